"""How much each leg counts for one query: a leg whose best hits stand apart knows more than one that finds all alike.

The spread of a ranking's best scores foretells how good the ranking is: normalised query commitment, A. Shtok, O.
Kurland and D. Carmel, "Predicting Query Performance by Query Drift Estimation", ACM TOIS 30(2), 2012. Here it weighs
rankings of the same query against each other. A query such as "a man holding a sign in the rain" parts captions better
than pictures; a name of a thing that every caption has parts pictures better. `python -m search evaluate --experiment
fusion` shows what it is worth beside fixed weights.
"""

import math
from collections.abc import Container, Mapping, Sequence

import numpy as np

from search.nouns import LegName, Ranking
from search.usual import Scales

FIRST = 50
"""The hits of a ranking that are looked at."""

LEAST = 5
"""Hits below which the spread of a ranking of vectors says nothing."""

SHARE = 0.25
"""The least that one of two legs is left with of what both count together."""

FAINT = 0.1
"""Of its weight that BM25's leg always keeps: what it alone finds is still found."""


def committed(
    weights: Mapping[LegName, float], rankings: Sequence[Ranking], scales: Scales | None, exact: Container[str] = ()
) -> dict[LegName, float]:
    """The weights for one query.

    `text-caption` and `text-image` ask with the same vector: what they count together is parted between them in
    proportion to the variance of their best scores, in z-scores, since captions and pictures have different scales.
    `text-bm25` counts by how far its scores fall over its first hits: in full where it finds only a few documents, by
    a fifth where the last of FIRST still has four fifths of the best score. The other legs count what they count.

    Args:
        weights: what each leg counts by itself.
        rankings: what the legs found.
        scales: of the index; None where nothing was measured: then vectors' legs count what they count.
        exact: legs whose weight stays as it is.

    Returns:
        A weight for each leg of `weights`; 0 only where it was 0.

    Example:
        >>> found = Ranking("text-bm25", tuple(map(str, range(50))), (5.0,) + 49 * (4.0,))
        >>> round(committed({"text-bm25": 0.5}, [found], None)["text-bm25"], 3)
        0.1
    """
    factors = _shares(rankings, scales) | _words(rankings)
    return {leg: weight if leg in exact else weight * factors.get(leg, 1.0) for leg, weight in weights.items()}


def _shares(rankings: Sequence[Ranking], scales: Scales | None) -> dict[LegName, float]:
    variances: dict[LegName, float] = {}
    for ranking in rankings:
        usual = scales.legs.get(ranking.leg) if scales is not None else None
        if ranking.leg in ("text-caption", "text-image") and usual is not None and len(ranking) >= LEAST:
            variances[ranking.leg] = (_deviation(ranking.scores[:FIRST]) / usual.spread) ** 2
    total = sum(variances.values())
    if len(variances) < 2 or total == 0:
        return {}
    return {leg: 2 * min(max(variance / total, SHARE), 1 - SHARE) for leg, variance in variances.items()}


def _deviation(scores: Sequence[float]) -> float:
    """What `np.std` gives, which takes longer to look at what it was given than to compute it."""
    away = np.array(scores, np.float64)
    away -= np.add.reduce(away) / len(away)
    return math.sqrt(np.add.reduce(away * away) / len(away))


def _words(rankings: Sequence[Ranking]) -> dict[LegName, float]:
    for ranking in rankings:
        if ranking.leg == "text-bm25" and len(ranking) and ranking.scores[0] > 0:
            # Behind a shorter ranking come documents without any of the words, which have 0.
            last = ranking.scores[FIRST - 1] if len(ranking) >= FIRST else 0.0
            return {ranking.leg: max(1 - last / ranking.scores[0], FAINT)}
    return {}
