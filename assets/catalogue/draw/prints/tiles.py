"""What a print is made of: a tile that repeats, or a field laid once over the whole garment."""

from collections.abc import Callable
from dataclasses import dataclass

import skia

from assets.catalogue.draw.palette import Rgb


@dataclass(frozen=True)
class Tile:
    """A repeating print.

    Args:
        width, height: the repeat, in centimetres.
        draw: paints one repeat; its canvas is in centimetres and already shows the ground.
        dots: pixels per centimetre; a soft print needs few.
        turn: degrees by which the whole print is turned on the cloth.
    """

    width: float
    height: float
    draw: Callable[[skia.Canvas], None]
    dots: float = 12.0
    turn: float = 0.0


def ink(colour: Rgb, alpha: float = 1.0) -> skia.Paint:
    """A fill paint; alpha 0 to 1."""
    return skia.Paint(AntiAlias=True, Color=skia.ColorSetARGB(round(255 * alpha), *colour))


def bar(canvas: skia.Canvas, left: float, top: float, width: float, height: float, paint: skia.Paint) -> None:
    """A filled rectangle by its corner and size."""
    canvas.drawRect(skia.Rect.MakeXYWH(left, top, width, height), paint)


def around(repeat: float) -> tuple[tuple[float, float], ...]:
    """Where a motif is drawn so that the repeat has no edge: its place and the eight beside it."""
    return tuple((dx, dy) for dx in (-repeat, 0.0, repeat) for dy in (-repeat, 0.0, repeat))
