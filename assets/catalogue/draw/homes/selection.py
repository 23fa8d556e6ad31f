"""Which homes the bundled collection shows, and endless others for training."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.entries import Entry
from assets.catalogue.draw.homes.home import Home
from assets.catalogue.draw.homes.kinds import KINDS, HomeKind
from assets.catalogue.draw.homes.lights import LIGHTS
from assets.catalogue.draw.homes.scenes import Scene


@dataclass(frozen=True)
class Plan:
    """One line: a house or a kitchen in so many colours at so many hours."""

    split: str
    colours: int
    hours: int


# Seven pictures of every kind: near duplicates by light and by colour; about three of ten are for testing.
PLANS: tuple[tuple[Plan, ...], ...] = (
    (Plan("train", 1, 3), Plan("train", 2, 1), Plan("test", 1, 2)),
    (Plan("train", 1, 2), Plan("train", 1, 1), Plan("train", 2, 1), Plan("test", 1, 2)),
    (Plan("train", 1, 4), Plan("train", 1, 1), Plan("test", 2, 1)),
)


def home_line(kind: HomeKind, seed: str, plan: Plan, begin: int = 0) -> tuple[Home, ...]:
    """One line; the first seed of that name whose colours really share one plan.

    Args:
        kind: house or kitchen.
        seed: decides everything.
        plan: how many pictures.
        begin: at which hour the line begins, so that lines of a kind do not all show the same ones.
    """
    hours = list(LIGHTS)
    for attempt in range(60):
        choose = Random(f"{seed}/{attempt}")
        first = choose.choice(list(kind.colours))
        alike = [colour for colour, made in kind.colours.items() if made == kind.colours[first] and colour != first]
        if len(alike) < plan.colours - 1:
            continue
        colours = [first, *choose.sample(alike, plan.colours - 1)]
        lights = [hours[(begin + n) % len(hours)] for n in range(plan.hours)]
        line = tuple(
            Home(kind, f"{seed}/{attempt}", colour, light, plan.split) for colour in colours for light in lights
        )
        if len({_stands(home) for home in line}) == 1:
            return line
    raise AssertionError(f"{kind.fine} has no {plan.colours} colours of one plan")


def _stands(home: Home) -> tuple[object, ...]:
    """Where the camera stands: dice thrown last, so that they tell whether all before fell alike."""
    place = home.place
    return (
        (place.angle, place.away, len(place.parts)) if isinstance(place, Scene) else (place.eye, place.turn, place.zoom)
    )


def bundled_homes(seed: str) -> list[Entry]:
    """The homes of the bundled collection, kind by kind; no two lines of a kind share a colour or a plan."""
    entries: list[Entry] = []
    for number, kind in enumerate(KINDS):
        hour, seen, cuts = number, set[str](), list[set[str]]()
        for place, plan in enumerate(PLANS[number % len(PLANS)]):
            for attempt in range(80):
                line = home_line(kind, f"{seed}/{kind.fine}/{place}/{attempt}", plan, hour)
                colours, cut = {home.colour for home in line}, set(line[0].place.said)
                unlike = 3 if attempt < 40 else 1  # things that one has and the other has not
                if seen.isdisjoint(colours) and all(len(cut ^ other) >= unlike for other in cuts):
                    break
            seen |= colours
            cuts.append(cut)
            hour += plan.hours
            entries += line
    return entries


def endless_homes(seed: str, kinds: Sequence[HomeKind] = KINDS) -> Iterator[Entry]:
    """Lines of every kind in turn, for as long as asked; about one in five is for testing."""
    number = 0
    while True:
        order = list(kinds)
        choose = Random(f"{seed}/homes/{number}")
        choose.shuffle(order)
        for kind in order:
            plan = Plan(
                "test" if choose.random() < 0.2 else "train", choose.choice((1, 1, 2)), choose.choice((1, 1, 2))
            )
            yield from home_line(kind, f"{seed}/homes/{kind.fine}/{number}", plan, choose.randrange(len(LIGHTS)))
        number += 1
