"""What the lengths of documents add to how often a word stands in them: of stored lengths there are fewer than 256."""

import numpy as np
from numpy.typing import NDArray

FREQUENT = 8
"""Frequencies from which on a score is computed each time."""


class Lengths:
    """The lengths of the documents of one state of an index.

    Args:
        norms: float64 (longest + 1,), what each length adds to a frequency; at most 256 different ones.
        lengths: int32 (documents,), the words of each document.

    Attributes:
        codes: uint8 (documents,), which of the `known` is a document's.
        known: float64 (m,), the different norms.
        shares: float64 (m, FREQUENT), the scores of the frequencies from 0 on, up to a word's factor.

    Example:
        >>> Lengths(np.array([0.3, 0.6, 0.9]), np.array([2, 1], np.int32)).at(np.array([0, 1]))
        array([0.9, 0.6])
    """

    def __init__(self, norms: NDArray[np.float64], lengths: NDArray[np.int32]) -> None:
        self.known, codes = np.unique(norms, return_inverse=True)
        self.codes: NDArray[np.uint8] = codes.astype(np.uint8)[lengths]
        frequencies = np.arange(FREQUENT)
        self.shares: NDArray[np.float64] = frequencies / (frequencies + self.known[:, None])

    def __len__(self) -> int:
        return len(self.codes)

    def at(self, places: NDArray[np.integer]) -> NDArray[np.float64]:
        """What the lengths of some documents add to a frequency."""
        return self.known.take(self.codes.take(places, mode="clip"), mode="clip")
