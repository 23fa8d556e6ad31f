"""Looking through everything that an index holds."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from sqlite3 import Connection

import numpy as np

from search.errors import IndexDamaged
from search.indexes.embedded import checksums
from search.indexes.embedded.store import Store
from search.indexes.incoming import number
from search.indexes.soundness import thumbnail_defect, vector_defect

MOST_NAMED = 1000
"""Documents on damaged pages that are named; where a database is lost as a whole, the others are only counted."""


def defects(store: Store, dimension: int) -> list[str]:
    """One sentence per defect, naming the document where there is one; none if all is well."""
    found: list[str] = []
    _go_through(store, (_database, _references), found)
    _go_through(store, (lambda read: _vectors(read, dimension), _thumbnails, _fields), found)
    _go_through(store, (lambda read: _changed(read, list(found)), _lost), found)
    return found


def damage(store: Store) -> list[str]:
    """The same, but for what was wrong already when it was stored: has anything changed since?"""
    found: list[str] = []
    _go_through(store, (_database, _references, lambda read: _changed(read, []), _lost), found)
    return found


def _go_through(store: Store, checks: tuple[Callable[[Connection], Iterator[str]], ...], found: list[str]) -> None:
    for check in checks:
        try:
            with store.reading() as read:
                found.extend(check(read))
        except IndexDamaged as error:  # so damaged that the check itself fails: the others may still say more
            if str(error) not in found:
                found.append(str(error))


def _database(read: Connection) -> Iterator[str]:
    for (line,) in read.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The database is damaged: {line}."


def _references(read: Connection) -> Iterator[str]:
    for table, row, parent, _number in read.execute("PRAGMA foreign_key_check"):
        yield f"A row of the table {table} ({row}) names a {parent} that does not exist."
    (rows,) = read.execute("SELECT count(*) FROM state").fetchone()
    if rows != 1:
        yield f"The table state has {rows} rows instead of one."
    highest = "SELECT number, id FROM document WHERE number >= (SELECT max(next_number) FROM state)"
    for row, id_ in read.execute(highest):
        yield f"The document '{id_}' has the number {row}, which is yet to be given."
    for (id_,) in read.execute("SELECT id FROM document WHERE number IN (SELECT number FROM gone)"):
        yield f"The document '{id_}' is noted as removed, so searches miss it."


def _vectors(read: Connection, dimension: int) -> Iterator[str]:
    kinds = {
        "image": "SELECT id, has_image, vector FROM document LEFT JOIN image_vector ON document = number",
        "caption": "SELECT id, has_caption, vector FROM document LEFT JOIN caption_vector ON document = number",
    }
    for kind, query in kinds.items():
        for id_, flag, vector in read.execute(query):
            if bool(flag) != (vector is not None):
                yield f"The document '{id_}' {'lacks its' if flag else 'has a stray'} {kind} vector."
            elif vector is not None and (wrong := _vector_defect(vector, dimension)):
                yield f"The {kind} vector of the document '{id_}' {wrong}."


def _vector_defect(vector: bytes, dimension: int) -> str | None:
    if len(vector) != 4 * dimension:
        return f"has {len(vector)} bytes instead of {4 * dimension}"
    return vector_defect(np.frombuffer(vector, "<f4"), dimension)


def _thumbnails(read: Connection) -> Iterator[str]:
    for id_, webp in read.execute("SELECT id, webp FROM thumbnail JOIN document ON document = number"):
        if wrong := thumbnail_defect(webp):
            yield f"The thumbnail of the document '{id_}' {wrong}."


def _fields(read: Connection) -> Iterator[str]:
    query = (
        "SELECT id, name, text, value FROM field_value "
        "JOIN document ON document.number = document JOIN field ON key = field"
    )
    for id_, name, text, value in read.execute(query):
        if number(text) != value:
            yield f"The field '{name}' of the document '{id_}' is '{text}', but is kept as the number {value}."


def _changed(read: Connection, found: list[str]) -> Iterator[str]:
    """Documents that are not what was stored, but for those of which it is said what is wrong with them."""
    for document in checksums.checked(read):
        changed = document.stored is not None and document.stored != document.found
        if changed and not any(f"'{document.id}'" in sentence for sentence in found):
            yield f"The document '{document.id}' is not what was stored: its checksum is another one."


def _lost(read: Connection) -> Iterator[str]:
    """Documents that lie on damaged pages. Their ids are in an index of SQLite's, on other pages than the rest."""
    ids: dict[int, str] = {}
    with suppress(sqlite3.DatabaseError):
        ids.update(read.execute("SELECT number, id FROM document ORDER BY id"))
    highest = max(ids, default=0)
    with suppress(sqlite3.DatabaseError):
        highest = max(highest, *read.execute("SELECT next_number - 1 FROM state").fetchone())
    readable: set[int] = set()
    lost = sorted({*_unreadable(read, 0, highest, readable), *(ids.keys() - readable)})
    for row in lost[:MOST_NAMED]:
        yield f"The document {_quoted(ids.get(row), row)} cannot be read; it lies on a damaged page."
    if len(lost) > MOST_NAMED:
        yield f"{len(lost) - MOST_NAMED} more documents cannot be read."


def _quoted(id_: str | None, row: int) -> str:
    return f"number {row}" if id_ is None else f"'{id_}'"


def _unreadable(read: Connection, first: int, last: int, readable: set[int]) -> Iterator[int]:
    """Numbers that make reading fail, found by halving; those of documents that can be read are put into `readable`."""
    try:
        readable.update([document.number for document in checksums.checked(read, first, last)])
    except sqlite3.DatabaseError:
        if first == last:
            yield first
            return
        middle = (first + last) // 2
        yield from _unreadable(read, first, middle, readable)
        yield from _unreadable(read, middle + 1, last, readable)
