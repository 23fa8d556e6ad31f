"""The photographer: the set, the camera's view, shadows."""

from dataclasses import replace
from functools import lru_cache
from random import Random

import numpy as np
import skia

from assets.catalogue.draw.light import draw_piece, soft
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.paths import changed, union
from assets.catalogue.draw.pieces import Garment
from assets.catalogue.draw.relief import Scene, Window, coverage, rounded
from assets.catalogue.draw.surfaces import surface_image

WIDTH, HEIGHT = 480, 600
# How far beyond the frame relief is computed, so that cloth cut by the frame is not rounded there; in pixels.
MARGIN = 48
# A worn garment turns its sides away from the camera: what lies flat 48 cm wide shows about 44.
WORN = 0.92
VIEWS = ("front", "turned", "detail", "flat-lay")

# A shadow's layers: how far it falls to the right and down and how soft it is, in pixels, and how dark, 0 to 1.
Shadows = tuple[tuple[float, float, float, float], ...]
HANGING: Shadows = ((9, 15, 13, 0.20), (3, 5, 4, 0.16))
LYING: Shadows = ((4, 6, 9, 0.26), (1.5, 2, 2.5, 0.34))

BACKDROPS: dict[str, tuple[Rgb, Rgb]] = {
    "daylight": ((240, 239, 237), (219, 217, 214)),
    "warm": ((241, 237, 230), (222, 215, 204)),
    "cool": ((235, 238, 241), (212, 217, 222)),
    "blush": ((243, 236, 233), (226, 215, 211)),
    "stone": ((232, 231, 227), (207, 205, 199)),
    "sage": ((234, 238, 232), (213, 219, 209)),
}


def develop(
    garment: Garment, backdrop: str, zoom: float = 1.0, view: str = "front", hand: Random | None = None
) -> skia.Image:
    """The garment as a picture, 480×600.

    Args:
        garment: what hangs or stands there.
        backdrop: a key of BACKDROPS.
        zoom: 1 fills the frame as usual; a little less stands further back.
        view: one of VIEWS: as it hangs or stands; from another side; close up; lying on a table, seen from above.
        hand: decides by how much it is turned.
    """
    hand = hand or Random(view)
    if view == "turned" and garment.stands:
        garment = replace(
            garment, pieces=tuple(piece.flipped() for piece in garment.pieces), feet=_flipped(garment.feet)
        )
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    bounds = skia.Rect.MakeEmpty()
    for piece in garment.pieces:
        bounds.join(piece.path.computeTightBounds())
    slim = WORN if garment.worn else 1.0
    scale = zoom * min(
        WIDTH * 0.86 / (bounds.width() * slim), HEIGHT * (0.6 if garment.stands else 0.89) / bounds.height()
    )
    if view == "flat-lay":
        canvas.drawImage(surface_image(hand), 0, 0)
    else:
        _wall(canvas, backdrop, garment.stands)
    canvas.save()
    if garment.stands:
        canvas.translate(WIDTH / 2 - bounds.centerX() * scale, HEIGHT * 0.77 - bounds.bottom() * scale)
    else:
        canvas.translate(WIDTH / 2 - bounds.centerX() * scale * slim, HEIGHT * 0.5 - bounds.centerY() * scale)
    canvas.scale(scale * slim, scale)
    if view == "detail":
        scale *= _closer(canvas, bounds, garment, hand)
    elif view == "flat-lay":
        _laid(canvas, bounds, hand)
    elif view == "turned" and not garment.stands:
        _turned(canvas, bounds, hand)
    _ground_shadow(canvas, garment, scale, LYING if view == "flat-lay" else HANGING)
    scene = _scene(canvas, garment, bounds, scale, hand.randrange(1_000_000))
    for piece in garment.pieces:
        draw_piece(canvas, piece, scene)
    canvas.restore()
    return surface.makeImageSnapshot()


def _scene(canvas: skia.Canvas, garment: Garment, bounds: skia.Rect, scale: float, seed: int) -> Scene:
    """What is worn has one broad form from piece to piece; what stands is built of parts with forms of their own."""
    window = Window(-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN)
    matrix = canvas.getTotalMatrix()
    if garment.worn:
        outline = changed(union(*(piece.path for piece in garment.pieces)), matrix)
        form = rounded(coverage(outline, window), 0.17 * bounds.width() * scale, 0.5)
    else:
        form = np.zeros(window.shape, np.float32)
    return Scene(matrix, scale, bounds, window, garment.worn, form, seed)


def _flipped(feet: tuple[tuple[float, float, float], ...]) -> tuple[tuple[float, float, float], ...]:
    return tuple((-right, -left, y) for left, right, y in feet)


def _closer(canvas: skia.Canvas, bounds: skia.Rect, garment: Garment, hand: Random) -> float:
    """Step closer to its focus, the upper half of what hangs, or the middle of what stands; returns by how much."""
    closer = hand.uniform(1.7, 2.1)
    x = bounds.centerX() + hand.uniform(-0.08, 0.08) * bounds.width()
    y = bounds.top() + bounds.height() * (hand.uniform(0.45, 0.6) if garment.stands else hand.uniform(0.24, 0.32))
    shown = bounds.centerY() if not garment.stands else bounds.centerY() - 0.1 * bounds.height()
    if garment.focus is not None:
        x, y = garment.focus
    canvas.translate(bounds.centerX(), shown)
    canvas.scale(closer, closer)
    canvas.translate(-x, -y)
    return closer


def _laid(canvas: skia.Canvas, bounds: skia.Rect, hand: Random) -> None:
    """Lying askew on the table, and smaller, so that its corners stay in the frame."""
    canvas.translate(bounds.centerX(), bounds.centerY())
    canvas.rotate(hand.choice((-1, 1)) * hand.uniform(6, 15))
    canvas.scale(0.92, 0.92)
    canvas.translate(-bounds.centerX(), -bounds.centerY())


def _turned(canvas: skia.Canvas, bounds: skia.Rect, hand: Random) -> None:
    """Turned away by about a third: narrower, its far side higher."""
    side = hand.choice((-1, 1))
    canvas.translate(bounds.centerX(), bounds.centerY())
    canvas.skew(0.0, side * hand.uniform(0.07, 0.11))
    canvas.scale(hand.uniform(0.74, 0.8), 1.0)
    canvas.translate(-bounds.centerX(), -bounds.centerY())


@lru_cache(maxsize=16)
def _wall_image(backdrop: str, stands: bool) -> skia.Image:
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    light, dark = BACKDROPS[backdrop]
    glow = skia.GradientShader.MakeRadial(
        skia.Point(WIDTH * 0.42, HEIGHT * 0.4),
        HEIGHT * 0.75,
        [_rgb(lighter(light, 0.25)), _rgb(light), _rgb(dark)],
        [0.0, 0.45, 1.0],
    )
    canvas.drawPaint(skia.Paint(Shader=glow))
    if stands:
        # The sweep where the wall turns into the floor.
        floor = skia.GradientShader.MakeLinear(
            [skia.Point(0, HEIGHT * 0.38), skia.Point(0, HEIGHT)],
            [skia.ColorSetARGB(0, *dark), skia.ColorSetARGB(120, *darker(dark, 0.05)), skia.ColorSetARGB(90, *light)],
            [0.0, 0.55, 1.0],
        )
        canvas.drawPaint(skia.Paint(Shader=floor))
    return surface.makeImageSnapshot()


def _wall(canvas: skia.Canvas, backdrop: str, stands: bool) -> None:
    canvas.drawImage(_wall_image(backdrop, stands), 0, 0)


def _ground_shadow(canvas: skia.Canvas, garment: Garment, scale: float, shadows: Shadows) -> None:
    if garment.stands:
        for left, right, y in garment.feet:
            wide, flat = right - left, (right - left) * 0.06
            for spread, alpha, height in ((1.1, 0.26, 1.0), (0.99, 0.45, 0.5)):
                paint = soft((30, 26, 30), alpha, flat * height * 0.4)
                start = (left + right - wide * spread) / 2 + 0.02 * wide
                canvas.drawOval(
                    skia.Rect.MakeXYWH(start, y - flat * height * 0.62, wide * spread, flat * height), paint
                )
        return
    outline = union(*(piece.path for piece in garment.pieces))
    for dx, dy, sigma, alpha in shadows:
        canvas.save()
        canvas.translate(dx / scale, dy / scale)
        canvas.drawPath(outline, soft((58, 50, 52), alpha, sigma / scale))
        canvas.restore()


def _rgb(colour: Rgb) -> int:
    return int(skia.ColorSetRGB(*colour))
