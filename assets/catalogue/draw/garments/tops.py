"""Tops: t-shirt, vest top, blouse, polo shirt, crop top."""

from assets.catalogue.draw.garments.blouses import blouse
from assets.catalogue.draw.garments.crop_tops import crop_top
from assets.catalogue.draw.parts.bodices import Shaping, bodice
from assets.catalogue.draw.parts.bodies import fitted, torso
from assets.catalogue.draw.parts.flounces import lace_edge
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.shaping import bust_shade, hanging, mirrored, sides
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    STEEL,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    shirt_collar,
    tied_bow,
    zip_line,
)
from assets.catalogue.draw.paths import band, both_sides, box, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def body_folds(brief: Brief, length: float, half: float, depth: float = 0.3) -> tuple[Fold, ...]:
    """The usual creases of a hanging top; see `shaping.hanging`."""
    return hanging(brief.hand, length, half, depth)


def t_shirt(brief: Brief) -> Garment:
    """A T-shirt: regular, boxy, oversized with dropped shoulders or waisted; plain, with a pocket, a knot, a band."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    fit = choose.choice(("regular", "regular", "boxy", "oversized", "slim"))
    half = {"regular": 23.0, "boxy": 25.2, "oversized": 27.2, "slim": 20.0}[fit] + choose.uniform(-0.4, 0.4)
    shoulder = half - (3.4 if fit == "slim" else 3.8 if fit != "oversized" else 2.2)
    waist = half - {"regular": 1.4, "boxy": 0.2, "oversized": 0.4, "slim": 2.8}[fit]
    length = choose.uniform(62, 69) - (5 if fit == "boxy" else 0)
    neck = choose.choice(("crew", "crew", "v", "scoop", "boat"))
    arm = choose.choice(("short", "short", "short", "long", "elbow", "cap" if fit == "slim" else "short"))
    body = torso(length, shoulder, half, waist, half + choose.uniform(-0.6, 0.6))
    hole = neckline(neck)
    ringer = choose.random() < 0.3
    rib = cloth.ribbed().toned(brief.accent) if ringer else cloth.ribbed()
    knot = choose.random() < 0.15
    folds = hanging(hand, length, half, 0.32)
    if knot:
        folds += tuple(
            Fold((half * 0.5, length - 3), (2, length - 9 - 3 * n), (-half * 0.7, length - 4 - 5 * n), 1.3, 0.45)
            for n in range(4)
        )
    pieces = [
        inside_back(body, hole, cloth),
        *sleeves(arm, shoulder, half, cloth, hand, 0.8 if fit == "oversized" else 0.2, rib if ringer else None, 1.8),
        Piece(minus(body, hole.opening), cloth, folds, (hem_stitch(length - 2.2, half + 1),), round=2.0, cast=0.1),
        *neckband(body, hole, rib, choose.choice((1.6, 2.1, 2.8))),
    ]
    features = {"neckline": NECKS[neck], "sleeve": SLEEVES[arm], "fit": fit}
    if knot:
        pieces += tied_bow(half * 0.52, length - 2, cloth.plain(), 0.42)
        features["detail"] = "a knot at the hem"
    elif cloth.pattern == "plain" and choose.random() < 0.5:
        if choose.random() < 0.5:
            of = cloth if choose.random() < 0.6 else cloth.toned(brief.accent)
            pieces += patch_pocket(half * 0.26, 19, 8.8, 9.8, of)
            features["detail"] = "a chest pocket"
        else:
            stripe = within(minus(body, hole.opening), box(-60, 27, 60, choose.choice((30.5, 34.0))))
            pieces.append(Piece(stripe, cloth.toned(brief.accent), round=0.4, cast=0.0))
            features["detail"] = "a stripe across the chest"
    return Garment(tuple(pieces), features)


def vest_top(brief: Brief) -> Garment:
    """A sleeveless top: a ribbed vest, a racer cut, a strappy camisole with or without lace, a halter."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    look = choose.choice(("tank", "tank", "racer", "camisole", "camisole", "halter"))
    length = choose.uniform(57, 64)
    loose = choose.choice((0.0, 1.5, 3.5))
    if look in ("camisole", "halter"):
        return _camisole(brief, look, length, loose)
    neck = choose.choice(("scoop", "v", "square", "crew") if look == "tank" else ("crew", "scoop"))
    strap = 2.4 if look == "racer" else choose.uniform(2.8, 5.6)
    body = fitted(length, shoulder=17.0, bust=19.6, waist=17.2 + loose, hip=21, hem=19.8 + loose)
    wide = {"scoop": -0.8, "v": 0.4, "square": -1.6, "crew": 1.0}[neck] + (1.4 if look == "tank" else 0.0)
    hole = neckline(neck, wide=wide, low=choose.choice((0, 2)))
    outer = {"scoop": 10.5, "v": 8.6, "square": 11.0, "crew": 8.0}[neck] + wide + strap
    curve = ((outer - (2.6 if look == "racer" else 0.6), 11, 14.0, 20.0, 19.8, 21.6),)
    armhole = pen((30, -8), (outer, -3), (outer, 2), *curve, (30, 20))
    side = minus(minus(body, armhole), flipped(armhole))
    edge = within(both_sides(band(pen((outer, -3), (outer, 2), *curve, closed=False), 2.0)), side)
    rib = cloth.ribbed() if choose.random() < 0.65 else cloth.ribbed().toned(brief.accent)
    folds = (
        *mirrored(*pulled(hand, (17.4, 23), (8, 31), 2, 7, 0.28)),
        *sides(19.4, 17.2 + loose, 19.6 + loose, 40, length, 0.38),
        *bust_shade(19, 0.16),
        *draped(hand, -15, 15, 38, length, 4, 0.34),
    )
    pieces = [
        inside_back(side, hole, cloth),
        Piece(minus(side, hole.opening), cloth, folds, (hem_stitch(length - 2, 20.5 + loose),), round=2.0),
        *neckband(side, hole, rib, 1.2),
        Piece(edge, rib, round=0.4, cast=0.08),
    ]
    features = {
        "neckline": NECKS[neck],
        "sleeve": "sleeveless",
        "fit": "slim" if loose < 1 else "regular" if loose < 2 else "relaxed",
        "detail": "a racer cut" if look == "racer" else "wide straps" if strap > 4.2 else "narrow straps",
    }
    return Garment(tuple(pieces), features)


def _camisole(brief: Brief, look: str, length: float, loose: float) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    neck = "halter" if look == "halter" else choose.choice(("thin straps", "square straps"))
    hem = 19.6 + loose * 1.2
    outline = fitted(length, waist=16.6 + loose, hip=20, hem=hem)
    folds = (
        *bust_shade(18.6, 0.22, 26),
        *sides(18.6, 16.6 + loose, hem, 40, length, 0.38),
        *draped(hand, -14, 14, 36, length, 5, 0.4),
    )
    top = bodice(brief, neck, "none", outline, Shaping(folds, (hem_stitch(length - 1.8, hem),), rim=1.9))
    pieces = [*top.behind, *top.front]
    features = {**top.features, "fit": "slim" if loose < 1 else "regular" if loose < 2 else "relaxed"}
    if choose.random() < 0.55 and cloth.material.name != "ribbed knit":
        line = ((-hem + 0.2, length - 1.2), (0.0, length + 2.4), (hem - 0.2, length - 1.2))
        pieces.append(lace_edge(line, 2.8, cloth))
        features["detail"] = "a lace hem"
    elif choose.random() < 0.5:
        pieces += buttons(column(0, 24 if look != "halter" else 14, 40, 5), button_colour(cloth), 1.0)
        features["closure"] = "small buttons"
    return Garment(tuple(pieces), features)


def polo_shirt(brief: Brief) -> Garment:
    """A polo shirt with a ribbed collar: a buttoned placket, a zip or an open collar; perhaps a pocket or tipping."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    arm = choose.choice(("short", "short", "short", "long"))
    slim = choose.random() < 0.4
    length, half = choose.uniform(63, 69), choose.uniform(20.6, 21.8) if slim else choose.uniform(23.2, 25.2)
    body = torso(length, half - 3.8, half, half - (2.6 if slim else 1.2), half - 0.4)
    hole = neckline("notch", wide=-0.8)
    contrast = choose.random() < 0.45
    edge = cloth.ribbed().toned(brief.accent) if contrast else cloth.ribbed()
    behind, leaves = shirt_collar(edge, spread=1.0, size=choose.choice((0.8, 0.95)))
    cuffs = edge if choose.random() < 0.7 or arm == "long" else None
    pieces = [
        inside_back(body, hole, cloth),
        *behind,
        *sleeves(arm, half - 3.8, half, cloth, hand, 0.2, cuffs, 5.0 if arm == "long" else 2.2),
        Piece(
            minus(body, hole.opening),
            cloth,
            hanging(hand, length, half, 0.32),
            (hem_stitch(length - 2, half),),
            round=2.0,
            cast=0.1,
        ),
    ]
    front = choose.choice(("buttons", "buttons", "zip", "open"))
    low = choose.uniform(19, 24)
    tab = contrast and choose.random() < 0.5
    if front == "zip":
        pieces += zip_line(9, low, metal=STEEL)
    else:
        line = pen((-1.3, 7), (-1.3, low - 0.6), (1.3, low - 0.6), (1.3, 7), closed=False)
        pieces.append(
            Piece(
                box(-1.9, 7.2, 1.9, low, 0.3),
                edge if tab else cloth,
                seams=(Seam(line, "stitch"),),
                round=0.6,
                cast=0.15,
            )
        )
    if front == "open":
        gap = pen((-2.4, 5.5), (2.4, 5.5), (1.2, 11, 0.2, 16.5), (-1.2, 11, -2.4, 5.5))
        pieces.append(Piece(gap, cloth, shade=0.45, cast=0.0, round=0.5))
    pieces += leaves
    if choose.random() < 0.4:
        pieces += _tipping(brief)
    if front != "zip":
        places = column(0, 17.6 if front == "open" else 10, low - 3, 1 if front == "open" else choose.choice((2, 3)))
        pieces += buttons(places, button_colour(edge if tab else cloth), 1.2)
    closure = {"zip": "a short zip", "open": "an open collar"}.get(front, "a short button placket")
    features = {
        "neckline": "polo collar",
        "sleeve": SLEEVES[arm],
        "closure": closure,
        "fit": "slim" if slim else "regular",
    }
    if choose.random() < 0.3:
        pieces += patch_pocket(half * 0.3, 20.5, 8.2, 9.4, cloth)
        features["detail"] = "a chest pocket"
    elif contrast:
        features["detail"] = "a contrast collar"
    return Garment(tuple(pieces), features)


def _tipping(brief: Brief) -> tuple[Piece, ...]:
    """A narrow line of another colour around the collar's leaves."""
    line = pen((1.4, 7.4), (7.0, 9.4), (9.2, 1.4), closed=False)
    strip = Piece(band(line, 0.5), brief.cloth.toned(brief.accent), round=0.1, cast=0.0)
    return strip.flipped(), strip


PRINTS = {
    "plain": 6,
    "horizontal stripes": 3,
    "dotted": 1,
    "floral": 1,
    "leopard": 1,
    "tie-dye": 1,
    "colour-block": 1,
    "zebra": 1,
}

KINDS = (
    Kind(
        "t-shirt",
        "top",
        t_shirt,
        {"jersey": 3, "cotton": 2},
        {"plain": 6, "horizontal stripes": 4, "dotted": 1, "tie-dye": 2, "camouflage": 2, "colour-block": 1},
        (9, 30),
        ("casual", "sporty", "basic"),
        ("T-shirt", "tee", "top"),
    ),
    Kind(
        "vest top",
        "top",
        vest_top,
        {"jersey": 3, "ribbed knit": 3, "cotton": 1, "satin": 2, "sequins": 1, "lace": 1},
        PRINTS,
        (8, 25),
        ("casual", "basic", "sporty"),
        ("vest top", "tank top", "tank"),
    ),
    Kind(
        "blouse",
        "top",
        blouse,
        {"viscose": 2, "chiffon": 2, "satin": 2, "crepe": 1, "lace": 1, "velvet": 1},
        {"plain": 4, "floral": 3, "dotted": 2, "vertical stripes": 1, "leopard": 1, "zebra": 1, "checked": 1},
        (25, 70),
        ("elegant", "romantic", "office"),
        ("blouse",),
    ),
    Kind(
        "polo shirt",
        "top",
        polo_shirt,
        {"cotton": 3, "jersey": 1},
        {"plain": 5, "horizontal stripes": 3, "colour-block": 2, "argyle": 1},
        (19, 55),
        ("sporty", "casual", "preppy"),
        ("polo shirt", "polo"),
    ),
    Kind(
        "crop top",
        "top",
        crop_top,
        {"jersey": 2, "cotton": 2, "viscose": 1, "linen": 1, "satin": 1, "ribbed knit": 1, "lace": 1},
        {"plain": 4, "floral": 2, "checked": 2, "horizontal stripes": 1, "zebra": 1, "tie-dye": 1},
        (12, 35),
        ("summery", "party", "casual"),
        ("crop top", "cropped top"),
    ),
)
