"""All pictures of a collection, page by page, by what its fields say: a field's values with how many have each.

A page begins behind an id and is found by the order of ids, so that the last of 100,000 documents is as near as the
first. How many there are of what is counted once for each state of the index, never for a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from threading import Lock
from urllib.parse import urlencode

from demo import links
from demo.filters import Choice, offered
from demo.language import Language
from demo.present import shelf
from demo.shell import View
from demo.shown import Shown
from search import Engine
from search.nouns import Document

PAGE = 48
"""Documents on a page; a multiple of the grid's columns at every width."""


@dataclass(frozen=True)
class Place:
    """A place in a collection.

    Attributes:
        field: the field by whose values it is looked through; empty for the first one that is offered.
        value: of that field; empty for all.
        after: the id behind which the page begins; empty for the start.
    """

    field: str = ""
    value: str = ""
    after: str = ""

    @property
    def address(self) -> str:
        """The place's address, relative to the collection's page.

        Example:
            >>> Place("kind", "dress").address
            'browse?field=kind&value=dress'
        """
        held = {name: value for name, value in vars(self).items() if value}
        return "browse" + ("?" + urlencode(held, errors="replace") if held else "")


class Counted:
    """What a collection holds, counted once for each state of it.

    Args:
        engine: of the collection.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._of: tuple[str, int] | None = None
        self._choices: tuple[Choice, ...] = ()
        self._documents = 0

    def now(self) -> tuple[tuple[Choice, ...], int]:
        """The fields with few values, each value with its number of documents; and how many documents there are."""
        with self._lock:
            index = self._engine.index
            state = (index.location, index.generation())
            if state != self._of:
                self._choices = tuple(each for each in offered(index) if isinstance(each, Choice))
                self._documents = index.info().documents
                self._of = state
            return self._choices, self._documents


def read(query: str) -> Place:
    """The place that the query of an address names.

    Example:
        >>> read("?field=kind&value=dress")
        Place(field='kind', value='dress', after='')
    """
    values = dict(links.parameters(query))
    return Place(values.get("field", ""), values.get("value", ""), values.get("after", ""))


def view(engine: Engine, counted: Counted, thumbnails: Shown, place: Place, language: Language) -> View:
    """The page at a place. A field or value that isn't offered is passed over.

    Raises:
        TriptychError: the index cannot be asked.
    """
    choices, documents = counted.now()
    choice = next((each for each in choices if each.field == place.field), choices[0] if choices else None)
    value = place.value if choice is not None and place.field and place.value in choice.values else ""
    place = Place(choice.field if choice is not None and place.field else "", value, place.after)
    where = {place.field: [value]} if value else None
    found = engine.index.browse(after=place.after or None, size=PAGE + 1, where=where)
    shown = found[:PAGE]
    thumbnails.bring(shown)
    count = choice.values[value] if choice is not None and value else documents
    inside = (
        f'<h2 class="unseen">{language.html("tabs.browse")}</h2>{_ways(choices, choice, value, documents, language)}'
        f"{_told(place, count, language)}"
        f'<div id="results">{shelf(shown, language) if shown else _nothing(language)}</div>'
        f"{_more(place, shown, len(found) > PAGE, language)}"
    )
    return View("browse", value, inside)


def _ways(choices: Sequence[Choice], current: Choice | None, value: str, documents: int, language: Language) -> str:
    """The fields to look through by, and the values of the current one."""
    if current is None:
        return ""
    fields = "".join(
        f'<li><a href="{escape(Place(each.field).address)}"{_mark(each is current)} dir="auto">'
        f"{escape(each.field.replace('_', ' '))}</a></li>"
        for each in choices
    )
    every = _value(Place(current.field), language("browse.all"), documents, not value, language)
    values = every + "".join(
        _value(Place(current.field, each), each, count, each == value, language)
        for each, count in current.values.items()
    )
    return (
        f'<div class="by"><nav class="fields-by" aria-label="{language.html("browse.by")}">'
        f'<span aria-hidden="true">{language.html("browse.by")}</span><ul role="list">{fields}</ul></nav>'
        f'<nav class="values" aria-label="{escape(current.field.replace("_", " "))}">'
        f'<ul role="list">{values}</ul></nav></div>'
    )


def _value(place: Place, name: str, count: int, current: bool, language: Language) -> str:
    return (
        f'<li><a class="chip" href="{escape(place.address)}"{_mark(current)}><span dir="auto">{escape(name)}</span>'
        f' <span class="count">{language.number(count)}</span></a></li>'
    )


def _mark(current: bool) -> str:
    return ' aria-current="true"' if current else ""


def _told(place: Place, count: int, language: Language) -> str:
    start = ""
    if place.after:
        begin = Place(place.field, place.value).address
        start = f' · <a class="start" href="{escape(begin)}">{language.html("browse.start")}</a>'
    told = escape(language.counted("status.documents", count))
    return f'<div class="status" role="status"><p class="told">{told}{start}</p></div>'


def _nothing(language: Language) -> str:
    return f'<p class="nothing">{language.html("browse.nothing")}</p>'


def _more(place: Place, shown: Sequence[Document], goes_on: bool, language: Language) -> str:
    if not goes_on:
        return ""
    onward = Place(place.field, place.value, shown[-1].id).address
    return (
        f'<a class="onward" rel="next" href="{escape(onward)}" '
        f'data-told="{escape(language("browse.shown", count="#"))}">{language.html("browse.more")}</a>'
    )
