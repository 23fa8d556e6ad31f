"""Nearest neighbours among many vectors: inverted lists of short codes, then the vectors themselves.

FAISS sorts the vectors into lists by k-means and keeps of each a code of four bits for every two or four dimensions
(product quantisation: H. Jégou, M. Douze, C. Schmid, PAMI 2011), laid out so that the processor compares 32 of them at
once (F. André, A.-M. Kermarrec, N. Le Scouarnec, "Cache locality is not enough", VLDB 2015). A search looks through the
lists nearest to the query, takes the codes that seem best, and only for those reads the vectors as they were stored,
from a file mapped into memory: so the cosines are exact, and what can be missed is only what the codes misjudge. How
many lists and codes that takes is measured on the index's own vectors.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded import native
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.efforts import DEPTH, Asked, Effort, Lists, stretches
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import Found, Near, closest_of, nearest_of
from search.nouns import Vector, Vectors
from search.threads import one_faiss_thread

LISTS_PER_ROOT = 1.2
"""Lists per square root of the vectors, rounded to a power of two: 512 for 100,000, 1,024 for a million."""

LEARNED_PER_LIST = 40
"""Vectors per list that k-means learns from."""

ROUNDS = 6
"""Of k-means: more move the middles of lists by less than it matters."""

SIZES = (2, 4, 8)
"""Dimensions that half a byte may stand for, from the finest codes to the coarsest."""

BESIDE_CODE = 8
"""Bytes of a document's number."""

NEAREST_FIRST = 11
"""FAISS's way through the lists of one query in the order of their nearness, with a reservoir: what lies in later lists
is mostly turned away. By itself FAISS goes through them as they lie in memory, which suits many queries at once."""

AS_MEASURED = 2.0
"""Up to so many times as many lists as were measured, the reach still says which."""


class Neighbours:
    """The vectors of one field, searched approximately. Any number of threads may search at once.

    Args:
        codes: the lists, from `learned`; the vectors' numbers in it are their rows.
        vectors: float32 (n, dimension), L2-normalised, zero where there is none; usually mapped from a file.
        efforts: what each way of asking takes.
    """

    def __init__(self, codes: Any, vectors: Vectors, efforts: Mapping[Asked, Effort]) -> None:
        self._codes, self._lists = codes, Lists(codes)
        self._vectors = vectors
        self.efforts = efforts

    def near(self, query: Vector, asked: Asked, depth: int, chosen: Chosen | None) -> Near:
        """The `depth` nearest rows as far as they are found, with their exact cosines.

        Args:
            query: float32 (dimension,), L2-normalised.
            asked: what kind of vector it is.
            depth: how many are wanted.
            chosen: the documents to look at; None for all.
        """
        return closest_of(self._vectors, query, self._found(query, asked, depth, chosen), depth)

    def best(self, query: Vector, asked: Asked, depth: int, ids: Ids) -> Found:
        """The `depth` nearest of all rows as far as they are found, in the order `(-cosine, id)`; see `near`."""
        return nearest_of(self._vectors, query, self._found(query, asked, depth, None), depth, ids)

    def _found(self, query: Vector, asked: Asked, depth: int, chosen: Chosen | None) -> NDArray[np.int64]:
        """The rows whose vectors are compared."""
        effort, deeper = self.efforts[asked], max(1.0, depth / DEPTH)
        # The nearest of a few lie in more lists than the nearest of all: ten times as many for one in a hundred.
        share = 1.0 if chosen is None else chosen.share
        further = deeper * share**-0.5
        query = np.ascontiguousarray(query)
        count = min(round(effort.codes * deeper), self._codes.ntotal)
        if native.code is not None and chosen is None and deeper == 1.0:
            middles, sizes = self._lists.middles, self._lists.sizes
            near = native.code.lists(middles, sizes, query, effort.lists, effort.reach, count)
            return self._candidates(query, *near, count, None)
        likeness = np.vecdot(self._lists.middles, query)
        nearest = np.argsort(-likeness)
        lists = effort.lists
        if further <= AS_MEASURED:
            lists = min(lists, int(np.count_nonzero(likeness >= likeness[nearest[0]] - effort.reach)))
        enough = int(np.searchsorted(self._lists.sizes[nearest].cumsum(), count / share)) + 1
        lists = max(round(lists * further), enough)
        found = self._candidates(query, nearest[:lists], likeness[nearest[:lists]], count, chosen)
        while len(found) < count and lists < len(nearest):  # what is chosen may lie far away
            lists *= 3
            found = self._candidates(query, nearest[:lists], likeness[nearest[:lists]], count, chosen)
        return found

    def _candidates(
        self,
        query: Vector,
        lists: NDArray[np.int64],
        near: NDArray[np.float32],
        count: int,
        chosen: Chosen | None,
    ) -> NDArray[np.int64]:
        """The rows of the `count` codes in these lists that seem nearest."""
        how = _looking(len(lists))
        if chosen is not None:
            how = faiss.SearchParametersIVF(nprobe=len(lists), sel=chosen.selector)
        cosines, rows = np.empty(count, np.float32), np.empty(count, np.int64)
        # FAISS only points at these arrays.
        asked, where, said, *found = map(faiss.swig_ptr, (query, lists, near, cosines, rows))
        with one_faiss_thread():
            self._codes.search_preassigned_c(1, asked, count, where, said, *found, False, how)
        return rows if rows[-1] >= 0 else rows[rows >= 0]  # where there are fewer, -1 stands behind them


@lru_cache(maxsize=1024)
def _looking(lists: int) -> Any:
    """How FAISS is told through how many lists to look; making that takes longer than some searches' other steps."""
    return faiss.SearchParametersIVF(nprobe=lists)


def learned(vectors: Vectors, rows: NDArray[np.int64], room: int, told: Callable[[float], None]) -> Any:
    """Sort vectors into lists and make their codes.

    Args:
        vectors: float32 (n, dimension), maybe mapped; read in stretches.
        rows: int64 (m,), rising: those that hold a vector.
        room: bytes that codes may take: the finest that fit are made, or the coarsest.
        told: is called with the share that is done, from 0 to 1.

    Returns:
        A FAISS index whose numbers are rows.
    """
    dimension = vectors.shape[1]
    lists = 1 << max(4, round(np.log2(LISTS_PER_ROOT * np.sqrt(len(rows)))))
    possible = [dimension // size for size in SIZES if dimension % size == 0] or [dimension]
    parts = next((parts for parts in possible if len(rows) * (parts / 2 + BESIDE_CODE) <= room), possible[-1])
    codes = faiss.index_factory(dimension, f"IVF{lists},PQ{parts}x4fsr", faiss.METRIC_INNER_PRODUCT)
    some = rows[np.linspace(0, len(rows) - 1, min(len(rows), LEARNED_PER_LIST * lists)).astype(np.int64)]
    _train(codes, np.ascontiguousarray(vectors[some]))
    told(0.4)
    for chosen, stretch in stretches(vectors, rows):
        codes.add_with_ids(np.ascontiguousarray(stretch), chosen)
        told(0.4 + 0.6 * codes.ntotal / len(rows))
    return codes


def _train(codes: Any, some: Vectors) -> None:
    """Learn the lists with all processors, the codes with one: they are many k-means of a few numbers each."""
    middles = faiss.Kmeans(codes.d, codes.nlist, niter=ROUNDS, seed=1, spherical=True, min_points_per_centroid=1)
    middles.train(some)
    codes.quantizer.train(middles.centroids)
    codes.quantizer.add(middles.centroids)
    with one_faiss_thread():
        codes.train(some)


def write(codes: Any, efforts: Mapping[Asked, Effort], path: Path) -> None:
    """The lists to a file, the efforts beside it."""
    faiss.write_index(codes, str(path))
    told = {asked: asdict(effort) for asked, effort in efforts.items()}
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def read(path: Path, vectors: Vectors) -> Neighbours:
    """What `write` wrote."""
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    efforts = {cast("Asked", asked): Effort(**effort) for asked, effort in told.items()}
    codes = faiss.read_index(str(path))
    codes.implem = NEAREST_FIRST
    return Neighbours(codes, vectors, efforts)
