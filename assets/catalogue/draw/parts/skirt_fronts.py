"""Narrow skirts and their fronts: outline, creases over the hips, wraps, slits."""

from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.folds import draped, pulled
from assets.catalogue.draw.paths import both_sides, pen, within
from assets.catalogue.draw.pieces import Fold, Piece

WAIST = 17.4


def narrow_skirt(length: float, hip: float, hem: float, rounded: float = 0.0) -> skia.Path:
    """A straight skirt over the hips; rounded: how much its front corners curve up (a dolphin hem)."""
    return both_sides(
        pen(
            (-0.5, 0),
            (WAIST, 0),
            (WAIST + (hip - WAIST) * 0.5, 5.5, hip - 0.5, 9, hip, 18),
            (hip + (hem - hip) * 0.3, 18 + (length - 18) * 0.4, hem, length - rounded),
            (hem - 1.5, length + 0.6, hem * 0.55, length + 1.4),
            (hem * 0.3, length + 1.8, -0.5, length + 1.8),
        )
    )


def fitted_folds(hand: Random, length: float, hip: float, depth: float) -> tuple[Fold, ...]:
    """What a narrow skirt shows: pulls across the hips, a few long waves, darts."""
    folds: tuple[Fold, ...] = ()
    for side in (-1, 1):
        own = pulled(hand, (hip - 1.5, 17), (hip - 13, 21), 3, 6, depth)
        folds += own if side > 0 else tuple(fold.flipped() for fold in own)
        folds += (Fold((side * 8.6, 4.2), (side * 9.2, 8), (side * 9.8, 12.5), 0.3, 0.6),)
    return folds + draped(hand, -hip * 0.8, hip * 0.8, length * 0.4, length, 4, depth * 0.7)


def wrapped(path: skia.Path, x: float, length: float, curve: float) -> skia.Path:
    """The upper front of a wrap skirt: its free edge starts at (x, 3) and swings back towards the hem."""
    cover = pen((-80, -5), (x, -5), (x, 3), (x + 1.5, length * 0.5, x - curve * 0.3, length * 0.8),
                (x - curve * 0.8, length, x - curve * 1.6, length + 6), (-80, length + 6))  # fmt: skip
    return within(path, cover)


def slit(x: float, top: float, length: float, cloth: Cloth, wide: float = 5.0) -> Piece:
    """An open slit: the dark of the inside, narrowing upwards."""
    area = pen((x, top), (x + wide * 0.3, (top + length) / 2, x + wide, length + 3), (x - 0.3, length + 3))
    return Piece(area, cloth, shade=0.55, round=0.5, cast=0.0)


def kept_on(piece: Piece, area: skia.Path) -> Piece:
    """The piece where it lies on the area."""
    return Piece(within(piece.path, area), piece.cloth, round=piece.round, cast=piece.cast, shade=piece.shade)
