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

from search.indexes.embedded import native
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import Found, best
from search.indexes.embedded.native import Lengths
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
"""Postings up to which all are added up, and documents up to which each is looked up: more steps would take longer."""

ROUNDING = 1e-9
"""More than the difference that the order of additions can make."""

SAMPLE = 4
"""Scores to each one wanted that are looked at to guess which are the highest."""

FREQUENT = 8
"""Frequencies from which on a score is computed each time."""

LEAST = 1e-200
"""Less than any score."""

Scored = tuple[NDArray[np.integer], NDArray[np.float64]]
"""Places of documents and their scores, in no order."""


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
        norms = K1 * (1 - B + B * table / average)
        self._norms = norms[lengths]
        self._lengths = _lengths(norms, lengths)
        self._kept = Kept(kept)
        self._zeros: list[NDArray[np.float64]] = []

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
        if not terms:
            found = NOWHERE.places, np.empty(0)
        elif chosen is not None and len(chosen.places) <= FEW:
            scores = np.zeros(len(chosen.places))
            for term in terms:
                term.add(scores, chosen)
            matching = scores > 0
            found = chosen.places[matching], scores[matching]
        else:
            found = self._promising(terms, depth, chosen)
        self._kept.keep(asked)
        return best(*found, depth, ids)

    def scores(self, text: str) -> NDArray[np.float64]:
        """The score of every document, float64 (documents,), 0 where no word matches; a repeated word counts again.

        Only the postings of the text's words are touched. Words are added up in their own order, so that the score of
        a document depends neither on how the text is ordered nor on how the index grew.
        """
        scores = np.zeros(len(self._norms))
        asked = self._terms(text)
        for term in asked.values():
            scores[term.places] += term.weights
        self._kept.keep(asked)
        return scores

    def _promising(self, terms: Sequence[Term], depth: int, chosen: Chosen | None) -> Scored:
        """Documents among which the best are, each with its whole score.

        Rare words are added up. As soon as all the words that are left together cannot lift a document among the best
        by themselves, they are only looked up in the documents that may still get there (MaxScore: H. Turtle,
        J. Flood, "Query evaluation: strategies and optimizations", Information Processing & Management 31, 1995).
        """
        least = max(term.reached(depth, chosen) for term in terms)
        needed, skipped, left = _parted(terms, least)
        if native.code is not None:
            order = [terms.index(term) for term in (*needed, *skipped)]
            words, mask = [term.native for term in terms], None if chosen is None else chosen.mask
            return native.code.promising(words, order, len(needed), self._lengths, mask, least, left, depth)
        places, reached = self._added_up(needed, least - left, chosen)
        if not skipped:
            return places, reached
        if len(places) >= depth:  # those that are ahead by now tell better what a document has to score
            least = max(least, float(_whole(terms, places[_ahead(reached, depth)]).min()))
        for term in skipped:
            likely = np.flatnonzero(reached >= least - left - ROUNDING)
            places = places[likely]
            reached = reached[likely] + term.at(places)
            left -= term.most
            if len(reached) >= depth:
                least = max(least, float(np.partition(reached, -depth)[-depth]))
        places = places[reached >= least - ROUNDING]
        return places, _whole(terms, places)

    def _added_up(self, terms: Sequence[Term], least: float, chosen: Chosen | None) -> Scored:
        """The documents to which these words give at least so much, once each, and what they give."""
        enough = max(least - ROUNDING, LEAST)
        places, reached = (
            _enough(terms[0].places, terms[0].weights, enough) if len(terms) == 1 else self._sum(terms, enough)
        )
        if chosen is None:
            return places, reached
        passing = chosen.mask[places]
        return places[passing], reached[passing]

    def _sum(self, terms: Sequence[Term], enough: float) -> Scored:
        """The same for several words, in an array of zeros, one per document, which is left as zeros."""
        try:
            sums = self._zeros.pop()
        except IndexError:
            sums = np.zeros(len(self._norms))
        for term in terms:
            np.add.at(sums, term.places, term.weights)
        found = []
        for term in terms:
            found.append(_enough(term.places, sums.take(term.places, mode="clip"), enough))
            sums[term.places] = 0  # so that the next word does not find its documents again
        self._zeros.append(sums)  # after an interruption nobody uses it again
        places, reached = zip(*found, strict=True)
        return np.concatenate(places), np.concatenate(reached)

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
        return Term(at, often, self._norms, idf(self._documents, len(at)) * (K1 + 1) * times)

    def commonest(self, prefix: str, size: int) -> list[str]:
        """Words that begin with the prefix, those of the most documents first, ties by the word."""
        count: Counter[str] = Counter()
        for start, part in zip(self._starts, self._postings, strict=False):
            for word, places in part.starting(prefix):
                count[word] += len(places) if self._alive is None else int(self._alive[places + start].sum())
        counted = sorted((-number, word) for word, number in count.items() if number)
        return [word for _, word in counted[:size]]


def _lengths(norms: NDArray[np.float64], lengths: NDArray[np.int32]) -> Lengths:
    """The lengths for machine code.

    Args:
        norms: of every length up to the greatest; of stored lengths there are fewer than 256.
        lengths: of the documents.
    """
    known, codes = np.unique(norms, return_inverse=True)
    frequencies = np.arange(FREQUENT)
    shares = frequencies / (frequencies + known[:, None])
    return Lengths(codes.astype(np.uint8)[lengths], known, shares)


def _enough(places: NDArray[np.int32], scores: NDArray[np.float64], enough: float) -> Scored:
    likely = np.flatnonzero(scores >= enough)
    return places[likely], scores[likely]


def _ahead(scores: NDArray[np.float64], depth: int) -> NDArray[np.intp]:
    """Where `depth` of the highest scores stand: of thousands not quite the highest, which a sample tells sooner."""
    step = len(scores) // (SAMPLE * depth)
    if step > 1:
        sample = scores[::step]
        likely = np.flatnonzero(scores >= np.partition(sample, -depth // 2)[-depth // 2])
        if len(likely) >= depth:
            return likely[np.argpartition(scores[likely], -depth)[-depth:]]
    return np.argpartition(scores, -depth)[-depth:]


def _parted(terms: Sequence[Term], least: float) -> tuple[Sequence[Term], Sequence[Term], float]:
    """The words that are added up, those that are only looked up, rarest first, and what the latter give at most."""
    rarest, left = sorted(terms, key=lambda term: len(term.places)), 0.0
    if sum(len(term.places) for term in terms) <= FEW:
        return terms, (), left
    needed = len(rarest)
    while needed > 1 and left + rarest[needed - 1].most + ROUNDING < least:
        needed -= 1
        left += rarest[needed].most
    skipped = rarest[needed:]
    return [term for term in terms if term not in skipped], skipped, left


def _whole(terms: Sequence[Term], places: NDArray[np.int32]) -> NDArray[np.float64]:
    """The whole scores of some documents, by looking them up; words are added up in their own order."""
    scores = np.zeros(len(places))
    for term in terms:
        scores += term.at(places)
    return scores
