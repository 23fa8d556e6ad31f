"""Filters: what may be asked of the documents' fields."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from search.errors import InvalidQuery

FieldValue: TypeAlias = str | int | float
Condition: TypeAlias = FieldValue | Sequence[FieldValue] | tuple[float | None, float | None]
Where: TypeAlias = Mapping[str, Condition]
"""Filters: field → a value, a list (any of these) or a tuple (low, high), both ends included, None for an open end."""


def checked_where(where: Where | None) -> Where:
    """Filters with their shapes checked: every value becomes a tuple range or a list of values.

    Returns:
        field → list of values (any of them matches) or tuple (low, high) of numbers, None for an open end.

    Raises:
        InvalidQuery: a filter that is no mapping, has an empty name, an empty list, or a range that is not two numbers.

    Example:
        >>> checked_where({"colour": "red", "price": (10, None)})
        {'colour': ['red'], 'price': (10.0, None)}
    """
    if where is None:
        return {}
    if not isinstance(where, Mapping):
        raise InvalidQuery(f"filters are a mapping of field to value, not {type(where).__name__}")
    return {_checked_name(name): _checked_condition(name, condition) for name, condition in where.items()}


def _checked_name(name: str) -> str:
    if not isinstance(name, str) or not name:
        raise InvalidQuery(f"a filter names a field; {name!r} is not a field's name")
    return name


def _checked_condition(name: str, condition: Condition) -> Condition:
    if isinstance(condition, str | int | float):
        return [condition]
    if isinstance(condition, tuple):
        if len(condition) != 2 or not all(_is_bound(end) for end in condition):
            raise InvalidQuery(
                f"the range for '{name}' is {condition!r}; give (low, high) as numbers, None for an open end"
            )
        low, high = (None if end is None else float(end) for end in condition)
        return low, high
    values = [value for value in _listed(condition) if isinstance(value, str | int | float)]
    if not values or len(values) < len(condition):
        raise InvalidQuery(
            f"the filter for '{name}' cannot be read; give a value, a list of values or a (low, high) tuple"
        )
    return values


def _listed(condition: object) -> Sequence[object]:
    return condition if isinstance(condition, Sequence) else []


def _is_bound(end: object) -> bool:
    return end is None or (isinstance(end, int | float) and not math.isnan(end))
