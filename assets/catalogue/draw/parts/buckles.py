"""What closes boots and sandals: buckles, buckled straps, side zips."""

from assets.catalogue.draw.cloth import Cloth, trim
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.parts.footwear import sheen
from assets.catalogue.draw.parts.shafts import Last
from assets.catalogue.draw.paths import band, box, minus, pen, union, within
from assets.catalogue.draw.pieces import Piece, Seam


def buckled(x: float, y: float, metal: Rgb, size: float = 2.0) -> list[Piece]:
    """A frame with its pin, centred at (x, y)."""
    frame = minus(
        box(x - size / 2, y - size * 0.6, x + size / 2, y + size * 0.6, 0.35),
        box(x - size * 0.27, y - size * 0.36, x + size * 0.27, y + size * 0.36, 0.15),
    )
    pin = band(pen((x - size * 0.3, y), (x + size * 0.5, y), closed=False), 0.24, True)
    return [Piece(union(frame, pin), trim("metal", metal), round=0.22, cast=0.45)]


def strapped(last: Last, cloth: Cloth, left: float, right: float, wide: float, metal: Rgb) -> list[Piece]:
    """A buckled strap across the leg, from the height left in front to right behind."""
    line = pen((-16, left), (3, (left + right) / 2 + 0.9, 18, right), closed=False)
    area = within(last.outline(), band(line, wide))
    loop = box(6.4, (left + right) / 2 - wide * 0.5, 7.2, (left + right) / 2 + wide * 0.72, 0.1)
    return [
        Piece(area, cloth, seams=sheen(cloth, line, width=wide * 0.5), round=0.5, cast=0.4),
        Piece(loop, cloth, round=0.25, cast=0.25),
        *buckled(4.0, (left + right) / 2 + 0.45, metal, wide * 1.1),
    ]


def side_zip(last: Last, x: float, bottom: float, metal: Rgb) -> list[Piece]:
    """A zip down the inner side, with its pull."""
    top = last.top + 0.8
    line = pen((x, top), (x + 0.3, (top + bottom) / 2, x - 0.2, bottom), closed=False)
    return [
        Piece(
            band(line, 1.1),
            trim("canvas", (54, 52, 54)),
            seams=(Seam(line, "edge", metal, 0.5), Seam(line, "stitch", darker(metal, 0.55), 0.56)),
            round=0.15,
            cast=0.2,
        ),
        Piece(box(x - 0.4, top + 0.4, x + 0.5, top + 3.2, 0.35), trim("metal", metal), round=0.3, cast=0.45),
    ]
