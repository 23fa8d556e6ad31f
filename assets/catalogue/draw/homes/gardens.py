"""What stands and lies around a house: paths, lawns, pools, fences, plants, lamps; all of them parts of a scene."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import radians, tan
from random import Random

import skia

from assets.catalogue.draw.homes import foliage
from assets.catalogue.draw.homes.houses import Casters
from assets.catalogue.draw.homes.lights import WARM
from assets.catalogue.draw.homes.masonry import surface
from assets.catalogue.draw.homes.space import GROUND, Box, Vec, floor
from assets.catalogue.draw.homes.stage import Stage, blend, ramp
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, lighter
from assets.catalogue.draw.paths import box, pen
from assets.catalogue.draw.prints.tiles import ink


class Flat:
    """A part that keeps no sun away."""

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Nothing."""
        return ()


@dataclass(frozen=True)
class Area(Flat):
    """A path, a terrace, a drive: a level polygon of (x, z) corners, perhaps raised."""

    corners: tuple[tuple[float, float], ...]
    surface: str
    colour: Rgb
    y: float = 0.0

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Its covering, and the shadows on it."""
        outline = pen(*((x, -z) for x, z in self.corners))
        plane = floor(self.y)
        if self.y > 0:
            xs, zs = [x for x, _ in self.corners], [z for _, z in self.corners]
            stage.box(Box(min(xs), 0, min(zs), max(xs), self.y - 0.001, max(zs)), ink(darker(self.colour, 0.2)))
        else:
            stage.contact(plane, outline, 0.08, 0.35)
        stage.fill(plane, outline, surface(self.surface, self.colour, 5))
        stage.shadow(plane, outline, *casters, blur=0.06)


@dataclass(frozen=True)
class Pool(Flat):
    """A swimming pool between two corners (x, z), with a stone edge; it mirrors the house."""

    near: tuple[float, float]
    far: tuple[float, float]
    foot: float = 0.0  # the z of the front that it mirrors

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Edge, water, mirror image, ripples."""
        edge = box(self.near[0] - 0.45, -self.far[1] - 0.45, self.far[0] + 0.45, -self.near[1] + 0.45)
        water = box(self.near[0], -self.far[1], self.far[0], -self.near[1])
        stage.fill(GROUND, edge, surface("paving", (222, 216, 204), 2))
        stage.shadow(GROUND, edge, *casters)
        light = stage.light
        shallow, deep = ((96, 226, 226), (24, 132, 168)) if light.lamps else ((120, 206, 214), (36, 128, 158))
        tint = (lambda colour: colour) if light.lamps else light.on
        picture = stage.canvas.getSurface().makeImageSnapshot()
        x, y = stage.camera.pixel(((self.near[0] + self.far[0]) / 2, 0.0, self.foot))
        with stage.on(GROUND, water) as canvas:
            ends = (0, -self.far[1]), (0, -self.near[1])
            canvas.drawPaint(blend(*ends, (tint(shallow), tint(deep))))
        outline = skia.Path()
        water.transform(stage.camera.matrix(GROUND), outline)
        canvas = stage.canvas
        canvas.save()
        canvas.clipPath(outline, True)
        canvas.translate(0, 2 * y)
        canvas.scale(1, -1)
        canvas.drawImage(
            picture, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=0.5, ImageFilter=skia.ImageFilters.Blur(1.4, 2.2))
        )
        canvas.restore()
        hand = Random(f"ripples/{self.near}")
        with stage.on(GROUND, water) as canvas:
            for _ in range(90):
                x, y = hand.uniform(self.near[0], self.far[0]), -hand.uniform(self.near[1], self.far[1])
                line = skia.Rect.MakeXYWH(x, y, hand.uniform(0.2, 0.9), 0.025)
                canvas.drawOval(line, ink(lighter(light.sky[1], 0.5), hand.uniform(0.08, 0.3)))
            top = -self.far[1]
            canvas.drawRect(
                skia.Rect.MakeLTRB(self.near[0], top, self.far[0], top + 0.3),
                ramp((0, top), (0, top + 0.3), (14, 40, 56), (0.45, 0.0), skia.BlendMode.kSrcOver),
            )
        del x


@dataclass(frozen=True)
class Fence:
    """Pickets, rails or iron bars along the street, with a gap for the gate."""

    x0: float
    x1: float
    z: float
    colour: Rgb
    kind: str = "pickets"
    gap: tuple[float, float] | None = None

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Two low bands."""
        return ()

    def draw(self, stage: Stage, casters: Casters) -> None:
        """One piece on each side of the gap."""
        del casters
        pieces = [(self.x0, self.x1)]
        if self.gap is not None:
            pieces = [(self.x0, self.gap[0]), (self.gap[1], self.x1)]
        for left, right in pieces:
            whole = skia.Path()
            step, wide, high = {
                "pickets": (0.15, 0.085, 0.95),
                "iron": (0.13, 0.025, 1.05),
                "rails": (2.0, 0.13, 1.05),
            }[self.kind]
            x = left
            while x < right:
                tip = 0.1 if self.kind != "rails" else 0.0
                whole.addPath(
                    pen((x, 0), (x, -high + tip), (x + wide / 2, -high), (x + wide, -high + tip), (x + wide, 0))
                )
                x += step
            thick = 0.018 if self.kind == "iron" else 0.045
            for y in (0.25, 0.72) if self.kind != "rails" else (0.3, 0.6, 0.9):
                whole.addRect(skia.Rect.MakeLTRB(left, -y - thick, right, -y + thick))
            plane = Box(0, 0, self.z, 1, 1, self.z + 1).front()
            stage.contact(GROUND, box(left, -self.z - 0.1, right, -self.z + 0.1), 0.12, 0.4)
            with stage.on(plane.before(-0.06)) as canvas:
                canvas.drawPath(whole, ink(stage.light.on(darker(self.colour, 0.4))))
            with stage.on(plane) as canvas:
                canvas.drawPath(whole, ink(stage.light.on(self.colour)))


@dataclass(frozen=True)
class Plant:
    """A tree or a bush: `kind` is a key of foliage.GREENS; `bloom` only for bushes."""

    kind: str
    foot: Vec
    height: float
    seed: str
    width: float = 0.0
    bloom: Rgb | None = None

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """A crown for trees."""
        if self.width:
            return ()
        x, y, z = self.foot
        wide = self.height * (0.08 if self.kind == "cypress" else 0.3)
        return [
            Box(
                x - wide, y + self.height * 0.35, z - wide * 0.6, x + wide, y + self.height * 0.9, z + wide * 0.6
            ).corners()
        ]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Leaf by leaf."""
        del casters
        hand = Random(f"plant/{self.seed}")
        if self.width:
            foliage.bush(stage, self.foot, (self.width, self.height), hand, self.kind, self.bloom)
            return
        stage.contact(
            GROUND, box(self.foot[0] - 0.5, -self.foot[2] - 0.25, self.foot[0] + 0.5, -self.foot[2] + 0.25), 0.3, 0.5
        )
        foliage.tree(stage, self.foot, self.height, self.kind, hand)


@dataclass(frozen=True)
class Row(Flat):
    """A clipped hedge ("hedge"), a border of flowers ("flowers") or a climber ("climber") from start to end."""

    what: str
    start: Vec
    end: Vec
    seed: str
    height: float = 1.0
    blooms: tuple[Rgb, ...] = foliage.BLOOMS
    kind: str = "box"

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Far plants first."""
        del casters
        hand = Random(f"row/{self.seed}")
        if self.what == "hedge":
            foliage.hedge(stage, self.start, self.end, self.height, hand, self.kind)
        elif self.what == "flowers":
            foliage.flowers(stage, self.start, self.end, hand, self.blooms, self.kind)
        else:
            places = []
            for n in range(14):
                x, y, z = (a + (b - a) * n / 13 for a, b in zip(self.start, self.end, strict=True))
                places.append((x + hand.gauss(0, 0.12), y + hand.gauss(0, 0.14), z))
            foliage.climber(stage, places, hand, self.blooms[0], self.height)


@dataclass(frozen=True)
class Lamp(Flat):
    """A lantern on a wall or above a path; it shines at night."""

    place: Vec
    reach: float = 2.2

    def draw(self, stage: Stage, casters: Casters) -> None:
        """The lantern and its light."""
        del casters
        x, y, z = self.place
        stage.box(Box(x - 0.08, y - 0.16, z - 0.08, x + 0.08, y + 0.12, z + 0.08), ink((46, 44, 46)))
        px, py = stage.camera.pixel(self.place)
        scale = stage.camera.zoom / stage.camera.distance(self.place)
        if stage.light.lamps:
            stage.halo(self.place, self.reach, WARM[1], 0.75)
            stage.canvas.drawCircle(px, py, 0.1 * scale, soft((255, 246, 214), 1.0, 0.03 * scale))


@dataclass(frozen=True)
class Post:
    """A plain upright or a beam: posts of a porch, steps, pergolas, walls of a garden."""

    box: Box
    surface: str
    colour: Rgb

    def casters(self) -> Sequence[tuple[Vec, ...]]:
        """Itself."""
        return [self.box.corners()]

    def draw(self, stage: Stage, casters: Casters) -> None:
        """Its visible sides."""
        del casters
        b = self.box
        if b.y0 < 0.01:
            stage.contact(GROUND, box(b.x0 - 0.05, -b.z1, b.x1 + 0.05, -b.z0 + 0.1), 0.12, 0.5)
        stage.box(b, surface(self.surface, self.colour, 1))


def walk(x: float, angle: float, wide: float, covering: str, colour: Rgb) -> Area:
    """A path from a door at x to the camera, which stands by that many degrees to the side."""
    end = x + 13 * tan(radians(angle)) * 0.8
    return Area(
        ((x - wide / 2, 0), (x + wide / 2, 0), (end + wide * 0.8, -13), (end - wide * 0.8, -13)), covering, colour
    )
