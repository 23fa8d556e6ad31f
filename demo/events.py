"""The page's events: controls' values in, what changes on the page out. Errors become sentences."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from html import escape

import gradio as gr

from demo import actions, chips, form, links, present, wishes
from demo.actions import Answer
from demo.collections import Link
from demo.examples import Example
from demo.failures import told
from demo.fetched import fetched
from demo.filters import Filter, chosen, held
from demo.form import Asked
from demo.language import Language
from demo.language import chosen as chosen_language
from demo.masthead import footer, masthead
from demo.names import short
from demo.recent import Recent
from demo.refused import Refused
from demo.shown import Shown
from demo.surprise import surprise
from demo.tabs import tabs
from demo.tries import listed
from demo.turns import Turns
from demo.uploads import Uploads
from demo.wishes import Wish
from search import Document, Engine, TriptychError
from search.tuned import Tuned

ALOUD = ("search", "words", "without")
"""The controls that ask whatever the form holds; the others ask again where something was asked before.

The page's scripts say so too, as the wish `ask`: a press that had to wait for another search comes with the other's
control.
"""

SHOWN = 6
"""Components that show an answer."""

_log = logging.getLogger(__name__)

Changes = list[object]
"""New values for the components that an event names as its outputs, in their order."""


@contextmanager
def plainly(language: Language) -> Iterator[None]:
    """Turn what Triptych raises on purpose into a message on the page: its sentence, and nothing of the server."""
    try:
        yield
    except TriptychError as error:
        sentence = told(error, language)
        raise gr.Error(escape(sentence[:1].upper() + sentence[1:], quote=False), print_exception=False) from None


class Events:
    """What happens when something is pressed.

    `on_search` changes every control of the form, then what an answer is shown by: the line above the pictures, the
    pictures, the button for more, the answer that the session keeps, the chips, and the address; `on_more` the first
    four of these; `on_start` what stands on the page before anything was asked.
    """

    def __init__(
        self,
        engine: Engine,
        uploads: Uploads,
        filters: Sequence[Filter],
        examples: Sequence[Example],
        thumbnails: Shown,
        around: Sequence[Document],
        title: str,
        others: Sequence[Link],
        tab: str,
        turns: Turns,
        own: Tuned,
        recent: Recent,
    ) -> None:
        self._engine = engine
        self._uploads = uploads
        self._filters = filters
        self._examples = examples
        self._thumbnails = thumbnails
        self._around = around
        self._title = title
        self._others = others
        self._tab = tab
        self._turns = turns
        self._own = own
        self._recent = recent

    async def on_search(
        self, pressed: gr.EventData, request: gr.Request, posted: object, answer: Answer | None, *values: object
    ) -> Changes:
        """Search for what the form holds, changed by what was wished; an empty form is told what to do.

        What goes wrong is told in the line above the pictures, and is no error to Gradio: it would forget a search that
        was pressed meanwhile, and show nothing of the error, since this event doesn't go through its queue.
        """
        language = spoken(request)
        wish = wishes.read(posted)
        aloud = wish is not None or pressed.target is None or getattr(pressed.target, "elem_id", None) in ALOUD
        try:
            return await self._turns.take(self._searched, wish, values, answer, language, aloud)
        except TriptychError as error:
            sentence = told(error, language)
        except Exception:  # whatever it is, its text is for the log: it may name paths
            _log.exception("A search failed")
            sentence = language("error.unavailable")
        return [*self._same(), present.failed(sentence), *[gr.skip()] * (SHOWN - 2), {"failed": True}]

    async def on_more(self, request: gr.Request, answer: Answer | None) -> Changes:
        """Show one page more of the answer that the session keeps."""
        language = spoken(request)
        with plainly(language):
            if answer is None:
                raise Refused("error.forgotten")
            return await self._turns.take_in_time(self._more, answer, language)

    def on_address(self, request: gr.Request, address: object) -> Changes:
        """Bring a picture on the web into the box for pictures, and empty the field of its address."""
        with plainly(spoken(request)):
            return [str(fetched(address, self._uploads)), ""]

    def on_start(self, begun: gr.EventData, request: gr.Request) -> Changes:
        """The page's texts in the visitor's language; what stands for an answer only where no address asks for one."""
        language = spoken(request)
        asked = isinstance(begun._data, dict) and begun._data.get("asked") is True
        documents = self._engine.index.info().documents
        return [
            masthead(self._title, self._others, language),
            listed(self._examples, language),
            footer(language),
            gr.skip() if asked else present.welcome(documents, language),
            gr.skip() if asked else present.shelf(self._around, language),
            tabs("search", language),
        ]

    def _more(self, answer: Answer, language: Language) -> Changes:
        return self._shows(actions.more(self._engine, self._uploads, answer), language)[:4]

    def _searched(
        self, wish: Wish | None, values: Sequence[object], answer: Answer | None, language: Language, aloud: bool
    ) -> Changes:
        if wish is not None and wish.name != "ask":
            return self._granted(wish, values, answer, language)
        asked = self._kept(form.read(values, self._filters, self._uploads, self._own))
        return [*self._same(), *self._asked(asked, answer, language, aloud=aloud)]

    def _granted(self, wish: Wish, values: Sequence[object], answer: Answer | None, language: Language) -> Changes:
        gone = ""
        if wish.name == "travel":
            asked, gone = self._restored(wish.text("search"))
        else:
            asked = self._kept(self._wished(wish, form.read(values, self._filters, self._uploads, self._own)))
        sentence = language(gone) if gone else ""
        changed = [
            new if new != old else gr.skip()
            for new, old in zip(form.controls(asked, self._filters, self._own), _held(values), strict=False)
        ]
        if asked.nothing:
            return [*changed, *self._begun(wish, language, sentence)]
        stays = wish.name == "drop"
        shows = self._shows(self._answered(asked), language, wish, stays=stays, before=answer, sentence=sentence)
        return [*changed, *shows]

    def _asked(self, asked: Asked, answer: Answer | None, language: Language, *, aloud: bool) -> Changes:
        """What the form's own controls ask for: aloud by Search and Enter, else by a switch that was changed."""
        if not aloud and (answer is None or asked.nothing or asked == answer.asked):
            return [gr.skip()] * SHOWN
        if asked.nothing:
            return [present.nothing_asked(language), *[gr.skip()] * (SHOWN - 1)]
        if not aloud and answer is not None:
            seen = replace(asked, text=answer.asked.text, view=answer.asked.view)
            if seen == answer.asked and asked.view != answer.asked.view:  # words typed since were not asked yet
                return self._shows(actions.viewed(self._engine, answer, asked.view), language, stays=True)
        return self._shows(self._answered(asked), language, stays=not aloud, before=answer)

    def _wished(self, wish: Wish, asked: Asked) -> Asked:
        if wish.name == "similar":
            return wishes.similar(asked, wish)
        if wish.name == "instead":
            return wishes.instead(asked, wish)
        if wish.name == "drop":
            return wishes.dropped(asked, wish)
        if wish.name == "surprise":
            return surprise(asked, self._examples, self._around)
        if wish.name == "example" and (number := wish.number("n", len(self._examples))) is not None:
            return wishes.tried(asked, self._examples[number])
        return asked

    def _restored(self, search: str) -> tuple[Asked, str]:
        """The question of a link, as far as there still is what it names, and the key of what to tell of the rest."""
        asked = form.unmoved(links.read(search), self._own)
        asked = replace(asked, where=chosen(self._filters, held(self._filters, asked.where)))
        if asked.photo:
            place = self._uploads.kept(asked.photo)
            if place is None:
                return replace(asked, photo=""), "error.photo_gone"
            return replace(asked, picture={"path": str(place)}), ""
        if asked.like is not None and asked.like not in self._engine.index.get([asked.like]):
            return replace(asked, like=None), "error.like_gone"
        return asked, ""

    def _kept(self, asked: Asked) -> Asked:
        """The question with its picture kept for links."""
        return replace(asked, photo=self._uploads.keep(asked.picture)) if asked.picture else asked

    def _answered(self, asked: Asked) -> Answer:
        return actions.search(self._engine, self._uploads, asked)

    def _begun(self, wish: Wish, language: Language, sentence: str) -> Changes:
        """The page as it was before anything was asked."""
        welcome = present.welcome(self._engine.index.info().documents, language, sentence)
        shelf = present.shelf(self._around, language)
        return [welcome, shelf, gr.update(visible=False), None, "", _link("", self._tab, wish, stays=True)]

    def _shows(
        self,
        answer: Answer,
        language: Language,
        wish: Wish | None = None,
        *,
        stays: bool = False,
        before: Answer | None = None,
        sentence: str = "",
    ) -> Changes:
        goes_on = _goes_on(answer)
        self._recent.keep(answer)
        self._thumbnails.bring([*(hit.document for hit in answer.hits), *answer.beside.values()])
        return [
            present.status(answer, language, sentence),
            present.results(answer, language),
            gr.skip() if before is not None and goes_on == _goes_on(before) else gr.update(visible=goes_on),
            answer,
            chips.shown(answer, language),
            _link(links.address(answer.asked), f"{_named(answer, language)} · {self._tab}", wish, stays=stays),
        ]

    def _same(self) -> Changes:
        return [gr.skip()] * len(form.controls(Asked(), self._filters, self._own))


def _goes_on(answer: Answer) -> bool:
    """Whether the button for more belongs below an answer."""
    return answer.has_more and answer.asked.view == "pictures"


def spoken(request: gr.Request) -> Language:
    """The language of the visitor who sent a request."""
    return chosen_language(request.headers.get("accept-language"))


def _link(address: str, title: str, wish: Wish | None, *, stays: bool) -> dict[str, object]:
    """What the page's script needs to give an answer its address; for a search that failed it gets `failed` alone.

    `travelled` is the address that was gone to, where it led to the answer; `stays`: the page is not to be scrolled.
    """
    travelled = wish.text("search") if wish is not None and wish.name == "travel" else None
    return {"address": address, "title": title, "travelled": travelled, "stays": stays}


def _named(answer: Answer, language: Language) -> str:
    """An answer by what was asked, for the tab."""
    asked = answer.asked
    if asked.text:
        return asked.text
    return language("status.like", title=short(answer.like, language)) if answer.like else language("status.picture")


def _held(values: Sequence[object]) -> list[object]:
    """What the controls hold, as `demo.form.controls` gives it: a picture by its path."""
    return [value.get("path") if isinstance(value, dict) else value for value in values]
