"""How a piece takes the light, which comes from the upper left.

Each piece is painted (colour, print, weave), seams are pressed into it, and then its relief decides where it is lit and
where it lies in shade.
"""

from math import sin

import numpy as np
import skia
from numpy.typing import NDArray

from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter, mixed
from assets.catalogue.draw.patterns import print_shader
from assets.catalogue.draw.pieces import Piece, Seam
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.relief import Scene, relief
from assets.catalogue.draw.shine import lit
from assets.catalogue.draw.weaves import holes, weave_shader

# From this gloss on a face mirrors the studio.
SMOOTH = 0.45


def soft(colour: Rgb, alpha: float, sigma: float, mode: skia.BlendMode = skia.BlendMode.kSrcOver) -> skia.Paint:
    """A fill paint, blurred by sigma centimetres."""
    paint = ink(colour, min(1.0, alpha))
    paint.setBlendMode(mode)
    if sigma > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma))
    return paint


def draw_piece(canvas: skia.Canvas, piece: Piece, scene: Scene) -> None:
    """Paint the piece where it lies in the scene."""
    scale = scene.scale
    cloth = piece.cloth if piece.shade == 0 else piece.cloth.shaded(piece.shade)
    if piece.cast > 0:
        canvas.save()
        canvas.translate(2.0 / scale, 4.0 / scale)
        canvas.drawPath(piece.path, soft(darker(cloth.colour, 0.75), piece.cast, 4.5 / scale))
        canvas.restore()
    canvas.save()
    canvas.clipPath(piece.path, True)
    shader = print_shader(cloth, piece.turn, scene.area)
    if shader is None:
        canvas.drawPaint(ink(cloth.colour))
    else:
        canvas.drawVertices(_hung(piece), skia.Paint(Shader=shader), skia.BlendMode.kSrc)
    weave = weave_shader(cloth.material, piece.turn, scale)
    if weave is not None and cloth.material.holes > 0:
        lining = mixed(cloth.colour, (206, 170, 142) if brightness(cloth.colour) < 0.62 else (176, 152, 138), 0.5)
        canvas.drawPaint(skia.Paint(Shader=weave, ColorFilter=holes(lining, cloth.material.holes)))
    elif weave is not None:
        canvas.drawPaint(skia.Paint(Shader=weave, BlendMode=skia.BlendMode.kSoftLight, Alphaf=cloth.material.grip))
    valley, ridge = _shade_inks(cloth.colour)
    _slope(canvas, scene.area, ridge, cloth.material.gloss)
    if cloth.material.gloss > SMOOTH and not scene.worn:
        _mirrored(canvas, piece, valley, ridge, cloth.material.gloss)
    if cloth.material.fade > 0:
        _wear(canvas, piece, ridge, cloth.material.fade)
    for seam in piece.seams:
        _seam(canvas, seam, cloth.colour, valley, ridge)
    _shade(canvas, piece, scene, valley, ridge)
    canvas.restore()
    edge = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=1.1 / scale,
        Color=skia.ColorSetARGB(64, *darker(cloth.colour, 0.55)),
    )
    canvas.drawPath(piece.path, edge)


def _hung(piece: Piece) -> skia.Vertices:
    """The print's mesh: it waves with the cloth, and fans out where the cloth is wider below."""
    bounds = piece.path.computeTightBounds()
    columns, rows = 18, 16
    phase = piece.cloth.seed % 7 + bounds.left()
    wave = min(0.4, 0.009 * bounds.height())
    places, prints = [], []
    for row in range(rows + 1):
        share = row / rows
        y = bounds.top() + share * bounds.height()
        spread = 1 + (piece.fan - 1) * share
        for column in range(columns + 1):
            x = bounds.left() + column / columns * bounds.width()
            places.append(skia.Point(x, y))
            prints.append(
                skia.Point(
                    x / spread + wave * sin(y * 0.11 + phase),
                    y + wave * (sin(x * 0.23 + phase) + 0.6 * sin(x * 0.41 + y * 0.07)),
                )
            )
    corners = []
    for row in range(rows):
        for column in range(columns):
            first = row * (columns + 1) + column
            below = first + columns + 1
            corners += [first, first + 1, below, first + 1, below + 1, below]
    return skia.Vertices(skia.Vertices.kTriangles_VertexMode, places, prints, None, corners)


def _shade_inks(colour: Rgb) -> tuple[Rgb, Rgb]:
    """The multiplying colour of shade, and the screening one of light."""
    bright = brightness(colour)
    valley = mixed(darker(colour, 0.35), (60, 54, 72), 0.55)
    ridge = mixed(lighter(colour, 0.35), (255, 250, 244), 0.5 if bright > 0.25 else 0.25)
    return valley, ridge


def _slope(canvas: skia.Canvas, area: skia.Rect, ridge: Rgb, gloss: float) -> None:
    """The lamp is nearer to the upper left of the garment."""
    slope = skia.GradientShader.MakeLinear(
        [
            skia.Point(area.left(), area.top()),
            skia.Point(area.left() + area.width() * 0.9, area.top() + area.height() * 0.7),
        ],
        [skia.ColorSetARGB(round(22 + 16 * gloss), *ridge), skia.ColorSetARGB(0, *ridge)],
        [0.0, 0.7],
    )
    canvas.drawPaint(skia.Paint(Shader=slope, BlendMode=skia.BlendMode.kScreen))


def _mirrored(canvas: skia.Canvas, piece: Piece, valley: Rgb, ridge: Rgb, gloss: float) -> None:
    """What a smooth, nearly level face mirrors: the lamp's soft edge above, the dark room below."""
    bounds = piece.path.computeTightBounds()
    ends = [
        skia.Point(bounds.left() + 0.2 * bounds.width(), bounds.top()),
        skia.Point(bounds.left() + 0.55 * bounds.width(), bounds.bottom()),
    ]
    for colour, alphas, stops, mode in (
        (ridge, (0, 42, 14, 0), (0.0, 0.16, 0.4, 0.62), skia.BlendMode.kScreen),
        (valley, (0, 0, 60), (0.0, 0.5, 1.0), skia.BlendMode.kMultiply),
    ):
        face = skia.GradientShader.MakeLinear(
            ends, [skia.ColorSetARGB(round(alpha * gloss), *colour) for alpha in alphas], list(stops)
        )
        canvas.drawPaint(skia.Paint(Shader=face, BlendMode=mode))


def _wear(canvas: skia.Canvas, piece: Piece, ridge: Rgb, fade: float) -> None:
    """The dye rubs off along edges and seams."""
    for line, alpha in ((piece.path, 0.5), *((seam.line, 0.6) for seam in piece.seams if seam.kind == "seam")):
        paint = soft(ridge, alpha * fade, 0.5, skia.BlendMode.kScreen)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(1.1)
        canvas.drawPath(line, paint)


def _shade(canvas: skia.Canvas, piece: Piece, scene: Scene, valley: Rgb, ridge: Rgb) -> None:
    """Light and shade from the piece's relief: one picture that multiplies, one that screens."""
    found = relief(piece, scene)
    if found is None:
        return
    window, heights = found
    dark, bright = lit(heights, piece.cloth.material)
    canvas.save()
    canvas.resetMatrix()
    for share, towards, mode in (
        (dark, _linear(valley) - 1, skia.BlendMode.kMultiply),
        (bright, _linear(ridge), skia.BlendMode.kScreen),
    ):
        base = 1.0 if mode == skia.BlendMode.kMultiply else 0.0
        pixels = np.full((*heights.shape, 4), 255, np.uint8)
        pixels[..., :3] = np.clip(base + share[..., None] * towards, 0, 1) * 255 + 0.5
        image = skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType)
        canvas.drawImage(image, window.left, window.top, skia.SamplingOptions(), skia.Paint(BlendMode=mode))
    canvas.restore()


def _linear(colour: Rgb) -> NDArray[np.float32]:
    return np.asarray(np.asarray(colour) / 255, np.float32)


def _seam(canvas: skia.Canvas, seam: Seam, colour: Rgb, valley: Rgb, ridge: Rgb) -> None:
    def stroke(paint: skia.Paint, width: float) -> skia.Paint:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        return paint

    if seam.kind == "edge":
        canvas.drawPath(seam.line, stroke(ink(seam.colour or darker(colour, 0.4)), seam.width))
    elif seam.kind == "stitch":
        paint = stroke(
            ink(
                seam.colour
                or mixed(colour, darker(colour, 0.5) if brightness(colour) > 0.3 else lighter(colour, 0.5), 0.6),
                0.85,
            ),
            seam.width * 0.75,
        )
        paint.setPathEffect(skia.DashPathEffect.Make([0.55, 0.4], 0))
        canvas.drawPath(seam.line, paint)
    elif seam.kind == "fade":
        canvas.drawPath(seam.line, stroke(soft(ridge, 0.34, seam.width * 0.3, skia.BlendMode.kScreen), seam.width))
    elif seam.kind == "quilt":
        canvas.drawPath(seam.line, stroke(soft(valley, 0.6, 0.15, skia.BlendMode.kMultiply), 0.3))
    else:
        canvas.drawPath(seam.line, stroke(soft(valley, 0.55, 0.5, skia.BlendMode.kMultiply), 0.9))
        canvas.drawPath(seam.line, stroke(soft(valley, 0.9, 0.0, skia.BlendMode.kMultiply), seam.width * 0.8))
        canvas.save()
        canvas.translate(0.25, 0.25)
        canvas.drawPath(seam.line, stroke(soft(ridge, 0.25, 0.12, skia.BlendMode.kScreen), seam.width))
        canvas.restore()
