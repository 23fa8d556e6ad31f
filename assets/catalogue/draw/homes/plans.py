"""How a kitchen is laid out: from the look of a style to cabinets, windows, an island and what stands on them."""

from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.homes.cabinets import Fronts, Run, Unit
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.rooms import NEAR, Covering, Kitchen
from assets.catalogue.draw.homes.space import Box, Vec
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


def _row(choose: Random, wide: float, kinds: tuple[str, ...] = ("doors", "doors", "drawers")) -> list[Unit]:
    """Units of about 60 cm that fill the width."""
    count = max(1, round(wide / 0.6))
    return [Unit(choose.choice(kinds), wide / count) for _ in range(count)] if wide > 0.08 else []


def planned(choose: Random, look: Look) -> Kitchen:
    """A kitchen of that look: the cooker or the window in the middle, cabinets beside, something before."""
    flank = choose.choice(("none", "left", "right"))
    near, wide_side = choose.uniform(1.45, 1.75), choose.uniform(1.9, 2.4)
    x0, x1 = (-near, wide_side) if flank == "left" or choose.random() < 0.4 else (-wide_side, near)
    high = choose.uniform(2.6, 2.9)
    tower = choose.choice(("left", "right")) if look.tall else ""
    start, end = x0 + (0.7 if tower == "left" else 0.0), x1 - (0.7 if tower == "right" else 0.0)
    focus = choose.choice(("cooker", "cooker", "window"))
    middle = (start + end) / 2 + choose.uniform(-0.35, 0.35)
    wide = 1.0 if look.cooker == "range" else 0.62 if focus == "cooker" else 0.9
    runs: list[Run] = []
    things: list[tuple[Vec, str]] = []
    hobs: list[tuple[float, float, float]] = []
    sinks: list[tuple[float, float, float]] = []
    if tower:
        edge = x0 if tower == "left" else x1 - 0.7
        top = choose.choice((2.25, high - 0.02))
        runs.append(
            Run(
                Box(edge, 0, -0.64, edge + 0.7, top, 0),
                "front",
                (Unit(choose.choice(("tower", "fridge")), 0.7),),
                look.fronts,
            )
        )
    unit = look.cooker if focus == "cooker" else look.sink
    units = (*_row(choose, middle - wide / 2 - start), Unit(unit, wide), *_row(choose, end - middle - wide / 2))
    runs.append(Run(Box(start, 0, -0.62, end, 0.87, 0), "front", units, look.fronts, look.worktop))
    windows: list[Opening] = []
    bars, frame, arch = look.window
    said = list(look.said)
    free_standing = tuple(kind for kind in look.things if kind not in ("board", "plates"))
    if focus == "cooker":
        hobs.append((middle, -0.32, wide - 0.04))
        things.append(((middle - 0.2, 0.92, -0.22), choose.choice(("pot", "kettle"))))
        free = 1.1
    else:
        sinks.append((middle, -0.34, wide - 0.16))
        windows.append(Opening(middle - 0.75 - x0, 1.08, 1.5, 1.15, bars, frame, arch, seed=choose.randrange(99)))
        said.append("a window above the sink")
        free = 1.75
    spans = [(start, middle - free / 2 - 0.06), (middle + free / 2 + 0.06, end)]
    shelves: list[tuple[float, float, float]] = []
    for left, right in spans:
        if right - left < 0.5:
            continue
        if look.upper in ("cabinets", "glass"):
            kind = "glass" if look.upper == "glass" else "doors"
            tops = choose.choice((2.2, 2.2, high - 0.15)) if look.upper == "cabinets" else 2.25
            runs.append(
                Run(
                    Box(left, 1.46, -0.35, right, tops, 0),
                    "front",
                    tuple(_row(choose, right - left, (kind,))),
                    look.fronts,
                )
            )
        elif look.upper == "shelves":
            for y in (1.48, 1.86):
                shelves.append((left + 0.05, right - 0.05, y))
                x = left + 0.25
                while x < right - 0.2:
                    things.append(
                        (
                            (x, y + 0.035, -0.12),
                            choose.choice(("jar", "cups", "plates", "plates", "jar", "plant", "bottle")),
                        )
                    )
                    x += choose.uniform(0.28, 0.42)
    x = start + 0.25
    while x < end - 0.2:
        if abs(x - middle) > 0.62:
            things.append(((x, 0.918, -0.2), choose.choice(look.things)))
        x += choose.uniform(0.36, 0.75)
    hoods = ((middle, wide + 0.1, *look.hood),) if focus == "cooker" else ()
    side: list[Opening] = []
    if focus == "cooker" or flank != "left":
        at = -NEAR - choose.choice((2.6, 3.1))
        side = [
            Opening(at + 1.35 * n - 0.6, 1.0, 1.15, 1.25, bars, frame, arch, seed=choose.randrange(99))
            for n in range(2 if flank != "left" else 1)
        ]
        if choose.random() < 0.35 and flank != "left":
            side = [
                Opening(at - 0.3, 0.05, 1.9, 2.15, (bars[0], max(1, bars[1])), frame, arch, seed=choose.randrange(99))
            ]
            said.append("a glazed door to the garden")
    if flank not in ("none", tower):
        box = Box(x0, 0, -2.7, x0 + 0.62, 0.87, -0.62) if flank == "left" else Box(x1 - 0.62, 0, -2.7, x1, 0.87, -0.62)
        runs.append(
            Run(box, "right" if flank == "left" else "left", tuple(_row(choose, 2.08)), look.fronts, look.worktop)
        )
        said.append("an L-shaped worktop")
        for n in range(3):
            things.append(
                (
                    ((x0 + 0.3) if flank == "left" else (x1 - 0.3), 0.918, -1.15 + 0.01 * n - 0.6 * n),
                    choose.choice(free_standing),
                )
            )
    island, top, stools, lamps = None, None, [], []
    centre = look.centre
    across = 2.0 if flank == "none" else 1.6
    shift = 0.0 if flank == "none" else 0.35 if flank == "left" else -0.35
    if centre == "island":
        box = Box(shift - across / 2, 0, -2.55, shift + across / 2, 0.87, -1.8)
        plain = (
            (Unit("doors", across / 2), Unit("drawers", across / 2))
            if choose.random() < 0.4
            else (Unit("panel", across),)
        )
        island = Run(box, "front", plain, look.island, look.island_top, choose.random() < 0.5)
        count = 3 if across > 1.8 else 2
        stools = (
            [(shift + (n - (count - 1) / 2) * 0.62, -2.82) for n in range(count)] if plain[0].kind == "panel" else []
        )
        said += ["an island", *(["bar stools"] if stools else [])]
        lamps = [(shift + (n - (count - 1) / 2) * 0.62, 1.9, -2.15) for n in range(count)]
        things += [
            ((shift - 0.45, 0.918, -2.1), choose.choice(("bowl", "flowers"))),
            ((shift + 0.5, 0.918, -2.0), choose.choice(free_standing)),
        ]
        if focus == "window":
            hobs.append((shift, -2.15, 0.7))
    elif centre == "table":
        box = Box(shift - 0.8, 0, -2.6, shift + 0.8, 0.76, -1.75)
        top = (box, look.island_top, look.seat[1])
        stools = [(shift - 0.42, -2.85), (shift + 0.42, -2.85)]
        lamps = [(shift, 1.75, -2.15)]
        things += [
            ((shift, 0.76, -2.1), choose.choice(("flowers", "bowl", "flowers"))),
            ((shift + 0.45, 0.76, -2.3), "cups"),
        ]
        said.append("a table in the middle")
    else:
        lamps = [(shift - 0.5, 2.0, -1.6), (shift + 0.5, 2.0, -1.6)]
    if look.upper == "shelves" and shelves:
        said.append("open shelves")
    splash = (*look.splash, choose.choice((1.46, 1.46, high))) if look.splash else None
    turn = choose.uniform(-9, 9)
    return Kitchen(
        x0,
        x1,
        high,
        look.wall,
        look.back,
        look.ground,
        look.ceiling,
        splash,
        look.beams,
        tuple(windows),
        tuple(side),
        tuple(runs),
        tuple(shelves),
        look.plank,
        hoods,
        island,
        top,
        tuple(stools),
        (*look.seat, 0.66 if centre == "island" else 0.45),
        tuple(lamps),
        look.shade,
        tuple(things),
        tuple(hobs) if look.cooker != "none" else (),
        tuple(sinks),
        look.material,
        look.colour,
        look.pattern,
        tuple(said),
        (shift + turn * -0.085, choose.uniform(1.45, 1.6), -5.7),
        turn,
        choose.uniform(560, 650),
    )
