"""Diversity by k-means: the pool's pictures in groups of like ones, and one of each group in turn.

Source of the clustering: S. P. Lloyd, "Least squares quantization in PCM", 1982, with k-means++ seeding (Arthur
and Vassilvitskii, SODA 2007), the best of some beginnings. Taking one of each group in turn is
round-robin selection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors

SEED = 20090719
BEGINNINGS = 16
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
    seen: NDArray[np.bool_] = np.asarray(~np.isnan(vectors).any(axis=1))
    pictures = np.where(seen[:, None], vectors, np.float32(0))
    products = (pictures @ pictures.T).astype(np.float64)
    labels = _numbered_by_first(_labels(pictures, products, seen, clusters))
    order: list[int] = []
    copies: NDArray[np.bool_] = np.asarray((np.tril(products, -1) >= NEAR).any(axis=1))  # near duplicates of one before
    for copied in (False, True):
        order += _in_turn(
            [(place, label) for place, label in enumerate(labels) if copies[place] == copied], REACH * top
        )
    taken = set(order)
    order += [place for place in range(len(labels)) if place not in taken]
    return Grouping(tuple(order), tuple(labels))


def _in_turn(places: Sequence[tuple[int, int]], reach: int) -> list[int]:
    """Places with their groups → one place of each group in turn, as far as the reach."""
    waiting: dict[int, list[int]] = {}
    for place, label in places:
        if place < reach:
            waiting.setdefault(label, []).append(place)
    return [place for row in zip_longest(*waiting.values()) for place in row if place is not None]


def _labels(
    pictures: Vectors, products: NDArray[np.float64], seen: NDArray[np.bool_], clusters: int
) -> NDArray[np.int64]:
    """Each hit's group, in no order; −1 for those without a picture."""
    labels = np.full(len(pictures), -1)
    numbers: dict[bytes, int] = {}
    places = np.flatnonzero(seen)
    # Identical vectors are one, which counts as often; -0.0 is 0.0 too.
    copies = np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in pictures[seen] + 0.0], np.int64)
    groups = max(1, clusters - (not seen.all()))
    if len(numbers) <= groups:
        labels[seen] = copies
    else:
        _, first, counts = np.unique(copies, return_index=True, return_counts=True)
        different = places[first]
        labels[seen] = _clustered(products[np.ix_(different, different)], counts, groups)[copies]
    return labels


def _clustered(products: NDArray[np.float64], counts: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    """k-means of n points from their products with each other alone, all beginnings at once.

    How far a point lies from the middle of a group follows from its products with the group's members and theirs with
    one another. So a round takes the same few steps however many numbers a vector has.

    Args:
        products: (n, n).
        counts: how often each point counts, (n,).
        groups: fewer than n.

    Returns:
        The group of each point, (n,).
    """
    lengths = products.diagonal()
    middles = _begun(lengths[:, None] + lengths - 2 * products, counts, groups)
    labels = np.full((BEGINNINGS, len(products)), -1)
    everyone, beginning = np.arange(len(products)), np.arange(BEGINNINGS)[:, None]
    distances = -2 * products[middles] + lengths[middles][:, :, None]  # less each point's own length
    for _ in range(ROUNDS):
        before, labels = labels, distances.argmin(axis=1)
        if (labels == before).all():
            break
        members = np.zeros((BEGINNINGS, groups, len(products)))
        members[beginning, labels, everyone] = counts
        sizes = np.maximum(members.sum(axis=2, keepdims=True), 1)
        towards = members @ products / sizes
        distances = (members * towards).sum(axis=2, keepdims=True) / sizes - 2 * towards
        distances[members.sum(axis=2) == 0] = np.inf  # nobody is left to whom one could go
    spread = (distances.min(axis=1) * counts).sum(axis=1)
    best: NDArray[np.int64] = distances[spread.argmin()].argmin(axis=0)
    return best


def _begun(distances: NDArray[np.float64], counts: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    """Points to begin with, (BEGINNINGS, groups): each next one likelier the further it lies from those before."""
    chances = np.random.default_rng(SEED).random((groups, BEGINNINGS, 1))
    away, chosen = np.ones((BEGINNINGS, len(counts))), list[NDArray[np.int64]]()
    for chance in chances:
        summed = (away.clip(min=0) * counts).cumsum(axis=1)
        chosen.append((summed <= chance * summed[:, -1:]).sum(axis=1).clip(max=len(counts) - 1))
        away = np.minimum(away, distances[chosen[-1]]) if len(chosen) > 1 else distances[chosen[-1]]
    return np.stack(chosen, axis=1)


def _numbered_by_first(labels: NDArray[np.int64]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels.tolist()]
