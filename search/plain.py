"""Texts of strangers as they may be shown: nothing in them steers a terminal, a log or the direction of writing.

A control character can move a terminal's cursor, set its title or forge a line of a log; one that turns the direction
of writing can make `gpj.exe` look like `exe.jpg` (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
Marks that only say which way a letter is written stay: Hebrew and Arabic need them.
"""

import json
import re
from typing import Any

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_BREAKS = (0x85, 0x2028, 0x2029)
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = (0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
_HALVES = range(0xD800, 0xE000)

_PLAIN: dict[int, str | None] = {
    **dict.fromkeys((*_CONTROLS, *_TURNS, *_INVISIBLE)),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(_HALVES, "\N{REPLACEMENT CHARACTER}"),
    **{ord(kept): kept for kept in "\n\t"},
}

_ESCAPED = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    r"""The text without what steers where it is shown; line breaks of every kind become `\n`, tabs stay.

    Half of a surrogate pair, which no file and no address can hold, becomes U+FFFD.

    Example:
        >>> plain("red\x1b[31m dress\r\nby \u202etpircs")
        'red[31m dress\nby tpircs'
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)


def one_line(text: str) -> str:
    r"""The same in one line, for a place where a line of its own would say something else.

    Example:
        >>> one_line("a.jpg\n  2. b.jpg")
        'a.jpg   2. b.jpg'
    """
    return plain(text).replace("\n", " ").replace("\t", " ")


def is_plain(name: str) -> bool:
    """Whether a name can be shown as it is, in one line.

    Example:
        >>> is_plain("2024/beach.jpg"), is_plain("beach\u202egpj.exe")
        (True, False)
    """
    return one_line(name) == name


def as_json(data: Any) -> str:
    r"""JSON for a terminal or a file: letters stay readable, and what `plain` would take out is escaped, so not lost.

    Example:
        >>> as_json("Größe \x9b \u202e")
        '"Größe \\u009b \\u202e"'
    """
    told = json.dumps(data, ensure_ascii=False, indent=2)
    return _ESCAPED.sub(lambda found: json.dumps(found[0])[1:-1], told)
