"""Which legs a query asks: the plan from its parts to the index's tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from search.errors import InvalidQuery
from search.nouns import LEG_NAMES, Leg, LegName, Query, Vector

DEFAULT_LEGS: tuple[LegName, ...] = (
    "text-bm25",
    "text-caption",
    "text-image",
    "image-image",
    "image-caption",
    "both-image",
)
"""What is asked when the caller names no legs, as far as the query has the parts. Of these, `image-caption` then looks
only at documents without a picture: for the others the picture itself answers."""


@dataclass(frozen=True)
class QueryVectors:
    """The parts of a query as L2-normalised float32 vectors, (dimension,) each; None where a part is missing.

    Of what is unwanted there is one for each thing.
    """

    text: Vector | None = None
    image: Vector | None = None
    both: Vector | None = None
    without: tuple[Vector, ...] = ()


def asks_with(part: Literal["text", "image", "both"], names: Sequence[str] | None) -> bool:
    """Whether any of the legs named (by default: the usual ones) needs that part of the query as a vector."""
    legs = DEFAULT_LEGS if names is None else [names] if isinstance(names, str) else names
    return any(name.startswith((part, "both")) and name != "text-bm25" for name in legs)


def plan(query: Query, vectors: QueryVectors, names: Sequence[str] | None = None) -> list[Leg]:
    """The legs to ask, in the order of `LEG_NAMES`. A leg whose part of the query is missing is absent.

    Args:
        query: gives `text-bm25` its words.
        vectors: what the other legs ask with.
        names: the legs that the caller wants, by default `DEFAULT_LEGS`. A leg named here looks at every document.

    Raises:
        InvalidQuery: an unknown leg, or none is left: the query is empty or has no part for any leg named.

    Example:
        >>> [leg.name for leg in plan(Query(text="red dress"), QueryVectors(text=v))]
        ['text-bm25', 'text-caption', 'text-image']
    """
    if isinstance(names, str):
        names = [names]
    unknown = [name for name in names or () if name not in LEG_NAMES]
    if unknown:
        raise InvalidQuery(f"there is no leg '{unknown[0]}'; the legs are {', '.join(LEG_NAMES)}")
    parts = {"text": vectors.text, "image": vectors.image, "both": vectors.both}
    legs: list[Leg] = []
    for name in LEG_NAMES:
        if name not in (DEFAULT_LEGS if names is None else names):
            continue
        if name == "text-bm25":
            legs += [Leg(name, text=query.text)] if query.text else []
        elif (vector := parts[name.partition("-")[0]]) is not None:
            legs.append(Leg(name, vector=vector, only_without_image=names is None and name == "image-caption"))
    if not legs:
        raise InvalidQuery(_why_nothing(query, vectors, names))
    return legs


def _why_nothing(query: Query, vectors: QueryVectors, names: Sequence[str] | None) -> str:
    if names is None or (not query.text and query.image is None and vectors == QueryVectors()):
        return "the query is empty; give words, a picture, or both"
    return f"none of the legs {', '.join(names)} can be asked: the query lacks the words or the picture they ask with"
