"""Victorian houses: brick or painted boards, bay windows, gables with carved boards, tall chimneys, iron railings."""

from random import Random

from assets.catalogue.draw.homes.bays import Bay
from assets.catalogue.draw.homes.gardens import Fence, Lamp, Plant, Post, Row, walk
from assets.catalogue.draw.homes.houses import Block, Face, Part, another
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.porches import porch
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import COLOURS, Rgb, lighter

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "red": ("brick", "brick", (166, 78, 58)),
    "beige": ("brick", "brick", (204, 176, 128)),
    "teal": ("clapboard", "timber", (92, 146, 146)),
    "pink": ("clapboard", "timber", (226, 168, 172)),
    "light blue": ("clapboard", "timber", (156, 190, 214)),
    "cream": ("plaster", "plaster", (240, 230, 206)),
    "purple": ("clapboard", "timber", (146, 116, 160)),
}
DOORS: dict[str, Rgb] = {
    "red": (170, 32, 40),
    "black": (34, 34, 38),
    "blue": (40, 72, 132),
    "green": (34, 84, 62),
    "yellow": (222, 176, 56),
}


def victorian_house(choose: Random, colour: str) -> Scene:
    """A villa with a gabled wing and a bay, or a tall terrace house, or one with a turret."""
    surface, material, tone = WALLS[colour]
    trim: Rgb = (240, 236, 226) if surface != "plaster" else (252, 250, 246)
    shape = choose.choice(("wing", "terrace", "wing", "turret"))
    wide = 6.4 if shape == "terrace" else choose.uniform(9.0, 10.4)
    high = 9.0 if shape == "terrace" else 6.2
    roof = Roof(
        "side",
        choose.choice(("slate", "slate", "flat tiles")),
        choose.choice(((84, 88, 98), (104, 84, 80))),
        42,
        0.35,
        trim,
        0.22,
    )
    gable = Roof("gable", roof.tiles, roof.colour, 50, 0.4, trim, 0.3)
    hue = another(choose, tuple(DOORS), colour)
    seed = choose.randrange(99)

    def sash(x: float, sill: float, high: float = 1.75, wide: float = 1.0) -> Opening:
        return Opening(
            x,
            sill,
            wide,
            high,
            (1, 2),
            trim,
            0.22 if surface == "brick" else 0.0,
            surround=trim,
            seed=seed + round(x * 5 + sill),
            trim=0.0 if surface == "brick" else 0.12,
        )

    box = Box(-wide / 2, 0, 0, wide / 2, high, 8.0)
    flip = choose.random() < 0.5
    bay_x = box.x0 + 0.5 if not flip else box.x1 - 3.7
    door_x = (wide - 2.1) if not flip else 0.9
    storeys: tuple[float, ...] = (0.9, 3.9, 6.9) if shape == "terrace" else (0.9, 3.9)
    openings = [
        Opening(
            door_x,
            0.3,
            1.15,
            2.55,
            (1, 1),
            trim,
            0.3,
            leaf=DOORS[hue],
            glazed=0.32,
            surround=trim,
            trim=0.16,
            seed=seed,
        )
    ]
    openings += [sash(door_x + 0.05, sill) for sill in storeys[1:]]
    if shape == "terrace":
        openings += [sash((bay_x - box.x0) + 0.5, storeys[2]), sash((bay_x - box.x0) + 1.9, storeys[2])]
    elif shape == "turret":
        openings.append(sash(wide / 2 - 0.3, 3.9))
        openings.append(sash(wide / 2 - 0.3, 0.9))
    sides = Face(
        surface, tone, (sash(1.6, 0.9), sash(4.6, 0.9), sash(1.6, 3.9), sash(4.6, 3.9)), plinth=(176, 170, 160)
    )
    ridge = high + roof.rise(box)
    stacks = tuple(Box(x, high, 4.0, x + 1.0, ridge + 1.3, 4.7) for x in (box.x0 + 0.3, box.x1 - 1.3))
    face = Face(
        surface,
        tone,
        tuple(openings),
        quoins=trim if surface == "brick" and choose.random() < 0.5 else None,
        plinth=(176, 170, 160),
    )
    parts: list[Part] = [
        Plant(
            choose.choice(("oak", "oak", "autumn")), (-wide / 2 - 3, 0, 12), choose.uniform(8, 11), f"{choose.random()}"
        ),
        Plant("oak", (wide / 2 + 3.5, 0, 13), choose.uniform(8, 11), f"{choose.random()}"),
        Block(box, face, roof, sides, sides, stacks, (150, 84, 66) if surface != "brick" else tone),
    ]
    said = [f"a {hue} front door", "sash windows", "tall chimneys"]
    bay = Face(surface, tone, plinth=(176, 170, 160))
    if shape == "wing":
        wing = Box(bay_x - 0.3, 0, -0.6, bay_x + 3.5, high + 0.4, 6.0)
        parts.append(Block(wing, Face(surface, tone, (sash(1.4, 7.0, 1.0),), plinth=(176, 170, 160)), gable))
        parts.append(Bay(bay_x, 3.2, 0, 5.9, -0.6, bay, (0.9, 3.75), trim, trim, roof.colour, choose.random() < 0.5))
        said += ["a two-storey bay window", "a gable with carved boards"]
    elif shape == "terrace":
        parts.append(Bay(bay_x, 3.2, 0, choose.choice((3.2, 6.1)), 0.0, bay, (0.9,), trim, trim, roof.colour, True))
        said += ["a bay window", "three storeys"]
    else:
        parts.append(Bay(bay_x, 3.2, 0, 7.4, 0.0, bay, (0.9, 3.9), trim, trim, roof.colour, True, 1.1))
        said += ["a corner turret"]
    at = box.x0 + door_x
    if shape == "wing" and choose.random() < 0.6:
        span = (bay_x + 3.6, box.x1) if not flip else (box.x0, bay_x - 0.4)
        parts += porch(box, 1.6, 2.75, roof, trim, 3, span, True, (0.3, 0.72) if wide < 9.7 else (0.35, 0.75))
        said.append("a porch with turned posts")
    else:
        parts += [
            Post(Box(at - 0.2, 0, -0.9 + 0.3 * n, at + 1.35, 0.1 * (n + 1), 0), "ashlar", (200, 194, 184))
            for n in range(3)
        ]
        parts.append(Lamp((at + 1.55, 2.3, -0.1)))
    angle = choose.choice((-1, 1)) * choose.uniform(10, 26)
    parts.append(walk(at + 0.6, angle, 1.5, choose.choice(("paving", "chequered")), (196, 190, 180)))
    bloom = choose.choice(((226, 90, 120), (240, 236, 230), (150, 100, 190)))
    parts += [
        Plant("box", (bay_x + n, 0, -1.9), choose.uniform(0.6, 1.0), f"{choose.random()}", 1.2, bloom)
        for n in (0.2, 1.5, 2.8)
    ]
    if choose.random() < 0.65:
        parts.append(
            Fence(
                -wide / 2 - 3,
                wide / 2 + 3,
                -4.6,
                COLOURS["black"],
                "iron",
                (at - 0.6 + 2.6 * angle / 26, at + 1.8 + 2.6 * angle / 26),
            )
        )
        said.append("iron railings")
    else:
        parts.append(Row("hedge", (-wide / 2 - 2, 0, -4.4), (at - 1.2, 0, -4.4), f"{choose.random()}", 0.8))
    frame = (70, 56, 410, 500) if shape == "terrace" else (34, 84, 446, 488)
    return Scene(
        tuple(parts),
        material,
        colour,
        "plain",
        tuple(said),
        angle,
        choose.uniform(17, 21),
        frame,
        lighter((104, 134, 62), 0.04),
    )
