"""Down quilting: every chamber is a plump roll of its own, above the one below it."""

from itertools import pairwise
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.coat_arms import Arm
from assets.catalogue.draw.paths import pen, union, within
from assets.catalogue.draw.pieces import Fold, Piece


def chambers(
    body: skia.Path, rows: list[float], half: float, cloth: Cloth, hand: Random, vee: float = 0.0, plump: float = 1.0
) -> tuple[Piece, ...]:
    """The body in rolls between the rows (y of each quilting line, top to bottom), lower ones first.

    Args:
        body: its outline, from which the rolls swell a little at the sides.
        rows: at least two.
        half: half the body's width where its sides are straight.
        cloth: the shell.
        hand: lets the small puckers fall.
        vee: how much deeper than at the sides the lines lie at the middle, in centimetres (chevrons).
        plump: how far a roll swells out at the sides.
    """
    pieces = []
    for top, bottom in pairwise(rows):
        middle, sag = (top + bottom) / 2, 1.3 + vee
        roll = pen(
            (-60, top - 0.4),
            (0, top - 0.4),
            (60, top - 0.4),
            (60, bottom),
            (30, bottom),
            (half * 0.5, bottom + sag * 1.6, 0, bottom + sag),
            (-half * 0.5, bottom + sag * 1.6, -30, bottom),
            (-60, bottom),
        )
        area = within(body, roll)
        if top > 29:
            for side in (-1, 1):
                bounds = within(body, pen((-60, top), (60, top), (60, bottom), (-60, bottom))).computeTightBounds()
                edge = bounds.right() if side > 0 else bounds.left()
                area = union(
                    area,
                    pen((edge - side * 4, top), (edge, top), (edge + side * plump * 2, middle, edge, bottom),
                        (edge - side * 4, bottom)),
                )  # fmt: skip
        high = bottom - top
        folds = tuple(
            Fold(
                (x, top + 0.2 * high * (place % 2)),
                (x + hand.uniform(-0.8, 0.8), middle),
                (x + hand.uniform(-1.5, 1.5), bottom - high * hand.uniform(0.0, 0.3)),
                hand.uniform(0.5, 0.8),
                hand.uniform(0.08, 0.22),
            )
            for place, x in enumerate(hand.uniform(-half, half) for _ in range(8))
        )
        pieces.append(Piece(area, cloth, folds, round=min(3.4, (bottom - top) * 0.34), cast=0.4))
    return tuple(reversed(pieces))


def arm_chambers(arm: Arm, cloth: Cloth, hand: Random, step: float, top: float = 0.0) -> tuple[Piece, ...]:
    """The right sleeve in rolls, the lowest first; its last one is gathered at the wrist."""
    reach = 13.0 + top
    (u, v), (way_x, way_y) = arm.middle(reach)
    above = pen(
        arm.at(reach, -6), (u + way_x * 1.6, v + way_y * 1.6, *arm.at(reach, 3)), (u + 60, v - 60), (u - 60, v - 60)
    )
    cap = within(pen(*arm.outline()), above)
    pieces = [Piece(cap, cloth, turn=-arm.lean, round=2.6, cast=0.3)]
    while reach < arm.length - 1:
        below = min(reach + step, arm.length)
        if arm.length - below < step * 0.4:
            below = arm.length
        (x, y), (down_x, down_y) = arm.middle(below)
        area = pen(
            arm.at(reach, -1),
            arm.at(reach, 1),
            (*arm.at((reach + below) / 2, 1.24), *arm.at(below, 1.0)),
            (x + down_x * 1.6, y + down_y * 1.6, *arm.at(below, -1.0)),
            (*arm.at((reach + below) / 2, -1.2), *arm.at(reach, -1)),
        )
        folds = tuple(
            Fold(
                arm.at(reach, side),
                arm.at((reach + below) / 2, side + hand.uniform(-0.1, 0.1)),
                arm.at(below, side + hand.uniform(-0.15, 0.15)),
                hand.uniform(0.5, 0.8),
                hand.uniform(0.08, 0.2),
            )
            for side in (hand.uniform(-0.7, 0.8) for _ in range(3))
        )
        pieces.append(Piece(area, cloth, folds, turn=-arm.lean, round=min(3.0, step * 0.34), cast=0.35))
        reach = below
    return tuple(reversed(pieces))
