"""A house in its garden, as a camera sees it at an hour of the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin
from random import Random

import skia

from assets.catalogue.draw.homes.houses import Block, Part
from assets.catalogue.draw.homes.land import distance
from assets.catalogue.draw.homes.lights import Light
from assets.catalogue.draw.homes.sky import draw_sky
from assets.catalogue.draw.homes.space import GROUND, Camera
from assets.catalogue.draw.homes.stage import Stage, ramp
from assets.catalogue.draw.homes.tiles import mottle
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.paths import box
from assets.catalogue.draw.studio import HEIGHT, WIDTH

LAWN: Rgb = (104, 134, 62)


@dataclass(frozen=True)
class Scene:
    """A house with everything around it.

    Args:
        parts: back to front.
        material: of the facade, for the metadata.
        colour: of the facade, a key of palette.COLOURS.
        pattern: of the facade where it has one, else "plain".
        said: what a caption may mention, as things that a house has.
        angle: degrees by which the camera stands to the left (negative) or the right.
        away: metres from the house's front.
        frame: the part of the picture that the house fills.
        ground: the colour of the lawn or the dry earth.
        view: "street" or "garden".
    """

    parts: tuple[Part, ...]
    material: str
    colour: str
    pattern: str
    said: tuple[str, ...]
    angle: float = 20.0
    away: float = 17.0
    frame: tuple[float, float, float, float] = (14, 110, 466, 482)
    ground: Rgb = LAWN
    view: str = "street"
    features: Mapping[str, str] = field(default_factory=dict)


def photographed(scene: Scene, light: Light, hand: Random) -> skia.Image:
    """The picture, 480×600."""
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    corners = [
        corner
        for part in scene.parts
        if isinstance(part, Block)
        for corner in (part.roof.peak(part.box) if part.roof else part.box.corners())
    ]
    corners += [(x, 0.0, z) for x, _, z in corners]
    middle = (min(x for x, _, _ in corners) + max(x for x, _, _ in corners)) / 2
    front = min(z for _, _, z in corners)
    turn = radians(scene.angle)
    eye = middle + scene.away * sin(turn), 1.65, front + 2 - scene.away * cos(turn)
    camera = Camera(eye, -scene.angle).fitted(corners, scene.frame)
    stage = Stage(canvas, camera, light)
    horizon = camera.centre[1]
    draw_sky(canvas, light, horizon, hand)
    distance(stage, horizon, hand, scene.ground)
    casters = [corners for part in scene.parts for corners in part.casters()]
    stage.shadow(GROUND, box(-60, -60, 60, -eye[2] - 0.5), *casters, blur=0.1)
    for part in scene.parts:
        if isinstance(part, Block):
            around = box(part.box.x0, -part.box.z1, part.box.x1, -part.box.z0)
            stage.contact(GROUND, around, 0.4, 0.55)
        part.draw(stage, casters)
    finish(canvas, light.lamps, hand)
    return surface.makeImageSnapshot()


def finish(canvas: skia.Canvas, dark: bool, hand: Random) -> None:
    """What the camera adds: darker corners and a little grain."""
    shade = skia.GradientShader.MakeRadial(
        skia.Point(WIDTH * 0.5, HEIGHT * 0.47),
        HEIGHT * 0.72,
        [skia.ColorSetARGB(0, 10, 10, 20), skia.ColorSetARGB(0, 10, 10, 20), skia.ColorSetARGB(84, 10, 10, 20)],
        [0.0, 0.55, 1.0],
    )
    canvas.drawPaint(skia.Paint(Shader=shade))
    canvas.drawRect(
        skia.Rect.MakeWH(WIDTH, HEIGHT),
        ramp((0, 0), (WIDTH, HEIGHT), (255, 244, 224), (0.0 if dark else 0.07, 0.0), skia.BlendMode.kScreen),
    )
    mottle(canvas, 0.6, 0.6, 0.06, hand.randrange(900))
