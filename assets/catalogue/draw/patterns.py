"""From a cloth's pattern to the shader that prints it: the list of all prints."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.prints.animals import leopard, zebra
from assets.catalogue.draw.prints.blocks import colour_blocks
from assets.catalogue.draw.prints.blotches import camouflage, tie_dye
from assets.catalogue.draw.prints.checks import argyle, checked, houndstooth, tartan
from assets.catalogue.draw.prints.dots import dotted
from assets.catalogue.draw.prints.flowers import floral
from assets.catalogue.draw.prints.stripes import horizontal, pinstriped, vertical
from assets.catalogue.draw.prints.tiles import Tile

# Without a print: "cable knit" is a pattern in the metadata that the weave draws.
UNPRINTED = ("plain", "cable knit")
# Laid once over the whole garment.
FIELDS: Mapping[str, Callable[[Cloth, skia.Rect], skia.Shader]] = {"colour-block": colour_blocks}
TILES: Mapping[str, Callable[[Cloth], Tile]] = {
    "horizontal stripes": horizontal,
    "vertical stripes": vertical,
    "pinstripes": pinstriped,
    "checked": checked,
    "tartan": tartan,
    "houndstooth": houndstooth,
    "argyle": argyle,
    "dotted": dotted,
    "floral": floral,
    "leopard": leopard,
    "zebra": zebra,
    "camouflage": camouflage,
    "tie-dye": tie_dye,
}


def print_shader(cloth: Cloth, turn: float, area: skia.Rect) -> skia.Shader | None:
    """The shader that paints the cloth's pattern, or None where it is not printed.

    Args:
        turn: degrees by which the print lies turned on a piece.
        area: the whole garment, in centimetres; prints that are laid once follow it and are never turned.

    Raises:
        KeyError: no print is called so.
    """
    if cloth.pattern in UNPRINTED:
        return None
    if cloth.pattern in FIELDS:
        return FIELDS[cloth.pattern](cloth, area)
    image, dots, own_turn = _tile(cloth)
    matrix = skia.Matrix()
    matrix.preRotate(turn + own_turn)
    matrix.preScale(1 / dots, 1 / dots)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    return image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, sampling, matrix)


@lru_cache(maxsize=64)
def _tile(cloth: Cloth) -> tuple[skia.Image, float, float]:
    """One repeat as an image, its pixels per centimetre, and the degrees by which it lies turned."""
    tile = TILES[cloth.pattern](cloth)
    across, down = max(2, round(tile.width * tile.dots)), max(2, round(tile.height * tile.dots))
    surface = skia.Surface(across, down)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorSetRGB(*cloth.colour))
    canvas.scale(across / tile.width, down / tile.height)
    tile.draw(canvas)
    return surface.makeImageSnapshot().withDefaultMipmaps(), tile.dots, tile.turn
