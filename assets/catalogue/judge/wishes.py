"""What a query asks for, and how far a row grants it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assets.catalogue.judge.likeness import near, siblings
from assets.catalogue.judge.rows import Row

Grade: TypeAlias = Literal[0, 1, 2]
"""2: answers the query; 1: answers it in part; 0: does not."""

Rule: TypeAlias = Callable[[Row], Grade]


@dataclass(frozen=True)
class Wish:
    """One thing that a query asks for: some values of one column, and values that nearly do."""

    column: str
    met: frozenset[str]
    nearly: frozenset[str] = frozenset()

    def grade(self, row: Row) -> Grade:
        """2 if met, 1 if nearly met."""
        value = row[self.column]
        return 2 if value in self.met else 1 if value in self.nearly else 0

    def words(self) -> str:
        """In words: colour is red (nearly: burgundy)."""
        nearly = f" (nearly: {' or '.join(sorted(self.nearly))})" if self.nearly else ""
        return f"{self.column} is {' or '.join(sorted(self.met))}{nearly}"


def wish(column: str, *met: str) -> Wish:
    """A wish for any of these values; what `likeness` holds for near, nearly meets it."""
    return Wish(column, frozenset(met), near(column, met))


def kind_of(rows: Iterable[Row], fine: str) -> Wish:
    """A wish for that fine category; its siblings nearly meet it."""
    return Wish("fine", frozenset({fine}), siblings(rows, fine))


def asked(thing: Wish, others: Sequence[Wish]) -> Rule:
    """The rule for a thing with attributes.

    2: every wish is met. 1: a single one falls short, and that one is nearly met; or there are three attributes or
    more, and a single one of them is missed. The thing itself is never missed.

    Example:
        >>> rule = asked(wish("fine", "skirt"), [wish("colour", "red")])
        >>> [rule({"fine": "skirt", "colour": colour}) for colour in ("red", "burgundy", "green")]
        [2, 1, 0]
    """

    def rule(row: Row) -> Grade:
        if not thing.grade(row):
            return 0
        short = [one for one in (thing, *others) if one.grade(row) < 2]
        if not short:
            return 2
        forgiven = len(short) == 1 and (short[0].grade(row) == 1 or len(others) >= 3)
        return 1 if forgiven else 0

    return rule


def said(thing: Wish, others: Iterable[Wish]) -> str:
    """The wishes in words, for `must`."""
    return "; ".join(one.words() for one in (thing, *others))


def judged(rows: Iterable[Row], rule: Rule, without: Iterable[str] = ()) -> Mapping[str, int]:
    """file_name → grade, for every row that the rule grants something and that is not to be left out."""
    left_out = set(without)
    graded = {row["file_name"]: rule(row) for row in rows if row["file_name"] not in left_out}
    return {name: grade for name, grade in graded.items() if grade}
