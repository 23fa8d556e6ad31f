"""Silk squares off the neck: laid out with their border, folded small, folded to a triangle."""

from random import Random

import skia

from assets.catalogue.draw.palette import darker, lighter
from assets.catalogue.draw.parts.folds import crumpled
from assets.catalogue.draw.paths import changed, pen
from assets.catalogue.draw.pieces import Brief, Fold, Piece, Seam


def _square(half: float, hand: Random) -> skia.Path:
    """A square whose edges wave a little, as silk does when it is laid down."""
    w = [hand.uniform(-0.6, 0.6) for _ in range(8)]
    return pen(
        (-half, -half),
        (-half / 3, -half + w[0], half / 3, -half + w[1], half, -half),
        (half + w[2], -half / 3, half + w[3], half / 3, half, half),
        (half / 3, half + w[4], -half / 3, half + w[5], -half, half),
        (-half + w[6], half / 3, -half + w[7], -half / 3, -half, -half),
    )


def _bordered(brief: Brief, half: float, outer: skia.Path, folds: tuple[Fold, ...]) -> list[Piece]:
    """A printed field in a border of another colour, with a thin line between."""
    cloth = brief.cloth
    plain = cloth.pattern == "plain"
    wide = half * brief.choose.choice((0.1, 0.16, 0.24))
    edge = cloth.toned(
        brief.accent
        if not plain
        else darker(cloth.colour, 0.3)
        if sum(cloth.colour) > 240
        else lighter(cloth.colour, 0.4)
    )
    share = 1 - wide / half
    field = changed(outer, skia.Matrix.Scale(share, share))
    line = changed(outer, skia.Matrix.Scale(share - 0.035, share - 0.035))
    hem = Seam(changed(outer, skia.Matrix.Scale(0.975, 0.975)), "seam", width=0.2)
    inner: tuple[Seam, ...] = (Seam(line, "edge", edge.colour, half * 0.02),)
    if plain and brief.choose.random() < 0.6:
        inner += tuple(
            Seam(changed(outer, skia.Matrix.Scale(s, s)), "edge", edge.colour, half * w)
            for s, w in ((0.5, 0.03), (0.42, 0.012))
        )
    return [
        Piece(outer, edge, folds, (hem,), round=1.2, cast=0.3),
        Piece(field, cloth, folds, inner, round=0.0, cast=0.0),
    ]


def laid_square(brief: Brief) -> list[Piece]:
    """Spread out, with the creases of its folding."""
    hand = brief.hand
    folds = (
        *crumpled(hand, (-14, -14, 14, 14), 5, hand.choice((-0.8, 0.8)), 0.4),
        Fold((-20, 0.4), (0, -0.4), (20, 0.3), 0.5, 0.25),
        Fold((0.3, -20), (-0.4, 0), (0.2, 20), 0.5, 0.25),
    )
    matrix = skia.Matrix()
    matrix.setRotate(hand.uniform(-7, 7))
    return [piece.changed(matrix) for piece in _bordered(brief, 20, _square(20, hand), folds)]


def folded_square(brief: Brief) -> list[Piece]:
    """Folded to a small square, one corner turned back."""
    hand, cloth = brief.hand, brief.cloth
    edge = cloth.toned(brief.accent)
    pieces: list[Piece] = []
    for n in range(3):
        shift = 0.7 * (2 - n)
        outline = pen(
            (-11 + shift, -11),
            (10.6 + shift, -11.2),
            (11 + shift, -10.8, 11 + shift, -10.4),
            (11.2 + shift, 11 + shift * 0.8),
            (0, 11.4 + shift, -11 + shift, 11 + shift * 0.8),
            (-11.3 + shift, 0, -11 + shift, -11),
        )
        rim = Seam(
            pen((-11 + shift, 9.8 + shift * 0.8), (11 + shift, 9.8 + shift * 0.8), closed=False),
            "edge",
            edge.colour,
            2.0,
        )
        side = Seam(pen((9.9 + shift, -11), (9.9 + shift, 11 + shift), closed=False), "edge", edge.colour, 2.0)
        folds = crumpled(hand, (-8, -8, 8, 8), 2, 0.3, 0.3) if n == 2 else ()
        pieces.append(Piece(outline, cloth, folds, (rim, side), round=0.9, cast=0.4))
    corner = pen((11.2, 11.2), (2.6, 11.4), (4.0, 6.0, 11.2, 3.0))
    turned = pen((2.6, 11.4), (3.4, 5.2), (4.6, 4.2, 11.2, 3.0), (6, 6.4, 2.6, 11.4))
    pieces.append(Piece(corner, cloth.shaded(0.35), round=0.3, cast=0.0))
    pieces.append(Piece(turned, edge, (Fold((3.2, 10.6), (5.4, 6.6), (10.4, 3.4), 0.5, 0.3),), round=0.6, cast=0.5))
    return pieces


def triangle(brief: Brief) -> list[Piece]:
    """Folded to a triangle, its point below, the edges rolled."""
    hand, cloth = brief.hand, brief.cloth
    edge = cloth.toned(brief.accent)
    pieces: list[Piece] = []
    for drop in (1.6, 0.0):
        outline = pen(
            (-19, -11 + drop * 0.4),
            (0, -12.5, 19, -11 + drop * 0.4),
            (12, 3 + drop, 0.6, 15 + drop),
            (0, 15.6 + drop, -0.6, 15 + drop),
            (-12, 3 + drop, -19, -11 + drop * 0.4),
        )
        folds = tuple(
            Fold((x, -11), (x * 0.7, -2), (x * 0.25, 11), hand.uniform(0.8, 1.5), hand.uniform(0.3, 0.5))
            for x in (-13, -6.5, 0.5, 7, 13.5)
        )
        rim = Seam(
            pen(
                (-19, -11 + drop * 0.4),
                (-12, 3 + drop, 0, 15 + drop),
                (12, 3 + drop, 19, -11 + drop * 0.4),
                closed=False,
            ),
            "edge",
            edge.colour,
            2.6,
        )
        pieces.append(Piece(outline, cloth, folds, (rim,), turn=45, round=1.0, cast=0.4))
    roll = pen((-18.4, -11.3), (0, -14.6, 18.4, -11.3), (0, -9.6, -18.4, -11.3))
    pieces.append(
        Piece(roll, cloth, (Fold((-17, -11.8), (0, -12.8), (17, -11.8), 0.8, 0.4),), turn=30, round=1.0, cast=0.3)
    )
    return pieces
