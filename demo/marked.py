"""A text of a collection as HTML, with some of its words highlighted."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from html import escape

from search.words import words

_ALONE = "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Hiragana and Chinese characters, each of which is a word; see `search.words`."""


_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
"""The same words where nothing but ASCII is written, found in a fraction of the time."""


def marked(text: str, wanted: Collection[str]) -> str:
    """The text, escaped, with every word that is wanted in `<mark>`.

    Args:
        text: plain text, whatever it holds.
        wanted: words as `search.words.words` gives them.

    Returns:
        HTML whose text is the given one to the letter.

    Example:
        >>> marked("Striped <dress>, striped shirt", {"striped"})
        '<mark>Striped</mark> &lt;dress&gt;, <mark>striped</mark> shirt'
    """
    if not wanted:
        return escape(text)
    looked_for, html, end = frozenset(wanted), [], 0
    for match in (_ASCII_WORD if text.isascii() else _word()).finditer(text):
        found = _found(match[0])
        if found and looked_for.issuperset(found):
            html += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return "".join([*html, escape(text[end:])])


@lru_cache(maxsize=10_000)  # captions of a collection are made of the same words
def _found(written: str) -> tuple[str, ...]:
    return tuple(words(written))


@cache
def _word() -> re.Pattern[str]:
    """A word as it is written: letters and digits with their combining marks and with what is invisible inside it."""
    joined = "".join(c for c in map(chr, range(0x300, 0x1F000)) if unicodedata.category(c).startswith("M"))
    return re.compile(f"[{_ALONE}]|(?:[^\\W_{_ALONE}]|[{joined}\u00ad\u200c\u200d])+")
