"""Which entries make the bundled collection, and which the endless ones for training."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from assets.catalogue.draw.entries import Entry
from assets.catalogue.draw.homes.kinds import KINDS as HOMES
from assets.catalogue.draw.homes.selection import bundled_homes, endless_homes
from assets.catalogue.draw.pieces import Kind
from assets.catalogue.draw.products import Product
from assets.catalogue.draw.ranges import KINDS, endless_lines, product_line
from assets.catalogue.draw.shots import Shot

BUNDLED_SEED = "bundled-2"


@dataclass(frozen=True)
class Plan:
    """One product line of a kind: its side of the split, how many colourways, and from how many views each is taken."""

    split: str
    colours: int
    views: int = 1


# Twelve pictures of every kind. Long lines fill a page with near duplicates, so that diversity has work to do.
PLANS: tuple[tuple[Plan, ...], ...] = (
    (Plan("train", 5), Plan("train", 2, 2), Plan("test", 3)),
    (Plan("train", 6), Plan("train", 1, 3), Plan("test", 3)),
    (Plan("train", 3), Plan("train", 1, 3), Plan("test", 3), Plan("train", 3)),
    (Plan("train", 4), Plan("train", 1, 3), Plan("test", 2, 2), Plan("train", 1)),
    (Plan("train", 6), Plan("train", 3), Plan("test", 1, 3)),
)


@cache
def bundled() -> tuple[Entry, ...]:
    """The entries of the bundled collection, in the order of their files."""
    garments = [entry for number, kind in enumerate(KINDS) for entry in _of_kind(kind, PLANS[number % len(PLANS)])]
    return (*garments, *bundled_homes(BUNDLED_SEED))


def others(count: int, seed: int, fine: Sequence[str] = ()) -> list[Entry]:
    """Other entries than the bundled ones: that many, lines of every kind (or of these alone) in turn.

    Raises:
        ValueError: there is no such kind.
    """
    garments = [kind for kind in KINDS if not fine or kind.fine in fine]
    homes = [kind for kind in HOMES if not fine or kind.fine in fine]
    known = [*(kind.fine for kind in KINDS), *(kind.fine for kind in HOMES)]
    if unknown := sorted({*fine} - {*known}):
        raise ValueError(f"no kind is called {', '.join(unknown)}; there are {', '.join(known)}")
    shots = (Shot(product, _seldom_another_view(product)) for product in _on_sale(f"others-{seed}", garments))
    homes_ = endless_homes(f"others-{seed}", homes)
    share = len(homes) / (len(homes) + len(garments))
    return [next(homes_) if int((n + 1) * share) > int(n * share) else next(shots) for n in range(count)]


def _on_sale(seed: str, kinds: Sequence[Kind]) -> Iterator[Product]:
    for line in endless_lines(seed, kinds):
        yield from line


def _of_kind(kind: Kind, plans: tuple[Plan, ...]) -> Iterator[Entry]:
    prints: set[tuple[str, str]] = set()
    looks: set[tuple[str, str, str]] = set()
    for place, plan in enumerate(plans):
        line = _another_line(kind, f"{BUNDLED_SEED}/{kind.fine}/{place}", plan, prints, looks)
        for product in line:
            for view in ("front", *_angles(product))[: plan.views]:
                yield Shot(product, view)


def _another_line(
    kind: Kind, seed: str, plan: Plan, prints: set[tuple[str, str]], looks: set[tuple[str, str, str]]
) -> tuple[Product, ...]:
    """A line unlike those before it: another print or material if the kind has any, else at least another cut."""
    for attempt in range(60):
        line = product_line(kind, f"{seed}/{attempt}", plan.split, plan.colours)
        made = line[0].cloth.pattern, line[0].cloth.material.name
        look = *made, str(sorted(line[0].garment().features.items()))
        if len(line) == plan.colours and look not in looks and (made not in prints or attempt >= 20):
            prints.add(made)
            looks.add(look)
            return line
    raise AssertionError(f"{kind.fine} has no {plan.colours} colourways of yet another look")


def _angles(product: Product) -> list[str]:
    """The other views in an order of the line's own: what stands is never laid flat."""
    angles = ["turned", "detail"] if product.garment().stands else ["flat-lay", "turned", "detail"]
    Random(f"{product.seed}/angles").shuffle(angles)
    return angles


def _seldom_another_view(product: Product) -> str:
    choose = Random(f"{product.seed}/{product.place}/angle")
    return choose.choice(_angles(product)) if choose.random() < 0.25 else "front"
