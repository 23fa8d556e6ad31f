"""What programs may ask for: the functions behind the page's endpoints and behind the tools of assistants.

Their signatures and docstrings are their documentation in both places, which is why each argument has just one line.
What is handed in comes from anybody and may be of any type; everything is checked here or by the engine.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, TypedDict

import gradio as gr

from demo import posted
from demo.actions import picture_of
from demo.failures import told
from demo.form import BALANCE, PAGE, number, whole
from demo.given import picture
from demo.uploads import Uploads
from search import Document, Engine, Query
from search.columns import ComparisonReport, comparison_as_json
from search.compare import compare, compare_methods
from search.errors import InvalidQuery
from search.methods import MethodName, chosen
from search.nouns import LegName
from search.report import Report, as_json

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


class LabelsReport(TypedDict):
    """The probability of each label, the most probable first; they add up to 1."""

    labels: dict[str, float]


class Programs:
    """The functions that programs may call, over one collection.

    Args:
        engine: answers questions about it.
        uploads: where uploads lie.
        collections: the engines of all collections of the server by name, for comparing them.

    Example:
        >>> Programs(engine, uploads).search("striped red dress", top=3)["hits"][0]["rank"]
        1
    """

    def __init__(self, engine: Engine, uploads: Uploads, collections: Mapping[str, Engine] | None = None) -> None:
        self._engine = engine
        self._uploads = uploads
        self._collections = collections or {}

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
        k: float | None = None,
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
            weights: how much a leg counts, by its name; 0 leaves it out; the others as tuned for the collection.
            k: the constant of reciprocal rank fusion; where it is not said, as tuned for the collection.
            legs: the legs to ask, by default all that fit the query.
            clusters: how many groups "kmeans" makes.
            balance: for "mmr", from 0 (variety) to 1 (relevance).

        Returns:
            hits with rank, id, caption, fields, a reason in words, each leg's rank; total; fusion; notices; clusters.
        """
        query = Query(text=text, image=picture(image, self._uploads), without=without, where=posted.where(where))
        results = self._engine.search(
            query,
            top=whole(top, "top", PAGE),
            offset=posted.offset(offset),
            legs=posted.legs(legs),
            weights=posted.weights(weights),
            k=None if k is None else number(k, "k"),
            diversify=posted.method(diversify),
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
        k: float | None = None,
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
            weights: how much a leg counts, by its name; 0 leaves it out; the others as tuned for the collection.
            k: the constant of reciprocal rank fusion; where it is not said, as tuned for the collection.
            legs: the legs to ask, by default all that fit the query.
            clusters: how many groups "kmeans" makes.
            balance: for "mmr", from 0 (variety) to 1 (relevance).

        Returns:
            the same object as search.
        """
        document = self._engine.index.get([id]).get(id) if isinstance(id, str) else None
        if document is None:
            raise InvalidQuery(f"there is no document with the id {posted.shown(id)}; /documents lists them")
        query = Query(text=text, without=without, where=posted.where(where))
        vector = picture_of(self._engine, document)
        if vector is None:
            query = replace(query, text=f"{query.text} {document.caption}")
        results = self._engine.search(
            query,
            image_vector=vector,
            exclude=(document.id,),
            top=whole(top, "top", PAGE),
            offset=posted.offset(offset),
            legs=posted.legs(legs),
            weights=posted.weights(weights),
            k=None if k is None else number(k, "k"),
            diversify=posted.method(diversify),
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
            raise InvalidQuery(f"after is {posted.shown(after)}; give a document's id")
        count = whole(size, "size", 50)
        found = self._engine.index.browse(after=after or None, size=count)
        end = found[-1].id if len(found) == count else None
        return DocumentsReport(documents=[_document(document) for document in found], after=end)

    def classify(self, image: gr.FileData, labels: list[str], templates: list[str] | None = None) -> LabelsReport:
        """Say which of some labels a picture shows, such as "dress" or "boot", without training.

        Args:
            image: the picture: an uploaded file, a data: URL with Base64, or an http or https address.
            labels: what it may show: 1 to 200 texts of at most 100 characters; one of them is always the likeliest.
            templates: sentences with {} where a label goes, by default a few; labels times templates is at most 800.

        Returns:
            labels: the probability of each, the most probable first.
        """
        content = picture(image, self._uploads)
        if content is None:
            raise InvalidQuery("image is missing; give the picture that is to be looked at")
        return LabelsReport(labels=self._engine.classify([content], *posted.labels(labels, templates))[0])

    def compare(
        self,
        text: str = "",
        image: gr.FileData | None = None,
        top: int = PAGE,
        methods: list[MethodName] | None = None,
        collections: list[str] | None = None,
    ) -> ComparisonReport:
        """Answer one question in several ways side by side, and say how far the answers agree.

        Args:
            text: words that say what to look for.
            image: a picture to look for: an uploaded file, a data: URL with Base64, or an http or https address.
            top: hits in each column, from 1 to 100.
            methods: ways to search this collection, by default all; with several collections one, for all of them.
            collections: names of several of the server's collections, to compare these instead of methods.

        Returns:
            columns, each with name, encoder, milliseconds, failed and hits; agreement of every two; shared pictures.
        """
        ways = chosen(posted.texts(methods, "methods"))
        named = {name: self._named(name) for name in posted.texts(collections, "collections") or ()}
        if named and methods and len(ways) > 1:
            raise InvalidQuery("several collections are compared by one method; give one method or no collections")
        query = Query(text=text, image=picture(image, self._uploads))
        count = whole(top, "top", PAGE)
        if named:
            found = compare(query, named, top=count, legs=next(iter(ways.values())) if methods else None)
        else:
            found = compare_methods(query, self._engine, ways, top=count)
        return comparison_as_json(found, told)

    def _named(self, name: str) -> Engine:
        if name not in self._collections:
            raise InvalidQuery(f"there is no collection {posted.shown(name)}; there are {', '.join(self._collections)}")
        return self._collections[name]


def _document(document: Document) -> DocumentReport:
    return DocumentReport(id=document.id, caption=document.caption, image=document.image, fields=dict(document.fields))
