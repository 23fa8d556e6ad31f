"""Tops: t-shirt, vest top, blouse, polo shirt, crop top."""

from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.folds import crumpled, draped, falling, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import band, both_sides, box, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def body_folds(brief: Brief, length: float, half: float, depth: float = 0.3) -> tuple[Fold, ...]:
    """The usual creases of a hanging top: from the armpits, and upright waves below."""
    hand = brief.hand
    right = pulled(hand, (half - 1.5, 25), (half - 13, 36), 3, 9, depth * 1.2)
    left = tuple(fold.flipped() for fold in pulled(hand, (half - 1.5, 25), (half - 13, 36), 3, 9, depth * 1.2))
    return (
        *right,
        *left,
        *draped(hand, -half * 0.85, half * 0.85, 32, length, 5, depth),
        *crumpled(hand, (-half * 0.7, length * 0.6, half * 0.7, length * 0.9), 3, 0.1, depth * 0.7),
    )


def t_shirt(brief: Brief) -> Garment:
    """A T-shirt: neckline, sleeve, ease and a chest pocket vary."""
    choose, cloth = brief.choose, brief.cloth
    neck = choose.choice(("crew", "crew", "v", "scoop"))
    arm = choose.choice(("short", "short", "long", "elbow", "cap"))
    loose = choose.uniform(0, 3.5)
    length = choose.uniform(62, 70)
    half = 23.5 + loose
    body = torso(length, 19 + loose * 0.8, half, half - choose.uniform(0.5, 2), half + choose.uniform(-0.5, 1))
    hole = neckline(neck)
    seams = (hem_stitch(length - 2.2, half + 1),)
    pieces = [inside_back(body, hole, cloth), *sleeves(arm, 19 + loose * 0.8, half, cloth, brief.hand, loose * 0.5)]
    pieces.append(Piece(minus(body, hole.opening), cloth, body_folds(brief, length, half), seams, round=3.2))
    pieces += neckband(body, hole, cloth.ribbed() if choose.random() < 0.7 else cloth.ribbed().toned(brief.accent))
    features = {"neckline": NECKS[neck], "sleeve": SLEEVES[arm], "fit": "relaxed" if loose > 2 else "regular"}
    if cloth.pattern == "plain" and choose.random() < 0.4:
        pieces += patch_pocket(4.5, 19, 9.5, 10.5, cloth)
        features["detail"] = "chest pocket"
    return Garment(tuple(pieces), features)


def vest_top(brief: Brief) -> Garment:
    """A sleeveless vest top with ribbed edges."""
    choose, cloth = brief.choose, brief.cloth
    neck = choose.choice(("scoop", "v", "square"))
    length, narrow = choose.uniform(58, 66), choose.uniform(0, 3)
    strap = choose.uniform(2.2, 6)
    body = torso(length, 15.5 + strap * 0.4, 21.5 + narrow * 0.3, 20 + narrow, 22.5 + narrow)
    hole = neckline(neck, wide=5.2 - strap if neck != "square" else 1.5 - strap * 0.3, low=2)
    armhole = pen((19.5, -4), (12.2 + strap, -2), (11.0 + strap * 0.8, 13, 13.8, 23, 24, 25.5), (30, 20))
    side = minus(minus(body, armhole), flipped(armhole))
    edge = band(pen((12.2 + strap, -2), (11.0 + strap * 0.8, 13, 13.8, 23, 24, 25.5), closed=False), 2.2)
    pieces = [inside_back(side, hole, cloth)]
    pieces.append(
        Piece(
            minus(side, hole.opening),
            cloth,
            body_folds(brief, length, 21),
            (hem_stitch(length - 2, 23 + narrow),),
            round=3.0,
        )
    )
    rib = cloth.ribbed()
    pieces += neckband(side, hole, rib, 1.3)
    pieces += [Piece(within(both_sides(edge), side), rib, round=0.4, cast=0.1)]
    return Garment(
        tuple(pieces),
        {
            "neckline": NECKS[neck],
            "sleeve": "sleeveless",
            "fit": "slim" if narrow < 1.5 else "relaxed",
            "detail": "wide straps" if strap > 4 else "narrow straps",
        },
    )


def blouse(brief: Brief) -> Garment:
    """A blouse in a flowing cloth, with buttons, a bow or neither."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck = choose.choice(("v", "notch", "crew", "square"))
    arm = choose.choice(("balloon", "long", "puff", "bell", "three-quarter"))
    length = choose.uniform(60, 68)
    body = torso(length, 18, 24, 23.5, 27)
    hole = neckline(neck)
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, 18, 24, cloth, hand, 0.6, cloth if arm in ("balloon", "puff", "long") else None, 3.2),
    ]
    folds = (*body_folds(brief, length, 24, 0.25), *falling(hand, (-15, 15, 9), (-25, 25, length), 9, 0.4))
    front = [
        Seam(pen((-1.4, hole.edge.getBounds().bottom()), (-1.4, length + 1.4), closed=False)),
        Seam(pen((1.4, hole.edge.getBounds().bottom()), (1.4, length + 1.4), closed=False)),
    ]
    closure = choose.choice(("buttons", "bow", "none"))
    pieces.append(
        Piece(minus(body, hole.opening), cloth, folds, tuple(front) if closure == "buttons" else (), round=3.0)
    )
    pieces.append(Piece(within(minus(band(hole.edge, 1.6), hole.opening), body), cloth, round=0.4, cast=0.1))
    features = {"neckline": NECKS[neck], "sleeve": SLEEVES[arm]}
    low = hole.edge.getBounds().bottom()
    if closure == "buttons":
        pieces += buttons(column(0, low + 2.5, length - 4, 7), button_colour(cloth), 1.1)
        features["closure"] = "buttons down the front"
    elif closure == "bow":
        pieces += tied_bow(0, low, cloth, 0.8)
        features["detail"] = "a bow at the neck"
    return Garment(tuple(pieces), features)


def polo_shirt(brief: Brief) -> Garment:
    """A polo shirt with a ribbed collar and a short placket."""
    choose, cloth = brief.choose, brief.cloth
    arm = choose.choice(("short", "short", "short", "long"))
    length, half = choose.uniform(64, 70), choose.uniform(23.5, 26)
    body = torso(length, half - 4.5, half, half - 1.5, half - 0.5)
    hole = neckline("notch", wide=-0.8)
    edge = cloth.ribbed().toned(brief.accent) if choose.random() < 0.45 else cloth.ribbed()
    behind, leaves = shirt_collar(edge, spread=1.0, size=0.85)
    pieces = [*behind, *sleeves(arm, half - 4.5, half, cloth, brief.hand, 0.3, edge, 2.6)]
    pieces.append(
        Piece(
            minus(body, hole.opening),
            cloth,
            body_folds(brief, length, half),
            (hem_stitch(length - 2, half),),
            round=3.2,
        )
    )
    placket = choose.uniform(19, 24)
    pieces.append(
        Piece(
            box(-1.9, 7.2, 1.9, placket, 0.3),
            cloth,
            seams=(
                Seam(pen((-1.3, 7), (-1.3, placket - 0.6), (1.3, placket - 0.6), (1.3, 7), closed=False), "stitch"),
            ),
            round=0.6,
            cast=0.2,
        )
    )
    pieces += [*leaves, *buttons(column(0, 10, placket - 3, choose.choice((2, 3))), button_colour(cloth), 1.2)]
    return Garment(
        tuple(pieces), {"neckline": "polo collar", "sleeve": SLEEVES[arm], "closure": "a short button placket"}
    )


def crop_top(brief: Brief) -> Garment:
    """A cropped top with a smocked, tied or straight hem."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck = choose.choice(("square", "sweetheart", "scoop", "v"))
    arm = choose.choice(("puff", "short", "long", "none", "cap"))
    length = choose.uniform(38, 44)
    body = torso(length, 17, 21.5, 19, 19.5, waist_y=36, sag=0.8)
    if arm == "none":
        armhole = pen((24, -6), (16.2, -3), (13.6, 12, 15.6, 22, 26, 25))
        body = minus(minus(body, armhole), flipped(armhole))
    hole = neckline(neck)
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, 17, 21.5, cloth, hand, 0, cloth.ribbed() if arm in ("long", "puff") else None, 2.5),
    ]
    hem = choose.choice(("elastic", "tie", "plain"))
    seams = [hem_stitch(length - 1.6, 20, 0.8)]
    if hem == "elastic":
        seams += [hem_stitch(length - y, 20, 0.8) for y in (3, 4.5, 6)]
    middle = (
        [Fold((x, 22), (x * 0.9, 30), (x * 0.85, length), 1.2, 0.4) for x in (-13, -9, -4, 1, 6, 10, 14)]
        if hem == "elastic"
        else []
    )
    pieces.append(
        Piece(minus(body, hole.opening), cloth, (*body_folds(brief, length, 21, 0.3), *middle), tuple(seams), round=2.6)
    )
    pieces.append(Piece(within(minus(band(hole.edge, 1.8), hole.opening), body), cloth, round=0.4, cast=0.1))
    if hem == "tie":
        pieces += tied_bow(0, length - 1.5, cloth, 0.75)
    return Garment(
        tuple(pieces),
        {
            "neckline": NECKS[neck],
            "sleeve": SLEEVES[arm],
            "length": "cropped",
            "detail": {"elastic": "a smocked hem", "tie": "a tie at the hem", "plain": "a straight hem"}[hem],
        },
    )


PRINTS = {"plain": 5, "horizontal stripes": 3, "dotted": 1, "floral": 1, "leopard": 1}

KINDS = (
    Kind(
        "t-shirt",
        "top",
        t_shirt,
        {"jersey": 3, "cotton": 2},
        {"plain": 5, "horizontal stripes": 4, "dotted": 1},
        (9, 30),
        ("casual", "sporty", "basic"),
        ("T-shirt", "tee", "top"),
    ),
    Kind(
        "vest top",
        "top",
        vest_top,
        {"jersey": 2, "ribbed knit": 2, "cotton": 1},
        PRINTS,
        (8, 25),
        ("casual", "basic", "sporty"),
        ("vest top", "tank top", "tank"),
    ),
    Kind(
        "blouse",
        "top",
        blouse,
        {"viscose": 2, "chiffon": 2, "satin": 2, "crepe": 1},
        {"plain": 4, "floral": 4, "dotted": 2, "vertical stripes": 1, "leopard": 1},
        (25, 70),
        ("elegant", "romantic", "office"),
        ("blouse",),
    ),
    Kind(
        "polo shirt",
        "top",
        polo_shirt,
        {"cotton": 3, "jersey": 1},
        {"plain": 5, "horizontal stripes": 3},
        (19, 55),
        ("sporty", "casual", "preppy"),
        ("polo shirt", "polo"),
    ),
    Kind(
        "crop top",
        "top",
        crop_top,
        {"jersey": 2, "cotton": 2, "viscose": 1},
        {"plain": 4, "floral": 2, "checked": 2, "horizontal stripes": 1},
        (12, 35),
        ("summery", "party", "casual"),
        ("crop top", "cropped top"),
    ),
)
