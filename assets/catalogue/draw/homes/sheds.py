"""Lean-to roofs: of porches, bays and sheds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import skia

from assets.catalogue.draw.homes.houses import Casters
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.space import Box, Plane, Vec
from assets.catalogue.draw.homes.stage import OCCLUSION, Stage, ramp
from assets.catalogue.draw.palette import Rgb, darker
from assets.catalogue.draw.paths import pen
from assets.catalogue.draw.prints.tiles import ink


@dataclass(frozen=True)
class Lean:
    """A roof that slopes from the house (z, at `top`) towards the street (`front`, at `low`)."""

    x0: float
    x1: float
    z: float
    front: float
    top: float
    low: float
    roof: Roof
    colour: Rgb

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Its six corners."""
        return [
            tuple(
                (x, y, z)
                for x in (self.x0, self.x1)
                for y, z in ((self.low, self.front), (self.low, self.z), (self.top, self.z))
            )
        ]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """The ceiling below it, its ends, the tiles, and a board along the front."""
        x0, x1, z, front, top, low = self.x0, self.x1, self.z, self.front, self.top, self.low
        stage.patch(
            [(x0, low, front), (x1, low, front), (x1, low, z), (x0, low, z)], darker(self.colour, 0.3), (0, -1.0, 0)
        )
        for x, normal in ((x0, (-1.0, 0.0, 0.0)), (x1, (1.0, 0.0, 0.0))):
            if (stage.camera.eye[0] - x) * normal[0] > 0:
                stage.patch([(x, low, front), (x, low + 0.1, front), (x, top, z), (x, low, z)], self.colour, normal)
        long = hypot(z - front, top - low)
        plane = Plane((x0, top, z), (1.0, 0.0, 0.0), (0.0, (low - top) / long, (front - z) / long))
        if stage.camera.faces(plane):
            outline = pen((0, 0), (x1 - x0, 0), (x1 - x0, long), (0, long))
            with stage.on(plane, outline) as canvas:
                canvas.drawPaint(surface(self.roof.tiles, self.roof.colour, 8))
                canvas.drawPaint(ramp((0, 0), (0, 0.5), OCCLUSION, (0.4, 0.0), skia.BlendMode.kMultiply))
                stage.shade(plane)
            stage.shadow(plane, outline, *[c for c in casters if max(y for _, y, _ in c) > top + 0.3])
        stage.box(Box(x0, low - 0.06, front - 0.05, x1, low + 0.14, front), ink(self.colour))
