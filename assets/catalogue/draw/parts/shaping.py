"""A body inside the cloth: soft shade down the sides, below the bust, across the waist."""

from random import Random

import skia

from assets.catalogue.draw.parts.folds import crumpled, draped, pulled
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.pieces import Fold, Seam


def mirrored(*folds: Fold) -> tuple[Fold, ...]:
    """The creases on both sides of the body."""
    return (*(fold.flipped() for fold in folds), *folds)


def sides(bust: float, waist: float, hip: float, waist_y: float, hip_y: float, depth: float = 0.34) -> tuple[Fold, ...]:
    """The flanks turn away: darker on the right, where the light does not reach."""
    right = Fold((bust - 1.2, 19), (waist - 2.2, waist_y), (hip - 1.5, hip_y), 3.4, depth)
    left = Fold((-bust + 0.4, 19), (-waist + 0.8, waist_y), (-hip + 0.4, hip_y), 2.4, depth * 0.6)
    return right, left


def bust_shade(bust: float, depth: float = 0.24, y: float = 27.0) -> tuple[Fold, ...]:
    """Two soft shadows below the bust."""
    return mirrored(Fold((bust * 0.16, y), (bust * 0.5, y + 4.6), (bust * 0.86, y - 1.5), 2.0, depth))


def drawn_in(hand: Random, waist: float, y: float, count: int = 5, depth: float = 0.3) -> tuple[Fold, ...]:
    """Short level creases where a fitted dress bends at the waist."""
    return crumpled(hand, (-waist * 0.8, y - 4.5, waist * 0.8, y + 5), count, 0.05, depth)


def princess_seams(bust: float, waist: float, waist_y: float, hem: float, bottom: float) -> tuple[Seam, ...]:
    """Two seams from the armholes over the bust to the hem (or to the waist where bottom is the waist's)."""
    lines = []
    for side in (-1, 1):
        down: tuple[tuple[float, ...], ...] = (
            (side * bust * 0.52, 20, side * bust * 0.5, 28, side * waist * 0.56, waist_y),
        )
        if bottom > waist_y + 5:
            down += ((side * hem * 0.42, waist_y + 20, side * hem * 0.5, bottom + 2),)
        lines.append(Seam(pen((side * (bust - 4.2), 13.5), *down, closed=False), width=0.1))
    return tuple(lines)


def darts(bust: float, waist: float, waist_y: float) -> tuple[Seam, ...]:
    """Bust darts from the side and waist darts from below."""
    lines = []
    for side in (-1, 1):
        lines += [
            Seam(pen((side * bust, 28.5), (side * bust * 0.56, 25.5), closed=False), width=0.1),
            Seam(pen((side * waist * 0.5, waist_y), (side * waist * 0.54, waist_y - 8.5), closed=False), width=0.1),
        ]
    return tuple(lines)


def waist_seam(y: float, half: float, sag: float = 0.9) -> Seam:
    """A pressed seam around the waist, a little lower in the middle."""
    return Seam(pen((-half - 1, y - 0.3), (0, y + sag * 2, half + 1, y - 0.3), closed=False), width=0.12)


def between(outline: skia.Path, top: float, bottom: float) -> skia.Path:
    """The part of an outline between two heights."""
    strip = pen((-90, top), (90, top), (90, bottom), (-90, bottom))
    return skia.Op(outline, strip, skia.PathOp.kIntersect_PathOp)


def hanging(hand: Random, length: float, half: float, depth: float = 0.3) -> tuple[Fold, ...]:
    """The usual creases of a hanging top: from the armpits, down the flanks, and upright waves below."""
    right = pulled(hand, (half - 1.5, 25), (half - 13, 36), 3, 9, depth * 1.1)
    left = tuple(fold.flipped() for fold in pulled(hand, (half - 1.5, 25), (half - 13, 36), 3, 9, depth * 1.1))
    return (
        *right,
        *left,
        Fold((half - 2, 26), (half - 3, length * 0.6), (half - 2.4, length - 2), 2.6, depth * 0.9),
        *draped(hand, -half * 0.8, half * 0.8, 34, length, 5, depth),
        *crumpled(hand, (-half * 0.7, length * 0.6, half * 0.7, length * 0.9), 3, 0.1, depth * 0.6),
    )
