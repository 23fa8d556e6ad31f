"""Looking through everything that a build holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from search.indexes.opensearch import reading
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.entries import HAS_CAPTION, HAS_IMAGE, HAS_WORDS
from search.indexes.opensearch.mapping import About
from search.indexes.soundness import thumbnail_defect, vector_defect
from search.words import words


def defects(connection: Connection, build: str, about: About) -> list[str]:
    """One sentence per defect, naming the document; none if all is well."""
    found: list[str] = []
    waiting: list[str] = []
    for entry in reading.pages(connection, build, [{"id": "asc"}], []):
        found += _of_entry(entry, about)
        waiting.append(entry["id"])
        if len(waiting) == reading.PAGE:
            found += _of_thumbnails(connection, build, waiting)
            waiting = []
    return [*found, *_of_thumbnails(connection, build, waiting)]


def _of_entry(entry: Mapping[str, Any], about: About) -> Iterator[str]:
    id_ = entry["id"]
    for kind, bit in (("image", HAS_IMAGE), ("caption", HAS_CAPTION)):
        vector = entry.get(f"{kind}_vector")
        if bool(entry["has"] & bit) != (vector is not None):
            yield f"The document '{id_}' {'lacks its' if entry['has'] & bit else 'has a stray'} {kind} vector."
        elif vector is not None and (wrong := vector_defect(vector, about.dimension)):
            yield f"The {kind} vector of the document '{id_}' {wrong}."
    found = words(entry.get("caption", ""))
    if " ".join(found) != entry.get("caption_terms", "") or bool(entry["has"] & HAS_WORDS) != bool(found):
        yield f"The words of the document '{id_}' are not those of its caption."


def _of_thumbnails(connection: Connection, build: str, ids: list[str]) -> Iterator[str]:
    for id_, webp in reading.thumbnails(connection, build, ids).items():
        if wrong := thumbnail_defect(webp):
            yield f"The thumbnail of the document '{id_}' {wrong}."
