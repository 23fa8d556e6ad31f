"""Repeating surfaces: a tile is drawn once, in metres, and laid over a face as often as it takes."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from random import Random

import skia

from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.prints.tiles import ink

Draw = Callable[[skia.Canvas, Rgb, Random], None]


class Tile:
    """A surface that repeats.

    Args:
        width, height: of the tile in metres; what crosses an edge must come in on the other side.
        draw: paints it on a ground of its colour.
        fibre: how stretched the mottling is, as (across, down) repeats per pixel, and its strength.
        dots: pixels per metre.
    """

    def __init__(
        self,
        width: float,
        height: float,
        draw: Draw,
        fibre: tuple[float, float, float] = (0.05, 0.05, 0.2),
        dots: int = 72,
    ) -> None:
        self.width, self.height, self.draw, self.fibre, self.dots = width, height, draw, fibre, dots

    def image(self, colour: Rgb, seed: int) -> skia.Image:
        """The tile in that colour."""
        across, down = round(self.width * self.dots), round(self.height * self.dots)
        surface = skia.Surface(across, down)
        canvas = surface.getCanvas()
        canvas.clear(skia.ColorSetRGB(*colour))
        canvas.save()
        canvas.scale(self.dots, self.dots)
        self.draw(canvas, colour, Random(f"tile/{seed}"))
        canvas.restore()
        mottle(canvas, self.fibre[0], self.fibre[1], self.fibre[2], seed, (across, down))
        return surface.makeImageSnapshot()


def mottle(
    canvas: skia.Canvas, across: float, down: float, strength: float, seed: int, size: tuple[int, int] = (0, 0)
) -> None:
    """Grey noise in soft light over everything: across and down in repeats per unit, several octaves."""
    if strength <= 0:
        return
    noise = skia.PerlinNoiseShader.MakeFractalNoise(across, down, 4, seed, skia.ISize(*size))
    row = [1.7, 0, 0, 0, -0.35]
    # The strength is the filter's alpha: a paint's own is lost in the filter.
    grey = skia.ColorFilters.Matrix([*row, *row, *row, 0, 0, 0, 0, strength])
    canvas.drawPaint(skia.Paint(Shader=noise, ColorFilter=grey, BlendMode=skia.BlendMode.kSoftLight))


@lru_cache(maxsize=160)
def _mipmapped(tile: Tile, colour: Rgb, seed: int) -> skia.Image:
    return tile.image(colour, seed).withDefaultMipmaps()


def laid(tile: Tile, colour: Rgb, seed: int = 0, turn: float = 0.0) -> skia.Paint:
    """A paint that covers a face with the tile; turn in degrees."""
    matrix = skia.Matrix()
    matrix.preRotate(turn)
    matrix.preScale(tile.width / round(tile.width * tile.dots), tile.height / round(tile.height * tile.dots))
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    image = _mipmapped(tile, colour, seed)
    return skia.Paint(
        Shader=image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, sampling, matrix), AntiAlias=True
    )


def toned(colour: Rgb, hand: Random, spread: float) -> Rgb:
    """The colour a little lighter, darker or warmer: no brick is like the next."""
    tone = hand.gauss(0.0, spread)
    red, green, blue = lighter(colour, min(0.6, tone)) if tone > 0 else darker(colour, min(0.6, -tone))
    warm = round(hand.uniform(-40, 40) * spread)
    return max(0, min(255, red + warm)), green, max(0, min(255, blue - warm))


def cell(
    canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, colour: Rgb, edge: float, corner: float
) -> None:
    """One brick, stone or tile: lit on its upper left edge, dark on the lower right one."""
    area = skia.Rect.MakeLTRB(left, top, right, bottom)
    canvas.drawRoundRect(area, corner, corner, ink(darker(colour, 0.28)))
    area = skia.Rect.MakeLTRB(left, top, right - edge, bottom - edge)
    canvas.drawRoundRect(area, corner, corner, ink(lighter(colour, 0.13)))
    area = skia.Rect.MakeLTRB(left + edge, top + edge, right - edge, bottom - edge)
    canvas.drawRoundRect(area, corner, corner, ink(colour))


def courses(
    size: tuple[float, float],
    rows: int,
    columns: int,
    joint: float,
    mortar: Callable[[Rgb], Rgb],
    spread: float,
    corner: float = 0.0,
    shift: float = 0.5,
    ragged: float = 0.0,
) -> Draw:
    """Rows of bricks, stones or tiles; every other row shifted by that share; ragged: how unlike their widths are."""
    width, height = size

    def draw(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
        canvas.drawPaint(ink(mortar(colour)))
        high = height / rows
        for row in range(rows):
            start = (shift * (row % 2) if ragged == 0 else hand.random()) * width / columns
            cuts = [start + width * (n + (hand.uniform(-ragged, ragged) if n else 0)) / columns for n in range(columns)]
            cuts.append(start + width)
            for left, right in pairwise(cuts):
                tone = toned(colour, hand, spread)
                low = (row + 1) * high - joint - hand.uniform(0, ragged) * joint
                for wrap in (0.0, -width):
                    cell(canvas, left + wrap, row * high, right + wrap - joint, low, tone, min(joint, 0.012), corner)

    return draw
