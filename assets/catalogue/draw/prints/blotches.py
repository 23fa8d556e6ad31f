"""Prints of irregular patches: camouflage and tie-dye."""

from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.prints.tiles import Tile, ink


def patches(
    canvas: skia.Canvas,
    colour: Rgb,
    size: tuple[float, float],
    waves: tuple[float, float],
    seed: int,
    share: float,
    sharp: float,
) -> None:
    """Cover a share of a field of that size with patches: where noise of so many waves per centimetre is high.

    Args:
        share: about how much is covered, 0 to 1.
        sharp: how quickly a patch's edge turns opaque: 30 is cut, 4 bleeds.
    """
    noise = skia.PerlinNoiseShader.MakeFractalNoise(*waves, 2, seed, skia.ISize(round(size[0]), round(size[1])))
    lift = -sharp * (0.5 + 0.16 * (1 - 2 * share))
    red, green, blue = (part / 255 for part in colour)
    cut = skia.ColorFilters.Matrix([0, 0, 0, 0, red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, sharp, 0, 0, 0, lift])
    canvas.drawPaint(skia.Paint(Shader=noise, ColorFilter=cut))


def camouflage(cloth: Cloth) -> Tile:
    """Patches over patches, wider than tall."""
    hand = Random(f"camouflage/{cloth.seed}")
    repeat = round(30 * cloth.size)
    coarse = hand.choice((0.055, 0.08, 0.12))
    seeds = [hand.randrange(1000) for _ in cloth.inks]

    def draw(canvas: skia.Canvas) -> None:
        for place, (colour, seed) in enumerate(zip(cloth.inks, seeds, strict=True)):
            grain = coarse * (1 + 0.25 * place)
            patches(canvas, colour, (repeat, repeat), (grain, grain * 1.5), seed, 0.44 - 0.08 * place, 26)

    return Tile(repeat, repeat, draw)


def tie_dye(cloth: Cloth) -> Tile:
    """Clouds, a burst of rings about the chest, or bands where the cloth was tied."""
    hand = Random(f"tie-dye/{cloth.seed}")
    way = hand.choice(("clouds", "burst", "burst", "bands"))
    seed, wide = hand.randrange(1000), 200.0
    # A burst is drawn once, so wide that no garment reaches its repeat; its middle lies on the chest.
    middle = hand.choice((24.0, 34.0))

    def clouds(canvas: skia.Canvas) -> None:
        for place, colour in enumerate(cloth.inks):
            share = 0.36 if len(cloth.inks) < 3 else 0.45
            patches(canvas, colour, (48, 48), (0.06, 0.07), seed + place, share, 7)
            patches(canvas, colour, (48, 48), (0.3, 0.3), seed + place + 50, share - 0.24, 9)

    def burst(canvas: skia.Canvas) -> None:
        shades = cloth.inks if len(cloth.inks) > 2 else (cloth.colour, cloth.colour, *cloth.inks, cloth.colour)
        for ring in range(26, 0, -1):
            rim = skia.Path()
            points = []
            # Each pleat of the tied cloth takes the dye to another depth.
            spikes = [hand.uniform(0.8, 1.12) for _ in range(44)]
            for point in range(176):
                angle = 2 * pi * point / 176
                radius = ring * 4.6 * (spikes[point // 4] + 0.025 * sin(9 * angle + ring))
                points.append(skia.Point(radius * cos(angle), middle + radius * sin(angle)))
            rim.addPoly(points, True)
            paint = ink(shades[ring % len(shades)], 0.85)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.7))
            for dx, dy in ((0.0, 0.0), (wide, 0.0), (0.0, wide), (wide, wide)):
                canvas.save()
                canvas.translate(dx, dy)
                canvas.drawPath(rim, paint)
                canvas.restore()

    def bands(canvas: skia.Canvas) -> None:
        for place, colour in enumerate(cloth.inks):
            patches(canvas, colour, (48, 48), (0.02, 0.11), seed + place, 0.42, 7)

    if way == "burst":
        return Tile(wide, wide, burst, dots=3)
    return Tile(48, 48, clouds if way == "clouds" else bands, dots=4)
