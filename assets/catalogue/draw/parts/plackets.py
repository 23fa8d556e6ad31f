"""A short buttoned opening below the neck, as henleys and polo shirts have."""

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.parts.trims import button_colour, buttons, column
from assets.catalogue.draw.paths import box, pen
from assets.catalogue.draw.pieces import Piece, Seam


def henley_placket(cloth: Cloth, top: float, bottom: float, count: int, undone: bool = False) -> tuple[Piece, ...]:
    """A strip 3.4 cm wide from the neck's edge down, stitched around, with its buttons.

    Args:
        cloth: of the strip.
        top, bottom: its ends in centimetres.
        count: buttons.
        undone: the upper half lies open as a narrow V.
    """
    strip = box(-1.7, top, 1.7, bottom, 0.25)
    around = pen((-1.25, top + 0.3), (-1.25, bottom - 0.5), (1.25, bottom - 0.5), (1.25, top + 0.3), closed=False)
    cross = pen((-1.25, bottom - 2.2), (1.25, bottom - 2.2), closed=False)
    seams = (Seam(around, "stitch"), Seam(cross, "stitch"))
    pieces: tuple[Piece, ...] = (Piece(strip, cloth, seams=seams, round=0.45, cast=0.2),)
    first = top + 1.1
    if undone:
        middle = top + (bottom - top) * 0.5
        gap = pen(
            (-2.3, top - 0.2), (2.3, top - 0.2), (1.1, middle - 2, 0.1, middle), (-1.1, middle - 2, -2.3, top - 0.2)
        )
        pieces += (Piece(gap, cloth, shade=0.45, cast=0.0, round=0.5),)
        first = middle + 1.4
        count = max(2, count - 2)
    return (*pieces, *buttons(column(0, first, bottom - 3.2, count), button_colour(cloth), 1.15))
