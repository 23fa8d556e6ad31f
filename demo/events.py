"""The page's events: controls' values in, what changes on the page out. Errors become sentences."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

import gradio as gr

from demo import actions, form, present
from demo.examples import Example
from demo.failures import told
from demo.filters import Filter
from demo.shown import Shown
from demo.uploads import Uploads
from search import Engine, TriptychError

FORGOTTEN = "This page was left open for long, so its search was forgotten. Press Search again."

Changes = list[object]
"""New values for the components that an event names as its outputs, in their order."""


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what Triptych raises on purpose into a message on the page: its sentence, and nothing of the server."""
    try:
        yield
    except TriptychError as error:
        sentence = told(error)
        raise gr.Error(escape(sentence[:1].upper() + sentence[1:], quote=False), print_exception=False) from None


class Events:
    """What happens when something is pressed.

    `on_search`, `on_more` and `on_similar` change four components: the line above the pictures, the pictures, the
    button for more, and the answer that the session keeps.
    """

    def __init__(
        self,
        engine: Engine,
        uploads: Uploads,
        filters: Sequence[Filter],
        examples: Sequence[Example],
        thumbnails: Shown,
    ) -> None:
        self._engine = engine
        self._uploads = uploads
        self._filters = filters
        self._examples = examples
        self._thumbnails = thumbnails

    def on_search(self, *values: object) -> Changes:
        """Search for what the form holds; an empty form is told what to do."""
        with plainly():
            try:
                asked = form.read(values, self._filters, self._uploads)
            except form.NothingAsked:
                return [present.nothing_asked(), gr.skip(), gr.skip(), gr.skip()]
            return self._changes(actions.search(self._engine, self._uploads, asked))

    def on_more(self, answer: actions.Answer | None) -> Changes:
        """Show one page more of the answer that the session keeps."""
        if answer is None:
            raise gr.Error(FORGOTTEN, print_exception=False)
        with plainly():
            return self._changes(actions.more(self._engine, self._uploads, answer))

    def on_similar(self, top: object, pressed: gr.EventData) -> Changes:
        """Search for what is like the document whose "More like this" was pressed."""
        with plainly():
            size = form.whole(top, "the number of results", form.PAGE)
            asked = actions.similar(_sent(pressed, "id"), size)
            return self._changes(actions.search(self._engine, self._uploads, asked))

    def on_example(self, pressed: gr.EventData) -> Changes:
        """Fill words and picture with the example that was pressed."""
        number = _sent(pressed, "n")
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < len(self._examples):
            return [gr.skip(), gr.skip()]
        example = self._examples[number]
        return [example.text, None if example.picture is None else str(example.picture)]

    def _changes(self, answer: actions.Answer) -> Changes:
        self._thumbnails.bring(hit.document for hit in answer.hits)
        return [present.status(answer), present.grid(answer.hits), gr.update(visible=answer.has_more), answer]


def _sent(pressed: gr.EventData, name: str) -> object:
    """What the page's script sent with an event, if it did."""
    return getattr(pressed, name, None)
