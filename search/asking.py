"""What a query asks with: each of its parts as a vector."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from numpy.typing import ArrayLike
from PIL import Image

from search.arguments import checked_vector
from search.deadline import heed_deadline
from search.errors import EncoderFailed
from search.ingest.images import WORKING_SIDE, open_picture
from search.legs import DEFAULT_LEGS, QueryVectors, asks_with
from search.nouns import LegName, Picture, Query, Vector
from search.served import Served
from search.unwanted import MOST_ENCODED, alternatives
from search.words import words

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Encoded:
    """A query's parts as vectors.

    Attributes:
        vectors: of the parts that a leg asks with.
        truncated: texts that could not be read to their end.
        missing: legs that cannot be asked, since the encoder failed.
    """

    vectors: QueryVectors
    truncated: tuple[str, ...] = ()
    missing: tuple[LegName, ...] = ()


def encoded(
    served: Served,
    query: Query,
    legs: Sequence[str] | None,
    text_vector: ArrayLike | None,
    image_vector: ArrayLike | None,
) -> Encoded:
    """Each part of the query that a leg asks with, encoded once.

    An encoder that fails leaves the words, unless the caller named the legs.

    Raises:
        EncoderFailed: there are no words, or the legs were named.
        TriptychError: see `Engine.search`.
    """
    text = None if text_vector is None else checked_vector(text_vector, "text_vector", served.index.dimension)
    image = None if image_vector is None else checked_vector(image_vector, "image_vector", served.index.dimension)
    try:
        return _encoded(served, query, legs, text, image)
    except EncoderFailed as error:
        if legs is not None or not words(query.text):
            raise
        _log.warning("the encoder failed, words alone are searched: %s", type(error).__name__)
        left = QueryVectors(text, image)
        return Encoded(left, missing=_unasked(query, left))


def _unasked(query: Query, left: QueryVectors) -> tuple[LegName, ...]:
    """The default legs that the query has the parts for, but not the vectors."""
    there = {"text"} | ({"image", "both"} if query.image is not None or left.image is not None else set())
    vectors = {"text": left.text, "image": left.image, "both": left.both}
    parts = {leg: leg.partition("-")[0] for leg in DEFAULT_LEGS if leg not in ("text-bm25", "image-caption")}
    return tuple(leg for leg, part in parts.items() if part in there and vectors[part] is None)


def _encoded(
    served: Served, query: Query, legs: Sequence[str] | None, text: Vector | None, image: Vector | None
) -> Encoded:
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
        heed_deadline()  # between two parts that each take long
        image = served.encoder.encode_images([opened(query.image)])[0]
    both = None
    if text is not None and image is not None and asks_with("both", legs):
        both = served.calibration().both(text, image)
    without = tuple(vectors[one] for one in unwanted if one in vectors)
    return Encoded(QueryVectors(text, image, both, without), truncated)


def opened(image: Picture | str) -> Image.Image:
    """A picture, upright and in RGB, as large as any encoder needs it; a string is a path.

    Raises:
        UnreadableImage: it is no picture, is damaged or too large.
    """
    return open_picture(Path(image) if isinstance(image, str) else image, longest_side=WORKING_SIDE)
