"""How a piece takes the light, which comes from the upper left.

Each piece is painted (colour, print, weave) and then shaded inside its outline: a rim that turns away from the light,
creases as a dark valley beside a lit ridge, seams pressed into the cloth.
"""

from math import sin

import skia

from assets.catalogue.draw.palette import Rgb, brightness, darker, lighter, mixed
from assets.catalogue.draw.patterns import print_shader
from assets.catalogue.draw.pieces import Fold, Piece, Seam
from assets.catalogue.draw.prints.tiles import ink
from assets.catalogue.draw.weaves import weave_shader


def soft(colour: Rgb, alpha: float, sigma: float, mode: skia.BlendMode = skia.BlendMode.kSrcOver) -> skia.Paint:
    """A fill paint, blurred by sigma centimetres."""
    paint = ink(colour, min(1.0, alpha))
    paint.setBlendMode(mode)
    if sigma > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma))
    return paint


def draw_piece(canvas: skia.Canvas, piece: Piece, scale: float, area: skia.Rect) -> None:
    """Paint the piece where it lies; scale is the picture's pixels per centimetre, area the whole garment's bounds."""
    cloth = piece.cloth if piece.shade == 0 else piece.cloth.shaded(piece.shade)
    if piece.cast > 0:
        canvas.save()
        canvas.translate(2.0 / scale, 4.0 / scale)
        canvas.drawPath(piece.path, soft(darker(cloth.colour, 0.75), piece.cast, 4.5 / scale))
        canvas.restore()
    canvas.save()
    canvas.clipPath(piece.path, True)
    shader = print_shader(cloth, piece.turn, area)
    if shader is None:
        canvas.drawPaint(ink(cloth.colour))
    else:
        canvas.drawVertices(_hung(piece), skia.Paint(Shader=shader), skia.BlendMode.kSrc)
    weave = weave_shader(cloth.material, piece.turn, scale)
    if weave is not None:
        canvas.drawPaint(skia.Paint(Shader=weave, BlendMode=skia.BlendMode.kSoftLight, Alphaf=cloth.material.grip))
    valley, ridge = _shade_inks(cloth.colour)
    _light(canvas, piece, valley, ridge, cloth.material.gloss)
    for fold in piece.folds:
        _fold(canvas, fold, valley, ridge, cloth.material.gloss, cloth.material.softness)
    for seam in piece.seams:
        _seam(canvas, seam, cloth.colour, valley, ridge)
    canvas.restore()
    edge = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=1.1 / scale,
        Color=skia.ColorSetARGB(90, *darker(cloth.colour, 0.55)),
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


def _light(canvas: skia.Canvas, piece: Piece, valley: Rgb, ridge: Rgb, gloss: float) -> None:
    """The broad form: lit from the upper left, the rim turning away on the right and below."""
    bounds = piece.path.computeTightBounds()
    slope = skia.GradientShader.MakeLinear(
        [
            skia.Point(bounds.left(), bounds.top()),
            skia.Point(bounds.left() + bounds.width() * 0.9, bounds.top() + bounds.height() * 0.7),
        ],
        [skia.ColorSetARGB(round(26 + 30 * gloss), *ridge), skia.ColorSetARGB(0, *ridge)],
        [0.0, 0.6],
    )
    canvas.drawPaint(skia.Paint(Shader=slope, BlendMode=skia.BlendMode.kScreen))
    reach = piece.round
    if reach <= 0:
        return
    if reach >= 2:
        barrel = skia.GradientShader.MakeLinear(
            [
                skia.Point(bounds.left(), bounds.centerY()),
                skia.Point(bounds.right(), bounds.centerY() + bounds.width() * 0.12),
            ],
            [skia.ColorSetARGB(alpha, *valley) for alpha in (70, 0, 0, 120)],
            [0.0, 0.28, 0.58, 1.0],
        )
        canvas.drawPaint(skia.Paint(Shader=barrel, BlendMode=skia.BlendMode.kMultiply))
    for alpha, width, shift in ((0.34, 0.7, 0.1), (0.4, 1.3, 0.75)):
        rim = soft(valley, alpha, reach * width * 0.5, skia.BlendMode.kMultiply)
        rim.setStyle(skia.Paint.kStroke_Style)
        rim.setStrokeWidth(reach * width)
        canvas.save()
        canvas.translate(-reach * shift, -reach * shift * 0.7)
        canvas.drawPath(piece.path, rim)
        canvas.restore()
    glow = soft(ridge, 0.22 + 0.35 * gloss, reach * 0.4, skia.BlendMode.kScreen)
    glow.setStyle(skia.Paint.kStroke_Style)
    glow.setStrokeWidth(reach * 0.5)
    canvas.save()
    canvas.translate(reach * 0.75, reach * 0.55)
    canvas.drawPath(piece.path, glow)
    canvas.restore()


def _lens(fold: Fold, shift: float, width: float) -> skia.Path:
    """A tapered crease: two curves from start to end that part in the middle."""
    (x0, y0), (x1, y1), (x2, y2) = fold.start, fold.bend, fold.end
    length = ((x2 - x0) ** 2 + (y2 - y0) ** 2) ** 0.5 or 1.0
    across, down = (y0 - y2) / length, (x2 - x0) / length
    if across > 0 or (across == 0 and down > 0):
        across, down = -across, -down
    mx, my = x1 + across * shift, y1 + down * shift
    path = skia.Path()
    path.moveTo(x0 + across * shift * 0.6, y0 + down * shift * 0.6)
    path.quadTo(mx + across * width, my + down * width, x2 + across * shift * 0.8, y2 + down * shift * 0.8)
    path.quadTo(mx - across * width, my - down * width, x0 + across * shift * 0.6, y0 + down * shift * 0.6)
    path.close()
    return path


def _fold(canvas: skia.Canvas, fold: Fold, valley: Rgb, ridge: Rgb, gloss: float, softness: float) -> None:
    sigma = fold.width * softness
    canvas.drawPath(
        _lens(fold, 0.0, fold.width * 1.1), soft(valley, 0.95 * fold.depth, sigma, skia.BlendMode.kMultiply)
    )
    canvas.drawPath(
        _lens(fold, fold.width * 1.35, fold.width * 0.85),
        soft(ridge, (0.24 + 0.5 * gloss) * fold.depth, sigma * 0.9, skia.BlendMode.kScreen),
    )


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
        canvas.drawPath(seam.line, stroke(soft(valley, 0.8, 0.9, skia.BlendMode.kMultiply), 2.0))
        canvas.drawPath(seam.line, stroke(soft(valley, 0.9, 0.15, skia.BlendMode.kMultiply), 0.3))
        canvas.save()
        canvas.translate(-0.3, 2.2)
        canvas.drawPath(seam.line, stroke(soft(ridge, 0.5, 0.8, skia.BlendMode.kScreen), 1.2))
        canvas.restore()
    else:
        canvas.drawPath(seam.line, stroke(soft(valley, 0.55, 0.5, skia.BlendMode.kMultiply), 0.9))
        canvas.drawPath(seam.line, stroke(soft(valley, 0.9, 0.0, skia.BlendMode.kMultiply), seam.width * 0.8))
        canvas.save()
        canvas.translate(0.25, 0.25)
        canvas.drawPath(seam.line, stroke(soft(ridge, 0.25, 0.12, skia.BlendMode.kScreen), seam.width))
        canvas.restore()
