"""A word of the captions in one state of an index: where it stands, and what it scores there."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.native.functions import Word

COMMON = 1 / 32
"""Share of the documents from which on a word is common: where it stands is then kept so that it is looked up in one
step, as bits for machine code (bit vectors with ranks: G. Jacobson, FOCS 1989), else as a table of how often a document
has it; and its scores are only computed for as long as it takes to know the highest, until they are asked for."""

SEEDS = 250
"""Documents of each word that tell what a document has to score."""

FAR = 10
"""Documents of a word that are looked up among the chosen in the time in which one chosen is looked up among them."""

OBJECTS = 1500
"""Bytes that a word takes beside its numbers, about."""


Asked: TypeAlias = tuple[str, int]
"""A word and how many times a text has it."""


class Term:
    """A word in one state of an index.

    Args:
        places: int32 (m,) its living documents, rising.
        frequencies: uint16 (m,) how often each has it.
        lengths: of the documents.
        factor: what a frequency saturates at.

    Attributes:
        most: the highest score that it gives a document.
    """

    def __init__(
        self,
        places: NDArray[np.int32],
        frequencies: NDArray[np.uint16],
        lengths: Lengths,
        factor: float,
    ) -> None:
        self.places = np.ascontiguousarray(places, np.int32)
        self._frequencies, self._lengths, self._factor = np.ascontiguousarray(frequencies, np.uint16), lengths, factor
        self._common = len(places) > COMMON * len(lengths)
        self._table: NDArray[np.uint8 | np.uint16] | None = None
        self._stretches: NDArray[np.uint64] | None = None
        if native.code is not None and self._common:
            self._stretches = native.code.stretches(self.places, len(lengths))
        weights = self._score(frequencies, places)
        self._weights = None if self._common else weights
        self.most = float(weights.max(initial=0))
        self._seeds = _highest(places, weights)
        copied = [array for array in (self.places, self._frequencies) if array.base is None]
        made = [array for array in (self._stretches, *self._seeds) if array is not None]
        self._lasting = OBJECTS + sum(array.nbytes for array in copied + made)  # asked for in every search

    @property
    def weights(self) -> NDArray[np.float64]:
        """Its score in each of its documents, float64 (m,)."""
        if self._weights is None:
            self._weights = self._score(self._frequencies, self.places)
        return self._weights

    def reached(self, depth: int, chosen: Chosen | None) -> float:
        """A score that `depth` of the chosen documents have by this word alone; 0 where that isn't known."""
        places, weights = self._seeds
        if chosen is not None:
            weights = weights[chosen.mask[places]]
        return float(weights[depth - 1]) if len(weights) >= depth else 0.0

    def at(self, places: NDArray[np.int32]) -> NDArray[np.float64]:
        """Its score in some documents, 0 where it does not stand."""
        if self._common:
            return self._score(self._tabled().take(places, mode="clip"), places)
        at = self.places.searchsorted(places)
        stands = self.places.take(at, mode="clip") == places
        return np.where(stands, self.weights.take(at, mode="clip"), 0.0)

    def add(self, scores: NDArray[np.float64], chosen: Chosen) -> None:
        """Add its score to that of each of some documents, (len(chosen.places),)."""
        if self._common or len(self.places) > FAR * len(chosen.places):
            scores += self.at(chosen.places)
            return
        stands = np.flatnonzero(chosen.mask.take(self.places, mode="clip"))
        scores[chosen.places.searchsorted(self.places[stands])] += self.weights[stands]

    def _tabled(self) -> NDArray[np.uint8 | np.uint16]:
        """How often each document has it, (documents,)."""
        if self._table is not None:
            return self._table
        small = self._frequencies.max() <= np.iinfo(np.uint8).max
        table = np.zeros(len(self._lengths), np.uint8) if small else np.zeros(len(self._lengths), np.uint16)
        table[self.places] = self._frequencies
        self._table = table
        return table

    def _score(self, frequencies: NDArray[np.uint8 | np.uint16], places: NDArray[np.int32]) -> NDArray[np.float64]:
        scores = frequencies / (frequencies + self._lengths.at(places))
        scores *= self._factor
        return scores

    @cached_property
    def native(self) -> Word:
        """The same for machine code."""
        places, frequencies = self.places.ctypes.data, self._frequencies.ctypes.data
        stretches = None if self._stretches is None else self._stretches.ctypes.data
        return Word(places, frequencies, len(self.places), self._factor, self.most, stretches)

    @property
    def bytes(self) -> int:
        """What is kept of it by now; of postings only what is not mapped from a file."""
        weights = 0 if self._weights is None else self._weights.nbytes
        return self._lasting + weights + (0 if self._table is None else self._table.nbytes)


class Kept:
    """The words that were asked for last, as long as there is room. Any number of threads may ask.

    Args:
        room: bytes that they may take.
    """

    def __init__(self, room: int) -> None:
        self._room, self._taken = room, 0
        self._terms: OrderedDict[Asked, tuple[Term, int]] = OrderedDict()
        self._keeping = threading.Lock()

    def get(self, asked: Asked) -> Term | None:
        """A word that a text has so many times, if it is still there."""
        known = self._terms.get(asked)
        return None if known is None else known[0]

    def keep(self, terms: Mapping[Asked, Term]) -> None:
        """Keep words after they were used, which makes them larger, and let go of those not asked for the longest."""
        with self._keeping:
            for asked, term in terms.items():
                _, before = self._terms.pop(asked, (term, 0))
                now = term.bytes
                self._terms[asked] = term, now
                self._taken += now - before
            while self._taken > self._room and len(self._terms) > 1:
                _, (_, bytes_) = self._terms.popitem(last=False)
                self._taken -= bytes_


def _highest(places: NDArray[np.int32], weights: NDArray[np.float64]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The `SEEDS` documents with the highest scores, or all, and these scores, falling."""
    highest = np.argpartition(weights, -SEEDS)[-SEEDS:] if len(weights) > SEEDS else np.arange(len(weights))
    falling = highest[np.argsort(-weights[highest], kind="stable")]
    return places[falling], weights[falling]
