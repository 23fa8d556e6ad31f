"""Espadrilles: cloth on a rope sole."""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.parts.footwear import fine_print, flat_bow, flexed, mouth, pair, piping_colour
from assets.catalogue.draw.parts.soles import rope_sole
from assets.catalogue.draw.paths import Point, band, box, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam

STRAW: Rgb = (214, 190, 150)


def espadrille(brief: Brief) -> Garment:
    """A summer shoe of cloth on a rope sole: closed, open at the heel, on a wedge or tied at the ankle."""
    brief = fine_print(brief)
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    shape = choose.choice(("closed", "closed", "tied", "mule"))
    rise = choose.choice((0.0, 0.0, 3.6)) if shape == "closed" else choose.choice((0.0, 4.2))
    deep = 2.1
    seat = deep + rise
    sole = pen(
        (-14.6, -deep - 0.3),
        (-15.4, -deep, -15.2, -0.7, -13.8, -0.4),
        (-12, 0, -11, 0, -9, 0),
        (12.4, 0),
        (13.8, -0.1, 13.8, -1.0, 13.7, -seat - 0.2),
        (9, -seat - 0.3, 3.0, -seat + rise * 0.1, -1.0, -deep - rise * 0.32),
        (-5, -deep, -9, -deep - 0.1, -14.6, -deep - 0.3),
    )
    heel_top = -seat - 6.2
    lip = (-4.2, -deep - 6.2)
    rim = (12.4, heel_top)
    near, far = (9, -seat - 3.6, -0.4, -deep - rise * 0.4 - 3.4), (9, -seat - 5.6, -1.0, -deep - rise * 0.4 - 6.4)
    base = ((1.6, -seat + rise * 0.55 + 0.4), (-4, -deep + 0.4, -9, -deep + 0.3, -14.4, -deep))
    top = (-8.0, -deep - 5.6, -14.8, -deep - 4.6, -14.4, -deep)
    if shape == "mule":
        upper = pen(
            (3.2, -seat + rise * 0.4),
            (3.6, -deep - rise * 0.6 - 4.4, 1.2, -deep - 6.4, -2.0, -deep - 7.2),
            (-5, -deep - 7.0, -14.6, -deep - 5.2, -14.4, -deep),
            (-4, -deep + 0.3),
        )
        inner = pen(
            (-2.0, -deep - 7.2),
            (2.2, -deep - 7.4, 4.4, -deep - 5.8 - rise * 0.4, 4.6, -seat + rise * 0.4 - 0.6),
            (2, -deep),
        )
    else:
        upper = pen(
            (13.2, -seat + 0.4),
            (14.0, -seat - 3, 13.0, -seat - 4.6, 13.2, heel_top + 0.5),
            (13.2, heel_top - 0.3, 12.9, heel_top - 0.5, *rim),
            (*near, *lip),
            top,
            *_backwards(base),
        )
        inner = mouth(near, far, lip, rim)
    bed = band(
        pen((-8, -deep - 0.9), (0, -deep - 0.8 - rise * 0.35, 3, -seat - 0.6, 12.8, -seat - 0.5), closed=False), 0.9
    )
    canvas = trim("canvas", STRAW)
    pieces = [
        Piece(bed, canvas, round=0.3, cast=0),
        Piece(inner, canvas, shade=0.24, round=0.9, cast=0),
    ]
    edge = pen(rim, (*near, *lip), closed=False)
    stitches = tuple(
        Seam(pen((x, y - 1.0), (x + 0.15, y + 0.6), closed=False), "edge", (232, 214, 178), 0.22)
        for x, y in _along(sole, -13.4, 3.0 if shape == "mule" else 13.4)
    )
    folds = flexed(hand, -7.6, -deep - 4.8, -deep - 1.2, 3, 0.4)
    apron = pen((-3.8, -deep - 6.0), (-4.6, -deep - 3.2, -6.6, -deep - 1.6, -8.0, -deep), closed=False)
    seams = stitches if shape == "mule" else (Seam(apron, "seam", None, 0.2), Seam(apron, "stitch"), *stitches)
    pieces.append(Piece(upper, cloth, folds, seams, round=2.2, cast=0.15))
    if shape != "mule":
        pieces.append(Piece(within(upper, band(edge, 0.9)), cloth.toned(piping_colour(cloth)), round=0.25, cast=0.12))
    if shape == "tied":
        pieces = _ribbons(brief, heel_top) + pieces + _ribbon_front(brief, heel_top)
    pieces.append(rope_sole(sole, -seat, choose.choice(((204, 172, 122), (204, 172, 122), (226, 204, 160)))))
    pieces.append(Piece(within(sole, box(-16, -0.55, 15, 1)), trim("rubber", (96, 70, 50)), round=0.1, cast=0))
    words = {"closed": "a rope sole", "tied": "ribbon ties at the ankle", "mule": "an open heel"}
    features = {
        "heel": "a rope wedge" if rise > 0 else "flat",
        "detail": words[shape],
        "closure": "ribbon ties" if shape == "tied" else "slip-on",
    }
    return pair(choose, pieces, features, (-13.0, 13.0), (5.4, -5.0))


def _backwards(base: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    """The line along the sole from the toe back to the heel."""
    (end, curve) = base
    return ((curve[2], curve[3], curve[0], curve[1], *end),)


def _along(sole: skia.Path, left: float, right: float) -> list[Point]:
    """Places a centimetre apart along the upper edge of the rope sole."""
    count = int(right - left)
    return [
        (left + n, float(within(sole, box(left + n - 0.1, -30, left + n + 0.1, 5)).computeTightBounds().top()))
        for n in range(count)
    ]


def _ribbons(brief: Brief, top: float) -> list[Piece]:
    """The far side of the ribbon around the ankle."""
    cloth = brief.cloth.plain()
    line = pen((11.6, top - 3.6), (6.0, top - 5.6, 2.4, top - 3.4), closed=False)
    return [Piece(band(line, 1.1), cloth, shade=0.3, round=0.3, cast=0)]


def _ribbon_front(brief: Brief, top: float) -> list[Piece]:
    cloth = brief.cloth.plain()
    loop = pen((12.6, top + 0.6), (13.0, top - 2.4, 11.6, top - 3.8), (7.4, top - 1.6, 2.4, top - 3.2), closed=False)
    fold = (Fold((9, top - 2.4), (7, top - 2), (5, top - 2.2), 0.3, 0.4),)
    bow = flat_bow(4.4, top - 2.4, cloth, 1.0, True)
    return [Piece(band(loop, 1.2), cloth, fold, round=0.35, cast=0.3), *bow]


KINDS = (
    Kind(
        "espadrille",
        "shoe",
        espadrille,
        {"canvas": 4, "linen": 1, "suede": 1},
        {"plain": 4, "horizontal stripes": 1, "floral": 1},
        (20, 80),
        ("summery", "holiday", "bohemian"),
        ("espadrilles", "rope-soled shoes"),
    ),
)
