"""What each event does: a question becomes a query, a query an answer. Nothing here knows Gradio."""

import math
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, zip_longest
from typing import cast

from demo.form import PAGE, Asked, View
from demo.refused import Refused
from demo.uploads import Uploads
from search import Document, Engine, Hit, Query, Results
from search.engine import LEAST_DEPTH, Diversify
from search.fusion import USUAL_K
from search.nouns import Cluster, Fusion, Notice, Ranking, Vector
from search.phrasing import understood

FEWEST_VALUES, MOST_VALUES = 3, 40
BESIDE = 10
"""Documents of each leg that the legs' view shows."""


UNSAID = Fusion(USUAL_K, LEAST_DEPTH, {})
"""How an answer is taken to have been fused that does not say it: as usual."""


@dataclass(frozen=True)
class Answer:
    """What the page shows for a question: all pages so far.

    Attributes:
        asked: the question.
        hits: the hits of every page that was asked for, in order.
        total: how many the whole ranking has.
        notices: what the reader should know, from the first page.
        milliseconds: what the last page took in the engine.
        like: the document whose picture was asked with.
        rankings: each leg's own ranking.
        clusters: the groups of like pictures, where variety was made by groups.
        beside: documents by id that are shown beside the hits: members of groups, and in the legs' view the first of
            each leg.
        text: the words that were searched for, without what they said to be without.
        without: what the hits should be without, from the words and from the field for it.
        fusion: how it was fused.
        key: by which its page finds it again, see `demo.recent`; nobody else can guess it.
    """

    asked: Asked
    hits: tuple[Hit, ...]
    total: int
    notices: tuple[Notice, ...]
    milliseconds: float
    like: Document | None = None
    rankings: tuple[Ranking, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    beside: Mapping[str, Document] = field(default_factory=dict)
    text: str = ""
    without: str = ""
    fusion: Fusion = UNSAID
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16), compare=False)

    @cached_property
    def query(self) -> Query:
        """The words that were searched for and what they should be without, for the reasons of hits."""
        return Query(text=self.text, without=self.without)

    @property
    def has_more(self) -> bool:
        """Whether the ranking goes on behind these hits."""
        return bool(self.hits) and self.hits[-1].rank < self.total


def search(engine: Engine, uploads: Uploads, asked: Asked, *, offset: int = 0) -> Answer:
    """A page of an answer, by default the first one.

    Raises:
        TriptychError: what `Engine.search` raises; Refused for a document that is gone.
    """
    like = _known(engine, asked.like) if asked.like is not None else None
    text, without = said(asked)
    results = _results(engine, uploads, asked, like, offset=offset)
    answer = Answer(
        asked,
        results.hits,
        results.total,
        results.notices,
        results.timings_ms["total"],
        like,
        results.rankings,
        results.clusters,
        text=text,
        without=without,
        fusion=results.fusion,
    )
    return beside(engine, answer)


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


def viewed(engine: Engine, answer: Answer, view: View) -> Answer:
    """The same answer in another view; nothing is searched for again."""
    return beside(engine, replace(answer, asked=replace(answer.asked, view=view)))


def beside(engine: Engine, answer: Answer) -> Answer:
    """The answer with the documents at hand that its view shows beside the hits."""
    wanted = {id_ for cluster in answer.clusters for id_ in cluster.ids}
    if answer.asked.view == "legs":
        wanted |= {id_ for ranking in answer.rankings for id_ in ranking.ids[:BESIDE]}
    missing = sorted(wanted - {hit.document.id for hit in answer.hits} - set(answer.beside))
    return replace(answer, beside={**answer.beside, **engine.index.get(missing)}) if missing else answer


def said(asked: Asked) -> tuple[str, str]:
    """The words to search for and what to be without, as the words and the field for it say.

    Example:
        >>> said(Asked(text="dress without stripes", without="belt"))
        ('dress', 'stripes, belt')
    """
    words = understood(asked.text, picture=asked.picture is not None or asked.like is not None)
    return words.text, ", ".join(filter(None, (words.without, asked.without)))


def look_around(engine: Engine, size: int = PAGE) -> list[Document]:
    """A few documents to start with, as unlike as the collection's fields can make them.

    They are taken from each value of the first field with some values in turn; without such a field, the first by id.
    """
    index = engine.index
    for name, values in index.facets(list(index.info().fields)[:8]).items():
        if FEWEST_VALUES <= len(values) <= MOST_VALUES and max(values.values()) > 1:
            per_value = math.ceil(size / len(values)) + 1
            shelves = [index.browse(size=per_value, where={name: value}) for value in values]
            return list(islice(_in_turn(shelves), size))
    return index.browse(size=size)


def _in_turn(shelves: list[list[Document]]) -> Iterator[Document]:
    for row in zip_longest(*shelves):
        yield from (document for document in row if document is not None)


def _results(engine: Engine, uploads: Uploads, asked: Asked, like: Document | None, *, offset: int) -> Results:
    text, without = said(asked)
    vector = None if like is None else picture_of(engine, like)
    if like is not None and vector is None:  # a text alone: like its words
        text = f"{text} {like.caption}".strip()
    query = Query(text=text, image=uploads.read(asked.picture), without=without, where=asked.where)
    return engine.search(
        query,
        top=asked.top,
        offset=offset,
        weights=asked.weights or None,
        k=asked.k,
        exclude=() if like is None else (like.id,),
        diversify=cast("Diversify | None", asked.diversify),
        balance=asked.balance,
        image_vector=vector,
    )


def picture_of(engine: Engine, document: Document) -> Vector | None:
    """The stored vector of a document's picture, (dimension,); None where it has none."""
    vector: Vector = engine.index.vectors([document.id], "image")[0]
    return None if math.isnan(vector[0]) else vector


def _known(engine: Engine, id_: str) -> Document:
    document = engine.index.get([id_]).get(id_)
    if document is None:
        raise Refused("error.no_such_document")
    return document
