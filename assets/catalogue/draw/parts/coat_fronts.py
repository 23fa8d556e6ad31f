"""The fronts of jackets and coats: the body's outline, how it opens at the neck, lapels, the way its cloth hangs."""

from dataclasses import dataclass
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.paths import both_sides, flipped, minus, pen, within
from assets.catalogue.draw.pieces import Fold, Piece, Seam


def coat_body(
    length: float, shoulder: float, bust: float, waist: float, hem: float, waist_y: float = 42, sag: float = 1.2
) -> skia.Path:
    """Neck to hem, by half widths; sides run in one curve from the armpit (y = 24) to the hem."""
    low = min(waist_y, 24 + (length - 24) * 0.5)
    return both_sides(
        pen(
            (-0.5, -1.2),
            (7, -1.2),
            (shoulder * 0.64, 1.8, shoulder, 5.4),
            (shoulder - 1.5, 11, shoulder - 1.2, 19, bust, 25),
            (bust - 0.4, 29, waist, low - 7, waist, low),
            (waist, low + (length - low) * 0.25, hem - (hem - waist) * 0.2, length - 6, hem, length),
            (hem * 0.55, length + sag, -0.5, length + sag),
        )
    )


def hanging(hand: Random, length: float, half: float, depth: float, waisted: bool = False) -> tuple[Fold, ...]:
    """Creases of an outer garment: from the armpits, perhaps at a drawn-in waist, upright waves below."""
    folds: tuple[Fold, ...] = ()
    for side in (-1, 1):
        own = pulled(hand, (half - 2.5, 26), (half - 12, 37), 2, 6, depth)
        if waisted:
            own += pulled(hand, (half - 2.5, 42), (half - 13, 47), 2, 5, depth * 0.8)
            own += pulled(hand, (half - 2.5, 41), (half - 11, 35), 2, 5, depth * 0.6)
        folds += own if side > 0 else tuple(fold.flipped() for fold in own)
    return folds + draped(hand, -half * 0.8, half * 0.8, length * 0.42, length, 4, depth * 0.55)


@dataclass(frozen=True)
class Front:
    """How a jacket opens: what to cut from the body, what lies behind the neck, what is folded out in front."""

    opening: skia.Path
    behind: tuple[Piece, ...]
    fronts: tuple[Piece, ...]


def lapels(cloth: Cloth, break_y: float, width: float = 9.0, shape: str = "notch", lap: float = 1.8) -> Front:
    """Lapels and collar down to where the jacket closes.

    Args:
        cloth: what they are made of (a tuxedo's satin, a coat's fur).
        break_y: where the lapel folds out of the front.
        width: of the lapel at its widest, in centimetres.
        shape: "notch", "peak" or "shawl".
        lap: by how much the upper front reaches over the middle: 2 single-breasted, 7 double-breasted.
    """
    # The upper front is the right one in the picture: its edge lies at x = -lap, and its lapel covers the other.
    roll = (2.0 - lap * 0.4, break_y * 0.56, 6.2, 3.0)
    shown = pen((-60, -20), (6.4, -20), (6.4, -3.5), (6.6, 0, *roll[2:]), (*roll[:2], -lap, break_y), (-60, break_y))
    opening = within(within(shown, flipped(shown)), pen((-8.6, -20), (8.6, -20), (8.6, break_y), (-8.6, break_y)))
    back = pen((-7.6, 0.6), (-6.6, -3.4), (0, -5.0, 6.6, -3.4), (7.6, 0.6), (4.4, 2.9, 0, 3.1), (-4.4, 2.9, -7.6, 0.6))
    stand = Seam(pen((-7, -1.6), (0, -2.6, 7, -1.6), closed=False))
    behind = (Piece(back, cloth, shade=0.18, cast=0.0, round=1.2, seams=(stand,)),)
    notch = 6.2 + width * 0.5, 9.0
    tip = (7.4 + width, 6.4) if shape == "peak" else (6.6 + width, 9.6)
    end = (notch[0] + 1.1, 6.4) if shape == "peak" else (6.4 + width * 0.78, 6.2)
    parts: tuple[Piece, ...]
    if shape == "shawl":
        area = pen(
            (-lap, break_y),
            (*roll[:2], 6.0, 3.0),
            (5.4, 0, 6.2, -3.8),
            (9.4, -3.2, 10.4, 0.6),
            (8.6 + width, 9, 7.2 + width * 0.75, 15),
            (5 + width * 0.4, break_y * 0.72, -lap, break_y),
        )
        parts = (Piece(area, cloth, turn=16, round=0.9, cast=0.4),)
    else:
        lapel = pen(
            (-lap, break_y),
            (*roll[:2], 5.8, 4.0),
            (6.0, 6.6),
            notch,
            tip,
            (tip[0] - 1.2, tip[1] + (break_y - tip[1]) * 0.42, -lap + 1.2, break_y - 2.2),
        )
        stitch = Seam(pen(notch, (tip[0] - 0.7, tip[1] + 0.3), closed=False), "seam")
        collar = pen(
            (6.2, -3.8),
            (9.2, -3.2, 10.2, 0.4),
            end,
            notch,
            (5.9, 6.8),
            (4.9, 1.6, 6.2, -3.8),
        )
        parts = (
            Piece(lapel, cloth, seams=(stitch,), turn=14, round=0.7, cast=0.4),
            Piece(collar, cloth, turn=38, round=0.7, cast=0.3),
        )
    left = tuple(_cut(part.flipped(), shown) for part in parts)
    return Front(opening, behind, (*left, *parts))


def _cut(piece: Piece, window: skia.Path) -> Piece:
    return Piece(within(piece.path, window), piece.cloth, piece.folds, piece.seams, piece.turn, piece.round, piece.cast)


def closing(body: skia.Path, x: float, top: float, length: float, rounded: float = 0.0) -> tuple[skia.Path, Seam]:
    """(the body without the corner that a rounded front leaves open at the hem, the edge of the upper front)."""
    line = pen((x, top), (x, length - 7 - rounded), (x, length - 1, x + 3 + rounded * 0.6, length + 3), closed=False)
    if rounded <= 0:
        return body, Seam(pen((x, top), (x, length + 4), closed=False))
    low, out = length - 7 - rounded, -x - 3 - rounded * 0.6
    gap = pen((x, low), (x, length - 1, x + 3 + rounded * 0.6, length + 3), (out, length + 3), (-x, length - 1, x, low))
    return minus(body, gap), Seam(line)
