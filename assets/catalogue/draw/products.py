"""What is on sale: a cut in a cloth, by a brand, at a price."""

from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.cloth import Cloth
from assets.catalogue.draw.palette import Rgb
from assets.catalogue.draw.pieces import Brief, Garment, Kind


@dataclass(frozen=True)
class Product:
    """One thing on sale: a line in a colourway."""

    kind: Kind
    line: str
    brand: str
    seed: str
    colour: str
    cloth: Cloth
    accent: Rgb
    style: str
    price: int
    backdrop: str
    zoom: float
    split: str
    place: int

    def garment(self) -> Garment:
        """The pieces; the cut follows the line's seed, the fall of the folds this picture's."""
        return self.kind.draw(
            Brief(
                Random(f"{self.seed}/cut"),
                Random(f"{self.seed}/hand/{self.place}"),
                self.cloth,
                self.accent,
                self.style,
            )
        )
