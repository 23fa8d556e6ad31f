"""Photographs of homes: a house or a kitchen in a colour at an hour of the day, with what is known about it."""

from dataclasses import dataclass
from functools import cached_property
from random import Random
from zlib import crc32

import skia

from assets.catalogue.draw.homes.captions import said_about, title
from assets.catalogue.draw.homes.interiors import photographed_room
from assets.catalogue.draw.homes.kinds import HomeKind
from assets.catalogue.draw.homes.lights import INDOORS, LIGHTS
from assets.catalogue.draw.homes.rooms import Kitchen
from assets.catalogue.draw.homes.scenes import Scene, photographed


@dataclass(frozen=True)
class Home:
    """An entry of the collection.

    Args:
        kind: house or kitchen, and its style.
        seed: decides what is built; the same for all pictures of a line.
        colour: of the facade or the fronts.
        light: a key of lights.LIGHTS.
        split: "train" or "test", the same for the whole line.

    Example:
        >>> from assets.catalogue.draw.homes.kinds import KINDS
        >>> Home(KINDS[0], "a seed", "white", "evening", "train").slug()
        'modern-house-white-evening'
    """

    kind: HomeKind
    seed: str
    colour: str
    light: str
    split: str

    @cached_property
    def place(self) -> Scene | Kitchen:
        """What stands before the camera."""
        return self.kind.build(Random(f"{self.seed}/plan"), self.colour)

    def develop(self) -> skia.Image:
        """The picture, 480×600; clouds and grain follow the line and the hour."""
        hand = Random(f"{self.seed}/{self.light}/hand")
        if isinstance(self.place, Kitchen):
            return photographed_room(self.place, INDOORS[self.light], hand)
        return photographed(self.place, LIGHTS[self.light], hand)

    def fields(self) -> dict[str, str]:
        """Every attribute; the pattern only where there is one to see."""
        place = self.place
        return {
            "title": title(self.kind.fine, self.seed),
            "broad": self.kind.broad,
            "fine": self.kind.fine,
            "colour": self.colour,
            **({"pattern": place.pattern} if place.pattern != "plain" else {}),
            "material": place.material,
            "style": self.kind.style,
            "line": f"{self.kind.fine.replace(' ', '-')}-{crc32(self.seed.encode()) % 100_000:05d}",
            "view": "interior" if isinstance(place, Kitchen) else place.view,
            "details": "; ".join(dict.fromkeys(place.said)),
            "light": self.light,
            "split": self.split,
        }

    def caption(self) -> str:
        """In the words of an agent, a magazine or an owner; perhaps none."""
        choose = Random(f"{self.seed}/{self.colour}/{self.light}/caption")
        place = self.place
        return said_about(choose, self.kind.nouns, self.fields(), place.said)

    def slug(self) -> str:
        """rustic-kitchen-olive-golden-hour."""
        return "-".join(f"{self.kind.fine} {self.colour} {self.light}".split())
