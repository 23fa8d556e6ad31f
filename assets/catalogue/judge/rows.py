"""The collection's metadata as rows: what is known about every picture."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Row: TypeAlias = Mapping[str, str]
"""A line of metadata.csv: column → value. A column that the file lacks, or that does not apply, is empty."""

HOMES = ("house", "kitchen")
"""The broad categories that are no fashion; the families of garments leave them alone."""

JUDGED = (
    "caption",
    "title",
    "broad",
    "fine",
    "colour",
    "pattern",
    "material",
    "style",
    "length",
    "neckline",
    "sleeve",
    "closure",
    "details",
    "line",
    "view",
    "light",
)


def read_rows(collection: Path) -> list[Row]:
    """Every line of the collection's metadata.csv, in its order.

    Raises:
        FileNotFoundError: the folder has no metadata.csv.
    """
    with (collection / "metadata.csv").open(newline="", encoding="utf-8") as file:
        return [dict.fromkeys(JUDGED, "") | row for row in csv.DictReader(file)]


def fashion(rows: Iterable[Row]) -> list[Row]:
    """The rows that show something to wear or to carry."""
    return [row for row in rows if row["broad"] not in HOMES]


def homes(rows: Iterable[Row]) -> list[Row]:
    """The rows that show a house or a kitchen."""
    return [row for row in rows if row["broad"] in HOMES]


def values(rows: Iterable[Row], column: str) -> list[str]:
    """What stands in that column, each once, in alphabetical order; empty cells do not count.

    Example:
        >>> values([{"colour": "red"}, {"colour": ""}, {"colour": "black"}, {"colour": "red"}], "colour")
        ['black', 'red']
    """
    return sorted({row[column] for row in rows} - {""})


def lines(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The pictures of every product line: its colourways and views."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["line"], []).append(row)
    return grouped
