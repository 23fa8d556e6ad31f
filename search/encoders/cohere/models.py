"""Cohere's image-text models as its documentation describes them, and the names by which a user asks for them.

Dimensions, contexts and limits: https://docs.cohere.com/reference/embed and https://docs.cohere.com/docs/cohere-embed.
Prices: Embed 4 at https://cohere.com/pricing, 0.12 dollars for a million tokens of text and 0.47 for a million of
pictures; Embed 3, which that page no longer lists, 0.10 for a million tokens, as resellers give it, and its pictures are
reckoned by the same. A picture of 512 × 512 pixels is about 1,610 tokens (Oracle's pages on both). They are for
estimates; the bill is Cohere's.
"""

import re
from dataclasses import dataclass

from search.errors import EncoderNotFound

TEXTS_PER_CALL = 96
PICTURES_PER_CALL = 96
TOKENS_PER_PICTURE = 1610
BYTES_PER_CALL = 19_000_000
"""Of all pictures in one request together, as they are sent; the whole request may have 20 MB."""


@dataclass(frozen=True)
class Model:
    """One of Cohere's models.

    Attributes:
        name: as requests say it.
        dimensions: lengths of vectors that it can make; the first by default.
        context_length: tokens of a text that are read.
        takes_many: whether a request may hold many pictures and say how long vectors are to be, as since version 4.
        per_million_tokens: US dollars for a million tokens of text.
        per_picture: US dollars for a picture as it is sent, at most.
    """

    name: str
    dimensions: tuple[int, ...]
    context_length: int
    takes_many: bool
    per_million_tokens: float
    per_picture: float


def _third(name: str, dimension: int) -> Model:
    return Model(
        name, (dimension,), 512, takes_many=False, per_million_tokens=0.10, per_picture=TOKENS_PER_PICTURE * 0.10 / 1e6
    )


MODELS = (
    _third("embed-english-v3.0", 1024),
    _third("embed-multilingual-v3.0", 1024),
    _third("embed-english-light-v3.0", 384),
    _third("embed-multilingual-light-v3.0", 384),
    Model(
        "embed-v4.0",
        (1536, 256, 512, 1024),
        128_000,
        takes_many=True,
        per_million_tokens=0.12,
        per_picture=TOKENS_PER_PICTURE * 0.47 / 1e6,
    ),
)

ALIASES = {"cohere-v3": "embed-english-v3.0", "cohere-v4": "embed-v4.0"}

_NAME = re.compile(r"(?P<alias>cohere-v\d+)(?::(?P<dimension>\d+))?|cohere:(?P<model>[\w.-]+)(?::(?P<length>\d+))?")


@dataclass(frozen=True)
class Chosen:
    """A model and the length of vectors that is wanted of it."""

    model: Model
    dimension: int


def knows(name: str) -> bool:
    """Whether a name asks for a model of Cohere's, existing or not.

    Example:
        >>> knows("cohere-v4:512"), knows("cohere:embed-v4.0"), knows("CohereLabs/aya-vision-8b")
        (True, True, False)
    """
    return _NAME.fullmatch(name) is not None


def choose(name: str) -> Chosen:
    """The model that a name means, with the dimension it says or the model's own.

    Raises:
        EncoderNotFound: there is no such model, or it makes no vectors of that length.

    Example:
        >>> choose("cohere-v4:512").model.name, choose("cohere-v3").dimension
        ('embed-v4.0', 1024)
    """
    found = _NAME.fullmatch(name)
    wanted = found and (ALIASES.get(found["alias"]) if found["alias"] else found["model"])
    model = next((model for model in MODELS if model.name == wanted), None)
    if found is None or model is None:
        names = ", ".join([*ALIASES, *(f"cohere:{model.name}" for model in MODELS)])
        raise EncoderNotFound(f"'{name}' is no model of Cohere's that is known here; there are {names}")
    length = found["dimension"] or found["length"]
    dimension = int(length) if length else model.dimensions[0]
    if dimension not in model.dimensions:
        lengths = ", ".join(str(length) for length in sorted(model.dimensions))
        raise EncoderNotFound(f"Cohere's {model.name} makes vectors of {lengths} numbers, not of {dimension}")
    return Chosen(model, dimension)
