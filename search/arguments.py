"""What a caller may ask of a search beside the query: numbers within their bounds, vectors that fit."""

import math

import numpy as np
from numpy.typing import ArrayLike

from search.errors import InvalidQuery
from search.nouns import Vector


def check_arguments(
    *, top: int, offset: int, depth: int | None, clusters: int, pool: int, balance: float, diversify: str | None
) -> None:
    """Refuse what makes no sense; the arguments are those of `Engine.search`.

    Raises:
        InvalidQuery: one of them is no whole number or too small, `balance` is not between 0 and 1, or there is no such
            way to diversify.
    """
    least = {"top": (top, 1), "offset": (offset, 0), "depth": (depth, 1), "clusters": (clusters, 1), "pool": (pool, 1)}
    for name, (value, lowest) in least.items():
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < lowest):
            raise InvalidQuery(f"{name} is {value!r}; give a whole number of at least {lowest}")
    if not (isinstance(balance, int | float) and 0 <= balance <= 1):
        raise InvalidQuery(f"balance is {balance!r}; give a number from 0 (variety) to 1 (relevance)")
    if diversify not in (None, "kmeans", "mmr"):
        raise InvalidQuery(f"diversify is {diversify!r}; give 'kmeans', 'mmr' or None")


def checked_vector(vector: ArrayLike, name: str, dimension: int) -> Vector:
    """A query vector made elsewhere as float32 (dimension,), L2-normalised.

    Raises:
        InvalidQuery: it has another shape, is zero or not finite; `name` says in the message which one it is.

    Example:
        >>> checked_vector([3, 4], "text_vector", 2)
        array([0.6, 0.8], dtype=float32)
    """
    row = np.asarray(vector, np.float32)
    if row.shape != (dimension,):
        raise InvalidQuery(f"{name} has the shape {row.shape}; the index's vectors have the shape ({dimension},)")
    length = math.sqrt(row.dot(row))
    if not (math.isfinite(length) and length > 0):
        raise InvalidQuery(f"{name} is not a finite vector other than zero")
    return np.asarray(row / length, np.float32)
