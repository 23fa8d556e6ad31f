"""Sandals: straps on a flat, wedge, platform or heeled sole."""

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.buckles import buckled
from assets.catalogue.draw.parts.footwear import LAYOUTS, LEATHER, TOGETHER, fine_print, pair, sheen
from assets.catalogue.draw.parts.soles import TIP, arch, heel_block
from assets.catalogue.draw.parts.trims import BRASS, STEEL
from assets.catalogue.draw.paths import band, box, moved, pen, union, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind, Piece, Seam


def _instep(x: float, rise: float) -> float:
    """How high the top of a foot lies at x, above the floor."""
    share = min(1.0, max(0.0, (x + 14.0) / 17.0))
    return float(2.7 + 4.3 * share**1.3 + rise * min(1.0, max(0.0, (x + 5.6) / 15.0)) ** 1.3)


def _floor(x: float, rise: float) -> float:
    """How high the foot's sole lies at x."""
    share = min(1.0, max(0.0, (x + 5.6) / 17.0))
    return rise * share * share * (3 - 2 * share)


def _softened(path: skia.Path, radius: float = 1.3) -> skia.Path:
    """The path with its corners rounded off."""
    soft = skia.Path()
    skia.Paint(PathEffect=skia.CornerPathEffect.Make(radius)).getFillPath(path, soft)
    return soft


def _strap(cloth: Cloth, left: float, wide: float, lean: float, rise: float, base: float) -> tuple[Piece, Piece]:
    """A strap over the foot from left to left + wide: (its far side, seen from within; its near side)."""
    right = left + wide
    y0, y1 = -_floor(left, rise) - base + 0.5, -_floor(right, rise) - base + 0.5
    if wide < 3.0:
        middle = (left + right) / 2
        top = -_instep(middle + lean, rise) - base
        low = (y0 + y1) / 2
        line = pen(
            (middle, low),
            (middle - 0.3, low * 0.4 + top * 0.6, middle + lean * 0.4, top + 0.4, middle + lean + 0.4, top - 0.1),
            closed=False,
        )
        near, seams = band(line, wide), sheen(cloth, line, width=wide * 0.5)
    else:
        t1 = -_instep(right + 0.4 * lean, rise) - base
        t0 = t1 + 0.32 * wide  # the foot's ridge rises towards the ankle
        near = _softened(
            pen(
                (left, y0),
                (left - 0.4, y0 * 0.55 + t0 * 0.45, left + lean * 0.3 - 0.4, t0 + 0.9, left + lean + 0.5, t0),
                (right + lean - 0.9, t1),
                (right + lean + 0.7, t1, right + lean * 0.5 + 0.8, t1 * 0.5 + y1 * 0.5, right, y1),
            )
        )
        line = pen(
            (left + wide * 0.3, y0 - 1),
            (left + wide * 0.35, t0 + 2.4, left + lean + wide * 0.4, t0 + 0.9),
            closed=False,
        )
        edge = pen(
            (right - 0.4, y1), (right + lean * 0.5 + 0.3, t1 * 0.5 + y1 * 0.5, right + lean, t1 + 0.7), closed=False
        )
        seams = (Seam(edge, "stitch", None, 0.2), *sheen(cloth, line, width=min(1.6, wide * 0.35)))
    return (
        Piece(moved(near, 1.0, 0.1), cloth.plain(), shade=0.5, round=0.5, cast=0),
        Piece(near, cloth, seams=seams, round=0.4 if wide < 3 else 0.9, cast=0.3),
    )


def _foot(rise: float, wedge: bool, deep: float, tip: float, back: float) -> skia.Path:
    """The sole below the bed: flat, a wedge, or thin over a block heel."""
    if rise == 0:
        return pen(
            (tip, -deep),
            (tip - 0.9, -deep, tip - 0.6, -0.1, tip + 1.4, 0),
            (back - 1.4, 0),
            (back + 0.8, 0, back + 0.8, -deep, back + 0.2, -deep - 0.2),
            (2, -deep - 0.2, -6, -deep + 0.2, tip, -deep),
        )
    if wedge:
        return pen(
            (tip, -0.9),
            (tip + 0.4, -0.1, tip + 2.0, 0, tip + 4, 0),
            (back - 0.8, 0),
            (back + 0.3, -0.2, back + 0.5, -rise, back + 0.3, -rise - 0.8),
            (back - 8.0, -rise * 0.94 - 0.9, -0.6, -deep, -5.6, -deep),
            (-9, -deep, tip, -deep - 0.4),
        )
    return union(band(pen(*arch(rise, tip, back), closed=False), 1.4, True), heel_block(rise, back, 4.6, 3.9, 0.2))


def sandal(brief: Brief) -> Garment:
    """A sandal: flat, wedge, platform or heeled, by the lay of its straps."""
    brief = fine_print(brief)
    choose, cloth = brief.choose, brief.cloth
    rise = choose.choice((0.0, 0.0, 4.6, 7.6))
    wedge = rise > 0 and choose.random() < 0.5
    layout = choose.choice(("two", "one", "crossed", "T-bar", "fisherman"))
    ankle = layout in ("T-bar", "fisherman") or choose.random() < (0.75 if rise else 0.35)
    back = 12.6 - 0.15 * rise
    tip = -14.6
    cork = choose.choice(((190, 146, 100), (214, 186, 146), (96, 68, 50), (60, 52, 48)))
    deep = choose.choice((1.3, 2.4)) if rise == 0 else 1.2
    foot = _foot(rise, wedge, deep, tip, back)
    base = deep if rise == 0 else 1.2
    moved_curve = pen(
        (tip + 0.4, -base - 0.6),
        (tip + 2.4, -base, tip + 4.6, -base, -5.6, -base),
        (-0.6, -base, back - 8.0, -rise * 0.94 - base, back, -rise - base - 0.2),
        closed=False,
    )
    tan = trim("leather", choose.choice(((150, 104, 70), (196, 158, 116), darker(cloth.colour, 0.2))))
    bed = band(moved_curve, 0.9, True)
    under: list[Piece] = []
    over: list[Piece] = []

    def add(left: float, wide: float, lean: float) -> None:
        far, near = _strap(cloth, left, wide, lean, rise, base)
        under.append(far)
        over.append(near)

    if layout == "one":
        add(-11.6, 7.0, 2.0)
    elif layout == "two":
        add(-11.8, 3.6, 1.2)
        add(-5.4, 3.6, 2.6)
    elif layout == "crossed":
        add(-11.8, 2.6, 5.6)
        add(-6.6, 2.6, -3.0)
    elif layout == "T-bar":
        add(-11.4, 2.2, 1.2)
    else:
        for left in (-12.0, -9.0, -6.0, -3.0):
            add(left, 1.5, 1.6)
    if layout in ("T-bar", "fisherman"):
        line = pen(
            (-9.6, -_instep(-9.6, rise) - base),
            (-4, -_instep(-4, rise) - base - 0.4, back - 10.0, -rise * 0.75 - base - 7.5),
            closed=False,
        )
        over.append(Piece(band(line, 1.2, True), cloth, seams=sheen(cloth, line, width=0.6), round=0.4, cast=0.3))
    metal = choose.choice((BRASS, STEEL))
    if layout == "two" and rise == 0:
        for x, lean in ((-11.8, 1.2), (-5.4, 2.6)):
            over += buckled(x + 1.8 + lean * 0.5, -base - 2.8 - (x + 12) * 0.12, metal, 2.0)
    if ankle:
        over += _ankle(cloth, back, rise, base, metal)
        under.insert(0, _ankle_far(cloth, back, rise, base))
    pieces = [*under, Piece(foot, trim("suede" if not wedge else "canvas", cork), round=0.8, cast=0.15)]
    pieces += [Piece(within(union(foot, bed), box(-20, -0.45, 20, 1)), trim("rubber", TIP), round=0.1, cast=0)]
    pieces += [Piece(bed, tan, round=0.3, cast=0.12), *over]
    words = {
        "one": "one wide strap",
        "two": "two straps",
        "crossed": "crossed straps",
        "T-bar": "a T-bar strap",
        "fisherman": "a woven cage of straps",
    }
    features = {
        "heel": "flat" if rise == 0 else "a wedge heel" if wedge else "a block heel",
        "detail": words[layout],
        "closure": "a buckled ankle strap" if ankle else "slip-on",
    }
    return pair(choose, pieces, features, (-13.0, back), (6.2, -4.8), LAYOUTS if rise == 0 else TOGETHER)


def _ankle_far(cloth: Cloth, back: float, rise: float, base: float) -> Piece:
    y = -rise - base - 8.0
    line = pen((back - 0.2, y + 0.4), (back - 5, y - 2.6, back - 10.4, y + 0.2 + rise * 0.25), closed=False)
    return Piece(band(line, 1.1), cloth.plain(), shade=0.4, round=0.3, cast=0)


def _ankle(cloth: Cloth, back: float, rise: float, base: float, metal: Rgb) -> list[Piece]:
    """The heel's counter, and the strap around the ankle that it holds."""
    y = -rise - base - 8.0
    counter = pen(
        (back + 0.4, -rise - base + 0.4),
        (back + 1.0, -rise - base - 3, back + 0.4, y + 2, back + 0.6, y - 0.8),
        (back - 0.8, y - 0.8),
        (back - 1.2, y + 3.6, back - 2.4, -rise - base - 2.4, back - 5.0, -rise * 0.97 - base + 0.4),
    )
    line = pen((back + 0.2, y), (back - 4.6, y + 2.6, back - 10.4, y + 0.4 + rise * 0.25), closed=False)
    return [
        Piece(
            counter,
            cloth,
            seams=sheen(cloth, pen((back - 0.6, y + 5), (back - 0.2, y + 1), closed=False), width=0.7),
            round=0.7,
            cast=0.2,
        ),
        Piece(band(line, 1.3, True), cloth, seams=sheen(cloth, line, width=0.6), round=0.4, cast=0.3),
        *buckled(back - 3.6, y + 1.5, metal, 1.9),
    ]


KINDS = (
    Kind(
        "sandal",
        "shoe",
        sandal,
        LEATHER,
        {"plain": 5, "leopard": 1},
        (25, 90),
        ("summery", "bohemian", "holiday"),
        ("sandals", "strappy sandals"),
        "leather",
    ),
)
