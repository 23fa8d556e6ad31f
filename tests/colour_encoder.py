"""An encoder whose similarities can be checked by hand: it knows the names of eight colours and nothing else.

A text is the sum of the axes of the colour words in it; a picture is the sum of the axes of the colours that its pixels
are nearest to. So "red" and a red picture have cosine 1, "red blue" and a red picture 1/√2. A text
without a colour, like the last axis itself, is "something else".
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from search.nouns import Vectors

COLOURS: dict[str, tuple[int, int, int]] = {
    "red": (255, 0, 0),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "pink": (255, 0, 255),
    "cyan": (0, 255, 255),
}
AXES = [*COLOURS, "something else"]


class ColourEncoder:
    """See the module's text. It counts what it encodes, so that a test can see that nothing was encoded twice."""

    name = "colours"
    fingerprint = "c0105" * 8
    dimension = len(AXES)
    context_length = 8
    logit_scale = 10.0

    def __init__(self) -> None:
        self.texts_encoded = 0
        self.images_encoded = 0

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.texts_encoded += len(texts)
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split()[: self.context_length]:
                row[AXES.index(word.strip(".,")) if word.strip(".,") in COLOURS else -1] += word.strip(".,") in COLOURS
            if not row.any():
                row[-1] = 1
        return _normalised(rows)

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_texts(texts)

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        self.images_encoded += len(images)
        palette = np.array(list(COLOURS.values()), np.float32)
        rows = np.zeros((len(images), self.dimension), np.float32)
        for row, image in zip(rows, images, strict=True):
            assert image.mode == "RGB"
            pixels = np.asarray(image.resize((16, 16), Image.Resampling.NEAREST), np.float32).reshape(-1, 1, 3)
            nearest = ((pixels - palette) ** 2).sum(axis=2).argmin(axis=1)
            row[: len(palette)] = np.bincount(nearest, minlength=len(palette))
        return _normalised(rows)

    def overlong(self, texts: Sequence[str]) -> list[bool]:
        return [len(text.split()) > self.context_length for text in texts]

    def pieces(self, word: str) -> int:
        """Colours are known; any other word is read two letters at a time."""
        return 1 if word in COLOURS else -(-len(word) // 2)


def _normalised(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def picture(*colours: str, size: tuple[int, int] = (48, 64)) -> Image.Image:
    """A picture of vertical stripes of equal width, one per colour named; a single colour fills it."""
    image = Image.new("RGB", size)
    width = size[0] / len(colours)
    for i, colour in enumerate(colours):
        image.paste(COLOURS[colour], (round(i * width), 0, round((i + 1) * width), size[1]))
    return image
