"""What each event does: a question becomes a query, a query an answer. Nothing here knows Gradio."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import cast

from demo.form import PAGE, Asked
from demo.uploads import Uploads
from search import Document, Engine, Hit, Query, Results
from search.engine import Diversify
from search.errors import InvalidQuery
from search.nouns import Notice

NO_SUCH = "This document is no longer in the collection. Search again."
FEWEST_VALUES, MOST_VALUES = 3, 40


@dataclass(frozen=True)
class Answer:
    """What the page shows for a question: all pages so far.

    Attributes:
        asked: the question.
        hits: the hits of every page that was asked for, in order.
        total: how many the whole ranking has.
        notices: what the reader should know, from the first page.
        milliseconds: what the last page took in the engine.
        like: the document that "more like this" was pressed for.
    """

    asked: Asked
    hits: tuple[Hit, ...]
    total: int
    notices: tuple[Notice, ...]
    milliseconds: float
    like: Document | None = None

    @property
    def has_more(self) -> bool:
        """Whether the ranking goes on behind these hits."""
        return bool(self.hits) and self.hits[-1].rank < self.total


def search(engine: Engine, uploads: Uploads, asked: Asked) -> Answer:
    """The first page of an answer.

    Raises:
        TriptychError: what `Engine.search` raises; InvalidQuery for a document that is gone.
    """
    like = _known(engine, asked.like) if asked.like is not None else None
    results = _results(engine, uploads, asked, like, offset=0)
    return Answer(asked, results.hits, results.total, results.notices, results.timings_ms["total"], like)


def more(engine: Engine, uploads: Uploads, answer: Answer) -> Answer:
    """The same answer with one page more.

    Raises:
        TriptychError: see `search`; an uploaded picture may be gone by now.
    """
    results = _results(engine, uploads, answer.asked, answer.like, offset=answer.hits[-1].rank)
    seen = {hit.document.id for hit in answer.hits}  # documents may have come or gone between two pages
    added = tuple(hit for hit in results.hits if hit.document.id not in seen)
    return replace(
        answer,
        hits=answer.hits + added,
        total=results.total if added else answer.hits[-1].rank,
        milliseconds=results.timings_ms["total"],
    )


def similar(id_: object, top: int = PAGE) -> Asked:
    """The question behind "more like this".

    Raises:
        InvalidQuery: the event names no document.
    """
    if not isinstance(id_, str) or not id_:
        raise InvalidQuery(NO_SUCH)
    return Asked(like=id_, top=top)


def look_around(engine: Engine, size: int = PAGE) -> list[Document]:
    """A few documents to start with, as unlike as the collection's fields can make them.

    They are taken from each value of the first field with some values in turn; without such a field, the first by id.
    """
    index = engine.index
    for field, values in index.facets(list(index.info().fields)[:8]).items():
        if FEWEST_VALUES <= len(values) <= MOST_VALUES and max(values.values()) > 1:
            per_value = math.ceil(size / len(values)) + 1
            shelves = [index.browse(size=per_value, where={field: value}) for value in values]
            return list(islice(_in_turn(shelves), size))
    return index.browse(size=size)


def _in_turn(shelves: list[list[Document]]) -> Iterator[Document]:
    for row in zip_longest(*shelves):
        yield from (document for document in row if document is not None)


def _results(engine: Engine, uploads: Uploads, asked: Asked, like: Document | None, *, offset: int) -> Results:
    if like is not None:
        return similar_to(engine, like, top=asked.top, offset=offset)
    query = Query(text=asked.text, image=uploads.read(asked.picture), without=asked.without, where=asked.where)
    return engine.search(
        query,
        top=asked.top,
        offset=offset,
        weights=asked.weights or None,
        k=asked.k,
        diversify=cast("Diversify | None", asked.diversify),
        balance=asked.balance,
    )


def similar_to(engine: Engine, document: Document, *, top: int, offset: int = 0) -> Results:
    """What is like a document, itself left out: like its picture, or, for a text alone, like its words."""
    vector = engine.index.vectors([document.id], "image")[0]
    if math.isnan(vector[0]):
        return engine.search(Query(text=document.caption), top=top, offset=offset, exclude=(document.id,))
    return engine.search(Query(), image_vector=vector, top=top, offset=offset, exclude=(document.id,))


def _known(engine: Engine, id_: str) -> Document:
    document = engine.index.get([id_]).get(id_)
    if document is None:
        raise InvalidQuery(NO_SUCH)
    return document
