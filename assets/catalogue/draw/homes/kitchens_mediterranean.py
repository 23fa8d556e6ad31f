"""Mediterranean kitchens: white plaster, painted tiles, terracotta, arches, blue or olive fronts."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, Rgb] = {
    "white": (246, 243, 236),
    "blue": (58, 104, 168),
    "light blue": (150, 186, 206),
    "olive": (122, 128, 84),
    "beige": (206, 172, 126),
    "yellow": (232, 194, 102),
    "teal": (50, 126, 128),
}


def mediterranean_kitchen(choose: Random, colour: str) -> Kitchen:
    """A plastered hood, tiles behind the hob, open shelves, baskets for lamps."""
    tone = WALLS[colour]
    wooden = colour == "beige"
    fronts = Fronts(
        choose.choice(("plank", "shaker", "shaker")),
        tone,
        "veneer" if wooden else "plaster",
        "knob",
        choose.choice(((90, 70, 50), (210, 190, 150))),
    )
    glaze: Rgb = choose.choice(((48, 92, 160), (40, 118, 120), (186, 96, 56), (96, 122, 66)))
    splash = choose.choice((("painted tiles", glaze), ("painted tiles", glaze), ("square tiles", glaze)))
    ground = choose.choice(
        (("terracotta", (194, 116, 80)), ("terracotta", (208, 144, 104)), ("flagstones", (214, 198, 168)))
    )
    wall: Rgb = choose.choice(((248, 245, 238), (246, 232, 206), (240, 214, 180)))
    top = choose.choice((("terracotta", (206, 150, 112)), ("block", (190, 142, 92)), ("marble", (240, 234, 224))))
    beam: Rgb | None = choose.choice(((128, 90, 58), (150, 112, 76), None))
    said = [
        "hand-painted tiles" if splash[0] == "painted tiles" else "glazed tiles",
        "a terracotta floor" if ground[0] == "terracotta" else "a stone floor",
    ]
    said += ["timber beams"] if beam else []
    return planned(
        choose,
        Look(
            ("rough plaster", wall),
            ("rough plaster", wall),
            ground,
            fronts,
            fronts,
            top,
            ("block", (176, 126, 80)),
            splash,
            choose.choice(("shelves", "shelves", "none", "glass")),
            choose.choice(("table", "island", "open", "table")),
            choose.choice(("range", "oven")),
            choose.choice(("sink", "belfast")),
            (choose.choice(("plaster", "beam")), wall),
            ("basket", choose.choice(((206, 168, 112), (176, 132, 82)))),
            (
                (2, 3),
                choose.choice(((58, 104, 160), (116, 82, 54), (250, 248, 242), (96, 122, 84))),
                choose.choice((0.5, 0.5, 0.0)),
            ),
            (choose.choice(((206, 172, 118), (58, 104, 160))), (140, 100, 64), True),
            ("bottle", "plant", "bowl", "crock", "pot", "jar"),
            "timber" if wooden else "painted timber",
            colour,
            tuple(said),
            (166, 120, 78),
            (250, 247, 240),
            beam,
            "tiled",
        ),
    )
