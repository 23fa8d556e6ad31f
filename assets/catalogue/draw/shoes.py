"""Shoes and boots from the side, toe to the left, as a pair: the far one a little behind and above. y = 0 is the floor."""

from collections.abc import Mapping, Sequence

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.folds import crumpled
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.paths import band, box, minus, moved, oval, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Kind, Piece, Seam
from assets.catalogue.draw.trims import BRASS, STEEL, tied_bow, zip_line

SOLES: tuple[Rgb, ...] = ((238, 236, 230), (44, 40, 40), (186, 132, 82), (92, 62, 44))


def _pair(pieces: Sequence[Piece], features: Mapping[str, str], shift: tuple[float, float] = (5.5, -4.2)) -> Garment:
    """The shoe and its neighbour behind it."""
    matrix = skia.Matrix.Translate(*shift)
    feet = ((-15.0 + shift[0], 13.0 + shift[0], shift[1]), (-15.0, 13.0, 0.0))
    return Garment((*(piece.changed(matrix) for piece in pieces), *pieces), features, feet)


def _lacing(start: tuple[float, float], end: tuple[float, float], rows: int, across: float, colour: Rgb) -> tuple[Piece, ...]:
    pieces = []
    cord = trim("cotton", colour)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / length * across, dx / length * across
    for row in range(rows):
        share = row / max(rows - 1, 1)
        x, y = start[0] + dx * share, start[1] + dy * share
        line = pen((x - nx * 0.3, y - ny * 0.3), (x + nx * 0.4 + 0.4, y + ny * 0.4 - 0.4, x + nx, y + ny), closed=False)
        pieces.append(Piece(band(line, 0.65, True), cord, round=0.2, cast=0.35))
    return tuple(pieces)


def sneaker(brief: Brief) -> Garment:
    choose, cloth, hand = brief.choose, brief.cloth, brief.hand
    high, chunky = choose.random() < 0.35, choose.random() < 0.4
    deep = 3.8 if chunky else 2.6
    sole = trim("rubber", choose.choice(((240, 239, 235), (240, 239, 235), (232, 214, 184), (40, 40, 42))))
    accent = cloth.toned(brief.accent)
    throat = ((1.2, -16, 0.2, -13, -1.2, -10.6), (-3, -8.8, -4.8, -7.6, -6.6, -6.9)) if high else ((-1.4, -9.8, -4, -7.8, -6.6, -6.9),)
    top = (13.0, -8, 11.8, -13, 12.4, -18.8) if high else (14.0, -6, 12.4, -8.8, 12.9, -11.4)
    collar = (7.5, -17.4, 2.2, -19.4) if high else (10.4, -8.4, 5.0, -8.6, 2.2, -11.2)
    upper = pen((13.4, -2), top, collar, *throat, (-11, -6.2, -14.9, -5.6, -15.2, -2))
    rim = (12.4, -18.8) if high else (12.9, -11.4)
    lip = (2.2, -19.4) if high else (2.2, -11.2)
    far_side = pen(rim, (*collar[:-2], *lip), ((rim[0] + lip[0]) / 2, rim[1] - 2.0, *rim))
    tongue = pen((lip[0] - 3, lip[1] + 2.4), (lip[0] - 1.0, lip[1] - 2.4), (lip[0] + 1.6, lip[1] - 3.2, lip[0] + 2.6, lip[1] - 1.6), (lip[0] + 1.4, lip[1] + 2))
    ground = pen((-15.4, -2.8), (-16.2, -1.0, -15.0, 0), (13.0, 0), (15.2, -0.2, 14.4, -3.0), (13.6, -deep - 0.2), (6, -deep + 0.8, -8, -deep + 0.6), (-13, -deep + 0.1, -15.4, -2.8))
    pieces = [Piece(far_side, cloth.plain(), shade=0.5, round=0.4, cast=0), Piece(tongue, cloth, shade=0.06, round=0.9, cast=0.2)]
    pieces.append(Piece(upper, cloth, crumpled(hand, (-11, -6, -5, -4), 2, 0.3, 0.3), (Seam(band(pen(rim, (*collar[:-2], *lip), closed=False), 1.6), "stitch"),), round=1.8))
    if choose.random() < 0.6:
        cap = within(upper, pen((-16, -1), (-16, -8), (-11.4, -8), (-9.2, -5, -10.2, -1)))
        pieces.append(Piece(cap, accent if choose.random() < 0.4 else cloth.shaded(0.08), round=1.0, cast=0.2))
    heel = within(upper, pen((16, -1), (16, -9), (11.4, -8.6), (8.2, -6, 8.8, -1)))
    pieces.append(Piece(heel, accent if choose.random() < 0.6 else cloth.shaded(0.1), round=0.9, cast=0.2))
    side = choose.choice(("bars", "wave", "plain"))
    if side == "bars":
        pieces += [Piece(within(upper, pen((x, -2), (x + 3.4, -8.4), (x + 4.8, -8.0), (x + 1.5, -2))), accent, round=0.3, cast=0.12) for x in (-1.6, 1.0, 3.6)]
    elif side == "wave":
        pieces.append(Piece(within(upper, pen((-6.4, -4.4), (-1, -3.2, 8.6, -8.4), (3.4, -2.6, -3.4, -2.4), (-5.6, -2.6, -6.4, -4.4))), accent, round=0.4, cast=0.12))
    stay = pen((-7.2, -6.7), (-4, -7.9, lip[0] - 0.4, lip[1] + 0.4), (lip[0] + 1.6, lip[1] + 1.8), (0.6, -7.0, -1.8, -4.6), (-4.4, -5.0, -7.2, -6.7))
    pieces.append(Piece(within(stay, upper), cloth.shaded(0.05), seams=(Seam(pen((lip[0] + 1.0, lip[1] + 1.6), (0.2, -7.0, -2.0, -5.1), closed=False), "stitch"),), round=0.6, cast=0.2))
    pieces += _lacing((-5.9, -7.2), (lip[0] - 0.9, lip[1] + 1.0), 7 if high else 5, 2.4, (244, 243, 240) if choose.random() < 0.75 else darker(cloth.colour, 0.5))
    pieces.append(Piece(ground, sole, seams=(Seam(pen((-15.2, -1.3), (0, -0.9, 14.4, -1.4), closed=False)),), round=0.9, cast=0.25))
    return _pair(pieces, {"height": "high-top" if high else "low-top", "closure": "laces", "detail": "a chunky sole" if chunky else "a flat rubber sole"})


def court_shoe(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    heel = choose.choice((5.0, 8.0, 10.5))
    pointed, block = choose.random() < 0.6, choose.random() < 0.4
    tip = -15.6 if pointed else -14.0
    upper = pen((tip, -0.5), (tip + 0.4, -2.4 if pointed else -4.0, -9.6, -4.3), (-6.4, -4.6), (-3, -2.9 - heel * 0.12, 2.0, -2.2 - heel * 0.42), (6, -3.2 - heel * 0.8, 10.6, -6.6 - heel), (11.8, -4 - heel, 11.2, -1.4 - heel), (6, -heel * 0.95, 1.2, -heel * 0.42), (-4, 0.1, -9, -0.1))
    inside = pen((-6.6, -4.4), (-2, -5.6, 4, -5.0 - heel * 0.6), (10.6, -6.6 - heel), (6, -3.2 - heel * 0.7, 2, -2.0 - heel * 0.42), (-3, -2.7 - heel * 0.12, -6.6, -4.4))
    stem = pen((4.8, -heel * 0.92), (11.2, -1.6 - heel), (11.2, -heel * 0.4, 11.0 if block else 10.0, 0), (7.0 if block else 8.7, 0), (7.2 if block else 8.4, -heel * 0.5, 4.8, -heel * 0.92))
    sole = band(pen((tip + 0.5, -0.4), (-6, 0.2, 1.2, -heel * 0.4), (5, -heel * 0.85, 10.8, -heel - 1.0), closed=False), 0.7)
    pieces = [Piece(inside, trim("leather", (214, 184, 150)), shade=0.1, round=1.0, cast=0), Piece(stem, cloth.plain() if choose.random() < 0.8 else trim("leather", (176, 126, 84)), round=0.9, cast=0.1), Piece(sole, trim("leather", (70, 50, 42)), round=0.2, cast=0.1), Piece(upper, cloth, round=1.3, cast=0.2)]
    detail = choose.choice(("plain", "bow", "strap"))
    if detail == "bow":
        pieces += tied_bow(-7.4, -4.6, cloth, 0.26)
    elif detail == "strap":
        strap = band(pen((0.8, -2.6 - heel * 0.36), (5, -9.6 - heel * 0.7, 10.8, -6.0 - heel), closed=False), 0.9)
        pieces += [Piece(strap, cloth, round=0.3, cast=0.3), Piece(oval(4.6, -6.6 - heel * 0.58, 1.1, 1.1), trim("metal", BRASS), round=0.3, cast=0.3)]
    return _pair(pieces, {"heel": "high heels" if heel > 7 else "low heels", "toe": "pointed toes" if pointed else "round toes", "detail": {"plain": "a slim silhouette", "bow": "a small bow", "strap": "an ankle strap"}[detail]})


def loafer(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    chunky = choose.random() < 0.4
    deep = 3.2 if chunky else 1.5
    upper = pen((-14.2, -1.2), (-15.0, -5.0, -10.6, -6.2), (-6.5, -7.0, -2.8, -9.6), (0.6, -8.4), (5, -7.6, 11.2, -9.2), (13.0, -5.0, 12.8, -1.2))
    tongue = pen((-6.4, -6.6), (-4.4, -10.8, -0.4, -11.4), (1.6, -8.2), (-2, -6))
    apron = pen((-12.4, -4.4), (-8.2, -5.4, -4.8, -3.6), (-2.4, -4.8, -2.0, -8.4), closed=False)
    inside = oval(5.6, -8.7, 11.4, 2.4)
    saddle = pen((-7.4, -7.0), (-4.0, -9.2), (-0.6, -4.0), (-3.6, -2.4))
    sole = pen((-14.8, -1.2 - deep * 0.2), (-15.2, -0.2, -14.0, 0), (4.2, 0), (4.6, -0.6), (13.4, 0) if not chunky else (5.4, 0), (13.6, 0), (13.8, -1.6), (13.0, -deep), (-6, -deep + 0.5, -14.8, -1.2 - deep * 0.2))
    pieces = [Piece(inside, trim("leather", (206, 172, 132)), shade=0.25, round=0.6, cast=0), Piece(tongue, cloth, round=0.7), Piece(upper, cloth, seams=(Seam(apron), Seam(apron, "stitch")), round=1.5), Piece(saddle, cloth, round=0.5, cast=0.35)]
    detail = choose.choice(("penny", "tassels", "buckle"))
    if detail == "penny":
        pieces.append(Piece(pen((-4.9, -6.6), (-3.0, -6.0), (-3.7, -5.2), (-5.3, -5.8)), cloth, shade=0.4, round=0.2, cast=0))
    elif detail == "buckle":
        pieces += [Piece(band(pen((-6.0, -6.6), (-2.6, -5.2), closed=False), 1.1, True), trim("metal", BRASS if choose.random() < 0.6 else STEEL), round=0.3, cast=0.4)]
    else:
        for dx in (-1.2, 0.4):
            pieces.append(Piece(pen((-4.2 + dx, -6.8), (-3.4 + dx, -6.9), (-3.0 + dx, -3.6), (-5.0 + dx, -3.7)), cloth, round=0.3, cast=0.35))
    pieces.append(Piece(sole, trim("rubber", choose.choice(SOLES[1:])), round=0.5, cast=0.2))
    return _pair(pieces, {"detail": {"penny": "a penny strap", "tassels": "tassels", "buckle": "a metal snaffle"}[detail], "heel": "a chunky sole" if chunky else "flat", "closure": "slip-on"})


def sandal(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    rise = choose.choice((0.0, 0.0, 4.5, 8.0))
    wedge = rise > 0 and choose.random() < 0.5
    cork = trim("suede", choose.choice(((190, 146, 100), (214, 186, 146), (96, 68, 50))))
    if rise == 0:
        foot = pen((-14.5, -1.8), (-15, -0.4, -13.5, 0), (12.4, 0), (13.6, -1, 12.4, -2.0), (0, -2.4, -14.5, -1.8))
    else:
        foot = pen((-14.6, -1.6), (-14.8, 0), (-8, 0), (-3, 0 if wedge else -0.6, 0.5, 0 if wedge else -rise * 0.4), (4, 0 if wedge else -rise * 0.8, 5.5, 0 if wedge else -rise), (7.2, 0 if wedge else -rise * 0.7, 7.6, 0), (11.2, 0), (12.4, -rise - 1.4), (5, -rise * 0.95 - 1.6, 1, -rise * 0.5 - 1.6), (-5, -1.4, -14.6, -1.6))
    bed = band(pen((-14, -1.8), (-6, -1.8, 1, -rise * 0.48 - 1.8), (5, -rise * 0.95 - 1.8, 12.0, -rise - 1.7), closed=False), 0.8, True)
    count = choose.choice((1, 2, 3))
    pieces = [Piece(foot, cork, round=0.8), Piece(bed, trim("leather", (150, 104, 70)), round=0.3, cast=0.15)]
    places = {1: ((-12.0, 7.0),), 2: ((-12.6, 3.4), (-7.4, 3.4)), 3: ((-12.8, 2.2), (-9.3, 2.2), (-5.8, 2.2))}[count]
    for x, wide in places:
        y = -1.5 - max(0.0, (x + wide / 2 + 6) / 12) * rise
        tall = 4.0 + (x + 13) * 0.22
        hoop = pen((x, y), (x + 0.2, y - tall * 0.8, x + 2.2, y - tall), (x + 2.2 + wide * 0.45, y - tall - 0.7, x + 2.2 + wide * 0.9, y - tall - 0.3), (x + wide + 0.9, y - tall * 0.6, x + wide, y))
        pieces.insert(0, Piece(moved(hoop, 1.5, -1.1), cloth.plain(), shade=0.4, round=0.5, cast=0.0))
        pieces.append(Piece(hoop, cloth, round=0.9, cast=0.3))
    strap = choose.random() < 0.7
    if strap:
        y = -rise
        pieces += [Piece(band(pen((11.6, y - 1.6), (12.4, y - 7, 11.4, y - 9.5), closed=False), 1.3), cloth, round=0.4), Piece(band(pen((11.5, y - 9.0), (6.6, y - 11.6, 1.8, y - 8.4 + rise * 0.2), closed=False), 1.2, True), cloth, round=0.4, cast=0.3), Piece(band(pen((1.9, y - 8.6 + rise * 0.2), (3.4, y - 4, 5.4, y - 1.8), closed=False), 0.9), cloth, round=0.3), Piece(box(6.0, y - 11, 7.6, y - 9.2, 0.2), trim("metal", BRASS), round=0.3, cast=0.3)]
    return _pair(pieces, {"heel": "flat" if rise == 0 else "a wedge heel" if wedge else "a block heel", "detail": "an ankle strap" if strap else f"{['one wide strap', 'two straps', 'three straps'][count - 1]}"})


def ballet_flat(brief: Brief) -> Garment:
    choose, cloth = brief.choose, brief.cloth
    pointed = choose.random() < 0.4
    tip = -15.2 if pointed else -14
    upper = pen((tip, -0.7), (tip + (0.8 if pointed else -0.5), -3.4, -9.4, -4.4), (-7.6, -4.6), (-3.0, -2.6, 2, -3.2), (7, -3.8, 11.4, -6.4), (12.8, -3.4, 12.4, -0.7))
    inside = pen((-7.8, -4.4), (-3, -5.6, 3, -5.4), (11.4, -6.4), (7, -3.6, 2, -3.0), (-3.0, -2.4, -7.8, -4.4))
    piping = band(pen((-7.8, -4.5), (-3.0, -2.5, 2, -3.1), (7, -3.7, 11.4, -6.3), closed=False), 0.45)
    sole = pen((tip + 0.2, -0.9), (tip, 0, -12, 0), (11.6, 0), (13, -0.2, 12.4, -1.0))
    pieces = [Piece(inside, trim("leather", (222, 194, 160)), shade=0.08, round=0.8, cast=0), Piece(upper, cloth, round=1.2), Piece(piping, cloth.shaded(0.2).plain(), round=0.2, cast=0.1), Piece(sole, trim("rubber", (84, 60, 46)), round=0.3, cast=0.1)]
    detail = choose.choice(("bow", "bow", "strap", "cap"))
    if detail == "bow":
        pieces += tied_bow(-8.0, -4.4, cloth.plain(), 0.24)
    elif detail == "strap":
        pieces += [Piece(band(pen((-1.6, -2.8), (2, -8.0, 5.6, -4.0), closed=False), 0.9), cloth, round=0.3, cast=0.3)]
    else:
        pieces += [Piece(within(upper, oval(tip, -2, 8, 9)), cloth.toned(brief.accent), round=0.7, cast=0.15)]
    return _pair(pieces, {"toe": "pointed toes" if pointed else "round toes", "heel": "flat", "detail": {"bow": "a small bow", "strap": "a strap over the instep", "cap": "a contrast toe cap"}[detail]}, (4.5, -3.6))


def _boot(brief: Brief, height: float, heel: float, block: bool, pointed: bool, wide: float = 0.0) -> tuple[skia.Path, list[Piece]]:
    cloth, hand = brief.cloth, brief.hand
    tip = -15 if pointed else -14
    lift = -heel
    shaft = pen(
        (tip, -1.0), (tip - 0.4 + (1.2 if pointed else 0), -5.0, -9.0, -6.4), (-4.6, -7.6 + lift * 0.4, -2.6, -12.0 + lift * 0.6),
        (-3.2 - wide * 0.4, -height * 0.6 + lift * 0.6, -3.4 - wide, -height), (9.8 + wide, -height - 0.4),
        (10.4 + wide, -height * 0.55, 9.6, -12.0 + lift), (11.8, -6 + lift, 12.0, -1.2 + lift), (5, -1.0 + lift * 0.95, 1.2, -0.9 + lift * 0.4), (-5, -0.6, -9, -0.8),
    )
    stem = pen((3.8, -1.0 + lift * 0.8), (12.0, -1.4 + lift), (12.0, lift * 0.4, 11.6 if block else 10.4, 0), (4.6 if block else 8.4, 0), (4.8 if block else 8.0, lift * 0.5, 3.8, -1.0 + lift * 0.8))
    sole = pen((tip - 0.2, -1.2), (tip - 0.2, 0, tip + 1.4, 0), (-3.6, 0), (0.4, lift * 0.3, 3.4, -0.4 + lift * 0.8), (6, -0.6 + lift, 12.1, -0.8 + lift), (12.2, -1.8 + lift), (4.5, -1.6 + lift, 1.2, -1.3 + lift * 0.4), (-4, -0.9, tip - 0.2, -1.2))
    opening = oval(3.2, -height - 0.2, 13.0 + 2 * wide, 2.6)
    folds = crumpled(hand, (-4, -13 + lift, 8, -8 + lift), 4, 0.25, 0.45)
    if height > 26:
        folds += crumpled(hand, (-3, -height * 0.75, 9, -15), 5, 0.1, 0.35)
    pieces = [Piece(stem, trim("leather", darker(cloth.colour, 0.5)), round=0.8, cast=0.1), Piece(shaft, cloth, folds, round=2.2, cast=0.2), Piece(opening, cloth, shade=0.55, round=0.6, cast=0), Piece(sole, trim("rubber", (46, 40, 38)), round=0.3, cast=0.15)]
    return shaft, pieces


def chelsea_boot(brief: Brief) -> Garment:
    choose = brief.choose
    height, chunky = choose.uniform(19, 23), choose.random() < 0.45
    shaft, pieces = _boot(brief, height, 2.6, True, choose.random() < 0.3)
    gore = pen((0.6, -height + 1.0), (6.4, -height + 1.0), (5.6, -height * 0.55, 4.2, -8.6), (2.6, -8.6), (1.4, -height * 0.55, 0.6, -height + 1.0))
    elastic = trim("ribbed knit", darker(brief.cloth.colour, 0.55) if choose.random() < 0.7 else brief.accent)
    tab = Piece(band(pen((9.2, -height + 2), (12.0, -height - 3.4, 10.8, -height + 2.6), closed=False), 0.9), elastic, round=0.3)
    pieces = [tab, *pieces, Piece(gore, elastic, round=0.5, cast=0.1)]
    if chunky:
        ground = pen((-14.8, -2.6), (-15.4, 0, -13, 0), (12, 0), (13.4, -0.4, 12.6, -3.4), (4, -2.4, -14.8, -2.6))
        pieces.append(Piece(ground, trim("rubber", choose.choice(SOLES[1:])), seams=tuple(Seam(pen((x, -1.2), (x, 0), closed=False), "edge", None, 0.3) for x in range(-12, 12, 2)), round=0.6, cast=0.3))
    return _pair(pieces, {"height": "ankle-high", "closure": "elastic side panels", "detail": "a chunky sole" if chunky else "a pull tab"})


def heeled_ankle_boot(brief: Brief) -> Garment:
    choose = brief.choose
    height, heel, block, pointed = choose.uniform(18, 24), choose.choice((5.5, 7.5, 9.5)), choose.random() < 0.5, choose.random() < 0.6
    shaft, pieces = _boot(brief, height + heel, heel, block, pointed)
    detail = choose.choice(("zip", "buckle", "plain"))
    if detail == "zip":
        pieces += zip_line(-height - heel + 2.0, -9 - heel, 4.6, BRASS)
    elif detail == "buckle":
        y = -11.5 - heel
        pieces += [Piece(within(shaft, band(pen((-6, y + 1), (3, y + 2.2, 14, y - 0.4), closed=False), 1.6)), brief.cloth, round=0.5, cast=0.4), Piece(minus(box(2.4, y - 0.4, 5.2, y + 2.6, 0.3), box(3.1, y + 0.3, 4.5, y + 1.9, 0.2)), trim("metal", STEEL), round=0.3, cast=0.4)]
    return _pair(pieces, {"heel": "a block heel" if block else "a stiletto heel", "toe": "pointed toes" if pointed else "round toes", "detail": {"zip": "a side zip", "buckle": "a buckled strap", "plain": "a clean shaft"}[detail], "height": "ankle-high"})


def knee_high_boot(brief: Brief) -> Garment:
    choose = brief.choose
    height, heel = choose.uniform(40, 47), choose.choice((2.0, 5.5, 8.0))
    shaft, pieces = _boot(brief, height, heel, choose.random() < 0.6, choose.random() < 0.5, choose.uniform(0.8, 2.4))
    detail = choose.choice(("zip", "strap", "plain"))
    if detail == "zip":
        pieces += zip_line(-height + 1.6, -8 - heel, 5.4, STEEL)
    elif detail == "strap":
        pieces += [Piece(within(shaft, band(pen((-12, -height + 4), (3, -height + 5.6, 20, -height + 3.6), closed=False), 2.0)), brief.cloth, round=0.6, cast=0.4), Piece(oval(6.4, -height + 4.7, 2.2, 2.6), trim("metal", BRASS), round=0.4, cast=0.4)]
    return _pair(pieces, {"height": "knee-high", "heel": "flat" if heel < 3 else "a heel", "detail": {"zip": "a side zip", "strap": "a strap at the top", "plain": "a plain shaft"}[detail]})


def lace_up_boot(brief: Brief) -> Garment:
    choose = brief.choose
    height = choose.uniform(21, 28)
    shaft, pieces = _boot(brief, height, 1.8, True, False)
    ground = pen((-14.8, -3.0), (-15.6, 0, -13.4, 0), (12.4, 0), (13.6, -0.4, 12.8, -3.8), (4, -2.8, -14.8, -3.0))
    thread = (222, 178, 72) if choose.random() < 0.4 else None
    welt_line = Seam(pen((-14.6, -2.4), (0, -2.0, 12.6, -3.0), closed=False), "stitch", thread, 0.34)
    facing = pen((-6.4, -7.8), (-2.8, -10, -1.9, -13), (-2.4, -height + 0.6), (2.4, -height + 0.6), (2.4, -13), (0.4, -8.6, -4.4, -6))
    pieces += [Piece(within(facing, shaft), brief.cloth.shaded(0.1), round=0.6, cast=0.25)]
    pieces += _lacing((-5.6, -7.6), (-2.0, -12.2), 3, 3.6, (230, 206, 130) if thread else (40, 36, 36))
    pieces += _lacing((-2.2, -13.6), (-2.5, -height + 1.6), 5, 4.2, (230, 206, 130) if thread else (40, 36, 36))
    pieces += [Piece(ground, trim("rubber", (42, 38, 38)), seams=(welt_line, *(Seam(pen((x, -1.2), (x, 0), closed=False), "edge", None, 0.35) for x in range(-12, 12, 2))), round=0.6, cast=0.3)]
    if choose.random() < 0.4:
        pieces.append(Piece(within(shaft, oval(-13.4, -3, 11, 8.5)), brief.cloth.shaded(0.08), seams=(), round=0.9, cast=0.2))
    return _pair(pieces, {"height": "calf-high" if height > 24 else "ankle-high", "closure": "laces", "detail": "contrast welt stitching" if thread else "a treaded sole"})


LEATHER = {"leather": 4, "suede": 2}

KINDS = (
    Kind("sneaker", "shoe", sneaker, {"leather": 2, "canvas": 3, "suede": 1}, {"plain": 6, "checked": 1}, (35, 130), ("sporty", "casual", "streetwear"), ("sneakers", "trainers", "lace-up sneakers")),
    Kind("court shoe", "shoe", court_shoe, {"leather": 3, "suede": 2, "satin": 1}, {"plain": 5, "leopard": 1}, (40, 140), ("elegant", "party", "office"), ("court shoes", "pumps", "heels"), "leather"),
    Kind("loafer", "shoe", loafer, LEATHER, {"plain": 6, "leopard": 1}, (45, 150), ("classic", "preppy", "office"), ("loafers", "slip-on loafers"), "leather"),
    Kind("sandal", "shoe", sandal, LEATHER, {"plain": 5, "leopard": 1}, (25, 90), ("summery", "bohemian", "holiday"), ("sandals", "strappy sandals"), "leather"),
    Kind("ballet flat", "shoe", ballet_flat, {"leather": 3, "suede": 1, "satin": 1}, {"plain": 4, "dotted": 1, "leopard": 1, "checked": 1}, (25, 90), ("classic", "romantic", "office"), ("ballet flats", "ballerinas", "flat pumps"), "leather"),
    Kind("Chelsea boot", "boot", chelsea_boot, LEATHER, {"plain": 1}, (60, 180), ("classic", "casual"), ("Chelsea boots", "pull-on boots"), "leather"),
    Kind("heeled ankle boot", "boot", heeled_ankle_boot, LEATHER, {"plain": 6, "leopard": 1}, (60, 190), ("elegant", "party", "rock"), ("heeled ankle boots", "heeled boots"), "leather"),
    Kind("knee-high boot", "boot", knee_high_boot, LEATHER, {"plain": 1}, (80, 260), ("elegant", "classic", "vintage"), ("knee-high boots", "tall boots"), "leather"),
    Kind("lace-up boot", "boot", lace_up_boot, LEATHER, {"plain": 1}, (60, 190), ("rock", "outdoor", "streetwear"), ("lace-up boots", "combat boots", "work boots"), "leather"),
)
