"""Documents and what hangs on them, to and from the tables. Every call runs inside the caller's transaction."""

import json
from collections.abc import Mapping, Sequence
from sqlite3 import Connection
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.errors import IndexDamaged, InvalidDocuments
from search.indexes.embedded.checksums import begun, extended
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.schema import SEGMENT
from search.indexes.incoming import MOST_FIELDS, Incoming, number, unit_rows
from search.nouns import Document, VectorField, Vectors

# Ids go in as one JSON text: any number of them, where SQLite's parameters are limited.
_ASKED = "FROM json_each(?) AS asked CROSS JOIN document ON document.id = asked.value "

# To some versions of SQLite what comes out of a subquery is a text, even where JSON was made in it: `json` says it.
_DOCUMENT = (
    "json_array(document.id, caption, image, source, image_digest, json(("
    "SELECT json_group_array(json_array(field.key, name, text)) FROM field_value JOIN field ON field.key = field "
    "WHERE document = number)))"
)

# All of them come as one JSON text: every row and every column is a step at which other threads take their turns, and
# taking turns takes longer than reading.
_BY_ID = f"SELECT json_group_array({_DOCUMENT}) {_ASKED}"
_NUMBERS = f"SELECT json_group_object(document.id, number) {_ASKED}"

VECTORS_SINCE: Mapping[VectorField, str] = {
    "image": "SELECT document, vector FROM image_vector WHERE document >= ? ORDER BY document",
    "caption": "SELECT document, vector FROM caption_vector WHERE document >= ? ORDER BY document",
}

GONE_AT_MOST = 10_000
"""Numbers of documents that went which are kept; where more have gone, reading what is left takes as long."""

_MOMENT = "SELECT generation || ' ' || coalesce((SELECT json FROM setting WHERE name = ?), '') AS moment FROM state"
# No row is fewer steps than one.
_CHANGED = f"SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM ({_MOMENT}) WHERE moment = ?)"  # noqa: S608 - the constant above


class State(NamedTuple):
    """The row of the table `state`."""

    fingerprint: str
    dimension: int
    encoder: str
    generation: int
    removals: int
    next_number: int


def state(read: Connection) -> State:
    """What the index is and how far it has come.

    Raises:
        IndexDamaged: it doesn't say.
    """
    return State(*_described(read.execute("SELECT * FROM state").fetchone()))


def moment(read: Connection) -> str:
    """What is another text as soon as anything is stored that searches have to see: documents, or another segment.

    Raises:
        IndexDamaged: as `state`.
    """
    return str(_described(read.execute(_MOMENT, (SEGMENT,)).fetchone())[0])


def changed(read: Connection, since: str) -> bool:
    """Is it another `moment` by now, or none that can be told?"""
    return read.execute(_CHANGED, (SEGMENT, since)).fetchone() is not None


def _described(row: tuple[Any, ...] | None) -> tuple[Any, ...]:
    if row is None:
        raise IndexDamaged("the index has lost its description; restore a backup, or drop the index and ingest again")
    return row


def insert(write: Connection, incoming: Incoming) -> None:
    """Store documents under new numbers; those whose ids exist are replaced.

    Raises:
        InvalidDocuments: the index would have more than `MOST_FIELDS` fields.
    """
    documents = incoming.documents
    delete(write, [document.id for document in documents])
    first = state(write).next_number
    has_image, has_caption = ~np.isnan(incoming.image_lengths), ~np.isnan(incoming.caption_lengths)
    write.executemany(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (first + i, d.id, d.caption, d.image, d.source, d.image_digest, int(has_image[i]), int(has_caption[i]))
            for i, d in enumerate(documents)
        ),
    )
    webps = [(i, webp) for i, webp in enumerate(incoming.thumbnails) if webp is not None]
    sums = [
        begun(d, image=bool(has_image[i]), caption=bool(has_caption[i]), thumbnail=incoming.thumbnails[i] is not None)
        for i, d in enumerate(documents)
    ]
    for statement, parts in (
        ("INSERT INTO image_vector VALUES (?, ?)", unit_rows(incoming.image_vectors, incoming.image_lengths)),
        ("INSERT INTO caption_vector VALUES (?, ?)", unit_rows(incoming.caption_vectors, incoming.caption_lengths)),
        ("INSERT INTO thumbnail VALUES (?, ?)", iter(webps)),
    ):
        write.executemany(statement, ((first + i, part) for i, part in extended(sums, parts)))
    write.executemany("INSERT INTO checksum VALUES (?, ?)", ((first + i, crc) for i, crc in enumerate(sums)))
    _insert_fields(write, documents, first)
    write.execute("UPDATE state SET generation = generation + 1, next_number = ?", (first + len(documents),))


def _insert_fields(write: Connection, documents: Sequence[Document], first: int) -> None:
    _forget_unused_fields(write, but={name for document in documents for name in document.fields})
    keys = {name: key for key, name in write.execute("SELECT key, name FROM field")}
    fresh = dict.fromkeys(name for document in documents for name in document.fields if name not in keys)
    if len(keys) + len(fresh) > MOST_FIELDS:
        too_many = ", ".join(f"'{name}'" for name in list(fresh)[MOST_FIELDS - len(keys) :][:5])
        raise InvalidDocuments(
            f"an index has at most {MOST_FIELDS} fields; it has {len(keys)} and would get {len(fresh)} more, "
            f"among them {too_many}; leave out columns that nobody filters by"
        )
    for key, name in enumerate(fresh, start=max(keys.values(), default=0) + 1):
        keys[name] = key
        write.execute("INSERT INTO field VALUES (?, ?)", (key, name))
    write.executemany(
        "INSERT INTO field_value VALUES (?, ?, ?, ?)",
        (
            (first + i, keys[name], text, number(text))
            for i, document in enumerate(documents)
            for name, text in document.fields.items()
        ),
    )


def delete(write: Connection, ids: Sequence[str]) -> int:
    """Remove documents with all that hangs on them; returns how many there were."""
    now = state(write).removals + 1
    count = write.execute(
        "INSERT INTO gone SELECT ?, number FROM document WHERE id IN (SELECT value FROM json_each(?))",
        (now, json.dumps(list(ids))),
    ).rowcount
    if count:
        write.execute("DELETE FROM document WHERE number IN (SELECT number FROM gone WHERE removals = ?)", (now,))
        write.execute("UPDATE state SET generation = generation + 1, removals = ?", (now,))
        write.execute(
            "DELETE FROM gone WHERE removals <= (SELECT removals FROM gone ORDER BY removals DESC LIMIT 1 OFFSET ?)",
            (GONE_AT_MOST,),
        )
    return count


def gone(read: Connection, since: int) -> NDArray[np.int64] | None:
    """The numbers of documents that went after so many `removals`; None where that is no longer known."""
    rows = read.execute("SELECT removals, number FROM gone WHERE removals > ?", (since,)).fetchall()
    known = len({removals for removals, _ in rows}) == state(read).removals - since
    return np.array([number for _, number in rows], np.int64) if known else None


def remove(write: Connection, ids: Sequence[str]) -> int:
    """Remove documents for good, and the fields that no other document has."""
    count = delete(write, ids)
    _forget_unused_fields(write, but=set())
    return count


def _forget_unused_fields(write: Connection, but: set[str]) -> None:
    unused = "SELECT key, name FROM field WHERE NOT EXISTS (SELECT 1 FROM field_value WHERE field = key)"
    gone = [(key,) for key, name in write.execute(unused).fetchall() if name not in but]
    write.executemany("DELETE FROM field WHERE key = ?", gone)


def by_id(read: Connection, ids: Sequence[str]) -> dict[str, Document]:
    """The documents of those ids that exist, in the order asked for."""
    (told,) = read.execute(_BY_ID, (json.dumps(list(ids)),)).fetchone()
    found = {row[0]: _document(row) for row in json.loads(told)}
    return {id_: found[id_] for id_ in ids if id_ in found}


def after(read: Connection, id_: str | None, size: int, chosen: Filter) -> list[Document]:
    """The next documents in the order of their ids."""
    rows = read.execute(
        f"SELECT {_DOCUMENT} FROM document WHERE id > ?{chosen.sql('number')} ORDER BY id LIMIT ?",  # noqa: S608 - constants, see Filter
        (id_ or "", *chosen.parameters, size),
    ).fetchall()
    return [_document(json.loads(told)) for (told,) in rows]


def _document(row: tuple[str, str, str | None, str, str | None, list[tuple[int, str, str]]]) -> Document:
    id_, caption, image, source, digest, told = row
    fields = {name: text for _, name, text in sorted(told)} if told else {}
    return Document(id_, caption, fields, image, source, digest)


def thumbnails(read: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """The thumbnails of those ids that have one."""
    return dict(
        read.execute(
            "SELECT document.id, webp " + _ASKED + "JOIN thumbnail ON thumbnail.document = number ORDER BY asked.key",
            (json.dumps(list(ids)),),
        )
    )


def vectors(read: Connection, ids: Sequence[str], field: VectorField, dimension: int) -> Vectors:
    """float32 (len(ids), dimension), one row per id in the order asked for; NaN where there is none."""
    table = "JOIN image_vector AS v " if field == "image" else "JOIN caption_vector AS v "
    found = read.execute(
        "SELECT asked.key, vector " + _ASKED + table + "ON v.document = number", (json.dumps(list(ids)),)
    ).fetchall()
    rows = np.full((len(ids), dimension), np.nan, np.float32)
    if found:
        places, blobs = zip(*found, strict=True)
        rows[list(places)] = as_rows(blobs, dimension)
    return rows


def numbers(read: Connection, ids: Sequence[str]) -> NDArray[np.int64]:
    """The documents' numbers in the order asked for, int64 (len(ids),); 0, which is nobody's, where there is none."""
    (told,) = read.execute(_NUMBERS, (json.dumps(list(ids)),)).fetchone()
    known = json.loads(told)
    return np.array([known.get(id_, 0) for id_ in ids], np.int64)


def as_rows(blobs: Sequence[bytes], dimension: int) -> Vectors:
    """Stored vectors as float32 (n, dimension).

    Raises:
        IndexDamaged: one of them is of another size.
    """
    if any(len(blob) != 4 * dimension for blob in blobs):
        raise IndexDamaged("a stored vector is of the wrong size; `python -m search verify` names the document")
    return np.frombuffer(b"".join(blobs), "<f4").reshape(len(blobs), dimension)


def sample(read: Connection, field: VectorField, size: int, dimension: int) -> Vectors:
    """The vectors of the first `size` documents in the order of `search.indexes.spread`."""
    flag = "has_image" if field == "image" else "has_caption"
    numbers = read.execute(
        f"SELECT number FROM document WHERE {flag} ORDER BY spread(id), id LIMIT ?",  # noqa: S608 - one of two names
        (max(size, 0),),
    ).fetchall()
    return as_rows([read.execute(_ONE_VECTOR[field], number).fetchone()[0] for number in numbers], dimension)


_ONE_VECTOR: Mapping[VectorField, str] = {
    "image": "SELECT vector FROM image_vector WHERE document = ?",
    "caption": "SELECT vector FROM caption_vector WHERE document = ?",
}


def counts(read: Connection, field: str, chosen: Filter) -> dict[str, int]:
    """The values of a field with the number of documents that have them, commonest first, ties by value."""
    query = (
        "SELECT text, count(*) AS found FROM field_value "  # noqa: S608 - constants, see Filter
        "WHERE field = (SELECT key FROM field WHERE name = ?)" + chosen.sql("document") + " "
        "GROUP BY text ORDER BY found DESC, text"
    )
    return dict(read.execute(query, (field, *chosen.parameters)).fetchall())


def sources(read: Connection) -> list[tuple[str, int, int, int]]:
    """Each source with how many documents, caption vectors and image vectors came from it."""
    return read.execute(
        "SELECT source, count(*), sum(has_caption), sum(has_image) FROM document GROUP BY source ORDER BY source"
    ).fetchall()


def field_names(read: Connection) -> tuple[str, ...]:
    """The names of all fields in the order of their first appearance."""
    return tuple(name for (name,) in read.execute("SELECT name FROM field ORDER BY key"))
