"""What a garment is laid on for a picture from above: boards, linen, stone."""

from functools import lru_cache
from random import Random

import skia

from assets.catalogue.draw.palette import Rgb, darker, lighter

WIDTH, HEIGHT = 480, 600
SURFACES: dict[str, Rgb] = {
    "oak": (196, 164, 126),
    "walnut": (126, 92, 66),
    "whitewashed": (226, 221, 212),
    "linen": (216, 208, 194),
    "slate": (112, 116, 120),
    "marble": (234, 233, 231),
}


def surface_image(hand: Random) -> skia.Image:
    """One of the surfaces, lit from the upper left."""
    return _surface(hand.choice(list(SURFACES)), hand.randrange(6))


@lru_cache(maxsize=32)
def _surface(name: str, seed: int) -> skia.Image:
    picture = skia.Surface(WIDTH, HEIGHT)
    canvas = picture.getCanvas()
    colour = SURFACES[name]
    canvas.clear(skia.ColorSetRGB(*colour))
    if name in ("oak", "walnut", "whitewashed"):
        _boards(canvas, colour, Random(f"{name}/{seed}"))
    elif name == "linen":
        _grain(canvas, 0.9, 0.06, seed, 0.4)
        _grain(canvas, 0.06, 0.9, seed + 1, 0.4)
        _grain(canvas, 0.004, 0.006, seed, 0.3)
    elif name == "slate":
        _grain(canvas, 0.006, 0.009, seed, 0.22)
        _grain(canvas, 0.03, 0.05, seed + 1, 0.12)
        _grain(canvas, 0.6, 0.6, seed, 0.14)
    else:
        _veins(canvas, Random(f"{name}/{seed}"))
        _grain(canvas, 0.008, 0.012, seed, 0.16)
    # Near to the lamp it is brighter, far from it darker: two layers, since colours between the two would be grey.
    for centre, near, far in (
        ((0.3, 0.22), (34, 255, 250, 240), (0, 255, 250, 240)),
        ((0.35, 0.3), (0, 20, 16, 22), (74, 20, 16, 22)),
    ):
        glow = skia.GradientShader.MakeRadial(
            skia.Point(WIDTH * centre[0], HEIGHT * centre[1]),
            HEIGHT,
            [skia.ColorSetARGB(*near), skia.ColorSetARGB(*far)],
        )
        canvas.drawPaint(skia.Paint(Shader=glow))
    return picture.makeImageSnapshot()


def _grain(canvas: skia.Canvas, across: float, down: float, seed: int, strength: float) -> None:
    noise = skia.PerlinNoiseShader.MakeFractalNoise(across, down, 3, seed, skia.ISize(0, 0))
    row = [1.6, 0, 0, 0, -0.3]
    # The filter sets the opacity: it comes after the paint's own.
    grey = skia.ColorFilters.Matrix([*row, *row, *row, 0, 0, 0, 0, strength])
    canvas.drawPaint(skia.Paint(Shader=noise, ColorFilter=grey, BlendMode=skia.BlendMode.kSoftLight))


def _boards(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    """Planks side by side, each from another part of the tree: broad bands, fine fibres, pores."""
    x = -hand.uniform(0, 60)
    while x < WIDTH:
        wide = hand.uniform(96, 132)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(x, 0, x + wide, HEIGHT))
        tone = hand.uniform(-0.07, 0.07)
        shade = lighter(colour, tone) if tone > 0 else darker(colour, -tone)
        canvas.drawPaint(skia.Paint(Color=skia.ColorSetRGB(*shade)))
        _grain(canvas, 0.03, 0.0016, hand.randrange(900), 0.16)
        _grain(canvas, 0.16, 0.0035, hand.randrange(900), 0.16)
        _grain(canvas, 0.55, 0.009, hand.randrange(900), 0.2)
        pore = skia.Paint(AntiAlias=True, Color=skia.ColorSetARGB(38, *darker(colour, 0.65)), StrokeWidth=0.8)
        for _ in range(110):
            left, top = x + hand.uniform(0, wide), hand.uniform(-10, HEIGHT)
            canvas.drawLine(left, top, left + hand.uniform(-0.4, 0.4), top + hand.uniform(4, 16), pore)
        canvas.restore()
        for shift, alpha, width, ink in (
            (0.0, 150, 1.3, darker(colour, 0.7)),
            (1.3, 60, 1.0, lighter(colour, 0.5)),
            (-1.2, 50, 1.2, darker(colour, 0.4)),
        ):
            joint = skia.Paint(AntiAlias=True, Color=skia.ColorSetARGB(alpha, *ink), StrokeWidth=width)
            canvas.drawLine(x + shift, 0, x + shift, HEIGHT, joint)
        x += wide


def _veins(canvas: skia.Canvas, hand: Random) -> None:
    for _ in range(7):
        path = skia.Path()
        x, y = hand.uniform(-60, WIDTH), -20.0
        lean = hand.uniform(0.2, 0.9)
        path.moveTo(x, y)
        while y < HEIGHT + 20:
            step = hand.uniform(30, 80)
            path.quadTo(x + hand.uniform(-20, 30), y + step / 2, x + step * lean + hand.uniform(-18, 18), y + step)
            x, y = x + step * lean, y + step
        vein = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=hand.uniform(0.7, 4.0))
        vein.setColor(skia.ColorSetARGB(round(hand.uniform(16, 46)), 120, 122, 128))
        vein.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, vein.getStrokeWidth() * 0.5))
        canvas.drawPath(path, vein)
