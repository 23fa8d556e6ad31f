"""Cottages: low walls below thatch or old tiles, small windows, roses and a picket fence; or half-timbered."""

from random import Random

from assets.catalogue.draw.homes.dormers import Dormer
from assets.catalogue.draw.homes.gardens import Area, Fence, Plant, Row
from assets.catalogue.draw.homes.houses import Block, Face, Part, another
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "white": ("rough plaster", "plaster", (245, 242, 234)),
    "beige": ("stone", "stone", (214, 192, 150)),
    "pink": ("rough plaster", "plaster", (232, 182, 176)),
    "yellow": ("rough plaster", "plaster", (238, 206, 126)),
    "grey": ("stone", "stone", (158, 156, 150)),
    "red": ("brick", "brick", (162, 84, 64)),
}
DOORS: dict[str, Rgb] = {"green": (62, 102, 76), "blue": (72, 116, 156), "red": (164, 44, 42), "yellow": (226, 186, 84)}


def cottage(choose: Random, colour: str) -> Scene:
    """One and a half storeys, the roof as high as the walls."""
    surface, material, tone = WALLS[colour]
    frame: Rgb = choose.choice(((246, 244, 238), (246, 244, 238), (92, 74, 58)))
    covering = choose.choice(("thatch", "flat tiles", "thatch", "slate"))
    shade: Rgb = {"thatch": (150, 122, 82), "flat tiles": (150, 84, 62), "slate": (98, 102, 110)}[covering]
    timbered = surface == "rough plaster" and choose.random() < 0.5
    wide, deep, high = choose.uniform(7.6, 9.4), 5.6, choose.uniform(2.5, 2.8)
    roof = Roof("side", covering, shade, choose.uniform(47, 52), 0.5, frame, 0.5 if covering == "thatch" else 0.18)
    hue = another(choose, tuple(DOORS), colour)
    beam: Rgb | None = (70, 52, 40) if timbered else None
    seed = choose.randrange(99)
    at = choose.choice((0.5, 0.36, 0.66)) * wide
    shutters = choose.choice((None, None, DOORS[hue]))
    arch = choose.choice((0.0, 0.3))
    openings = [
        Opening(
            at - 0.5,
            0.05,
            1.0,
            2.0,
            (2, 2),
            frame,
            arch,
            leaf=DOORS[hue],
            glazed=0.28,
            surround=(188, 178, 160),
            seed=seed,
        )
    ]
    boxes = choose.random() < 0.6
    openings += [
        Opening(
            x,
            0.8,
            1.1,
            1.1,
            (3, 2),
            frame,
            shutters=shutters,
            surround=None if timbered else (206, 196, 178),
            flowers=boxes,
            seed=seed + round(x),
        )
        for x in (at - 2.6, at + 1.3, at + 3.1)
        if 0.4 < x < wide - 1.5
    ]
    box = Box(-wide / 2, 0, 0, wide / 2, high, deep)
    side = Face(
        surface,
        tone,
        (Opening(2.2, 0.8, 1.0, 1.1, (2, 2), frame, seed=3), Opening(2.3, high + 0.5, 0.9, 1.0, (2, 2), frame, seed=4)),
        timbers=beam,
    )
    face = Face(surface, tone, tuple(openings), timbers=beam, plinth=(150, 144, 134))
    edge = choose.choice((box.x0 + 0.2, box.x1 - 1.1))
    ridge = high + roof.rise(box)
    stack = Box(edge, high, deep / 2, edge + 0.85, ridge + 1.0, deep / 2 + 0.7)
    parts: list[Part] = [
        Plant(
            choose.choice(("oak", "birch", "autumn")),
            (-wide / 2 - 2.6, 0, 9),
            choose.uniform(6.5, 9),
            f"{choose.random()}",
        ),
        Plant(choose.choice(("oak", "birch")), (wide / 2 + 2.4, 0, 10), choose.uniform(6, 9), f"{choose.random()}"),
        Block(box, face, roof, side, side, (stack,), (150, 96, 76) if material != "stone" else (150, 142, 130)),
    ]
    said = [
        f"a {hue} door",
        {"thatch": "a thatched roof", "flat tiles": "an old tiled roof", "slate": "a slate roof"}[covering],
    ]
    said += ["a chimney", *(["shutters"] if shutters else []), *(["flower boxes"] if boxes else [])]
    if timbered:
        said.append("exposed half-timbering")
    for x in choose.choice(((-2.2, 1.2), (-0.6,), (-2.4, 1.3))):
        window = Opening(0.2, 0.15, 0.9, 0.85, (2, 2), frame, seed=seed + 7)
        parts.append(
            Dormer(
                x,
                high + 0.75,
                0.6,
                1.3,
                1.05,
                Face("rough plaster" if surface != "brick" else surface, tone, (window,)),
                roof,
            )
        )
    rose: Rgb = choose.choice(((230, 110, 140), (248, 240, 232), (206, 44, 60)))
    if choose.random() < 0.7:
        x = box.x0 + at
        parts += [
            Row("climber", (x - 0.75, 0.1, -0.12), (x - 0.6, 2.2, -0.12), f"{choose.random()}", 0.2, (rose,)),
            Row("climber", (x - 0.5, 2.3, -0.12), (x + 0.9, 2.35, -0.12), f"{choose.random()}", 0.17, (rose,)),
        ]
        said.append("roses around the door")
    angle = choose.choice((-1, 1)) * choose.uniform(8, 26)
    x = box.x0 + at
    end = x + 3.2 * angle / 20
    parts.append(
        Area(
            ((x - 0.55, 0), (x + 0.55, 0), (end + 0.8, -12), (end - 0.8, -12)),
            choose.choice(("flagstones", "gravel", "brick")),
            (184, 168, 146),
        )
    )
    for start, stop in ((box.x0 - 0.4, x - 0.9), (x + 0.9, box.x1 + 0.4)):
        parts.append(Row("flowers", (start, 0, -0.7), (stop, 0, -0.7), f"{choose.random()}"))
        parts.append(
            Row(
                "flowers",
                (start, 0, -1.7),
                (stop, 0, -2.2),
                f"{choose.random()}",
                kind=choose.choice(("box", "lavender")),
            )
        )
    if choose.random() < 0.6:
        shift = (end - x) * 0.36
        parts.append(
            Fence(-wide / 2 - 3, wide / 2 + 3, -4.2, (248, 247, 243), "pickets", (x - 0.9 + shift, x + 0.9 + shift))
        )
        said.append("a white picket fence")
    return Scene(
        tuple(parts),
        material,
        colour,
        "half-timbered" if timbered else "plain",
        tuple(said),
        angle,
        choose.uniform(14, 17),
        (14, 110, 466, 488),
        (106, 138, 64),
    )
