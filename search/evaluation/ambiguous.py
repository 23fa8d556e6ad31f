"""Ambiguous queries: those whose answers have several sides, as judged or as a collection's fields say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.errors import InvalidInput
from search.evaluation.generated import COLOUR_FIELDS, COLOURS, named
from search.evaluation.judgements import Grades
from search.evaluation.kinds import Fields, Kind, every_document, kind_of
from search.evaluation.queries import Asked
from search.evaluation.setup import Setup
from search.nouns import Document, Query
from search.words import words

LEAST_DOCUMENTS = 10
LEAST_ASPECTS = 3
"""Of a category, to be worth asking for: fewer fill no page, or leave nothing to choose."""


@dataclass(frozen=True)
class Ambiguous:
    """A query, what answers it, and the sides that a page should show."""

    asked: Asked
    relevant: Grades
    aspects: Mapping[str, Sequence[str]]


def ambiguous(setup: Setup) -> list[Ambiguous]:
    """The caller's queries that name aspects; without queries, the names of fine categories, with colours as aspects.

    Colours come from a field of the documents, or else from their captions.

    Raises:
        InvalidInput: no query has aspects, or no category has documents enough in different colours.
    """
    if setup.asked:
        judged = setup.judgements
        found = [
            Ambiguous(one, (one.relevant if judged is None else judged.get(one.id)) or _all(one.aspects), one.aspects)
            for one in setup.asked
            if len(one.aspects) > 1
        ]
        if not found:
            raise InvalidInput(
                "none of the queries has aspects: `aspects` names the documents of each side of an answer"
            )
        return found
    index = setup.engine.index
    fields = Fields.of(index, setup.broad, setup.fine)
    colour = next((name for name in COLOUR_FIELDS if name in index.info().fields), None)
    members: dict[Kind, dict[str, list[str]]] = {}
    relevant: dict[Kind, dict[str, int]] = {}
    for document in every_document(index):
        kind = kind_of(document, fields)
        if kind.fine:
            relevant.setdefault(kind, {})[document.id] = 1
            for value in _colours(document, colour):
                members.setdefault(kind, {}).setdefault(value, []).append(document.id)
    found = [
        Ambiguous(Asked(named(kind.fine), Query(text=named(kind.fine))), relevant[kind], aspects)
        for kind, aspects in sorted(members.items(), key=lambda item: (item[0].fine, item[0].broad))
        if len(aspects) >= LEAST_ASPECTS and len(relevant[kind]) >= LEAST_DOCUMENTS
    ]
    if not found:
        raise InvalidInput(
            f"no fine category has {LEAST_DOCUMENTS} documents in {LEAST_ASPECTS} colours; give queries with aspects"
        )
    once = {one.asked.id: one for one in found}  # two kinds may be named alike
    return list(once.values())


def _all(aspects: Mapping[str, Sequence[str]]) -> dict[str, int]:
    return {id_: 1 for documents in aspects.values() for id_ in documents}


def _colours(document: Document, field: str | None) -> list[str]:
    if field is None:
        return sorted(set(words(document.caption)) & COLOURS)
    value = document.fields.get(field, "").strip().casefold()
    return [value] if value else []
