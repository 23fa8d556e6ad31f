"""Tailored outerwear: blazer, trench coat, wool coat."""

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments.tops import body_folds
from assets.catalogue.draw.palette import darker
from assets.catalogue.draw.parts.bodies import torso
from assets.catalogue.draw.parts.necklines import inside_back, neckline
from assets.catalogue.draw.parts.sleeves import sleeves
from assets.catalogue.draw.parts.trims import (
    BRASS,
    belt,
    button_colour,
    buttons,
    column,
    flap,
    hem_stitch,
    lapels,
    mirrored_pair,
    tied_bow,
)
from assets.catalogue.draw.paths import band, minus, pen
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _tailored(
    brief: Brief,
    length: float,
    half: float,
    break_y: float,
    double: bool,
    width: float,
    notch: bool = True,
    waist: float | None = None,
    ease: float = 1.0,
) -> tuple[list[Piece], tuple[Piece, ...]]:
    cloth, hand = brief.cloth, brief.hand
    hem = half + (1.0 if length < 85 else 4.5)
    body = torso(length, half - 4.5, half, waist or half - 2.2, hem, waist_y=42)
    hole = neckline("deep v" if break_y > 24 else "v", wide=-0.6, low=break_y - (23 if break_y > 24 else 17))
    behind, fronts = lapels(cloth, break_y, width, notch)
    lap = -7.5 if double else -1.8
    lining = trim("satin", darker(cloth.colour, 0.25))
    inner = [inside_back(body, hole, lining)]
    edge = Seam(pen((lap, break_y), (lap, length - 4), (lap, length + 1.6, lap + 5, length + 1.8), closed=False))
    darts = [Seam(pen((side * 12, 26), (side * 11, 40, side * 12.5, length * 0.75), closed=False)) for side in (-1, 1)]
    pieces = [*inner, *behind, *sleeves("long", half - 4.5, half, cloth, hand, ease)]
    pieces.append(
        Piece(
            minus(body, hole.opening),
            cloth,
            body_folds(brief, length, half, 0.3),
            (edge, *darts, hem_stitch(length - 2.4, hem)),
            round=3.2,
        )
    )
    return pieces, fronts


def blazer(brief: Brief) -> Garment:
    """A single- or double-breasted blazer."""
    choose, cloth = brief.choose, brief.cloth
    double, shawl = choose.random() < 0.4, choose.random() < 0.2
    length, break_y = choose.uniform(66, 78), choose.uniform(26, 36)
    pieces, fronts = _tailored(
        brief, length, 24.5 + choose.uniform(0, 2.5), break_y, double, choose.uniform(6.5, 9.5), not shawl
    )
    for side in (-1, 1):
        area = flap(8.6, length * 0.66, 12, 5, cloth)
        pieces.append(area if side > 0 else area.flipped())
    pieces.append(Piece(pen((9.5, 27.5), (18, 26), (18.2, 28.2), (9.7, 29.7)), cloth, round=0.5, cast=0.2))
    pieces += fronts
    rows = choose.choice((1, 2, 2)) if not double else 3
    places = column(0, break_y + 2, break_y + 2 + 10 * (rows - 1), rows)
    if double:
        places = [(x, y) for _, y in places for x in (-5.6, 5.6)]
    pieces += buttons(places, button_colour(cloth) if choose.random() < 0.75 else BRASS, 2.0)
    return Garment(
        tuple(pieces),
        {
            "neckline": "shawl collar" if shawl else "notch lapels",
            "closure": "double-breasted" if double else "one button" if rows == 1 else "two buttons",
            "detail": "flap pockets",
        },
    )


def trench_coat(brief: Brief) -> Garment:
    """A double-breasted trench coat with storm flap and belt."""
    choose, cloth = brief.choose, brief.cloth
    length = choose.choice((92, 104, 116))
    pieces, fronts = _tailored(brief, length, 26, 24, True, 10.5, waist=20.5, ease=1.6)
    storm = pen((5, 3), (21.5, 5.0), (22, 18), (12, 27), (4, 22))
    pieces.append(
        Piece(
            storm,
            cloth,
            seams=(Seam(pen((21, 17.4), (12, 26), (4.6, 21.6), closed=False), "stitch"),),
            round=1.2,
            cast=0.35,
        )
    )
    straps = pen((12, 1.6), (21.2, 4.8), (20.4, 7.8), (11, 4.2))
    pieces += mirrored_pair(Piece(straps, cloth, round=0.7, cast=0.35))
    pieces += buttons([(x, y) for y in (29, 56, 68) for x in (-6.4, 6.4)], (74, 54, 42), 2.2)
    pieces += [*fronts, *belt(41, 20.8, cloth, 4.4, (96, 66, 44))]
    tied = choose.random() < 0.4
    if tied:
        pieces = [*pieces[:-1], *tied_bow(0, 43.5, cloth, 0.95)]
    pieces += [
        Piece(band(pen((side * 13.5, 52), (side * 18, 66), closed=False), 2.6), cloth, round=0.6, cast=0.3)
        for side in (-1, 1)
    ]
    return Garment(
        tuple(pieces),
        {
            "neckline": "wide lapels",
            "closure": "double-breasted",
            "detail": "a tie belt" if tied else "a buckled belt",
            "length": "knee-length" if length < 96 else "calf-length",
        },
    )


def wool_coat(brief: Brief) -> Garment:
    """A tailored winter coat, buttoned or tied."""
    choose, cloth = brief.choose, brief.cloth
    length, double = choose.choice((86, 98, 112)), choose.random() < 0.5
    break_y = choose.uniform(24, 34)
    shawl = choose.random() < 0.3
    pieces, fronts = _tailored(
        brief, length, 26.5 + choose.uniform(0, 2), break_y, double, choose.uniform(8, 11), not shawl, ease=1.8
    )
    for side in (-1, 1):
        area = flap(9.5, 56, 13, 5.4, cloth)
        pieces.append(area if side > 0 else area.flipped())
    pieces += fronts
    belted = choose.random() < 0.35
    if belted:
        pieces += [*belt(42, 25.5, cloth, 5.0, None, 1.0), *tied_bow(3, 44.5, cloth, 1.1)]
    else:
        rows = column(0, break_y + 3, break_y + 27, 3)
        pieces += buttons([(x, y) for _, y in rows for x in (-6.2, 6.2)] if double else rows, button_colour(cloth), 2.6)
    return Garment(
        tuple(pieces),
        {
            "neckline": "shawl collar" if shawl else "notch lapels",
            "closure": "a tie belt" if belted else "double-breasted" if double else "single-breasted",
            "detail": "flap pockets",
            "length": "knee-length" if length < 100 else "calf-length",
        },
    )


KINDS = (
    Kind(
        "blazer",
        "jacket",
        blazer,
        {"wool": 2, "linen": 1, "crepe": 2, "tweed": 1, "corduroy": 1},
        {"plain": 5, "checked": 2, "pinstripes": 2, "tartan": 1},
        (60, 190),
        ("office", "classic", "elegant"),
        ("blazer", "suit jacket"),
    ),
    Kind(
        "trench coat",
        "coat",
        trench_coat,
        {"cotton": 3, "nylon": 1},
        {"plain": 1},
        (80, 260),
        ("classic", "elegant", "office"),
        ("trench coat", "belted trench"),
    ),
    Kind(
        "wool coat",
        "coat",
        wool_coat,
        {"wool": 3, "tweed": 1},
        {"plain": 5, "checked": 1, "tartan": 1},
        (90, 320),
        ("classic", "elegant", "minimalist"),
        ("wool coat", "winter coat", "overcoat"),
    ),
)
