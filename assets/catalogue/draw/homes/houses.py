"""What a house is made of: parts that stand one behind the other, each able to draw itself and to throw a shadow."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

import skia

from assets.catalogue.draw.homes.lights import WARM
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.openings import Opening, draw_glass, draw_opening, glows
from assets.catalogue.draw.homes.roofs import Roof, draw_roof, draw_undersides
from assets.catalogue.draw.homes.space import GROUND, Box, Plane, Vec
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, gathered, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.paths import minus, pen
from assets.catalogue.draw.prints.tiles import ink

Casters = list[tuple[Vec, ...]]


class Part(Protocol):
    """Something of a house or a garden."""

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Convex things, by their corners, that keep the sun from others."""

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Paint it over what lies behind it."""


@dataclass(frozen=True)
class Face:
    """What one wall of a block looks like.

    Args:
        surface: a key of masonry.SURFACES.
        colour: of the wall.
        openings: windows and doors.
        upper: another surface above a height: (metres, surface, colour).
        timbers: the colour of a half-timbered wall's beams.
        quoins: the colour of stones at its corners.
        plinth: the colour of a foot 40 cm high.
        holes: cut-outs through which one sees what lies behind.
    """

    surface: str
    colour: Rgb
    openings: tuple[Opening, ...] = ()
    upper: tuple[float, str, Rgb] | None = None
    timbers: Rgb | None = None
    quoins: Rgb | None = None
    plinth: Rgb | None = None
    holes: tuple[Opening, ...] = ()


def draw_face(stage: Stage, face: Face, plane: Plane, outline: skia.Path, casters: Casters) -> None:
    """Paint a wall with its openings, its shade, shadows upon it, and its glass."""
    if not stage.camera.faces(plane):
        return
    for hole in face.holes:
        outline = minus(outline, hole.hole())
    bounds = outline.computeTightBounds()
    seed = round(plane.origin[0] * 5 + plane.origin[2] * 11) % 97
    with stage.on(plane, outline) as canvas:
        canvas.drawPaint(surface(face.surface, face.colour, seed))
        if face.upper is not None:
            above, name, colour = face.upper
            area = skia.Rect.MakeLTRB(bounds.left(), bounds.top(), bounds.right(), -above)
            canvas.drawRect(area, surface(name, colour, seed))
            canvas.drawRect(
                skia.Rect.MakeLTRB(bounds.left(), -above, bounds.right(), 0),
                gathered((0, -above), (0, 0.3 - above), 0.5),
            )
        if face.timbers is not None:
            _timbers(canvas, bounds, face.timbers, face.upper[0] if face.upper else 0.0)
        if face.quoins is not None:
            _quoins(canvas, bounds, face.quoins)
        if face.plinth is not None:
            canvas.drawRect(skia.Rect.MakeLTRB(bounds.left(), -0.4, bounds.right(), 0), surface("ashlar", face.plinth))
        for opening in face.openings:
            draw_opening(canvas, opening, face.colour)
        canvas.drawPaint(gathered((0, 0.05), (0, -0.9), 0.32))
        top = max(bounds.top(), -(plane.origin[1] + 40))
        canvas.drawPaint(ramp((0, top), (0, top + 1.1), OCCLUSION, (0.2, 0.06, 0.0), skia.BlendMode.kMultiply))
        stage.shade(plane)
    stage.shadow(plane, outline, *casters)
    with stage.on(plane, outline) as canvas:
        for opening in face.openings:
            draw_glass(canvas, opening, stage.light)
            if glows(opening, stage.light):  # lamplight that spills over the frame
                canvas.drawPath(opening.hole(0.1), soft(WARM[1], 0.14, 0.35, skia.BlendMode.kScreen))
    _spill(stage, face, plane)
    for hole in face.holes:
        _depth(stage, plane, hole, face.colour)


def _spill(stage: Stage, face: Face, plane: Plane) -> None:
    """The light of windows on the ground before them."""
    if plane.origin[1] > 0.5:
        return
    for opening in face.openings:
        if glows(opening, stage.light) and opening.panes() and opening.sill < 2:
            x, _, z = plane.at(opening.x + opening.width / 2, 0.0, 1.5)
            wide, deep = max(1.6, opening.width) * 0.75, 1.5
            with stage.on(GROUND) as canvas:
                patch = skia.Rect.MakeLTRB(x - wide, -z - deep, x + wide, -z + deep)
                canvas.drawOval(patch, soft(WARM[1], 0.3, 0.45, skia.BlendMode.kSoftLight))
                canvas.drawOval(patch, soft(WARM[2], 0.16, 0.5, skia.BlendMode.kScreen))


def _depth(stage: Stage, plane: Plane, hole: Opening, colour: Rgb) -> None:
    """The thickness of a wall, seen inside a hole."""
    near, far = skia.Path(), skia.Path()
    hole.hole().transform(stage.camera.matrix(plane), near)
    hole.hole().transform(stage.camera.matrix(plane.before(-0.35)), far)
    stage.canvas.drawPath(minus(near, far), ink(stage.light.on(darker(colour, 0.18), (0.0, -1.0, 0.0))))


def _timbers(canvas: skia.Canvas, bounds: skia.Rect, colour: Rgb, start: float) -> None:
    """Posts, rails and braces."""
    beam = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.17)
    left, right, foot, top = bounds.left(), bounds.right(), -start, bounds.top()
    lines = [(left, y, right, y) for y in (foot - 0.08, foot - 1.3, foot - 2.6, foot - 3.9, foot - 5.2) if y > top]
    count = max(3, round((right - left) / 1.15))
    step = (right - left) / count
    lines += [(left + n * step, foot, left + n * step, top) for n in range(count + 1)]
    for n in (0, count - 1):
        for y in (foot, foot - 2.6):
            lean = (left + n * step, left + (n + 1) * step)
            lines.append((lean[0], y, lean[1], y - 1.3) if n else (lean[1], y, lean[0], y - 1.3))
    for shift, tone in ((0.03, darker(colour, 0.6)), (-0.015, lighter(colour, 0.14)), (0.0, colour)):
        beam.setColor(skia.ColorSetRGB(*tone))
        for x0, y0, x1, y1 in lines:
            canvas.drawLine(x0 + shift, y0 + shift, x1 + shift, y1 + shift, beam)


def _quoins(canvas: skia.Canvas, bounds: skia.Rect, colour: Rgb) -> None:
    y, place = 0.0, 0
    while y > -7.5:
        wide = 0.5 if place % 2 else 0.32
        for left, right in ((bounds.left(), bounds.left() + wide), (bounds.right() - wide, bounds.right())):
            canvas.drawRect(skia.Rect.MakeLTRB(left, y - 0.3, right, y), ink(darker(colour, 0.3)))
            canvas.drawRect(skia.Rect.MakeLTRB(left, y - 0.3, right - 0.02, y - 0.02), ink(colour))
        y, place = y - 0.31, place + 1


@dataclass(frozen=True)
class Block:
    """A block with its visible walls and its roof; a side without a face of its own is like the front, but blind."""

    box: Box
    front: Face
    roof: Roof | None = None
    left: Face | None = None
    right: Face | None = None
    chimneys: tuple[Box, ...] = field(default=())
    brick: Rgb = (150, 84, 66)

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """The walls, the eaves with the ridge, the chimneys."""
        solid = [self.box.corners()] if not self.front.holes else []
        if self.roof is None:
            return solid
        return [*solid, self.roof.caster(self.box), *(chimney.corners() for chimney in self.chimneys)]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Chimneys (they stand behind the ridge), the roof from below, walls, the roof from above."""
        box, high, roof = self.box, self.box.height, self.roof
        rise = roof.rise(box) if roof else 0.0
        for chimney in self.chimneys:
            _chimney(stage, chimney, self.brick)
        if roof is not None:
            draw_undersides(stage, roof, box)
        if box.y0 > 0 and stage.camera.faces(box.under()):
            outline = pen((0, 0), (box.width, 0), (box.width, box.depth), (0, box.depth))
            stage.fill(box.under(), outline, ink(darker(self.front.colour, 0.2)))
        for side, face, wide in (
            ("left", self.left, box.depth),
            ("right", self.right, box.depth),
            ("front", self.front, box.width),
        ):
            plane: Plane = getattr(box, side)()
            gabled = roof is not None and (roof.shape == ("gable" if side == "front" else "side"))
            corners = [
                (0.0, 0.0),
                (wide, 0.0),
                (wide, -high),
                *([(wide / 2, -high - rise)] if gabled else []),
                (0.0, -high),
            ]
            plain = Face(
                self.front.surface,
                self.front.colour,
                (),
                self.front.upper,
                self.front.timbers,
                self.front.quoins,
                self.front.plinth,
            )
            draw_face(stage, face or plain, plane, pen(*corners), casters)
        if roof is not None:
            draw_roof(
                stage, roof, box, [corners for corners in casters if max(y for _, y, _ in corners) > box.y1 + 1.0]
            )


def _chimney(stage: Stage, box: Box, brick: Rgb) -> None:
    stage.box(box, surface("brick", brick, 3))
    cap = Box(box.x0 - 0.06, box.y1 - 0.2, box.z0 - 0.06, box.x1 + 0.06, box.y1 - 0.06, box.z1 + 0.06)
    stage.box(cap, ink(darker(brick, 0.25)))
    middle = (box.x0 + box.x1) / 2
    for x in (middle - 0.2, middle + 0.2) if box.width > 0.7 else (middle,):
        stage.box(Box(x - 0.11, box.y1, box.z0 + 0.15, x + 0.11, box.y1 + 0.38, box.z0 + 0.37), ink((176, 104, 74)))


def wall(width: float, height: float) -> skia.Path:
    """A wall's outline on its own metres."""
    return rectangle(0, -height, width, 0)


def another(choose: Random, names: Sequence[str], taken: str) -> str:
    """One of the names, but not the one that is taken; the same throw of the dice whichever is taken."""
    place = choose.randrange(len(names))
    return names[place] if names[place] != taken else names[place - 1]
