"""How often each collection is seen: many sellers' titles of one kind of garment must not crowd out the rest."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from assets.training.photos import Picture

WEIGHT = {"flickr8k": 2.0, "hm": 1.6, "amazon": 0.35, "clothing_cc0": 0.7, "houses": 0.7, "flipkart": 1.0, "fpi": 0.9}


class Shares:
    """Draws rows of a list of pictures by the weight of their collection, with a generator of its own.

    Args:
        pictures: to draw from.
        drawn: pictures' worth of draws for all drawn pictures together, however many there are.
        seed: of the generator.

    Example:
        >>> len(Shares(pictures, drawn=6500, seed=0).draw(64))
        64
    """

    def __init__(self, pictures: Sequence[Picture], drawn: int, seed: int) -> None:
        count = Counter(picture.source for picture in pictures)
        weight = [
            drawn / count["drawn"] if picture.source == "drawn" else WEIGHT[picture.source] for picture in pictures
        ]
        self._cumulative = np.cumsum(weight) / np.sum(weight)
        self._chance = np.random.default_rng(seed)

    def draw(self, size: int) -> list[int]:
        """`size` rows, one in each of `size` equal strata, so that every batch holds the mixture; order is random."""
        points = (np.arange(size) + self._chance.random(size)) / size
        rows = np.minimum(np.searchsorted(self._cumulative, points), len(self._cumulative) - 1)
        return [int(row) for row in self._chance.permutation(rows)]
