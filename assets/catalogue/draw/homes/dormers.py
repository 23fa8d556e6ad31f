"""Small gabled windows in the slope of a roof."""

from collections.abc import Sequence
from dataclasses import dataclass

from assets.catalogue.draw.homes.houses import Casters, Face, draw_face
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.space import Box, Plane, Vec, dot, plus
from assets.catalogue.draw.homes.stage import Stage
from assets.catalogue.draw.palette import darker, lighter
from assets.catalogue.draw.paths import pen


@dataclass(frozen=True)
class Dormer:
    """A small gabled window in the front slope of a side-ridged roof.

    Args:
        x, foot, z: the left lower corner of its front, on the roof.
        width, height: of its front wall, below the gable.
        face: its wall.
        roof: the main roof, whose tiles it takes.
    """

    x: float
    foot: float
    z: float
    width: float
    height: float
    face: Face
    roof: Roof

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Its front wall."""
        x, z, top = self.x, self.z, self.foot + self.height
        return [Box(x - 0.15, self.foot, z - 0.2, x + self.width + 0.15, top + self.width * 0.3, z + 0.6).corners()]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Cheeks, front, and two slopes that end in the main roof."""
        del casters
        slope = self.roof.rise(Box(0, 0, 0, 2, 0, 2))  # the main roof's rise per metre
        x0, x1, y, z = self.x, self.x + self.width, self.foot, self.z
        top, back, out = y + self.height, z + self.height / slope, 0.18
        middle, rise = (x0 + x1) / 2, self.width / 2 * 0.9
        peak = z + (self.height + rise) / slope
        for x, normal in ((x0, (-1.0, 0.0, 0.0)), (x1, (1.0, 0.0, 0.0))):
            if (stage.camera.eye[0] - x) * normal[0] > 0:
                stage.patch([(x, y, z), (x, top, z), (x, top, back)], darker(self.roof.colour, 0.1), normal)
        plane = Plane((x0, y, z), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0))
        outline = pen(
            (0, 0),
            (self.width, 0),
            (self.width, -self.height),
            (self.width / 2, -self.height - rise),
            (0, -self.height),
        )
        draw_face(stage, self.face, plane, outline, [])
        for edge, way in ((x0, -1.0), (x1, 1.0)):
            low = top - out * 0.9
            corners = [
                (edge + way * out, low, z - out),
                (middle, top + rise, z - out),
                (middle, top + rise, peak),
                (edge + way * out, low, z + (self.height - out * 0.9) / slope),
            ]
            normal = (way * 0.67, 0.74, 0.0)
            if dot(plus(stage.camera.eye, corners[1], -1.0), normal) > 0:
                stage.patch(corners, lighter(self.roof.colour, 0.04), normal)
            board = [
                (edge + way * out, low, z - out),
                (middle, top + rise, z - out),
                (middle, top + rise - 0.2, z - out),
                (edge + way * out, low - 0.16, z - out),
            ]
            stage.patch(board, self.roof.edge, (0.0, 0.0, -1.0))
