"""Whether one way to answer is better than another, or was lucky with these queries.

Sources: M. Smucker, J. Allan and B. Carterette, "A comparison of statistical significance tests for information
retrieval evaluation", CIKM 2007 (the paired randomisation test); B. Efron and R. Tibshirani, "An Introduction to the
Bootstrap", 1993 (percentile intervals); S. Holm, "A simple sequentially rejective multiple test procedure", 1979;
B. Phipson and G. Smyth, "Permutation p-values should never be zero", 2010.

scipy has both tests for one pair; here the draws are shared by all pairs of an evaluation, which makes two matrix
products of what would be hundreds of calls. The tests hold the two against each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

SEED = 20251122
DRAWS = 10_000
CONFIDENCE = 0.95

_AT_ONCE = 4_000_000
"""Numbers drawn at once: 32 megabytes."""

_SAME = 1e-12
"""Differences that are nothing but rounding."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A mean over queries with its bootstrap interval."""

    mean: float
    low: float
    high: float
    queries: int


@dataclass(frozen=True)
class Comparison:
    """The first against the second, over the queries that both could be asked.

    Attributes:
        first, second: the contenders.
        queries: how many both answered.
        difference: the mean of first less second, from `low` to `high` by the paired bootstrap.
        p: of the two-sided randomisation test: how often chance alone makes as large a difference.
        p_holm: the same, corrected by Holm for all comparisons made together.
        wins, losses: queries on which the first is better, and worse.
    """

    first: str
    second: str
    queries: int
    difference: float
    low: float
    high: float
    p: float
    p_holm: float
    wins: int
    losses: int

    @property
    def significant(self) -> bool:
        """At the level of .05, after the correction."""
        return self.p_holm < 1 - CONFIDENCE


def estimates(
    values: Mapping[str, Mapping[str, Mapping[str, float]]], *, seed: int = SEED
) -> dict[str, dict[str, Estimate]]:
    """The mean of each contender and measure with its interval.

    Args:
        values: contender → measure → query id → value.
        seed: of the draws.

    Example:
        >>> estimates({"fused": {"RR": {"q1": 1.0, "q2": 1.0}}})["fused"]["RR"]
        Estimate(mean=1.0, low=1.0, high=1.0, queries=2)
    """
    groups: dict[frozenset[str], list[tuple[str, str]]] = {}
    for name, of in values.items():
        for measure, known in of.items():
            groups.setdefault(frozenset(known), []).append((name, measure))
    found: dict[tuple[str, str], Estimate] = {}
    for queries, members in groups.items():
        columns = np.array([[values[a][b][query] for a, b in members] for query in sorted(queries)], np.float64)
        columns = columns.reshape(len(queries), len(members))
        means = columns.mean(axis=0) if len(queries) else np.zeros(len(members))
        low, high = _interval(columns, seed)
        for at, member in enumerate(members):
            found[member] = Estimate(float(means[at]), float(low[at]), float(high[at]), len(queries))
    return {name: {measure: found[name, measure] for measure in of} for name, of in values.items()}


def compared(
    values: Mapping[str, Mapping[str, float]], *, against: str | None = None, seed: int = SEED
) -> list[Comparison]:
    """Every pair of contenders, or one against every other; p-values corrected for all of them.

    Args:
        values: contender → query id → value of one measure.
        against: the first of every pair; by default all pairs are compared. Pairs without a common query are left out.
        seed: of the draws.

    Example:
        >>> [found] = compared({"a": {"q1": 1.0, "q2": 0.5}, "b": {"q1": 0.0, "q2": 0.5}})
        >>> found.difference, found.p, found.wins, found.losses
        (0.5, 1.0, 1, 0)
    """
    pairs = combinations(values, 2) if against is None else ((against, other) for other in values if other != against)
    groups: dict[frozenset[str], list[tuple[str, str]]] = {}
    for first, second in pairs:
        if common := frozenset(values[first]) & frozenset(values[second]):
            groups.setdefault(common, []).append((first, second))
    found = []
    for common, members in groups.items():
        queries = sorted(common)
        differences = np.array(
            [[values[first][query] - values[second][query] for first, second in members] for query in queries]
        )
        differences[np.abs(differences) < _SAME] = 0
        low, high = _interval(differences, seed)
        p = randomisation(differences, seed=seed)
        means, wins, losses = differences.mean(axis=0), (differences > 0).sum(axis=0), (differences < 0).sum(axis=0)
        found += [
            Comparison(
                first, second, len(queries), float(means[at]), float(low[at]), float(high[at]), float(p[at]), 1.0,
                int(wins[at]), int(losses[at]),
            )
            for at, (first, second) in enumerate(members)
        ]  # fmt: skip
    order = {name: place for place, name in enumerate(values)}
    found.sort(key=lambda one: (order[one.first], order[one.second]))
    return corrected(found)


def corrected(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons with their p-values corrected for all of these, whatever they were corrected for before."""
    p_values = holm([one.p for one in comparisons])
    return [replace(one, p_holm=p) for one, p in zip(comparisons, p_values, strict=True)]


def randomisation(differences: Floats, *, seed: int = SEED, draws: int = DRAWS) -> Floats:
    """p-values of the paired randomisation test: if the two were alike, the sign of each difference were chance.

    Args:
        differences: float64 (queries, pairs).
        seed: of the draws; where there are no more ways than draws to give out the signs, all of them are tried.

    Returns:
        float64 (pairs,), two-sided.

    Example:
        >>> randomisation(np.array([[1.0], [1.0], [1.0]]))  # 2 of the 8 ways are as far from 0
        array([0.25])
    """
    count = len(differences)
    observed = np.abs(differences.sum(axis=0)) - _SAME
    if 2**count <= draws:
        numbers = np.arange(2**count)[:, None] >> np.arange(count)
        signs = (numbers & 1) * 2.0 - 1
        return np.asarray((np.abs(signs @ differences) >= observed).mean(axis=0), np.float64)
    as_far = np.ones(differences.shape[1])  # what was observed is one of the ways
    rng = np.random.default_rng(seed)
    for rows in _chunks(draws, count):
        signs = rng.integers(0, 2, (rows, count), np.int8) * 2.0 - 1
        as_far += (np.abs(signs @ differences) >= observed).sum(axis=0)
    return np.asarray(as_far / (draws + 1), np.float64)


def holm(p: Sequence[float]) -> list[float]:
    """p-values corrected so that the chance of any false alarm among all of them stays at the level.

    Example:
        >>> holm([0.01, 0.04, 0.03])
        [0.03, 0.06, 0.06]
    """
    higher = [1.0] * len(p)
    highest = 0.0
    for place, at in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        highest = max(highest, min(1.0, (len(p) - place) * p[at]))
        higher[at] = highest
    return higher


def _interval(columns: Floats, seed: int) -> tuple[Floats, Floats]:
    """The percentile bootstrap's ends for the mean of each column; every column draws the same queries."""
    count = len(columns)
    if count == 0:
        nothing = np.zeros(columns.shape[1])
        return nothing, nothing
    rng = np.random.default_rng(seed)
    means = np.concatenate(
        [rng.multinomial(count, np.full(count, 1 / count), rows) @ columns / count for rows in _chunks(DRAWS, count)]
    )
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return np.asarray(low, np.float64), np.asarray(high, np.float64)


def _chunks(draws: int, count: int) -> Iterator[int]:
    size = max(1, _AT_ONCE // count)
    for start in range(0, draws, size):
        yield min(size, draws - start)
