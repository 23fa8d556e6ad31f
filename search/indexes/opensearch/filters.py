"""Filters and legs' views as clauses of OpenSearch's query language."""

from typing import Any, TypeAlias

from search.errors import InvalidQuery
from search.indexes.incoming import number
from search.indexes.opensearch.entries import number_term, value_term
from search.where import Condition, FieldValue, Where, checked_where

Clause: TypeAlias = dict[str, Any]

MOST_VALUES = 10_000
"""Values that all the filters of a query may name together."""


def clauses(where: Where | None) -> list[Clause]:
    """One clause per filter; a document passes if all of them hold.

    Raises:
        InvalidQuery: a filter that makes no sense, or too many values.
    """
    checked = sorted(checked_where(where).items())
    if sum(len(condition) for _, condition in checked if isinstance(condition, list)) > MOST_VALUES:
        raise InvalidQuery(f"the filters name more than {MOST_VALUES:,} values; ask for fewer at once")
    return [_clause(name, condition) for name, condition in checked]


def _clause(name: str, condition: Condition) -> Clause:
    if isinstance(condition, tuple):
        low, high = condition
        least = number_term(name, float("-inf") if low is None else float(low))
        most = number_term(name, float("inf") if high is None else float(high))
        return {"range": {"field_numbers": {"gte": least, "lte": most}}}
    values = [condition] if isinstance(condition, str | int | float) else list(condition)
    numbers = [parsed for value in values if (parsed := _as_number(value)) is not None]
    equal = {"terms": {"field_values": [value_term(name, str(value)) for value in values]}}
    if not numbers:
        return equal
    same = {"terms": {"field_numbers": [number_term(name, value) for value in numbers]}}
    return {"bool": {"should": [equal, same]}}


def _as_number(value: FieldValue) -> float | None:
    # True is the word "True": a column of 1 and 0 is asked for with 1 and 0.
    return None if isinstance(value, bool) else number(str(value))
