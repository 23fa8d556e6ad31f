"""The page's endpoints for programs: `/search`, `/similar` and `/documents`, each of which returns one JSON object."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import gradio as gr

from demo.actions import NO_SUCH, similar_to
from demo.failures import told
from demo.form import BALANCE, CONSTANT, PAGE, number, whole
from demo.uploads import Uploads
from search import Document, Engine, Query, TriptychError
from search.engine import Diversify
from search.errors import InvalidQuery
from search.report import as_json
from search.where import Condition

FURTHEST = 10_000
"""How far into a ranking a request may page."""


@contextmanager
def answered() -> Iterator[None]:
    """Turn what Triptych raises on purpose into an error that the caller is told."""
    try:
        yield
    except TriptychError as error:
        raise gr.Error(told(error), print_exception=False) from None


class Endpoints:
    """The functions behind the endpoints; their docstrings are what the page's API documentation shows."""

    def __init__(self, engine: Engine, uploads: Uploads) -> None:
        self._engine = engine
        self._uploads = uploads

    def publish(self) -> None:
        """Make them endpoints of the page that is being built."""
        for name, function in (("search", self.search), ("similar", self.similar), ("documents", self.documents)):
            gr.api(function, api_name=name, concurrency_id="search")

    def search(
        self,
        text: str = "",
        image: gr.FileData | None = None,
        top: int = PAGE,
        diversify: bool | str | None = False,
        offset: int = 0,
        without: str = "",
        where: dict[str, Any] | None = None,
        weights: dict[str, float] | None = None,
        k: float = CONSTANT,
        legs: list[str] | None = None,
        clusters: int = 5,
        balance: float = BALANCE,
    ) -> dict[str, Any]:
        """Search with words, a picture, or both.

        Args:
            text: words.
            image: an uploaded picture.
            top: hits to return, at most 100.
            diversify: true or "kmeans" for one of each kind in turn, "mmr" for maximal marginal relevance.
            offset: hits to pass over.
            without: what the hits should not show or mention.
            where: filters: field to a value, a list of values, or {"from": low, "to": high}.
            weights: weight per leg.
            k: the constant of reciprocal rank fusion.
            legs: the legs to ask, by default all that fit.
            clusters: groups for "kmeans".
            balance: for "mmr", from 0 (variety) to 1 (relevance).

        Returns:
            hits (rank, id, score, caption, image, cluster, reason, legs), fusion, timings_ms, notices.
        """
        with answered():
            method = _method(diversify)
            query = Query(text=text, image=self._uploads.read(image), without=without, where=_where(where))
            results = self._engine.search(
                query,
                top=whole(top, "top", PAGE),
                offset=_offset(offset),
                legs=_legs(legs),
                weights=cast("Any", _object(weights, "weights")),
                k=number(k, "k"),
                diversify=method,
                clusters=whole(clusters, "clusters", 5),
                balance=balance,
            )
            return cast("dict[str, Any]", as_json(results))

    def similar(self, id: str, top: int = PAGE) -> dict[str, Any]:  # noqa: A002 – the endpoint's public name for it
        """What is like a document, itself left out: like its picture, or like its words if it has none.

        Args:
            id: the document's id.
            top: hits to return, at most 100.

        Returns:
            The same object as /search.
        """
        with answered():
            document = self._engine.index.get([id]).get(id) if isinstance(id, str) else None
            if document is None:
                raise InvalidQuery(NO_SUCH)
            return cast("dict[str, Any]", as_json(similar_to(self._engine, document, top=whole(top, "top", PAGE))))

    def documents(self, after: str | None = None, size: int = 50) -> dict[str, Any]:
        """The documents of the collection in the order of their ids.

        Args:
            after: the id behind which to go on: `after` of the last answer.
            size: documents to return, at most 100.

        Returns:
            documents (id, caption, image, fields), and after: the id to go on from, null at the end.
        """
        with answered():
            if after is not None and not isinstance(after, str):
                raise InvalidQuery("after is no document's id")
            count = whole(size, "size", 50)
            found = self._engine.index.browse(after=after or None, size=count)
            end = found[-1].id if len(found) == count else None
            return {"documents": [_document(document) for document in found], "after": end}


def _method(diversify: object) -> Diversify | None:
    if isinstance(diversify, bool) or diversify is None:
        return "kmeans" if diversify else None
    return cast("Diversify", diversify)  # the engine refuses what it doesn't know


def _where(where: Mapping[str, Any] | None) -> dict[str, Condition]:
    """Filters as JSON has them: a range is an object, since a list means "any of these"."""
    return {
        field: (wanted.get("from"), wanted.get("to")) if isinstance(wanted, dict) else wanted
        for field, wanted in (_object(where, "where") or {}).items()
    }


def _object(value: Any, name: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise InvalidQuery(f"{name} is {value!r}; give an object")
    return value


def _legs(legs: object) -> list[str] | None:
    if legs is None:
        return None
    if not isinstance(legs, list) or not all(isinstance(leg, str) for leg in legs):
        raise InvalidQuery(f"legs is {legs!r}; give a list of legs")
    return legs


def _offset(offset: object) -> int:
    if isinstance(offset, bool) or not isinstance(offset, int) or not 0 <= offset <= FURTHEST:
        raise InvalidQuery(f"offset is {offset!r}; give a whole number from 0 to {FURTHEST:,}")
    return offset


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "caption": document.caption,
        "image": document.image,
        "fields": dict(document.fields),
    }
