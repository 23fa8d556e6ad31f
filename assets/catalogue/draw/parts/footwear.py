"""What shoes share: the pair, the lacing, the soles.

Shoes are seen from the side, toe to the left; y = 0 is the floor.
"""

from collections.abc import Mapping, Sequence

import skia

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.paths import band, pen
from assets.catalogue.draw.pieces import Garment, Piece

SOLES: tuple[Rgb, ...] = ((238, 236, 230), (44, 40, 40), (186, 132, 82), (92, 62, 44))


LEATHER = {"leather": 4, "suede": 2}


def pair(pieces: Sequence[Piece], features: Mapping[str, str], shift: tuple[float, float] = (5.5, -4.2)) -> Garment:
    """The shoe and its neighbour behind it."""
    matrix = skia.Matrix.Translate(*shift)
    feet = ((-15.0 + shift[0], 13.0 + shift[0], shift[1]), (-15.0, 13.0, 0.0))
    return Garment((*(piece.changed(matrix) for piece in pieces), *pieces), features, feet)


def lacing(
    start: tuple[float, float], end: tuple[float, float], rows: int, across: float, colour: Rgb
) -> tuple[Piece, ...]:
    """Rows of lace from start (at the toe) to end, each as wide across the foot."""
    pieces = []
    cord = trim("cotton", colour)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / length * across, dx / length * across
    for row in range(rows):
        share = row / max(rows - 1, 1)
        x, y = start[0] + dx * share, start[1] + dy * share
        line = pen((x - nx * 0.3, y - ny * 0.3), (x + nx * 0.4 + 0.4, y + ny * 0.4 - 0.4, x + nx, y + ny), closed=False)
        pieces.append(Piece(band(line, 0.65, True), cord, round=0.2, cast=0.35))
    return tuple(pieces)
