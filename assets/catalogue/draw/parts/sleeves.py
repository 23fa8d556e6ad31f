"""Sleeves: drawn on the right (x > 0) behind the body; the left one is its mirror image with folds of its own."""

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
}

# Per kind: the arm's angle from the vertical, length, half width at the end.
_SHAPES = {
    "cap": (21, 13, 6.2),
    "short": (32, 24, 8.4),
    "elbow": (24, 34, 7.8),
    "three-quarter": (16, 48, 6.6),
    "long": (12.5, 64, 5.0),
    "puff": (27, 21, 8.0),
    "bell": (15, 57, 10.5),
    "balloon": (12.5, 59, 7.6),
    "flutter": (25, 20, 9.6),
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
) -> tuple[Piece, ...]:
    """One sleeve on the right, with a cuff where one is given.

    Args:
        kind: a key of NAMES ("none" gives nothing).
        shoulder, bust: the body's half widths that the sleeve joins.
        ease: extra half width in centimetres (coats, oversized knits).
    """
    if kind == "none":
        return ()
    angle, length, half = _SHAPES[kind]
    half += ease * (0.6 if kind == "long" else 1.0)
    lean = radians(angle + hand.uniform(-1.5, 1.5))
    along, across = (sin(lean), cos(lean)), (cos(lean), -sin(lean))
    top = shoulder - 1.6, 3.2
    end = top[0] + along[0] * length + 2.2, top[1] + along[1] * length
    outer = end[0] + across[0] * half, end[1] + across[1] * half
    inner = end[0] - across[0] * half, end[1] - across[1] * half
    pit = bust - 0.6, 24.5 + ease

    def on(share: float, side: float) -> Point:
        return top[0] + along[0] * length * share + across[0] * side + 2.0, top[1] + along[1] * length * share + across[
            1
        ] * side

    swell = {"puff": 6.5, "balloon": 3.5, "cap": 0.0, "short": 0.2, "flutter": 0.6}.get(kind, 0.9) + ease
    low = {"balloon": 4.5, "puff": 4.5}.get(kind, 0.0)
    outline = pen(
        (top[0] - 7, top[1]),
        top,
        (
            top[0] + 4.2 + swell,
            top[1] + 1.0 - (2.6 if kind == "puff" else 0),
            *on(0.62, half + swell * 0.9 + low + (1.8 if length > 40 else -0.28 * half)),
            *outer,
        ),
        (end[0] + along[0] * 1.2, end[1] + along[1] * 1.2, *inner),
        (*on(0.66, -half - 0.8 - low), pit[0] + 1.5, pit[1] + 6 if length > 24 else pit[1] - 0.5, *pit),
        (pit[0] - 8, pit[1] - 4),
    )
    folds: tuple[Fold, ...] = pulled(hand, (pit[0] + 0.5, pit[1] - 2), on(0.35, 3.5), 3, 9, 0.4)
    if length > 40:
        middle = on(0.55, -half * 0.5)
        folds += crumpled(hand, (middle[0] - 3, middle[1] - 6, middle[0] + 4, middle[1] + 8), 4, 0.5, 0.45)
        low_point = on(0.9, 0)
        folds += crumpled(hand, (low_point[0] - 3, low_point[1] - 5, low_point[0] + 3, low_point[1] + 1), 2, 0.3, 0.35)
        folds += (Fold(on(0.2, half * 0.4), on(0.5, half * 0.9), on(0.85, half * 0.3), 2.0, 0.3),)
    if kind in ("puff", "balloon", "bell", "flutter"):
        for place in range(5):
            side = half * (place - 2) / 2.2
            folds += (
                Fold(
                    on(1.0, side * (0.75 if cuff else 1.0)),
                    on(0.7, side * 1.3),
                    on(0.35 if length > 30 else 0.2, side * 0.9),
                    1.5,
                    0.4,
                ),
            )
    hem_line = pen(
        (outer[0] - along[0] * 2, outer[1] - along[1] * 2),
        (end[0] - along[0] * 0.8, end[1] - along[1] * 0.8, inner[0] - along[0] * 2, inner[1] - along[1] * 2),
        closed=False,
    )
    seams = (Seam(hem_line, "stitch"),) if stitched and cuff is None else ()
    pieces: tuple[Piece, ...] = (Piece(outline, cloth, folds, seams, turn=-angle, round=3.0, cast=0.0),)
    if cuff is not None:
        grip = half * (0.62 if kind in ("balloon", "puff") else 0.98)
        start = end[0] - along[0] * 0.6, end[1] - along[1] * 0.6
        tip = end[0] + along[0] * (cuff_depth - 0.6), end[1] + along[1] * (cuff_depth - 0.6)
        area = pen(
            (start[0] + across[0] * (grip + 0.3), start[1] + across[1] * (grip + 0.3)),
            (tip[0] + across[0] * grip * 0.92, tip[1] + across[1] * grip * 0.92),
            (tip[0] + along[0], tip[1] + along[1], tip[0] - across[0] * grip * 0.92, tip[1] - across[1] * grip * 0.92),
            (start[0] - across[0] * (grip + 0.3), start[1] - across[1] * (grip + 0.3)),
            (
                start[0] + along[0] * 0.8,
                start[1] + along[1] * 0.8,
                start[0] + across[0] * (grip + 0.3),
                start[1] + across[1] * (grip + 0.3),
            ),
        )
        pieces += (Piece(area, cuff, turn=-angle, round=1.6, cast=0.15),)
    return pieces


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
) -> tuple[Piece, ...]:
    """Both sleeves; arguments as for `sleeve`."""
    right = sleeve(kind, shoulder, bust, cloth, hand, ease, cuff, cuff_depth, stitched)
    left = sleeve(kind, shoulder, bust, cloth, hand, ease, cuff, cuff_depth, stitched)
    return tuple(piece.flipped() for piece in left) + right
