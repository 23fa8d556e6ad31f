"""The textures of materials: grey tiles, neutral at 50 %, laid over the colour in soft light."""

from functools import lru_cache
from math import cos, pi, sin

import numpy as np
import skia

from assets.catalogue.draw.cloth import Material
from assets.catalogue.draw.heights import Heights
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.prints.tiles import ink

_GREY = 128


def weave_shader(material: Material, turn: float, scale: float) -> skia.Shader | None:
    """The material's texture as a shader in centimetres, or None where it is smooth.

    Fine weaves (twill, grain, …) keep their size in pixels, so that they never turn to moiré; knits keep theirs in
    centimetres. The scale is the picture's pixels per centimetre.
    """
    if material.weave == "none":
        return None
    size, _ = WEAVES[material.weave]
    image = _tile(material.weave)
    matrix = skia.Matrix()
    matrix.preRotate(turn)
    # A knit stitch narrower than five pixels would only be noise: it is drawn coarser.
    wide = size / scale if size > 10 else max(size, 5.0 / scale)
    matrix.preScale(wide / image.width(), wide / image.width())
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    return image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, sampling, matrix)


def holes(lining: Rgb, share: float) -> skia.ColorFilter:
    """Turns a weave into its holes, filled with a share of a colour: black is a hole, grey is half one."""
    red, green, blue = (part / 255 for part in lining)
    return skia.ColorFilters.Matrix(
        [0, 0, 0, 0, red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, -1.7 * share, 0, 0, 0, share]
    )


def weave_heights(
    material: Material, turn: float, matrix: skia.Matrix, scale: float, window: tuple[int, int, int, int]
) -> Heights | None:
    """How far the threads of a coarse weave stand out over (left, top, right, bottom), in pixels; None if fine."""
    thick = THICK.get(material.weave, 0.0) * scale
    shader = weave_shader(material, turn, scale)
    if shader is None or thick < 0.15:
        return None
    left, top, right, bottom = window
    surface = _ground(right - left, bottom - top)
    canvas = surface.getCanvas()
    canvas.translate(-left, -top)
    canvas.concat(matrix)
    canvas.drawPaint(skia.Paint(Shader=shader))
    grey = surface.makeImageSnapshot().toarray()[..., 0]
    return np.asarray(grey, np.float32) * (thick / 255)


@lru_cache(maxsize=32)
def _tile(weave: str) -> skia.Image:
    _, draw = WEAVES[weave]
    image: skia.Image = draw()
    return image.withDefaultMipmaps()


def _line(grey: int, width: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Color=skia.ColorSetRGB(grey, grey, grey),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
    )


def _ground(width: int, height: int) -> skia.Surface:
    surface = skia.Surface(width, height)
    surface.getCanvas().clear(skia.ColorSetRGB(_GREY, _GREY, _GREY))
    return surface


def _noise(across: float, down: float, octaves: int, contrast: float, size: int = 256) -> skia.Image:
    """Perlin noise in grey around the neutral value."""
    surface = _ground(size, size)
    shader = skia.PerlinNoiseShader.MakeFractalNoise(across, down, octaves, 7, skia.ISize(size, size))
    lift = 0.5 - 0.5 * contrast
    row = [contrast, 0, 0, 0, lift]
    grey = skia.ColorFilters.Matrix([*row, *row, *row, 0, 0, 0, 0, 1])
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader, ColorFilter=grey))
    return surface.makeImageSnapshot()


def _twill() -> skia.Image:
    surface = _ground(48, 48)
    canvas = surface.getCanvas()
    for offset in range(-48, 96, 8):
        canvas.drawLine(offset, 48, offset + 48, 0, _line(178, 2.6))
        canvas.drawLine(offset + 4, 48, offset + 52, 0, _line(88, 2.6))
    return surface.makeImageSnapshot()


def _stitches() -> skia.Image:
    """One column of knit stitches: a V per row."""
    surface = _ground(32, 28)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorSetRGB(92, 92, 92))
    for y in (-28, 0, 28):
        for grey, width, shift in ((128, 13, 1.5), (168, 9, 0), (190, 4, -1.5)):
            canvas.drawLine(2 + shift, y + 2, 15, y + 20 + shift, _line(grey, width))
            canvas.drawLine(30 - shift, y + 2, 17, y + 20 + shift, _line(grey, width))
    return surface.makeImageSnapshot()


def _cable() -> skia.Image:
    """A rope of two crossing strands between purl gutters."""
    surface = _ground(96, 96)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorSetRGB(96, 96, 96))
    for x in (8, 88):
        canvas.drawLine(x, -10, x, 106, _line(150, 7))
    for y in (-96, -48, 0, 48, 96):
        for left, right in ((24, 72), (72, 24)):
            path = skia.Path()
            path.moveTo(left, y)
            path.cubicTo(left, y + 26, right, y + 22, right, y + 48)
            for grey, width in ((70, 25), (150, 20), (185, 11), (205, 4)):
                if left > right:
                    canvas.drawPath(path, _line(grey, width))
            if left < right:
                under = skia.Path()
                under.moveTo(left, y)
                under.cubicTo(left, y + 26, right, y + 22, right, y + 48)
                for grey, width in ((80, 23), (136, 19), (160, 10)):
                    canvas.drawPath(under, _line(grey, width))
    return surface.makeImageSnapshot()


def _rib() -> skia.Image:
    surface = _ground(32, 32)
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, 0), skia.Point(32, 0)],
        [skia.ColorSetRGB(g, g, g) for g in (66, 150, 182, 150, 66)],
        [0.0, 0.3, 0.5, 0.7, 1.0],
    )
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader))
    return surface.makeImageSnapshot()


def _straw() -> skia.Image:
    surface = _ground(32, 32)
    canvas = surface.getCanvas()
    for x, y, level in ((0, 0, True), (16, 16, True), (16, 0, False), (0, 16, False)):
        for place in (3, 8, 13):
            ends = (x + 1, y + place, x + 15, y + place) if level else (x + place, y + 1, x + place, y + 15)
            canvas.drawLine(*ends, _line(188 if level else 160, 3.6))
    return surface.makeImageSnapshot()


def _lace() -> skia.Image:
    """A net with flowers and sprigs worked into it: thread light, holes black."""
    surface = skia.Surface(240, 240)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorBLACK)
    for place in range(-240, 480, 7):
        canvas.drawLine(place, 0, place + 240, 240, _line(120, 1.5))
        canvas.drawLine(place, 240, place + 240, 0, _line(120, 1.5))
    for x, y, turn in ((60, 60, 0.3), (180, 180, 1.1)):
        for petal in range(6):
            angle = 2 * pi * petal / 6 + turn
            canvas.save()
            canvas.translate(x + 30 * cos(angle), y + 30 * sin(angle))
            canvas.rotate(angle * 180 / pi)
            canvas.drawOval(skia.Rect.MakeXYWH(-21, -14, 42, 28), ink((165, 165, 165)))
            canvas.drawOval(skia.Rect.MakeXYWH(-21, -14, 42, 28), _line(245, 4))
            canvas.restore()
        canvas.drawCircle(x, y, 11, ink((240, 240, 240)))
    for x, y, turn in (
        (180, 56, 20),
        (60, 184, -25),
        (122, 118, 80),
        (2, 120, -60),
        (242, 120, -60),
        (120, 2, 40),
        (120, 242, 40),
    ):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawLine(-34, 0, 34, 0, _line(225, 4))
        for place in (-24, -8, 8, 24):
            canvas.drawOval(skia.Rect.MakeXYWH(place - 6, -15, 11, 14), ink((205, 205, 205)))
            canvas.drawOval(skia.Rect.MakeXYWH(place + 2, 1, 11, 14), ink((205, 205, 205)))
        canvas.restore()
    return surface.makeImageSnapshot()


# How thick the threads of a coarse weave are, in centimetres.
THICK = {"stitches": 0.22, "cable": 1.3, "rib": 0.3, "straw": 0.3, "lace": 0.12, "curls": 0.4}
# Per weave: the tile's width (over 10: in pixels of the picture; else in centimetres) and its drawing.
WEAVES = {
    "twill": (17, _twill),
    "grain": (256, lambda: _noise(0.7, 0.7, 2, 1.1)),
    "slub": (256, lambda: _noise(0.08, 0.75, 2, 1.3)),
    "melange": (256, lambda: _noise(0.55, 0.55, 3, 1.7)),
    "stitches": (1.15, _stitches),
    "cable": (7.0, _cable),
    "rib": (1.3, _rib),
    "straw": (2.2, _straw),
    "lace": (9.6, _lace),
    "curls": (9.0, lambda: _noise(0.1, 0.1, 2, 2.2, size=160)),
}
