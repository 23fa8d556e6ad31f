"""The documents among which the best for some words are, without adding up all that these words score."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.term import Term

FEW = 30_000
"""Postings up to which all are added up: more steps would take longer."""

ROUNDING = 1e-9
"""More than the difference that the order of additions can make."""

SAMPLE = 4
"""Scores to each one wanted that are looked at to guess which are the highest."""

LEAST = 1e-200
"""Less than any score."""

Scored = tuple[NDArray[np.integer], NDArray[np.float64]]
"""Places of documents and their scores, in no order."""


class MaxScore:
    """Rare words are added up; common ones may do with being looked up.

    As soon as all the words that are left together cannot lift a document among the best by themselves, they are only
    looked up in the documents that may still get there (MaxScore: H. Turtle, J. Flood, "Query evaluation: strategies
    and optimizations", Information Processing & Management 31, 1995).

    Args:
        lengths: of the documents.
    """

    def __init__(self, lengths: Lengths) -> None:
        self._lengths = lengths
        self._zeros: list[NDArray[np.float64]] = []

    def promising(self, terms: Sequence[Term], depth: int, chosen: Chosen | None) -> Scored:
        """Documents among which the `depth` best are, each with its whole score.

        Args:
            terms: the words, at least one, in their own order; each has documents.
            depth: how many are wanted.
            chosen: the documents to look at; None for all.
        """
        least = max(term.reached(depth, chosen) for term in terms)
        needed, skipped, left = _parted(terms, least)
        if native.code is not None and len(terms) > 1:  # one word has its scores kept
            stands = {id(term): at for at, term in enumerate(terms)}
            order = [stands[id(term)] for term in (*needed, *skipped)]
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

    def _added_up(
        self, terms: Sequence[Term], least: float, chosen: Chosen | None
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The documents to which these words give at least so much, once each, and what they give."""
        enough = max(least - ROUNDING, LEAST)
        places, reached = (
            _enough(terms[0].places, terms[0].weights, enough) if len(terms) == 1 else self._sum(terms, enough)
        )
        if chosen is None:
            return places, reached
        passing = chosen.mask[places]
        return places[passing], reached[passing]

    def _sum(self, terms: Sequence[Term], enough: float) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The same for several words, in an array of zeros, one per document, which is left as zeros."""
        try:
            sums = self._zeros.pop()
        except IndexError:
            sums = np.zeros(len(self._lengths))
        for term in terms:
            np.add.at(sums, term.places, term.weights)
        found = []
        for term in terms:
            found.append(_enough(term.places, sums.take(term.places, mode="clip"), enough))
            sums[term.places] = 0  # so that the next word does not find its documents again
        self._zeros.append(sums)  # after an interruption nobody uses it again
        places, reached = zip(*found, strict=True)
        return np.concatenate(places), np.concatenate(reached)


def promising_of(chosen: Chosen, terms: Sequence[Term], depth: int, lengths: Lengths) -> Scored:
    """Of some documents those among which the `depth` best are, with their whole scores: few are looked up each.

    Args:
        chosen: the documents to look at.
        terms: the words, in their own order.
        depth: how many are wanted.
        lengths: of all documents.
    """
    if native.code is not None and chosen.stretches is not None:
        rarest = sorted(range(len(terms)), key=lambda at: len(terms[at].places))
        words = [term.native for term in terms]
        return native.code.promising_of(words, rarest, chosen.places, chosen.stretches, lengths, depth)
    scores = np.zeros(len(chosen.places))
    for term in terms:
        term.add(scores, chosen)
    matching = scores > 0
    return chosen.places[matching], scores[matching]


def _enough(
    places: NDArray[np.int32], scores: NDArray[np.float64], enough: float
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
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
