"""Looking through everything that an index holds."""

from collections.abc import Callable, Iterator
from sqlite3 import Connection

import numpy as np

from search.errors import IndexDamaged
from search.indexes.embedded.store import Store
from search.indexes.incoming import number
from search.indexes.soundness import thumbnail_defect, vector_defect


def defects(store: Store, dimension: int) -> list[str]:
    """One sentence per defect, naming the document where there is one; none if all is well."""
    checks: tuple[Callable[[Connection, int], Iterator[str]], ...] = (
        _database,
        _references,
        _vectors,
        _thumbnails,
        _fields,
    )
    found: list[str] = []
    for check in checks:
        try:
            with store.reading() as read:
                found.extend(check(read, dimension))
        except IndexDamaged as error:  # so damaged that the check itself fails: the others may still say more
            found.append(str(error))
    return found


def _database(read: Connection, _: int) -> Iterator[str]:
    for (line,) in read.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"The database is damaged: {line}."


def _references(read: Connection, _: int) -> Iterator[str]:
    for table, row, parent, _number in read.execute("PRAGMA foreign_key_check"):
        yield f"A row of the table {table} ({row}) names a {parent} that does not exist."
    (rows,) = read.execute("SELECT count(*) FROM state").fetchone()
    if rows != 1:
        yield f"The table state has {rows} rows instead of one."
    highest = "SELECT number, id FROM document WHERE number >= (SELECT max(next_number) FROM state)"
    for row, id_ in read.execute(highest):
        yield f"The document '{id_}' has the number {row}, which is yet to be given."


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


def _thumbnails(read: Connection, _: int) -> Iterator[str]:
    for id_, webp in read.execute("SELECT id, webp FROM thumbnail JOIN document ON document = number"):
        if wrong := thumbnail_defect(webp):
            yield f"The thumbnail of the document '{id_}' {wrong}."


def _fields(read: Connection, _: int) -> Iterator[str]:
    query = (
        "SELECT id, name, text, value FROM field_value "
        "JOIN document ON document.number = document JOIN field ON key = field"
    )
    for id_, name, text, value in read.execute(query):
        if number(text) != value:
            yield f"The field '{name}' of the document '{id_}' is '{text}', but is kept as the number {value}."
