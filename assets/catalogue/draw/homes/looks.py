"""What a style chooses for a kitchen; the plan does the rest."""

from dataclasses import dataclass

from assets.catalogue.draw.homes.fronts import Fronts
from assets.catalogue.draw.homes.rooms import Covering
from assets.catalogue.draw.palette import Rgb


@dataclass(frozen=True)
class Look:
    """What a style chooses; the plan does the rest.

    Args:
        wall, back, ground, ceiling, beams, splash, plank, shade, material, colour, pattern: as in `Kitchen`.
        fronts, island: the cabinets along the wall and those of the island.
        worktop: along the wall and on the island.
        hood: kind and colour; none: the hob is on the island.
        cooker: "oven" or "range"; sink: "sink" or "belfast" or "curtain".
        upper: "cabinets", "glass", "shelves" or "none".
        centre: "island", "table" or "open".
        window: bars, frame and arch of the windows.
        seat: colours of seat and legs, whether there is a back.
        tall: whether a tower of oven and fridge stands at one end.
        things: what may stand about.
        said: what a caption may mention beyond the plan.
    """

    wall: Covering
    back: Covering
    ground: Covering
    fronts: Fronts
    island: Fronts
    worktop: Covering
    island_top: Covering
    splash: Covering | None
    upper: str
    centre: str
    cooker: str
    sink: str
    hood: tuple[str, Rgb]
    shade: tuple[str, Rgb]
    window: tuple[tuple[int, int], Rgb, float]
    seat: tuple[Rgb, Rgb, bool]
    things: tuple[str, ...]
    material: str
    colour: str
    said: tuple[str, ...]
    plank: Rgb = (150, 108, 70)
    ceiling: Rgb = (248, 247, 244)
    beams: Rgb | None = None
    pattern: str = "plain"
    tall: bool = False
