"""Mediterranean houses: limewashed walls, terracotta roofs, arches, shutters, cypresses, a pool."""

from random import Random

from assets.catalogue.draw.homes.gardens import Lamp, Plant, Pool, Row, walk
from assets.catalogue.draw.homes.houses import Block, Face, Part
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import Rgb, lighter

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "white": ("rough plaster", "plaster", (248, 245, 238)),
    "cream": ("rough plaster", "plaster", (240, 224, 190)),
    "orange": ("rough plaster", "plaster", (222, 142, 88)),
    "pink": ("rough plaster", "plaster", (230, 170, 156)),
    "yellow": ("rough plaster", "plaster", (236, 196, 108)),
    "beige": ("stone", "stone", (204, 180, 142)),
}
SHUTTERS: tuple[Rgb, ...] = ((64, 108, 150), (74, 106, 78), (110, 72, 48), (120, 156, 168))


def mediterranean_house(choose: Random, colour: str) -> Scene:
    """A villa with a loggia, a finca, or a white cubic island house."""
    surface, material, tone = WALLS[colour]
    shutter, frame = choose.choice(SHUTTERS), (236, 228, 212)
    shape = choose.choice(("loggia", "finca", "cube" if colour == "white" else "loggia", "finca"))
    pool = choose.random() < 0.45
    wide, deep = choose.uniform(9.5, 11.5), 7.0
    low, high = 3.2, choose.uniform(5.9, 6.3)
    roof = Roof(
        "hip",
        "barrel tiles",
        choose.choice(((190, 104, 70), (204, 126, 88), (174, 92, 64))),
        23,
        0.55,
        (226, 206, 176),
        0.16,
    )
    cube = Roof("flat", "plaster", lighter(tone, 0.1), 0, 0.05, tone, 0.35)
    seed = choose.randrange(99)
    parts: list[Part] = [
        Plant("cypress", (-wide / 2 - 1.6, 0, 5), choose.uniform(6.5, 9), f"{choose.random()}"),
        Plant(
            choose.choice(("pine", "olive", "oak")), (wide / 2 + 3, 0, 10), choose.uniform(7, 9), f"{choose.random()}"
        ),
    ]

    def window(x: float, sill: float, high: float = 1.5, wide: float = 1.0) -> Opening:
        return Opening(
            x, sill, wide, high, (2, 3), frame, shutters=shutter, surround=lighter(tone, 0.3), seed=seed + round(x * 3)
        )

    upstairs = [window(x * wide - 0.5, 3.75) for x in (0.17, 0.5, 0.83)]
    sides = Face(surface, tone, (window(1.6, 3.75), window(4.4, 3.75), window(1.6, 0.9)))
    said = []
    if shape == "loggia":
        main = Box(-wide / 2, 0, 2.2, wide / 2, high, deep + 2)
        doors = [
            Opening(x * wide - 0.7, 0.02, 1.4, 2.4, (2, 3), (92, 70, 50), leaf=None, seed=seed + n)
            for n, x in enumerate((0.2, 0.5, 0.8))
        ]
        parts.append(Block(main, Face(surface, tone, (*upstairs, *doors)), roof, sides, sides))
        arches = choose.choice((3, 4))
        step = wide / arches
        holes = tuple(
            Opening(n * step + 0.35, 0, step - 0.7, 2.75, arch=(step - 0.7) / 2, leaf=frame) for n in range(arches)
        )
        arcade = Box(-wide / 2, 0, 0, wide / 2, low, 2.2)
        lean = Roof("flat", "terracotta", (206, 140, 100), 0, 0.15, lighter(tone, 0.3), 0.2)
        parts += [
            Lamp((0, 2.5, 1.4), 3.0),
            Block(arcade, Face(surface, tone, holes=holes), lean, Face(surface, tone), Face(surface, tone)),
        ]
        said += ["a loggia with arches", "a terracotta roof"]
    else:
        main = Box(-wide / 2, 0, 0, wide / 2, high if shape == "finca" else low, deep)
        door = Opening(
            wide / 2 - 0.65,
            0.02,
            1.3,
            2.5,
            (2, 2),
            frame,
            0.6,
            leaf=shutter,
            glazed=0.0,
            surround=(214, 196, 164),
            seed=seed,
        )
        ground = [window(wide * 0.17 - 0.5, 0.9), window(wide * 0.83 - 0.5, 0.9)]
        if shape == "finca":
            parts.append(Block(main, Face(surface, tone, (*upstairs, *ground, door)), roof, sides, sides))
            said += ["a terracotta roof", "an arched door"]
        else:
            upper = Box(-wide * 0.28, low, 1.4, wide / 2, high, deep)
            parts.append(Block(upper, Face(surface, tone, (window(1.4, 0.5), window(4.2, 0.5))), cube))
            parts.append(Block(main, Face(surface, tone, (*ground, door)), cube))
            said += ["cubic whitewashed walls", "a roof terrace"]
        parts.append(Lamp((0.95, 2.2, -0.1)))
    said.append("shutters")
    angle = choose.choice((-1, 1)) * choose.uniform(12, 28)
    bloom: Rgb = choose.choice(((204, 40, 120), (226, 84, 60), (188, 60, 150)))
    x = choose.choice((-wide / 2 + 0.4, wide / 2 - 0.4))
    if choose.random() < 0.6:
        parts.append(Row("climber", (x, 0.3, -0.15), (x * 0.8, 3.1, -0.15), f"{choose.random()}", 0.32, (bloom,)))
        said.append("bougainvillea on the wall")
    if pool:
        parts.append(Pool((-wide / 2 + 1, -7.2), (wide / 2 - 1, -3.0), 0.0))
        said.append("a pool")
    else:
        parts.append(
            walk(
                0,
                angle,
                2.2,
                choose.choice(("terracotta", "gravel")),
                choose.choice(((206, 168, 128), (214, 198, 166))),
            )
        )
        parts.append(Row("flowers", (-wide / 2 + 0.2, 0, -2.2), (-1.8, 0, -2.2), f"{choose.random()}", kind="lavender"))
    for side in (-1, 1):
        parts.append(
            Plant(
                choose.choice(("lavender", "olive")), (side * (wide / 2 - 0.6), 0, -1.4), 1.0, f"{choose.random()}", 1.3
            )
        )
    parts.append(Plant("cypress", (wide / 2 + 0.9, 0, -0.8), choose.uniform(4.5, 6), f"{choose.random()}"))
    return Scene(
        tuple(parts),
        material,
        colour,
        "plain",
        tuple(said),
        angle,
        choose.uniform(17, 21),
        (12, 110, 468, 446 if pool else 486),
        choose.choice(((146, 148, 84), (176, 160, 108), (122, 144, 76))),
        "garden" if pool else "street",
    )
