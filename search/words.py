"""The one tokeniser: what counts as a word in captions, in queries and wherever words are matched.

A word is a run of letters, digits and combining marks, case-folded (`Straße` and `STRASSE` are the same), in Unicode's
compatibility form (`ﬁ` is `fi`, `é` is one character however it was typed). Chinese characters and Hiragana stand
without spaces, so each of them is a word, as in Lucene's StandardTokenizer.
"""

import re
import unicodedata
from functools import cache

_ASCII_WORD = re.compile(r"[a-z0-9]+")

_SINGLE = re.compile("[\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Hiragana and Chinese characters."""

_JOINED = {ord("_"): " ", **dict.fromkeys((0x00AD, 0x200C, 0x200D, *range(0xFE00, 0xFE10)))}
"""An underscore parts words; soft hyphens, joiners and variation selectors are invisible inside them."""


def words(text: str) -> list[str]:
    """The words of a text in their order, repeated as often as they occur.

    Args:
        text: anything; the words of an empty text are none.

    Example:
        >>> words("A red T-shirt, size_38: Größe M!")
        ['a', 'red', 't', 'shirt', 'size', '38', 'grösse', 'm']
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_JOINED)
    return _word().findall(_SINGLE.sub(r" \g<0>", _parted(folded)))


def beginning(text: str) -> str | None:
    """The beginning of a word that somebody has typed; None if it can be none.

    Example:
        >>> beginning("Dre"), beginning(""), beginning("red d"), beginning("?")
        ('dre', '', None, None)
    """
    found = words(text)
    return None if len(found) > 1 or (text.strip() and not found) else "".join(found)


def _parted(text: str) -> str:
    # A Chinese character's neighbour on the right must not grow onto it.
    return _SINGLE.sub(r"\g<0> ", text)


@cache
def _word() -> re.Pattern[str]:
    # `\w` leaves out the combining marks, without which Hindi or Thai words fall to pieces. They all lie below U+1F000,
    # apart from the variation selectors; looking them up takes some milliseconds, so only the first such text pays.
    marks = "".join(c for c in map(chr, range(0x300, 0x1F000)) if unicodedata.category(c).startswith("M"))
    return re.compile(rf"\w[\w{marks}]*")
