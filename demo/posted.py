"""What programs post beside words and pictures, checked: it comes from anybody and may be of any type."""

from collections.abc import Mapping
from typing import Any, cast

from search.classify import checked_labels
from search.engine import Diversify
from search.errors import InvalidQuery
from search.nouns import LegName
from search.templates import DEFAULT, checked_templates
from search.where import Condition

FURTHEST = 10_000
"""How far into a ranking a request may page."""

MOST_LABELS = 200
LONGEST_LABEL = 100
"""Characters."""

MOST_SENTENCES = 800
"""Labels times templates: each is encoded."""


def method(diversify: object) -> Diversify | None:
    """The way to spread like pictures apart; true stands for the first one."""
    if isinstance(diversify, bool) or diversify is None:
        return "kmeans" if diversify else None
    return cast("Diversify", diversify)  # the engine refuses what it doesn't know


def where(where: Mapping[str, Any] | None) -> dict[str, Condition]:
    """Filters as JSON has them: a range is an object, since a list means "any of these".

    Raises:
        InvalidQuery: it is no object, or a range has other keys than from and to.
    """
    return {field: _condition(field, wanted) for field, wanted in (_object(where, "where") or {}).items()}


def _condition(field: str, wanted: Any) -> Condition:
    if not isinstance(wanted, dict):
        return cast("Condition", wanted)  # the query refuses what is no value or list of values
    if not wanted or wanted.keys() - {"from", "to"}:
        raise InvalidQuery(f"where's {field!r} is {shown(wanted)}; give a value, a list, or an object with from and to")
    return (wanted.get("from"), wanted.get("to"))


def weights(weights: object) -> dict[LegName, float] | None:
    """What legs count, or None.

    Raises:
        InvalidQuery: it is no object.
    """
    return cast("dict[LegName, float] | None", _object(weights, "weights"))  # the engine refuses unknown legs


def _object(value: Any, name: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise InvalidQuery(f"{name} is {shown(value)}; give an object")
    return value


def legs(legs: object) -> list[LegName] | None:
    """Names of legs, or None.

    Raises:
        InvalidQuery: it is no list of texts.
    """
    return cast("list[LegName] | None", texts(legs, "legs"))  # the engine refuses unknown ones


def offset(offset: object) -> int:
    """How many hits to pass over.

    Raises:
        InvalidQuery: it is no whole number from 0 to FURTHEST.
    """
    if isinstance(offset, bool) or not isinstance(offset, int) or not 0 <= offset <= FURTHEST:
        raise InvalidQuery(f"offset is {shown(offset)}; give a whole number from 0 to {FURTHEST:,}")
    return offset


def shown(value: object) -> str:
    """What was handed in, for a sentence: it may be of any length."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def texts(value: object, name: str) -> list[str] | None:
    """A list of texts, or None.

    Raises:
        InvalidQuery: anything else.
    """
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise InvalidQuery(f"{name} is {shown(value)}; give a list of texts")
    return value


def labels(value: object, templates: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Labels, and the sentences that they are put into.

    Raises:
        InvalidInput: they make no sense, or are more or longer than anybody may ask for.
    """
    asked = checked_labels(texts(value, "labels") or [], most=MOST_LABELS)
    for label in asked:
        if len(label) > LONGEST_LABEL:
            raise InvalidQuery(f"the label {shown(label)} has {len(label)} characters; give at most {LONGEST_LABEL}")
    given = texts(templates, "templates")
    sentences = DEFAULT if given is None else checked_templates(given)
    if len(asked) * len(sentences) > MOST_SENTENCES:
        raise InvalidQuery(
            f"{len(asked)} labels in {len(sentences)} templates are more than {MOST_SENTENCES} sentences; give fewer"
        )
    return asked, sentences
