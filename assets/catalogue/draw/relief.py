"""The relief of cloth: how far each point of a piece stands out towards the camera, in pixels.

Heights add up: the broad form of what is worn, a rim that curls away, folds as bulges along a line, and the crumple of
the material. `light` turns their slopes into light and shade.
"""

from dataclasses import dataclass, field
from math import hypot, pi

import numpy as np
import skia

from assets.catalogue.draw.crumples import crumple
from assets.catalogue.draw.heights import Heights, smoothed
from assets.catalogue.draw.paths import Point, changed
from assets.catalogue.draw.pieces import Fold, Piece
from assets.catalogue.draw.weaves import weave_heights

# Pieces narrower than this many centimetres are too stiff to crumple: belts, collars' edges, straps.
LARGE = 5.0


@dataclass(frozen=True)
class Window:
    """A rectangle of the picture in whole pixels; it may reach beyond the frame."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def shape(self) -> tuple[int, int]:
        """Height, width."""
        return self.bottom - self.top, self.right - self.left

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    def around(self, path: skia.Path, margin: float) -> "Window | None":
        """The part of this window about the path, or None if the path lies outside."""
        bounds = path.computeTightBounds()
        left, top = max(self.left, int(bounds.left() - margin)), max(self.top, int(bounds.top() - margin))
        right = min(self.right, int(bounds.right() + margin) + 1)
        bottom = min(self.bottom, int(bounds.bottom() + margin) + 1)
        return Window(left, top, right, bottom) if left < right and top < bottom else None

    def cut(self, heights: Heights, part: "Window") -> Heights:
        """The part of heights that cover this window."""
        return heights[part.top - self.top : part.bottom - self.top, part.left - self.left : part.right - self.left]


@dataclass(frozen=True)
class Scene:
    """What all pieces of one picture share.

    Args:
        matrix: from centimetres to pixels.
        scale: pixels per centimetre.
        area: the garment's bounds in centimetres.
        window: the frame and a margin about it.
        worn: whether a body gives it one broad form; what stands is built of parts with forms of their own.
        form: the heights of that broad form over the window; zeros where there is none.
        seed: lets the crumples fall.
    """

    matrix: skia.Matrix
    scale: float
    area: skia.Rect
    window: Window
    worn: bool
    form: Heights
    seed: int
    crumples: dict[str, Heights] = field(default_factory=dict, compare=False)

    def crumpled(self, kind: str, part: Window) -> Heights:
        """The crumple of a material in a part of the window; drawn once per picture."""
        if kind not in self.crumples:
            self.crumples[kind] = crumple(kind, self.window.shape, self.scale, self.seed)
        return self.window.cut(self.crumples[kind], part)


def coverage(path: skia.Path, window: Window) -> Heights:
    """How much of each pixel the path covers, 0 to 1; the path is in pixels."""
    height, width = window.shape
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeA8(width, height))
    canvas = surface.getCanvas()
    canvas.translate(-window.left, -window.top)
    canvas.drawPath(path, skia.Paint(AntiAlias=True))
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kAlpha_8_ColorType)
    return np.asarray(pixels.reshape(height, width) / 255, np.float32)


def swollen(covered: Heights, reach: float, steep: float) -> Heights:
    """A cushion over an area: it rises from the rim over about that many pixels, at the rim with that slope."""
    if reach < 0.7:
        return np.zeros_like(covered)
    rise = smoothed(covered, (0.6 * reach, 0.6 * reach))
    return np.asarray(steep * reach * 1.5 * (1 - (1 - rise) ** 2), np.float32)


def rounded(covered: Heights, reach: float, steep: float) -> Heights:
    """What hangs round a body: it turns away at both sides, but not at its hems."""
    across = smoothed(covered, (1.0, 0.6 * reach))
    # Blurred downwards within the outline alone, so that what lies beyond a hem counts for nothing.
    down = 0.5 * reach, 1.5
    rise = smoothed(across * covered, down) / np.maximum(smoothed(covered, down), 1e-3)
    return np.asarray(steep * reach * 1.5 * (1 - (1 - rise) ** 2), np.float32)


def grooves(piece: Piece, scene: Scene, window: Window) -> Heights:
    """How near the seams are: 1 on a quilting line, and less the further away."""
    lines = skia.Path()
    for seam in piece.seams:
        if seam.kind == "quilt":
            lines.addPath(changed(seam.line, scene.matrix))
    if lines.isEmpty():
        return np.zeros(window.shape, np.float32)
    stroke = skia.Path()
    skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=2.0).getFillPath(lines, stroke)
    reach = 1.1 * scene.scale
    near = smoothed(coverage(stroke, window), (reach, reach), "nearest")
    # A blurred line of two pixels is 2 / (sqrt(2 pi) sigma) high.
    return np.asarray(np.minimum(1.0, near * (1.2533 * reach)), np.float32)


def raise_folds(heights: Heights, window: Window, folds: tuple[Fold, ...], scene: Scene, sharp: float) -> None:
    """Add a bulge along each fold, in place.

    Args:
        sharp: 0 (a soft roll) to 1 (a crease with a crest).
    """
    for fold in folds:
        start, bend, end = (_mapped(scene.matrix, point) for point in (fold.start, fold.bend, fold.end))
        width = fold.width * scene.scale
        reach = 4.2 * width
        left = max(window.left, int(min(start[0], bend[0], end[0]) - reach))
        right = min(window.right, int(max(start[0], bend[0], end[0]) + reach) + 1)
        top = max(window.top, int(min(start[1], bend[1], end[1]) - reach))
        bottom = min(window.bottom, int(max(start[1], bend[1], end[1]) + reach) + 1)
        length = hypot(end[0] - start[0], end[1] - start[1])
        if left >= right or top >= bottom or length < 1:
            continue
        part = Window(left, top, right, bottom)
        window.cut(heights, part)[...] += _bulge(part, start, bend, end, length, width, fold.depth, sharp)


def _bulge(
    part: Window, start: Point, bend: Point, end: Point, length: float, width: float, depth: float, sharp: float
) -> Heights:
    """A roll of cloth along a bent line: it rises at once, and runs out slowly and wider."""
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    y, x = np.ogrid[part.top : part.bottom, part.left : part.right]
    dx, dy = np.asarray(x - start[0], np.float32), np.asarray(y - start[1], np.float32)
    share = np.clip((dx * along[0] + dy * along[1]) / length, 0, 1)
    # How far the bend lies off the straight line; the curve is 2 s (1 - s) of it away at s.
    sag = (bend[1] - start[1]) * along[0] - (bend[0] - start[0]) * along[1]
    off = dy * along[0] - dx * along[1] - 2 * share * (1 - share) * sag
    past = dx * along[0] + dy * along[1] - share * length
    spread = width * (0.7 + 0.6 * share)
    away = np.sqrt(off * off + past * past) / spread
    roll = np.exp(-0.8 * away * away)
    if sharp > 0:
        roll = (1 - sharp) * roll + sharp * np.exp(-1.6 * np.sqrt(away * away + 0.06))
    roll = roll * np.clip(1.6 - 0.5 * away, 0, 1)  # nothing is left of it where its window ends
    depth *= min(1.0, length / (10 * width))  # a short crease is a shallow one
    rising = np.sin(np.minimum(1, share / 0.35) * (pi / 2)) ** 2 * np.sin(np.minimum(1, (1 - share) / 0.7) * (pi / 2))
    return np.asarray(1.2 * depth * width * roll * rising, np.float32)


def _mapped(matrix: skia.Matrix, point: Point) -> Point:
    mapped = matrix.mapXY(*point)
    return mapped.x(), mapped.y()


def relief(piece: Piece, scene: Scene) -> tuple[Window, Heights] | None:
    """The heights of a piece over a window about it, or None where nothing of it shows."""
    path = changed(piece.path, scene.matrix)
    reach = piece.round * scene.scale
    window = scene.window.around(path, 2)
    if window is None or min(window.shape) < 2:
        return None
    covered = coverage(path, window)
    material = piece.cloth.material
    broad = piece.round >= 2
    heights = swollen(covered, reach, (0.36 if scene.worn else 0.5) if broad else 0.7)
    if scene.worn:
        heights = heights + scene.window.cut(scene.form, window)
    elif broad:
        heights = heights + swollen(covered, min(0.36 * min(window.shape), 90.0), 0.28)
    near = grooves(piece, scene, window)
    heights = heights - 0.9 * scene.scale * near
    if material.crumple > 0 and min(window.shape) > LARGE * scene.scale:
        # Quilting gathers the cloth: it wrinkles most along the lines.
        heights = heights + material.crumple * (1 + 3 * near) * scene.crumpled(material.fall, window)
    knitted = weave_heights(material, piece.turn, scene.matrix, scene.scale, window.edges)
    if knitted is not None:
        heights = heights + knitted
    raise_folds(heights, window, piece.folds, scene, max(0.0, 0.8 - 1.6 * material.softness))
    return window, heights
