"""BM25 as Lucene ranks, twice: rank-bm25's class as the definition, and the same statistics over postings.

Sources: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; Lucene's
BM25Similarity (its IDF) and SmallFloat (its stored lengths). Lucene leaves the constant factor k1 + 1 out of its
scores; rank-bm25 and this module keep it.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import Found, best
from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.maxscore import MaxScore, promising_of
from search.indexes.embedded.postings import NOWHERE, Postings
from search.indexes.embedded.term import Asked, Kept, Term
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


KEPT = 64_000_000
"""Bytes of weights and tables that a scorer keeps where nothing else is said."""

FEW = 30_000
"""Documents up to which each of those chosen is looked up."""


class Scorer:
    """Scores of one state of an index, immutable; IDF and average length are those of its living documents.

    Args:
        postings: of documents in a row, one behind the other.
        alive: bool (documents,), False for those that were removed.
        kept: bytes of weights and tables of words that are kept at most.

    Example:
        >>> postings = GrowingPostings()
        >>> postings.append(["a red dress", "a blue dress"])
        >>> Scorer([postings.frozen()], np.ones(2, bool)).scores("red").round(4).tolist()
        [0.6931, 0.0]
    """

    def __init__(self, postings: Sequence[Postings], alive: NDArray[np.bool_], kept: int = KEPT) -> None:
        self._postings = postings
        self._starts = np.cumsum([0, *(len(part.lengths) for part in postings)], dtype=np.int32)
        self._alive = None if alive.all() else alive
        lengths = np.concatenate([np.empty(0, np.int32), *(part.lengths for part in postings)])
        self.has_words: NDArray[np.bool_] = (lengths > 0) & alive
        self._documents = int(self.has_words.sum())
        average = float(lengths[alive].sum(dtype=np.int64)) / self._documents if self._documents else 1.0
        table = np.array([stored_length(length) for length in range(int(lengths.max(initial=0)) + 1)])
        self._lengths = Lengths(K1 * (1 - B + B * table / average), lengths)
        self._maxscore = MaxScore(self._lengths)
        self._kept = Kept(kept)

    def top(self, text: str, depth: int, chosen: Chosen | None, ids: Ids) -> Found:
        """The highest scores among some documents, in the order `(-score, id)`.

        Args:
            text: whose words are looked for.
            depth: at most that many are returned.
            chosen: the documents to look at; None for all.
            ids: every document's id, by its place.

        Returns:
            Places and scores.
        """
        asked = self._terms(text)
        terms = [term for term in asked.values() if len(term.places)]
        places: NDArray[np.integer]
        if not terms:
            places, scores = NOWHERE.places, np.empty(0)
        elif chosen is not None and len(chosen.places) <= FEW:
            places, scores = promising_of(chosen, terms, depth, self._lengths)
        else:
            places, scores = self._maxscore.promising(terms, depth, chosen)
        self._kept.keep(asked)
        return best(places, scores, depth, ids)

    def scores(self, text: str) -> NDArray[np.float64]:
        """The score of every document, float64 (documents,), 0 where no word matches; a repeated word counts again.

        Only the postings of the text's words are touched. Words are added up in their own order, so that the score of
        a document depends neither on how the text is ordered nor on how the index grew.
        """
        scores = np.zeros(len(self._lengths))
        asked = self._terms(text)
        for term in asked.values():
            scores[term.places] += term.weights
        self._kept.keep(asked)
        return scores

    def _terms(self, text: str) -> dict[Asked, Term]:
        """The text's words, in their own order; those that no living document has are among them."""
        asked = sorted(Counter(words(text)).items())
        return {one: self._kept.get(one) or self._term(*one) for one in asked}

    def _term(self, word: str, times: int) -> Term:
        places, frequencies = [], []
        for start, part in zip(self._starts, self._postings, strict=False):
            column = part.column(word)
            if len(column.places):
                places.append(column.places + start if start else column.places)
                frequencies.append(column.frequencies)
        at = places[0] if len(places) == 1 else np.concatenate([NOWHERE.places, *places])
        often = frequencies[0] if len(places) == 1 else np.concatenate([NOWHERE.frequencies, *frequencies])
        if self._alive is not None:
            living = self._alive[at]
            at, often = at[living], often[living]
        return Term(at, often, self._lengths, idf(self._documents, len(at)) * (K1 + 1) * times)

    def commonest(self, prefix: str, size: int) -> list[str]:
        """Words that begin with the prefix, those of the most documents first, ties by the word."""
        count: Counter[str] = Counter()
        for start, part in zip(self._starts, self._postings, strict=False):
            for word, places in part.starting(prefix):
                count[word] += len(places) if self._alive is None else int(self._alive[places + start].sum())
        counted = sorted((-number, word) for word, number in count.items() if number)
        return [word for _, word in counted[:size]]
