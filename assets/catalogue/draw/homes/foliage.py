"""What grows: trees, hedges, bushes and flowers, leaf by leaf, light from the upper left."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

import skia

from assets.catalogue.draw.homes.space import Vec
from assets.catalogue.draw.homes.stage import Stage
from assets.catalogue.draw.light import soft
from assets.catalogue.draw.palette import Rgb, darker, mixed
from assets.catalogue.draw.prints.tiles import ink

GREENS: dict[str, tuple[Rgb, Rgb]] = {
    "oak": ((30, 50, 24), (116, 148, 66)),
    "birch": ((52, 74, 34), (164, 180, 92)),
    "cypress": ((20, 40, 28), (72, 98, 56)),
    "olive": ((62, 76, 56), (162, 172, 138)),
    "pine": ((20, 38, 30), (70, 100, 68)),
    "box": ((28, 54, 24), (96, 136, 56)),
    "lavender": ((70, 84, 70), (150, 130, 190)),
    "autumn": ((92, 44, 16), (226, 150, 54)),
}
BLOOMS: tuple[Rgb, ...] = (
    (224, 60, 84),
    (246, 236, 236),
    (238, 150, 178),
    (244, 196, 70),
    (150, 96, 184),
    (232, 112, 60),
)

Shape = Callable[[Random], tuple[float, float]]


def _leaves(
    stage: Stage, foot: Vec, size: tuple[float, float], shape: Shape, greens: tuple[Rgb, Rgb], hand: Random, count: int
) -> None:
    """Leaves thrown into a shape (x in -1…1, y in 0…1 upwards), the dark and deep ones first."""
    x0, y0 = stage.camera.pixel(foot)
    scale = stage.camera.zoom / stage.camera.distance(foot)
    light, wide, high = stage.light, size[0] * scale / 2, size[1] * scale
    dark, bright = (light.on(green, (-0.35, 0.6, -0.7)) for green in greens)
    deep = light.on(darker(greens[0], 0.35), (0.0, -1.0, 0.0))
    leaf = max(0.7, min(2.3, 0.055 * scale * (size[0] ** 0.2)))
    for step in range(count):
        share = step / count
        x, y = shape(hand)
        # Leaves that catch the light lie up and to the left of the crown, and are drawn last.
        lit = max(0.0, min(1.0, 0.45 - 0.38 * x + 0.55 * (y - 0.5) + hand.gauss(0, 0.22)))
        tone = mixed(deep, dark, min(1.0, share * 2)) if share < 0.4 else mixed(dark, bright, lit * (share - 0.2))
        reach = leaf * hand.uniform(0.6, 1.5) * (1.3 if share < 0.3 else 1.0)
        area = skia.Rect.MakeXYWH(x0 + x * wide - reach, y0 - y * high - reach * 0.6, reach * 2, reach * 1.25)
        stage.canvas.drawOval(area, ink(tone, 0.92))


def _crown(hand: Random, puffs: list[tuple[float, float, float]]) -> tuple[float, float]:
    x, y, radius = hand.choice(puffs)
    angle, way = hand.uniform(0, 2 * pi), radius * min(1.05, abs(hand.gauss(0, 0.6)))
    return x + way * cos(angle), y + way * sin(angle)


def tree(stage: Stage, foot: Vec, height: float, kind: str, hand: Random) -> None:
    """A tree of a kind in GREENS, standing on the ground."""
    scale = stage.camera.zoom / stage.camera.distance(foot)
    x, y = stage.camera.pixel(foot)
    if kind == "cypress":
        wide = height * 0.2

        def spindle(hand: Random) -> tuple[float, float]:
            up = hand.random() ** 0.85
            return hand.uniform(-1, 1) * (1 - up) ** 0.6 * min(1.0, 0.55 + up * 2.5), 0.02 + up

        _leaves(stage, foot, (wide, height), spindle, GREENS[kind], hand, 2200)
        return
    trunk = stage.light.on((86, 66, 50))
    path = skia.Path()
    thick, lean = 0.035 * height * scale, hand.uniform(-0.04, 0.04) * height * scale
    path.moveTo(x - thick, y)
    path.quadTo(x - thick * 0.5 + lean, y - height * 0.4 * scale, x + lean - thick * 0.3, y - height * 0.7 * scale)
    path.lineTo(x + lean + thick * 0.3, y - height * 0.7 * scale)
    path.quadTo(x + thick * 0.6 + lean, y - height * 0.4 * scale, x + thick, y)
    stage.canvas.drawPath(path, ink(trunk))
    stage.canvas.drawPath(path, soft(darker(trunk, 0.6), 0.35, thick * 0.4))
    if kind == "pine":

        def tiers(hand: Random) -> tuple[float, float]:
            up = hand.random() ** 1.2
            tier = (up * 7) % 1
            return hand.uniform(-1, 1) * (1 - up) * (1.15 - 0.55 * tier), 0.1 + 0.9 * up

        _leaves(stage, foot, (height * 0.5, height), tiers, GREENS[kind], hand, 2400)
        return
    puffs = [(0.0, 0.62, 0.42), (0.0, 0.7, 0.3)]
    for n in range(15):
        turn, way = n * 2.4, hand.uniform(0.25, 0.62)
        puffs.append((way * cos(turn), 0.66 + 0.42 * way * sin(turn), hand.uniform(0.16, 0.28)))
    wide = height * (0.62 if kind == "birch" else 0.95)
    _leaves(stage, foot, (wide, height), lambda h: _crown(h, puffs), GREENS[kind], hand, 5600)


def bush(
    stage: Stage, foot: Vec, size: tuple[float, float], hand: Random, kind: str = "box", bloom: Rgb | None = None
) -> None:
    """A bush of that width and height, perhaps in bloom."""
    scale = stage.camera.zoom / stage.camera.distance(foot)
    x, y = stage.camera.pixel(foot)
    area = skia.Rect.MakeXYWH(x - size[0] * 0.55 * scale, y - 0.07 * scale, size[0] * 1.15 * scale, 0.16 * scale)
    stage.canvas.drawOval(area, soft((22, 22, 24), 0.5, 0.06 * scale))
    puffs = [(hand.uniform(-0.7, 0.7), hand.uniform(0.25, 0.7), hand.uniform(0.2, 0.33)) for _ in range(8)]
    count = round(min(1500, 420 + 420 * size[0]))
    _leaves(stage, foot, size, lambda h: _crown(h, puffs), GREENS[kind], hand, count)
    if bloom is not None:
        for _ in range(round(46 * size[0])):
            dx, dy = _crown(hand, puffs)
            tone = stage.light.on(mixed(bloom, (255, 255, 255), hand.uniform(0, 0.35)), (-0.3, 0.6, -0.7))
            radius = max(0.8, hand.uniform(0.03, 0.055) * scale)
            stage.canvas.drawCircle(x + dx * size[0] / 2 * scale, y - dy * size[1] * scale, radius, ink(tone))


def hedge(stage: Stage, start: Vec, end: Vec, height: float, hand: Random, kind: str = "box") -> None:
    """A clipped hedge along a line on the ground."""
    steps = max(3, round(((start[0] - end[0]) ** 2 + (start[2] - end[2]) ** 2) ** 0.5 / 0.7))
    places = [
        (start[0] + (end[0] - start[0]) * n / steps, 0.0, start[2] + (end[2] - start[2]) * n / steps)
        for n in range(steps + 1)
    ]

    def block(hand: Random) -> tuple[float, float]:
        return hand.uniform(-1, 1), hand.random() ** 0.8

    for place in sorted(places, key=stage.camera.distance, reverse=True):
        _leaves(stage, place, (0.95, height * hand.uniform(0.95, 1.04)), block, GREENS[kind], hand, 380)


def flowers(
    stage: Stage, start: Vec, end: Vec, hand: Random, blooms: tuple[Rgb, ...] = BLOOMS, kind: str = "box"
) -> None:
    """A border of flowers along a line on the ground, far ones first."""
    count = max(3, round(((start[0] - end[0]) ** 2 + (start[2] - end[2]) ** 2) ** 0.5 / 0.42))
    places = [
        (
            start[0] + (end[0] - start[0]) * n / count + hand.uniform(-0.15, 0.15),
            0.0,
            start[2] + (end[2] - start[2]) * n / count + hand.uniform(-0.25, 0.25),
        )
        for n in range(count + 1)
    ]
    for place in sorted(places, key=stage.camera.distance, reverse=True):
        bush(stage, place, (hand.uniform(0.5, 0.8), hand.uniform(0.35, 0.7)), hand, kind, hand.choice(blooms))


def climber(stage: Stage, places: list[Vec], hand: Random, bloom: Rgb, spread: float = 0.35) -> None:
    """Roses or bougainvillea along a wall: leaves and blooms around those points."""
    for place in places:
        scale = stage.camera.zoom / stage.camera.distance(place)
        x, y = stage.camera.pixel(place)
        for number in range(60):
            dx, dy = hand.gauss(0, spread * scale), hand.gauss(0, spread * scale)
            green = mixed((34, 58, 28), (108, 140, 66), hand.random())
            tone = green if number % 5 < 3 else mixed(bloom, (255, 255, 255), hand.uniform(0, 0.3))
            radius = max(0.8, hand.uniform(0.03, 0.06) * scale)
            stage.canvas.drawCircle(x + dx, y + dy, radius, ink(stage.light.on(tone), 0.95))
