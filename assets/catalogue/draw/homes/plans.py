"""How a kitchen is laid out: from the look of a style to cabinets, windows, an island and what stands on them."""

from dataclasses import dataclass, field
from random import Random

from assets.catalogue.draw.homes.cabinets import Run
from assets.catalogue.draw.homes.fronts import Unit
from assets.catalogue.draw.homes.looks import Look
from assets.catalogue.draw.homes.openings import Opening
from assets.catalogue.draw.homes.rooms import NEAR, Covering, Kitchen
from assets.catalogue.draw.homes.space import Box, Vec
from assets.catalogue.draw.palette import Rgb

WORKTOP = 0.918  # where things stand, in metres
SINKS = {"belfast": ("a deep white sink",), "curtain": ("a gingham curtain below the sink",)}
SHELVED = ("jar", "cups", "plates", "plates", "jar", "plant", "bottle")


@dataclass
class Draft:
    """A plan in the making: the room, then one thing after the other.

    Args:
        choose, look: the dice and the style.
        x0, x1, high: the room.
        flank: on which side a second row of cabinets runs: "left", "right" or "none".
        focus: what is in the middle of the back wall: "cooker" or "window".
        start, end: between which x the worktop runs, beside a tower of oven or fridge.
    """

    choose: Random
    look: Look
    x0: float
    x1: float
    high: float
    flank: str
    focus: str
    start: float
    end: float
    runs: list[Run] = field(default_factory=list)
    things: list[tuple[Vec, str]] = field(default_factory=list)
    hobs: list[tuple[float, float, float]] = field(default_factory=list)
    sinks: list[tuple[float, float, float]] = field(default_factory=list)
    windows: list[Opening] = field(default_factory=list)
    side: list[Opening] = field(default_factory=list)
    shelves: list[tuple[float, float, float]] = field(default_factory=list)
    hoods: list[tuple[float, float, str, Rgb]] = field(default_factory=list)
    stools: list[tuple[float, float]] = field(default_factory=list)
    lamps: list[Vec] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    island: Run | None = None
    table: tuple[Box, Covering, Rgb] | None = None

    def loose(self) -> str:
        """Something that stands without a wall behind it."""
        return self.choose.choice(tuple(kind for kind in self.look.things if kind not in ("board", "plates")))

    def along_the_wall(self) -> None:
        """The row of cabinets with cooker or sink in its middle, and what hangs above."""
        choose, look = self.choose, self.look
        middle = (self.start + self.end) / 2 + choose.uniform(-0.35, 0.35)
        cooking = self.focus == "cooker"
        wide = (1.0 if look.cooker == "range" else 0.62) if cooking else 0.9
        unit = Unit(look.cooker if cooking else look.sink, wide)
        units = (*_row(choose, middle - wide / 2 - self.start), unit, *_row(choose, self.end - middle - wide / 2))
        box = Box(self.start, 0, -0.62, self.end, 0.87, 0)
        self.runs.append(Run(box, "front", units, look.fronts, look.worktop))
        if cooking:
            self.hobs.append((middle, -0.32, wide - 0.04))
            self.hoods.append((middle, wide + 0.1, *look.hood))
            self.things.append(((middle - 0.2, 0.92, -0.22), choose.choice(("pot", "kettle"))))
        else:
            self.sinks.append((middle, -0.34, wide - 0.16))
            bars, frame, arch = look.window
            seed = choose.randrange(99)
            self.windows.append(Opening(middle - 0.75 - self.x0, 1.08, 1.5, 1.15, bars, frame, arch, seed=seed))
            self.said += ["a window above the sink", *SINKS.get(look.sink, ())]
        free = 0.61 if cooking else 0.94
        for left, right in ((self.start, middle - free), (middle + free, self.end)):
            if right - left > 0.5:
                self._above(left, right)
        x = self.start + 0.25
        while x < self.end - 0.2:
            if abs(x - middle) > 0.62:
                self.things.append(((x, WORKTOP, -0.2), choose.choice(look.things)))
            x += choose.uniform(0.36, 0.75)
        if self.shelves:
            self.said.append("open shelves")

    def _above(self, left: float, right: float) -> None:
        """Wall cabinets or shelves."""
        choose, look = self.choose, self.look
        if look.upper in ("cabinets", "glass"):
            kind = "glass" if look.upper == "glass" else "doors"
            top = choose.choice((2.2, 2.2, self.high - 0.15)) if look.upper == "cabinets" else 2.25
            units = tuple(_row(choose, right - left, (kind,)))
            self.runs.append(Run(Box(left, 1.46, -0.35, right, top, 0), "front", units, look.fronts))
        elif look.upper == "shelves":
            for y in (1.48, 1.86):
                self.shelves.append((left + 0.05, right - 0.05, y))
                x = left + 0.25
                while x < right - 0.2:
                    self.things.append(((x, y + 0.035, -0.12), choose.choice(SHELVED)))
                    x += choose.uniform(0.28, 0.42)

    def along_the_sides(self, tower: str) -> None:
        """Windows on the left wall, perhaps a second row of cabinets."""
        choose, look, left = self.choose, self.look, self.flank == "left"
        bars, frame, arch = look.window
        if self.focus == "cooker" or not left:
            at = -NEAR - choose.choice((2.6, 3.1))
            self.side = [
                Opening(at + 1.35 * n - 0.6, 1.0, 1.15, 1.25, bars, frame, arch, seed=choose.randrange(99))
                for n in range(1 if left else 2)
            ]
            if choose.random() < 0.35 and not left:
                self.side = [Opening(at - 0.3, 0.05, 1.9, 2.15, bars, frame, arch, seed=choose.randrange(99))]
                if self.x0 > -1.8:  # else the camera does not see it
                    self.said.append("a glazed door to the garden")
        if self.flank in ("none", tower):
            return
        x = self.x0 if left else self.x1 - 0.62
        units = tuple(_row(choose, 2.08))
        box = Box(x, 0, -2.7, x + 0.62, 0.87, -0.62)
        self.runs.append(Run(box, "right" if left else "left", units, look.fronts, look.worktop))
        self.things += [((x + 0.3, WORKTOP, -1.15 - 0.59 * n), self.loose()) for n in range(3)]
        self.said.append("an L-shaped worktop")

    def in_the_middle(self) -> float:
        """An island with stools, a table with chairs, or nothing; returns its x."""
        choose, look = self.choose, self.look
        shift = {"none": 0.0, "left": 0.35, "right": -0.35}[self.flank]
        if look.centre == "island":
            self._island(shift, 2.0 if self.flank == "none" else 1.6)
        elif look.centre == "table":
            self.table = (Box(shift - 0.8, 0, -2.6, shift + 0.8, 0.76, -1.75), look.island_top, look.seat[1])
            self.stools = [(shift - 0.42, -2.85), (shift + 0.42, -2.85)]
            self.lamps = [(shift, 1.75, -2.15)]
            self.things.append(((shift, 0.76, -2.1), choose.choice(("flowers", "bowl", "flowers"))))
            self.things.append(((shift + 0.45, 0.76, -2.3), "cups"))
            self.said.append("a table in the middle")
        else:
            self.lamps = [(shift - 0.5, 2.0, -1.6), (shift + 0.5, 2.0, -1.6)]
        return shift

    def _island(self, x: float, wide: float) -> None:
        choose, look = self.choose, self.look
        box = Box(x - wide / 2, 0, -2.55, x + wide / 2, 0.87, -1.8)
        blind = choose.random() < 0.6
        units = (Unit("panel", wide),) if blind else (Unit("doors", wide / 2), Unit("drawers", wide / 2))
        self.island = Run(box, "front", units, look.island, look.island_top, choose.random() < 0.5)
        count = 3 if wide > 1.8 else 2
        places = [x + (n - (count - 1) / 2) * 0.62 for n in range(count)]
        self.lamps = [(place, 1.9, -2.15) for place in places]
        self.said.append("an island")
        if blind:
            self.stools = [(place, -2.82) for place in places]
            self.said.append("bar stools")
        self.things.append(((x - 0.45, WORKTOP, -2.1), choose.choice(("bowl", "flowers"))))
        self.things.append(((x + 0.5, WORKTOP, -2.0), self.loose()))
        if self.focus == "window":
            self.hobs.append((x, -2.15, 0.7))


def _row(choose: Random, wide: float, kinds: tuple[str, ...] = ("doors", "doors", "drawers")) -> list[Unit]:
    """Units of about 60 cm that fill the width."""
    count = max(1, round(wide / 0.6))
    return [Unit(choose.choice(kinds), wide / count) for _ in range(count)] if wide > 0.08 else []


def planned(choose: Random, look: Look) -> Kitchen:
    """A kitchen of that look: the cooker or the window in the middle, cabinets beside, something before."""
    flank = choose.choice(("none", "left", "right"))
    near, far = choose.uniform(1.45, 1.75), choose.uniform(1.9, 2.4)
    x0, x1 = (-near, far) if flank == "left" or choose.random() < 0.4 else (-far, near)
    high = choose.uniform(2.6, 2.9)
    tower = choose.choice(("left", "right")) if look.tall else ""
    start, end = x0 + (0.7 if tower == "left" else 0.0), x1 - (0.7 if tower == "right" else 0.0)
    draft = Draft(choose, look, x0, x1, high, flank, choose.choice(("cooker", "cooker", "window")), start, end)
    draft.said += look.said
    if tower:
        edge = x0 if tower == "left" else x1 - 0.7
        box = Box(edge, 0, -0.64, edge + 0.7, choose.choice((2.25, high - 0.02)), 0)
        draft.runs.append(Run(box, "front", (Unit(choose.choice(("tower", "fridge")), 0.7),), look.fronts))
    draft.along_the_wall()
    draft.along_the_sides(tower)
    middle = draft.in_the_middle()
    turn = choose.uniform(-9, 9)
    return Kitchen(
        x0=x0,
        x1=x1,
        high=high,
        wall=look.wall,
        back=look.back,
        ground=look.ground,
        ceiling=look.ceiling,
        splash=(*look.splash, choose.choice((1.46, 1.46, high))) if look.splash else None,
        beams=look.beams,
        windows=tuple(draft.windows),
        side=tuple(draft.side),
        runs=tuple(draft.runs),
        shelves=tuple(draft.shelves),
        plank=look.plank,
        hoods=tuple(draft.hoods),
        island=draft.island,
        table=draft.table,
        stools=tuple(draft.stools),
        seat=(*look.seat, 0.66 if look.centre == "island" else 0.45),
        lamps=tuple(draft.lamps),
        shade=look.shade,
        things=tuple(draft.things),
        hobs=tuple(draft.hobs),
        sinks=tuple(draft.sinks),
        material=look.material,
        colour=look.colour,
        pattern=look.pattern,
        said=tuple(draft.said),
        # With nothing in the middle the camera steps closer, past the empty floor.
        eye=(middle - 0.085 * turn, choose.uniform(1.45, 1.6), -4.5 if look.centre == "open" else -5.7),
        turn=turn,
        zoom=choose.uniform(560, 650),
    )
