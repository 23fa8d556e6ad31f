"""Spelling mistakes: the words of another query, one or two of them mistyped: "striepd jumpr"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from assets.catalogue.judge.drafts import Draft
from assets.catalogue.judge.families.attributes import one_attribute
from assets.catalogue.judge.rows import Row
from assets.catalogue.judge.vocabulary import vocabulary

LEAST_LETTERS = 5
"""Shorter words become other words too easily."""

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def spelling(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """Queries with one attribute, in which the longest word is mistyped, and every third time another one too."""
    known = vocabulary(rows)
    for place, draft in enumerate(one_attribute(rows, choose)):
        parts = (draft.text or "").split()
        long = sorted((n for n, part in enumerate(parts) if _plain(part)), key=lambda n: -len(parts[n]))
        for n in long[: 2 if place % 3 == 2 else 1]:
            parts[n] = mistyped(parts[n], choose, known)
        if long and " ".join(parts) != draft.text:
            yield replace(draft, text=" ".join(parts), must=f"{draft.must} (meant: {draft.text})")


def mistyped(word: str, choose: Random, known: frozenset[str]) -> str:
    """The word as a hurried thumb writes it: letters swapped, lost, doubled or hit beside; never a word of a caption.

    Example:
        >>> mistyped("striped", Random(2), frozenset())
        'srtiped'
    """
    for _ in range(20):
        at = choose.randrange(1, len(word) - 1)
        before, letter, behind = word[:at], word[at], word[at + 1 :]
        tries = (before + behind[0] + letter + behind[1:], before + behind, before + letter * 2 + behind)
        wrong = choose.choice((*tries, before + choose.choice(_beside(letter)) + behind))
        if wrong != word and wrong.casefold() not in known:
            return wrong
    return word


def _plain(part: str) -> bool:
    return len(part) >= LEAST_LETTERS and part.isascii() and part.isalpha()


def _beside(letter: str) -> str:
    """The keys left and right of that letter."""
    row = next((keys for keys in KEYS if letter in keys), letter)
    at = row.find(letter)
    return row[max(0, at - 1) : at] + row[at + 1 : at + 2] or letter
