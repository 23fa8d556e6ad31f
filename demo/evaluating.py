"""Judging answers over HTTP: the view, what a judgement changes, and all of a visitor's judgements as a file."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from demo.collections import Shelf
from demo.examples import Example
from demo.failures import told
from demo.figures import figures, table
from demo.figures import told as told_of
from demo.grades import grades, is_foreign, question
from demo.judged import form, title, view
from demo.judging import Pools, Wanted, fits, read
from demo.language import Language, chosen
from demo.ledger import Ledger
from demo.notices import sentence
from demo.packed import packed
from demo.picked import body
from demo.plotted import plotted
from demo.question import put
from demo.refused import Refused
from demo.shell import View
from demo.shown import Shown
from demo.turns import Turns
from demo.uploads import Uploads
from search import Document, TriptychError
from search.errors import InvalidInput
from search.evaluation import queries

MOST_POSTED = 2.0
"""Megabytes of what is posted: all judgements of a visitor."""

MOST_QUESTIONS = 500
"""That a visitor may take home at once."""

_log = logging.getLogger(__name__)


class Evaluating:
    """Judging the answers of one collection.

    Args:
        shelf: the collection.
        uploads: where visitors' pictures are kept.
        tried: examples of what to ask.
        thumbnails: of what the collection's pages show.
        turns: in which questions are asked.
        judgements: the owner's folder of judgements, in which the collection has one of its own; None keeps nothing.

    Raises:
        InvalidInput: the folder cannot be made or read.
    """

    def __init__(
        self,
        shelf: Shelf,
        uploads: Uploads,
        tried: Sequence[Example],
        thumbnails: Shown,
        turns: Turns,
        judgements: Path | None = None,
    ) -> None:
        self._shelf = shelf
        self._uploads = uploads
        self._tried = tried
        self._thumbnails = thumbnails
        self._turns = turns
        self._pools = Pools(shelf.engine, uploads)
        self._ledger = None if judgements is None else Ledger(judgements / shelf.name)

    def routes(self) -> APIRouter:
        """Where judgements are sent to."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/judged", self.judged, methods=["POST"])
        router.add_api_route("/judged.zip", self.taken, methods=["POST"])
        return router

    def view(self, wanted: Wanted, language: Language) -> View:
        """What is asked, and if something is, what there is to judge. What is wrong is told below the form."""
        like, inside = None, ""
        if not wanted.nothing:
            try:
                pool = self._pools.of(wanted)
                like = pool.like
                self._thumbnails.bring(pool.documents)
                known = {} if self._ledger is None else self._ledger.grades(wanted.id)
                of_pool = {document.id: known[document.id] for document in pool.documents if document.id in known}
                inside = view(pool, of_pool, self._ledger is not None, language)
            except TriptychError as error:
                inside = _sentence(told(error, language))
        return View(
            "evaluate", title(wanted, like, language), self._form(wanted, like, language) + inside, wanted.along
        )

    async def judged(self, request: Request) -> Response:
        """A question's judgements so far: the figures and the curve by them, for the view's script.

        Posted: `{"query": "q=red", "grades": {id: 2, 1, 0 or null}}`. Where the owner keeps judgements, they are kept
        before the answer goes out.
        """
        language = chosen(request.headers.get("accept-language"))
        keeps = self._ledger is not None and not is_foreign(request.headers)

        def made(posted: Mapping[str, Any]) -> Response:
            return JSONResponse(self._measured(posted, keeps, language))

        return await self._answered(request, made, language)

    async def taken(self, request: Request) -> Response:
        """All of a visitor's judgements as a file.

        Posted: `{"questions": [{"query": "?q=red", "grades": {…}}, …]}`.
        """
        language = chosen(request.headers.get("accept-language"))
        return await self._answered(request, self._packed, language)

    def _measured(self, posted: Mapping[str, Any], keeps: bool, language: Language) -> dict[str, str]:
        wanted = read(question(posted.get("query")))
        if wanted.nothing:
            raise Refused("error.nothing_asked")
        pool, given = self._pools.of(wanted), grades(posted.get("grades"))
        shown = {document.id for document in pool.documents}
        known = {id_: grade for id_, grade in given.items() if id_ in shown}
        failed = ""
        if self._ledger is not None and not wanted.asked.photo:
            failed = self._keep(self._ledger, pool.asked, known, language) if keeps else language("evaluate.foreign")
        now = {id_: grade for id_, grade in known.items() if grade is not None}
        found = figures(pool, now)
        return {
            "told": told_of(found, len(now), len(pool.documents), language),
            "figures": table(found, language),
            "curve": plotted(pool.curve, wanted, now, language),
            "failed": failed,
        }

    def _keep(self, ledger: Ledger, asked: queries.Asked, given: Mapping[str, int | None], language: Language) -> str:
        """Keep judgements; returns why they could not be kept."""
        try:
            ledger.put(asked, given)
        except TriptychError as error:
            _log.error("judgements were not kept: %s", error)
            return language("evaluate.not_kept") if not isinstance(error, Refused) else told(error, language)
        return ""

    def _packed(self, posted: Mapping[str, Any]) -> Response:
        asked = posted.get("questions")
        if not isinstance(asked, list) or len(asked) > MOST_QUESTIONS:
            raise InvalidInput(f"give a list of at most {MOST_QUESTIONS} questions with their judgements")
        judged = []
        for each in asked:
            if not isinstance(each, dict):
                raise InvalidInput("a question is an object with query and grades")
            wanted, given = read(question(each.get("query"))), grades(each.get("grades"))
            own = {id_: grade for id_, grade in given.items() if grade is not None and fits(id_)}
            if own and not wanted.nothing:
                judged.append((self._asked(wanted), own))
        headers = {"Content-Disposition": 'attachment; filename="judged.zip"', "Cache-Control": "no-store"}
        return Response(packed(judged), media_type="application/zip", headers=headers)

    def _asked(self, wanted: Wanted) -> queries.Asked:
        made = put(wanted.asked, self._shelf.engine, self._uploads)
        return queries.Asked(wanted.id, made.query, exclude=made.exclude)

    def _form(self, wanted: Wanted, like: Document | None, language: Language) -> str:
        return form(wanted, like, self._tried, language)

    async def _answered(
        self, request: Request, made: Callable[[Mapping[str, Any]], Response], language: Language
    ) -> Response:
        """What is made of what was posted, in its turn; or the sentence on why nothing is."""
        try:
            posted = json.loads(await body(request, MOST_POSTED))
            if not isinstance(posted, dict):
                raise InvalidInput("give a JSON object")
            return await self._turns.take(made, posted)
        except (ValueError, RecursionError):  # no JSON, or far too deep
            said = language("evaluate.unread")
        except TriptychError as error:
            said = told(error, language)
        except Exception:  # whatever it is, its text is for the log: it may name paths
            _log.exception("A judgement could not be answered")
            said = language("error.unavailable")
        return JSONResponse({"failed": said[:1].upper() + said[1:]}, status_code=400)


def _sentence(said: str) -> str:
    return f'<div class="status" role="status">{sentence(said[:1].upper() + said[1:])}</div>'
