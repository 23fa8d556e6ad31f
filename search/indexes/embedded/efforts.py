"""How thoroughly to look for neighbours: measured on an index's own vectors, for each way of asking.

A query in the midst of like vectors has its neighbours in a few lists, one between several clusters in many. So a
search looks through the lists whose middles are nearly as near as the nearest (the pruning of posting lists in Q. Chen
et al., "SPANN: Highly-efficient Billion-scale Approximate Nearest Neighbor Search", NeurIPS 2021): at the same recall
that takes fewer codes than a fixed number of lists, and for most queries far fewer.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, TypeAlias

import faiss
import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors

Asked: TypeAlias = Literal["text", "image", "both"]
"""What a leg asks with: vectors of the other kind lie further from those searched, and need more effort."""

LISTS: Sequence[int] = (8, 16, 32, 48, 64, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024)
"""Lists that may be looked through at most, from quick to thorough."""

REACHES = 9
"""Reaches that are tried: from that within which a recall can be had at all, to that of the furthest neighbour."""

MOST_CODES = 4000
"""Codes whose vectors are read at most."""

READING = 50
"""Codes that are looked through in the time in which one vector is read."""

DEPTH = 50
"""Hits that recall is measured for: the depth of a leg."""

FIRST = 10
"""The first of them, most of which decide what is shown: of these a tenth as many may be missed."""

ASIDE = 0.5
"""A query is no document: for measuring, a document's vector is moved by that much in a random direction."""

STRETCH = 20_000
"""Vectors that are read at once."""


@dataclass(frozen=True)
class Effort:
    """How thoroughly to search, and what that was measured to find.

    Attributes:
        lists: that are looked through at most.
        codes: whose vectors are read.
        recall: the share of the exact first `DEPTH` that was found.
        reach: a list is looked through if the cosine of its middle lies at most so far below that of the nearest
            list's. Indexes that were made before there was such a thing have none, and look through all `lists`.
    """

    lists: int
    codes: int
    recall: float
    reach: float = math.inf


class Lists:
    """FAISS's inverted lists as arrays.

    Args:
        codes: a FAISS index of lists over a flat quantiser.

    Attributes:
        middles: float32 (lists, dimension), as FAISS holds them.
        sizes: int64 (lists,), how many codes each has.
    """

    def __init__(self, codes: Any) -> None:
        self._codes = codes
        middles = faiss.rev_swig_ptr(faiss.downcast_index(codes.quantizer).get_xb(), codes.nlist * codes.d)
        self.middles: Vectors = middles.reshape(codes.nlist, codes.d)
        self.sizes = np.array([codes.invlists.list_size(number) for number in range(codes.nlist)], np.int64)

    def homes(self, rows: int) -> NDArray[np.int64]:
        """In which list each of the first `rows` rows lies, int64 (rows,); -1 for those in none."""
        found = np.full(rows, -1, np.int64)
        for number, size in enumerate(self.sizes.tolist()):
            if size:
                found[faiss.rev_swig_ptr(self._codes.invlists.get_ids(number), size)] = number
        return found


def measured(
    codes: Any, vectors: Vectors, rows: NDArray[np.int64], examples: Mapping[Asked, Vectors], recall: float
) -> dict[Asked, Effort]:
    """The least effort with which queries near these find what an exact search finds.

    Args:
        codes: from `search.indexes.embedded.neighbours.learned`.
        vectors, rows: as there.
        examples: of each way of asking some vectors, float32 (q, dimension); see `ASIDE`.
        recall: the share of the exact first `DEPTH` that is to be found on average; of the first `FIRST` a tenth as
            many may be missed.

    Returns:
        For each way the quickest that reaches it, or the most thorough there is.
    """
    queries = {asked: _aside(some) for asked, some in examples.items()}
    exact = exactly(vectors, rows, np.concatenate(list(queries.values())), DEPTH)
    ends = np.cumsum([len(some) for some in queries.values()])[:-1]
    lists = Lists(codes)
    homes = lists.homes(len(vectors))
    return {
        asked: _effort(_Tried(codes, lists, homes, some, first), recall)
        for (asked, some), first in zip(queries.items(), np.split(exact, ends), strict=True)
    }


def _aside(examples: Vectors) -> Vectors:
    """Queries near these vectors."""
    away = np.random.default_rng(1).normal(size=examples.shape)
    moved = examples + ASIDE * away / np.linalg.norm(away, axis=1, keepdims=True)
    queries: Vectors = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return queries


class _Tried:
    """Queries that were answered from all lists at once: from that follows what any effort would find.

    Codes come in the order in which they seem near. Those of some lists alone come in the same order, and how many of
    them have to be read shows from where the nearest then stand.

    Attributes:
        most: codes of each query that were looked at.
        exact: how many neighbours there are in all.
        gaps: float32 (q, lists), how far behind the nearest list each one's middle lies, nearest first.
        away: float32 (q, 50), the same for the list of each exact neighbour.
    """

    def __init__(
        self, codes: Any, lists: Lists, homes: NDArray[np.int64], queries: Vectors, exact: NDArray[np.int64]
    ) -> None:
        self.most = min(MOST_CODES, codes.ntotal)
        self.exact = exact.size
        self._first = exact[:, :FIRST].size
        likeness = queries @ lists.middles.T
        order = np.argsort(-likeness, axis=1, kind="stable")
        falling = np.take_along_axis(likeness, order, axis=1)
        self._sizes, self.gaps = lists.sizes[order], falling[:, :1] - falling
        stands = np.empty_like(order)
        np.put_along_axis(stands, order, np.arange(len(lists.sizes))[None], axis=1)
        _, found = codes.search(queries, self.most, params=faiss.SearchParametersIVF(nprobe=codes.nlist))
        self._stands = np.take_along_axis(stands, homes[found], axis=1)
        self._away = np.take_along_axis(self.gaps, self._stands, axis=1)
        self._wanted = _among(found, exact)
        self._first_wanted = _among(found, exact[:, :FIRST])
        self.away = np.take_along_axis(self.gaps, np.take_along_axis(stands, homes[exact], axis=1), axis=1)

    def looked_through(self, lists: int, reach: float) -> float:
        """Codes that a query looks through: midway between the mean of all and what half of them take."""
        within = self.gaps <= reach
        within[:, lists:] = False
        codes = (self._sizes * within).sum(axis=1)
        return float(codes.mean() + np.median(codes)) / 2

    def needed(self, lists: int, reach: float, recall: float) -> tuple[float, NDArray[np.int64]]:
        """How many codes have to be read, endlessly many where too little is found, and the neighbours' ranks."""
        within = (self._stands < lists) & (self._away <= reach)
        rank = within.cumsum(axis=1)
        ranks, first = np.sort(rank[within & self._wanted]), np.sort(rank[within & self._first_wanted])
        return max(_codes(ranks, self.exact, recall), _codes(first, self._first, 1 - (1 - recall) / 10)), ranks


def _effort(tried: _Tried, recall: float) -> Effort:
    best, cheapest, all_lists = None, math.inf, tried.gaps.shape[1]
    reaches = np.ceil(np.quantile(tried.away, np.linspace(min(recall, 1), 1, REACHES)) * 1e4) / 1e4
    most = sorted({min(lists, all_lists) for lists in LISTS})
    for lists, reach in product(most, reaches.tolist()):
        looked = tried.looked_through(lists, reach)
        if looked < cheapest:
            needed, ranks = tried.needed(lists, reach, recall)
            count = int(min(max(needed, DEPTH), tried.most))
            if needed <= tried.most and looked + READING * count < cheapest:
                best, cheapest = _told(lists, reach, count, ranks, tried.exact), looked + READING * count
    if best is None:
        _, ranks = tried.needed(all_lists, math.inf, recall)
        best = _told(all_lists, math.inf, tried.most, ranks, tried.exact)
    return best


def _told(lists: int, reach: float, count: int, ranks: NDArray[np.int64], exact: int) -> Effort:
    share = float(np.searchsorted(ranks, count, side="right")) / exact
    return Effort(lists, count, round(share, 4), reach)


def _codes(ranks: NDArray[np.int64], wanted: int, recall: float) -> float:
    """How many codes have to be read for a share of what is wanted; endlessly many where too little is found at all."""
    needed = math.ceil(recall * wanted)
    return float(ranks[needed - 1]) if needed <= len(ranks) else math.inf


def _among(found: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the rows that were found are wanted, both with a line for each query."""
    return np.stack([np.isin(row, some) for row, some in zip(found, wanted, strict=True)])


def exactly(vectors: Vectors, rows: NDArray[np.int64], queries: Vectors, depth: int) -> NDArray[np.int64]:
    """Each query's nearest rows by brute force, int64 (q, depth), nearest first; the vectors are read once."""
    depth, everyone = min(depth, len(rows)), np.arange(len(queries))
    asked, places, cosines = np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    least = np.empty((0, 1), np.float32)
    for chosen, block in stretches(vectors, rows):
        products = queries @ block.T
        if not len(least):
            least = -np.partition(-products, depth - 1, axis=1)[:, depth - 1 : depth]
            query, column = np.nonzero(products >= least)
        else:  # rows rise: those that tie with the last one come too late
            query, column = np.nonzero(products > least)
        asked, places = np.concatenate([asked, query]), np.concatenate([places, chosen[column]])
        cosines = np.concatenate([cosines, products[query, column]])
        order = np.lexsort((places, -cosines, asked))
        first = np.searchsorted(asked[order], everyone)
        order = order[np.arange(len(order)) - first[asked[order]] < depth]
        asked, places, cosines = asked[order], places[order], cosines[order]
        least = cosines.reshape(len(queries), depth)[:, -1:]
    return places.reshape(len(queries), depth)


def stretches(vectors: Vectors, rows: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
    """Some rows' numbers and vectors, `STRETCH` at once; copied only where others lie between them."""
    for start in range(0, len(rows), STRETCH):
        chosen = rows[start : start + STRETCH]
        whole = chosen[-1] - chosen[0] == len(chosen) - 1
        yield chosen, vectors[chosen[0] : chosen[-1] + 1] if whole else vectors[chosen]
