"""What programs may ask for: the functions behind the page's endpoints and behind the tools of assistants.

Their signatures and docstrings are their documentation in both places, which is why each argument has just one line.
What is handed in comes from anybody and may be of any type; everything is checked here or by the engine.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, TypedDict, cast

import gradio as gr

from demo.actions import picture_of
from demo.form import BALANCE, CONSTANT, PAGE, number, whole
from demo.given import picture
from demo.uploads import Uploads
from search import Document, Engine, Query
from search.engine import Diversify
from search.errors import InvalidQuery
from search.nouns import LegName
from search.report import Report, as_json
from search.where import Condition

FURTHEST = 10_000
"""How far into a ranking a request may page."""

Spread = bool | Literal["kmeans", "mmr"] | None
"""How like pictures are spread apart; true stands for the first way."""


class DocumentReport(TypedDict):
    """One document; `image` is where its picture is below its source, null for a text alone."""

    id: str
    caption: str
    image: str | None
    fields: dict[str, str]


class DocumentsReport(TypedDict):
    """Some documents, and the id to go on from; null at the end."""

    documents: list[DocumentReport]
    after: str | None


class Programs:
    """The functions that programs may call, over one collection.

    Example:
        >>> Programs(engine, uploads).search("striped red dress", top=3)["hits"][0]["rank"]
        1
    """

    def __init__(self, engine: Engine, uploads: Uploads) -> None:
        self._engine = engine
        self._uploads = uploads

    def search(
        self,
        text: str = "",
        image: gr.FileData | None = None,
        top: int = PAGE,
        diversify: Spread = False,
        offset: int = 0,
        without: str = "",
        where: dict[str, Any] | None = None,
        weights: dict[str, float] | None = None,
        k: float = CONSTANT,
        legs: list[LegName] | None = None,
        clusters: int = 5,
        balance: float = BALANCE,
    ) -> Report:
        """Search the collection of captioned pictures with words, a picture, or both.

        Args:
            text: words that say what to look for.
            image: a picture to look for: an uploaded file, a data: URL with Base64, or an http or https address.
            top: hits to return, from 1 to 100.
            diversify: true or "kmeans": one of each group of like pictures in turn; "mmr": each unlike those before it.
            offset: hits to pass over, up to 10,000: the next page after `top` hits begins at `top`.
            without: what the hits should not show or mention; alternatives are split at commas.
            where: filters: a field to a value, to a list of values, or to {"from": low, "to": high}.
            weights: how much a leg counts, by its name; 1 where nothing is said, 0 leaves it out.
            k: the constant of reciprocal rank fusion.
            legs: the legs to ask, by default all that fit the query.
            clusters: how many groups "kmeans" makes.
            balance: for "mmr", from 0 (variety) to 1 (relevance).

        Returns:
            hits with rank, id, caption, fields, a reason in words, each leg's rank; total; fusion; notices; clusters.
        """
        query = Query(text=text, image=picture(image, self._uploads), without=without, where=_where(where))
        results = self._engine.search(
            query,
            top=whole(top, "top", PAGE),
            offset=_offset(offset),
            legs=_legs(legs),
            weights=_weights(weights),
            k=number(k, "k"),
            diversify=_method(diversify),
            clusters=whole(clusters, "clusters", 5),
            balance=number(balance, "balance"),
        )
        return as_json(results)

    def similar(
        self,
        id: str,  # noqa: A002 – the endpoint's public name for it
        top: int = PAGE,
        text: str = "",
        diversify: Spread = False,
        offset: int = 0,
        without: str = "",
        where: dict[str, Any] | None = None,
        weights: dict[str, float] | None = None,
        k: float = CONSTANT,
        legs: list[LegName] | None = None,
        clusters: int = 5,
        balance: float = BALANCE,
    ) -> Report:
        """More like a document of the collection, itself left out: like its picture, or like its words if it has none.

        Args:
            id: the document's id, as a hit or /documents gives it.
            top: hits to return, from 1 to 100.
            text: words that say in what the hits should differ, for instance "in blue".
            diversify: true or "kmeans": one of each group of like pictures in turn; "mmr": each unlike those before it.
            offset: hits to pass over, up to 10,000: the next page after `top` hits begins at `top`.
            without: what the hits should not show or mention; alternatives are split at commas.
            where: filters: a field to a value, to a list of values, or to {"from": low, "to": high}.
            weights: how much a leg counts, by its name; 1 where nothing is said, 0 leaves it out.
            k: the constant of reciprocal rank fusion.
            legs: the legs to ask, by default all that fit the query.
            clusters: how many groups "kmeans" makes.
            balance: for "mmr", from 0 (variety) to 1 (relevance).

        Returns:
            the same object as search.
        """
        document = self._engine.index.get([id]).get(id) if isinstance(id, str) else None
        if document is None:
            raise InvalidQuery(f"there is no document with the id {_shown(id)}; /documents lists them")
        query = Query(text=text, without=without, where=_where(where))
        vector = picture_of(self._engine, document)
        if vector is None:
            query = replace(query, text=f"{query.text} {document.caption}")
        results = self._engine.search(
            query,
            image_vector=vector,
            exclude=(document.id,),
            top=whole(top, "top", PAGE),
            offset=_offset(offset),
            legs=_legs(legs),
            weights=_weights(weights),
            k=number(k, "k"),
            diversify=_method(diversify),
            clusters=whole(clusters, "clusters", 5),
            balance=number(balance, "balance"),
        )
        return as_json(results)

    def documents(self, after: str | None = None, size: int = 50) -> DocumentsReport:
        """The documents of the collection, in the order of their ids.

        Args:
            after: the id behind which to go on: `after` of the last answer.
            size: documents to return, from 1 to 100.

        Returns:
            documents with id, caption, image and fields; after: the id to go on from, null at the end.
        """
        if after is not None and not isinstance(after, str):
            raise InvalidQuery(f"after is {_shown(after)}; give a document's id")
        count = whole(size, "size", 50)
        found = self._engine.index.browse(after=after or None, size=count)
        end = found[-1].id if len(found) == count else None
        return DocumentsReport(documents=[_document(document) for document in found], after=end)


def _method(diversify: object) -> Diversify | None:
    if isinstance(diversify, bool) or diversify is None:
        return "kmeans" if diversify else None
    return cast("Diversify", diversify)  # the engine refuses what it doesn't know


def _where(where: Mapping[str, Any] | None) -> dict[str, Condition]:
    """Filters as JSON has them: a range is an object, since a list means "any of these"."""
    return {field: _condition(field, wanted) for field, wanted in (_object(where, "where") or {}).items()}


def _condition(field: str, wanted: Any) -> Condition:
    if not isinstance(wanted, dict):
        return cast("Condition", wanted)  # the query refuses what is no value or list of values
    if not wanted or wanted.keys() - {"from", "to"}:
        raise InvalidQuery(
            f"where's {field!r} is {_shown(wanted)}; give a value, a list, or an object with from and to"
        )
    return (wanted.get("from"), wanted.get("to"))


def _weights(weights: object) -> dict[LegName, float] | None:
    return cast("dict[LegName, float] | None", _object(weights, "weights"))  # the engine refuses unknown legs


def _object(value: Any, name: str) -> dict[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise InvalidQuery(f"{name} is {_shown(value)}; give an object")
    return value


def _legs(legs: object) -> list[LegName] | None:
    if legs is None:
        return None
    if not isinstance(legs, list) or not all(isinstance(leg, str) for leg in legs):
        raise InvalidQuery(f"legs is {_shown(legs)}; give a list of legs")
    return legs


def _offset(offset: object) -> int:
    if isinstance(offset, bool) or not isinstance(offset, int) or not 0 <= offset <= FURTHEST:
        raise InvalidQuery(f"offset is {_shown(offset)}; give a whole number from 0 to {FURTHEST:,}")
    return offset


def _shown(value: object) -> str:
    """What was handed in, for a sentence: it may be of any length."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _document(document: Document) -> DocumentReport:
    return DocumentReport(id=document.id, caption=document.caption, image=document.image, fields=dict(document.fields))
