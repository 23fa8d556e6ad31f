"""How a family hands over its queries: drafts in the order of its preference, varied from the first to the last."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from random import Random
from typing import TypeAlias, TypeVar

from assets.catalogue.judge.rows import Row
from assets.catalogue.judge.wishes import Rule, judged

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """A judged query that has no number yet; see `queries.JudgedQuery` for its parts."""

    text: str | None
    image: str | None
    must: str
    relevant: Mapping[str, int]
    aspects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def useful(self) -> bool:
        """Whether it can be answered: two relevant documents at least, and one of them in full."""
        return len(self.relevant) >= 2 and 2 in self.relevant.values()


Family: TypeAlias = Callable[[Sequence[Row], Random], Iterator[Draft]]
"""Drafts from the collection's rows; every choice through the generator that is handed in."""


def by_words(rows: Sequence[Row], text: str, must: str, rule: Rule) -> Draft:
    """A query of words alone."""
    return Draft(text, None, must, judged(rows, rule))


def in_turn(candidates: Iterable[T], choose: Random, *keys: Callable[[T], Hashable]) -> list[T]:
    """The candidates shuffled, then one of each key in turn, and within a key one of each next key in turn.

    A short stretch of the answer shows as many keys as it can, however unequal their numbers are.

    Example:
        >>> in_turn(["aa", "ab", "ac", "b"], Random(1), lambda word: word[0])
        ['b', 'aa', 'ac', 'ab']
    """
    shuffled = list(candidates)
    choose.shuffle(shuffled)
    return _dealt(shuffled, keys)


def _dealt(candidates: list[T], keys: Sequence[Callable[[T], Hashable]]) -> list[T]:
    if not keys:
        return candidates
    piles: dict[Hashable, list[T]] = {}
    for one in candidates:
        piles.setdefault(keys[0](one), []).append(one)
    nothing = object()
    rounds = zip_longest(*(_dealt(pile, keys[1:]) for pile in piles.values()), fillvalue=nothing)
    return [one for one in chain.from_iterable(rounds) if one is not nothing]  # type: ignore[misc]
