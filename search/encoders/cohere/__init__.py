"""Cohere's image-text models, Embed v3 and v4: they run on Cohere's machines and are asked through its API, version 2.

Read in this order: `models` (which there are, what they take and cost), `pictures` (how a picture is sent), `pace` (no
more per minute than the key allows), `calls` (one request, its retries and what its answers mean), `encoder`.
"""

import functools
import hashlib
import os
import re

from search.encoders.cohere.calls import Calls
from search.encoders.cohere.encoder import CohereEncoder
from search.encoders.cohere.models import Chosen, choose, knows
from search.encoders.cohere.pace import Pace
from search.encoders.cohere.pictures import PREPARATION
from search.encoders.terms import Terms
from search.errors import EncoderNotFound
from search.settings import Settings

__all__ = ["CohereEncoder", "fingerprint", "knows", "load", "terms"]

KEYS = ("CO_API_KEY", "COHERE_API_KEY")
"""Variables of the environment that may hold the key, the first that is set counts. It is kept nowhere else."""


def load(model: str) -> CohereEncoder:
    """The encoder of that name. Nothing is sent until something has to be encoded.

    Args:
        model: `cohere-v3`, `cohere-v4`, `cohere-v4:512`, or any of Cohere's names, as `cohere:embed-multilingual-v3.0`.

    Raises:
        EncoderNotFound: there is no such model, or no key in the environment.
        InvalidInput: the setting `cohere_address` is no address.

    Example:
        >>> load("cohere-v4:512").dimension
        512
    """
    settings = Settings.from_environment()
    chosen = choose(model)
    calls, texts, pictures = _line(
        settings.cohere_address,
        _key(model),
        settings.cohere_timeout,
        settings.cohere_texts_per_minute,
        settings.cohere_images_per_minute,
    )
    return CohereEncoder(model, chosen, _digest(chosen), calls, texts, pictures)


def fingerprint(model: str, dimension: int) -> str:
    """SHA-256, in hex, over the model's name, its dimension and how pictures are prepared for it.

    Cohere keeps a model as it is under its name; there are no weights here that could be looked at.

    Raises:
        EncoderNotFound: there is no such model, or none with that dimension.
    """
    chosen = choose(model)
    if chosen.dimension != dimension:
        raise EncoderNotFound(
            f"'{model}' makes vectors of {chosen.dimension:,} numbers, not of {dimension:,}; name another model, or "
            "the dimension as in cohere-v4:512"
        )
    return _digest(chosen)


def terms(model: str) -> Terms:
    """What encoding with that model costs, and how quickly it may go.

    Raises:
        EncoderNotFound: there is no such model.
    """
    described = choose(model).model
    return Terms(
        per_million_tokens=described.per_million_tokens,
        per_picture=described.per_picture,
        pictures_per_minute=Settings.from_environment().cohere_images_per_minute,
    )


@functools.lru_cache(maxsize=8)
def _line(address: str, key: str, timeout: float, texts: int, pictures: int) -> tuple[Calls, Pace, Pace]:
    """One per key: what a key allows per minute holds for all models that are asked with it."""
    return Calls(address, key, timeout), Pace(texts), Pace(pictures)


def _key(model: str) -> str:
    for variable in KEYS:
        key = os.environ.get(variable, "").strip()
        if key and not re.fullmatch(r"[!-~]+", key):  # it would be repeated in the HTTP library's complaint
            raise EncoderNotFound(
                f"{variable} holds something that is no key; copy the key from Cohere's dashboard again"
            )
        if key:
            return key
    raise EncoderNotFound(
        f"'{model}' is asked through Cohere's API, which needs a key; put it into the environment as {KEYS[0]}"
    )


def _digest(chosen: Chosen) -> str:
    return hashlib.sha256(f"cohere {chosen.model.name} {chosen.dimension} {PREPARATION}".encode()).hexdigest()
