"""What the process of an encoder does: it encodes what the page's searches send it (`demo.apart`), until they end."""

import logging
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from PIL import Image

from search.encoders import Encoder, load_encoder
from search.errors import EncoderFailed, TriptychError
from search.nouns import Vectors
from search.words import words

TEXTS, PICTURES = "encode_texts", "encode_images"
"""The methods of `Encoder` that take long."""

QUERY = 8
"""Texts that one search has at most; of these more is told than their vectors. Batches of captions have more."""

KNOWN = 20_000
LONGEST = 40
"""Words whose pieces are remembered, and their length."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class About:
    """What an encoder says of itself, see `search.encoders.Encoder`."""

    name: str
    fingerprint: str
    dimension: int
    context_length: int
    logit_scale: float


@dataclass(frozen=True)
class Read:
    """Texts as an encoder read them.

    Attributes:
        vectors: float32 (texts, dimension).
        overlong: see `Encoder.overlong`; empty where nobody asks, as for a batch of captions.
        pieces: see `Encoder.pieces`, of the texts' words; empty likewise.
    """

    vectors: Vectors
    overlong: Sequence[bool] = ()
    pieces: dict[str, int] = field(default_factory=dict)


Flat = tuple[str, tuple[int, int], bytes]
"""A picture on its way between processes: mode, size, pixels."""

Asked = tuple[str, Any]
"""The name of a method of `Encoder` and what it is asked with."""


def encode(name: str, connections: Sequence["Connection[Any, Any]"]) -> None:
    """Load the encoder of that name, tell `About` it, then answer until the other side is gone.

    Args:
        name: see `search.encoders.load_encoder`.
        connections: each brings one `Asked` after the other and gets the answer, or the TriptychError that it raised.
            The first gets what is told about the encoder, or why it could not be loaded.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the page, which ends this process
    try:
        encoder = load_encoder(name)
    except TriptychError as error:
        connections[0].send(error)
        return
    about = About(encoder.name, encoder.fingerprint, encoder.dimension, encoder.context_length, encoder.logit_scale)
    connections[0].send(about)
    answers, waiting = Answers(encoder), list[tuple[Any, Asked]]()
    try:
        while True:
            waiting += [(ready, ready.recv()) for ready in cast("list[Any]", wait(connections, 0 if waiting else None))]
            now, waiting = _next(waiting)
            for (connection, _), answer in zip(now, answers.to([asked for _, asked in now]), strict=True):
                connection.send(answer)
    except (EOFError, OSError):
        return


def _next(waiting: list[tuple[Any, Asked]]) -> tuple[list[tuple[Any, Asked]], list[tuple[Any, Asked]]]:
    """What is answered next, and what stays: all that is quick goes before a picture, and one picture at a time."""
    quick = [each for each in waiting if each[1][0] != PICTURES]
    return (quick, [each for each in waiting if each[1][0] == PICTURES]) if quick else (waiting[:1], waiting[1:])


class Answers:
    """Answers what several searches ask of an encoder at the same moment."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._remembered: Callable[[str], int] = lru_cache(KNOWN)(encoder.pieces)

    def to(self, asked: Sequence[Asked]) -> list[object]:
        """An answer to each, in their order: what the encoder's method returns, or what it raised.

        The texts of all go through the encoder as one batch, which takes little longer than one of them alone.
        """
        texts = [argument for method, argument in asked if method == TEXTS]
        together = iter(self._texts(texts))
        return [next(together) if method == TEXTS else self._one(method, of) for method, of in asked]

    def _texts(self, asked: Sequence[Sequence[str]]) -> list[object]:
        if len(asked) < 2:
            return [self._one(TEXTS, texts) for texts in asked]
        try:
            vectors = self._encoder.encode_texts([text for texts in asked for text in texts])
        except Exception:  # one text spoils no other search
            return [self._one(TEXTS, texts) for texts in asked]
        answers, start = [], 0
        for texts in asked:
            answers.append(self._told(self._read, texts, vectors[start : start + len(texts)]))
            start += len(texts)
        return answers

    def _one(self, method: str, argument: Any) -> object:
        if method == TEXTS:
            return self._told(lambda texts: self._read(texts, self._encoder.encode_texts(texts)), argument)
        if method == PICTURES:
            return self._told(self._pictures, argument)
        return self._told(getattr(self._encoder, method), argument)

    def _read(self, texts: Sequence[str], vectors: Vectors) -> Read:
        if len(texts) > QUERY:
            return Read(vectors)
        found = {word for text in texts for word in words(text) if len(word) <= LONGEST}
        return Read(vectors, self._encoder.overlong(texts), {word: self._remembered(word) for word in found})

    def _pictures(self, flat: Sequence[Flat]) -> Vectors:
        return self._encoder.encode_images([Image.frombytes(*each) for each in flat])

    def _told(self, method: Callable[..., object], *arguments: object) -> object:
        try:
            return method(*arguments)
        except TriptychError as error:
            return error
        except Exception as error:  # whatever it is, it must not end the process for everybody
            _log.exception("The encoder '%s' failed", self._encoder.name)
            return EncoderFailed(f"the encoder '{self._encoder.name}' failed: {type(error).__name__}: {error}")
