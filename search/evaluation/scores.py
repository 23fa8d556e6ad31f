"""Fusion by scores instead of ranks, to hold against reciprocal rank fusion: the weighted sum of min–max scores.

Sources: E. Fox and J. Shaw, "Combination of Multiple Searches", TREC-2, 1994 (CombSUM); J. H. Lee, "Analyses of
Multiple Evidence Combination", SIGIR 1997 (each ranking's scores brought to 0 … 1 first).
"""

from collections.abc import Mapping, Sequence

from search.fusion import checked_weights
from search.nouns import LegName, Ranking


def minmax(rankings: Sequence[Ranking], *, weights: Mapping[LegName, float] | None = None) -> list[str]:
    """Every document that some leg found, best first, ties by id.

    In each ranking the best score counts 1 and the worst 0, times the leg's weight; a document that a leg did not find
    gets nothing from it. A ranking of equal scores counts 1 throughout.

    Example:
        >>> minmax([Ranking("text-bm25", ("a", "b"), (2.0, 1.0)), Ranking("text-image", ("b", "c"), (0.9, 0.8))])
        ['a', 'b', 'c']
    """
    weigh = checked_weights(weights)
    totals: dict[str, float] = {}
    for ranking in rankings:
        if not ranking.scores:
            continue
        best, worst = ranking.scores[0], ranking.scores[-1]
        for id_, score in ranking:
            share = (score - worst) / (best - worst) if best > worst else 1.0
            totals[id_] = totals.get(id_, 0.0) + weigh[ranking.leg] * share
    return [id_ for _, id_ in sorted((-total, id_) for id_, total in totals.items())]
