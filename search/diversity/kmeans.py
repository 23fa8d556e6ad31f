"""Diversity by k-means: the pool's pictures in groups of like ones, and one of each group in turn.

Source of the clustering: S. P. Lloyd, "Least squares quantization in PCM", 1982, as FAISS has it, with k-means++
seeding (Arthur and Vassilvitskii, SODA 2007), the best of some beginnings. Taking one of each group in turn is
round-robin selection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors
from search.threads import one_faiss_thread

SEED = 20090719
BEGINNINGS = 10
ROUNDS = 10
REACH = 3
"""A group is taken in its turn only while its next hit lies within the first REACH × top ranks."""

NEAR = 0.94
"""The cosine from which two pictures count as near duplicates."""


@dataclass(frozen=True)
class Grouping:
    """A pool in a new order.

    Attributes:
        order: positions in the pool, a permutation of 0 … n − 1.
        labels: the number of each hit's group by its position in the pool, 0 for the group of the best hit.
    """

    order: tuple[int, ...]
    labels: tuple[int, ...]


def kmeans(vectors: Vectors, *, clusters: int = 5, top: int = 12) -> Grouping:
    """Group the hits of a pool and take one of each group in turn, groups in the order of their best ranks.

    Near duplicates of a better hit wait until the others had their turn.

    Args:
        vectors: the hits' image vectors in rank order, float32 (n, dimension), L2-normalised; NaN rows where a hit has
            none. Those hits form one of the groups.
        clusters: how many groups there are at the most. Identical vectors share one, so there may be fewer.
        top: how many hits a page shows; the measure of how far down a group's next hit may come from.

    Example:
        >>> red, blue = [1.0, 0.0], [0.0, 1.0]
        >>> kmeans(np.array([red, red, blue], np.float32), clusters=2).order
        (0, 2, 1)
    """
    labels = _numbered_by_first(_labels(vectors, clusters))
    order: list[int] = []
    copies = _copies(vectors)
    for copied in (False, True):
        order += _in_turn(
            [(place, label) for place, label in enumerate(labels) if copies[place] == copied], REACH * top
        )
    taken = set(order)
    order += [place for place in range(len(labels)) if place not in taken]
    return Grouping(tuple(order), tuple(labels))


def _copies(vectors: Vectors) -> NDArray[np.bool_]:
    """Which pictures are near duplicates of one before them, bool (n,)."""
    cosines = np.nan_to_num(vectors @ vectors.T, nan=-1.0)
    return np.asarray((np.tril(cosines, -1) >= NEAR).any(axis=1), bool)


def _in_turn(places: Sequence[tuple[int, int]], reach: int) -> list[int]:
    """Places with their groups → one place of each group in turn, as far as the reach."""
    waiting: dict[int, list[int]] = {}
    for place, label in places:
        if place < reach:
            waiting.setdefault(label, []).append(place)
    return [place for row in zip_longest(*waiting.values()) for place in row if place is not None]


def _labels(vectors: Vectors, clusters: int) -> list[int]:
    seen = ~np.isnan(vectors).any(axis=1)
    pictures = vectors[seen]
    labels = np.full(len(vectors), -1)
    if len(pictures):
        groups = max(1, clusters - (not seen.all()))
        labels[seen] = _clustered(pictures, groups)
    return [int(label) for label in labels]


def _clustered(pictures: Vectors, groups: int) -> NDArray[np.int64]:
    numbers: dict[bytes, int] = {}
    copies = [numbers.setdefault(row.tobytes(), len(numbers)) for row in pictures + 0.0]  # -0.0 is 0.0 too
    if len(numbers) <= groups:
        return np.array(copies, np.int64)
    import faiss

    with one_faiss_thread():
        found = faiss.Kmeans(
            pictures.shape[1],
            groups,
            niter=ROUNDS,
            nredo=BEGINNINGS,
            seed=SEED,
            init_method=faiss.ClusteringInitMethod_KMEANS_PLUS_PLUS,
            min_points_per_centroid=1,
        )
        found.train(pictures)
        _, labels = found.assign(pictures)
    return np.asarray(labels, np.int64)


def _numbered_by_first(labels: Sequence[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]
