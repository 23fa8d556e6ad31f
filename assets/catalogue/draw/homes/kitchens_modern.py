"""Modern kitchens: flush fronts, stone worktops, an island with stools, large panes."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import COLOURS, Rgb

WALLS: dict[str, tuple[str, str, Rgb]] = {
    "white": ("plaster", "lacquer", (244, 244, 242)),
    "grey": ("plaster", "lacquer", (134, 138, 142)),
    "black": ("plaster", "lacquer", (44, 45, 48)),
    "beige": ("veneer", "oak", (198, 160, 116)),
    "navy": ("plaster", "lacquer", (44, 58, 92)),
    "green": ("plaster", "lacquer", (92, 122, 100)),
    "brown": ("veneer", "walnut", (116, 78, 52)),
}


def modern_kitchen(choose: Random, colour: str) -> Kitchen:
    """Slabs without handles; the island perhaps in another material."""
    surface, material, tone = WALLS[colour]
    fronts = Fronts(
        "slab", tone, surface, choose.choice(("none", "none", "bar")), choose.choice(((60, 60, 62), (200, 190, 170)))
    )
    other = choose.choice(("same", "wood", "dark"))
    island = fronts
    if other == "wood" and surface == "plaster":
        island = Fronts("slab", (176, 128, 84), "veneer", "none")
    elif other == "dark" and colour != "black":
        island = Fronts("slab", (52, 54, 58), "plaster", "none")
    top = choose.choice(
        (
            ("marble", (240, 240, 240)),
            ("granite", (60, 60, 64)),
            ("screed", (176, 176, 174)),
            ("marble", (236, 232, 226)),
        )
    )
    back = choose.choice((("plaster", (240, 239, 236)), ("plaster", (222, 222, 220)), ("concrete", (186, 186, 184))))
    said = [
        "handleless doors" if fronts.handle == "none" else "slim bar handles",
        f"a {top[0]} worktop".replace("screed", "concrete"),
    ]
    return planned(
        choose,
        Look(
            ("plaster", (242, 241, 238)),
            back,
            choose.choice(
                (
                    ("parquet", (196, 158, 114)),
                    ("large tiles", (206, 204, 200)),
                    ("screed", (172, 172, 170)),
                    ("floorboards", (150, 112, 78)),
                )
            ),
            fronts,
            island,
            top,
            top,
            choose.choice((("marble", (240, 240, 240)), None, ("large tiles", (226, 226, 224)))),
            choose.choice(("cabinets", "none", "shelves", "cabinets")),
            choose.choice(("island", "island", "island", "open")),
            "oven",
            "sink",
            ("chimney", choose.choice(((190, 193, 196), (58, 58, 60)))),
            choose.choice(
                (
                    ("globe", (190, 150, 80)),
                    ("dome", (42, 42, 44)),
                    ("cone", (236, 234, 230)),
                    ("dome", COLOURS["orange"]),
                )
            ),
            ((choose.choice((1, 2)), 1), (56, 58, 60), 0.0),
            choose.choice(
                (
                    ((236, 234, 230), (40, 40, 42), False),
                    ((176, 130, 88), (40, 40, 42), True),
                    ((60, 62, 66), (190, 190, 192), False),
                )
            ),
            ("plant", "bottle", "jar", "kettle", "bowl", "crock"),
            material,
            colour,
            tuple(said),
            (176, 132, 90),
            tall=True,
        ),
    )
