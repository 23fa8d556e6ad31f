"""BM25 as Lucene ranks, twice: rank-bm25's class as the definition, and the same statistics laid out for speed.

Sources: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; Lucene's
BM25Similarity (its IDF) and SmallFloat (its stored lengths). Lucene leaves the constant factor k1 + 1 out of its
scores; rank-bm25 and this module keep it.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from scipy.sparse import coo_array, csc_array, vstack

from search.indexes.embedded.growing import Growing
from search.words import words

K1 = 1.2
B = 0.75

_EXACT_LENGTHS = 24
"""Lucene's NUM_FREE_VALUES: below it a length is stored as it is."""


def stored_length(length: int) -> int:
    """The document length that Lucene gives back after it has kept it in one byte.

    What a length has beyond 24 is cut to its four most significant bits. So lengths up to 40 are exact, 41 becomes 40,
    and 1,000 becomes 24 + 960.

    Source: Lucene's SmallFloat.intToByte4 followed by byte4ToInt.

    Example:
        >>> [stored_length(length) for length in (23, 40, 41, 57, 1000)]
        [23, 40, 40, 56, 984]
    """
    beyond = length - _EXACT_LENGTHS
    shift = max(beyond.bit_length() - 4, 0) if beyond > 0 else 0
    return length if not shift else _EXACT_LENGTHS + (beyond >> shift << shift)


def idf(documents: int, frequency: int) -> float:
    """Lucene's inverse document frequency, `ln(1 + (N - df + 1/2) / (df + 1/2))`: never negative.

    Args:
        documents: N, how many documents have any words.
        frequency: df, how many of them have this one.
    """
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))


class LuceneBM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 has no types
    """rank-bm25 with Lucene's IDF and stored lengths: the definition that `Scorer` is measured against.

    Documents without words take part in neither N nor the average length, which is that of the exact lengths. The
    corpus, the words of each document, must not be empty: rank-bm25 divides by its size.

    Example:
        >>> LuceneBM25([["red", "dress"], ["blue", "dress"]]).get_scores(["red"]).round(4).tolist()
        [0.6931, 0.0]
    """

    doc_len: list[int]

    def __init__(self, corpus: Sequence[Sequence[str]]) -> None:
        super().__init__(corpus, k1=K1, b=B)
        worded = sum(length > 0 for length in self.doc_len)
        self.avgdl = sum(self.doc_len) / worded if worded else 1.0
        self.doc_len = [stored_length(length) for length in self.doc_len]

    def _calc_idf(self, nd: dict[str, int]) -> None:
        worded = sum(length > 0 for length in self.doc_len)
        self.idf = {word: idf(worded, frequency) for word, frequency in nd.items()}


_NOWHERE, _NOTHING = np.empty(0, np.int32), np.empty(0, np.float64)


class Postings:
    """Which word stands how often in which document, growing at its end; documents are numbered by their places.

    The term frequencies lie in SciPy sparse matrices, documents × words by columns (CSC), one for each stretch of
    documents that came together. Small ones are joined, so that there are never more than a few.
    """

    def __init__(self) -> None:
        self.vocabulary: dict[str, int] = {}
        self.lengths = Growing(np.int32)
        self.stretches: tuple[csc_array, ...] = ()

    def __len__(self) -> int:
        """How many documents it covers, those without words included."""
        return len(self.lengths)

    def append(self, captions: Sequence[str]) -> None:
        """Take in the next documents' captions; an empty one for a document without."""
        if not captions:
            return
        number = self.vocabulary
        lengths, terms = self.lengths.grow(len(captions)), list[int]()
        for place, caption in enumerate(captions):
            found = words(caption)
            lengths[place] = len(found)
            terms.extend(number.setdefault(word, len(number)) for word in found)
        places = np.repeat(np.arange(len(captions), dtype=np.int32), lengths)
        ones = np.ones(len(terms), np.float64)
        matrix = coo_array((ones, (places, np.array(terms, np.int32))), shape=(len(captions), len(number))).tocsc()
        self.stretches = _joined((*self.stretches, matrix), len(number))

    def without(self, alive: NDArray[np.bool_]) -> "Postings":
        """The same without the documents that are gone; the places of the others close up.

        Args:
            alive: bool (len(self),), False for those that are gone.
        """
        kept = Postings()
        kept.vocabulary = self.vocabulary
        kept.lengths.grow(int(alive.sum()))[:] = self.lengths.view()[alive]
        if self.stretches:
            whole = vstack([_widened(s, len(self.vocabulary)) for s in self.stretches], format="csc")
            kept.stretches = (csc_array(whole[np.flatnonzero(alive)]),)
        return kept


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


class Scorer:
    """Scores of one state of the postings, immutable; IDF and average length are those of its living documents.

    Example:
        >>> postings = Postings()
        >>> postings.append(["a red dress", "a blue dress"])
        >>> Scorer(postings, np.ones(2, bool)).scores("red").round(4).tolist()
        [0.6931, 0.0]
    """

    def __init__(self, postings: Postings, alive: NDArray[np.bool_]) -> None:
        self._vocabulary = postings.vocabulary
        stretches = postings.stretches
        starts = np.cumsum([0, *(stretch.shape[0] for stretch in stretches)], dtype=np.int32)
        self._columns = [
            (start, stretch.indptr, stretch.indices, stretch.data)
            for start, stretch in zip(starts, stretches, strict=False)
        ]
        self._alive = None if alive.all() else alive
        lengths = postings.lengths.view()
        self.has_words: NDArray[np.bool_] = (lengths > 0) & alive
        self._documents = int(self.has_words.sum())
        self._average = float(lengths[alive].sum(dtype=np.int64)) / self._documents if self._documents else 1.0
        table = np.array([stored_length(length) for length in range(int(lengths.max(initial=0)) + 1)])
        self._norms = K1 * (1 - B + B * table[lengths] / self._average)
        self._weighted: dict[int, tuple[NDArray[np.int32], NDArray[np.float64]]] = {}

    def scores(self, text: str) -> NDArray[np.float64]:
        """The score of every document, float64 (documents,), 0 where no word matches; a repeated word counts again.

        Only the postings of the text's words are touched. Words are added up in their own order, so that the score of
        a document depends neither on how the text is ordered nor on how the index grew.
        """
        count = len(self._norms)
        found = [(self._vocabulary[word], times) for word, times in _sorted_words(text) if word in self._vocabulary]
        if not found:
            return np.zeros(count)
        columns = [self._column(term) for term, _ in found]
        weights = [
            weights if times == 1 else weights * times for (_, weights), (_, times) in zip(columns, found, strict=True)
        ]
        places = np.concatenate([places for places, _ in columns])
        return np.bincount(places, np.concatenate(weights), minlength=count).astype(np.float64, copy=False)

    def _column(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """A word's living documents and its score in each; computed at its first use in this state, then kept."""
        known = self._weighted.get(term)
        if known is not None:
            return known
        places, frequencies = self._postings_of(term)
        weights = frequencies / (frequencies + self._norms[places])
        weights *= idf(self._documents, len(places)) * (K1 + 1)
        self._weighted[term] = places, weights
        return places, weights

    def _postings_of(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        places, frequencies = [], []
        for start, offsets, indices, data in self._columns:
            if term < len(offsets) - 1:
                begin, end = offsets[term], offsets[term + 1]
                places.append(indices[begin:end] + start if start else indices[begin:end])
                frequencies.append(data[begin:end])
        if len(places) != 1:
            places, frequencies = [np.concatenate([_NOWHERE, *places])], [np.concatenate([_NOTHING, *frequencies])]
        if self._alive is None:
            return places[0], frequencies[0]
        living = self._alive[places[0]]
        return places[0][living], frequencies[0][living]

    def commonest(self, prefix: str, size: int) -> list[str]:
        """Words that begin with the prefix, those of the most documents first, ties by the word."""
        last = prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else chr(0x10FFFF)
        known, frequencies = self._sorted_vocabulary, self._frequencies
        candidates = known[bisect_left(known, prefix) : bisect_left(known, last)]
        counted = [(-frequencies[self._vocabulary[word]], word) for word in candidates]
        return [word for count, word in sorted(counted)[:size] if count]

    @cached_property
    def _sorted_vocabulary(self) -> list[str]:
        return sorted(word for word, term in list(self._vocabulary.items()) if term < len(self._frequencies))

    @cached_property
    def _frequencies(self) -> NDArray[np.int64]:
        total = np.zeros(max((len(offsets) - 1 for _, offsets, _, _ in self._columns), default=0), np.int64)
        for start, offsets, indices, _ in self._columns:
            terms = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
            living = terms if self._alive is None else terms[self._alive[indices + start]]
            total[: len(offsets) - 1] += np.bincount(living, minlength=len(offsets) - 1)
        return total


def _sorted_words(text: str) -> list[tuple[str, int]]:
    return sorted(Counter(words(text)).items())
