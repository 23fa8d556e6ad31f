"""Skirts: mini, pleated, pencil, maxi, denim."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.parts.bodies import skirt
from assets.catalogue.draw.parts.folds import crumpled, falling
from assets.catalogue.draw.parts.trims import (
    BRASS,
    belt,
    button_colour,
    buttons,
    column,
    hem_stitch,
    patch_pocket,
    tied_bow,
    waistband,
)
from assets.catalogue.draw.parts.waists import inside_waist
from assets.catalogue.draw.paths import box, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam


def _skirt(
    brief: Brief, length: float, hip: float, hem: float, wave: float, count: int, depth: float, extras: tuple[str, ...]
) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    path = skirt(0, length, 17.5, hip, hem, wave, hand)
    folds = falling(hand, (-17, 17, 3), (-hem, hem, length), count, depth)
    extra = choose.choice(extras)
    seams = [hem_stitch(length - 1.8, hem, 2)]
    pieces = [inside_waist(17.5, cloth)]
    if extra == "tiers":
        seams += [Seam(pen((-60, length * s), (0, length * s + 3, 60, length * s), closed=False)) for s in (0.36, 0.68)]
        folds += tuple(
            Fold((x, length * 0.37 + 3), (x * 1.03, length * 0.42 + 3), (x * 1.05, length * 0.5), 0.9, 0.5)
            for x in range(-24, 25, 4)
        )
    pieces.append(Piece(path, cloth, folds, tuple(seams), round=3.2, fan=hem / 21))
    if extra == "buttons":
        strip = box(-1.9, 3, 1.9, length + 1.6, 0.2)
        pieces.append(Piece(strip, cloth, round=0.5, cast=0.25))
        pieces += buttons(column(0, 7, length - 6, max(4, round(length / 9))), button_colour(cloth), 1.6)
    elif extra == "slit":
        pieces.append(
            Piece(
                pen(
                    (7, length * 0.5),
                    (9.5, length * 0.75, 13, length + 2.6),
                    (8.2, length + 2.6),
                    (7.4, length * 0.8, 7, length * 0.5),
                ),
                cloth,
                shade=0.5,
                round=0.6,
                cast=0.0,
            )
        )
    elif extra == "pockets":
        pieces += patch_pocket(-14.5, 12, 10, 11, cloth) + patch_pocket(4.5, 12, 10, 11, cloth)
    pieces.append(waistband(17.5, 4.2, cloth))
    if extra == "belt":
        pieces += belt(0.6, 17.7, trim("leather", (48, 38, 34)), 3.0)
    elif extra == "bow":
        pieces += tied_bow(8, 2.4, cloth, 0.85)
    features = {
        "length": "short" if length < 50 else "knee-length" if length < 68 else "midi" if length < 84 else "long"
    }
    words = {
        "tiers": "tiers",
        "buttons": "buttons down the front",
        "slit": "a slit at the front",
        "pockets": "two patch pockets",
        "belt": "a narrow belt",
        "bow": "a tie at the waist",
    }
    if extra in words:
        features["detail"] = words[extra]
    return Garment(tuple(pieces), features)


def mini_skirt(brief: Brief) -> Garment:
    """A short skirt, straight to flared."""
    flare = brief.choose.choice((0, 5, 9))
    return _skirt(
        brief,
        brief.choose.uniform(37, 45),
        24.5,
        24.5 + flare,
        0.8 if flare > 5 else 0,
        4 + flare,
        0.25 + flare * 0.03,
        ("none", "buttons", "pockets", "belt"),
    )


def pleated_skirt(brief: Brief) -> Garment:
    """A skirt in pressed pleats, three lengths."""
    choose, cloth = brief.choose, brief.cloth
    length = choose.choice((42, 62, 76))
    hem = 27 + length * 0.16
    path = skirt(0, length, 17.5, 25, hem)
    count = choose.choice((10, 14, 18))
    folds = tuple(
        Fold(
            (-17.2 + 34.4 * (n + 0.5) / count, 3.5),
            ((-17.2 + 34.4 * (n + 0.5) / count) * 1.28, length * 0.4),
            ((-1 + 2 * (n + 0.5) / count) * hem, length + 2),
            26 / count,
            0.85,
        )
        for n in range(count)
    )
    seams = tuple(Seam(pen(fold.start, (*fold.bend, *fold.end), closed=False), "edge", None, 0.14) for fold in folds)
    pieces = [
        inside_waist(17.5, cloth),
        Piece(path, cloth, folds, seams, round=2.8, fan=hem / 20),
        waistband(17.5, 4.0, cloth),
    ]
    if choose.random() < 0.3:
        pieces += belt(0.6, 17.7, trim("leather", (48, 38, 34)), 2.8)
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 50 else "knee-length" if length < 70 else "midi",
            "detail": "narrow pleats" if count > 14 else "wide pleats",
        },
    )


def pencil_skirt(brief: Brief) -> Garment:
    """A narrow skirt, often with a slit."""
    return _skirt(
        brief,
        brief.choose.uniform(56, 70),
        24.5,
        brief.choose.uniform(20.5, 22.5),
        0,
        4,
        0.25,
        ("none", "slit", "slit", "buttons", "belt"),
    )


def maxi_skirt(brief: Brief) -> Garment:
    """A long gathered skirt, perhaps tiered."""
    return _skirt(
        brief,
        brief.choose.uniform(88, 98),
        27,
        brief.choose.uniform(36, 44),
        1.8,
        11,
        0.6,
        ("tiers", "buttons", "bow", "none"),
    )


def denim_skirt(brief: Brief) -> Garment:
    """A denim skirt with a fly or buttons all the way."""
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    length, hem = choose.choice((40, 44, 66)), choose.uniform(24, 28)
    thread = (206, 150, 84)
    path = skirt(0, length, 17.8, 24.5, hem)
    seams = [hem_stitch(length - 1.8, hem, 2, thread)]
    for side in (-1, 1):
        line = pen((side * 10.5, 4.4), (side * 12.5, 11.5, side * 23, 12.5), closed=False)
        seams += [Seam(line), Seam(line, "stitch", thread)]
    buttoned = choose.random() < 0.5
    if not buttoned:
        seams += [
            Seam(pen((0, 4), (0, length + 2), closed=False)),
            Seam(pen((3.4, 4.2), (3.4, 13), (2.6, 17, 0.2, 18.5), closed=False), "stitch", thread),
        ]
    pieces = [
        inside_waist(17.8, cloth),
        Piece(
            path,
            cloth,
            crumpled(hand, (-18, 10, 18, 22), 6, 0.1, 0.4) + falling(hand, (-17, 17, 4), (-hem, hem, length), 5, 0.3),
            tuple(seams),
            round=2.6,
        ),
    ]
    pieces.append(waistband(17.8, 4.2, cloth, thread))
    if buttoned:
        lines = tuple(Seam(pen((x, 3.2), (x, length + 1), closed=False), "stitch", thread) for x in (-1.3, 1.3))
        pieces.append(Piece(within(box(-2.0, 0.5, 2.0, length + 2), path), cloth, seams=lines, round=0.5, cast=0.25))
        pieces += buttons(column(0, 2.8, length - 4, 6 if length < 50 else 8), BRASS, 1.7, "metal")
    else:
        pieces += buttons([(1.4, 2.9)], BRASS, 1.8, "metal")
    return Garment(
        tuple(pieces),
        {
            "length": "short" if length < 50 else "midi",
            "closure": "buttons down the front" if buttoned else "a zip fly and button",
            "detail": "contrast stitching",
        },
    )


KINDS = (
    Kind(
        "mini skirt",
        "skirt",
        mini_skirt,
        {"tweed": 1, "leather": 2, "cotton": 1, "corduroy": 1, "crepe": 1},
        {"plain": 4, "checked": 2, "tartan": 2, "leopard": 1},
        (20, 50),
        ("party", "casual", "preppy"),
        ("mini skirt", "short skirt"),
    ),
    Kind(
        "pleated skirt",
        "skirt",
        pleated_skirt,
        {"crepe": 2, "satin": 2, "wool": 1},
        {"plain": 4, "tartan": 2, "checked": 1, "dotted": 1},
        (25, 70),
        ("elegant", "preppy", "classic"),
        ("pleated skirt",),
    ),
    Kind(
        "pencil skirt",
        "skirt",
        pencil_skirt,
        {"wool": 2, "crepe": 2, "leather": 1, "tweed": 1},
        {"plain": 4, "pinstripes": 1, "checked": 1, "leopard": 1},
        (25, 70),
        ("office", "classic", "elegant"),
        ("pencil skirt", "fitted skirt"),
    ),
    Kind(
        "maxi skirt",
        "skirt",
        maxi_skirt,
        {"viscose": 2, "cotton": 2, "linen": 1, "satin": 1},
        {"plain": 3, "floral": 3, "vertical stripes": 1, "dotted": 1},
        (30, 80),
        ("bohemian", "summery", "romantic"),
        ("maxi skirt", "long skirt"),
    ),
    Kind(
        "denim skirt",
        "skirt",
        denim_skirt,
        {"denim": 1},
        {"plain": 1},
        (25, 55),
        ("casual", "vintage"),
        ("denim skirt", "jean skirt"),
        "denim",
    ),
)
