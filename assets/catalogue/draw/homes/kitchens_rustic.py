"""Rustic kitchens: timber fronts, beams, stone or terracotta floors, a plastered hood over the range."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, tuple[str, Rgb]] = {
    "brown": ("timber", (136, 94, 60)),
    "beige": ("timber", (196, 158, 112)),
    "olive": ("painted timber", (116, 120, 84)),
    "cream": ("painted timber", (232, 220, 194)),
    "grey": ("timber", (150, 144, 134)),
    "burgundy": ("painted timber", (122, 52, 46)),
}


def rustic_kitchen(choose: Random, colour: str) -> Kitchen:
    """Planks or plain frames, iron handles, pots and boards on open shelves."""
    material, tone = WALLS[colour]
    kind = choose.choice(("plank", "plank", "shaker"))
    fronts = Fronts(
        kind, tone, "veneer" if material == "timber" else "plaster", choose.choice(("knob", "bar", "cup")), (58, 50, 46)
    )
    back = choose.choice(
        (
            ("stone", (196, 180, 154)),
            ("rough plaster", (240, 230, 210)),
            ("brick", (164, 100, 76)),
            ("upright boards", (186, 148, 106)),
        )
    )
    ground = choose.choice(
        (("flagstones", (176, 162, 140)), ("terracotta", (186, 112, 78)), ("floorboards", (136, 96, 62)))
    )
    top = choose.choice((("block", (176, 124, 76)), ("granite", (104, 98, 92)), ("block", (146, 100, 62))))
    timber: Rgb = choose.choice(((104, 72, 46), (134, 96, 62), (78, 56, 40)))
    words = {
        "stone": "a stone wall",
        "brick": "a brick wall",
        "rough plaster": "limewashed walls",
        "upright boards": "a boarded wall",
    }
    floors = {"flagstones": "a flagstone floor", "terracotta": "a terracotta floor", "floorboards": "old floorboards"}
    return planned(
        choose,
        Look(
            ("rough plaster", (238, 228, 208)),
            back,
            ground,
            fronts,
            fronts,
            top,
            ("block", (166, 116, 72)),
            None,
            choose.choice(("shelves", "shelves", "none", "cabinets")),
            choose.choice(("table", "table", "island", "open")),
            choose.choice(("range", "range", "oven")),
            choose.choice(("belfast", "sink")),
            (choose.choice(("beam", "plaster", "mantel")), (236, 226, 206)),
            (choose.choice(("basket", "dome", "bulb")), choose.choice(((178, 136, 84), (66, 58, 52), (60, 84, 70)))),
            (
                (choose.choice((2, 3)), choose.choice((2, 3))),
                choose.choice(((110, 78, 52), (236, 228, 210))),
                choose.choice((0.0, 0.35)),
            ),
            ((150, 106, 68), (112, 78, 50), choose.choice((True, False))),
            ("pot", "board", "crock", "jar", "bottle", "plant", "bowl"),
            material,
            colour,
            (words[back[0]], floors[ground[0]], "timber beams"),
            timber,
            (244, 238, 224),
            timber,
        ),
    )
