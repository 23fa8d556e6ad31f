"""Ways to fuse the rankings of one query, by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from search.evaluation.retrieved import DEPTH
from search.evaluation.scores import minmax
from search.fusion import USUAL_K, tally
from search.nouns import LegName, Ranking

Way = Callable[[Sequence[Ranking]], Sequence[str]]
"""Rankings, as deep as they were asked for → ids, best first."""

CONSTANTS = (10.0, 30.0, 60.0, 100.0)
DEPTHS = (10, 20, 50, 100, 200)
WORD_WEIGHTS = (0.0, 0.25, 0.5)
"""Of `text-bm25`, beside the default."""

DEFAULT = f"RRF k={USUAL_K:g} depth={DEPTH}"


def ways() -> dict[str, Way]:
    """Reciprocal rank fusion with several constants, depths and weights of the words' leg, and fusion by scores."""
    found: dict[str, Way] = {DEFAULT: by_ranks()}
    for k in CONSTANTS:
        found[f"RRF k={k:g} depth={DEPTH}"] = by_ranks(k=k)
    for depth in DEPTHS:
        found[f"RRF k={USUAL_K:g} depth={depth}"] = by_ranks(depth=depth)
    for weight in WORD_WEIGHTS:
        for k in (10.0, 60.0):
            found[f"RRF k={k:g}, text-bm25 × {weight:g}"] = by_ranks(k=k, weights={"text-bm25": weight})
    found[f"min–max depth={DEPTH}"] = lambda rankings: minmax(cut(rankings, DEPTH))
    return found


def by_ranks(*, k: float = USUAL_K, depth: int = DEPTH, weights: Mapping[LegName, float] | None = None) -> Way:
    """Reciprocal rank fusion, see `search.fusion.fuse`; legs without a weight here have the default one."""
    return lambda rankings: tally(cut(rankings, depth), weights=weights, k=k, depth=depth).ids


def plain(rankings: Sequence[Ranking]) -> Sequence[str]:
    """Reciprocal rank fusion as the paper has it: what a leg cannot see, it does not vote for."""
    return tally([replace(ranking, unseen=frozenset()) for ranking in cut(rankings, DEPTH)], depth=DEPTH).ids


def cut(rankings: Sequence[Ranking], depth: int) -> list[Ranking]:
    """The rankings as if only so many hits had been asked for.

    Example:
        >>> cut([Ranking("text-bm25", ("a", "b"), (2.0, 1.0))], 1)[0].ids
        ('a',)
    """
    return [replace(ranking, ids=ranking.ids[:depth], scores=ranking.scores[:depth]) for ranking in rankings]
