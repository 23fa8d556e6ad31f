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
        _grain(canvas, 0.9, 0.06, seed, 0.5)
        _grain(canvas, 0.06, 0.9, seed + 1, 0.5)
    elif name == "slate":
        _grain(canvas, 0.006, 0.009, seed, 0.4)
        _grain(canvas, 0.5, 0.5, seed, 0.22)
    else:
        _veins(canvas, Random(f"{name}/{seed}"))
    glow = skia.GradientShader.MakeRadial(
        skia.Point(WIDTH * 0.35, HEIGHT * 0.3),
        HEIGHT * 0.9,
        [skia.ColorSetARGB(50, 255, 250, 240), skia.ColorSetARGB(0, 0, 0, 0), skia.ColorSetARGB(70, 20, 16, 22)],
        [0.0, 0.5, 1.0],
    )
    canvas.drawPaint(skia.Paint(Shader=glow))
    return picture.makeImageSnapshot()


def _grain(canvas: skia.Canvas, across: float, down: float, seed: int, strength: float) -> None:
    noise = skia.PerlinNoiseShader.MakeFractalNoise(across, down, 3, seed, skia.ISize(0, 0))
    row = [1.6, 0, 0, 0, -0.3]
    grey = skia.ColorFilters.Matrix([*row, *row, *row, 0, 0, 0, 0, 1])
    canvas.drawPaint(skia.Paint(Shader=noise, ColorFilter=grey, BlendMode=skia.BlendMode.kSoftLight, Alphaf=strength))


def _boards(canvas: skia.Canvas, colour: Rgb, hand: Random) -> None:
    x = -hand.uniform(0, 60)
    while x < WIDTH:
        wide = hand.uniform(84, 112)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(x, 0, x + wide, HEIGHT))
        tone = hand.uniform(-0.12, 0.12)
        shade = lighter(colour, tone) if tone > 0 else darker(colour, -tone)
        canvas.drawPaint(skia.Paint(Color=skia.ColorSetRGB(*shade)))
        _grain(canvas, 0.11, 0.004, hand.randrange(900), 0.42)
        canvas.restore()
        joint = skia.Paint(AntiAlias=True, Color=skia.ColorSetARGB(150, *darker(colour, 0.7)), StrokeWidth=1.4)
        canvas.drawLine(x, 0, x, HEIGHT, joint)
        joint.setColor(skia.ColorSetARGB(70, *lighter(colour, 0.5)))
        canvas.drawLine(x + 1.4, 0, x + 1.4, HEIGHT, joint)
        x += wide


def _veins(canvas: skia.Canvas, hand: Random) -> None:
    for _ in range(9):
        path = skia.Path()
        x, y = hand.uniform(-60, WIDTH), -20.0
        lean = hand.uniform(0.2, 0.9)
        path.moveTo(x, y)
        while y < HEIGHT + 20:
            step = hand.uniform(30, 80)
            path.quadTo(x + hand.uniform(-20, 30), y + step / 2, x + step * lean + hand.uniform(-18, 18), y + step)
            x, y = x + step * lean, y + step
        vein = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=hand.uniform(0.8, 5.0))
        vein.setColor(skia.ColorSetARGB(round(hand.uniform(20, 70)), 120, 122, 128))
        vein.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, vein.getStrokeWidth() * 0.5))
        canvas.drawPath(path, vein)
