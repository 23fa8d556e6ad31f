"""What blazers and coats share: lining, darts, the two fronts over sleeves and back."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import brightness, darker
from assets.catalogue.draw.parts.coat_arms import Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import Front, closing, coat_body, hanging
from assets.catalogue.draw.parts.trims import (
    hem_stitch,
)
from assets.catalogue.draw.paths import minus, pen, within
from assets.catalogue.draw.pieces import Brief, Fold, Piece


def lining_of(cloth: Cloth) -> Cloth:
    """The satin inside: a shade deeper than the cloth, paler in black and navy."""
    return trim("satin", darker(cloth.colour, 0.3) if brightness(cloth.colour) > 0.25 else (78, 74, 82))


def darts(half: float, length: float) -> tuple[Fold, ...]:
    """The pressed lines from the chest to the hips that give the waist."""
    return tuple(
        Fold((side * half * 0.5, 30), (side * half * 0.42, 44), (side * half * 0.5, length * 0.68), 0.3, 0.75)
        for side in (-1, 1)
    )


def opened(
    brief: Brief,
    front: Front,
    length: float,
    sizes: tuple[float, float, float],
    lap: float,
    rounded: float,
    arm: Arm,
    cuff: str,
    top: float,
) -> list[Piece]:
    """Back, sleeves and the two fronts; sizes are the half widths of bust, waist and hem."""  # fmt: skip
    cloth, hand = brief.cloth, brief.hand
    half, waist, hem = sizes
    body = coat_body(length, arm.shoulder, half, waist, hem)
    lining = lining_of(cloth)
    shell, edge = closing(body, -lap, top, length, rounded)
    folds = (*hanging(hand, length, half, 0.3, waist < half - 2), *darts(half, length))
    seams = (edge, hem_stitch(length - 2.6, hem))
    back = minus(
        within(body, pen((-30, length - 14), (30, length - 14), (30, length - 1.2), (-30, length - 1.2))), shell
    )
    return [
        Piece(within(body, front.opening), lining, shade=0.35, cast=0.0, round=2.0),
        *front.behind,
        Piece(back, lining, shade=0.4, cast=0.0, round=0.6),
        *coat_arms(arm, cloth, hand, cuff),
        Piece(minus(shell, front.opening), cloth, folds, seams, round=2.4, cast=0.3),
    ]
