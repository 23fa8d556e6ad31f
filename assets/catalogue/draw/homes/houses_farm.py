"""Farmhouses: boards painted white, a long porch, dormers and metal roofs; red barns turned into homes."""

from random import Random

from assets.catalogue.draw.homes.dormers import Dormer
from assets.catalogue.draw.homes.gardens import Fence, Lamp, Plant, Row, walk
from assets.catalogue.draw.homes.houses import Block, Face, Part, another
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.porches import porch
from assets.catalogue.draw.homes.roofs import Roof
from assets.catalogue.draw.homes.scenes import Scene
from assets.catalogue.draw.homes.space import Box
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "white": ("clapboard", "timber", (246, 245, 241)),
    "red": ("battens", "timber", (158, 44, 40)),
    "grey": ("clapboard", "timber", (150, 158, 164)),
    "navy": ("battens", "timber", (52, 66, 96)),
    "green": ("battens", "timber", (86, 116, 88)),
    "black": ("battens", "timber", (50, 50, 52)),
    "yellow": ("clapboard", "timber", (238, 212, 142)),
}
DOORS: dict[str, Rgb] = {"black": (38, 38, 40), "red": (166, 40, 40), "blue": (58, 92, 140), "brown": (128, 84, 52)}


def farmhouse(choose: Random, colour: str) -> Scene:
    """A house with a porch, one with a cross gable, or a barn."""
    surface, material, tone = WALLS[colour]
    trim: Rgb = (248, 247, 243) if colour != "white" else choose.choice(((248, 247, 243), (44, 44, 46)))
    shape = choose.choice(("porch", "cross", "barn" if colour in ("red", "black", "grey") else "porch"))
    wide, deep, high = choose.uniform(9.5, 11.5), 7.0, 5.6 if shape == "porch" and choose.random() < 0.5 else 3.6
    roof = Roof(
        "gable" if shape == "barn" else "side",
        choose.choice(("metal", "shingles")),
        choose.choice(((86, 90, 96), (120, 126, 130), (60, 62, 66))),
        choose.uniform(40, 46),
        0.45,
        trim if shape != "barn" else (246, 245, 240),
        0.22,
    )
    hue = another(choose, tuple(DOORS), colour)
    seed = choose.randrange(99)
    shutters = choose.choice((None, (44, 50, 56), (60, 84, 76))) if colour in ("white", "yellow", "grey") else None

    def window(x: float, sill: float, wide: float = 1.1, high: float = 1.5) -> Opening:
        return Opening(
            x,
            sill,
            wide,
            high,
            (2, 3),
            trim,
            shutters=shutters,
            trim=0.0 if shutters else 0.12,
            seed=seed + round(4 * x + sill),
        )

    box = Box(-wide / 2, 0, 0, wide / 2, high, deep)
    sides = Face(surface, tone, (window(1.5, 0.95), window(4.3, 0.95)), plinth=(150, 146, 140))
    said: list[str] = []
    door = Opening(wide / 2 - 0.55, 0.16, 1.1, 2.2, (2, 2), trim, leaf=DOORS[hue], glazed=0.45, trim=0.12, seed=seed)
    openings = [door, window(wide * 0.13, 0.9), window(wide * 0.75, 0.9)]
    if shape == "barn":
        gate = Opening(wide / 2 - 1.7, 0, 3.4, 2.9, (4, 2), (246, 245, 240), trim=0.16, seed=seed)
        loft = Opening(wide / 2 - 0.7, high + 1.1, 1.4, 1.6, (2, 2), (246, 245, 240), trim=0.14, seed=seed + 1)
        openings = [gate, loft, window(1.0, 1.0), window(wide - 2.1, 1.0)]
        said += ["a converted barn", "a wide glazed gate"]
    if high > 5:
        openings += [window(wide * share, 3.6) for share in (0.13, 0.45, 0.75)]
    ridge = high + roof.rise(box)
    stacks = (Box(box.x1 - 2.6, high, deep / 2, box.x1 - 1.7, ridge + 0.9, deep / 2 + 0.7),) if shape != "barn" else ()
    parts: list[Part] = [
        Plant(
            choose.choice(("oak", "oak", "autumn")), (-wide / 2 - 3, 0, 10), choose.uniform(8, 12), f"{choose.random()}"
        ),
        Plant(
            choose.choice(("oak", "birch", "pine")), (wide / 2 + 4, 0, 14), choose.uniform(7, 10), f"{choose.random()}"
        ),
        Block(box, Face(surface, tone, tuple(openings), plinth=(150, 146, 140)), roof, sides, sides, stacks),
    ]
    if shape == "porch" and high < 5:
        for x in (-wide * 0.34, wide * 0.34 - 1.5):
            small = Opening(0.3, 0.2, 0.9, 0.95, (2, 2), trim, seed=seed + 3)
            parts.append(Dormer(x, high + 1.05, 1.0, 1.5, 1.2, Face(surface, tone, (small,)), roof))
        said.append("two dormers")
    if shape == "cross":
        start = choose.choice((box.x0 + 0.5, box.x1 - 4.5))
        wing = Box(start, 0, -1.6, start + 4.0, high, deep / 2)
        windows = (window(0.7, 0.9, 2.6, 1.7), window(1.4, high + 0.1, 1.2, 1.4))
        parts.append(
            Block(
                wing,
                Face(surface, tone, windows, plinth=(150, 146, 140)),
                Roof("gable", roof.tiles, roof.colour, 48, 0.4, trim, 0.24),
            )
        )
        parts.append(Lamp((0.95, 2.3, -0.1)))
        said.append("a cross gable")
    elif shape == "porch":
        parts += porch(
            box, 2.2, 2.8, roof, trim if colour != "white" or trim[0] > 200 else (248, 247, 243), 5, gap=(0.42, 0.58)
        )
        said.append("a porch along the whole front")
    said += [f"a {hue} front door", "a brick chimney"] if shape != "barn" else []
    said += ["shutters"] if shutters else []
    said.append({"metal": "a standing-seam metal roof", "shingles": "a shingled roof"}[roof.tiles])
    angle = choose.choice((-1, 1)) * choose.uniform(12, 30)
    parts.append(walk(0, angle, 2.0 if shape == "barn" else 1.4, choose.choice(("gravel", "brick")), (186, 166, 140)))
    if choose.random() < 0.5:
        parts.append(
            Fence(
                -wide / 2 - 4,
                wide / 2 + 4,
                -6.0,
                choose.choice(((248, 247, 243), (120, 96, 74))),
                "rails",
                (-1.5 + angle * 0.09, 2.4 + angle * 0.09),
            )
        )
        said.append("a rail fence")
    parts.append(Row("flowers", (box.x0, 0, -2.9), (-1.4, 0, -2.9), f"{choose.random()}"))
    parts.append(
        Plant("box", (box.x1 - 0.4, 0, -2.8), 0.9, f"{choose.random()}", 1.4, choose.choice((None, (240, 236, 240))))
    )
    return Scene(
        tuple(parts),
        material,
        colour,
        "plain",
        tuple(said),
        angle,
        choose.uniform(16, 21),
        (8, 100, 472, 482),
        choose.choice(((112, 138, 64), (136, 138, 76))),
    )
