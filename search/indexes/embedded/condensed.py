"""The vectors of some documents, rounded to bytes and side by side in memory.

Comparing a query with thousands of vectors takes a fraction of the time where they lie one behind the other, since
otherwise each lies in another page of a mapped file.
"""

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.knn import SLACK, STEPS, Near, closest_of, cut_of
from search.indexes.embedded.rounded import rounded
from search.nouns import Vector, Vectors

_ROWS_AT_ONCE = 2048


class Condensed:
    """The vectors of some rows in bytes.

    Args:
        vectors: float32 (n, dimension), mapped, rows of length 1; of these only the rows are read.
        rows: int64 (m,), rising: those that hold a vector.

    Attributes:
        bytes: what it takes.
    """

    def __init__(self, vectors: Vectors, rows: NDArray[np.int64]) -> None:
        self._vectors, self._rows = vectors, rows
        self.bytes = self.size(vectors, rows)
        self._rounded = rounded(vectors, rows)

    @staticmethod
    def size(vectors: Vectors, rows: NDArray[np.int64]) -> int:
        """Bytes that a copy of these takes."""
        return (int(vectors.shape[1]) + 8) * len(rows) + int(rows.nbytes)

    def near(self, query: Vector, depth: int) -> Near:
        """The `depth` nearest of the rows with their exact cosines, see `search.indexes.embedded.knn.close`."""
        if native.code is not None:
            return native.code.condensed(self._rounded, self._rows, None, self._vectors, query, depth, SLACK, STEPS)
        codes, scales, away = self._rounded
        products = scales * np.concatenate(
            [
                np.vecdot(codes[start : start + _ROWS_AT_ONCE].astype(np.float32), query)
                for start in range(0, len(codes), _ROWS_AT_ONCE)
            ]
        )
        likely = products + away >= cut_of(products - away, depth) - SLACK
        return closest_of(self._vectors, query, self._rows[likely], depth)
