"""The sky: from the zenith to the horizon, with clouds in layers, stars at night."""

from random import Random

import skia

from assets.catalogue.draw.homes.lights import Light
from assets.catalogue.draw.homes.stage import blend
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, mixed
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.studio import HEIGHT, WIDTH


def draw_sky(canvas: skia.Canvas, light: Light, horizon: float, hand: Random) -> None:
    """Fill the picture down to the horizon (a pixel row) and beyond."""
    canvas.drawPaint(blend((0, -20), (0, horizon + 10), light.sky))
    if max(light.sunshine) > 0.9:  # haze where the sun stands
        glow = skia.GradientShader.MakeRadial(
            skia.Point(WIDTH * 0.08, horizon * 0.62),
            WIDTH * 0.85,
            [skia.ColorSetARGB(150, 255, 228, 170), skia.ColorSetARGB(0, 255, 214, 150)],
        )
        canvas.drawPaint(skia.Paint(Shader=glow))
    if light.name == "night":
        for _ in range(90):
            x, y = hand.uniform(0, WIDTH), hand.uniform(0, horizon * 0.8)
            canvas.drawCircle(x, y, hand.uniform(0.3, 0.9), ink((226, 230, 246), hand.uniform(0.3, 0.9)))
    _veil(canvas, light, horizon, hand)
    kind = hand.choice(("heaps", "streaks", "heaps", "clear"))
    if light.clouds > 0.8:
        return
    if kind == "heaps":
        for _ in range(round(2 + light.clouds * 8)):
            y = horizon * hand.uniform(0.05, 0.8)
            _heap(canvas, hand.uniform(-40, WIDTH + 40), y, hand.uniform(26, 80) * (1.15 - y / horizon), light, hand)
    elif kind == "streaks":
        for _ in range(round(4 + light.clouds * 8)):
            x, y = hand.uniform(-60, WIDTH), horizon * hand.uniform(0.1, 0.9)
            wide = hand.uniform(120, 320)
            area = skia.Rect.MakeXYWH(x, y, wide, wide * hand.uniform(0.02, 0.05))
            canvas.drawOval(area, soft(light.cloud[0], hand.uniform(0.15, 0.45), 5))


def _veil(canvas: skia.Canvas, light: Light, horizon: float, hand: Random) -> None:
    """Thin high cloud: noise stretched to the side, thick on a grey day."""
    noise = skia.PerlinNoiseShader.MakeFractalNoise(0.0045, 0.013, 5, hand.randrange(900), skia.ISize(0, 0))
    cover = light.clouds
    red, green, blue = (part / 255 for part in light.cloud[0 if cover < 0.8 else 1])
    steep, offset = 3.4, -2.1 + 1.2 * cover
    matrix = skia.ColorFilters.Matrix([0, 0, 0, 0, red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, steep, 0, 0, 0, offset])
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(0, 0, WIDTH, HEIGHT))
    canvas.drawPaint(skia.Paint(Shader=noise, ColorFilter=matrix))
    canvas.restore()
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, horizon * 0.5, WIDTH, horizon + 20),
        _fade(light.sky[2], horizon * 0.5, horizon),
    )


def _fade(colour: Rgb, top: float, foot: float) -> skia.Paint:
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, top), skia.Point(0, foot)], [skia.ColorSetARGB(0, *colour), skia.ColorSetARGB(190, *colour)]
    )
    return skia.Paint(Shader=shader)


def _heap(canvas: skia.Canvas, x: float, y: float, size: float, light: Light, hand: Random) -> None:
    """A fair-weather cloud: shaded puffs below, lit ones above."""
    bright, dark = light.cloud
    puffs = [(hand.gauss(0, 0.75), -abs(hand.gauss(0, 0.2)), hand.uniform(0.2, 0.48)) for _ in range(16)]
    for shift, colour, alpha in ((0.1, mixed(dark, bright, 0.3), 0.3), (0.0, bright, 0.42), (-0.1, bright, 0.3)):
        for dx, dy, radius in puffs:
            reach = radius * (1 - 0.45 * abs(dx) / 2)
            area = skia.Rect.MakeXYWH(
                x + (dx - reach) * size, y + (dy - reach * 0.6 + shift) * size, reach * 2 * size, reach * 1.15 * size
            )
            canvas.drawOval(area, soft(colour, alpha, size * 0.09))
