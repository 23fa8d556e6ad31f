"""Which word stands how often in which document: growing in memory, and written once to be mapped into it.

Documents are numbered by their places. A word's postings are its documents' places, rising, and how often each has it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, vstack

from search.indexes.embedded.growing import Growing
from search.words import words

MOST_OFTEN = 65_535
"""The most often that a word is counted in one document; its score is within 2 in 100,000 of its limit by then."""


class Column(NamedTuple):
    """A word's postings: int32 (m,) places, rising, and uint16 (m,) how often."""

    places: NDArray[np.int32]
    frequencies: NDArray[np.uint16]


NOWHERE = Column(np.empty(0, np.int32), np.empty(0, np.uint16))


class Postings(Protocol):
    """The postings of some documents in a row.

    Attributes:
        lengths: int32 (n,) the number of words in each document.
    """

    lengths: NDArray[np.int32]

    def column(self, word: str) -> Column:
        """A word's postings; none for a word that no document has."""
        ...

    def starting(self, prefix: str) -> Iterator[tuple[str, NDArray[np.int32]]]:
        """The words that begin with the prefix, in their order, each with the places of its documents."""
        ...


class GrowingPostings:
    """Postings in memory that take in more documents at their end.

    The frequencies lie in SciPy sparse matrices, documents × words by columns (CSC), one for each stretch of documents
    that came together. Small ones are joined, so that there are never more than a few.
    """

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._lengths = Growing(np.int32)
        self.stretches: tuple[csc_array, ...] = ()

    def __len__(self) -> int:
        """How many documents it covers, those without words included."""
        return len(self._lengths)

    def append(self, captions: Sequence[str]) -> None:
        """Take in the next documents' captions; an empty one for a document without."""
        if not captions:
            return
        number = self._vocabulary
        lengths, terms = self._lengths.grow(len(captions)), list[int]()
        for place, caption in enumerate(captions):
            found = words(caption)
            lengths[place] = len(found)
            terms.extend(number.setdefault(word, len(number)) for word in found)
        places = np.repeat(np.arange(len(captions), dtype=np.int32), lengths)
        ones = np.ones(len(terms), np.int32)
        matrix = coo_array((ones, (places, np.array(terms, np.int32))), shape=(len(captions), len(number))).tocsc()
        matrix.data = matrix.data.clip(max=MOST_OFTEN).astype(np.uint16)
        self.stretches = _joined((*self.stretches, matrix), len(number))

    def without(self, alive: NDArray[np.bool_]) -> "GrowingPostings":
        """The same without the documents that are gone; the places of the others close up.

        Args:
            alive: bool (len(self),), False for those that are gone.
        """
        kept = GrowingPostings()
        kept._vocabulary = self._vocabulary
        kept._lengths.grow(int(alive.sum()))[:] = self._lengths.view()[alive]
        if self.stretches:
            whole = vstack([_widened(s, len(self._vocabulary)) for s in self.stretches], format="csc")
            kept.stretches = (csc_array(whole[np.flatnonzero(alive)]),)
        return kept

    def by_word(self) -> tuple[list[str], csc_array]:
        """All words in their order, and the frequencies, documents × words in that order."""
        words = sorted(self._vocabulary)
        whole = csc_array((len(self), len(words)), dtype=np.uint16)
        if self.stretches:
            whole = csc_array(vstack([_widened(s, len(words)) for s in self.stretches], format="csc"))
        return words, csc_array(whole[:, [self._vocabulary[word] for word in words]])

    def frozen(self) -> "FrozenPostings":
        """What there is now; it stays as it is while these grow on."""
        return FrozenPostings(self._vocabulary, self._lengths.view(), self.stretches)


class FrozenPostings:
    """One state of `GrowingPostings`; see `Postings`."""

    def __init__(
        self, vocabulary: dict[str, int], lengths: NDArray[np.int32], stretches: tuple[csc_array, ...]
    ) -> None:
        self._vocabulary = vocabulary  # it grows on; words beyond the stretches' widths have no documents here
        self.lengths = lengths
        starts = np.cumsum([0, *(stretch.shape[0] for stretch in stretches)], dtype=np.int32)
        self._stretches = [
            (start, stretch.indptr, stretch.indices, stretch.data)
            for start, stretch in zip(starts, stretches, strict=False)
        ]
        self._sorted: list[str] | None = None

    def column(self, word: str) -> Column:
        """A word's postings, see `Postings.column`."""
        term = self._vocabulary.get(word)
        return NOWHERE if term is None else self._column(term)

    def _column(self, term: int) -> Column:
        places, frequencies = [], []
        for start, offsets, indices, data in self._stretches:
            if term < len(offsets) - 1:
                begin, end = offsets[term], offsets[term + 1]
                places.append(indices[begin:end] + start if start else indices[begin:end])
                frequencies.append(data[begin:end])
        if len(places) == 1:
            return Column(places[0], frequencies[0])
        return Column(np.concatenate([NOWHERE.places, *places]), np.concatenate([NOWHERE.frequencies, *frequencies]))

    def starting(self, prefix: str) -> Iterator[tuple[str, NDArray[np.int32]]]:
        """The words that begin with the prefix, see `Postings.starting`."""
        if self._sorted is None:
            self._sorted = sorted(self._vocabulary.copy())
        known = self._sorted
        for word in known[bisect_left(known, prefix) : bisect_left(known, behind(prefix))]:
            places = self._column(self._vocabulary[word]).places
            if len(places):
                yield word, places


def behind(prefix: str) -> str:
    """A text behind all that begin with the prefix and before all others that lie behind it."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else chr(0x10FFFF)


def _joined(stretches: tuple[csc_array, ...], width: int) -> tuple[csc_array, ...]:
    # A stretch is joined to the one before unless that is more than twice its size, so their number stays logarithmic
    # and every posting is copied only a logarithmic number of times.
    while len(stretches) > 1 and stretches[-2].nnz <= 2 * stretches[-1].nnz + 1000:
        *rest, left, right = stretches
        stretches = (*rest, csc_array(vstack([_widened(left, width), _widened(right, width)], format="csc")))
    return stretches


def _widened(matrix: csc_array, width: int) -> csc_array:
    # Copied, not resized in place: a scorer in another thread may be reading it.
    missing = width - matrix.shape[1]
    offsets = np.concatenate([matrix.indptr, np.full(missing, matrix.indptr[-1], matrix.indptr.dtype)])
    return csc_array((matrix.data, matrix.indices, offsets), shape=(matrix.shape[0], width))
