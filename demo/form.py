"""What is asked: the values of the page's controls, checked, as one frozen value that a later event can go on from.

Events take the controls' values as they were posted (Gradio's own reading of an upload fails before any handler is
called, with a message that names the server's paths), so nothing here may be trusted to be of the right kind.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from demo.filters import Filter, chosen, held
from demo.uploads import Uploads
from search.errors import InvalidQuery
from search.legs import DEFAULT_LEGS
from search.nouns import LegName
from search.tuned import Tuned
from search.where import Where

MOST = 100
"""Hits that one request may ask for."""

PAGE = 12
PAGES = [PAGE, 24, 48]
GROUPS = "kmeans"
BALANCE = 0.5
View = Literal["pictures", "legs"]
VIEWS: tuple[View, ...] = get_args(View)
FIXED_CONTROLS = 10 + len(DEFAULT_LEGS)


@dataclass(frozen=True)
class Asked:
    """A question as the page keeps it.

    Attributes:
        text: the words as they were typed, with what they may say to be without.
        picture: the uploaded picture, as the page posted it; its bytes stay in the folder of uploads.
        photo: the SHA-256 of that picture's bytes, in hex, under which a link finds it again; empty without one.
        like: the id of the document whose picture is asked with, instead of an uploaded one; words may stand beside it.
        diversify: how like pictures are spread apart, if at all: `kmeans` or `mmr`.
        top: hits on a page.
        without: what was written into the field for it, beside what the words say.
        where: filters: a field to a list of values or to (low, high).
        weights: the legs whose weight is another than the collection's own (`search.tuned.own`).
        k: the constant of the fusion, where it is another than the collection's own.
        balance: for `mmr`, from variety (0) to relevance (1).
        view: the pictures found, or each leg's ranking beside the others.
    """

    text: str = ""
    picture: Mapping[str, object] | None = None
    photo: str = ""
    like: str | None = None
    diversify: str | None = None
    top: int = PAGE
    without: str = ""
    where: Where = field(default_factory=dict)
    weights: Mapping[LegName, float] = field(default_factory=dict)
    k: float | None = None
    balance: float = BALANCE
    view: View = "pictures"

    @property
    def nothing(self) -> bool:
        """Whether there is neither a word nor a picture to search with."""
        return not self.text and self.picture is None and self.like is None


def read(values: Sequence[object], filters: Sequence[Filter], uploads: Uploads, own: Tuned) -> Asked:
    """The controls' values as a question, which may ask for nothing.

    Args:
        values: in the order of `controls`.
        filters: the filters that the page offers.
        uploads: where an uploaded picture has to lie.
        own: the weights and the constant that the controls begin with.

    Raises:
        InvalidQuery: values that the page's own controls cannot hold.
    """
    if len(values) < FIXED_CONTROLS:
        raise InvalidQuery("the form is not complete; load the page again")
    text, picture, like, variety, top, view, without, method, balance, k, *rest = values
    weights = rest[: len(DEFAULT_LEGS)]
    uploads.place(picture)
    like = _text(like)
    asked = Asked(
        text=_text(text),
        picture={"path": picture["path"]} if isinstance(picture, dict) and not like else None,
        like=like or None,
        diversify=_method(method) if variety else None,
        top=whole(top, "the number of results", PAGE),
        without=_text(without),
        where=chosen(filters, rest[len(DEFAULT_LEGS) :]),
        weights=_weights(weights),
        k=number(k, "the constant of the fusion"),
        balance=number(balance, "the balance of variety and relevance"),
        view=_view(view),
    )
    return unmoved(asked, own)


def unmoved(asked: Asked, own: Tuned) -> Asked:
    """The question without the weights and the constant that are the collection's own.

    Example:
        >>> unmoved(Asked(weights={"text-bm25": 1.0}, k=30), Tuned(DEFAULT_WEIGHTS, 30))
        Asked(text='', ..., weights={}, k=None, ...)
    """
    weights = {leg: weight for leg, weight in asked.weights.items() if weight != own.weights[leg]}
    return replace(asked, weights=weights, k=None if asked.k == own.k else asked.k)


def controls(asked: Asked, filters: Sequence[Filter], own: Tuned) -> list[object]:
    """The values that the page's controls hold for a question, in the order in which `demo.app` lists them.

    Text, picture, document to be like, variety, number of results, view, without, method of variety, balance, constant,
    one weight per default leg, then the filters' values.

    Example:
        >>> controls(Asked(text="red dress"), (), own(index))[:3]
        ['red dress', None, '']
    """
    return [
        asked.text,
        asked.picture["path"] if asked.picture else None,
        asked.like or "",
        asked.diversify is not None,
        asked.top,
        asked.view,
        asked.without,
        asked.diversify or GROUPS,
        asked.balance,
        own.k if asked.k is None else asked.k,
        *(asked.weights.get(leg, own.weights[leg]) for leg in DEFAULT_LEGS),
        *held(filters, asked.where),
    ]


def whole(value: object, name: str, default: int) -> int:
    """A number of hits, from 1 to `MOST`; the default for None.

    Raises:
        InvalidQuery: anything else.
    """
    if value is None:
        return default
    count = number(value, name)
    if count != int(count) or not 1 <= count <= MOST:
        raise InvalidQuery(f"{name} is {value!r}; give a whole number from 1 to {MOST}")
    return int(count)


def number(value: object, name: str) -> float:
    """A finite number.

    Raises:
        InvalidQuery: anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InvalidQuery(f"{name} is {value!r}; give a number")
    return float(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidQuery("what is searched for has to be text")
    return value.strip()


def _method(value: object) -> str:
    if value not in (GROUPS, "mmr"):
        raise InvalidQuery(f"variety is made by '{GROUPS}' or 'mmr', not by {value!r}")
    return str(value)


def _view(value: object) -> View:
    found = next((view for view in VIEWS if view == value), None)
    if found is None:
        raise InvalidQuery(f"the answer is shown as {' or '.join(VIEWS)}, not as {value!r}")
    return found


def _weights(values: Sequence[object]) -> dict[LegName, float]:
    return {leg: number(value, f"the weight of {leg}") for leg, value in zip(DEFAULT_LEGS, values, strict=True)}
