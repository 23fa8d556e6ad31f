"""The views beside searching as addresses of their own: plain pages, answered as they were asked.

Each view is a function from an engine and what an address asks to HTML, and runs in a turn of the searches. Reload,
links, back and forward are the browser's own.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from demo import browsing, classified, classifying, compare_form, compared, comparing, faceting, judging, picked
from demo.collections import Shelf, links
from demo.compressed import compressed, encoding
from demo.evaluating import Evaluating
from demo.examples import Example
from demo.failures import told
from demo.language import Language, chosen
from demo.names import caption
from demo.notices import sentence
from demo.picked import body
from demo.pictures import FOR_GOOD
from demo.recent import Recent
from demo.shell import LOOKS, Looks, View, page
from demo.shown import Shown
from demo.tabs import Tab
from demo.turns import Turns
from demo.uploads import Uploads
from search import Document, TriptychError

MOST_POSTED = 1.0
"""Megabytes of what is sent to be grouped: ids and words."""

_KINDS = {"css": "text/css", "js": "text/javascript"}
_log = logging.getLogger(__name__)

Made = Callable[[Language], View]
"""Makes a view in a language."""


class Views:
    """The views of one collection.

    Args:
        shelf: the collection.
        shelves: all collections of the server.
        uploads: where visitors' pictures are kept.
        tried: examples of what to ask this collection.
        around: some of its documents, to try things with.
        thumbnails: of what each collection's pages show, by its name.
        title: of the pages of the server.
        turns: in which the views take their turn with the searches.
        recent: keeps the answers that the drawer tells of.
        judgements: the owner's folder of judgements, see `demo.evaluating`; None keeps none.
    """

    def __init__(
        self,
        shelf: Shelf,
        shelves: Sequence[Shelf],
        uploads: Uploads,
        tried: Sequence[Example],
        around: Sequence[Document],
        thumbnails: Mapping[str, Shown],
        title: str,
        turns: Turns,
        recent: Recent,
        judgements: Path | None = None,
    ) -> None:
        self._shelf = shelf
        self._shelves = shelves
        self._uploads = uploads
        self._tried = tried
        self._around = around
        self._others = links(shelves, shelf)
        self._thumbnails = thumbnails
        self._title = title
        self._turns = turns
        self._recent = recent
        self._looks = Looks.read()
        self._counted = browsing.Counted(shelf.engine)
        self._evaluating = Evaluating(shelf, uploads, tried, thumbnails[shelf.name], turns, judgements)

    def routes(self) -> APIRouter:
        """The addresses of the views, relative to the collection's page, and of their styles and scripts."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/browse", self.browse)
        router.add_api_route("/compare", self.compare)
        router.add_api_route("/what", self.what)
        router.add_api_route("/evaluate", self.evaluate)
        router.include_router(self._evaluating.routes())
        router.add_api_route("/groups", self.groups, methods=["POST"])
        router.include_router(picked.routes(self._uploads))
        router.add_api_route(f"/{LOOKS}/{{name}}", self.look)
        return router

    async def browse(self, request: Request) -> Response:
        """All pictures, page by page."""
        place = browsing.read(request.url.query)

        def made(language: Language) -> View:
            return browsing.view(self._shelf.engine, self._counted, self._thumbnails[self._shelf.name], place, language)

        return await self._answered("browse", request, made)

    async def compare(self, request: Request) -> Response:
        """The same question asked of several collections, or in several ways."""
        wanted = comparing.read(request.url.query, self._shelves)

        def made(language: Language) -> View:
            return self._compared(wanted, language)

        return await self._answered("compare", request, made)

    async def what(self, request: Request) -> Response:
        """What a picture shows, among words of the visitor's."""
        wanted = classifying.read(request.url.query)

        def made(language: Language) -> View:
            return self._classified(wanted, language)

        return await self._answered("what", request, made)

    async def evaluate(self, request: Request) -> Response:
        """What is found for a question, to be judged."""
        wanted = judging.read(request.url.query)

        def made(language: Language) -> View:
            return self._evaluating.view(wanted, language)

        return await self._answered("evaluate", request, made)

    async def groups(self, request: Request) -> Response:
        """Hits of the search page grouped by what their pictures show, for its script."""
        language = chosen(request.headers.get("accept-language"))
        try:
            posted = json.loads(await body(request, MOST_POSTED))
            found = await self._turns.take(faceting.grouped, self._shelf.engine, posted, language)
        except (ValueError, RecursionError):  # no JSON, or far too deep
            return JSONResponse({"told": language("facet.few")})
        except TriptychError as error:
            return JSONResponse({"told": told(error, language)})
        except Exception:
            _log.exception("Hits could not be grouped")
            return JSONResponse({"told": language("error.unavailable")})
        return JSONResponse(found)

    async def look(self, name: str, request: Request) -> Response:
        """A style sheet or a script."""
        text = self._looks.files.get(name)
        if text is None:
            return Response(status_code=404)
        how = encoding(request.headers.get("accept-encoding", ""))
        content = await asyncio.to_thread(compressed, text.encode(), how)
        headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding", **({"Content-Encoding": how} if how else {})}
        return Response(content, media_type=_KINDS[name.rpartition(".")[2]], headers=headers)

    def _compared(self, wanted: comparing.Wanted, language: Language) -> View:
        like, inside, sentence = None, "", ""
        if not wanted.nothing:
            try:
                found = comparing.answered(wanted, self._shelf, self._shelves, self._uploads)
                like = found.like
                self._bring(found)
                for answer in found.answers.values():
                    self._recent.keep(answer)
                titles = {each.name: each for each in self._others}
                inside = compared.status(found, language) + compared.results(found, titles, language)
            except TriptychError as error:  # the form stays, so that what was asked can be mended
                sentence = told(error, language)
        form = compare_form.form(wanted, like, self._others, self._tried, language)
        title = compare_form.asked_for(wanted, like, language)
        return View("compare", title, form + (_sentence(sentence) if sentence else inside), wanted.along)

    def _classified(self, wanted: classifying.Wanted, language: Language) -> View:
        sets = classifying.offered(self._counted.now()[0])
        wanted = wanted if wanted.labels else replace(wanted, labels=classifying.first(sets))
        like, inside = None, ""
        try:
            found = classifying.answered(self._shelf.engine, self._uploads, wanted)
            like, inside = found.like, classified.results(found, language)
        except TriptychError as error:  # the form stays
            inside = _sentence(told(error, language))
        form = classified.form(wanted, like, sets, self._around, language)
        title = caption(like, language) if like is not None else language("status.picture") if wanted.photo else ""
        return View("what", title, form + inside, wanted.along)

    def _bring(self, found: comparing.Compared) -> None:
        """Have the thumbnails at hand that the columns show."""
        for column in found.comparison.columns:
            name = column.name if found.wanted.of == "models" else self._shelf.name
            self._thumbnails[name].bring(hit.document for hit in column.hits)

    async def _answered(self, tab: Tab, request: Request, made: Made) -> Response:
        """The page with a view, or with the sentence on why there is none."""
        language = chosen(request.headers.get("accept-language"))
        try:
            view = await self._turns.take(made, language)
        except TriptychError as error:
            view = _failed(tab, told(error, language))
        except Exception:  # whatever it is, its text is for the log: it may name paths
            _log.exception("The view %s failed", tab)
            view = _failed(tab, language("error.unavailable"))
        how = encoding(request.headers.get("accept-encoding", ""))
        content = page(view, self._title, self._others, self._looks, language).encode()
        headers = {"Vary": "Accept-Encoding, Accept-Language", "Cache-Control": "no-cache"}
        if how:
            headers["Content-Encoding"] = how
        return HTMLResponse(await asyncio.to_thread(compressed, content, how), headers=headers)


def _failed(tab: Tab, said: str) -> View:
    return View(tab, "", _sentence(said))


def _sentence(said: str) -> str:
    return f'<div class="status" role="status">{sentence(said[:1].upper() + said[1:])}</div>'
