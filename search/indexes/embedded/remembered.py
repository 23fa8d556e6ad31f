"""Filters that were asked for: which documents pass, and for those asked for again, their vectors side by side.

A category or a shop is filtered by again and again. So which documents pass is remembered, and the second time their
vectors are copied, as far as there is room. A copy stays as long as its filter is remembered: filters that take turns
do not drive each other's copies out, they go through lists where there is no room for them.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.condensed import Condensed
from search.indexes.embedded.filters import Filter
from search.nouns import VectorField, Vectors

FILTERS = 32
"""That are remembered, those asked for last."""

MOST = 32_000
"""Documents of a filter up to which their vectors are copied: lists find more of them more quickly."""

SHARE = 0.25
"""The largest share of a segment's documents that a filter may let pass for it: else lists find them as quickly."""


class Remembered:
    """What is remembered of filters over one segment, by all states of the index with it.

    Args:
        room: bytes that copies may take together.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._known: OrderedDict[Filter, tuple[int, Chosen]] = OrderedDict()
        self._looking, self._copying = threading.Lock(), threading.Lock()

    def documents(self, chosen: Filter, generation: int, found: Callable[[], Chosen]) -> Chosen:
        """The documents that pass a filter.

        Args:
            chosen: the filter.
            generation: of the state that is asked.
            found: reads them, where they aren't known for that state.
        """
        with self._looking:
            known = self._known.get(chosen)
            if known is not None and known[0] == generation:
                self._known.move_to_end(chosen)
                known[1].again = True
                return known[1]
        fresh = found()
        with self._looking:
            before = self._known.get(chosen)
            if before is not None:
                fresh.takes_over(before[1])
            if before is None or before[0] <= generation:
                self._known[chosen] = generation, fresh
                self._known.move_to_end(chosen)
            if len(self._known) > FILTERS:
                self._known.popitem(last=False)
        return fresh

    def copy(self, chosen: Chosen, field: VectorField, vectors: Vectors, rows: NDArray[np.int64]) -> Condensed | None:
        """The copied vectors of documents that pass; None the first time, and where a copy isn't worth it.

        One copy is made at a time; whoever comes meanwhile goes without.

        Args:
            chosen: from `documents`, or those of it without an image.
            field: whose vectors are compared.
            vectors: float32 (n, dimension), all of them, mapped.
            rows: int64 (m,), rising: the chosen documents that hold one.
        """
        known = chosen.copies.get(field)
        if known is not None or not chosen.again or len(rows) > MOST or chosen.share > SHARE:
            return known
        if not self._copying.acquire(blocking=False):
            return None
        try:
            if Condensed.size(vectors, rows) <= self._room - self._taken():
                chosen.copies[field] = Condensed(vectors, rows)
            return chosen.copies.get(field)
        finally:
            self._copying.release()

    def _taken(self) -> int:
        with self._looking:
            return sum(chosen.bytes for _, chosen in self._known.values())
