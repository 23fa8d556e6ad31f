"""Vectors cut to their first numbers, for models that were trained so that those say the most.

Kusupati et al., Matryoshka Representation Learning, NeurIPS 2022: what is left of a vector is made of length 1 again,
and compares like a whole one. Of a model that was not trained for it, the first numbers say no more than any others.
"""

from collections.abc import Sequence

import numpy as np
from PIL.Image import Image

from search.encoders import Encoder
from search.nouns import Vectors


class Truncated:
    """An encoder whose vectors are the first `dimension` numbers of another's, see `Encoder`.

    Args:
        whole: the encoder that is cut.
        name: by which this one can be loaded, such as `jina-clip-v2:512`.
        dimension: how many numbers are kept.
        fingerprint: of the same files at that dimension.
    """

    def __init__(self, whole: Encoder, name: str, dimension: int, fingerprint: str) -> None:
        self._whole = whole
        self.name = name
        self.dimension = dimension
        self.fingerprint = fingerprint
        self.context_length = whole.context_length
        self.logit_scale = whole.logit_scale

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_texts`."""
        return self._cut(self._whole.encode_texts(texts))

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_captions`."""
        return self._cut(self._whole.encode_captions(texts))

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """See `Encoder.encode_images`."""
        return self._cut(self._whole.encode_images(images))

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """See `Encoder.overlong`."""
        return self._whole.overlong(texts)

    def pieces(self, word: str) -> int:
        """See `Encoder.pieces`."""
        return self._whole.pieces(word)

    def _cut(self, vectors: Vectors) -> Vectors:
        kept = vectors[:, : self.dimension]
        shortened: Vectors = kept / np.maximum(np.linalg.norm(kept, axis=1, keepdims=True), 1e-12)
        return shortened
