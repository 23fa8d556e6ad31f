"""Country kitchens: painted frames in soft colours, a deep white sink, a wooden worktop, gingham, flowers."""

from random import Random

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.plans import planned
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.palette import Rgb

WALLS: dict[str, Rgb] = {
    "cream": (238, 228, 204),
    "green": (150, 170, 142),
    "light blue": (164, 190, 206),
    "white": (246, 244, 238),
    "pink": (232, 192, 188),
    "yellow": (240, 216, 144),
    "grey": (172, 176, 174),
}


def country_kitchen(choose: Random, colour: str) -> Kitchen:
    """Frames and knobs, plates behind glass or on shelves, a table with flowers."""
    tone = WALLS[colour]
    fronts = Fronts(
        "shaker",
        tone,
        "plaster",
        choose.choice(("knob", "cup", "knob")),
        choose.choice(((92, 84, 76), (206, 200, 190), (190, 152, 90))),
    )
    island = choose.choice((fronts, Fronts("shaker", (244, 242, 236), "plaster", "knob", (92, 84, 76))))
    wall = choose.choice(
        (
            ("plaster", (248, 244, 232)),
            ("battens", (240, 238, 230)),
            ("plaster", (226, 232, 222)),
            ("plaster", (244, 232, 206)),
        )
    )
    ground = choose.choice(
        (
            ("floorboards", (190, 150, 106)),
            ("flagstones", (196, 184, 162)),
            ("floorboards", (214, 186, 146)),
            ("terracotta", (196, 132, 98)),
        )
    )
    sink = choose.choice(("belfast", "curtain"))
    said = ["a butcher-block worktop", "shaker doors"]
    beams: Rgb | None = choose.choice((None, (150, 110, 74), (246, 243, 236)))
    said += ["timber beams" if beams[1] < 200 else "white beams"] if beams else []
    said.append(
        {"floorboards": "pale floorboards", "flagstones": "a stone floor", "terracotta": "a terracotta floor"}[
            ground[0]
        ]
    )
    return planned(
        choose,
        Look(
            wall,
            wall,
            ground,
            fronts,
            island,
            ("block", choose.choice(((206, 160, 104), (180, 132, 84)))),
            ("block", (190, 144, 94)),
            choose.choice((("metro tiles", (246, 243, 234)), ("square tiles", (244, 238, 222)), None)),
            choose.choice(("glass", "shelves", "cabinets", "shelves")),
            choose.choice(("table", "table", "island", "open")),
            choose.choice(("range", "oven")),
            sink,
            (choose.choice(("mantel", "beam")), (246, 242, 232)),
            (choose.choice(("dome", "cone", "basket")), choose.choice((tone, (246, 242, 232), (196, 158, 108)))),
            ((choose.choice((2, 3)), 2), (250, 248, 242), choose.choice((0.0, 0.0, 0.35))),
            (choose.choice(((196, 152, 102), tone)), (246, 243, 236), True),
            ("flowers", "crock", "jar", "bowl", "kettle", "plates", "board"),
            "painted timber",
            colour,
            tuple(said),
            (196, 150, 100),
            beams=beams,
        ),
    )
