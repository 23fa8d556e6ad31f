"""Things with attributes: "red midi dress", "striped cotton jumper with a V-neck"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import STRIPES, asking, noun, sayable
from assets.catalogue.judge.rows import Row, fashion
from assets.catalogue.judge.wishes import Wish, asked, kind_of, said, wish

SAID = ("colour", "pattern", "material", "neckline", "sleeve", "closure")

MOST = 0.75
"""An attribute that more than this share of its kind has tells nothing: all denim jackets are of denim."""


def one_attribute(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """A fine category with one attribute that two or more of its kind have and others have not."""
    worn = fashion(rows)
    having = Counter((column, row[column], row["fine"]) for row in worn for column in SAID)
    pairs = {(column, row[column], row["fine"]): row for row in worn for column in telling(worn, row)}
    pairs = {pair: row for pair, row in pairs.items() if having[pair] >= 2}
    for (column, _, _), row in in_turn(pairs.items(), choose, lambda pair: pair[0][0], lambda pair: pair[1]["broad"]):
        yield asking_for(worn, row, (column,))


def more_attributes(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """A fine category with two or three attributes of one of its pictures."""
    worn = fashion(rows)
    chosen = []
    for row in worn:
        columns = telling(worn, row)
        sets = [*combinations(columns, 2), *combinations(columns, 3)]
        if sets:
            chosen.append((row, choose.choice(sets)))
    for row, columns in in_turn(chosen, choose, lambda pair: len(pair[1]), lambda pair: pair[0]["broad"]):
        yield asking_for(worn, row, columns)


def telling(rows: Sequence[Row], row: Row) -> tuple[str, ...]:
    """The columns that its whole kind fills, in which it differs from a good part of it, and that can be said."""
    kind = [other for other in rows if other["fine"] == row["fine"]]
    found = []
    for column in SAID:
        value, kept = row[column], [other[column] for other in kind]
        if not sayable(column, value) or value in row["fine"].split():
            continue
        if all(kept) and kept.count(value) <= MOST * len(kind):
            found.append(column)
    return tuple(found)


def asking_for(rows: Sequence[Row], row: Row, columns: Sequence[str]) -> Draft:
    """A query for the row's kind with these of its attributes."""
    thing, others = kind_of(rows, row["fine"]), attribute_wishes(row, columns)
    text = asking(noun(row), {column: row[column] for column in columns})
    return by_words(rows, text, said(thing, others), asked(thing, others))


def attribute_wishes(row: Row, columns: Sequence[str]) -> list[Wish]:
    """The wishes for these attributes of the row. "Striped" leaves the direction open."""
    return [wish(column, *(STRIPES if row[column] == "horizontal stripes" else (row[column],))) for column in columns]
