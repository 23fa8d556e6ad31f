"""What is asked: the values of the page's controls, checked, as one frozen value that a later event can go on from.

Events take the controls' values as they were posted (Gradio's own reading of an upload fails before any handler is
called, with a message that names the server's paths), so nothing here may be trusted to be of the right kind.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from demo.filters import Filter, chosen
from demo.uploads import Uploads
from search.errors import InvalidQuery
from search.legs import DEFAULT_LEGS
from search.nouns import LegName
from search.where import Where

MOST = 100
"""Hits that one request may ask for."""

PAGE = 12
PAGES = [PAGE, 24, 48]
CONSTANT = 60
GROUPS = "kmeans"
BALANCE = 0.5
FIXED_CONTROLS = 8 + len(DEFAULT_LEGS)

EMPTY = "Tell it what to look for: type a few words, drop in a picture, or do both, then press Search."


class NothingAsked(InvalidQuery):
    """The form is empty: no mistake, only a visitor who does not know yet what to do."""


@dataclass(frozen=True)
class Asked:
    """A question as the page keeps it.

    Attributes:
        text: the words.
        picture: the uploaded picture, as the page posted it; its bytes stay in the folder of uploads.
        like: the id of the document that "more like this" was pressed for, instead of words and a picture.
        diversify: how like pictures are spread apart, if at all: `kmeans` or `mmr`.
        top: hits on a page.
        balance: for `mmr`, from variety (0) to relevance (1).
    """

    text: str = ""
    picture: Mapping[str, object] | None = None
    like: str | None = None
    diversify: str | None = None
    top: int = PAGE
    without: str = ""
    where: Where = field(default_factory=dict)
    weights: Mapping[LegName, float] = field(default_factory=dict)
    k: float = CONSTANT
    balance: float = BALANCE


def read(values: Sequence[object], filters: Sequence[Filter], uploads: Uploads) -> Asked:
    """The controls' values as a question.

    Args:
        values: in the order in which `demo.app` lists its controls: text, picture, variety, number of results, without,
            method of variety, balance, constant, one weight per default leg, then the filters' values.
        filters: the filters that the page offers.
        uploads: where an uploaded picture has to lie.

    Raises:
        NothingAsked: neither words nor a picture.
        InvalidQuery: values that the page's own controls cannot hold.
    """
    if len(values) < FIXED_CONTROLS:
        raise InvalidQuery("the form is not complete; load the page again")
    text, picture, variety, top, without, method, balance, k, *rest = values
    weights = rest[: len(DEFAULT_LEGS)]
    text = _text(text)
    if uploads.place(picture) is None and not text:
        raise NothingAsked(EMPTY)
    return Asked(
        text=text,
        picture={"path": picture["path"]} if isinstance(picture, dict) else None,
        diversify=_method(method) if variety else None,
        top=whole(top, "the number of results", PAGE),
        without=_text(without),
        where=chosen(filters, rest[len(DEFAULT_LEGS) :]),
        weights={
            leg: number(weight, f"the weight of {leg}") for leg, weight in zip(DEFAULT_LEGS, weights, strict=True)
        },
        k=number(k, "the constant of the fusion"),
        balance=number(balance, "the balance of variety and relevance"),
    )


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
