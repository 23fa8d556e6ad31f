"""What a kitchen is made of: coverings, windows, rows of cabinets, an island or a table, lamps and small things."""

from dataclasses import dataclass

from assets.catalogue.draw.homes.cabinets import Run
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.space import Box, Vec
from assets.catalogue.draw.palette import Rgb

Covering = tuple[str, Rgb]
NEAR = -7.0  # the room ends behind the camera


@dataclass(frozen=True)
class Kitchen:
    """Everything in the room; the back wall is at z = 0, the camera looks at it from z < 0.

    Args:
        x0, x1, high: the room.
        wall, back, ground: the coverings of side walls, back wall and floor.
        splash: tiles on the back wall up to a height above the worktop.
        beams: colour of the ceiling's beams.
        windows: on the back wall; side: on the left wall, x measured from the camera's end.
        runs: cabinets, far ones first; shelves: (x0, x1, y) boards on the back wall in that colour.
        hoods: (x, width, kind, colour).
        island, table: where there is one, and the table's top and legs.
        stools: (x, z); seat: their colours (seat, legs), back rest, height.
        lamps: where pendants hang; shade: their kind and colour.
        things: what stands where: (place, a key of furniture.THINGS).
        hobs, sinks: on worktops: (x, z, width) at 0.915 m.
        eye, turn, zoom: the camera.
    """

    x0: float
    x1: float
    high: float
    wall: Covering
    back: Covering
    ground: Covering
    ceiling: Rgb
    splash: tuple[str, Rgb, float] | None
    beams: Rgb | None
    windows: tuple[Opening, ...]
    side: tuple[Opening, ...]
    runs: tuple[Run, ...]
    shelves: tuple[tuple[float, float, float], ...]
    plank: Rgb
    hoods: tuple[tuple[float, float, str, Rgb], ...]
    island: Run | None
    table: tuple[Box, Covering, Rgb] | None
    stools: tuple[tuple[float, float], ...]
    seat: tuple[Rgb, Rgb, bool, float]
    lamps: tuple[Vec, ...]
    shade: tuple[str, Rgb]
    things: tuple[tuple[Vec, str], ...]
    hobs: tuple[tuple[float, float, float], ...]
    sinks: tuple[tuple[float, float, float], ...]
    material: str
    colour: str
    pattern: str
    said: tuple[str, ...]
    eye: Vec = (0.0, 1.5, -5.6)
    turn: float = 0.0
    zoom: float = 620.0
