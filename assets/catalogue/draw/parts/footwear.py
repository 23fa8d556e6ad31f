"""What shoes share: how the pair stands, their openings, lacing, shine and creases.

Shoes are seen from the side, toe to the left; y = 0 is the floor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter
from assets.catalogue.draw.paths import Point, band, changed, oval, pen
from assets.catalogue.draw.pieces import Brief, Fold, Garment, Piece, Seam

LEATHER = {"leather": 4, "suede": 2}
LINING: Rgb = (206, 178, 142)
TAN: Rgb = (150, 96, 58)
LAYOUTS = ("staggered", "staggered", "facing", "single")
TOGETHER = ("staggered", "staggered", "single")  # heels that cross would look entangled


def pair(
    choose: Random,
    pieces: Sequence[Piece],
    features: Mapping[str, str],
    span: tuple[float, float] = (-14.0, 13.0),
    step: Point = (6.0, -4.4),
    layouts: Sequence[str] = LAYOUTS,
) -> Garment:
    """The shoe as a shop shows it: its fellow behind it, its fellow turned the other way, or alone.

    Args:
        choose: the line's choices; they decide which of the layouts it is.
        pieces: one shoe, back to front.
        features: what a caption may say.
        span: where the sole touches the floor, from left to right.
        step: how far the fellow stands behind, in centimetres.
        layouts: what there is to choose from.
    """
    layout = choose.choice(layouts)
    here = (*span, 0.0)
    if layout == "single":
        return Garment(tuple(pieces), features, (here,))
    fellow = list(pieces)
    left, right = span
    dx, dy = step
    if layout == "facing":
        fellow = [piece.flipped() for piece in pieces]
        left, right = -right, -left
        dx = dx * 0.6
    further = skia.Matrix.Translate(dx, dy)
    further.preScale(0.97, 0.97)
    there = (left * 0.97 + dx, right * 0.97 + dx, dy)
    return Garment((*(piece.changed(further) for piece in fellow), *pieces), features, (there, here))


def fine_print(brief: Brief, share: float = 0.6) -> Brief:
    """The brief with its print at that share of the size it has on a dress: a shoe shows little of a large repeat."""
    return replace(brief, cloth=replace(brief.cloth, size=brief.cloth.size * share))


def sheen(cloth: Cloth, *lines: skia.Path, width: float = 1.2) -> tuple[Seam, ...]:
    """Light along lines: a bright core in a soft streak on smooth leather, hardly anything on suede."""
    gloss = cloth.material.gloss
    shares = (1.0, 0.5, 0.24) if gloss > 0.6 else (1.0, 0.5) if gloss > 0.4 else (1.0,) if gloss > 0.12 else ()
    return tuple(Seam(line, "fade", None, width * share) for line in lines for share in shares)


def flexed(hand: Random, x: float, top: float, bottom: float, count: int = 3, depth: float = 0.4) -> tuple[Fold, ...]:
    """The short creases where the foot bends, from the vamp's ridge at (x, top) down to the side."""
    folds = []
    for place in range(count):
        start = x + place * 1.5 + hand.uniform(-0.4, 0.4)
        low = bottom - hand.uniform(0.0, 0.35) * (bottom - top)
        folds.append(
            Fold(
                (start + 0.7, top - place * 0.5),
                (start - 0.5, (top + low) / 2),
                (start + 0.3, low),
                hand.uniform(0.28, 0.5),
                depth * hand.uniform(0.6, 1.0),
            )
        )
    return tuple(folds)


def mouth(near: tuple[float, ...], far: tuple[float, ...], front: Point, back: Point) -> skia.Path:
    """The opening between its near rim and its far rim: cubic controls (four numbers) each, from back to front."""
    return pen(back, (*far, *front), (near[2], near[3], near[0], near[1], *back))


def lacing(start: Point, end: Point, rows: int, colour: Rgb, metal: Rgb | None = None) -> tuple[Piece, ...]:
    """Crossed laces over the throat from start (at the toe) to end, out of eyelets (of metal, or punched)."""
    pieces = []
    cord = trim("cotton", colour)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    along = dx / length, dy / length
    side = -along[1], along[0]  # from the throat's edge down the shoe's side
    gap = length / max(rows - 1, 1)
    for row in range(rows):
        x, y = start[0] + along[0] * gap * row, start[1] + along[1] * gap * row
        eye = x + side[0] * 0.85, y + side[1] * 0.85
        if row < rows - 1:
            up = x - side[0] * 0.95 + along[0] * gap * 0.75, y - side[1] * 0.95 + along[1] * gap * 0.75
            back = pen(
                (x + along[0] * gap * 0.6, y + along[1] * gap * 0.6),
                (up[0] - along[0] * gap, up[1] - along[1] * gap),
                closed=False,
            )
            pieces.append(Piece(band(back, 0.5, True), cord, shade=0.22, round=0.2, cast=0.2))
        if metal is not None:
            pieces.append(Piece(oval(*eye, 1.0, 1.0), trim("metal", metal), round=0.25, cast=0.25))
        pieces.append(Piece(oval(*eye, 0.55, 0.55), trim("canvas", (34, 30, 30)), round=0.1, cast=0))
        lean = 0.45 * gap if row < rows - 1 else 0.0
        out = x - side[0] * 1.0 + along[0] * lean, y - side[1] * 1.0 + along[1] * lean
        middle = x - side[0] * 0.1 + along[0] * lean * 0.7, y - side[1] * 0.1 + along[1] * lean * 0.7
        pieces.append(Piece(band(pen(eye, (*middle, *out), closed=False), 0.62, True), cord, round=0.25, cast=0.4))
    return tuple(pieces)


def lace_bow(x: float, y: float, colour: Rgb, size: float = 1.0) -> tuple[Piece, ...]:
    """The laces' bow at (x, y): two loops and two ends that hang down the side."""
    cord = trim("cotton", colour)
    lines = (
        pen((0, 0), (-1.4, 0.6, -2.6, 2.6, -2.2, 4.2), closed=False),
        pen((0, 0), (1.2, 1.0, 2.0, 3.2, 3.0, 4.8), closed=False),
        pen((0, 0), (-2.0, -1.6, -4.2, -0.6, -4.0, 0.8), (-3.6, 2.0, -1.4, 1.0, 0, 0), closed=False),
        pen((0, 0), (1.8, -0.8, 4.2, 0.8, 4.0, 2.2), (3.6, 3.2, 1.2, 1.6, 0, 0), closed=False),
    )
    at = skia.Matrix.Translate(x, y)
    at.preScale(size, size)
    pieces = [Piece(changed(band(line, 0.6, True), at), cord, round=0.22, cast=0.4) for line in lines]
    return (*pieces, Piece(changed(oval(0, 0.1, 1.3, 1.1), at), cord, round=0.3, cast=0.3))


def flat_bow(x: float, y: float, cloth: Cloth, size: float = 1.0, ends: bool = False) -> tuple[Piece, ...]:
    """A small pressed bow with its knot at (x, y), two loops 2.6 cm wide each, without or with short ends."""
    loop = pen((0, 0), (0.8, -1.3, 2.5, -1.7, 2.7, -0.9), (2.9, 0.2, 2.6, 1.3, 2.1, 1.2), (1.2, 0.9, 0.5, 0.5, 0, 0))
    end = pen((0.1, 0.2), (1.0, 1.2, 1.6, 2.4, 1.9, 3.6), (0.5, 3.4), (0.4, 2.2, -0.1, 1.2, -0.3, 0.3))
    crease = (Fold((0.3, 0), (1.2, -0.2), (2.2, -0.1), 0.25, 0.6),)
    at = skia.Matrix.Translate(x, y)
    at.preScale(size, size)
    right = Piece(loop, cloth, crease, round=0.5, cast=0.35)
    parts = [right.flipped(), right, Piece(oval(0, 0, 1.0, 1.25), cloth, round=0.4, cast=0.35)]
    if ends:
        tail = Piece(end, cloth, round=0.35, cast=0.3)
        parts = [tail.flipped(), tail, *parts]
    return tuple(part.changed(at) for part in parts)


def punched(colour: Rgb, *places: Point, size: float = 0.3) -> tuple[Seam, ...]:
    """Small punched holes, each a dark point."""
    return tuple(Seam(oval(x, y, size * 0.5, size * 0.5), "edge", darker(colour, 0.6), size * 0.5) for x, y in places)


def piping_colour(cloth: Cloth) -> Rgb:
    """Tone on tone: a little darker, on black a little lighter."""
    return darker(cloth.colour, 0.3) if brightness(cloth.colour) > 0.22 else lighter(cloth.colour, 0.14)
