"""Bay windows: three walls that stand out of a front, one or two storeys high, below a small roof."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from assets.catalogue.draw.homes.houses import Casters, Face, draw_face, wall
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.space import Plane, Vec
from assets.catalogue.draw.homes.stage import Stage
from assets.catalogue.draw.palette import Rgb, darker, lighter


@dataclass(frozen=True)
class Bay:
    """A bay on a front at z.

    Args:
        x, width: its left end and its breadth on the wall; it comes out 0.9 m.
        foot, height: of its walls.
        z: of the front.
        face: its walls; the openings are made to fit.
        sills: the heights of the windows' sills above its foot, one per storey.
        frame, surround: of the windows.
        roof: the colour of its roof.
        peaked: a pointed roof instead of a flat one with a cornice.
    """

    x: float
    width: float
    foot: float
    height: float
    z: float
    face: Face
    sills: tuple[float, ...]
    frame: Rgb
    surround: Rgb
    roof: Rgb
    peaked: bool = False
    out: float = 0.9

    def _ring(self, more: float = 0.0) -> list[tuple[float, float]]:
        x, w, z, o = self.x, self.width, self.z, self.out
        return [
            (x - more, z),
            (x + o - more / 2, z - o - more),
            (x + w - o + more / 2, z - o - more),
            (x + w + more, z),
        ]

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Its walls."""
        return [tuple((x, y, z) for x, z in self._ring() for y in (self.foot, self.foot + self.height + 0.2))]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """The sides, the front between them, cornice and roof."""
        ring, top = self._ring(), self.foot + self.height
        walls = []
        for (x0, z0), (x1, z1) in ((ring[0], ring[1]), (ring[2], ring[3]), (ring[1], ring[2])):
            long = sqrt((x1 - x0) ** 2 + (z1 - z0) ** 2)
            plane = Plane((x0, self.foot, z0), ((x1 - x0) / long, 0.0, (z1 - z0) / long), (0.0, -1.0, 0.0))
            walls.append((plane, long))
        for plane, long in walls:
            wide = long - 0.3
            panes = 2 if wide > 1.3 else 1
            windows = tuple(
                Opening(
                    0.15,
                    sill,
                    wide,
                    1.75,
                    (panes, 2),
                    self.frame,
                    surround=self.surround,
                    seed=round(self.x + sill * 7),
                )
                for sill in self.sills
            )
            face = Face(self.face.surface, self.face.colour, windows, plinth=self.face.plinth)
            draw_face(stage, face, plane, wall(long, self.height), [c for c in casters if c != self.casters()[0]])
            for rise in (top, *(self.foot + sill - 0.42 for sill in self.sills[1:])):
                band = [
                    plane.at(x, -(rise - self.foot) + y, 0.1)
                    for x, y in ((-0.08, 0.0), (long + 0.08, 0.0), (long + 0.08, 0.22), (-0.08, 0.22))
                ]
                stage.patch(band, self.surround, plane.normal)
        if not self.peaked:
            return
        peak = (self.x + self.width / 2, top + 1.0, self.z)
        rim = self._ring(0.15)
        for (x0, z0), (x1, z1), normal in (
            (rim[0], rim[1], (-0.6, 0.6, -0.5)),
            (rim[2], rim[3], (0.6, 0.6, -0.5)),
            (rim[1], rim[2], (0.0, 0.75, -0.66)),
        ):
            stage.patch(
                [(x0, top, z0), (x1, top, z1), peak],
                lighter(self.roof, 0.05) if normal[0] == 0 else darker(self.roof, 0.08),
                normal,
            )
