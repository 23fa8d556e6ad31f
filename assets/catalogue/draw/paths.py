"""Outlines: a few words for building, mirroring and cutting vector paths.

Every garment is drawn in centimetres, x to the right from the body's axis, y downwards.
"""

from collections.abc import Sequence

import skia

Point = tuple[float, float]


def pen(*segments: Sequence[float], closed: bool = True) -> skia.Path:
    """One contour of lines and curves.

    Args:
        segments: where it starts; then 2 numbers each for a line to (x, y), 4 for a quadratic curve (control, end),
            6 for a cubic one (two controls, end).
        closed: back to where it started.

    Example:
        >>> pen((0, 0), (10, 0), (10, 10, 0, 10)).getBounds().width()
        10.0
    """
    path = skia.Path()
    path.moveTo(*segments[0])
    for segment in segments[1:]:
        {2: path.lineTo, 4: path.quadTo, 6: path.cubicTo}[len(segment)](*segment)
    if closed:
        path.close()
    return path


def changed(path: skia.Path, matrix: skia.Matrix) -> skia.Path:
    """A copy of the path under a matrix."""
    copy = skia.Path()
    path.transform(matrix, copy)
    return copy


def flipped(path: skia.Path) -> skia.Path:
    """The mirror image on the other side of the body's axis."""
    return changed(path, skia.Matrix.Scale(-1, 1))


def moved(path: skia.Path, x: float, y: float) -> skia.Path:
    """A copy shifted by (x, y) centimetres."""
    return changed(path, skia.Matrix.Translate(x, y))


def turned(path: skia.Path, degrees: float, about: Point = (0.0, 0.0)) -> skia.Path:
    """A copy turned clockwise about a point."""
    matrix = skia.Matrix()
    matrix.setRotate(degrees, *about)
    return changed(path, matrix)


def union(*paths: skia.Path) -> skia.Path:
    """What lies in any of the paths."""
    whole = paths[0]
    for path in paths[1:]:
        whole = skia.Op(whole, path, skia.PathOp.kUnion_PathOp)
    return whole


def minus(path: skia.Path, hole: skia.Path) -> skia.Path:
    """The first path without what lies in the second."""
    return skia.Op(path, hole, skia.PathOp.kDifference_PathOp)


def within(path: skia.Path, window: skia.Path) -> skia.Path:
    """What lies in both paths."""
    return skia.Op(path, window, skia.PathOp.kIntersect_PathOp)


def both_sides(half: skia.Path) -> skia.Path:
    """A half outline (its axis side at x ≤ 0) together with its mirror image."""
    return union(half, flipped(half))


def box(left: float, top: float, right: float, bottom: float, corner: float = 0.0) -> skia.Path:
    """A rectangle, its corners rounded by a radius in centimetres."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(left, top, right, bottom), corner, corner)
    return path


def oval(x: float, y: float, width: float, height: float) -> skia.Path:
    """An ellipse by its centre and its full width and height."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeXYWH(x - width / 2, y - height / 2, width, height))
    return path


def band(line: skia.Path, width: float, round_ends: bool = False) -> skia.Path:
    """The area that a stroke of that width covers: neck ribs, straps, piping."""
    paint = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=width, StrokeJoin=skia.Paint.kRound_Join)
    if round_ends:
        paint.setStrokeCap(skia.Paint.kRound_Cap)
    area = skia.Path()
    # As exact as a centimetre of forty pixels needs: at Skia's usual scale a small ring would come out lopsided.
    paint.getFillPath(line, area, None, 40)
    return area
