"""Kitchen cabinets: rows of units with a worktop, along a wall or around an island."""

from dataclasses import dataclass

import skia

from assets.catalogue.draw.homes.fronts import BASE, Fronts, Unit, draw_fronts
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.space import Box, Plane, floor
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, gathered, ramp
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.paths import box as rectangle
from assets.catalogue.draw.prints.tiles import ink


@dataclass(frozen=True)
class Run:
    """A row of cabinets.

    Args:
        box: the cabinets from the floor to the worktop's lower edge, or wall cabinets.
        side: which face carries the fronts: "front", "left" or "right".
        units: from that face's left end.
        fronts: their look.
        worktop: surface and colour; none on wall cabinets.
        waterfall: whether the worktop runs down the ends (islands).
    """

    box: Box
    side: str
    units: tuple[Unit, ...]
    fronts: Fronts
    worktop: tuple[str, Rgb] | None = None
    waterfall: bool = False

    def draw(self, stage: Stage) -> None:
        """Its shadow on the floor, sides, fronts, the worktop."""
        b = self.box
        if b.y0 < 0.2:
            around = rectangle(b.x0 - 0.02, -b.z1, b.x1 + 0.02, -b.z0 + 0.05)
            stage.contact(floor(0.0), around, 0.1, 0.6)
            foot = 0.06
            stage.box(Box(b.x0 + foot, 0, b.z0 + foot, b.x1 - foot, BASE, b.z1), ink(darker(self.fronts.colour, 0.55)))
            b = Box(b.x0, BASE, b.z0, b.x1, b.y1, b.z1)
        body = (
            ink(self.fronts.colour)
            if self.fronts.surface == "plaster"
            else surface(self.fronts.surface, self.fronts.colour)
        )
        stage.box(b, body)
        plane: Plane = {"front": b.front, "left": b.left, "right": b.right}[self.side]()
        wide = b.width if self.side == "front" else b.depth
        if stage.camera.faces(plane):
            with stage.on(plane, rectangle(0, -b.height, wide, 0)) as canvas:
                draw_fronts(canvas, self.units, 0.0, b.height, _hung(self.fronts, b.y0), b.y0 > 1)
                canvas.drawPaint(
                    ramp((0, -b.height), (0, -b.height + 0.16), OCCLUSION, (0.35, 0.0), skia.BlendMode.kMultiply)
                )
                if b.y0 < 0.5:
                    canvas.drawPaint(gathered((0, 0), (0, -0.4), 0.35))
                stage.shade(plane)
        if self.worktop is not None:
            name, colour = self.worktop
            out = 0.03
            slab = Box(b.x0 - out, b.y1, b.z0 - out, b.x1 + out, b.y1 + 0.045, b.z1)
            if self.waterfall:
                for x in (slab.x0, slab.x1 - 0.05):
                    stage.box(Box(x, 0, slab.z0, x + 0.05, b.y1, slab.z1), surface(name, colour, 2))
            stage.box(slab, surface(name, darker(colour, 0.06), 2), surface(name, colour, 2))
            shine = ramp((0, -slab.z1), (0, -slab.z0), (255, 255, 255), (0.02, 0.16), skia.BlendMode.kScreen)
            with stage.on(floor(slab.y1), rectangle(slab.x0, -slab.z1, slab.x1, -slab.z0)) as canvas:
                canvas.drawPaint(shine)


def _hung(fronts: Fronts, foot: float) -> Fronts:
    """Wall cabinets have knobs or bars, never cups."""
    return (
        fronts
        if foot < 1 or fronts.handle != "cup"
        else Fronts(fronts.kind, fronts.colour, fronts.surface, "knob", fronts.metal)
    )
