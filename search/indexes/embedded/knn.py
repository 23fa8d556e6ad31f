"""Exact nearest neighbours by matrix product, and the best of any scores with exact ties."""

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.ids import Ids
from search.nouns import Vector, Vectors

SLACK = 1e-5
"""How far below the cut a first score may lie and still be looked at again: several times a float32 product's error."""

DIGITS = 6
"""Decimals of a cosine. Float32 vectors carry about seven; what lies beyond is noise of the encoder's batching and
would order copies of one picture by chance instead of by id."""

_ROWS_AT_ONCE = 8192


Near = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Rows and their cosines, in no order."""


def close(vectors: Vectors, query: Vector, visible: NDArray[np.bool_], depth: int) -> Near:
    """The visible rows with the `depth` highest cosines, and all that tie with the last of them.

    A matrix product may give equal rows scores that differ in the last bit, depending on where in the matrix they stand
    (OpenBLAS does). So it only says who can be among the best; their cosines are then computed row by row in double
    precision and rounded to `DIGITS` decimals: equal vectors have equal scores, and ties, also at the cut, go by id.

    Args:
        vectors: float32 (n, dimension), rows of length 1 or, where there is none, 0.
        query: float32 (dimension,), of length 1.
        visible: bool (n,), the rows to look at.
        depth: how many are wanted.
    """
    places = np.flatnonzero(visible)
    if len(places) * 8 < len(visible):  # copying them is then cheaper than multiplying all
        return closest_of(vectors, query, places, depth)
    return _exact(vectors, query, places, (vectors @ query)[places], depth)


def closest_of(vectors: Vectors, query: Vector, rows: NDArray[np.int64], depth: int) -> Near:
    """The same among rows that are named."""
    return _exact(vectors, query, rows, vectors[rows] @ query, depth)


def _exact(vectors: Vectors, query: Vector, rows: NDArray[np.int64], first: NDArray[np.float32], depth: int) -> Near:
    near = rows[first >= _cut(first, depth) - SLACK]
    return near, cosines_of(vectors, query, near)


def best(
    places: NDArray[np.integer], scores: NDArray[np.float64], depth: int, ids: Ids
) -> tuple[list[int], list[float]]:
    """The `depth` highest of some scores, in the order `(-score, id)`, without sorting the rest.

    Args:
        places: (m,) numbers of documents.
        scores: (m,) their scores.
        depth: at most that many are returned.
        ids: every document's id, by its number.

    Example:
        >>> best(np.array([4, 7, 9]), np.array([0.5, 0.25, 0.5]), 2, Ids(list("abcdefghijk")))
        ([4, 9], [0.5, 0.5])
    """
    cut = _cut(scores, depth)
    above, at = scores > cut, scores == cut
    first = places[above].tolist()
    first += ids.lowest(places[at], depth - len(first)) if at.any() else []
    score = dict(zip(places[above].tolist(), scores[above].tolist(), strict=True))
    ranked = sorted(first, key=lambda place: -score.get(place, cut))
    values = [score.get(place, cut) for place in ranked]
    if len(set(values)) < len(values):
        rising = sorted(ranked)
        name = dict(zip(rising, ids.some(rising), strict=True))
        ranked.sort(key=lambda place: (-score.get(place, cut), name[place]))
    return ranked, values


def _cut(scores: NDArray[np.floating], depth: int) -> float:
    """The lowest score that belongs to the `depth` highest."""
    if len(scores) <= depth:
        return -np.inf
    return float(np.partition(scores, len(scores) - depth)[len(scores) - depth])


def cosines_of(vectors: Vectors, query: Vector, places: NDArray[np.intp]) -> NDArray[np.float64]:
    """The cosines of some rows, float64, rounded to `DIGITS` decimals; equal vectors have equal ones."""
    cosines = np.empty(len(places))
    exact = query.astype(np.float64)
    for start in range(0, len(places), _ROWS_AT_ONCE):
        rows = vectors[places[start : start + _ROWS_AT_ONCE]].astype(np.float64)
        # Not `@`: NumPy sums every row by the same steps, wherever it stands.
        cosines[start : start + _ROWS_AT_ONCE] = (rows * exact).sum(axis=1)
    # Adding 0 turns -0.0 into 0.0.
    return cosines.round(DIGITS) + 0.0
