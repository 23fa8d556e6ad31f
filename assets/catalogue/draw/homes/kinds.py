"""The kinds of homes: how each is built, in which colours, and what it may be called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.homes import (
    houses_cottage,
    houses_farm,
    houses_mediterranean,
    houses_modern,
    houses_rustic,
    houses_victorian,
    kitchens_country,
    kitchens_industrial,
    kitchens_mediterranean,
    kitchens_modern,
    kitchens_rustic,
    kitchens_victorian,
)
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.homes.scenes import Scene


@dataclass(frozen=True)
class HomeKind:
    """One fine category.

    Args:
        fine, broad, style: the words of the metadata.
        build: from dice and a colour to a house or a kitchen.
        colours: the keys that `build` takes; those with equal values make houses alike but for the colour.
        nouns: what a caption calls it, the plainest first.
    """

    fine: str
    broad: str
    style: str
    build: Callable[[Random, str], Scene | Kitchen]
    colours: Mapping[str, str]
    nouns: tuple[str, ...]


def _grouped(walls: Mapping[str, tuple[object, ...]]) -> dict[str, str]:
    """Each colour with what its wall or front is made of: a name first, or a colour alone."""
    return {colour: str(made[0]) if isinstance(made[0], str) else "" for colour, made in walls.items()}


KINDS: tuple[HomeKind, ...] = (
    HomeKind(
        "modern house",
        "house",
        "modern",
        houses_modern.modern_house,
        _grouped(houses_modern.WALLS),
        ("modern house", "contemporary house", "flat-roofed house", "architect's house"),
    ),
    HomeKind(
        "rustic house",
        "house",
        "rustic",
        houses_rustic.rustic_house,
        _grouped(houses_rustic.WALLS),
        ("rustic house", "rustic home", "country retreat", "house in the hills"),
    ),
    HomeKind(
        "victorian house",
        "house",
        "victorian",
        houses_victorian.victorian_house,
        _grouped(houses_victorian.WALLS),
        ("Victorian house", "Victorian home", "period house", "house from the 1880s"),
    ),
    HomeKind(
        "mediterranean house",
        "house",
        "mediterranean",
        houses_mediterranean.mediterranean_house,
        _grouped(houses_mediterranean.WALLS),
        ("Mediterranean house", "villa", "house in the south", "Mediterranean villa"),
    ),
    HomeKind(
        "cottage",
        "house",
        "cottage",
        houses_cottage.cottage,
        _grouped(houses_cottage.WALLS),
        ("cottage", "country cottage", "little house", "storybook cottage"),
    ),
    HomeKind(
        "farmhouse",
        "house",
        "country",
        houses_farm.farmhouse,
        _grouped(houses_farm.WALLS),
        ("farmhouse", "country house", "family farmhouse", "house in the country"),
    ),
    HomeKind(
        "modern kitchen",
        "kitchen",
        "modern",
        kitchens_modern.modern_kitchen,
        _grouped(kitchens_modern.WALLS),
        ("modern kitchen", "contemporary kitchen", "minimalist kitchen"),
    ),
    HomeKind(
        "rustic kitchen",
        "kitchen",
        "rustic",
        kitchens_rustic.rustic_kitchen,
        _grouped(kitchens_rustic.WALLS),
        ("rustic kitchen", "old-world kitchen", "kitchen full of timber"),
    ),
    HomeKind(
        "victorian kitchen",
        "kitchen",
        "victorian",
        kitchens_victorian.victorian_kitchen,
        _grouped(kitchens_victorian.WALLS),
        ("Victorian kitchen", "period kitchen", "traditional kitchen"),
    ),
    HomeKind(
        "mediterranean kitchen",
        "kitchen",
        "mediterranean",
        kitchens_mediterranean.mediterranean_kitchen,
        _grouped(kitchens_mediterranean.WALLS),
        ("Mediterranean kitchen", "southern kitchen", "villa kitchen"),
    ),
    HomeKind(
        "country kitchen",
        "kitchen",
        "country",
        kitchens_country.country_kitchen,
        _grouped(kitchens_country.WALLS),
        ("country kitchen", "farmhouse kitchen", "cottage kitchen"),
    ),
    HomeKind(
        "industrial kitchen",
        "kitchen",
        "industrial",
        kitchens_industrial.industrial_kitchen,
        _grouped(kitchens_industrial.WALLS),
        ("industrial kitchen", "loft kitchen", "warehouse kitchen"),
    ),
)
