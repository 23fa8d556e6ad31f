"""What trousers, shorts and skirts share: the fly, pockets, belt loops, drawstrings, the inside of the waist."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.parts.trims import STEEL, buttons
from assets.catalogue.draw.paths import band, box, oval, pen, within
from assets.catalogue.draw.pieces import Fold, Piece, Seam

THREAD: Rgb = (206, 150, 84)


def front_seams(rise: float, thread: Rgb | None, fly: bool = True) -> tuple[Seam, ...]:
    """The middle seam, and the stitches of a fly."""
    seams = [Seam(pen((0, 4), (0.3, rise), closed=False))]
    if fly:
        seams.append(Seam(pen((3.4, 4.2), (3.4, 13), (2.8, 17, 0.3, 18.5), closed=False), "stitch", thread))
    return tuple(seams)


def slant_pockets(half: float, curved: bool, thread: Rgb | None, hip: float = 23.0) -> tuple[Seam, ...]:
    """Side pockets: straight and slanted, or curved as on jeans; half and hip are the body's half widths."""
    seams: list[Seam] = []
    for side in (-1, 1):
        if curved:
            line = pen((side * (half - 7.5), 4.5), (side * (half - 6.4), 11.6, side * (hip + 0.6), 12.6), closed=False)
            twin = pen((side * (half - 8.1), 4.5), (side * (half - 7.2), 12.3, side * (hip + 0.6), 13.3), closed=False)
        else:
            line = pen((side * (half - 3.6), 4.5), (side * (hip + 0.2), 18), closed=False)
            twin = pen((side * (half - 4.3), 4.5), (side * (hip - 0.5), 18), closed=False)
        seams += [Seam(line), Seam(twin, "stitch", thread)]
    return tuple(seams)


def drawstring(cloth: Cloth, hand: Random, length: float = 14.0) -> list[Piece]:
    """Two ends of a cord that hang from the waistband, through metal eyelets."""
    cord = trim("cotton", lighter(cloth.colour, 0.6) if brightness(cloth.colour) < 0.7 else darker(cloth.colour, 0.25))
    pieces: list[Piece] = []
    for side in (-1, 1):
        low = length + hand.uniform(-1.5, 1.5)
        swing = hand.uniform(-1.2, 1.2)
        line = pen((side * 1.7, 3), (side * 2.8, 3 + low * 0.5, side * 2.2 + swing, 3 + low), closed=False)
        pieces += buttons([(side * 1.7, 2.9)], STEEL, 1.1, "metal")
        pieces.append(Piece(band(line, 0.75, True), cord, round=0.25, cast=0.35))
        end = box(side * 2.2 + swing - 0.5, 2 + low, side * 2.2 + swing + 0.5, 4 + low, 0.3)
        pieces.append(Piece(end, cord.shaded(0.2), round=0.25, cast=0.3))
    return pieces


def elastic(hand: Random, half: float, top: float, reach: float = 9.0, count: int = 15) -> tuple[Fold, ...]:
    """The gathers below an elastic waist."""
    folds = []
    for place in range(count):
        x = -half + 2 * half * (place + hand.uniform(0.2, 0.8)) / count
        low = x * 1.05 + hand.uniform(-0.6, 0.6), top + hand.uniform(0.5, 1.0) * reach
        bend = x * 1.02, top + reach * 0.4
        folds.append(Fold((x, top), bend, low, hand.uniform(0.5, 0.9), hand.uniform(0.3, 0.55)))
    return tuple(folds)


def belt_loops(half: float, cloth: Cloth) -> list[Piece]:
    """Two belt loops on the waistband."""
    return [
        Piece(box(x - 0.7, -0.2, x + 0.7, 4.8, 0.2), cloth, round=0.3, cast=0.25) for x in (-half * 0.62, half * 0.62)
    ]


def inside_waist(half: float, cloth: Cloth) -> Piece:
    """The inside of the back, seen above the front."""
    return Piece(oval(0, 0.6, 2 * half - 0.6, 3.6), cloth.plain(), shade=0.45, cast=0.0, round=0.8)


def high_band(path: skia.Path, height: float, cloth: Cloth) -> Piece:
    """A wide waistband that follows the hips."""
    area = within(path, pen((-60, -2), (60, -2), (60, height), (0, height + 1.6, -60, height)))
    line = Seam(pen((-60, height - 0.7), (0, height + 0.9, 60, height - 0.7), closed=False), "stitch")
    return Piece(area, cloth, seams=(line,), round=0.8, cast=0.22)
