"""Modern houses: white and timber cubes below flat roofs, glass from floor to ceiling, a pool."""

from random import Random

from assets.catalogue.draw.homes.gardens import Area, Lamp, Plant, Pool, Post, Row
from assets.catalogue.draw.homes.houses import Block, Face, Part
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import COLOURS, Rgb, darker

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "white": ("plaster", "plaster", (244, 243, 240)),
    "grey": ("concrete", "concrete", (168, 168, 166)),
    "black": ("upright boards", "timber", (54, 53, 54)),
    "olive": ("upright boards", "timber", (98, 102, 74)),
    "beige": ("cedar", "timber", (186, 136, 90)),
    "cream": ("plaster", "plaster", (234, 222, 196)),
    "brown": ("brick", "brick", (124, 80, 62)),
}
SECOND: dict[str, tuple[str, Rgb]] = {
    "white": ("cedar", (172, 118, 74)),
    "grey": ("cedar", (160, 112, 76)),
    "black": ("plaster", (238, 236, 232)),
    "olive": ("plaster", (240, 236, 226)),
    "beige": ("plaster", (240, 238, 233)),
    "cream": ("upright boards", (66, 64, 64)),
    "brown": ("concrete", (176, 174, 170)),
}
DOORS: dict[str, Rgb] = {"black": (58, 56, 56), "wooden": (150, 98, 60), "red": (176, 40, 40), "teal": COLOURS["teal"]}
DARK: Rgb = (48, 50, 54)


def glass(x: float, wide: float, high: float, panes: int, seed: int, sill: float = 0.05) -> Opening:
    """A front of glass with slim dark frames."""
    return Opening(x, sill, wide, high, (panes, 1), DARK, seed=seed)


def modern_house(choose: Random, colour: str) -> Scene:
    """Two cubes, the upper one shifted, or a long bungalow."""
    surface, material, tone = WALLS[colour]
    other, second = SECOND[colour]
    flip = choose.choice((False, True))
    shape = choose.choice(("stacked", "bungalow", "stacked", "tower"))
    pool = choose.random() < 0.55
    wide, deep, high = choose.uniform(11, 13), 7.0, choose.uniform(3.0, 3.3)
    flat = Roof("flat", "metal", (120, 120, 122), 0, 0.0, tone if shape != "bungalow" else DARK, 0.3)
    brim = Roof(
        "flat",
        "metal",
        (120, 120, 122),
        0,
        choose.choice((0.35, 0.8)) if shape == "bungalow" else 0.1,
        choose.choice((DARK, (238, 236, 232))),
        0.26,
    )
    seed = choose.randrange(99)
    low = Box(-wide / 2, 0, 0.8, wide / 2, high, deep)
    openings = [glass(0.8, wide * 0.52, high - 0.45, choose.choice((3, 4, 5)), seed)]
    hue = choose.choice(tuple(DOORS))
    door = DOORS[hue]
    at = wide * 0.52 + 1.5
    openings.append(Opening(at, 0.02, 1.15, 2.35, (1, 1), DARK, leaf=door, glazed=choose.choice((0.0, 0.9)), seed=seed))
    if not pool and shape != "tower":
        openings.append(Opening(at + 1.7, 0.02, 2.7, 2.3, (1, 1), DARK, leaf=darker(second, 0.25), glazed=0.0))
    side = Face(surface, tone, (glass(1.0, 2.2, high - 1.2, 2, seed + 1, 0.6),))
    parts: list[Part] = [
        Plant(
            choose.choice(("oak", "birch", "pine")),
            (-wide / 2 - 2.5, 0, 11),
            choose.uniform(7.5, 11),
            f"{choose.random()}",
        ),
        Plant(
            choose.choice(("birch", "oak", "olive")),
            (wide / 2 + 2.5, 0, 10),
            choose.uniform(6, 9),
            f"{choose.random()}",
        ),
    ]
    parts.append(
        Block(
            low,
            Face(surface if shape != "stacked" else other, tone if shape != "stacked" else second, tuple(openings)),
            brim,
            side,
            side,
        )
    )
    said = ["a flat roof", "a glass front", f"a {hue} front door"]
    if shape == "stacked":
        span = wide * choose.uniform(0.62, 0.75)
        start = choose.choice((-wide / 2 - 0.7, wide / 2 - span + 0.7))
        up = Box(start, high, -0.9, start + span, high * 2, deep - 1)
        ribbon = (
            glass(0.7, span * 0.45, 1.7, 3, seed + 2, 0.7),
            glass(span * 0.45 + 1.6, span * 0.3, 2.35, 2, seed + 3, 0.25),
        )
        parts.append(
            Block(
                up,
                Face(surface, tone, ribbon),
                flat,
                Face(surface, tone, (glass(1.5, 1.6, 1.6, 1, seed, 0.7),)),
                Face(surface, tone, (glass(1.5, 1.6, 1.6, 1, seed, 0.7),)),
            )
        )
        said.append("a cantilevered upper floor")
        parts += [
            Post(Box(x, 0, -0.8, x + 0.16, high, -0.64), "plaster", DARK)
            for x in (up.x0 + 0.25, up.x1 - 0.4)
            if low.x0 + 0.5 < x < low.x1 - 0.5
        ]
    elif shape == "tower":
        start = choose.choice((-wide / 2, wide / 2 - 4.4))
        up = Box(start, 0, -0.6, start + 4.4, high * 2.05, deep - 1)
        windows = (glass(0.9, 2.6, high - 0.6, 2, seed + 4, 0.3), glass(0.9, 2.6, high - 0.9, 2, seed + 5, high + 0.4))
        parts.append(
            Block(up, Face(other, second, windows), Roof("flat", "metal", (110, 110, 112), 0, 0.12, DARK, 0.2))
        )
        if start > -wide / 2:  # it stands before the door
            said.remove(f"a {hue} front door")
        said.append("a tower clad in another material")
    else:
        parts += [
            Post(Box(x, 0, low.z0 - 0.72, x + 0.2, high, low.z0 - 0.52), "plaster", DARK)
            for x in (low.x0 + 0.3, low.x1 - 0.5)
        ]
        said.append("a deep roof overhang")
    angle = (-1 if flip else 1) * choose.uniform(12, 30)
    terrace = choose.choice((("deck", (156, 124, 92)), ("paving", (214, 209, 200))))
    parts.append(
        Area(((-wide / 2 - 0.5, 0.7), (wide / 2 + 0.5, 0.7), (wide / 2 + 0.5, -2.3), (-wide / 2 - 0.5, -2.3)), *terrace)
    )
    if pool:
        parts.append(Pool((-wide / 2 + 0.4, -7.4), (wide / 2 - 2.2, -3.0), -0.6))
        said.append("a swimming pool")
        for n in range(2):
            x = wide / 2 - 1.6 + 0.95 * n
            parts += [
                Post(Box(x, 0.18, -5.2, x + 0.65, 0.3, -3.5), "plaster", (240, 238, 232)),
                Post(Box(x, 0.3, -3.9, x + 0.65, 0.62, -3.5), "plaster", (240, 238, 232)),
            ]
    else:
        x = -wide / 2 + at
        parts.append(
            Area(((x - 0.4, -2.3), (x + 4.3, -2.3), (x + 4.9, -13), (x - 0.2, -13)), "paving", (176, 174, 170))
        )
        parts.append(Row("hedge", (-wide / 2 - 1, 0, -5.5), (x - 1.2, 0, -5.5), f"{choose.random()}", 0.7))
        for n in range(3):
            parts.append(Plant("lavender", (-wide / 2 + 1 + 1.3 * n, 0, -3.2), 0.7, f"{choose.random()}", 1.1))
    parts.append(Lamp((-wide / 2 + at - 0.35, 2.1, 0.7)))
    return Scene(
        tuple(parts),
        material,
        colour,
        "plain",
        tuple(said),
        angle,
        choose.uniform(17, 21),
        (6, 140, 474, 446 if pool else 476),
        (112, 142, 70),
        "garden" if pool else "street",
    )
