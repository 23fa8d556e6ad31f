"""Texts and pictures to vectors, by asking Cohere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from search.encoders.cohere.calls import Calls
from search.encoders.cohere.models import BYTES_PER_CALL, PICTURES_PER_CALL, TEXTS_PER_CALL, Chosen
from search.encoders.cohere.pace import Pace
from search.encoders.cohere.pictures import as_data_url
from search.errors import EncoderFailed, GaveOut
from search.nouns import Vectors


class CohereEncoder:
    """One of Cohere's models; satisfies `search.encoders.Encoder` and may be called from many threads at once.

    Args:
        name: how the user calls it.
        chosen: the model and its dimension.
        fingerprint: of both.
        calls: asks Cohere.
        texts, pictures: how quickly either may go out.
    """

    logit_scale = 100.0
    """Cohere tells none; this is where CLIP's training ends."""

    def __init__(self, name: str, chosen: Chosen, fingerprint: str, calls: Calls, texts: Pace, pictures: Pace) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = chosen.dimension
        self.context_length = chosen.model.context_length
        self._model = chosen.model
        self._calls = calls
        self._text_pace = texts
        self._picture_pace = pictures

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """What is searched for, sent as `search_query`: L2-normalised float32 rows, (len(texts), dimension).

        Raises:
            GaveOut: Cohere could not be reached, refused, or answered with something else; some rows may be there.
        """
        return self._encode_texts(texts, "search_query")

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """What is to be found, sent as `search_document`; see `encode_texts`."""
        return self._encode_texts(texts, "search_document")

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """L2-normalised float32 rows, shape (len(images), dimension), from upright RGB pictures of any size.

        Raises:
            GaveOut: see `encode_texts`.
        """
        portions = self._portions(images)
        return self._gathered(len(images), ((self._asking_for(urls), urls) for urls in portions), self._picture_pace)

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """For each text, whether it has more words than the model reads tokens: how it divides, only Cohere knows."""
        return [len(text.split()) > self.context_length for text in texts]

    def pieces(self, word: str) -> int:
        """1: how the model breaks a word cannot be seen from here, so none is taken for strange to it."""
        return 1 if word else 0

    def _encode_texts(self, texts: Sequence[str], purpose: str) -> Vectors:
        most = min(TEXTS_PER_CALL, self._text_pace.per_minute)
        portions = (list(texts[start : start + most]) for start in range(0, len(texts), most))
        return self._gathered(
            len(texts),
            (({"texts": portion, "input_type": purpose}, portion) for portion in portions),
            self._text_pace,
        )

    def _portions(self, images: Sequence[Image]) -> Iterator[list[str]]:
        """The pictures as data URLs, as many at once as a request may hold."""
        most = min(PICTURES_PER_CALL, self._picture_pace.per_minute) if self._model.takes_many else 1
        portion: list[str] = []
        for image in images:
            url = as_data_url(image)
            if portion and (len(portion) == most or sum(map(len, portion)) + len(url) > BYTES_PER_CALL):
                yield portion
                portion = []
            portion.append(url)
        if portion:
            yield portion

    def _asking_for(self, urls: list[str]) -> dict[str, Any]:
        if not self._model.takes_many:
            return {"images": urls, "input_type": "image"}
        inputs = [{"content": [{"type": "image_url", "image_url": {"url": url}}]} for url in urls]
        return {"inputs": inputs, "input_type": "image"}

    def _gathered(self, count: int, requests: Iterable[tuple[Mapping[str, Any], Sequence[str]]], pace: Pace) -> Vectors:
        """The rows that the requests give, each for its inputs, in their order."""
        vectors = np.full((count, self.dimension), np.nan, np.float32)
        start = 0
        for asked, inputs in requests:
            try:
                rows = self._calls.embed({**self._always, **asked}, len(inputs), pace)
                vectors[start : start + len(inputs)] = self._normalised(rows)
            except EncoderFailed as error:
                raise GaveOut(str(error), vectors) from error
            start += len(inputs)
        return vectors

    @property
    def _always(self) -> dict[str, Any]:
        said: dict[str, Any] = {"model": self._model.name, "embedding_types": ["float"], "truncate": "END"}
        return {**said, "output_dimension": self.dimension} if self._model.takes_many else said

    def _normalised(self, rows: NDArray[np.float64]) -> Vectors:
        if rows.shape[1] != self.dimension:
            raise EncoderFailed(
                f"Cohere's {self._model.name} answered with vectors of {rows.shape[1]:,} numbers instead of "
                f"{self.dimension:,}; name the dimension that it makes"
            )
        with np.errstate(over="ignore"):  # numbers that no model makes; what comes of them is looked at below
            lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if not (np.isfinite(lengths) & (lengths > 0)).all():
            raise EncoderFailed(f"Cohere's {self._model.name} answered with a vector that has no direction; try again")
        return np.asarray(rows / lengths, np.float32)
