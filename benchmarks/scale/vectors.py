"""Vectors without a model: 512-d, in clusters of very different sizes, captions' beside pictures' as CLIP lays them.

Every cluster spreads along some fifty directions that it shares with others, and a little into all; all pictures lie
in one cone. A caption's vector is the picture's, turned, moved into a cone of its own, and disturbed.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.scale.quality import Floats

DIMENSION = 512
CLUSTERS = 5000
EVENNESS = 0.8
"""A cluster's size falls with its rank to this power."""

BETWEEN = 96
"""Directions in which clusters differ from one another."""

WITHIN = 56
"""Directions in which a cluster's pictures differ."""

SHAPES = 64
"""Sets of such directions; every cluster has one of them."""


class Vectors:
    """Draws vectors.

    Args:
        rng: draws where the clusters lie.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        sizes = np.arange(1, CLUSTERS + 1) ** -EVENNESS
        self._shares = sizes / sizes.sum()
        cone = _unit(rng.normal(size=(1, DIMENSION)))
        spread = _unit(rng.normal(size=(CLUSTERS, BETWEEN)) @ rng.normal(size=(BETWEEN, DIMENSION)))
        self._centres = (0.75 * cone + 0.75 * spread).astype(np.float32)
        fading = np.arange(1, WITHIN + 1) ** -0.35
        fading /= np.linalg.norm(fading)
        self._shapes = np.stack([_orthogonal(rng)[:WITHIN] * fading[:, None] for _ in range(SHAPES)])
        self._turn = _orthogonal(rng)
        self._captions_cone = (0.7 * _unit(rng.normal(size=(1, DIMENSION)))).astype(np.float32)

    def clusters(self, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """The clusters of some documents."""
        return rng.choice(CLUSTERS, size=count, p=self._shares)

    def images(self, clusters: NDArray[np.int64], rng: np.random.Generator) -> Floats:
        """float32 (len(clusters), DIMENSION), L2-normalised."""
        drawn = self._centres[clusters] + disturbance(len(clusters), 0.2, rng)
        for shape, directions in enumerate(self._shapes):
            rows = np.flatnonzero(clusters % SHAPES == shape)
            drawn[rows] += 0.65 * (rng.standard_normal((len(rows), WITHIN), dtype=np.float32) @ directions)
        return _unit(drawn)

    def captions(self, images: Floats, rng: np.random.Generator) -> Floats:
        """float32, the captions' vectors of these pictures, L2-normalised."""
        return _unit(images @ self._turn + self._captions_cone + disturbance(len(images), 0.35, rng))


def disturbance(count: int, length: float, rng: np.random.Generator) -> Floats:
    """Rows of about that length, float32, in directions of no meaning."""
    return rng.standard_normal((count, DIMENSION), dtype=np.float32) * np.float32(length / np.sqrt(DIMENSION))


def near(vectors: Floats, distance: float, rng: np.random.Generator) -> Floats:
    """What somebody asks with who looks for these vectors: they themselves, disturbed, L2-normalised."""
    return _unit(vectors + disturbance(len(vectors), distance, rng))


def _unit(rows: NDArray[np.floating]) -> Floats:
    ones: Floats = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return ones


def _orthogonal(rng: np.random.Generator) -> Floats:
    turned: Floats = np.linalg.qr(rng.normal(size=(DIMENSION, DIMENSION)))[0].astype(np.float32)
    return turned
