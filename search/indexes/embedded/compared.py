"""Vectors in memory of which every one is compared: those of a small index, and those that came behind a segment."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.growing import Growing
from search.indexes.embedded.knn import SLACK, STEPS, Near, close
from search.indexes.embedded.rounded import Rounded, rounded
from search.nouns import Vector, Vectors


@dataclass(frozen=True)
class Compared:
    """Vectors, and what they were rounded to, which is read first.

    Attributes:
        vectors: float32 (n, dimension), rows of length 1 or, where there is none, 0.
        rounded: all of them; None without machine code: NumPy takes longer to read bytes than to multiply the vectors.
    """

    vectors: Vectors
    rounded: Rounded | None

    def __len__(self) -> int:
        return len(self.vectors)

    def near(self, query: Vector, visible: NDArray[np.bool_], depth: int) -> Near:
        """The visible rows with the `depth` highest cosines, see `search.indexes.embedded.knn.close`."""
        if native.code is None or self.rounded is None:
            return close(self.vectors, query, visible, depth)
        return native.code.condensed(self.rounded, None, visible, self.vectors, query, depth, SLACK, STEPS)


class GrowingVectors:
    """Vectors of which more may come.

    Args:
        dimension: of each.

    Example:
        >>> vectors = GrowingVectors(2)
        >>> vectors.grow(1)[:] = [0.6, 0.8]
        >>> vectors.frozen().near(np.array([1, 0], np.float32), np.array([True]), 1)
        (array([0]), array([0.6]))
    """

    def __init__(self, dimension: int) -> None:
        self._vectors = Growing(np.float32, dimension)
        self._codes, self._scales, self._away = Growing(np.int8, dimension), Growing(np.float32), Growing(np.float32)

    def __len__(self) -> int:
        return len(self._vectors)

    def grow(self, count: int) -> Vectors:
        """Add rows of zeros; returns them, to be written to before the next `frozen`."""
        return self._vectors.grow(count)

    def view(self) -> Vectors:
        """The rows so far."""
        return self._vectors.view()

    def frozen(self) -> Compared:
        """All so far, unchanging."""
        vectors, columns = self._vectors.view(), (self._codes, self._scales, self._away)
        if native.code is None:
            return Compared(vectors, None)
        fresh = np.arange(len(self._codes), len(vectors))
        if len(fresh):
            for column, said in zip(columns, rounded(vectors, fresh), strict=True):
                column.grow(len(fresh))[:] = said
        return Compared(vectors, Rounded(*(column.view() for column in columns)))

    def kept(self, rows: NDArray[np.bool_]) -> "GrowingVectors":
        """Only these of them."""
        vectors = self._vectors.view()
        chosen = vectors[rows[: len(vectors)]]
        fewer = GrowingVectors(vectors.shape[1])
        fewer.grow(len(chosen))[:] = chosen
        return fewer
