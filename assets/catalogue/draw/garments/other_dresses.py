"""Dresses cut in one: shirt dress, slip dress, wrap dress, T-shirt dress."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.dresses import bodice_folds
from assets.catalogue.draw.parts.bodies import skirt, torso
from assets.catalogue.draw.parts.folds import draped, falling, pulled
from assets.catalogue.draw.parts.necklines import NAMES as NECKS
from assets.catalogue.draw.parts.necklines import inside_back, neckband, neckline
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    shirt_collar,
    tied_bow,
)
from assets.catalogue.draw.paths import band, both_sides, box, minus, oval, pen, union, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def shirt_dress(brief: Brief) -> Garment:
    """A shirt lengthened to a dress, often belted."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((92, 100, 118))
    arm = choose.choice(("long", "short", "elbow", "three-quarter"))
    hem = 27 + (length - 92) * 0.15
    belted = choose.random() < 0.65
    waist = 18.5 if belted else 22.5
    body = union(torso(42, 19, 23, waist, waist, sag=0.5), skirt(40, length, waist, waist + 5, hem))
    hole = neckline("notch", wide=-1.0, low=-1.5)
    behind, leaves = shirt_collar(cloth)
    pieces = [
        inside_back(body, hole, cloth),
        *behind,
        *sleeves(arm, 19, 23, cloth, hand, 0.6, cloth if arm == "long" else None, 5.5),
    ]
    folds = (*bodice_folds(brief), *falling(hand, (-waist, waist, 42), (-hem, hem, length), 8, 0.45))
    pieces.append(Piece(minus(body, hole.opening), cloth, folds, (hem_stitch(length - 1.6, hem, 2.0),), round=3.2))
    lines = tuple(Seam(pen((x, 7), (x, length + 1), closed=False), "stitch") for x in (-1.2, 1.2))
    pieces.append(Piece(box(-1.8, 6.5, 1.8, length + 1.6, 0.2), cloth, seams=lines, round=0.5, cast=0.2))
    features = {
        "neckline": "turn-down collar",
        "sleeve": SLEEVES[arm],
        "closure": "buttons down the front",
        "length": "knee-length" if length < 110 else "calf-length",
    }
    if choose.random() < 0.5:
        pieces += patch_pocket(5.5, 18, 9.5, 11, cloth)
    pieces += [*leaves, *buttons(column(0, 10.5, length - 10, 9), button_colour(cloth), 1.25)]
    if belted:
        pieces += (
            belt(39, waist + 0.4, cloth, 3.4, None)
            if choose.random() < 0.4
            else belt(39, waist + 0.4, trim("leather", (92, 58, 38)), 3.2)
        )
        features["detail"] = "a belt at the waist"
    return Garment(tuple(pieces), features)


def slip_dress(brief: Brief) -> Garment:
    """A bias-cut dress on thin straps, with a V-neck or a cowl."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((82, 108, 120))
    cowl = choose.random() < 0.5
    hem = 23 + (length - 80) * 0.13
    front = (6, 19.5, 0, 22) if cowl else (6.5, 20, 0, 25)
    body = both_sides(
        pen(
            (-0.5, front[3]),
            (0, front[3]),
            (front[0], front[1], 12.2, 11.5),
            (15, 21, 20.3, 24.5),
            (20, 31, 17.8, 35, 17.8, 40),
            (18.2, 47, 21.6, 54, 22.4, 62),
            (23.4, length * 0.8, hem, length - 6, hem, length),
            (hem / 2, length + 2, -0.5, length + 2),
        )
    )
    back = both_sides(pen((-0.5, 21.5), (8, 20.4, 15.6, 22.4), (18, 27), (-0.5, 30)))
    straps = [
        Piece(
            band(pen((side * 12.1, 12.5), (side * 11.4, 2, side * 9.8, -6), closed=False), 0.75),
            cloth,
            round=0.2,
            cast=0.25,
        )
        for side in (-1, 1)
    ]
    folds = list(falling(hand, (-20, 20, 44), (-hem, hem, length), 7, 0.5))
    if cowl:
        folds += [Fold((-11.5, 13 + y), (0, 21 + y * 2.4), (11.5, 13 + y), 1.7, 0.75) for y in (1.0, 3.4, 6.2)]
    else:
        folds += [
            *pulled(hand, (13, 30), (6, 22), 3, 7, 0.3),
            *(f.flipped() for f in pulled(hand, (13, 30), (6, 22), 3, 7, 0.3)),
        ]
    folds += list(draped(hand, -15, 15, 30, 56, 3, 0.3))
    seams = [hem_stitch(length - 1.5, hem, 2)]
    if not cowl:
        seams += [Seam(pen((side * 4.5, 32), (side * 9, 29, side * 19.5, 31), closed=False)) for side in (-1, 1)]
    pieces = [
        Piece(back, cloth, shade=0.4, cast=0.0),
        *straps,
        Piece(body, cloth, tuple(folds), tuple(seams), round=3.4),
    ]
    features = {
        "neckline": "cowl neck" if cowl else "V-neck",
        "sleeve": "thin straps",
        "length": "short" if length < 100 else "midi",
        "fit": "bias cut",
    }
    if choose.random() < 0.45:
        lace = within(body, box(-60, length - 5.5, 60, length + 5))
        pieces.append(
            Piece(
                lace,
                cloth.plain().lit(0.14),
                seams=tuple(
                    Seam(oval(x, length - 1.6, 2.2, 2.6), "edge", None, 0.28) for x in [-33 + 3 * n for n in range(23)]
                ),
                round=0.8,
                cast=0.15,
            )
        )
        features["detail"] = "a lace hem"
    return Garment(tuple(pieces), features)


def wrap_dress(brief: Brief) -> Garment:
    """A dress whose front laps over and ties at the side."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length = choose.choice((88, 106, 122))
    arm = choose.choice(("short", "long", "three-quarter", "flutter", "bell"))
    hem = 28 + (length - 88) * 0.22
    whole = union(torso(42, 17.5, 22, 17.8, 17.8, sag=0.4), skirt(39.5, length, 17.8, 24, hem, 0.8, hand))
    hole = neckline("deep v", low=4)
    pieces = [inside_back(whole, hole, cloth), *sleeves(arm, 17.5, 22, cloth, hand)]
    under = minus(whole, hole.opening)
    pieces.append(
        Piece(
            under,
            cloth,
            (*falling(hand, (-17, 17, 42), (-hem, hem, length), 8, 0.45), *bodice_folds(brief)),
            round=3.2,
            cast=0.2,
        )
    )
    lap = pen(
        (-12, -4),
        (-9.4, 1),
        (-4, 16, 13.5, 36, 17.8, 40),
        (10, 62, 6, 84, hem * 0.42, length + 6),
        (-70, length + 6),
        (-70, -4),
    )
    over = within(under, lap)
    rays = pulled(hand, (16.5, 39), (-12, 30), 5, 16, 0.5) + pulled(hand, (16.5, 41), (-8, 70), 4, 22, 0.45)
    pieces.append(Piece(over, cloth, rays, round=2.0, cast=0.45, turn=0))
    pieces += [
        Piece(
            within(both_sides(pen((-0.5, 38.4), (18.2, 38), (18.4, 41.4), (-0.5, 41.9))), whole),
            cloth,
            round=0.8,
            cast=0.25,
        ),
        *tied_bow(13, 40, cloth, 0.95),
    ]
    return Garment(
        tuple(pieces),
        {
            "neckline": "V-neck",
            "sleeve": SLEEVES[arm],
            "closure": "a wrap front that ties at the waist",
            "length": "knee-length" if length < 100 else "midi",
        },
    )


def t_shirt_dress(brief: Brief) -> Garment:
    """A T-shirt lengthened to a dress."""
    choose, cloth = brief.choose, brief.cloth
    length, loose = choose.choice((86, 96, 112)), choose.uniform(0, 3)
    arm, neck = choose.choice(("short", "short", "elbow", "long", "cap")), choose.choice(("crew", "v", "scoop", "crew"))
    half = 22.8 + loose
    hem = half + choose.uniform(-1, 4)
    body = torso(length, 18.5 + loose * 0.8, half, half - 2.6, hem, waist_y=42)
    hole = neckline(neck)
    pieces = [inside_back(body, hole, cloth), *sleeves(arm, 18.5 + loose * 0.8, half, cloth, brief.hand, loose * 0.4)]
    folds = (*bodice_folds(brief), *draped(brief.hand, -half, half, 36, length, 6, 0.4))
    pieces.append(Piece(minus(body, hole.opening), cloth, folds, (hem_stitch(length - 2.2, hem),), round=3.4))
    pieces += neckband(body, hole, cloth.ribbed(), 1.8)
    features = {
        "neckline": NECKS[neck],
        "sleeve": SLEEVES[arm],
        "length": "short" if length < 90 else "knee-length" if length < 100 else "midi",
        "fit": "relaxed" if loose > 1.5 else "straight cut",
    }
    if choose.random() < 0.45:
        for side in (-1, 1):
            pieces.append(
                Piece(
                    band(pen((side * (half - 4.6), 58), (side * (half - 1.6), 71), closed=False), 1.0),
                    cloth,
                    round=0.3,
                    cast=0.2,
                )
            )
        features["detail"] = "side pockets"
    return Garment(tuple(pieces), features)


KINDS = (
    Kind(
        "shirt dress",
        "dress",
        shirt_dress,
        {"cotton": 2, "linen": 2, "denim": 1, "viscose": 1},
        {"plain": 4, "vertical stripes": 3, "checked": 1, "dotted": 1},
        (40, 110),
        ("classic", "office", "casual"),
        ("shirt dress", "shirtwaist dress"),
    ),
    Kind(
        "slip dress",
        "dress",
        slip_dress,
        {"satin": 4, "silk": 2},
        {"plain": 5, "floral": 1, "leopard": 1},
        (35, 120),
        ("elegant", "party", "minimalist"),
        ("slip dress", "strappy dress"),
    ),
    Kind(
        "wrap dress",
        "dress",
        wrap_dress,
        {"viscose": 2, "crepe": 2, "jersey": 1},
        {"plain": 3, "floral": 4, "dotted": 2, "leopard": 1},
        (40, 110),
        ("elegant", "office", "romantic"),
        ("wrap dress",),
    ),
    Kind(
        "T-shirt dress",
        "dress",
        t_shirt_dress,
        {"jersey": 3, "cotton": 1, "ribbed knit": 1},
        {"plain": 4, "horizontal stripes": 4},
        (20, 60),
        ("casual", "sporty", "basic"),
        ("T-shirt dress", "jersey dress"),
    ),
)
