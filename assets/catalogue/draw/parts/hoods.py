"""Hoods and fur: a hood that stands up or lies on the back, a ragged edge of fur."""

from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.parts.folds import broken, crumpled
from assets.catalogue.draw.paths import both_sides, box, minus, pen, within
from assets.catalogue.draw.pieces import Fold, Piece, Seam

FURS: tuple[Rgb, ...] = ((186, 158, 124), (214, 204, 190), (118, 94, 76), (86, 80, 78), (150, 120, 90))


def hood_up(cloth: Cloth, lining: Cloth, hand: Random, fur: Rgb | None = None) -> tuple[Piece, ...]:
    """A standing hood with the dark of its inside and the label at the neck; with fur along the opening."""
    shell = both_sides(
        pen((-0.5, -23.5), (8.5, -23.6, 14.4, -18.5, 14.3, -9.5), (14.2, -4, 12.6, 0, 13.2, 4.5), (8, 10, -0.5, 13))
    )
    face = both_sides(
        pen((-0.5, -19.6), (6.4, -19.6, 10.2, -15.5, 10.0, -8.5), (9.6, -1.5, 5.0, 5, 0.3, 11), (-0.5, 11))
    )
    matt = trim("sweat", lining.colour)
    neck = within(face, pen((-20, 0.4), (0, 3.6, 20, 0.4), (20, 20), (-20, 20)))
    tag = box(-2.0, 3.4, 2.0, 5.0, 0.2)
    inside = (
        Piece(face, matt, shade=0.5, cast=0.0, round=0.0),
        Piece(neck, matt, shade=0.3, cast=0.0, round=0.4),
        Piece(tag, trim("satin", (226, 222, 214)), round=0.1, cast=0.1),
    )
    folds = (
        *(Fold((side * 12.6, -13), (side * 11.4, -6), (side * 12.4, 1), 0.8, 0.35) for side in (-1, 1)),
        *broken(hand, -12.6, 12.6, 4, 9, 2, 0.3),
    )
    if fur is not None:
        return Piece(shell, cloth, folds, round=1.8, cast=0.35), *inside, *fur_edge(face, fur, hand)
    rim = both_sides(
        pen((-0.5, -21.2), (7.4, -21.2, 11.9, -16, 11.7, -8.4), (11.4, -1, 6.6, 6.4, 0.4, 12.6), (-0.5, 12.6))
    )
    hem = Piece(minus(rim, face), cloth, seams=(Seam(rim, "stitch"),), round=0.7, cast=0.15)
    return Piece(shell, cloth, folds, round=1.8, cast=0.35), *inside, hem


def fur_edge(opening: skia.Path, fur: Rgb, hand: Random) -> tuple[Piece, ...]:
    """Fur around an opening: tufts in three tones, the pale ones on top."""
    measure = skia.PathMeasure(opening, True)
    length = measure.getLength()
    bounds = opening.computeTightBounds()
    x, y = bounds.centerX(), bounds.centerY()
    pieces = []
    for tone, reach, width in ((darker(fur, 0.35), 4.6, 1.7), (fur, 3.8, 1.5), (lighter(fur, 0.3), 2.8, 1.0)):
        tufts = skia.Path()
        count = round(length / 0.75)
        for place in range(count):
            at, _ = measure.getPosTan(length * place / count)
            if at.y() > 5.5:
                continue  # the zip's end stays free
            away = skia.Point(at.x() - x, at.y() - y)
            size = away.length() or 1.0
            out_x, out_y = away.x() / size, away.y() / size
            far, lean = reach * hand.uniform(0.7, 1.15), hand.uniform(-0.5, 0.5)
            tip_x = at.x() + (out_x - out_y * lean) * far
            tip_y = at.y() + (out_y + out_x * lean) * far
            base_x, base_y = at.x() - out_x * 1.8, at.y() - out_y * 1.8
            tufts.moveTo(base_x - out_y * width, base_y + out_x * width)
            tufts.quadTo(at.x() - out_y * width, at.y() + out_x * width, tip_x, tip_y)
            tufts.quadTo(at.x() + out_y * width, at.y() - out_x * width, base_x + out_y * width, base_y - out_x * width)
            tufts.close()
        tufts.setFillType(skia.PathFillType.kWinding)
        pieces.append(Piece(tufts, trim("fleece", tone), round=0.0, cast=0.3 if tone[0] < fur[0] else 0.0))
    return tuple(pieces)


def hood_down(cloth: Cloth, lining: Cloth, hand: Random) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """(behind the neck, in front): a hood that lies on the back and meets at the throat."""
    heap = both_sides(pen((-0.5, -7.5), (8, -7.6, 13, -4, 13.6, 2.4), (10, 6, -0.5, 6)))
    inside = both_sides(pen((-0.5, -4.8), (6.4, -5, 9.6, -2, 9.4, 3), (6, 5.6, -0.5, 6)))
    behind = (
        Piece(heap, cloth, crumpled(hand, (-10, -7, 10, -4), 3, 0.0, 0.5), round=1.8, cast=0.3),
        Piece(inside, trim("sweat", lining.colour), shade=0.35, cast=0.0, round=1.2),
    )
    leaf = pen((0.2, 11.5), (5.4, 7, 8.6, -3.4), (11.6, -4.4, 13.8, 1.2), (13.4, 7, 7, 11.6), (3, 13, 0.2, 11.5))
    folds = (Fold((9.4, -2), (9.6, 4), (5.6, 9.4), 1.2, 0.5), Fold((11.8, 0), (11.4, 4.6), (8, 9), 0.9, 0.4))
    right = Piece(leaf, cloth, folds, round=1.2, cast=0.4, turn=25)
    return behind, (right.flipped(), right)


def ragged(path: skia.Path, hand: Random, height: float = 0.45, step: float = 0.45) -> skia.Path:
    """The outline with a woolly edge: teddy, sherpa, raw denim."""
    measure = skia.PathMeasure(path, True)
    woolly = skia.Path()
    while True:  # one contour after another
        length = measure.getLength()
        count = max(12, round(length / step))
        phase = hand.uniform(0, 2 * pi)
        for place in range(count):
            at, tangent = measure.getPosTan(length * place / count)
            lift = height * (hand.uniform(-0.5, 0.5) + 0.25 * sin(place * 1.7 + phase) + 0.2 * cos(place * 0.9))
            x, y = at.x() - tangent.y() * lift, at.y() + tangent.x() * lift
            if place:
                woolly.lineTo(x, y)
            else:
                woolly.moveTo(x, y)
        woolly.close()
        if not measure.nextContour():
            return woolly
