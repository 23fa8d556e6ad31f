"""Vectors of the documents that a filter lets pass, side by side in memory: for filters that are asked for again.

Comparing a query with ten thousand vectors takes half a millisecond where they lie one behind the other, and ten times
as long where each lies in another page of a mapped file. A category or a shop is filtered by again and again, so the
second time its vectors are copied, at half their size.
"""

import threading
from collections import OrderedDict
from weakref import WeakKeyDictionary

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.knn import Near, closest_of
from search.nouns import Vector, VectorField, Vectors
from search.threads import one_faiss_thread

MOST = 32_000
"""Documents of a filter up to which their vectors are copied: lists find more of them more quickly."""

SHARE = 0.25
"""The largest share of a segment's documents that a filter may let pass for it: else lists find them as quickly."""

MORE = 50
"""Vectors that are read beyond those wanted: with half their digits, near ones may change places."""


class Condensed:
    """The vectors of some rows as 16-bit numbers.

    Args:
        vectors: float32 (n, dimension), mapped; of these only the rows are read.
        rows: int64 (m,), rising: those that hold a vector.

    Attributes:
        bytes: what it takes.
    """

    def __init__(self, vectors: Vectors, rows: NDArray[np.int64]) -> None:
        self._vectors, self._rows = vectors, rows
        self.bytes = self.size(vectors, rows)
        self._codes = faiss.IndexScalarQuantizer(
            vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        with one_faiss_thread():
            self._codes.add(vectors[rows])

    @staticmethod
    def size(vectors: Vectors, rows: NDArray[np.int64]) -> int:
        """Bytes that a copy of these takes."""
        return 2 * int(vectors.shape[1]) * len(rows) + int(rows.nbytes)

    def near(self, query: Vector, depth: int) -> Near:
        """The `depth` nearest of the rows with their exact cosines, see `search.indexes.embedded.knn.close`."""
        with one_faiss_thread():
            _, found = self._codes.search(query[None], min(depth + MORE, len(self._rows)))
        return closest_of(self._vectors, query, self._rows[found[0]], depth)


class Condensing:
    """The copies that one state of an index keeps, those asked for last.

    Args:
        room: bytes that they may take together.

    Example:
        >>> condensing.of(chosen, "image", vectors, rows)           # the first time
        >>> condensing.of(chosen, "image", vectors, rows).near(query, 50)
    """

    def __init__(self, room: int) -> None:
        self._room, self._bytes = room, 0
        self._asked: WeakKeyDictionary[Chosen, set[VectorField]] = WeakKeyDictionary()
        self._kept: OrderedDict[tuple[Chosen, VectorField], Condensed] = OrderedDict()
        self._keeping = threading.Lock()

    def of(self, chosen: Chosen, field: VectorField, vectors: Vectors, rows: NDArray[np.int64]) -> Condensed | None:
        """The copy for documents that a filter lets pass; None the first time, and where it is not worth it.

        Args:
            chosen: the documents.
            field: whose vectors are compared.
            vectors: float32 (n, dimension), all of them, mapped.
            rows: int64 (m,), rising: the chosen documents that hold one.
        """
        if chosen.share > SHARE or Condensed.size(vectors, rows) > self._room:
            return None
        key = chosen, field
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            asked = self._asked.setdefault(chosen, set())
            if field not in asked:
                asked.add(field)
                return None
        made = Condensed(vectors, rows)
        with self._keeping:
            if key not in self._kept:  # another thread may have made the same
                self._bytes += made.bytes
            self._kept[key] = made
            while self._bytes > self._room:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.bytes
        return made
