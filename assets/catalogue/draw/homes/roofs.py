"""Roofs over a block: gables, hips, flat ones; with eaves that stand out and throw their shadow on the wall."""

from dataclasses import dataclass
from math import cos, radians, sin, tan

import skia

from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.space import Box, Plane, Vec
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, gathered, ramp
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink


@dataclass(frozen=True)
class Roof:
    """What covers a block.

    Args:
        shape: "side" (the ridge runs along the street), "gable" (the gable faces the street), "hip" or "flat".
        tiles: a key of masonry.SURFACES.
        colour: of the tiles.
        pitch: degrees.
        eaves: how far it stands out, in metres.
        edge: colour of the boards along its edges.
        thick: how thick it looks at the edge, in metres.
    """

    shape: str
    tiles: str
    colour: Rgb
    pitch: float = 38.0
    eaves: float = 0.45
    edge: Rgb = (226, 222, 214)
    thick: float = 0.2

    def rise(self, box: Box) -> float:
        """How far the ridge lies above the wall."""
        if self.shape == "flat":
            return self.thick
        across = {"side": box.depth, "gable": box.width, "hip": min(box.width, box.depth)}[self.shape]
        return across / 2 * tan(radians(self.pitch))

    def caster(self, box: Box) -> tuple[Vec, ...]:
        """The corners of the eaves, which shade the walls below; at a gable there are none."""
        out, low = self.eaves, box.y1 - (0 if self.shape == "flat" else self.eaves * tan(radians(self.pitch)))
        aside, before = (0.0 if self.shape == "side" else out), (0.0 if self.shape == "gable" else out)
        top = low + self.thick
        return Box(box.x0 - aside, low, box.z0 - before, box.x1 + aside, top, box.z1 + before).corners()

    def peak(self, box: Box) -> tuple[Vec, ...]:
        """The eaves and the ridge, for the shadow on the ground."""
        top, middle, deep = box.y1 + self.rise(box), (box.x0 + box.x1) / 2, (box.z0 + box.z1) / 2
        if self.shape == "side":
            return (*self.caster(box), (box.x0 - self.eaves, top, deep), (box.x1 + self.eaves, top, deep))
        if self.shape == "gable":
            return (*self.caster(box), (middle, top, box.z0), (middle, top, box.z1))
        return (*self.caster(box), (middle, top, deep))

    def slopes(self, box: Box) -> list[tuple[Plane, list[tuple[float, float]]]]:
        """Its faces, far ones first, each with its outline (the eaves last)."""
        c, s, out = cos(radians(self.pitch)), sin(radians(self.pitch)), self.eaves
        top = box.y1 + self.rise(box)
        inset = min(box.width, box.depth) / 2 if self.shape == "hip" else None
        faces: list[tuple[Plane, list[tuple[float, float]]]] = []
        if self.shape in ("gable", "hip"):
            run = inset if inset is not None else box.width / 2
            length, slope = box.depth + 2 * out, (run + out) / c
            start, end = (0.0, length) if inset is None else (run + out, length - run - out)
            left = Plane((box.x0 + run, top, box.z1 + out), (0.0, 0.0, -1.0), (-c, -s, 0.0))
            right = Plane((box.x1 - run, top, box.z0 - out), (0.0, 0.0, 1.0), (c, -s, 0.0))
            outline = [(start, 0.0), (end, 0.0), (length, slope), (0.0, slope)]
            faces += [(left, outline), (right, outline)]
        if self.shape in ("side", "hip"):
            run = inset if inset is not None else box.depth / 2
            length, slope = box.width + 2 * out, (run + out) / c
            start, end = (0.0, length) if inset is None else (run + out, length - run - out)
            front = Plane((box.x0 - out, top, box.z0 + run), (1.0, 0.0, 0.0), (0.0, -s, -c))
            faces.append((front, [(start, 0.0), (end, 0.0), (length, slope), (0.0, slope)]))
        return faces


def draw_roof(stage: Stage, roof: Roof, box: Box, casters: list[tuple[Vec, ...]]) -> None:
    """Paint it over the walls, which are there already."""
    if roof.shape == "flat":
        out = roof.eaves
        slab = Box(box.x0 - out, box.y1, box.z0 - out, box.x1 + out, box.y1 + roof.thick, box.z1 + out)
        stage.box(slab, ink(roof.edge), ink(roof.colour), under=False)
        return
    for plane, outline in roof.slopes(box):
        if not stage.camera.faces(plane):
            continue
        path = pen(*outline)
        slope = outline[2][1]
        with stage.on(plane, path) as canvas:
            canvas.drawPaint(surface(roof.tiles, roof.colour, round(box.x0 * 7)))
            canvas.drawPaint(ramp((0, 0), (0, slope), (255, 250, 236), (0.12, 0.0), skia.BlendMode.kScreen))
            canvas.drawPaint(ramp((0, slope), (0, 0), OCCLUSION, (0.22, 0.0, 0.05), skia.BlendMode.kMultiply))
            ridge = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.2)
            ridge.setColor(skia.ColorSetRGB(*lighter(roof.colour, 0.12)))
            canvas.drawPath(pen(outline[3], outline[0], outline[1], outline[2], closed=False), ridge)
            stage.shade(plane)
        stage.shadow(plane, path, *casters)
    _edges(stage, roof, box)


def draw_undersides(stage: Stage, roof: Roof, box: Box) -> None:
    """The boards below an overhang at a gable, seen where the slope above them is not; the walls come over them."""
    if roof.shape == "flat":
        below = Box(box.x0 - roof.eaves, box.y1, box.z0 - roof.eaves, box.x1 + roof.eaves, box.y1, box.z1 + roof.eaves)
        if stage.camera.faces(below.under()):
            outline = pen((0, 0), (below.width, 0), (below.width, below.depth), (0, below.depth))
            stage.fill(below.under(), outline, ink(roof.edge))
        return
    if roof.shape == "hip":
        return
    out, drop = roof.eaves, roof.eaves * tan(radians(roof.pitch))
    top, low, colour = box.y1 + roof.rise(box), box.y1 - drop, darker(roof.edge, 0.35)
    middle, deep = (box.x0 + box.x1) / 2, (box.z0 + box.z1) / 2
    strips: list[list[Vec]] = []
    for x, way in ((box.x0, -out), (box.x1, out)):
        if roof.shape == "side":
            strips.append([(x + way, low, box.z1 + out), (x + way, top, deep), (x, top, deep), (x, low, box.z1 + out)])
        elif not any(stage.camera.faces(plane) for plane, _ in roof.slopes(box) if plane.normal[0] * way > 0):
            front = box.z0 - out
            strips.append([(x + way, low, front), (middle, top, front), (middle, top, box.z0), (x + way, low, box.z0)])
    for strip in strips:
        stage.patch(strip, colour, (0.0, -1.0, 0.0))


def _edges(stage: Stage, roof: Roof, box: Box) -> None:
    """Gutters along the eaves, boards along the gables."""
    out, thick = roof.eaves, roof.thick
    low, top = box.y1 - out * tan(radians(roof.pitch)), box.y1 + roof.rise(box)
    # A thatch shows its cut end; else there are boards.
    paint = surface("thatch", darker(roof.colour, 0.2), 3) if roof.tiles == "thatch" else ink(roof.edge)
    eaves = Box(box.x0 - out, low - thick * 0.75, box.z0 - out, box.x1 + out, low + thick * 0.25, box.z1 + out)
    sides = {"side": ("front",), "gable": ("left", "right"), "hip": ("left", "right", "front")}[roof.shape]
    for side in sides:
        plane: Plane = getattr(eaves, side)()
        wide = eaves.width if side == "front" else eaves.depth
        if stage.camera.faces(plane):
            _board(stage, plane, [(0, -thick), (wide, -thick), (wide, 0), (0, 0)], paint)
    if roof.shape == "hip":
        return
    half = (box.depth if roof.shape == "side" else box.width) / 2 + out
    rise = top - low
    ends = ("left", "right") if roof.shape == "side" else ("front",)
    for side in ends:
        plane = getattr(eaves, side)()
        if not stage.camera.faces(plane):
            continue
        foot = -thick * 0.75
        for one, other in ((0.0, half), (2 * half, half)):
            _board(
                stage,
                plane,
                [
                    (one, foot - thick * 0.25),
                    (other, foot - rise - thick * 0.25),
                    (other, foot - rise + thick),
                    (one, foot + thick * 0.75),
                ],
                paint,
            )


def _board(stage: Stage, plane: Plane, ring: list[tuple[float, float]], paint: skia.Paint) -> None:
    high = min(y for _, y in ring), max(y for _, y in ring)
    with stage.on(plane, pen(*ring)) as canvas:
        canvas.drawPaint(paint)
        canvas.drawPaint(gathered((0, high[1]), (0, high[0]), 0.3))
        stage.shade(plane)
