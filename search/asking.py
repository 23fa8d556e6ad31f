"""What a query asks with: each of its parts as a vector."""

from collections.abc import Sequence
from pathlib import Path

from numpy.typing import ArrayLike
from PIL import Image

from search.arguments import checked_vector
from search.ingest.images import WORKING_SIDE, open_picture
from search.legs import QueryVectors, asks_with
from search.nouns import Picture, Query, Vector
from search.served import Served
from search.unwanted import MOST_ENCODED, alternatives


def encoded(
    served: Served,
    query: Query,
    legs: Sequence[str] | None,
    text_vector: ArrayLike | None,
    image_vector: ArrayLike | None,
) -> tuple[QueryVectors, tuple[str, ...]]:
    """Each part of the query that a leg asks with, encoded once, and which texts could not be read to their end."""
    text = None if text_vector is None else checked_vector(text_vector, "text_vector", served.index.dimension)
    image = None if image_vector is None else checked_vector(image_vector, "image_vector", served.index.dimension)
    encode_text = query.text if text is None and asks_with("text", legs) else ""
    unwanted = alternatives(query.without)[:MOST_ENCODED]
    encodable = [t for t in (encode_text, *unwanted) if t] if served.encoder_name else []
    vectors: dict[str, Vector] = {}
    truncated: tuple[str, ...] = ()
    if encodable:
        vectors = dict(zip(encodable, served.encoder.encode_texts(encodable), strict=True))
        truncated = tuple(t for t, long in zip(encodable, served.encoder.overlong(encodable), strict=True) if long)
    if text is None:
        text = vectors.get(encode_text)
    if query.image is not None and image is None and asks_with("image", legs):
        image = served.encoder.encode_images([opened(query.image)])[0]
    both = None
    if text is not None and image is not None and asks_with("both", legs):
        both = served.calibration().both(text, image)
    return QueryVectors(text, image, both, tuple(vectors[one] for one in unwanted if one in vectors)), truncated


def opened(image: Picture | str) -> Image.Image:
    """A picture, upright and in RGB, as large as any encoder needs it; a string is a path.

    Raises:
        UnreadableImage: it is no picture, is damaged or too large.
    """
    return open_picture(Path(image) if isinstance(image, str) else image, longest_side=WORKING_SIDE)
