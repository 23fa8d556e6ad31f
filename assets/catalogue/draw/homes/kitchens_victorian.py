"""Victorian kitchens: panelled fronts in deep colours, brass, a chequered floor, metro tiles, a range in its hearth."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import Rgb, mixed

WALLS: dict[str, Rgb] = {
    "green": (44, 76, 60),
    "navy": (38, 50, 78),
    "burgundy": (96, 34, 42),
    "black": (46, 44, 46),
    "cream": (236, 226, 200),
    "teal": (46, 98, 102),
    "grey": (122, 124, 122),
}


def victorian_kitchen(choose: Random, colour: str) -> Kitchen:
    """Beaded frames with brass cups and knobs; the walls half tiled."""
    tone = WALLS[colour]
    fronts = Fronts("beaded", tone, "plaster", choose.choice(("cup", "knob", "cup")), (196, 156, 84))
    island = choose.choice((fronts, Fronts("beaded", (112, 72, 46), "veneer", "cup", (196, 156, 84))))
    ground = choose.choice(
        (("chequered", (236, 232, 222)), ("chequered", (206, 196, 178)), ("floorboards", (122, 80, 52)))
    )
    splash = choose.choice(
        (
            ("metro tiles", (244, 242, 236)),
            ("metro tiles", mixed(tone, (230, 230, 220), 0.5)),
            ("marble", (238, 236, 232)),
        )
    )
    top = choose.choice((("marble", (240, 238, 234)), ("block", (124, 80, 48)), ("granite", (48, 48, 52))))
    wall: Rgb = choose.choice(((240, 234, 220), (206, 214, 206), (224, 206, 186), mixed(tone, (240, 236, 226), 0.65)))
    said = ["panelled doors", "brass handles", "a chequered floor" if ground[0] == "chequered" else "dark floorboards"]
    said.append("metro tiles" if splash[0] == "metro tiles" else "a marble splashback")
    return planned(
        choose,
        Look(
            ("plaster", wall),
            ("plaster", wall),
            ground,
            fronts,
            island,
            top,
            choose.choice((top, ("block", (124, 80, 48)))),
            splash,
            choose.choice(("glass", "cabinets", "glass", "shelves")),
            choose.choice(("island", "table", "open", "island")),
            "range",
            "belfast",
            ("mantel", choose.choice((tone, (242, 238, 228)))),
            (choose.choice(("globe", "globe", "cone")), (196, 156, 84)),
            ((1, 2), (246, 244, 236), choose.choice((0.0, 0.3))),
            (choose.choice(((96, 60, 40), tone)), (74, 50, 36), True),
            ("plates", "kettle", "jar", "crock", "flowers", "cups"),
            "painted timber",
            colour,
            tuple(said),
            (96, 62, 40),
            pattern="checked" if ground[0] == "chequered" else "plain",
        ),
    )
