"""The words that the captions use: what a test of meaning has to avoid, and what a spelling mistake must not become."""

import re
from collections.abc import Iterable

from assets.catalogue.judge.rows import Row

WORDS = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without digits and signs.

    Example:
        >>> words("Polka-dot dress, 100% cotton")
        ['polka', 'dot', 'dress', 'cotton']
    """
    return WORDS.findall(text.casefold())


def says(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the text one behind the other, the last perhaps in the plural."""
    padded = f" {' '.join(words(text))} "
    wanted = " ".join(words(phrase))
    return f" {wanted} " in padded or f" {wanted}s " in padded


def vocabulary(rows: Iterable[Row]) -> frozenset[str]:
    """Every word of every caption."""
    return frozenset(word for row in rows for word in words(row["caption"]))
