"""Diversity by k-means: the pool's pictures in groups of like ones, and one of each group in turn.

Source of the clustering: S. P. Lloyd, "Least squares quantization in PCM", 1982, with k-means++ seeding (Arthur
and Vassilvitskii, SODA 2007), the best of some beginnings. Taking one of each group in turn is
round-robin selection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from search.nouns import Vectors

SEED = 20090719
BEGINNINGS = 24
SIFTED = 3
"""Rounds after which only the best beginnings go on."""

KEPT = 6
"""Beginnings that go on."""

ROUNDS = 10
REACH = 3
"""A group is taken in its turn only while its next hit lies within the first REACH × top ranks."""

NEAR = 0.94
"""The cosine from which two pictures count as near duplicates."""

ALIKE = 1e-4
"""The squared distance, in squared lengths, up to which two vectors may be the same: products are rounded."""


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
    products = vectors @ vectors.T
    seen: NDArray[np.bool_] = ~np.isnan(products.diagonal())
    copies: NDArray[np.bool_] = np.asarray(np.tril(products >= NEAR, -1).any(axis=1))  # near duplicates of one before
    labels = _numbered_by_first(_labels(vectors, products, seen, clusters))
    order: list[int] = []
    for copied in (False, True):
        order += _in_turn([place for place, copy in enumerate(copies.tolist()) if copy == copied], labels, REACH * top)
    taken = set(order)
    order += [place for place in range(len(labels)) if place not in taken]
    return Grouping(tuple(order), tuple(labels))


def _in_turn(places: Sequence[int], labels: Sequence[int], reach: int) -> list[int]:
    """Rising places → one place of each group in turn, as far as the reach."""
    waiting: dict[int, list[int]] = {}
    for place in places:
        if place < reach:
            waiting.setdefault(labels[place], []).append(place)
    return [place for row in zip_longest(*waiting.values()) for place in row if place is not None]


def _labels(vectors: Vectors, products: Vectors, seen: NDArray[np.bool_], clusters: int) -> NDArray[np.intp]:
    """Each hit's group, in no order; −1 for those without a picture."""
    places = np.flatnonzero(seen)
    if len(places) < len(seen):
        vectors, products = vectors[places], products[np.ix_(places, places)]
    lengths = products.diagonal()
    distances = lengths[:, None] + lengths - 2 * products
    found = _different(vectors, distances, lengths)
    groups = max(1, clusters - (len(places) < len(seen)))
    if len(set(found.tolist())) > groups:
        found = _clustered(products, distances, groups)[found]
    labels = np.full(len(seen), -1)
    labels[places] = found
    return labels


def _different(vectors: Vectors, distances: Vectors, lengths: Vectors) -> NDArray[np.intp]:
    """For each vector where its like first stands: -0.0 is 0.0 too."""
    if np.count_nonzero(distances <= ALIKE * lengths) <= len(vectors):  # each is like itself alone
        return np.arange(len(vectors))
    first: dict[bytes, int] = {}
    return np.array([first.setdefault(row.tobytes(), place) for place, row in enumerate(vectors + 0.0)], np.intp)


def _clustered(products: Vectors, distances: Vectors, groups: int) -> NDArray[np.intp]:
    """k-means of n points from their products with each other alone, all beginnings at once.

    How far a point lies from the middle of a group follows from its products with the group's members and theirs with
    one another. So a round takes the same few steps however many numbers a vector has.

    Args:
        products: (n, n).
        distances: squared, (n, n).
        groups: fewer than there are different points.

    Returns:
        The group of each point, (n,).
    """
    far = distances[_begun(distances, groups)] - products.diagonal()
    nearest = far == far.min(axis=0)
    for done in range(1, ROUNDS + 1):
        far = _moved(nearest, products)
        if done == SIFTED:
            far = far[:, far.min(axis=0).sum(axis=1).argsort()[:KEPT]]
        before, nearest = nearest, far == far.min(axis=0)
        if done > SIFTED and (nearest == before).all():
            break
    best: NDArray[np.intp] = far[:, far.min(axis=0).sum(axis=1).argmin()].argmin(axis=0)
    return best


def _moved(nearest: NDArray[np.bool_], products: Vectors) -> Vectors:
    """Each middle moves to the mean of the points whose nearest it is; one that is nobody's to the origin.

    Args:
        nearest: to which middles points are the nearest, (groups, beginnings, n); one halfway is with both.
        products: of the points, (n, n).

    Returns:
        Squared distances of points from middles, less each point's own squared length, (groups, beginnings, n).
    """
    members = nearest.reshape(-1, len(products)).astype(np.float32)
    members /= np.maximum(members.sum(axis=1, keepdims=True), 1)
    far = members @ products
    lengths = np.vecdot(members, far)
    far *= -2
    far += lengths[:, None]
    return far.reshape(nearest.shape)


def _begun(distances: Vectors, groups: int) -> NDArray[np.intp]:
    """Points to begin with, (groups, BEGINNINGS): each next one likelier the further it lies from those before."""
    chosen = np.empty((groups, BEGINNINGS), np.intp)
    before = np.tri(len(distances), dtype=np.float32).T
    away = np.full((1, len(distances)), distances.max())
    for next_, chance in zip(chosen, _chances(groups), strict=True):
        summed = away @ before
        np.argmax(summed > chance * summed[:, -1:], axis=1, out=next_)
        away = np.minimum(away, distances.take(next_, axis=0))
    return chosen


@lru_cache(maxsize=8)
def _chances(groups: int) -> Vectors:
    return np.random.default_rng(SEED).random((groups, BEGINNINGS, 1), np.float32)


def _numbered_by_first(labels: NDArray[np.intp]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels.tolist()]
