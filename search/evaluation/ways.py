"""Ways to fuse the rankings of one query, by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from search.commitment import committed
from search.engine import LEAST_DEPTH
from search.evaluation.scores import minmax
from search.fusion import DEFAULT_WEIGHTS, PLAIN_K, PLAIN_WEIGHTS, USUAL_K, checked_weights, tally
from search.nouns import LegName, Ranking
from search.usual import Scales

Way = Callable[[Sequence[Ranking], Scales | None], Sequence[str]]
"""Rankings, as deep as they were asked for, and the index's scales → ids, best first."""

CONSTANTS = (10.0, 30.0, 60.0, 100.0)
DEPTHS = (10, 20, 50, 100, 200)
WORD_WEIGHTS = (0.0, 0.25, 1.0)
"""Of `text-bm25`, beside the default; for every query the same."""

DEFAULT = f"default: k={USUAL_K:g}, depth={LEAST_DEPTH}"


def ways() -> dict[str, Way]:
    """Reciprocal rank fusion with several constants, depths and weights, and fusion by scores."""
    found: dict[str, Way] = {DEFAULT: by_ranks()}
    found |= {f"k={k:g}": by_ranks(k=k) for k in CONSTANTS if k != USUAL_K}
    found |= {f"depth={depth}": by_ranks(depth=depth) for depth in DEPTHS if depth != LEAST_DEPTH}
    found |= {f"text-bm25 × {weight:g}": by_ranks(weights={"text-bm25": weight}) for weight in WORD_WEIGHTS}
    found["the same weights for every query"] = by_ranks(weights=DEFAULT_WEIGHTS)
    found |= {f"every leg 1, k={k:g}": by_ranks(k=k, weights=PLAIN_WEIGHTS) for k in (USUAL_K, PLAIN_K)}
    found["min–max scores"] = lambda rankings, _: minmax(cut(rankings, LEAST_DEPTH), weights=PLAIN_WEIGHTS)
    return found


def by_ranks(*, k: float = USUAL_K, depth: int = LEAST_DEPTH, weights: Mapping[LegName, float] | None = None) -> Way:
    """Reciprocal rank fusion as an engine does it that is given these values; see `Engine.search`."""

    def fused(rankings: Sequence[Ranking], scales: Scales | None) -> Sequence[str]:
        shallow = cut(rankings, depth)
        weigh = committed(checked_weights(weights), shallow, scales, exact=weights or ())
        return tally(shallow, weights=weigh, k=k, depth=depth).ids

    return fused


def plain(rankings: Sequence[Ranking], scales: Scales | None) -> Sequence[str]:
    """As by default, but what a leg cannot see, it does not vote for."""
    return by_ranks()([replace(ranking, unseen=frozenset()) for ranking in rankings], scales)


def cut(rankings: Sequence[Ranking], depth: int) -> list[Ranking]:
    """The rankings as if only so many hits had been asked for.

    Example:
        >>> cut([Ranking("text-bm25", ("a", "b"), (2.0, 1.0))], 1)[0].ids
        ('a',)
    """
    return [replace(ranking, ids=ranking.ids[:depth], scores=ranking.scores[:depth]) for ranking in rankings]
