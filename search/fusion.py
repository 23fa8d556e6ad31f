"""Weighted reciprocal rank fusion: many rankings become one by position alone.

Source: G. V. Cormack, C. L. A. Clarke, S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods", SIGIR 2009. The weights, and the imputed ranks for what a leg cannot see, are ours.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from search.errors import InvalidQuery
from search.nouns import LEG_NAMES, FusedHit, LegName, Place, Ranking

DEFAULT_WEIGHTS: Mapping[LegName, float] = {
    **dict.fromkeys(LEG_NAMES, 1.0),
    "text-bm25": 0.5,
    "both-image": 3.0,
    "image-caption": 0.5,
}
"""What each leg counts by itself where the caller says nothing; `search.commitment` says what of it for one query.

`text-bm25` and the constant below were chosen with `python -m search evaluate --experiment fusion` on one half of the
queries of several collections: with 1 and 60, the usual values, the fusion was worse than its best leg alone on some.
`both-image` alone asks with the whole of a question of words and a picture, against three legs that hear the words and
one that sees the picture; at 3 it is heard. `python -m benchmarks.judged` prints what "like this, but …" gains: chosen
on every other query, the weight gained as much on the rest. `image-caption` by default ranks only documents without a
picture, and a caption is weaker evidence of likeness than a picture: at .5 the nearest of them lands among pictures,
never above the picture that is the query itself."""


USUAL_K = 10.0
"""The constant where nobody says another. The paper's is 60, for rankings of a thousand hits. In rankings of fifty a
first place would then count only a third more than a twentieth."""

PLAIN_WEIGHTS: Mapping[LegName, float] = dict.fromkeys(LEG_NAMES, 1.0)
PLAIN_K = 60.0
"""The fusion of the paper: who names the legs of a search gets this, unless they say otherwise."""


def fuse(
    rankings: Sequence[Ranking], *, weights: Mapping[LegName, float] | None = None, k: float = USUAL_K, depth: int = 50
) -> list[FusedHit]:
    """Fuse any number of rankings: `score(d) = Σ weight / (k + rank(d))` over the legs.

    A document that a leg cannot see (it is in the ranking's `unseen`) is not punished for that: the leg counts for it
    with the rank max(its best rank among the legs that see it, depth / 2), marked as imputed. So the sum over a hit's
    legs always gives its score. An empty ranking is no vote: it imputes nothing and changes nothing.

    Args:
        rankings: each leg's hits, best first, one ranking per leg.
        weights: what each leg counts, see `DEFAULT_WEIGHTS` for those not named. A weight of 0 drops a leg.
        k: the constant that dampens the first ranks; `USUAL_K` by default.
        depth: how many hits each leg was asked for, the measure of imputed ranks.

    Returns:
        Every document that some leg found, best first; ties by id, so that the order of the legs never matters.

    Raises:
        InvalidQuery: a weight that is negative or not finite or names no leg, a k that is not a number ≥ 0, or two
            rankings of one leg.

    Example:
        >>> legs = [Ranking("text-caption", ("a", "b"), (0.7, 0.6)), Ranking("text-image", ("b", "c"), (0.9, 0.8))]
        >>> [(hit.id, round(hit.score, 5)) for hit in fuse(legs, k=60)]
        [('b', 0.03252), ('a', 0.01639), ('c', 0.01613)]
    """
    fused = tally(rankings, weights=weights, k=k, depth=depth)
    places = fused.places(fused.ids)
    return [FusedHit(id_, fused.scores[id_], places[id_]) for id_ in fused.ids]


@dataclass(frozen=True)
class Tally:
    """What `fuse` makes hits of: every document's score, and its places for whoever asks for them.

    Attributes:
        ids: every document that some leg found, best first; ties by id.
        scores: their fused scores.
        voting: the rankings that count, none empty.
        imputed: rank by id, in each of these legs that cannot see everything, for what it cannot see.
    """

    ids: Sequence[str]
    scores: Mapping[str, float]
    voting: Sequence[Ranking]
    imputed: Mapping[LegName, Mapping[str, int]]

    def places(self, ids: Iterable[str]) -> dict[str, dict[LegName, Place]]:
        """Where each leg that counts for them put these documents; the imputed places behind the others."""
        places: dict[str, dict[LegName, Place]] = {id_: {} for id_ in ids}
        for ranking in self.voting:
            for rank, id_ in enumerate(ranking.ids, 1):
                if id_ in places:
                    places[id_][ranking.leg] = Place(rank, ranking.scores[rank - 1])
        for leg, ranks in self.imputed.items():
            for id_ in places.keys() & ranks.keys():
                places[id_][leg] = Place(ranks[id_], imputed=True)
        return places


def tally(
    rankings: Sequence[Ranking], *, weights: Mapping[LegName, float] | None = None, k: float = USUAL_K, depth: int = 50
) -> Tally:
    """The same as `fuse`, which says what is taken and raised, with the places of only those documents that are shown.

    Example:
        >>> fused = tally([Ranking("text-bm25", ("b", "a"), (2.0, 1.0))], k=0)
        >>> fused.ids, fused.scores["a"], fused.places(["a"])["a"]
        (['b', 'a'], 0.25, {'text-bm25': Place(rank=2, score=1.0, imputed=False, z=None)})
    """
    weigh = checked_weights(weights)
    if not (math.isfinite(k) and k >= 0):
        raise InvalidQuery(f"the fusion's constant k is {k}; give a number of at least 0 ({USUAL_K:g} is usual)")
    voting = [ranking for ranking in rankings if len(ranking) and weigh[ranking.leg] > 0]
    if len({ranking.leg for ranking in voting}) < len(voting):
        raise InvalidQuery("two rankings are of one leg; give each leg's hits as one ranking")
    imputed = _imputed(voting, depth)
    ranked: list[tuple[LegName, Iterable[tuple[str, int]]]] = [
        (ranking.leg, zip(ranking.ids, count(1), strict=False)) for ranking in voting
    ]
    ranked += [(leg, ranks.items()) for leg, ranks in imputed.items()]
    scores: dict[str, float] = {}
    several: dict[str, list[float]] = {}
    for leg, ranks in ranked:
        weight = weigh[leg]
        for id_, rank in ranks:
            share = weight / (k + rank)
            if id_ in scores:  # most documents come from one leg alone and have nothing to add up
                several.setdefault(id_, [scores[id_]]).append(share)
            else:
                scores[id_] = share
    scores |= {id_: math.fsum(shares) for id_, shares in several.items()}
    ids = sorted(sorted(scores), key=scores.__getitem__, reverse=True)  # which keeps equals in the order of their ids
    return Tally(ids, scores, voting, imputed)


def _imputed(voting: Sequence[Ranking], depth: int) -> dict[LegName, dict[str, int]]:
    """By leg, the ranks that documents get in those that cannot see them."""
    blind = [ranking for ranking in voting if ranking.unseen]
    if not blind:
        return {}
    best: dict[str, int] = {}
    for ranking in voting:
        for rank, id_ in enumerate(ranking.ids, 1):
            best[id_] = min(rank, best.get(id_, rank))
    return {
        ranking.leg: {id_: max(best[id_], depth // 2, 1) for id_ in ranking.unseen & best.keys()} for ranking in blind
    }


def checked_weights(
    weights: Mapping[LegName, float] | None, others: Mapping[LegName, float] = DEFAULT_WEIGHTS
) -> dict[LegName, float]:
    """The weight of every leg: the caller's where given, else one of the others.

    Raises:
        InvalidQuery: a weight that is negative or not finite, or names no leg.
    """
    for leg, weight in (weights or {}).items():
        if leg not in LEG_NAMES:
            raise InvalidQuery(f"there is no leg '{leg}' to weigh; the legs are {', '.join(LEG_NAMES)}")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight) or weight < 0:
            raise InvalidQuery(f"the weight of {leg} is {weight!r}; give a number of at least 0 (0 drops the leg)")
    return {**others, **(weights or {})}
