"""Colour blocks: broad fields of colour that run through a garment from piece to piece."""

from math import cos, radians, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import darker


def colour_blocks(cloth: Cloth, area: skia.Rect) -> skia.Shader:
    """Two or three fields side by side, level, aslant or upright, a seam where they meet.

    Args:
        cloth: its colour has the largest field, its inks the others.
        area: the garment, in centimetres, so that the fields meet at the same height on sleeves and body.
    """
    hand = Random(f"colour-block/{cloth.seed}")
    turn, shares, order = hand.choice(
        (
            (90, (0.4,), (1, 0)),
            (90, (0.26, 0.46), (1, 2, 0)),
            (90, (0.52, 0.74), (0, 1, 2)),
            (90, (0.36, 0.58), (0, 1, 0)),
            (0, (0.5,), (0, 1)),
            (0, (0.32, 0.68), (1, 0, 1)),
            (52, (0.36, 0.5), (1, 2, 0)),
            (118, (0.55,), (0, 1)),
        )
    )
    colours = (cloth.colour, cloth.inks[0], cloth.inks[-1])
    x, y = cos(radians(turn)), sin(radians(turn))
    reach = (abs(x) * area.width() + abs(y) * area.height()) / 2
    start = skia.Point(area.centerX() - x * reach, area.centerY() - y * reach)
    end = skia.Point(area.centerX() + x * reach, area.centerY() + y * reach)
    seam = 0.08 / reach  # as a share of the whole length: stops at 0.16 cm on either side
    stops, fields = [0.0], [_solid(colours[order[0]])]
    for share, left, right in zip(shares, order[:-1], order[1:], strict=True):
        pressed = skia.ColorSetRGB(*darker(colours[left], 0.45))
        stops += [share - 2 * seam, share - seam, share + seam, share + 2 * seam]
        fields += [_solid(colours[left]), pressed, pressed, _solid(colours[right])]
    return skia.GradientShader.MakeLinear([start, end], [*fields, _solid(colours[order[-1]])], [*stops, 1.0])


def _solid(colour: tuple[int, int, int]) -> int:
    return int(skia.ColorSetRGB(*colour))
