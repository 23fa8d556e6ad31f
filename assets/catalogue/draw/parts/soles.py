"""Soles and heels: rubber platforms, thin leather soles, rope, treads.

Shoes are seen from the side, toe to the left; y = 0 is the floor.
"""

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.paths import Point, band, box, pen
from assets.catalogue.draw.pieces import Piece, Seam

SOLES: tuple[Rgb, ...] = ((238, 236, 230), (44, 40, 40), (186, 132, 82), (92, 62, 44))
TIP: Rgb = (44, 36, 34)
ROPE: Rgb = (204, 172, 122)


def platform(fore: float, heel: float, tip: float = -14.6, back: float = 13.9, spring: float = 1.0) -> skia.Path:
    """A sole that carries the whole foot: its thickness below the ball and below the heel, lifted at the toe."""
    return pen(
        (tip + 0.3, -fore - spring),
        (tip - 0.6, -fore - spring + 0.3, tip - 0.8, -spring - 0.2, tip + 1.0, -spring * 0.6),
        (tip + 3.0, -0.1, tip + 4.4, 0, tip + 6.4, 0),
        (back - 2.0, 0),
        (back - 0.6, 0, back + 0.3, -0.5, back + 0.3, -1.4),
        (back + 0.1, -heel - 0.3),
        (back - 0.6, -heel - 0.9, 7.0, -heel + 0.3, 3.0, -heel + 0.1),
        (-3.0, -fore - 0.3, tip + 5.0, -fore, tip + 0.3, -fore - spring),
    )


def rubber_sole(path: skia.Path, colour: Rgb, lines: tuple[Seam, ...] = (), cast: float = 0.25) -> Piece:
    """The platform as a piece of matt rubber, its upper edge lit."""
    return Piece(path, trim("rubber", colour), seams=lines, round=0.7, cast=cast)


def foxing(fore: float, heel: float, colour: Rgb, tip: float = -14.6, back: float = 13.9) -> Seam:
    """The coloured line around a rubber sole, halfway up."""
    line = pen(
        (tip - 1, -fore * 0.55 - 1.0), (tip + 4, -fore * 0.5, -2, -fore * 0.5, back + 1, -heel * 0.55), closed=False
    )
    return Seam(line, "edge", colour, 0.36)


def treads(left: float, right: float, tall: float, colour: Rgb, step: float = 1.3) -> tuple[Seam, ...]:
    """Upright grooves along the lower edge."""
    dark = darker(colour, 0.45) if brightness(colour) > 0.25 else lighter(colour, 0.16)
    count = int((right - left) / step)
    return tuple(
        Seam(pen((left + n * step, -tall), (left + n * step - 0.15, 0.2), closed=False), "edge", dark, 0.2)
        for n in range(count + 1)
    )


def lugs(left: float, right: float, tall: float, colour: Rgb, step: float = 2.0) -> tuple[Piece, ...]:
    """Blocks of a deep tread below a sole, before the dark of its hollows."""
    rubber = trim("rubber", darker(colour, 0.15))
    hollow = box(left, -tall, right - step * 0.4, -0.3, 0.1)
    blocks = [
        pen((x, -tall), (x + step * 0.68, -tall), (x + step * 0.6, 0), (x + 0.1, 0))
        for x in (left + n * step for n in range(int((right - left) / step)))
    ]
    return (
        Piece(hollow, trim("rubber", darker(colour, 0.6)), round=0.1, cast=0),
        *(Piece(block, rubber, round=0.2, cast=0) for block in blocks),
    )


def arch(rise: float, tip: float = -14.0, back: float = 12.0) -> tuple[tuple[float, ...], ...]:
    """The line below the foot from the toe to the heel's seat, for pen: the ball lies flat, the heel rises."""
    return (
        (tip, -0.7),
        (tip + 2.4, -0.1, tip + 4.6, 0, -5.6, 0),
        (-0.6, 0, back - 8.0, -rise * 0.94, back, -rise),
    )


def thin_sole(rise: float, tip: float, back: float, colour: Rgb, thick: float = 0.65) -> Piece:
    """A leather sole that follows the arch."""
    line = band(pen(*arch(rise, tip, back), closed=False), thick, True)
    return Piece(line, trim("leather", colour), round=0.2, cast=0.1)


def heel_block(rise: float, back: float, wide: float, foot: float, slant: float = 0.0) -> skia.Path:
    """A heel below the seat: as wide as wide above and as foot on the floor; slant moves its foot forward."""
    front = back - wide
    shift = back - slant
    return pen(
        (front, -rise * (0.93 if rise > 4 else 1.0) - 0.1),
        (front + 0.4, -rise * 0.6, shift - foot - 0.3, -rise * 0.45, shift - foot, 0),
        (shift, 0),
        (shift + 0.3 - slant * 0.2, -rise * 0.45, back + 0.2, -rise * 0.75, back + 0.3, -rise - 0.5),
    )


def rope_sole(path: skia.Path, top: float, colour: Rgb = ROPE) -> Piece:
    """A sole of coiled jute: rows of slanted strands."""
    bounds = path.computeTightBounds()
    lit, hollow = skia.Path(), skia.Path()
    grooves: list[Seam] = []
    rows = max(3, round((bounds.bottom() - top) / 0.85))
    tall = (bounds.bottom() - bounds.top()) / rows
    for row in range(rows):
        y = bounds.top() + row * tall
        lean = 0.32 if row % 2 else -0.32
        for place in range(int(bounds.width() / 0.62) + 1):
            x = bounds.left() + 0.62 * place
            lit.addPath(_strand(x, y, lean, tall))
            hollow.addPath(_strand(x + 0.3, y, lean, tall))
        grooves.append(Seam(pen((bounds.left(), y), (bounds.right(), y), closed=False), "seam", None, 0.14))
    strands = Seam(lit, "edge", lighter(colour, 0.28), 0.24), Seam(hollow, "edge", darker(colour, 0.3), 0.13)
    return Piece(path, trim("canvas", colour), seams=(*strands, *grooves), round=0.8, cast=0.25)


def _strand(x: float, y: float, lean: float, tall: float) -> skia.Path:
    start: Point = (x - lean, y + 0.12)
    return pen(start, (x + lean, y + tall - 0.12), closed=False)
