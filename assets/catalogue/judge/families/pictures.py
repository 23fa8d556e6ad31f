"""Pictures alone: more of this."""

from collections.abc import Iterator, Sequence
from random import Random

from assets.catalogue.judge.drafts import Draft, in_turn
from assets.catalogue.judge.rows import Row
from assets.catalogue.judge.wishes import Grade, judged

SHARED = ("pattern", "colour")


def picture(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """One picture without words. 2: its product line; 1: the same kind in the same pattern or colour."""
    shown = in_turn(rows, choose, lambda row: row["view"], lambda row: row["broad"])
    asked: set[str] = set()
    for row in shown:
        if row["fine"] not in asked:
            asked.add(row["fine"])
            yield like(rows, row)


def like(rows: Sequence[Row], row: Row) -> Draft:
    """The query that hands in this row's picture."""

    def rule(other: Row) -> Grade:
        if other["line"] == row["line"]:
            return 2
        alike = any(row[column] and other[column] == row[column] for column in SHARED)
        return 1 if other["fine"] == row["fine"] and alike else 0

    kept = " or ".join(f"{column} is {row[column]}" for column in SHARED if row[column])
    must = f"line is {row['line']} (in part: fine is {row['fine']}; {kept})"
    return Draft(None, row["file_name"], must, judged(rows, rule, [row["file_name"]]))
