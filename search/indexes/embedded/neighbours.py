"""Nearest neighbours among many vectors: inverted lists of short codes, then the vectors themselves.

FAISS sorts the vectors into lists by k-means and keeps of each a code of four bits for every two or four dimensions
(product quantisation: H. Jégou, M. Douze, C. Schmid, PAMI 2011), laid out so that the processor compares 32 of them at
once (F. André, A.-M. Kermarrec, N. Le Scouarnec, "Cache locality is not enough", VLDB 2015). A search looks through the
lists nearest to the query, takes the codes that seem best, and only for those reads the vectors as they were stored,
from a file mapped into memory: so the cosines are exact, and what can be missed is only what the codes misjudge. How
many lists and codes that takes is measured on the index's own vectors.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.knn import Near, closest_of
from search.nouns import Vector, Vectors
from search.threads import one_faiss_thread

Asked: TypeAlias = Literal["text", "image", "both"]
"""What a leg asks with: vectors of the other kind lie further from those searched, and need more effort."""

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

LISTS: Sequence[int] = (8, 16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 768, 1024)
"""Lists that may be looked through, from quick to thorough."""

MOST_CODES = 4000
"""Codes whose vectors are read at most."""

READING = 50
"""Codes that are looked through in the time in which one vector is read."""

DEPTH = 50
"""Hits that recall is measured for: the depth of a leg."""

FIRST = 10
"""The first of them, most of which decide what is shown: of these a fifth as many may be missed."""

ASIDE = 0.5
"""A query is no document: for measuring, a document's vector is moved by that much in a random direction."""

NEAREST_FIRST = 11
"""FAISS's way through the lists of one query in the order of their nearness, with a reservoir: what lies in later lists
is mostly turned away. By itself FAISS goes through them as they lie in memory, which suits many queries at once."""

STRETCH = 20_000
"""Vectors that are read at once."""


@dataclass(frozen=True)
class Effort:
    """How thoroughly to search, and what that was measured to find.

    Attributes:
        lists: that are looked through.
        codes: whose vectors are read.
        recall: the share of the exact first `DEPTH` that was found.
    """

    lists: int
    codes: int
    recall: float


class Neighbours:
    """The vectors of one field, searched approximately. Any number of threads may search at once.

    Args:
        codes: the lists, from `learned`; the vectors' numbers in it are their rows.
        vectors: float32 (n, dimension), L2-normalised, zero where there is none; usually mapped from a file.
        efforts: what each way of asking takes.
    """

    def __init__(self, codes: Any, vectors: Vectors, efforts: Mapping[Asked, Effort]) -> None:
        self._codes = codes
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
        effort, deeper = self.efforts[asked], max(1.0, depth / DEPTH)
        # The nearest of a few lie in more lists than the nearest of all: ten times as many for one in a hundred.
        wider = 1.0 if chosen is None else chosen.share**-0.5
        lists, count = round(effort.lists * deeper * wider), round(effort.codes * deeper)
        found = self._candidates(query, lists, count, chosen)
        while len(found) < count and lists < self._codes.nlist:  # what is chosen may lie far away
            lists *= 3
            found = self._candidates(query, lists, count, chosen)
        return closest_of(self._vectors, query, found, depth)

    def _candidates(self, query: Vector, lists: int, count: int, chosen: Chosen | None) -> NDArray[np.int64]:
        lists = min(lists, self._codes.nlist)
        how = _looking(lists) if chosen is None else faiss.SearchParametersIVF(nprobe=lists, sel=chosen.selector)
        with one_faiss_thread():
            _, rows = self._codes.search(query[None], min(count, self._codes.ntotal), params=how)
        found: NDArray[np.int64] = rows[0]
        return found[found >= 0]


@lru_cache(maxsize=64)
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
    for start in range(0, len(rows), STRETCH):
        chosen = rows[start : start + STRETCH]
        codes.add_with_ids(np.ascontiguousarray(vectors[chosen]), chosen)
        told(0.4 + 0.6 * (start + len(chosen)) / len(rows))
    return codes


def _train(codes: Any, some: Vectors) -> None:
    """Learn the lists with all processors, the codes with one: they are many k-means of a few numbers each."""
    middles = faiss.Kmeans(codes.d, codes.nlist, niter=ROUNDS, seed=1, spherical=True, min_points_per_centroid=1)
    middles.train(some)
    codes.quantizer.train(middles.centroids)
    codes.quantizer.add(middles.centroids)
    with one_faiss_thread():
        codes.train(some)


def measured(
    codes: Any, vectors: Vectors, rows: NDArray[np.int64], examples: Mapping[Asked, Vectors], recall: float
) -> dict[Asked, Effort]:
    """The least effort with which queries near these find what an exact search finds.

    Args:
        codes: from `learned`.
        vectors, rows: as there.
        examples: of each way of asking some vectors, float32 (q, dimension); see `ASIDE`.
        recall: the share of the exact first `DEPTH` that is to be found on average; of the first `FIRST` a fifth as
            many may be missed.

    Returns:
        For each way the quickest that reaches it, or the most thorough there is.
    """
    queries = {asked: _aside(some) for asked, some in examples.items()}
    exact = exactly(vectors, rows, np.concatenate(list(queries.values())), DEPTH)
    ends = np.cumsum([len(some) for some in queries.values()])[:-1]
    return {
        asked: _effort(codes, some, first, recall)
        for (asked, some), first in zip(queries.items(), np.split(exact, ends), strict=True)
    }


def _aside(examples: Vectors) -> Vectors:
    """Queries near these vectors."""
    away = np.random.default_rng(1).normal(size=examples.shape)
    moved = examples + ASIDE * away / np.linalg.norm(away, axis=1, keepdims=True)
    queries: Vectors = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return queries


def _effort(codes: Any, queries: Vectors, exact: NDArray[np.int64], recall: float) -> Effort:
    """Codes come in the order in which they seem near: how many have to be read shows from where the nearest stand."""
    most, per_list = min(MOST_CODES, codes.ntotal), codes.ntotal / codes.nlist
    best, cheapest = Effort(0, 0, 0.0), math.inf
    for lists in sorted({min(lists, codes.nlist) for lists in LISTS}):
        if lists * per_list > cheapest:
            break
        _, found = codes.search(queries, most, params=faiss.SearchParametersIVF(nprobe=lists))
        ranks = _ranks(found, exact)
        first = _ranks(found, exact[:, :FIRST])
        needed = max(_codes(ranks, exact.size, recall), _codes(first, exact[:, :FIRST].size, 1 - (1 - recall) / 5))
        count = int(min(max(needed, DEPTH), most))
        effort = Effort(lists, count, round(float(np.searchsorted(ranks, count, side="right")) / exact.size, 4))
        cost = lists * per_list + READING * count
        if needed <= most and cost < cheapest:
            best, cheapest = effort, cost
        elif cheapest == math.inf:  # the most thorough one so far, if none suffices
            best = effort
    return best


def _codes(ranks: NDArray[np.int64], wanted: int, recall: float) -> float:
    """How many codes have to be read for a share of what is wanted; endlessly many where too little is found at all."""
    needed = math.ceil(recall * wanted)
    return float(ranks[needed - 1]) if needed <= len(ranks) else math.inf


def _ranks(found: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where in their rankings the wanted rows stand, as far as they do, rising; both with a line for each query."""
    return np.sort(np.concatenate([_places(row, some) for row, some in zip(found, np.sort(wanted), strict=True)]))


def _places(found: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where in a ranking the wanted rows stand, as far as they do; `wanted` is rising."""
    at = np.searchsorted(wanted, found)
    at[at == len(wanted)] = 0
    return np.flatnonzero(wanted[at] == found) + 1


def exactly(vectors: Vectors, rows: NDArray[np.int64], queries: Vectors, depth: int) -> NDArray[np.int64]:
    """Each query's nearest rows by brute force, int64 (q, depth), nearest first; the vectors are read once."""
    values = np.empty((len(queries), 0), np.float32)
    places = np.empty((len(queries), 0), np.int64)
    for start in range(0, len(rows), STRETCH):
        chosen = rows[start : start + STRETCH]
        cosines, nearest = faiss.knn(
            queries, np.ascontiguousarray(vectors[chosen]), min(depth, len(chosen)), faiss.METRIC_INNER_PRODUCT
        )
        values = np.concatenate([values, cosines], axis=1)
        places = np.concatenate([places, chosen[nearest]], axis=1)
        if values.shape[1] > depth:
            kept = np.argpartition(values, -depth, axis=1)[:, -depth:]
            values, places = np.take_along_axis(values, kept, 1), np.take_along_axis(places, kept, 1)
    return np.take_along_axis(places, np.argsort(-values, axis=1, kind="stable"), 1)


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
