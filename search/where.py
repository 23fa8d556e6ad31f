"""Filters: what may be asked of the documents' fields."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from search.errors import InvalidQuery

FieldValue: TypeAlias = str | int | float
Condition: TypeAlias = FieldValue | Sequence[FieldValue] | tuple[float | None, float | None]
Where: TypeAlias = Mapping[str, Condition]
"""Filters: field → a value, a list (any of these) or a tuple (low, high), both ends included, None for an open end."""

MOST_FILTERS = 200
"""As many as an index has fields."""

LONGEST = 10_000
"""Characters of a field's name or of a value."""

_LARGEST = 10**300


def checked_where(where: Where | None) -> Where:
    """Filters with their shapes checked: every value becomes a tuple range or a list of values.

    Returns:
        field → list of values (any of them matches) or tuple (low, high) of numbers, None for an open end.

    Raises:
        InvalidQuery: a filter that is no mapping, has an empty name, an empty list, or a range that is not two numbers;
            or filters are too many, or their texts or numbers too long.

    Example:
        >>> checked_where({"colour": "red", "price": (10, None)})
        {'colour': ['red'], 'price': (10.0, None)}
    """
    if where is None:
        return {}
    if not isinstance(where, Mapping):
        raise InvalidQuery(f"filters are a mapping of field to value, not {type(where).__name__}")
    if len(where) > MOST_FILTERS:
        raise InvalidQuery(f"there are {len(where):,} filters; give at most {MOST_FILTERS}")
    return {_checked_name(name): _checked_condition(name, condition) for name, condition in where.items()}


def _checked_name(name: str) -> str:
    if not isinstance(name, str) or not name:
        raise InvalidQuery(f"a filter names a field; {name!r} is not a field's name")
    _checked_value(name[:50], name)
    return name


def _checked_condition(name: str, condition: Condition) -> Condition:
    if isinstance(condition, str | int | float):
        return [_checked_value(name, condition)]
    if isinstance(condition, tuple):
        if len(condition) != 2 or not all(_is_bound(end) for end in condition):
            raise InvalidQuery(
                f"the range for '{name}' is {condition!r}; give (low, high) as numbers, None for an open end"
            )
        low, high = (None if end is None else _as_float(name, end) for end in condition)
        return low, high
    values = [_checked_value(name, value) for value in _listed(condition) if isinstance(value, str | int | float)]
    if not values or len(values) < len(_listed(condition)):
        raise InvalidQuery(
            f"the filter for '{name}' cannot be read; give a value, a list of values or a (low, high) tuple"
        )
    return values


def _checked_value(name: str, value: FieldValue) -> FieldValue:
    """The value, if it is one that an index can be asked for: neither endless nor broken."""
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise InvalidQuery(f"the filter for '{name}' holds a number of too many digits; give a smaller one")
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise InvalidQuery(f"the filter for '{name}' holds {len(value):,} characters; give at most {LONGEST:,}")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InvalidQuery(f"the filter for {name!r} holds half a character; write it again") from None
    return value


def _as_float(name: str, end: FieldValue) -> float:
    try:
        return float(end)
    except OverflowError:
        raise InvalidQuery(f"the range for '{name}' holds a number of too many digits; give a smaller one") from None


def _listed(condition: object) -> Sequence[object]:
    return condition if isinstance(condition, Sequence) and not isinstance(condition, bytes) else []


def _is_bound(end: object) -> bool:
    return end is None or isinstance(end, int) or (isinstance(end, float) and not math.isnan(end))
