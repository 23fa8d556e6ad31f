"""Queries in two halves: what is chosen on one is reported on the other, so that nothing is praised for its luck."""

from collections.abc import Iterable, Mapping
from random import Random

from search.evaluation.measures import Values


def halves(queries: Iterable[str], seed: int) -> tuple[frozenset[str], frozenset[str]]:
    """For choosing and for reporting; the same queries and seed give the same halves.

    Example:
        >>> sorted(map(len, halves(["a", "b", "c"], seed=1)))
        [1, 2]
    """
    order = sorted(queries)
    Random(seed).shuffle(order)  # noqa: S311 -- a split, not a secret
    middle = len(order) // 2
    return frozenset(order[:middle]), frozenset(order[middle:])


def folds(queries: Iterable[str], count: int, seed: int) -> list[frozenset[str]]:
    """The queries in so many parts of nearly equal size.

    Example:
        >>> sorted(map(len, folds(["a", "b", "c"], 2, seed=1)))
        [1, 2]
    """
    order = sorted(queries)
    Random(seed).shuffle(order)  # noqa: S311 -- a split, not a secret
    return [frozenset(order[place::count]) for place in range(count)]


def part(values: Values, queries: frozenset[str]) -> dict[str, dict[str, Mapping[str, float]]]:
    """The values of those queries alone."""
    return {
        name: {
            measure: {query: value for query, value in known.items() if query in queries}
            for measure, known in of.items()
        }
        for name, of in values.items()
    }
