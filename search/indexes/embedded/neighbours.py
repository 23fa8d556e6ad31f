"""Nearest neighbours among many vectors: inverted lists of one-bit codes, then the vectors themselves.

FAISS sorts the vectors into lists by k-means and keeps of each one bit per dimension with a correction (RaBitQ: J. Gao,
C. Long, SIGMOD 2024). A search looks through the lists nearest to the query, takes the codes that seem best, and only
for those reads the vectors as they were stored, from a file mapped into memory: so the cosines are exact, and what can
be missed is only what the codes misjudge. How many lists and codes that takes is measured on the index's own vectors.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.knn import Near, closest_of
from search.nouns import Vector, Vectors

Asked: TypeAlias = Literal["text", "image", "both"]
"""What a leg asks with: vectors of the other kind lie further from those searched, and need more effort."""

LISTS_PER_ROOT = 2
LEARNED_PER_LIST = 50
"""Vectors per list that k-means learns from."""

STEPS: Sequence[tuple[int, int]] = (
    (8, 120), (16, 160), (32, 250), (64, 400), (96, 600), (128, 800), (192, 1200), (256, 2000), (512, 4000),
)  # fmt: skip
"""Lists that are looked through and codes whose vectors are read, from quick to thorough."""

DEPTH = 50
"""Hits that recall is measured for: the depth of a leg."""

FEW = 3000
"""Chosen documents up to which all their vectors are read."""

QUERY_BITS = 8
"""To which a query is rounded when it is compared with the codes."""


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
        if chosen is not None and len(chosen.rows) <= FEW:
            return closest_of(self._vectors, query, chosen.rows, depth)
        effort = self.efforts[asked]
        deeper = max(1.0, depth / DEPTH)
        lists = min(self._codes.nlist, round(effort.lists * deeper / (1.0 if chosen is None else chosen.share)))
        found = self._candidates(query, lists, round(effort.codes * deeper), chosen)
        while len(found) < depth and lists < self._codes.nlist:
            lists = min(self._codes.nlist, lists * 4)
            found = self._candidates(query, lists, round(effort.codes * deeper), chosen)
        return closest_of(self._vectors, query, found, depth)

    def _candidates(self, query: Vector, lists: int, count: int, chosen: Chosen | None) -> NDArray[np.int64]:
        how = faiss.IVFRaBitQSearchParameters(
            nprobe=lists, qb=QUERY_BITS, sel=None if chosen is None else chosen.selector
        )
        _, rows = self._codes.search(query[None], min(count, self._codes.ntotal), params=how)
        found: NDArray[np.int64] = rows[0]
        return found[found >= 0]


def learned(vectors: Vectors, rows: NDArray[np.int64], told: Callable[[float], None]) -> Any:
    """Sort vectors into lists and make their codes.

    Args:
        vectors: float32 (n, dimension), maybe mapped; read in stretches.
        rows: int64 (m,), rising: those that hold a vector.
        told: is called with the share that is done, from 0 to 1.

    Returns:
        A FAISS index whose numbers are rows.
    """
    dimension = vectors.shape[1]
    lists = 1 << max(4, round(np.log2(LISTS_PER_ROOT * np.sqrt(len(rows)))))
    codes = faiss.index_factory(dimension, f"IVF{lists},RaBitQ", faiss.METRIC_INNER_PRODUCT)
    codes.cp.niter = 10
    codes.cp.seed = 1
    some = rows[np.linspace(0, len(rows) - 1, min(len(rows), LEARNED_PER_LIST * lists)).astype(np.int64)]
    codes.train(np.ascontiguousarray(vectors[some]))
    told(0.4)
    for start in range(0, len(rows), STRETCH):
        chosen = rows[start : start + STRETCH]
        codes.add_with_ids(np.ascontiguousarray(vectors[chosen]), chosen)
        told(0.4 + 0.6 * (start + len(chosen)) / len(rows))
    return codes


STRETCH = 20_000
"""Vectors that are read at once."""


def measured(
    codes: Any, vectors: Vectors, rows: NDArray[np.int64], queries: Mapping[Asked, Vectors], recall: float
) -> dict[Asked, Effort]:
    """The least effort with which queries like these find what an exact search finds.

    Args:
        codes: from `learned`.
        vectors, rows: as there.
        queries: of each way of asking some examples, float32 (q, dimension).
        recall: the share of the exact first `DEPTH` that is to be found on average.

    Returns:
        For each way the first of `STEPS` that reaches it, or the last.
    """
    return {asked: _effort(codes, vectors, rows, examples, recall) for asked, examples in queries.items()}


def _effort(codes: Any, vectors: Vectors, rows: NDArray[np.int64], queries: Vectors, recall: float) -> Effort:
    exact = exactly(vectors, rows, queries, DEPTH)
    tried = Effort(*STEPS[0], 0.0)
    for lists, count in STEPS:
        neighbours = Neighbours(codes, vectors, {"both": Effort(min(lists, codes.nlist), count, 0.0)})
        shares = []
        for query, first in zip(queries, exact, strict=True):
            found, cosines = neighbours.near(query, "both", DEPTH, None)
            best = found[np.argsort(-cosines, kind="stable")[:DEPTH]]
            shares.append(len(np.intersect1d(best, first)) / len(first))
        tried = Effort(min(lists, codes.nlist), count, round(float(np.mean(shares)), 4))
        if tried.recall >= recall or lists >= codes.nlist:
            break
    return tried


def exactly(vectors: Vectors, rows: NDArray[np.int64], queries: Vectors, depth: int) -> list[NDArray[np.int64]]:
    """Each query's nearest rows by brute force, in no order; the vectors are read once, in stretches."""
    values = np.full((len(queries), 0), 0, np.float32)
    places = np.full((len(queries), 0), 0, np.int64)
    for start in range(0, len(rows), STRETCH):
        chosen = rows[start : start + STRETCH]
        values = np.concatenate([values, queries @ vectors[chosen].T], axis=1)
        places = np.concatenate([places, np.broadcast_to(chosen, (len(queries), len(chosen)))], axis=1)
        if values.shape[1] > depth:
            kept = np.argpartition(values, -depth, axis=1)[:, -depth:]
            values, places = np.take_along_axis(values, kept, 1), np.take_along_axis(places, kept, 1)
    return list(places)


def write(codes: Any, efforts: Mapping[Asked, Effort], path: Path) -> None:
    """The lists to a file, the efforts beside it."""
    faiss.write_index(codes, str(path))
    told = {asked: asdict(effort) for asked, effort in efforts.items()}
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


def read(path: Path, vectors: Vectors) -> Neighbours:
    """What `write` wrote."""
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    efforts = {cast("Asked", asked): Effort(**effort) for asked, effort in told.items()}
    return Neighbours(faiss.read_index(str(path)), vectors, efforts)
