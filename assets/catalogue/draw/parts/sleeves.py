"""Sleeves: drawn on the right (x > 0) behind the body; the left one is its mirror image with folds of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin
from random import Random

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.paths import Point, pen
from assets.catalogue.draw.pieces import Fold, Piece, Seam

NAMES = {
    "none": "sleeveless",
    "cap": "cap sleeves",
    "short": "short sleeves",
    "elbow": "elbow-length sleeves",
    "long": "long sleeves",
    "puff": "puff sleeves",
    "bell": "flared sleeves",
    "balloon": "balloon sleeves",
    "three-quarter": "3/4-length sleeves",
    "flutter": "flutter sleeves",
    "puff long": "long puff sleeves",
}


@dataclass(frozen=True)
class _Shape:
    """How a sleeve hangs.

    Args:
        angle: of the arm, degrees from the vertical.
        under: the underarm seam's length in centimetres.
        half: half the width of its end.
        head: how far it stands off above the shoulder; swell: how far it bulges on the way down.
        gathered: whether its end is drawn together.
        flutes: waves of a wide end.
    """

    angle: float
    under: float
    half: float
    head: float = 0.0
    swell: float = 0.0
    gathered: bool = False
    flutes: int = 0


_SHAPES = {
    "cap": _Shape(38, 0.4, 5.0),
    "short": _Shape(27, 4.5, 7.2),
    "elbow": _Shape(19, 15, 7.0),
    "three-quarter": _Shape(13, 28, 5.9),
    "long": _Shape(10, 43, 4.9),
    "puff": _Shape(27, 5, 6.4, 2.4, 4.2, gathered=True),
    "puff long": _Shape(10, 42, 4.6, 2.8, 0.6),
    "bell": _Shape(13, 38, 9.6, 0.0, 0.0, flutes=4),
    "balloon": _Shape(10.5, 40, 5.2, 0.6, 4.6, gathered=True),
    "flutter": _Shape(27, 3, 8.6, 0.5, 0.4, flutes=5),
}


def sleeve(
    kind: str,
    shoulder: float,
    bust: float,
    cloth: Cloth,
    hand: Random,
    ease: float = 0.0,
    cuff: Cloth | None = None,
    cuff_depth: float = 5.0,
    stitched: bool = True,
    pit_y: float = 24.5,
) -> tuple[Piece, ...]:
    """One sleeve on the right, with a cuff where one is given.

    Args:
        kind: a key of NAMES ("none" gives nothing).
        shoulder, bust: the body's half widths that the sleeve joins.
        ease: extra half width in centimetres (coats, oversized knits).
        pit_y: where the armhole ends below.
    """
    if kind == "none":
        return ()
    shape = _SHAPES[kind]
    half = shape.half + ease * (0.6 if shape.under > 30 else 1.0)
    lean = radians(shape.angle + hand.uniform(-1.2, 1.2))
    along, across = (sin(lean), cos(lean)), (cos(lean), -sin(lean))
    top = shoulder - 1.0, 3.5
    pit = bust - 0.6, pit_y + ease
    under = shape.under + (24.5 - pit_y) * 0.4

    def out(down: float, side: float) -> Point:
        """A point by its way down the underarm seam and its distance from there across the sleeve."""
        return pit[0] + along[0] * down + across[0] * side, pit[1] + along[1] * down + across[1] * side

    inner, outer = out(under, 0.0), out(under, 2 * half)
    reach = outer[0] - top[0], outer[1] - top[1]
    full = shape.swell + ease * 0.5 + (0.8 if shape.under > 20 else 0.5)
    crown = top[0] + 2.6 + shape.head * 1.3 + ease * 0.5, top[1] - 0.4 - shape.head
    turn_in = 0.78 if shape.gathered else 0.62
    outside = (
        top[0] + reach[0] * turn_in + across[0] * (full + shape.head * 0.4) + (1.4 if shape.under > 20 else 2.2),
        top[1] + reach[1] * (0.66 if shape.gathered else 0.5) + across[1] * full,
    )
    lower = out(under * 0.6 + (1.6 if shape.gathered else 0.0), -shape.swell * 0.75 - 0.25)
    hem: tuple[tuple[float, ...], ...]
    if shape.flutes:
        hem = _waves(outer, inner, along, shape.flutes, hand)
    else:
        middle = out(under, half)
        hem = ((middle[0] + along[0] * 1.3, middle[1] + along[1] * 1.3, *inner),)
    outline = pen(
        (top[0] - 7, top[1] + 1),
        top,
        (*crown, *outside, *outer),
        *hem,
        (*lower, *pit),
        (pit[0] - 8, pit[1] - 4),
    )
    folds = _creases(shape, top, pit, out, under, half, hand)
    hem_line = pen(
        (outer[0] - along[0] * 2, outer[1] - along[1] * 2),
        (
            out(under, half)[0] - along[0] * 0.7,
            out(under, half)[1] - along[1] * 0.7,
            inner[0] - along[0] * 2,
            inner[1] - along[1] * 2,
        ),
        closed=False,
    )
    seams = (Seam(hem_line, "stitch"),) if stitched and cuff is None and not shape.flutes else ()
    pieces: tuple[Piece, ...] = (Piece(outline, cloth, folds, seams, turn=-shape.angle, round=2.6, cast=0.0),)
    if cuff is not None:
        grip = half * (0.8 if shape.gathered else 0.98)
        pieces += (_cuff(out(under, half), along, across, grip, cuff_depth, cuff, shape.angle),)
    return pieces


def _waves(outer: Point, inner: Point, along: Point, count: int, hand: Random) -> tuple[tuple[float, ...], ...]:
    """The wavy end of a wide sleeve, from outside inwards."""
    edge: list[tuple[float, ...]] = []
    for place in range(count):
        begin, end = place / count, (place + 1) / count
        sag = 1.6 * hand.uniform(0.6, 1.3)
        middle, last = (
            (
                outer[0] + (inner[0] - outer[0]) * share + along[0] * drop,
                outer[1] + (inner[1] - outer[1]) * share + along[1] * drop,
            )
            for share, drop in (((begin + end) / 2, 2.0 + sag), (end, 0.9 if place < count - 1 else 0.0))
        )
        edge.append((*middle, *last))
    return tuple(edge)


def _creases(
    shape: _Shape, top: Point, pit: Point, out: Callable[[float, float], Point], under: float, half: float, hand: Random
) -> tuple[Fold, ...]:
    folds: tuple[Fold, ...] = pulled(
        hand, (pit[0] + 0.8, pit[1] - 1.0), (top[0] * 0.4 + pit[0] * 0.6 + 4, top[1] + 9), 2, 6, 0.32
    )
    if shape.under > 20:
        elbow = out(under * 0.42, half * 0.7)
        folds += crumpled(hand, (elbow[0] - 3.5, elbow[1] - 5, elbow[0] + 3.5, elbow[1] + 6), 4, 0.45, 0.5)
        wrist = out(under * 0.9, half)
        folds += crumpled(hand, (wrist[0] - 3.2, wrist[1] - 6, wrist[0] + 3.2, wrist[1] + 1), 3, 0.3, 0.4)
        folds += (Fold(out(-8, half * 1.9), out(under * 0.4, half * 1.7), out(under * 0.9, half * 1.2), 2.0, 0.28),)
    if shape.head > 1:
        for place in range(6):
            share = place / 5
            start = top[0] - 0.5 + 1.0 * share, top[1] + 0.5 + 11 * share
            folds += (
                Fold(
                    start,
                    (start[0] + 3.5, start[1] - 0.5 + 2.2 * share),
                    (start[0] + 7.0 + hand.uniform(-1, 1), start[1] + 1.4 + 3.5 * share),
                    0.9,
                    0.55,
                ),
            )
    if shape.gathered or shape.flutes:
        count = shape.flutes * 2 or 6
        for place in range(count):
            side = half * 2 * (place + 0.5 + hand.uniform(-0.2, 0.2)) / count
            long = hand.uniform(0.35, 0.75) * (under + 9)
            tip = out(under + (2 if shape.flutes else 0.3), side)
            root = out(under - long, half + (side - half) * (1.25 if shape.gathered else 0.6))
            bend = (tip[0] + root[0]) / 2, (tip[1] + root[1]) / 2
            folds += (Fold(tip, bend, root, 1.1, 0.5),)
    return folds


def _cuff(end: Point, along: Point, across: Point, grip: float, depth: float, cloth: Cloth, angle: float) -> Piece:
    start = end[0] - along[0] * 0.5, end[1] - along[1] * 0.5
    tip = end[0] + along[0] * (depth - 0.5), end[1] + along[1] * (depth - 0.5)
    wide = grip + 0.25
    area = pen(
        (start[0] + across[0] * wide, start[1] + across[1] * wide),
        (tip[0] + across[0] * grip * 0.93, tip[1] + across[1] * grip * 0.93),
        (tip[0] + along[0], tip[1] + along[1], tip[0] - across[0] * grip * 0.93, tip[1] - across[1] * grip * 0.93),
        (start[0] - across[0] * wide, start[1] - across[1] * wide),
        (
            start[0] + along[0] * 0.8,
            start[1] + along[1] * 0.8,
            start[0] + across[0] * wide,
            start[1] + across[1] * wide,
        ),
    )
    return Piece(area, cloth, turn=-angle, round=1.4, cast=0.15)


def sleeves(
    kind: str,
    shoulder: float,
    bust: float,
    cloth: Cloth,
    hand: Random,
    ease: float = 0.0,
    cuff: Cloth | None = None,
    cuff_depth: float = 5.0,
    stitched: bool = True,
    pit_y: float = 24.5,
) -> tuple[Piece, ...]:
    """Both sleeves; arguments as for `sleeve`."""
    right = sleeve(kind, shoulder, bust, cloth, hand, ease, cuff, cuff_depth, stitched, pit_y)
    left = sleeve(kind, shoulder, bust, cloth, hand, ease, cuff, cuff_depth, stitched, pit_y)
    return tuple(piece.flipped() for piece in left) + right
