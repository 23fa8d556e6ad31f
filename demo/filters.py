"""Which filters the page offers for a collection, and what was chosen in them as a query's `where`."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.errors import InvalidQuery
from search.indexes import Index
from search.where import Condition, Where

MOST_FIELDS = 24
"""Fields that are looked at when the page starts."""

MOST_VALUES = 40
MOST_CHOICES = 6
MOST_RANGES = 2
BOOKKEEPING = frozenset({"split"})
"""Columns that data sets keep for themselves: which part trains a model is nothing to shop by."""


@dataclass(frozen=True)
class Choice:
    """A field with few values: any of those that are picked.

    Attributes:
        field: its name.
        values: each value with the number of documents that have it.
    """

    field: str
    values: Mapping[str, int]


@dataclass(frozen=True)
class Range:
    """A field of numbers: from a lowest to a highest."""

    field: str
    low: float
    high: float


Filter = Choice | Range


def offered(index: Index) -> tuple[Filter, ...]:
    """The filters that make sense for an index: fields with few values, then fields of many numbers.

    Example:
        >>> offered(index)
        (Choice(field='colour', values={'red': 3, 'blue': 2}), Range(field='price', low=10.0, high=90.0))
    """
    fields = [name for name in index.info().fields if name.lower() not in BOOKKEEPING][:MOST_FIELDS]
    choices: list[Filter] = []
    ranges: list[Filter] = []
    for name, values in index.facets(fields).items():
        numbers = _numbers(values)
        if numbers and len(numbers) > 1 and len(values) > MOST_CHOICES:
            ranges.append(Range(name, min(numbers), max(numbers)))
        elif 2 <= len(values) <= MOST_VALUES and max(values.values()) > 1:
            choices.append(Choice(name, dict(values)))
    return tuple(choices[:MOST_CHOICES] + ranges[:MOST_RANGES])


def chosen(filters: Sequence[Filter], values: Sequence[object]) -> Where:
    """What was picked, as filters of a query.

    Args:
        filters: what the page offers.
        values: what its controls hold, in the same order: a list of values per choice, two texts per range.

    Raises:
        InvalidQuery: the end of a range is no number, or a control holds what it cannot.

    Example:
        >>> chosen([Choice("colour", {"red": 3}), Range("price", 10, 90)], [["red"], "", "50"])
        {'colour': ['red'], 'price': (None, 50.0)}
    """
    where: dict[str, Condition] = {}
    waiting = iter(values)
    for item in filters:
        if isinstance(item, Choice):
            picked = next(waiting, None) or []
            if not isinstance(picked, list) or not all(isinstance(value, str) for value in picked):
                raise InvalidQuery(f"the filter for '{item.field}' holds no list of values")
            if picked:
                where[item.field] = picked
        else:
            low, high = _bound(item, next(waiting, None)), _bound(item, next(waiting, None))
            if low is not None or high is not None:
                where[item.field] = (low, high)
    return where


def held(filters: Sequence[Filter], where: Where) -> list[object]:
    """What the filters' controls hold for a query's `where`: the other way round. What no filter offers is left out.

    Example:
        >>> held([Choice("colour", {"red": 3}), Range("price", 1, 90)], {"colour": ["red", "tan"], "price": (None, 50)})
        [['red'], '', '50']
    """
    values: list[object] = []
    for item in filters:
        condition = where.get(item.field)
        if isinstance(item, Choice):
            values.append([value for value in _values(condition) if value in item.values])
        else:
            values += [written(end) for end in (condition if isinstance(condition, tuple) else (None, None))]
    return values


def _values(condition: Condition | None) -> list[str]:
    return [] if condition is None or isinstance(condition, tuple | str | int | float) else [str(v) for v in condition]


def written(value: object) -> str:
    """A value as a control or an address holds it; nothing for None.

    Example:
        >>> written(50.0), written(0.35)
        ('50', '0.35')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _bound(item: Range, value: object) -> float | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    numbers = _numbers([text])
    if not numbers:
        raise InvalidQuery(f"the filter for '{item.field}' takes numbers, and '{text[:40]}' is none")
    return numbers[0]


def _numbers(values: Iterable[str]) -> list[float]:
    """The values as finite numbers; empty if one of them is none."""
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        return []
    return numbers if all(math.isfinite(number) for number in numbers) else []
