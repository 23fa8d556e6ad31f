"""Words of a query that nobody here uses: no caption has them, and the encoder knows only splinters of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from search.encoders import Encoder
from search.indexes import Index
from search.words import words

SHORTEST = 4
"""Letters of the shortest word that is looked at: shorter ones are mostly names, units and articles."""
SPLINTERS = 3
"""Pieces from which a word counts as broken. In two it is often a stem with an ending, and only asked about where a
caption has a word that is nearly the same."""
SLIPS = 2
"""Letters that a misspelt word may have too many or too few."""
LIKE = 0.75
"""Likeness (J. Ratcliff and J. Obershelp, 1983) from which a caption's word is offered instead."""

_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Unheard:
    """A word that no caption has, and the word of the captions that may be meant."""

    word: str
    meant: str | None = None


def unheard(index: Index, encoder: Encoder, text: str) -> tuple[Unheard, ...]:
    """The text's words that no caption has and that the encoder breaks into pieces, in their order.

    None where there are no captions.

    Args:
        index: whose captions are looked through.
        encoder: says in how many pieces it reads a word.
        text: a query's words.

    Example:
        >>> unheard(index, encoder, "a gabardeen coat")
        (Unheard(word='gabardeen', meant='gabardine'),)
    """
    found = []
    for word in dict.fromkeys(words(text)):
        if len(word) < SHORTEST or not word.isalpha() or (pieces := encoder.pieces(word)) < 2:
            continue
        longer = index.terms(word)
        if word in longer or len(longer) >= 20:  # a full list may have left out the word itself
            continue
        meant = _meant(index, word)
        inflected = meant is not None and (word.startswith(meant) or meant.startswith(word))
        if not inflected and (meant is not None or pieces >= SPLINTERS):
            found.append(Unheard(word, meant))
    if found and not index.info().captions:  # where nothing is said at all, no word is missing
        return ()
    return tuple(found)


def corrected(text: str, unheard: Iterable[Unheard]) -> str:
    """The text with each misspelt word replaced by the one that is meant; capitals at a word's beginning stay.

    Example:
        >>> corrected("Gabardeen coat, red", [Unheard("gabardeen", "gabardine")])
        'Gabardine coat, red'
    """
    meant = {one.word: one.meant for one in unheard if one.meant}

    def better(found: re.Match[str]) -> str:
        word = found.group()
        instead = meant.get("".join(words(word)))
        return word if instead is None else instead.capitalize() if word[0].isupper() else instead

    return _RUN.sub(better, text) if meant else text


def _meant(index: Index, word: str) -> str | None:
    """The likest word of the captions, of about its length, among the commonest with the same two first letters."""
    candidates = {
        term
        for length in range(2, len(word))
        for term in index.terms(word[:length])
        if abs(len(term) - len(word)) <= SLIPS
    }
    return next(iter(get_close_matches(word, sorted(candidates), n=1, cutoff=LIKE)), None)
