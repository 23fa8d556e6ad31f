"""Filters as SQL: the text is put together from constants of this file, every value goes in as a parameter."""

from typing import NamedTuple

from search.errors import InvalidQuery
from search.indexes.incoming import number
from search.where import Condition, FieldValue, Where, checked_where

MOST_VALUES = 10_000
"""Values that all the filters of a query may name together; SQLite takes 32,766 parameters."""

_OF_FIELD = "SELECT document FROM field_value WHERE field = (SELECT key FROM field WHERE name = ?) AND "


class Filter(NamedTuple):
    """Filters that can be put behind the WHERE of a query, and that serve as the key of a cache.

    Attributes:
        subqueries: each selects the numbers of the documents that pass one condition.
        parameters: the values for their question marks, in order.
    """

    subqueries: tuple[str, ...] = ()
    parameters: tuple[str | float, ...] = ()

    def sql(self, column: str) -> str:
        """The conditions on the column with the document's number, each with a leading AND; empty without filters.

        Example:
            >>> Filter().sql("number")
            ''
        """
        return "".join(f" AND {column} IN ({subquery})" for subquery in self.subqueries)

    @property
    def numbers(self) -> str:
        """The query for the numbers of the documents that pass: it reads indexes of the fields, no document."""
        return " INTERSECT ".join(f"SELECT document FROM ({subquery})" for subquery in self.subqueries)  # noqa: S608 - constants of this file


def compiled(where: Where | None) -> Filter:
    """Filters ready for SQLite; a field that no document has lets nothing pass.

    Raises:
        InvalidQuery: a filter that makes no sense, or too many values.
    """
    subqueries: list[str] = []
    parameters: list[str | float] = []
    for name, condition in sorted(checked_where(where).items()):
        subquery, values = _subquery(name, condition)
        subqueries.append(subquery)
        parameters.extend(values)
    if len(parameters) > 2 * MOST_VALUES:
        raise InvalidQuery(f"the filters name more than {MOST_VALUES:,} values; ask for fewer at once")
    return Filter(tuple(subqueries), tuple(parameters))


def _subquery(name: str, condition: Condition) -> tuple[str, list[str | float]]:
    if isinstance(condition, tuple):
        low, high = condition
        low, high = float("-inf") if low is None else float(low), float("inf") if high is None else float(high)
        return _OF_FIELD + "value >= ? AND value <= ?", [name, low, high]
    values = [condition] if isinstance(condition, str | int | float) else list(condition)
    texts = [str(value) for value in values]
    numbers = [parsed for value in values if (parsed := _as_number(value)) is not None]
    subquery = _OF_FIELD + f"text IN ({_marks(texts)})"
    if numbers:
        subquery += f" UNION ALL {_OF_FIELD}value IN ({_marks(numbers)})"
        return subquery, [name, *texts, name, *numbers]
    return subquery, [name, *texts]


def _as_number(value: FieldValue) -> float | None:
    # True is the word "True": a column of 1 and 0 is asked for with 1 and 0.
    return None if isinstance(value, bool) else number(str(value))


def _marks(values: list[str] | list[float]) -> str:
    return ", ".join("?" * len(values))
