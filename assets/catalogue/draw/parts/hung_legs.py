"""Trouser legs that hang from the waist of a jumpsuit or of dungarees."""

from random import Random

import skia

from assets.catalogue.draw.parts.bodies import legs
from assets.catalogue.draw.parts.folds import crumpled, pulled
from assets.catalogue.draw.parts.shaping import mirrored
from assets.catalogue.draw.parts.waists import front_seams
from assets.catalogue.draw.paths import both_sides, pen
from assets.catalogue.draw.pieces import Brief, Fold, Piece, Seam

WAIST_Y = 38.0
# Per cut of leg: length from the waist, half widths at thigh, knee and hem.
LEGS = {
    "wide": (102.0, 12.6, 13.4, 13.6),
    "flared": (103.0, 11.8, 9.8, 12.6),
    "straight": (100.0, 12.0, 10.6, 9.6),
    "tapered": (97.0, 12.8, 10.4, 7.0),
    "cropped": (78.0, 12.8, 14.0, 13.2),
}
LEG_WORDS = {
    "wide": "wide legs",
    "flared": "flared legs",
    "straight": "straight legs",
    "tapered": "tapered legs",
    "cropped": "wide cropped legs",
}


def _wide_legs(length: float, waist: float, hip: float, hem: float, flared: bool) -> skia.Path:
    """Legs that fall from the hip in one line, or flare from the knee; hem is half of one leg's opening."""
    rise, inner = 28.0, 1.3
    outer = inner + 2 * hem
    down: tuple[float, ...] = (hip + 1.2, rise + 12, outer - 2.0, length * 0.72, outer, length)
    up: tuple[float, ...] = (inner + 0.2, length * 0.7, 0.9, rise + 16, 0.2, rise)
    if flared:
        down = (hip + 0.4, rise + 8, hip - 3.4, length * 0.66, outer, length)
        up = (inner + 3.6, length * 0.7, 1.8, rise + 18, 0.2, rise)
    return both_sides(
        pen(
            (-0.3, 0),
            (waist, 0),
            (waist + 1.2, 7, hip - 0.6, 12, hip, 20),
            down,
            ((outer + inner) / 2, length + 1.6, inner, length + 0.4),
            up,
            (-0.3, rise),
        )
    )


def _leg_creases(hand: Random, length: float) -> tuple[Fold, ...]:
    """The pull at the crotch, the bend of the knees, the break above the shoes."""
    folds: list[Fold] = []
    for side in (-1, 1):
        knee = 28 + (length - 28) * 0.42
        own = (
            *pulled(hand, (1.2, 28), (13, 23.5), 2, 6, 0.3),
            *pulled(hand, (1.6, 29), (9, 39), 2, 5, 0.28),
            *crumpled(hand, (8, knee - 5, 17, knee + 7), 4, -0.2, 0.34),
            *crumpled(hand, (9, length - 15, 16, length - 3), 3, 0.15, 0.28),
        )
        folds += own if side > 0 else [fold.flipped() for fold in own]
    return tuple(folds)


def trousers_part(brief: Brief, cut: str, waist: float, hip: float, seams: tuple[Seam, ...] = ()) -> list[Piece]:
    """The legs, hung from WAIST_Y; behind them the inside of the far hems."""
    length, thigh, knee, hem = LEGS[cut]
    wide = cut in ("wide", "cropped", "flared")
    hand = brief.hand
    path = (
        _wide_legs(length, waist, hip, hem, cut == "flared")
        if wide
        else legs(length, waist, hip, thigh, knee, hem, rise=28)
    )
    folds = list(_leg_creases(hand, length))
    if wide:
        folds = [*mirrored(*pulled(hand, (1.4, 28), (12, 24), 2, 6, 0.3))]
        stance = hem + 1.3
        for place in range(4):
            x = stance + hem * (-0.7 + 0.46 * place + hand.uniform(-0.1, 0.1))
            top = hand.uniform(14, 44)
            fold = Fold(
                (5 + place * 3.6, top), (x * 0.86 + 1, length * 0.6), (x, length + 24), 1.9, hand.uniform(0.3, 0.6)
            )
            folds += [fold, fold.flipped()]
    stitch = tuple(
        Seam(pen((side * 0.5, length - 2.2), (side * 40, length - 2.2), closed=False), "stitch") for side in (-1, 1)
    )
    piece = Piece(
        path, brief.cloth, tuple(folds), (*front_seams(28, None, fly=False), *seams, *stitch), round=2.6, cast=0.1
    )
    return [piece.changed(skia.Matrix.Translate(0, WAIST_Y))]
