"""What is to be compared as a form on a page of our own: words, a picture, and what stands side by side."""

from collections.abc import Sequence
from html import escape
from typing import get_args

from demo.collections import Link
from demo.comparing import Of, Wanted, way
from demo.examples import Example
from demo.language import Language
from demo.names import short
from demo.picked import box
from demo.tabs import Tab, to
from search.methods import METHODS
from search.nouns import Document


def form(
    wanted: Wanted, like: Document | None, shelves: Sequence[Link], tried: Sequence[Example], language: Language
) -> str:
    """What is asked and what stands side by side, as a form that leads to an address.

    Args:
        wanted: what it holds.
        like: the document in the box for a picture.
        shelves: the server's collections; with one of them there is nothing to choose but ways.
        tried: examples, of which those with words are offered while nothing is asked.
        language: of the texts.
    """
    title, hint = language.html("tabs.compare"), language.html("ask.words.placeholder")
    words = escape(wanted.asked.text)
    several = len(shelves) > 1
    choices = _choices("by", [(name, way(name, language)) for name in METHODS], wanted, language)
    if several:
        models = _choices("in", [(each.name, each.title) for each in shelves], wanted, language)
        choices = f'<div class="of">{_of(wanted.of, language)}</div>{models}{choices}'
    return (
        f'<h2 class="unseen">{title}</h2><form class="asks" action="compare"><div class="asks-line">'
        f'<div id="words"><label><span>{language.html("ask.words")}</span><input name="q" value="{words}" '
        f'placeholder="{hint}" autocomplete="off" enterkeyhint="search"></label></div>'
        f'<button id="search" class="primary">{title}</button></div>'
        f'<div class="asks-more">{box(wanted.asked.photo, like, language)}'
        f'<div class="side">{choices}</div></div></form>'
        + (tries("compare", tried, language) if wanted.nothing else "")
    )


def asked_for(wanted: Wanted, like: Document | None, language: Language) -> str:
    """What is asked, for the browser's tab."""
    if wanted.asked.text:
        return wanted.asked.text
    if like is not None:
        return language("status.like", title=short(like, language))
    return language("status.picture") if wanted.asked.photo else ""


def tries(tab: Tab, tried: Sequence[Example], language: Language) -> str:
    """Ways to ask a view for examples, those with words alone, as HTML; nothing without any."""
    texts = [each.text for each in tried if each.text and each.picture is None]
    if not texts:
        return ""
    ways = "".join(
        f'<a class="chip" href="{escape(to(tab, {"q": text}))}"><span dir="auto">{escape(text)}</span></a>'
        for text in texts
    )
    return f'<div class="tries"><span>{language.html("ask.try")}</span>{ways}</div>'


def _of(current: Of, language: Language) -> str:
    radios = "".join(
        f'<label><input type="radio" name="of" value="{of}"{" checked" if of == current else ""}> '
        f"{language.html(f'compare.of.{of}')}</label>"
        for of in get_args(Of)
    )
    return f'<fieldset><legend class="unseen">{language.html("compare.of")}</legend>{radios}</fieldset>'


def _choices(field: str, offered: Sequence[tuple[str, str]], wanted: Wanted, language: Language) -> str:
    """Checkboxes for what stands side by side; none chosen means all."""
    active = (field == "in") == (wanted.of == "models")
    boxes = "".join(
        f'<label><input type="checkbox" name="{field}" value="{escape(name)}"'
        f"{' checked' if not active or not wanted.names or name in wanted.names else ''}> "
        f'<span dir="auto">{escape(title)}</span></label>'
        for name, title in offered
    )
    return (
        f'<fieldset class="choices of-{field}"><legend>{language.html(f"compare.{field}")}</legend>{boxes}</fieldset>'
    )
