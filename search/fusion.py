"""Weighted reciprocal rank fusion: many rankings become one by position alone.

Source: G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods", SIGIR 2009. The weights, and the imputed ranks for what a leg cannot see, are ours.
"""

import math
from collections.abc import Mapping, Sequence

from search.errors import InvalidQuery
from search.nouns import LEG_NAMES, FusedHit, LegName, Place, Ranking

DEFAULT_WEIGHTS: Mapping[LegName, float] = {**dict.fromkeys(LEG_NAMES, 1.0), "both-image": 3.0, "image-caption": 0.5}
"""What each leg counts where the caller says nothing.

`both-image` alone asks with the whole of a question of words and a picture, against three legs that hear the words and
one that sees the picture; at 3 it is heard. `python -m benchmarks.judged` prints what "like this, but …" gains: chosen
on every other query, the weight gained as much on the rest. `image-caption` by default ranks only documents without a
picture, and a caption is weaker evidence of likeness than a picture: at .5 the nearest of them lands among pictures,
never above the picture that is the query itself."""


def fuse(
    rankings: Sequence[Ranking], *, weights: Mapping[LegName, float] | None = None, k: float = 60, depth: int = 50
) -> list[FusedHit]:
    """Fuse any number of rankings: `score(d) = Σ weight / (k + rank(d))` over the legs.

    A document that a leg cannot see (it is in the ranking's `unseen`) is not punished for that: the leg counts for it
    with the rank max(its best rank among the legs that see it, depth / 2), marked as imputed. So the sum over a hit's
    legs always gives its score. An empty ranking is no vote: it imputes nothing and changes nothing.

    Args:
        rankings: each leg's hits, best first, one ranking per leg.
        weights: what each leg counts, see `DEFAULT_WEIGHTS` for those not named. A weight of 0 drops a leg.
        k: the constant that dampens the first ranks; the paper's 60 by default.
        depth: how many hits each leg was asked for, the measure of imputed ranks.

    Returns:
        Every document that some leg found, best first; ties by id, so that the order of the legs never matters.

    Raises:
        InvalidQuery: a weight that is negative or not finite or names no leg, or a k that is not a number ≥ 0.

    Example:
        >>> legs = [Ranking("text-bm25", ("a", "b"), (2.0, 1.0)), Ranking("text-image", ("b", "c"), (0.9, 0.8))]
        >>> [(hit.id, round(hit.score, 5)) for hit in fuse(legs)]
        [('b', 0.03252), ('a', 0.01639), ('c', 0.01613)]
    """
    weigh = checked_weights(weights)
    if not (math.isfinite(k) and k >= 0):
        raise InvalidQuery(f"the fusion's constant k is {k}; give a number of at least 0 (60 is usual)")
    voting = [ranking for ranking in rankings if len(ranking) and weigh[ranking.leg] > 0]
    places: dict[str, dict[LegName, Place]] = {}
    for ranking in voting:
        for rank, (id_, score) in enumerate(ranking, start=1):
            places.setdefault(id_, {})[ranking.leg] = Place(rank, score)
    for ranking in voting:
        for id_ in ranking.unseen & places.keys():
            best = min(place.rank for place in places[id_].values() if not place.imputed)
            places[id_][ranking.leg] = Place(max(best, depth // 2, 1), imputed=True)
    hits = [
        FusedHit(id_, math.fsum(weigh[leg] / (k + place.rank) for leg, place in legs.items()), legs)
        for id_, legs in places.items()
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))


def checked_weights(weights: Mapping[LegName, float] | None) -> dict[LegName, float]:
    """The weight of every leg: the caller's where given, else the default.

    Raises:
        InvalidQuery: a weight that is negative or not finite, or names no leg.
    """
    for leg, weight in (weights or {}).items():
        if leg not in LEG_NAMES:
            raise InvalidQuery(f"there is no leg '{leg}' to weigh; the legs are {', '.join(LEG_NAMES)}")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight) or weight < 0:
            raise InvalidQuery(f"the weight of {leg} is {weight!r}; give a number of at least 0 (0 drops the leg)")
    return {**DEFAULT_WEIGHTS, **(weights or {})}
