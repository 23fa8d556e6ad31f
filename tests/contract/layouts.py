"""The embedded index in the layouts that a large one comes to have, however few documents a test stores."""

from collections.abc import Sequence

import numpy as np

from search.indexes import incoming
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document, Vectors

BALLAST = 7
"""Documents that lie in a segment and were removed from it."""


class Segmented(EmbeddedIndex):
    """Every document lies in a segment, made anew after each change."""

    def add(
        self,
        documents: Sequence[Document],
        *,
        image_vectors: Vectors | None,
        caption_vectors: Vectors | None,
        thumbnails: Sequence[bytes | None] | None = None,
    ) -> None:
        super().add(documents, image_vectors=image_vectors, caption_vectors=caption_vectors, thumbnails=thumbnails)
        self._derived.make_if_possible()

    def remove(self, ids: Sequence[str]) -> int:
        removed = super().remove(ids)
        self._derived.make_if_possible()
        return removed


class Mixed(EmbeddedIndex):
    """The first half of what is stored first lies in a segment, with others that were removed; the rest behind it."""

    def add(
        self,
        documents: Sequence[Document],
        *,
        image_vectors: Vectors | None,
        caption_vectors: Vectors | None,
        thumbnails: Sequence[bytes | None] | None = None,
    ) -> None:
        if self.info().segment is not None:
            super().add(documents, image_vectors=image_vectors, caption_vectors=caption_vectors, thumbnails=thumbnails)
            return
        # All or nothing, as ever.
        incoming.checked(documents, image_vectors, caption_vectors, thumbnails, dimension=self.dimension)
        half = (len(documents) + 1) // 2
        for part in (slice(0, half), slice(half, None)):
            super().add(
                documents[part],
                image_vectors=None if image_vectors is None else image_vectors[part],
                caption_vectors=None if caption_vectors is None else caption_vectors[part],
                thumbnails=None if thumbnails is None else thumbnails[part],
            )
            if part.stop is not None:
                self._weigh_down()

    def _weigh_down(self) -> None:
        """Put documents that score high for nearly everything into the segment, and take them out again."""
        ids = [f"ballast {i}" for i in range(BALLAST)]
        towards = np.eye(self.dimension, dtype=np.float32)[np.arange(BALLAST) % self.dimension]
        super().add(
            [Document(id_, "a red blue dress, shoes and a poem") for id_ in ids],
            image_vectors=towards,
            caption_vectors=towards,
        )
        self._derived.make_if_possible()
        super().remove(ids)
