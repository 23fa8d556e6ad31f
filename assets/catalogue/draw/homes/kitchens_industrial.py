"""Industrial kitchens: raw brick, concrete, black steel, bare bulbs, factory windows."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "black": ("plaster", "steel", (42, 43, 46)),
    "grey": ("steel", "steel", (168, 172, 176)),
    "brown": ("veneer", "timber", (130, 88, 56)),
    "navy": ("plaster", "steel", (44, 56, 80)),
    "green": ("plaster", "steel", (62, 82, 70)),
    "beige": ("veneer", "timber", (188, 150, 106)),
    "red": ("plaster", "steel", (150, 44, 40)),
}


def industrial_kitchen(choose: Random, colour: str) -> Kitchen:
    """Metal or reclaimed wood before brick or concrete."""
    surface, material, tone = WALLS[colour]
    fronts = Fronts(
        choose.choice(("slab", "shaker")) if surface == "plaster" else "slab",
        tone,
        surface,
        "bar",
        choose.choice(((30, 30, 32), (196, 198, 200), (184, 136, 76))),
    )
    brick: Rgb = choose.choice(((158, 84, 64), (176, 112, 84), (214, 204, 192), (120, 68, 56)))
    back = choose.choice((("brick", brick), ("brick", brick), ("concrete", (164, 164, 162))))
    other = choose.choice((("brick", brick), ("concrete", (178, 178, 176)), ("plaster", (232, 230, 226))))
    ground = choose.choice((("screed", (150, 150, 148)), ("floorboards", (116, 82, 56)), ("parquet", (138, 100, 68))))
    top = choose.choice((("screed", (158, 158, 156)), ("steel", (196, 200, 204)), ("block", (140, 96, 60))))
    tops = {"screed": "a concrete worktop", "steel": "a steel worktop", "block": "a worktop of reclaimed wood"}
    beams: Rgb | None = choose.choice((None, (52, 52, 54), (92, 66, 46)))
    said = ["an exposed brick wall" if "brick" in (back[0], other[0]) else "a concrete wall", tops[top[0]]]
    said += ["steel beams" if beams[0] == beams[1] else "timber beams"] if beams else []
    return planned(
        choose,
        Look(
            other,
            back,
            ground,
            fronts,
            choose.choice((fronts, Fronts("slab", (44, 44, 46), "plaster", "none"))),
            top,
            choose.choice((top, ("block", (140, 96, 60)))),
            None,
            choose.choice(("shelves", "shelves", "none")),
            choose.choice(("island", "island", "table", "open")),
            choose.choice(("range", "oven")),
            "sink",
            ("chimney", choose.choice(((176, 178, 182), (46, 46, 48)))),
            (choose.choice(("bulb", "dome", "cone", "bulb")), choose.choice(((44, 44, 46), (176, 120, 70)))),
            ((choose.choice((3, 4)), choose.choice((3, 4))), (36, 37, 40), choose.choice((0.0, 0.3))),
            (choose.choice(((140, 96, 60), (52, 52, 54), (160, 60, 46))), (40, 40, 42), choose.choice((True, False))),
            ("bottle", "jar", "crock", "board", "plant", "pot"),
            material,
            colour,
            tuple(said),
            (96, 66, 44),
            choose.choice(((236, 234, 230), (170, 170, 168), (70, 70, 72))),
            beams,
            tall=choose.random() < 0.5,
        ),
    )
