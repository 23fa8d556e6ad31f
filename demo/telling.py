"""What the drawer tells of a picked document, sent when it is picked: an answer's cards do without it.

The address holds the key of the answer, and the question beside it: where the answer is forgotten, as after a restart,
the question is asked again.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from demo import actions, comparing, links
from demo.about import about
from demo.actions import Answer
from demo.collections import Shelf
from demo.collections import links as ways
from demo.comparing import Wanted
from demo.failures import told
from demo.language import Language, chosen
from demo.recent import Recent
from demo.refused import Refused
from demo.turns import Turns
from demo.uploads import Uploads
from search import Hit, TriptychError

PLACE = "drawer"
FURTHEST = 1_000_000
"""The last rank whose page is asked for again."""

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Accept-Language"}
_log = logging.getLogger(__name__)


def way(answer: Answer | None = None, column: Wanted | None = None) -> str:
    """The address of what is told of documents, which a script ends with an id.

    Args:
        answer: that the documents are shown for; None where nobody asked.
        column: what the answer is one column of, with that column's name alone.

    Example:
        >>> way(Answer(Asked(text="red"), (), 0, (), 1.0))
        'drawer?answer=V5BLnbq3KNoYwwbkpWGQ1g&q=red&id='
    """
    if answer is None:
        return f"{PLACE}?id="
    asked = links.address(answer.asked) if column is None else column.address
    return "&".join(filter(None, (f"{PLACE}?answer={answer.key}", asked.partition("?")[2], "id=")))


def within(answer: Answer | None = None, column: Wanted | None = None) -> str:
    """The attribute of an element whose cards are told of at `way`, as HTML."""
    return f' data-tells="{escape(way(answer, column))}"'


@dataclass(frozen=True)
class Picked:
    """A document whose card was picked.

    Attributes:
        id: of the document.
        answer: the key of the answer on whose page it is; empty where nobody asked.
        rank: its rank there; None if it is no hit of it.
        ahead: whether it is only looked at: then nothing is asked again for it.
        query: of the address; it holds the question too.
    """

    id: str
    answer: str
    rank: int | None
    ahead: bool
    query: str


def read(query: str) -> Picked:
    """What the query of an address picks; what makes no sense is passed over.

    Example:
        >>> read("answer=V5BL&q=red&id=a.jpg&rank=13").rank
        13
    """
    values = dict(links.parameters(query))
    said = values.get("rank", "")
    rank = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(FURTHEST)) else 0
    return Picked(
        values.get("id", ""),
        values.get("answer", ""),
        rank if 0 < rank <= FURTHEST else None,
        values.get("ahead") == "1",
        query,
    )


class Telling:
    """What is told of one collection's documents and, where collections are compared, of the others'.

    Args:
        shelf: the collection.
        shelves: all collections of the server.
        uploads: where visitors' pictures are kept.
        recent: the answers at hand.
        turns: in which questions are asked again.
    """

    def __init__(self, shelf: Shelf, shelves: Sequence[Shelf], uploads: Uploads, recent: Recent, turns: Turns) -> None:
        self._shelf = shelf
        self._shelves = shelves
        self._uploads = uploads
        self._recent = recent
        self._turns = turns
        self._paths = {link.name: link.path for link in ways(shelves, shelf)}

    def routes(self) -> APIRouter:
        """The address, relative to the collection's page."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route(f"/{PLACE}", self.tell)
        return router

    async def tell(self, request: Request) -> Response:
        """What is told of a document, as HTML for the drawer; nothing where it is only looked at and not at hand."""
        language = chosen(request.headers.get("accept-language"))
        picked = read(request.url.query)
        answer = self._recent.get(picked.answer)
        hit = _hit(answer, picked)
        if hit is not None and answer is not None:
            return HTMLResponse(self._told(hit, answer, picked, language), headers=HEADERS)
        if picked.ahead and picked.answer:
            return Response(status_code=204, headers=HEADERS)
        try:
            inside = await self._turns.take(self._looked_up, picked, answer, language)
        except TriptychError as error:
            inside = _sentence(told(error, language))
        except Exception:  # whatever it is, its text is for the log: it may name paths
            _log.exception("A document could not be told of")
            inside = _sentence(language("error.unavailable"))
        return HTMLResponse(inside, headers=HEADERS)

    def _looked_up(self, picked: Picked, answer: Answer | None, language: Language) -> str:
        """What is told of a document that is no hit of an answer at hand.

        Raises:
            TriptychError: it is gone too, or the index cannot be asked.
        """
        gone = ""
        if answer is None and picked.answer:
            try:
                answer = self._asked_again(picked)
            except TriptychError as error:
                gone = told(error, language)
        hit = _hit(answer, picked)
        if hit is not None and answer is not None:
            return self._told(hit, answer, picked, language)
        document = self._of(picked).engine.index.get([picked.id]).get(picked.id)
        if document is None:
            raise Refused("error.no_such_document")
        gone = (gone or language("drawer.gone")) if picked.rank is not None else ""
        return about(document, language, answer=answer, at=self._at(picked), gone=gone)

    def _asked_again(self, picked: Picked) -> Answer | None:
        """The page of the answer that the document is a hit of; without hits where it is none, which needs no search.

        Raises:
            TriptychError: see `demo.actions.search`.
        """
        column = self._column(picked)
        asked = links.read(picked.query) if column is None else column.asked
        if picked.rank is None or (asked.nothing and not asked.photo):
            return Answer(asked, (), 0, (), 0.0, text=actions.said(asked)[0])
        if column is not None:
            return comparing.answered(column, self._shelf, self._shelves, self._uploads).answers.get(column.names[0])
        if asked.photo:
            place = self._uploads.kept(asked.photo)
            if place is None:
                raise Refused("error.picture_gone")
            asked = replace(asked, picture={"path": str(place)})
        first = (picked.rank - 1) // asked.top * asked.top
        return actions.search(self._shelf.engine, self._uploads, asked, offset=first)

    def _told(self, hit: Hit, answer: Answer, picked: Picked, language: Language) -> str:
        return about(hit.document, language, hit, answer, self._at(picked))

    def _column(self, picked: Picked) -> Wanted | None:
        """The compared column that it was picked in; None for a page of its own."""
        if "of" not in dict(links.parameters(picked.query)):
            return None
        wanted = comparing.read(picked.query, self._shelves)
        return wanted if len(wanted.names) == 1 else None

    def _of(self, picked: Picked) -> Shelf:
        """The collection that the document is of."""
        column = self._column(picked)
        name = column.names[0] if column is not None and column.of == "models" else self._shelf.name
        return next(shelf for shelf in self._shelves if shelf.name == name)

    def _at(self, picked: Picked) -> str:
        """The way to that collection's page; empty for this one's."""
        shelf = self._of(picked)
        return "" if shelf is self._shelf else self._paths[shelf.name]


def _hit(answer: Answer | None, picked: Picked) -> Hit | None:
    return next((hit for hit in answer.hits if hit.document.id == picked.id), None) if answer is not None else None


def _sentence(said: str) -> str:
    return f'<p class="gone" dir="auto">{escape(said[:1].upper() + said[1:])}</p>'
