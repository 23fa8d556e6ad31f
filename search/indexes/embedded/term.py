"""A word of the captions in one state of an index: where it stands, and what it scores there."""

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen

COMMON = 1 / 32
"""Share of the documents from which on a word is common: how often each document has it then lies in a table."""

SEEDS = 250
"""Documents of each word that tell what a document has to score."""


class Term:
    """A word in one state of an index.

    Args:
        places: int32 (m,) its living documents, rising.
        frequencies: uint16 (m,) how often each has it.
        norms: float64 (documents,) what a document's length adds to a frequency.
        factor: what a frequency saturates at.

    Attributes:
        most: the highest score that it gives a document.
    """

    def __init__(
        self,
        places: NDArray[np.int32],
        frequencies: NDArray[np.uint16],
        norms: NDArray[np.float64],
        factor: float,
    ) -> None:
        self.places = places
        self._frequencies, self._norms, self._factor = frequencies, norms, factor
        self._common = len(places) > COMMON * len(norms)
        self._weights: NDArray[np.float64] | None = None
        self._table: NDArray[np.uint16] | None = None
        self._seeds: tuple[NDArray[np.int32], NDArray[np.float64]] | None = None
        self.most = float(self.weights.max(initial=0))

    @property
    def weights(self) -> NDArray[np.float64]:
        """Its score in each of its documents, float64 (m,)."""
        if self._weights is None:
            self._weights = self._score(self._frequencies, self.places)
        return self._weights

    def reached(self, depth: int, chosen: Chosen | None) -> float:
        """A score that `depth` of the chosen documents have by this word alone; 0 where that isn't known."""
        if self._seeds is None:
            few = len(self.places) <= SEEDS
            highest = slice(None) if few else np.argpartition(self.weights, -SEEDS)[-SEEDS:]
            falling = np.argsort(-self.weights[highest], kind="stable")
            self._seeds = self.places[highest][falling], self.weights[highest][falling]
        places, weights = self._seeds
        if chosen is not None:
            weights = weights[chosen.mask[places]]
        return float(weights[depth - 1]) if len(weights) >= depth else 0.0

    def at(self, places: NDArray[np.int32]) -> NDArray[np.float64]:
        """Its score in some documents, 0 where it does not stand."""
        if self._common:
            if self._table is None:
                table = np.zeros(len(self._norms), np.uint16)
                table[self.places] = self._frequencies
                self._table = table
            return self._score(self._table[places], places)
        at = self.places.searchsorted(places)
        stands = self.places.take(at, mode="clip") == places
        return np.where(stands, self.weights.take(at, mode="clip"), 0.0)

    def _score(self, frequencies: NDArray[np.uint16], places: NDArray[np.int32]) -> NDArray[np.float64]:
        scores = frequencies / (frequencies + self._norms[places])
        scores *= self._factor
        return scores

    @property
    def bytes(self) -> int:
        """What is kept of it at most."""
        return 8 * len(self.places) + (2 * len(self._norms) if self._common else 0)
