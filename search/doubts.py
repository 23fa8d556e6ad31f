"""When to doubt an answer: nothing found is nearer than it would be to words that have nothing to do with the index."""

from collections.abc import Sequence

from search.indexes import Index
from search.nouns import LegName, Query, Ranking
from search.reasons import FILLERS
from search.usual import Scales
from search.words import words

_SAYS: tuple[LegName, ...] = ("text-caption", "text-image")
"""Legs that can tell whether words match: they ask with the text, and strangers were measured on them."""


def nothing_matches(index: Index, query: Query, rankings: Sequence[Ranking], scales: Scales | None) -> bool:
    """Whether even the best hits are no nearer to the query than the best hits of unrelated words are.

    Only words without a picture can be doubted, since there are no pictures that are unrelated to every collection. A
    caption that has all of the query's words is a match, however the vectors see it.

    Args:
        index: holds the captions.
        query: what was asked.
        rankings: what each leg found.
        scales: of the index; None, or legs whose strangers were not measured: nothing is doubted.
    """
    if scales is None or not query.text or query.image is not None:
        return False
    told = {ranking.leg: ranking for ranking in rankings if ranking.leg in _SAYS and ranking.leg in scales.legs}
    if not told:
        return False
    for leg, ranking in told.items():
        usual = scales.legs[leg]
        if usual.best is None or (ranking.scores and usual.z(ranking.scores[0]) > usual.best):
            return False
    return not _said(index, query.text, rankings)


def _said(index: Index, text: str, rankings: Sequence[Ranking]) -> bool:
    """Whether the best caption for the words has all of them that mean anything."""
    found = next((ranking.ids for ranking in rankings if ranking.leg == "text-bm25" and ranking.ids), ())
    telling = {word for word in words(text) if word not in FILLERS}
    captions = (document.caption for document in index.get(found[:1]).values())
    return any(telling and telling <= set(words(caption)) for caption in captions)
