"""What the reader should know about an answer, as the page shows it: each kind with its sign."""

from html import escape

from demo.language import Language
from search.notices import told
from search.nouns import Notice, NoticeKind

LOUD: frozenset[NoticeKind] = frozenset({"leg-missing", "nothing-matches"})
"""Kinds that change what the whole answer is worth."""

_SIGNS: dict[NoticeKind, str] = {
    "leg-missing": '<path d="M8 2 15 14H1Z"/><path d="M8 6.5v3.6M8 12v.2"/>',
    "nothing-matches": '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 4 4M5.4 5.4l3.2 3.2M8.6 5.4 5.4 8.6"/>',
    "unheard": '<path d="M2 3h12v8H8l-3.5 3v-3H2Z"/><path d="M6.6 5.9a1.5 1.5 0 1 1 1.9 1.6l-.5.3M8 9.3v.1"/>',
    "truncated": '<path d="M2 4h12M2 8h7M11.5 8h.1M13.9 8h.1M2 12h4"/>',
    "unwanted": '<circle cx="8" cy="8" r="6"/><path d="m3.8 12.2 8.4-8.4"/>',
    "fewer": '<path d="M2 4h12l-4.6 5.3V14l-2.8-1.6V9.3Z"/>',
    "end": '<path d="M8 2v8m-3.5-3.3L8 10l3.5-3.3M3 14h10"/>',
}
_PLAIN = '<circle cx="8" cy="8" r="6.3"/><path d="M8 7.3v3.7M8 4.9V5"/>'


def shown(notice: Notice, language: Language) -> str:
    """A notice as HTML; with a suggestion, a `<button class="instead">` that holds it in `data-text`.

    Example:
        >>> "Nothing was found." in shown(Notice("fewer", "Nothing was found."), languages()["en"])
        True
    """
    instead = ""
    if notice.suggestion:
        words = escape(language("status.instead", text=notice.suggestion))
        instead = f' <button type="button" class="instead" data-text="{escape(notice.suggestion)}">{words}</button>'
    return sentence(told(notice, language.wording("notice")), notice.kind, instead)


def sentence(text: str, kind: NoticeKind | None = None, behind: str = "") -> str:
    """A sentence in the looks of a notice.

    Args:
        text: plain text.
        kind: gives it its sign, and its looks where it is a loud one.
        behind: HTML that goes behind the text.
    """
    sign = _PLAIN if kind is None else _SIGNS.get(kind, _PLAIN)
    loud = " loud" if kind in LOUD else ""
    drawn = f'<svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{sign}</svg>'
    return f'<p class="notice{loud}">{drawn}<span dir="auto">{escape(text)}{behind}</span></p>'
