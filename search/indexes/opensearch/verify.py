"""Looking through everything that a build holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from search.indexes.opensearch import reading
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.entries import HAS_CAPTION, HAS_IMAGE, HAS_WORDS, VECTOR_BYTES, read
from search.indexes.opensearch.mapping import About, media_of
from search.indexes.soundness import thumbnail_defect, vector_defect
from search.words import words


def defects(connection: Connection, build: str, about: About) -> list[str]:
    """One sentence per defect, naming the document; none if all is well."""
    media = media_of(build, own=about.own_media)
    found: list[str] = []
    waiting: list[str] = []
    for hit in reading.hits(connection, build, [{"id": "asc"}], [], columns=[*VECTOR_BYTES.values()]):
        found += _of_entry(hit["_source"], hit.get("fields", {}), about)
        waiting.append(hit["_source"]["id"])
        if len(waiting) == reading.PAGE:
            found += _of_thumbnails(connection, media, waiting)
            waiting = []
    return [*found, *_of_thumbnails(connection, media, waiting)]


def _of_entry(entry: Mapping[str, Any], columns: Mapping[str, list[str]], about: About) -> Iterator[str]:
    id_, has = entry["id"], entry["has"]
    for kind, bit in (("image", HAS_IMAGE), ("caption", HAS_CAPTION)):
        kept = columns.get(f"{kind}_bytes")
        if bool(has & bit) != (kept is not None):
            yield f"The document '{id_}' {'lacks its' if has & bit else 'has a stray'} {kind} vector."
        elif kept is not None and (wrong := _vector_defect(kept[0], about.dimension)):
            yield f"The {kind} vector of the document '{id_}' {wrong}."
    if bool(has & HAS_WORDS) != bool(words(entry.get("caption", ""))):
        yield f"The document '{id_}' is {'' if has & HAS_WORDS else 'not '}found by words, unlike its caption."


def _vector_defect(text: str, dimension: int) -> str | None:
    try:
        return vector_defect(read(text), dimension)
    except ValueError:
        return "is not written as numbers"


def _of_thumbnails(connection: Connection, media: str, ids: list[str]) -> Iterator[str]:
    for id_, webp in reading.thumbnails(connection, media, ids).items():
        if wrong := thumbnail_defect(webp):
            yield f"The thumbnail of the document '{id_}' {wrong}."
