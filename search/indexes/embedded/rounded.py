"""Vectors rounded to a byte for each number, a quarter of what is stored to read.

How far a vector lies from that is known, so that whoever may be among the nearest is known too (the filter of vector
approximations: R. Weber, H.-J. Schek, S. Blott, VLDB 1998); these are then compared as they are stored.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.nouns import Vectors

LARGEST = 127
"""Of a vector's bytes: its largest number becomes that."""

_ROWS_AT_ONCE = 2048


class Rounded(NamedTuple):
    """What n vectors were rounded to.

    Attributes:
        codes: int8 (n, dimension).
        scales: float32 (n,), what a vector's codes are to be multiplied with.
        away: float32 (n,), how far it lies from that.
    """

    codes: NDArray[np.int8]
    scales: NDArray[np.float32]
    away: NDArray[np.float32]


def rounded(vectors: Vectors, rows: NDArray[np.int64]) -> Rounded:
    """Some vectors as bytes.

    Args:
        vectors: float32 (n, dimension), maybe mapped; of these only the rows are read.
        rows: int64 (m,).

    Example:
        >>> codes, scales, away = rounded(np.array([[0, 0], [1, 0.5]], np.float32), np.array([1]))
        >>> codes.tolist(), scales * 127, away * 254
        ([[127, 64]], array([1.], dtype=float32), array([1.], dtype=float32))
    """
    if native.code is not None:
        return Rounded(*native.code.rounded(vectors, rows))
    codes = np.empty((len(rows), vectors.shape[1]), np.int8)
    scales, away = np.empty(len(rows), np.float32), np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        codes[part], scales[part], away[part] = _rounded(vectors[rows[part]])
    return Rounded(codes, scales, away)


def _rounded(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]:
    scales = np.abs(vectors).max(axis=1) / np.float32(LARGEST)
    scales[scales == 0] = 1
    codes = np.rint(vectors / scales[:, None]).astype(np.int8)
    away = np.linalg.norm(vectors - codes * scales[:, None].astype(np.float64), axis=1)
    return codes, scales, away.astype(np.float32)
