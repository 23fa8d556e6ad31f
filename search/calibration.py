"""What is usual in an index: the mean of its vectors, and how near unrelated things are to each other.

A cosine means little by itself: pictures of one collection, and texts and pictures of one encoder, all lie in a narrow
cone (W. Liang et al., "Mind the Gap", NeurIPS 2022). Measured on a sample of the index's own vectors, it becomes a
z-score, which means the same for every encoder and collection.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.indexes import Index
from search.nouns import Vector, VectorField, Vectors

SAMPLE = 1000
"""Vectors of each field that are looked at: their mean is then known to about 3 % of their spread."""


@dataclass(frozen=True)
class Calibration:
    """A sample of an index's vectors, float32 (n, dimension) each; n may be 0."""

    image: Vectors
    caption: Vectors

    @classmethod
    def of(cls, index: Index, size: int = SAMPLE) -> "Calibration":
        """Sampled from the index; the same index gives the same sample."""
        return cls(index.sample("image", size), index.sample("caption", size))

    def mean(self, field: VectorField) -> Vector:
        """The mean vector of a field, float32 (dimension,), not normalised; zeros where there is nothing to average."""
        return self._image_mean if field == "image" else self._caption_mean

    @cached_property
    def _image_mean(self) -> Vector:
        return _mean(self.image)

    @cached_property
    def _caption_mean(self) -> Vector:
        return _mean(self.caption)

    def both(self, text: Vector, image: Vector) -> Vector | None:
        """The query vector of `both-image`: the normalised sum of both, each less its modality's mean.

        Without the means the sum would mostly say "a text and a picture", which is what the means have in common.

        Returns:
            float32 (dimension,), or None if nothing is left of the sum.
        """
        total = (text - self.mean("caption")) + (image - self.mean("image"))
        length = float(np.linalg.norm(total))
        return np.asarray(total / length, np.float32) if length > 1e-6 else None

    def z_scores(self, query: Vector, vectors: Vectors, field: VectorField) -> NDArray[np.float64]:
        """How many standard deviations nearer to the query than the sampled documents of that field each vector is.

        Args:
            query: one L2-normalised vector, (dimension,).
            vectors: L2-normalised rows, (n, dimension); NaN rows give −inf.

        Returns:
            float64 (n,). With fewer than 8 sampled vectors nothing can be said, and all are −inf.
        """
        sample = self.image if field == "image" else self.caption
        if len(sample) < 8:
            return np.full(len(vectors), -np.inf)
        usual = sample @ query
        spread = max(float(usual.std()), 1e-6)
        scores = (vectors @ query - usual.mean()) / spread
        return np.where(np.isnan(scores), -np.inf, scores).astype(np.float64)


def _mean(sample: Vectors) -> Vector:
    return np.asarray(sample.mean(axis=0) if len(sample) else np.zeros(sample.shape[1]), np.float32)
