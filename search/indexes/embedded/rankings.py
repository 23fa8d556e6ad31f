"""From the places that legs found to rankings: every document's id, and which of them a leg cannot see."""

from collections.abc import Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.answers import PART_OF
from search.indexes.embedded.knn import Found
from search.indexes.embedded.memory import Snapshot
from search.nouns import Leg, Ranking


def rankings(snapshot: Snapshot, legs: Sequence[Leg], found: Sequence[Found]) -> list[Ranking]:
    """One ranking for each leg, in their order.

    Args:
        snapshot: that was searched.
        legs: what was asked, at least one.
        found: each leg's places and scores, best first.
    """
    places = np.concatenate([places for places, _ in found])
    ids = snapshot.ids.some(places)
    ranked, begin = [], 0
    for leg, (_, scores) in zip(legs, found, strict=True):
        end = begin + len(scores)
        seen = _seen(snapshot, leg, places)
        everything = np.count_nonzero(seen) == len(seen)
        unseen = frozenset() if everything else frozenset(compress(ids, (~seen).tolist()))
        ranked.append(Ranking(leg.name, tuple(ids[begin:end]), tuple(scores.tolist()), unseen))
        begin = end
    return ranked


def _seen(snapshot: Snapshot, leg: Leg, places: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which of the documents a leg can see at all."""
    seen: NDArray[np.bool_] = snapshot.visible(PART_OF[leg.name])[places]
    return seen & ~snapshot.has["image"][places] if leg.only_without_image else seen
