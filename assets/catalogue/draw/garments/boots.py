"""Boots: Chelsea, heeled ankle boot, knee-high, lace-up."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.parts.footwear import LEATHER, SOLES, lacing, pair
from assets.catalogue.draw.parts.trims import BRASS, STEEL, zip_line
from assets.catalogue.draw.paths import band, box, minus, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _boot(
    brief: Brief, height: float, heel: float, block: bool, pointed: bool, wide: float = 0.0
) -> tuple[skia.Path, list[Piece]]:
    cloth, hand = brief.cloth, brief.hand
    tip = -15 if pointed else -14
    lift = -heel
    shaft = pen(
        (tip, -1.0),
        (tip - 0.4 + (1.2 if pointed else 0), -5.0, -9.0, -6.4),
        (-4.6, -7.6 + lift * 0.4, -2.6, -12.0 + lift * 0.6),
        (-3.2 - wide * 0.4, -height * 0.6 + lift * 0.6, -3.4 - wide, -height),
        (9.8 + wide, -height - 0.4),
        (10.4 + wide, -height * 0.55, 9.6, -12.0 + lift),
        (11.8, -6 + lift, 12.0, -1.2 + lift),
        (5, -1.0 + lift * 0.95, 1.2, -0.9 + lift * 0.4),
        (-5, -0.6, -9, -0.8),
    )
    stem = pen(
        (3.8, -1.0 + lift * 0.8),
        (12.0, -1.4 + lift),
        (12.0, lift * 0.4, 11.6 if block else 10.4, 0),
        (4.6 if block else 8.4, 0),
        (4.8 if block else 8.0, lift * 0.5, 3.8, -1.0 + lift * 0.8),
    )
    sole = pen(
        (tip - 0.2, -1.2),
        (tip - 0.2, 0, tip + 1.4, 0),
        (-3.6, 0),
        (0.4, lift * 0.3, 3.4, -0.4 + lift * 0.8),
        (6, -0.6 + lift, 12.1, -0.8 + lift),
        (12.2, -1.8 + lift),
        (4.5, -1.6 + lift, 1.2, -1.3 + lift * 0.4),
        (-4, -0.9, tip - 0.2, -1.2),
    )
    opening = oval(3.2, -height - 0.2, 13.0 + 2 * wide, 2.6)
    folds = crumpled(hand, (-4, -13 + lift, 8, -8 + lift), 4, 0.25, 0.45)
    if height > 26:
        folds += crumpled(hand, (-3, -height * 0.75, 9, -15), 5, 0.1, 0.35)
    pieces = [
        Piece(stem, trim("leather", darker(cloth.colour, 0.5)), round=0.8, cast=0.1),
        Piece(shaft, cloth, folds, round=2.2, cast=0.2),
        Piece(opening, cloth, shade=0.55, round=0.6, cast=0),
        Piece(sole, trim("rubber", (46, 40, 38)), round=0.3, cast=0.15),
    ]
    return shaft, pieces


def chelsea_boot(brief: Brief) -> Garment:
    """An ankle boot with elastic sides."""
    choose = brief.choose
    height, chunky = choose.uniform(19, 23), choose.random() < 0.45
    _, pieces = _boot(brief, height, 2.6, True, choose.random() < 0.3)
    gore = pen(
        (0.6, -height + 1.0),
        (6.4, -height + 1.0),
        (5.6, -height * 0.55, 4.2, -8.6),
        (2.6, -8.6),
        (1.4, -height * 0.55, 0.6, -height + 1.0),
    )
    elastic = trim("ribbed knit", darker(brief.cloth.colour, 0.55) if choose.random() < 0.85 else brief.accent)
    tab = Piece(
        band(pen((9.2, -height + 2), (12.0, -height - 3.4, 10.8, -height + 2.6), closed=False), 0.9), elastic, round=0.3
    )
    pieces = [tab, *pieces, Piece(gore, elastic, round=0.5, cast=0.1)]
    if chunky:
        ground = pen((-14.8, -2.6), (-15.4, 0, -13, 0), (12, 0), (13.4, -0.4, 12.6, -3.4), (4, -2.4, -14.8, -2.6))
        pieces.append(
            Piece(
                ground,
                trim("rubber", choose.choice(SOLES[1:])),
                seams=tuple(Seam(pen((x, -1.2), (x, 0), closed=False), "edge", None, 0.3) for x in range(-12, 12, 2)),
                round=0.6,
                cast=0.3,
            )
        )
    return pair(
        pieces,
        {
            "height": "ankle-high",
            "closure": "elastic side panels",
            "detail": "a chunky sole" if chunky else "a pull tab",
        },
    )


def heeled_ankle_boot(brief: Brief) -> Garment:
    """An ankle boot on a block or slim heel."""
    choose = brief.choose
    height, heel, block, pointed = (
        choose.uniform(18, 24),
        choose.choice((5.5, 7.5, 9.5)),
        choose.random() < 0.5,
        choose.random() < 0.6,
    )
    shaft, pieces = _boot(brief, height + heel, heel, block, pointed)
    detail = choose.choice(("zip", "buckle", "plain"))
    if detail == "zip":
        pieces += zip_line(-height - heel + 2.0, -9 - heel, 4.6, BRASS)
    elif detail == "buckle":
        y = -11.5 - heel
        pieces += [
            Piece(
                within(shaft, band(pen((-6, y + 1), (3, y + 2.2, 14, y - 0.4), closed=False), 1.6)),
                brief.cloth,
                round=0.5,
                cast=0.4,
            ),
            Piece(
                minus(box(2.4, y - 0.4, 5.2, y + 2.6, 0.3), box(3.1, y + 0.3, 4.5, y + 1.9, 0.2)),
                trim("metal", STEEL),
                round=0.3,
                cast=0.4,
            ),
        ]
    return pair(
        pieces,
        {
            "heel": "a block heel" if block else "a stiletto heel",
            "toe": "pointed toes" if pointed else "round toes",
            "detail": {"zip": "a side zip", "buckle": "a buckled strap", "plain": "a clean shaft"}[detail],
            "height": "ankle-high",
        },
    )


def knee_high_boot(brief: Brief) -> Garment:
    """A boot to the knee."""
    choose = brief.choose
    height, heel = choose.uniform(40, 47), choose.choice((2.0, 5.5, 8.0))
    shaft, pieces = _boot(brief, height, heel, choose.random() < 0.6, choose.random() < 0.5, choose.uniform(0.8, 2.4))
    detail = choose.choice(("zip", "strap", "plain"))
    if detail == "zip":
        pieces += zip_line(-height + 1.6, -8 - heel, 5.4, STEEL)
    elif detail == "strap":
        pieces += [
            Piece(
                within(shaft, band(pen((-12, -height + 4), (3, -height + 5.6, 20, -height + 3.6), closed=False), 2.0)),
                brief.cloth,
                round=0.6,
                cast=0.4,
            ),
            Piece(oval(6.4, -height + 4.7, 2.2, 2.6), trim("metal", BRASS), round=0.4, cast=0.4),
        ]
    return pair(
        pieces,
        {
            "height": "knee-high",
            "heel": "flat" if heel < 3 else "a heel",
            "detail": {"zip": "a side zip", "strap": "a strap at the top", "plain": "a plain shaft"}[detail],
        },
    )


def lace_up_boot(brief: Brief) -> Garment:
    """A laced boot on a treaded sole."""
    choose = brief.choose
    height = choose.uniform(21, 28)
    shaft, pieces = _boot(brief, height, 1.8, True, False)
    ground = pen((-14.8, -3.0), (-15.6, 0, -13.4, 0), (12.4, 0), (13.6, -0.4, 12.8, -3.8), (4, -2.8, -14.8, -3.0))
    thread = (222, 178, 72) if choose.random() < 0.4 else None
    welt_line = Seam(pen((-14.6, -2.4), (0, -2.0, 12.6, -3.0), closed=False), "stitch", thread, 0.34)
    facing = pen(
        (-6.4, -7.8),
        (-2.8, -10, -1.9, -13),
        (-2.4, -height + 0.6),
        (2.4, -height + 0.6),
        (2.4, -13),
        (0.4, -8.6, -4.4, -6),
    )
    pieces += [Piece(within(facing, shaft), brief.cloth.shaded(0.1), round=0.6, cast=0.25)]
    pieces += lacing((-5.6, -7.6), (-2.0, -12.2), 3, 3.6, (230, 206, 130) if thread else (40, 36, 36))
    pieces += lacing((-2.2, -13.6), (-2.5, -height + 1.6), 5, 4.2, (230, 206, 130) if thread else (40, 36, 36))
    pieces += [
        Piece(
            ground,
            trim("rubber", (42, 38, 38)),
            seams=(
                welt_line,
                *(Seam(pen((x, -1.2), (x, 0), closed=False), "edge", None, 0.35) for x in range(-12, 12, 2)),
            ),
            round=0.6,
            cast=0.3,
        )
    ]
    if choose.random() < 0.4:
        pieces.append(
            Piece(within(shaft, oval(-13.4, -3, 11, 8.5)), brief.cloth.shaded(0.08), seams=(), round=0.9, cast=0.2)
        )
    return pair(
        pieces,
        {
            "height": "calf-high" if height > 24 else "ankle-high",
            "closure": "laces",
            "detail": "contrast welt stitching" if thread else "a treaded sole",
        },
    )


KINDS = (
    Kind(
        "Chelsea boot",
        "boot",
        chelsea_boot,
        LEATHER,
        {"plain": 1},
        (60, 180),
        ("classic", "casual"),
        ("Chelsea boots", "pull-on boots"),
        "leather",
    ),
    Kind(
        "heeled ankle boot",
        "boot",
        heeled_ankle_boot,
        LEATHER,
        {"plain": 6, "leopard": 1},
        (60, 190),
        ("elegant", "party", "rock"),
        ("heeled ankle boots", "heeled boots"),
        "leather",
    ),
    Kind(
        "knee-high boot",
        "boot",
        knee_high_boot,
        LEATHER,
        {"plain": 1},
        (80, 260),
        ("elegant", "classic", "vintage"),
        ("knee-high boots", "tall boots"),
        "leather",
    ),
    Kind(
        "lace-up boot",
        "boot",
        lace_up_boot,
        LEATHER,
        {"plain": 1},
        (60, 190),
        ("rock", "outdoor", "streetwear"),
        ("lace-up boots", "combat boots", "work boots"),
        "leather",
    ),
)
