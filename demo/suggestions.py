"""Suggestions while typing: phrases of the collection that go on from what is typed so far.

They come from memory, outside Gradio's queue, so that typing never waits for a search. What a collection says is
gathered in the background from a bounded number of documents, first when somebody types and then again when the index
has changed; whatever the gathering has not reached, the index's own words complete.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Lock, Thread

from fastapi import APIRouter, Response

from demo.phrases import Phrase, Phrases, is_filler
from search import Document, Engine, TriptychError
from search.indexes import Index
from search.words import words

MOST = 8
"""Suggestions at a time."""

SAMPLE = 20_000
"""Documents that phrases are gathered from."""

EVERY = 60.0
"""Seconds between two looks at whether the index has changed."""

LONGEST_TYPED = 100
"""Characters from which nobody needs a suggestion."""

LONGEST_TAIL = 3
"""Words at the end of what is typed that a phrase may take up."""

IN_PLACE = 2
"""Words of a phrase that may do so."""

USUAL = 0.05
"""Share of the best phrase's documents that others need to stand behind words that they were not seen with."""

_PAGE = 200
_BREATH = 0.005
"""Seconds of rest between two pages of documents, for the searches that go on meanwhile."""

_log = logging.getLogger(__name__)


class Suggestions:
    """What an engine's collection suggests.

    Example:
        >>> suggestions = Suggestions(engine)
        >>> suggestions.suggest("stri")
        ('striped', 'striped dress', 'striped shirt')
        >>> suggestions.suggest("a blue stri")
        ('a blue striped dress', 'a blue striped', 'a blue striped shirt')
    """

    def __init__(self, engine: Engine, sample: int = SAMPLE, now: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._sample = sample
        self._now = now
        self._phrases = Phrases()
        self._of: tuple[str, int] | None = None
        self._whole = False
        self._look_at = now()
        self._gathering: Thread | None = None
        self._lock = Lock()

    def suggest(self, typed: str) -> tuple[str, ...]:
        """At most `MOST` texts to search for instead of what is typed; none for nothing, or for very long texts.

        Phrases that begin with all that is typed come first; then its last words are completed in place. An index that
        cannot be asked only means fewer of them.
        """
        self._look()
        if len(typed) > LONGEST_TYPED or not words(typed):
            return ()
        found = {" ".join(words(typed)): ""}  # what is typed already is no suggestion
        for text in self._continued(typed):
            found.setdefault(" ".join(words(text)), text)
            if len(found) > MOST:
                break
        return tuple(text for text in found.values() if text)

    def gathered(self) -> None:
        """Wait until the gathering that is under way, if any, is done."""
        with self._lock:
            gathering = self._gathering
        if gathering is not None:
            gathering.join()

    def _continued(self, typed: str) -> Iterator[str]:
        parts, open_end = typed.split(), "" if not typed[-1:].isspace() else " "
        whole = " ".join(words(typed)) + open_end
        yield from (phrase.written for phrase in self._phrases.beginning(whole, MOST))
        yield from (phrase.written for phrase in self._phrases.holding(whole, MOST))
        for first in range(max(1, len(parts) - LONGEST_TAIL), len(parts)):
            tail = " ".join(words(" ".join(parts[first:])))
            if tail:
                yield from _in_place(parts[:first], self._phrases.beginning(tail + open_end, MOST))
        if not open_end and not self._whole:
            yield from (" ".join([*parts[:-1], word]) for word in self._words_beginning(parts[-1]))

    def _words_beginning(self, typed: str) -> list[str]:
        try:
            return [word for word in self._engine.index.terms(typed) if not is_filler(word)]
        except TriptychError:
            return []

    def _look(self) -> None:
        """Have the phrases gathered in the background where that was not done for long."""
        with self._lock:
            running = self._gathering is not None and self._gathering.is_alive()
            if running or self._now() < self._look_at:
                return
            self._look_at = self._now() + EVERY
            self._gathering = Thread(target=self._gather, name="suggestions", daemon=True)
            self._gathering.start()

    def _gather(self) -> None:
        try:
            index = self._engine.index
            state = (index.fingerprint, index.generation())
            if state != self._of:
                documents = index.info().documents
                self._phrases = Phrases(_first(index, self._sample))
                self._of, self._whole = state, documents <= self._sample
        except TriptychError as error:
            _log.warning("suggestions were not gathered: %s", error)


def _in_place(head: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[str]:
    """What is typed with its end completed: by short and usual phrases, and no word a second time."""
    said = set(words(" ".join(head)))
    for phrase in phrases:
        parts = phrase.folded.split(" ")
        if len(parts) <= IN_PLACE and phrase.documents >= USUAL * phrases[0].documents and said.isdisjoint(parts):
            yield " ".join([*head, phrase.written])


def _first(index: Index, most: int) -> Iterator[Document]:
    """The first documents by id, page by page, with a rest after each."""
    after: str | None = None
    while most > 0 and (page := index.browse(after=after, size=min(_PAGE, most))):
        yield from page
        after, most = page[-1].id, most - len(page)
        time.sleep(_BREATH)


def routes(engine: Engine) -> APIRouter:
    """The route `/suggest?q=…`, which answers `{"suggestions": […]}`; a collection includes it with its own prefix."""
    router = APIRouter()
    suggestions = Suggestions(engine)

    @router.get("/suggest", include_in_schema=False)
    def suggest(response: Response, q: str = "") -> dict[str, tuple[str, ...]]:
        response.headers["Cache-Control"] = "private, max-age=60"
        return {"suggestions": suggestions.suggest(q)}

    return router
