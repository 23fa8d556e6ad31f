"""The vectors of some documents, side by side in memory, a byte for each number.

Comparing a query with thousands of vectors takes a fraction of the time where they lie one behind the other, since
otherwise each lies in another page of a mapped file; and bytes are a quarter of what is stored to read. How far a
vector lies from what they say of it is known, so that whoever may be among the nearest is known too (the filter of
vector approximations: R. Weber, H.-J. Schek, S. Blott, VLDB 1998); these are then compared as they are stored.
"""

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.knn import SLACK, STEPS, Near, closest_of, cut_of
from search.nouns import Vector, Vectors

LARGEST = 127
"""Of a vector's bytes: its largest number becomes that."""

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
        self._codes = np.empty((len(rows), vectors.shape[1]), np.int8)
        self._scales, self._away = np.empty(len(rows), np.float32), np.empty(len(rows), np.float32)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            part = slice(start, start + _ROWS_AT_ONCE)
            self._codes[part], self._scales[part], self._away[part] = _condensed(vectors[rows[part]])

    @staticmethod
    def size(vectors: Vectors, rows: NDArray[np.int64]) -> int:
        """Bytes that a copy of these takes."""
        return (int(vectors.shape[1]) + 8) * len(rows) + int(rows.nbytes)

    def near(self, query: Vector, depth: int) -> Near:
        """The `depth` nearest of the rows with their exact cosines, see `search.indexes.embedded.knn.close`."""
        if native.code is not None:
            copy = self._codes, self._scales, self._away
            return native.code.condensed(copy, self._rows, self._vectors, query, depth, SLACK, STEPS)
        products = self._scales * np.concatenate(
            [
                np.vecdot(self._codes[start : start + _ROWS_AT_ONCE].astype(np.float32), query)
                for start in range(0, len(self._rows), _ROWS_AT_ONCE)
            ]
        )
        likely = products + self._away >= cut_of(products - self._away, depth) - SLACK
        return closest_of(self._vectors, query, self._rows[likely], depth)


def _condensed(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    """Bytes and what they are to be multiplied with, and how far a vector lies from that."""
    scales = np.abs(vectors).max(axis=1) / np.float32(LARGEST)
    scales[scales == 0] = 1
    codes = np.rint(vectors / scales[:, None]).astype(np.int8)
    away = np.linalg.norm(vectors - codes * scales[:, None].astype(np.float64), axis=1)
    return codes, scales, away.astype(np.float32)
