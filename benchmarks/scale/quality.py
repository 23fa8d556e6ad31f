"""How near rankings come to the exact ones."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids: TypeAlias = Sequence[int] | NDArray[np.int64]

K = 60
"""Reciprocal rank fusion's constant."""

DEPTH = 50
"""Hits of each leg."""

TOP = 10
"""Hits of an answer."""


def fused(rankings: Sequence[Ids]) -> list[int]:
    """The first `TOP` by reciprocal rank fusion, ties by number.

    Example:
        >>> fused([[4, 7], [7, 9]])
        [7, 4, 9]
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, number in enumerate(ranking, start=1):
            scores[int(number)] = scores.get(int(number), 0.0) + 1 / (K + rank)
    return sorted(scores, key=lambda number: (-scores[number], number))[:TOP]


def recall(found: Sequence[Ids], exact: Sequence[Ids], depth: int) -> float:
    """The share of the exact first `depth` that is among the first `depth` found, over the queries that were answered.

    Example:
        >>> recall([[1, 2, 3, 4]], [[1, 3, 9, 2]], 4)
        0.75
    """
    shares = [
        len({*map(int, ours[:depth])} & {*map(int, theirs[:depth])}) / min(depth, len(theirs))
        for ours, theirs in zip(found, exact, strict=False)
        if len(theirs)
    ]
    return float(np.mean(shares))


def agreement(found: Sequence[Ids], allowed: Sequence[Ids]) -> float:
    """The share of the first `TOP` found that an exact ranking could have there, whatever the order of its ties.

    Args:
        found: rankings.
        allowed: of each query all documents that score no less than the exact ranking's hit at `TOP`.

    Example:
        >>> agreement([[1, 2, 5]], [[1, 3, 5]])
        0.6666666666666666
    """
    shares = [
        len({*map(int, ours[:TOP])} & {*map(int, theirs)}) / min(TOP, len(theirs))
        for ours, theirs in zip(found, allowed, strict=False)
        if len(theirs)
    ]
    return float(np.mean(shares))
