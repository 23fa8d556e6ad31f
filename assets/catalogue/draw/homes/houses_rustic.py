"""Rustic houses: fieldstone and logs below steep roofs, a porch on posts, a chimney of stone."""

from random import Random

from assets.catalogue.draw.homes.gardens import Lamp, Plant, Post, Row, walk
from assets.catalogue.draw.homes.houses import Block, Face, Part
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.porches import porch
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import Rgb, mixed

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "brown": ("logs", "timber", (138, 96, 62)),
    "beige": ("stone", "stone", (190, 170, 140)),
    "grey": ("stone", "stone", (146, 142, 134)),
    "olive": ("upright boards", "timber", (98, 98, 66)),
    "burgundy": ("upright boards", "timber", (116, 46, 40)),
    "black": ("cedar", "timber", (62, 56, 52)),
}
DOORS: dict[str, Rgb] = {"brown": (96, 58, 36), "green": (52, 84, 70), "red": (142, 42, 36)}


def rustic_house(choose: Random, colour: str) -> Scene:
    """A cabin or a house in the hills."""
    name, material, tone = WALLS[colour]
    wide, deep, high = choose.uniform(8.5, 10.5), choose.uniform(6, 7.5), choose.uniform(2.9, 3.4)
    shape = choose.choice(("side", "gable"))
    roof = Roof(
        shape,
        choose.choice(("shingles", "slate", "metal")),
        choose.choice(((104, 78, 60), (92, 92, 94), (74, 82, 72))),
        choose.uniform(38, 46),
        0.7,
        mixed(tone, (70, 46, 30), 0.6),
        0.26,
    )
    frame: Rgb = choose.choice(((232, 224, 206), (86, 58, 40), (60, 74, 62)))
    hue = choose.choice(tuple(DOORS))
    door = DOORS[hue]
    box = Box(-wide / 2, 0, 0, wide / 2, high, deep)
    middle = choose.choice((-0.5, wide * 0.22))
    openings = [Opening(wide / 2 + middle - 0.5, 0, 1.05, 2.15, (2, 2), frame, leaf=door, seed=1)]
    shutters = choose.choice((None, door))
    openings += [
        Opening(x, 0.9, 1.3, 1.25, (2, 2), frame, shutters=shutters, surround=(96, 68, 46), seed=round(x * 9))
        for x in ((0.9, wide - 2.3) if abs(middle) < 1 else (1.1, 3.3))
    ]
    if shape == "gable":
        openings += [
            Opening(x, high + 0.5, 1.0, 1.2, (2, 2), frame, surround=(96, 68, 46), seed=4)
            for x in (wide / 2 - 1.2, wide / 2 + 0.2)
        ]
    sides = (
        Opening(deep * 0.25, 0.9, 1.1, 1.2, (2, 2), frame, seed=5),
        Opening(deep * 0.62, 0.9, 1.1, 1.2, (2, 2), frame, seed=6),
    )
    upper = (high, "upright boards", mixed(tone, (120, 80, 50), 0.6)) if shape == "gable" and name == "stone" else None
    face = Face(name, tone, tuple(openings), upper, plinth=(128, 124, 116) if name != "stone" else None)
    side = Face(name, tone, sides, plinth=face.plinth)
    edge = box.x1 - 1.6
    ridge = high + roof.rise(box)
    at = deep / 2 if shape == "side" else deep * 0.6
    stack = (
        Box(edge - 0.5, high, at - 0.1, edge + 0.6, ridge + 0.9, at + 0.9)
        if shape == "side"
        else Box(-0.5, high, at, 0.6, ridge + 0.8, at + 1)
    )
    parts: list[Part] = [
        Plant(
            choose.choice(("pine", "pine", "oak", "autumn")),
            (box.x0 - 3.5, 0, 12),
            choose.uniform(9, 13),
            f"{choose.random()}",
        ),
        Plant(choose.choice(("pine", "birch")), (box.x1 + 2.5, 0, 10), choose.uniform(7, 11), f"{choose.random()}"),
        Block(box, face, roof, side, side, (stack,), (140, 128, 114)),
    ]
    said = ["a chimney of stone", f"a {'gabled' if shape == 'gable' else 'steep'} roof"]
    said += [f"a {hue} door", *(["shutters"] if shutters else [])]
    x = middle
    angle = choose.choice((-1, 1)) * choose.uniform(14, 30)
    parts.append(walk(x, angle, 1.5, choose.choice(("gravel", "flagstones")), (172, 160, 142)))
    if choose.random() < 0.6:
        parts += porch(box, 2.2, high - 0.35, roof, (122, 86, 58), 4)
        said.append("a porch on timber posts")
    else:
        parts.append(Lamp((x + 0.85, 2.0, -0.1)))
    if choose.random() < 0.5:
        for n in range(3):
            parts.append(
                Post(
                    Box(box.x1 - 2.0 + 0.05 * n, 0.24 * n, -1.4, box.x1 - 0.5 - 0.05 * n, 0.24 * n + 0.22, -0.9),
                    "logs",
                    (128, 92, 60),
                )
            )
    parts += [
        Row("flowers", (box.x0 + 0.2, 0, -2.8), (x - 1.6, 0, -2.8), f"{choose.random()}"),
        Plant("box", (box.x1 + 0.6, 0, -1.2), choose.uniform(0.9, 1.5), f"{choose.random()}", 1.6),
    ]
    return Scene(
        tuple(parts),
        material,
        colour,
        "plain",
        tuple(said),
        angle,
        choose.uniform(15, 20),
        ground=choose.choice(((104, 130, 62), (128, 130, 72), (96, 118, 66))),
    )
