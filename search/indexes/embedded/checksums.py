"""A checksum for each document: what it was when it was stored, so that `verify` can name the one that has changed.

SQLite notices a page that makes no sense, but not a bit that flipped in a caption or a vector. The checksum is the
CRC-32 of the document's texts and fields as JSON, its image vector, caption vector and thumbnail, in that order.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import NamedTuple

from search.nouns import Document

_DOCUMENTS = (
    "SELECT number, id, caption, image, source, image_digest, i.vector, c.vector, webp, crc FROM document "
    "LEFT JOIN image_vector AS i ON i.document = number LEFT JOIN caption_vector AS c ON c.document = number "
    "LEFT JOIN thumbnail AS t ON t.document = number {known} "
    "WHERE number BETWEEN ? AND ? ORDER BY number"
)

_STORED = _DOCUMENTS.format(known="LEFT JOIN checksum AS s ON s.document = number")
_BEFORE = _DOCUMENTS.format(known="LEFT JOIN (SELECT NULL AS crc)")

_FIELDS = (
    "SELECT document, name, text FROM field_value CROSS JOIN field ON key = field "
    "WHERE document BETWEEN ? AND ? ORDER BY document"
)

HIGHEST = 2**62
"""Beyond every document's number."""


class Checked(NamedTuple):
    """A document as it lies in the database.

    Attributes:
        number: in the database.
        id: its id.
        found: the checksum of what is there.
        stored: the one that was stored with it; None where there is none, as from a Triptych of before checksums.
    """

    number: int
    id: str
    found: int
    stored: int | None


def begun(document: Document, *, image: bool, caption: bool, thumbnail: bool) -> int:
    """The checksum of a document's texts and fields, and of which further parts it has; `extended` covers those."""
    texts = [document.id, document.caption, document.image, document.source, document.image_digest]
    return _of_texts(texts, document.fields, (image, caption, thumbnail))


def extended(sums: list[int], parts: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Hands through each document's place and part, and has its checksum cover it."""
    for place, part in parts:
        sums[place] = zlib.crc32(part, sums[place])
        yield place, part


def checked(
    read: Connection, first: int = 0, last: int = HIGHEST, *, before_checksums: bool = False
) -> Iterator[Checked]:
    """Every document with a number from `first` to `last`, in that order, with its checksum; reads everything.

    Args:
        read: stands at one state of the database.
        first, last: numbers of documents.
        before_checksums: the database doesn't have the table yet.
    """
    fields = groupby(read.execute(_FIELDS, (first, last)), key=itemgetter(0))
    owner, group = next(fields, (None, iter(())))
    rows = read.execute(_BEFORE if before_checksums else _STORED, (first, last))
    for number, id_, caption, image, source, digest, image_vector, caption_vector, webp, stored in rows:
        while owner is not None and owner < number:  # of a document that isn't there: the references are wrong
            owner, group = next(fields, (None, iter(())))
        mine = {name: text for _, name, text in group} if owner == number else {}
        parts = (image_vector, caption_vector, webp)
        found = _of_texts([id_, caption, image, source, digest], mine, [part is not None for part in parts])
        for part in parts:
            if part is not None:  # damage can make anything of it
                found = zlib.crc32(part if isinstance(part, bytes) else str(part).encode(), found)
        yield Checked(number, id_, found, stored)


def _of_texts(texts: Sequence[str | None], fields: Mapping[str, str], has: Sequence[bool]) -> int:
    return zlib.crc32(json.dumps([*texts, sorted(fields.items(), key=str), *map(int, has)], default=str).encode())
