"""Exact nearest neighbours, and the best of any scores with exact ties."""

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.ids import Ids
from search.nouns import Vector, Vectors
from search.threads import one_faiss_thread

SLACK = 1e-5
"""How far below the cut a first score may lie and still be looked at again: several times a float32 product's error."""

DIGITS = 6
"""Decimals of a cosine. Float32 vectors carry about seven; what lies beyond is noise of the encoder's batching and
would order copies of one picture by chance instead of by id."""

STEPS = 10.0**DIGITS

_ROWS_AT_ONCE = 8192

Near = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Rows and their cosines, in no order."""

Found = tuple[NDArray[np.integer], NDArray[np.float64]]
"""Places of documents and their scores, best first, ties by id."""


def close(vectors: Vectors, query: Vector, visible: NDArray[np.bool_], depth: int) -> Near:
    """The visible rows with the `depth` highest cosines, and all that tie with the last of them.

    Products of float32 only say who can be among the best; the cosines of these are then computed in double precision
    and rounded to `DIGITS` decimals: equal vectors have equal scores, and ties, also at the cut, go by id. The products
    are taken row by row (`vecdot`), which for one query is several times as fast as a matrix product: that waits for
    OpenBLAS's threads, on a busy machine for milliseconds.

    Args:
        vectors: float32 (n, dimension), rows of length 1 or, where there is none, 0.
        query: float32 (dimension,), of length 1.
        visible: bool (n,), the rows to look at.
        depth: how many are wanted.
    """
    places = np.flatnonzero(visible)
    if len(places) * 8 < len(visible):  # copying them is then cheaper than multiplying all
        return closest_of(vectors, query, places, depth)
    near = _near(np.vecdot(vectors, query)[places], depth)
    return places[near], cosines_of(vectors, query, places[near])


def closest_of(vectors: Vectors, query: Vector, rows: NDArray[np.int64], depth: int) -> Near:
    """The same among rows that are named."""
    if native.code is not None:
        return native.code.near(vectors, query, rows, depth, SLACK, STEPS)
    rising = np.sort(rows)  # neighbouring rows share pages of the file that they may have to be fetched from
    near = rising[_near(_products(vectors, query, rising), depth)]
    return near, cosines_of(vectors, query, near)


def nearest_of(vectors: Vectors, query: Vector, rows: NDArray[np.int64], depth: int, ids: Ids) -> Found:
    """The `best` of them."""
    if native.code is not None and ids.order is not None:
        found = native.code.nearest(vectors, query, rows, depth, SLACK, STEPS, ids.order)
        if found is not None:
            return found
    return best(*closest_of(vectors, query, rows, depth), depth, ids)


def closer(vectors: Vectors, query: Vector, rows: NDArray[np.int64], least: float) -> Near:
    """Of some rows those whose cosine is at least that."""
    if native.code is not None:
        return native.code.closer(vectors, query, rows, least, SLACK, STEPS)
    near = rows[_products(vectors, query, rows) >= least - SLACK]
    if not len(near):
        return near, np.empty(0)
    cosines = cosines_of(vectors, query, near)
    return near[cosines >= least], cosines[cosines >= least]


def _products(vectors: Vectors, query: Vector, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Products of some rows with the query, float32 (len(rows),); no row is copied before, which takes as long."""
    products = np.empty(len(rows), np.float32)
    if len(rows):
        pointers = (faiss.swig_ptr(array) for array in (products, query, vectors, rows))
        with one_faiss_thread():
            faiss.fvec_inner_products_by_idx(*pointers, vectors.shape[1], 1, len(rows))
    return products


def _near(products: NDArray[np.float32], depth: int) -> NDArray[np.bool_]:
    return products >= cut_of(products, depth) - SLACK


def best(places: NDArray[np.integer], scores: NDArray[np.float64], depth: int, ids: Ids) -> Found:
    """The `depth` highest of some scores, in the order `(-score, id)`, without sorting the rest.

    Args:
        places: (m,) numbers of documents.
        scores: (m,) their scores.
        depth: at most that many are returned.
        ids: every document's id, by its number.

    Example:
        >>> best(np.array([4, 7, 9]), np.array([0.5, 0.25, 0.5]), 2, Ids(list("abcdefghijk")))
        (array([4, 9]), array([0.5, 0.5]))
    """
    if native.code is not None and ids.order is not None:
        found = native.code.best(places, scores, depth, ids.order)
        if found is not None:
            return found
    if len(scores) > depth:
        cut = cut_of(scores, depth)
        above = np.flatnonzero(scores > cut)
        at = ids.lowest(places[scores == cut], depth - len(above))
        places = np.concatenate([places[above], at])
        scores = np.concatenate([scores[above], np.full(len(at), cut)])
    order = np.argsort(-scores, kind="stable")
    falling = scores[order]
    if (falling[1:] == falling[:-1]).any():
        order = np.lexsort((ids.standing(places), -scores))
    return places[order], falling


def cut_of(scores: NDArray[np.floating], depth: int) -> float:
    """The lowest score that belongs to the `depth` highest; what is no number, of a damaged file, is lower than any."""
    if len(scores) <= depth:
        return -np.inf
    highest = np.partition(scores, len(scores) - depth)[len(scores) - depth :]
    if np.isnan(highest).any():
        return cut_of(np.fmax(scores, -np.inf), depth)
    return float(highest[0])


def cosines_of(vectors: Vectors, query: Vector, places: NDArray[np.intp]) -> NDArray[np.float64]:
    """The cosines of some rows, float64, rounded to `DIGITS` decimals; equal vectors have equal ones."""
    if len(places) <= _ROWS_AT_ONCE:
        return _cosines(vectors[places], query)
    starts = range(0, len(places), _ROWS_AT_ONCE)
    parts = [_cosines(vectors[places[start : start + _ROWS_AT_ONCE]], query) for start in starts]
    return np.concatenate(parts)


def _cosines(rows: Vectors, query: Vector) -> NDArray[np.float64]:
    # `vecdot` sums every row by the same steps, wherever it stands, and adding 0 turns -0.0 into 0.0.
    cosines: NDArray[np.float64] = np.vecdot(rows.astype(np.float64), query.astype(np.float64))
    return cosines.round(DIGITS) + 0.0
