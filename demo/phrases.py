"""What people would type to find what a collection holds: the phrases of its captions and the values of its fields.

A phrase is a run of one to four words that neither begins nor ends with a filler and crosses no punctuation. How many
documents have it, is its weight. The beginning of a longer phrase that nearly always goes on the same way is left out
("striped midi" where it is always a "striped midi dress").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import takewhile
from typing import NamedTuple

from demo.filters import BOOKKEEPING
from search.nouns import Document
from search.reasons import FILLERS
from search.words import words

LONGEST = 4
"""Words in a phrase."""

MOST_KEPT = 50_000
MOST_COUNTED = 300_000
"""Phrases that are counted at a time. When there are more, those seen once so far are forgotten, and with them the few
of that many that would have come again (lossy counting: G. Manku and R. Motwani, 2002)."""

MOST_WORDS = 80
"""Of one caption, and of one field's value; longer texts are cut off there."""

LONGEST_WRITTEN = 60
"""Characters of a phrase."""

RUNNING_ON = 3
"""Documents from which a phrase with a filler inside counts as one: "dress on the table" is mostly just a sentence."""

SAME = 0.9
"""From this share of its documents on, a phrase is only the beginning of the longer one."""

_BREAKS = re.compile(r"[,.;:!?()\[\]{}<>\"“”„«»|/…–—\r\n]+")
_FILLERS = FILLERS | frozenset(
    words(
        """
        i he she it they we you me him them us my his her their our your its who what which when where why how there
        here these those one ones has have had do does did be been being was were will would can could may might must
        should get gets got goes go comes come makes make made keeps keep takes take starts let lets say says not no
        nor so than then too very just only all any some both each every other more most own same such if because
        until while after before again once about over under out up down off through between against without
        der die das den dem des ein eine einem einen einer und oder mit im am auf aus von vom zu zum zur für bei ist
        le la les un une des du de et ou en au aux dans sur avec pour el los las y con del
        """
    )
)
"""Words that no phrase begins or ends with."""


class Phrase(NamedTuple):
    """A phrase.

    Attributes:
        folded: its words as `search.words.words` gives them, parted by single spaces.
        written: as the collection writes it, but in small letters.
        documents: how many have it.
    """

    folded: str
    written: str
    documents: int


class Phrases:
    """Phrases with their weights, in memory, found by how they begin.

    Example:
        >>> phrases = Phrases([Document("1", "A striped dress"), Document("2", "Striped dress, red")])
        >>> phrases.beginning("str")[1]
        Phrase(folded='striped dress', written='striped dress', documents=2)
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        counts: dict[str, int] = {}
        written: dict[str, str] = {}
        for document in documents:
            for folded, as_written in _said(document).items():
                counts[folded] = counts.get(folded, 0) + 1
                if as_written != folded:
                    written.setdefault(folded, as_written)
            if len(counts) > MOST_COUNTED:
                counts = {folded: count for folded, count in counts.items() if count > 1}
                written = {folded: written[folded] for folded in counts.keys() & written.keys()}
        worth = _worth(counts)
        every = [Phrase(folded, written.get(folded, folded), worth[folded]) for folded in sorted(worth)]
        self._from_first = _Sorted([(phrase.folded, phrase) for phrase in every])
        self._from_later = _Sorted(sorted((later, phrase) for phrase in every for later in _later(phrase.folded)))

    def __len__(self) -> int:
        return len(self._from_first.phrases)

    def beginning(self, prefix: str, most: int = 8) -> list[Phrase]:
        """The phrases that begin so and go on, those of most documents first.

        Args:
            prefix: words as `search.words.words` gives them, parted by single spaces; the last may be cut short.
            most: at most so many.
        """
        whole = prefix.rstrip()
        return _commonest((phrase for phrase in self._from_first.beginning(prefix) if phrase.folded != whole), most)

    def holding(self, prefix: str, most: int = 8) -> list[Phrase]:
        """The phrases in which a later word begins so, those of most documents first.

        Example:
            >>> Phrases([Document("1", "A striped dress"), Document("2", "Striped dress, red")]).holding("dre")
            [Phrase(folded='striped dress', written='striped dress', documents=2)]
        """
        return _commonest(set(self._from_later.beginning(prefix)), most)


class _Sorted:
    """Phrases sorted by what they are looked up by."""

    def __init__(self, entries: Sequence[tuple[str, Phrase]]) -> None:
        self._keys = [key for key, _ in entries]
        self.phrases = [phrase for _, phrase in entries]

    def beginning(self, prefix: str) -> list[Phrase]:
        first = bisect_left(self._keys, prefix)
        return self.phrases[first : bisect_left(self._keys, prefix + "\U0010ffff", lo=first)]


def _commonest(phrases: Iterable[Phrase], most: int) -> list[Phrase]:
    return nsmallest(most, phrases, key=lambda phrase: (-phrase.documents, len(phrase.folded), phrase.folded))


def _later(folded: str) -> list[str]:
    """A phrase from its second word on, from its third, and so on; from no filler."""
    parts = folded.split(" ")
    return [" ".join(parts[first:]) for first in range(1, len(parts)) if not is_filler(parts[first])]


def _worth(counts: dict[str, int]) -> dict[str, int]:
    """Without what is hardly a phrase or only a beginning of one, and no more than are kept."""
    often = {folded: count for folded, count in counts.items() if count >= _needed(folded)}
    beginnings = set()
    for folded, count in often.items():
        parts = folded.split(" ")
        for length in range(2, len(parts)):
            shorter = " ".join(parts[:length])
            if count >= SAME * often.get(shorter, count / SAME + 1):
                beginnings.add(shorter)
    kept = [folded for folded in often if folded not in beginnings]
    if len(kept) > MOST_KEPT:
        kept = nsmallest(MOST_KEPT, kept, key=lambda folded: (-often[folded], folded))
    return {folded: often[folded] for folded in kept}


def _needed(folded: str) -> int:
    """In how many documents a phrase has to be seen."""
    parts = folded.split(" ")
    return 1 if len(parts) == 1 else RUNNING_ON if any(part in _FILLERS for part in parts) else 2


def _said(document: Document) -> dict[str, str]:
    """The phrases of a document's caption and fields, each once: as words, and as written."""
    found: dict[str, str] = {}
    for run in _runs(document.caption):
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
                _add(found, run[start:end])
    for field, value in document.fields.items():
        if field.lower() not in BOOKKEEPING and not any(map(str.isdigit, value)):
            for run in _runs(value):
                fillers = len(list(takewhile(lambda word: is_filler(word[0]), run)))
                if 0 < len(run) - fillers <= LONGEST:
                    _add(found, run[fillers:])
    return found


def _add(found: dict[str, str], run: list[tuple[str, str]]) -> None:
    if is_filler(run[0][0]) or is_filler(run[-1][0]):
        return
    as_written = " ".join(word for _, word in run)
    if len(as_written) <= LONGEST_WRITTEN:
        found.setdefault(" ".join(folded for folded, _ in run), as_written)


def _runs(text: str) -> Iterator[list[tuple[str, str]]]:
    """The words between punctuation marks: folded, and as written but in small letters."""
    left = MOST_WORDS
    for stretch in _BREAKS.split(text[: MOST_WORDS * LONGEST_WRITTEN]):
        parts = ((_folded(word), word.lower().strip("-'’‘*#&+")) for word in stretch.split()[:left])
        run = [part for part in parts if part[0]]
        left -= len(run)
        if run:
            yield run


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return " ".join(words(word))


def is_filler(folded: str) -> bool:
    """Whether a word, as `search.words.words` gives it, says nothing at the beginning or end of a phrase.

    Example:
        >>> is_filler("the"), is_filler("dress")
        (True, False)
    """
    short = len(folded) < 2 and folded.isascii()
    return short or folded in _FILLERS or folded.isdecimal()
