"""Making, opening and deleting an index's folder."""

import sqlite3
from pathlib import Path

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidInput, Unavailable
from search.indexes.embedded import schema
from search.indexes.embedded.faults import translated
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.store import connect


def create(folder: Path, *, dimension: int, fingerprint: str, encoder: str = "") -> EmbeddedIndex:
    """A new index in that folder, or the one that is there if it fits; see `search.indexes.create_index`."""
    if dimension < 1:
        raise InvalidInput(f"the dimension of the vectors is {dimension}; give a number of at least 1")
    if not fingerprint:
        raise InvalidInput("the fingerprint is empty; give any text that names where the vectors come from")
    _make(folder)
    if not schema.is_ours(folder):
        with translated(folder):
            connection = connect(folder, mode="rwc")
            try:
                schema.lay_out(connection, dimension=dimension, fingerprint=fingerprint, encoder=encoder)
            finally:
                connection.close()
    index = open_existing(folder, fingerprint=fingerprint)
    if index.dimension != dimension:
        index.close()
        raise IndexMismatch(
            f"the index '{folder}' holds vectors of {index.dimension} numbers, these have {dimension}; "
            "choose another folder or drop the index"
        )
    if encoder and encoder != index.encoder:
        index.rename_encoder(encoder)
    return index


def open_existing(folder: Path, *, fingerprint: str | None = None) -> EmbeddedIndex:
    """The index in that folder; see `search.indexes.open_index`."""
    if not (folder / schema.DATABASE).is_file():
        raise IndexNotFound(
            f"there is no index at '{folder}'; make one with: python -m search ingest SOURCE --index {folder}"
        )
    with translated(folder):
        connection = connect(folder)
        try:
            _check(connection, folder)
        finally:
            connection.close()
    index = EmbeddedIndex(folder)
    if fingerprint is not None and fingerprint != index.fingerprint:
        index.close()
        made_by = f" ({index.encoder})" if index.encoder else ""
        raise IndexMismatch(
            f"the index '{folder}' was made with the encoder {index.fingerprint}{made_by}, not with {fingerprint}; "
            "use that encoder, ingest into another folder, or drop the index and ingest again"
        )
    return index


def drop(folder: Path) -> None:
    """Delete an index; see `search.indexes.drop_index`. What else lies in the folder stays, and with it the folder."""
    if not folder.exists():
        raise IndexNotFound(f"there is no index at '{folder}'; nothing was deleted")
    if not schema.is_ours(folder):
        raise InvalidInput(f"'{folder}' is not an index; nothing was deleted")
    try:
        for name in schema.FILES:
            (folder / name).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise Unavailable(f"the index '{folder}' cannot be deleted: {error.strerror}") from error


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"'{folder}' is a file; an index is a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in folder.iterdir() if path.name not in schema.FILES)
    except OSError as error:
        raise Unavailable(f"the folder '{folder}' cannot be made or read: {error.strerror}") from error
    database = folder / schema.DATABASE
    empty = not database.exists() or database.stat().st_size == 0
    if empty and others:
        raise InvalidInput(f"the folder '{folder}' holds something else ('{others[0]}'); choose a new or an empty one")


def _check(connection: sqlite3.Connection, folder: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != schema.APPLICATION:
        raise IndexDamaged(
            f"'{folder / schema.DATABASE}' is not an index; choose another folder, or delete it and ingest again"
        )
    if version != schema.VERSION:
        raise IndexMismatch(
            f"the index '{folder}' has layout {version}, this program reads {schema.VERSION}; "
            "use the Triptych that made it, or a newer one"
        )
    # Readers then never wait for the writer. It stays with the file, so later openings find it done.
    connection.execute("PRAGMA journal_mode = WAL")
