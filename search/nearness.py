"""Which hits are nearly as near to the query as the best: those that variety may bring up.

In a small collection the first fifty hits reach far beyond what answers the query. Spread apart by their pictures
alone, what answers nothing would make groups of its own and take turns with what does.
"""

from collections.abc import Sequence
from statistics import fmean, median

from search.nouns import Ranking
from search.usual import Scales

BEST = 10
"""The hits whose middle nearness the others are held against."""

ENOUGH = 0.8
"""Of that nearness. `python -m search evaluate --experiment diversity` prints what variety then costs and brings."""


LEAST_NEAR = 1.0
"""The z-score below which the best are no nearer than unrelated things often are, and nearness parts nothing."""


def near_enough(ids: Sequence[str], rankings: Sequence[Ranking], scales: Scales | None, *, least: int) -> list[str]:
    """Those of the documents that are near enough, in their order.

    A document's nearness is its mean z-score over the legs of vectors that can see it; a leg that did not find it
    gives it that of its last hit.

    Args:
        ids: documents, best first.
        rankings: what the legs found.
        scales: of the index. With None, with no leg that has a scale, and where nothing is near, all are near enough.
        least: how many are taken in any case.

    Example:
        >>> found = Ranking("text-image", tuple("abcd"), (0.8, 0.8, 0.7, 0.6))
        >>> near_enough("abcd", [found], Scales(99, {"text-image": Usual(0.0, 0.1)}), least=1)
        ['a', 'b', 'c']
    """
    if scales is None:
        return list(ids)
    legs = []
    for ranking in rankings:
        usual = scales.legs.get(ranking.leg)
        if usual is not None and len(ranking):
            found = dict(zip(ranking.ids, map(usual.z, ranking.scores), strict=True))
            legs.append((found, usual.z(ranking.scores[-1]), ranking.unseen))
    nearness = {
        id_: fmean(seen)
        for id_ in ids
        if (seen := [found.get(id_, last) for found, last, unseen in legs if id_ not in unseen])
    }
    if not nearness:
        return list(ids)
    middle = median(list(nearness.values())[:BEST])
    if middle < LEAST_NEAR:
        return list(ids)
    wanted = ENOUGH * middle
    near = {id_ for id_ in ids if nearness.get(id_, wanted) >= wanted}
    for id_ in ids:
        if len(near) >= least:
            break
        near.add(id_)
    return [id_ for id_ in ids if id_ in near]
