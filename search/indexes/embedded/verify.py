"""Looking through everything that an index holds."""

import io
from collections.abc import Callable, Iterator
from sqlite3 import Connection

import numpy as np
from PIL import Image

from search.errors import IndexDamaged
from search.indexes.embedded.store import Store
from search.indexes.incoming import number

NORM_TOLERANCE = 1e-3
"""How far from 1 a stored vector's length may be: float32 keeps it within 1e-6, so this finds nothing but damage."""


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
            elif vector is not None:
                wrong = _wrong_vector(vector, dimension)
                if wrong:
                    yield f"The {kind} vector of the document '{id_}' {wrong}."


def _wrong_vector(vector: bytes, dimension: int) -> str | None:
    if len(vector) != 4 * dimension:
        return f"has {len(vector)} bytes instead of {4 * dimension}"
    length = float(np.linalg.norm(np.frombuffer(vector, "<f4").astype(np.float64)))
    if not np.isfinite(length):
        return "is not finite"
    return f"has the length {length:.4f} instead of 1" if abs(length - 1) > NORM_TOLERANCE else None


def _thumbnails(read: Connection, _: int) -> Iterator[str]:
    for id_, webp in read.execute("SELECT id, webp FROM thumbnail JOIN document ON document = number"):
        try:
            with Image.open(io.BytesIO(webp), formats=["WEBP"]) as image:
                image.load()
        except Exception:  # damaged bytes can make a decoder raise nearly anything
            yield f"The thumbnail of the document '{id_}' does not open as WebP."


def _fields(read: Connection, _: int) -> Iterator[str]:
    query = (
        "SELECT id, name, text, value FROM field_value "
        "JOIN document ON document.number = document JOIN field ON key = field"
    )
    for id_, name, text, value in read.execute(query):
        if number(text) != value:
            yield f"The field '{name}' of the document '{id_}' is '{text}', but is kept as the number {value}."
