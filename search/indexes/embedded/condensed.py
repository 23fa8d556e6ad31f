"""The vectors of some documents, side by side in memory.

Comparing a query with thousands of vectors takes a fraction of the time where they lie one behind the other, since
otherwise each lies in another page of a mapped file.
"""

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.knn import Near, closest_of
from search.nouns import Vector, Vectors
from search.threads import one_faiss_thread

MORE = 50
"""Vectors that are read beyond those wanted: with half their digits, near ones may change places."""

SLACK = 6e-4
"""More than a cosine of vectors of length 1 changes when one of them has 11 binary digits."""


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
        count = min(depth + MORE, len(self._rows))
        with one_faiss_thread():
            cosines, found = self._codes.search(query[None], count)
        near, exact = closest_of(self._vectors, query, self._rows[found[0]], depth)
        if count < len(self._rows) and cosines[0, -1] + SLACK >= np.partition(exact, -depth)[-depth]:
            return closest_of(self._vectors, query, self._rows, depth)  # too many alike, of which all are looked at
        return near, exact
