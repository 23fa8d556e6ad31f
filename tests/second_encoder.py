"""Another encoder for the same eight colours: its space has one axis more, and the axes run the other way."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from search.nouns import Vectors
from tests.colour_encoder import ColourEncoder
from tests.ingest.conftest import CountingEncoder


class SecondEncoder(CountingEncoder):
    """What `ColourEncoder` says, backwards."""

    name = "second colours"
    fingerprint = "5ec0d" * 8
    dimension = ColourEncoder.dimension + 1

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        return np.ascontiguousarray(super().encode_texts(texts)[:, ::-1])

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        return np.ascontiguousarray(super().encode_images(images)[:, ::-1])
