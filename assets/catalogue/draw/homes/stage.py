"""A canvas that paints the faces of a scene in metres, then shades them by the hour's light."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from assets.catalogue.draw.homes.lights import Glow, Light
from assets.catalogue.draw.homes.space import Box, Camera, Plane, Vec, dot, hull, plus, unit
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink

OCCLUSION: Rgb = (46, 42, 54)


@dataclass(frozen=True)
class Stage:
    """Where a scene is painted, back to front."""

    canvas: skia.Canvas
    camera: Camera
    light: Light

    @contextmanager
    def on(self, plane: Plane, outline: skia.Path | None = None) -> Iterator[skia.Canvas]:
        """The canvas in the face's metres, clipped to the outline."""
        self.canvas.save()
        self.canvas.concat(self.camera.matrix(plane))
        if outline is not None:
            self.canvas.clipPath(outline, True)
        yield self.canvas
        self.canvas.restore()

    def fill(self, plane: Plane, outline: skia.Path, paint: skia.Paint) -> None:
        """Paint the outline and shade it by its direction."""
        with self.on(plane, outline) as canvas:
            canvas.drawPaint(paint)
            canvas.drawPaint(multiply(self.light.tint(plane.normal)))

    def shade(self, plane: Plane) -> None:
        """Inside `on`: dim what was painted so far to the face's light."""
        self.canvas.drawPaint(multiply(self.light.tint(plane.normal)))

    def shadow(self, plane: Plane, outline: skia.Path, *things: Sequence[Vec], blur: float = 0.03) -> None:
        """The shadows that convex things (by their corners) throw onto the outline of a face."""
        sun = unit(self.light.sun)
        towards = dot(plane.normal, sun)
        if towards < 0.02 or max(self.light.sunshine) < 0.03:
            return
        whole = skia.Path()
        for corners in things:
            heights = [dot(plus(corner, plane.origin, -1.0), plane.normal) for corner in corners]
            if max(heights) < 0.02:
                continue
            falls = []
            for corner, height in zip(corners, heights, strict=True):
                # What reaches behind the face is cut off there; only what stands before it throws a shadow.
                before = plus(corner, plane.normal, max(0.0, height) - height)
                falls.append(plane.place(plus(before, sun, -max(0.0, height) / towards)))
            ring = hull(falls)
            if len(ring) > 2:
                whole = skia.Op(whole, pen(*ring), skia.PathOp.kUnion_PathOp)
        paint = multiply(self.light.shadow(plane.normal))
        if blur > 0:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        with self.on(plane, outline) as canvas:
            canvas.drawPath(whole, paint)

    def contact(self, plane: Plane, outline: skia.Path, reach: float = 0.25, strength: float = 0.5) -> None:
        """The soft dark that gathers on a face around the foot of something."""
        with self.on(plane) as canvas:
            canvas.drawPath(outline, soft(OCCLUSION, strength, reach, skia.BlendMode.kMultiply))

    def box(self, box: Box, paint: skia.Paint, top: skia.Paint | None = None, under: bool = True) -> None:
        """A plain block: its visible sides, its top perhaps in another paint, what lies under it only if asked."""
        for plane, wide, high, covering in (
            (box.under(), box.width, box.depth, paint),
            (box.top(), box.width, box.depth, top or paint),
            (box.left(), box.depth, box.height, paint),
            (box.right(), box.depth, box.height, paint),
            (box.front(), box.width, box.height, paint),
        ):
            if self.camera.faces(plane) and (under or plane.normal[1] > -0.5):
                low = high if plane.down[1] == 0 else 0.0
                self.fill(plane, pen((0, low - high), (wide, low - high), (wide, low), (0, low)), covering)

    def patch(self, corners: Sequence[Vec], colour: Rgb, normal: Vec) -> None:
        """A flat polygon by its corners, in one colour under the hour's light."""
        ring = [self.camera.pixel(corner) for corner in corners]
        self.canvas.drawPath(pen(*ring), ink(self.light.on(colour, normal)))

    def halo(self, point: Vec, radius: float, colour: Rgb, alpha: float) -> None:
        """Light that spreads from a lamp, in metres around it."""
        x, y = self.camera.pixel(point)
        reach = radius * self.camera.zoom / self.camera.distance(point)
        glow = skia.GradientShader.MakeRadial(
            skia.Point(x, y),
            reach,
            [skia.ColorSetARGB(round(255 * alpha * share), *colour) for share in (1.0, 0.38, 0.1, 0.0)],
            [0.0, 0.25, 0.6, 1.0],
        )
        self.canvas.drawCircle(x, y, reach, skia.Paint(Shader=glow, BlendMode=skia.BlendMode.kScreen))


def multiply(glow: Glow) -> skia.Paint:
    """A paint that dims what lies below it."""
    colour = skia.ColorSetRGB(*(round(255 * max(0.0, min(1.0, part))) for part in glow))
    return skia.Paint(AntiAlias=True, Color=colour, BlendMode=skia.BlendMode.kMultiply)


def ramp(
    start: tuple[float, float], end: tuple[float, float], colour: Rgb, alphas: Sequence[float], mode: skia.BlendMode
) -> skia.Paint:
    """A straight gradient of one colour through those strengths, evenly spaced."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], [skia.ColorSetARGB(round(255 * a), *colour) for a in alphas]
    )
    return skia.Paint(Shader=shader, BlendMode=mode)


def blend(start: tuple[float, float], end: tuple[float, float], colours: Iterable[Rgb]) -> skia.Paint:
    """A straight gradient through those colours, evenly spaced."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], [skia.ColorSetRGB(*colour) for colour in colours]
    )
    return skia.Paint(Shader=shader)


def gathered(start: tuple[float, float], end: tuple[float, float], strength: float) -> skia.Paint:
    """Dark that gathers at the start and is gone at the end: below eaves, in corners, at the foot of a wall."""
    return ramp(start, end, OCCLUSION, (strength, strength * 0.35, 0.0), skia.BlendMode.kMultiply)
