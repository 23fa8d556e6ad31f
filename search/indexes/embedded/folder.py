"""Making, opening and deleting an index's folder."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, InvalidInput, Unavailable
from search.indexes.embedded import migrations, place, schema
from search.indexes.embedded.disk import ENDING, make_folder, sync_folder
from search.indexes.embedded.faults import translated
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.sealed import is_sealed
from search.indexes.embedded.store import connect


def create(folder: Path, *, dimension: int, fingerprint: str, encoder: str = "") -> EmbeddedIndex:
    """A new index in that folder, or the one that is there if it fits; see `search.indexes.create_index`."""
    make(folder)
    if not (folder / place.POINTER).exists() and not place.is_ours(folder / schema.DATABASE):
        for name in place.builds(folder):
            if name != schema.DATABASE:  # left over from an index whose deletion was interrupted
                place.delete(folder, name)
        lay_out(folder, schema.DATABASE, dimension=dimension, fingerprint=fingerprint, encoder=encoder)
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


def lay_out(folder: Path, name: str, *, dimension: int, fingerprint: str, encoder: str) -> None:
    """Make an empty build in the folder, unless it is there."""
    with translated(folder), closing(connect(folder / name, mode="rwc")) as connection:
        schema.lay_out(connection, dimension=dimension, fingerprint=fingerprint, encoder=encoder)


def open_existing(folder: Path, *, fingerprint: str | None = None) -> EmbeddedIndex:
    """The index in that folder; see `search.indexes.open_index`."""
    served = place.look(folder).served
    if not (folder / served).is_file():
        if (folder / place.POINTER).exists():
            raise IndexDamaged(
                f"the index '{folder}' has lost its database '{served}'; "
                "restore a backup, or drop the index and ingest again"
            )
        raise _nothing_at(folder)
    index = open_build(folder, served, "served")
    if fingerprint is not None and fingerprint != index.fingerprint:
        index.close()
        made_by = f" ({index.encoder})" if index.encoder else ""
        raise IndexMismatch(
            f"the index '{folder}' was made with the encoder {index.fingerprint}{made_by}, not with {fingerprint}; "
            "use that encoder, ingest into another folder, or drop the index and ingest again"
        )
    return index


def open_build(folder: Path, name: str, role: place.Role) -> EmbeddedIndex:
    """One build of the index in that folder.

    Raises:
        IndexDamaged: the file is not an index's database.
        IndexNotFound: whoever was making it was killed.
        IndexMismatch: it is one of another version.
    """
    with translated(folder), closing(connect(folder / name)) as connection:
        _check(connection, folder, name)
    return EmbeddedIndex(folder, name, role)


def drop(folder: Path) -> None:
    """Delete an index; see `search.indexes.drop_index`. What else lies in the folder stays, and with it the folder."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):  # a deletion was killed at its end
        raise IndexNotFound(f"there is no index at '{folder}'; nothing was deleted")
    builds = place.builds(folder)
    if not any(place.is_ours(folder / name) for name in builds):
        raise InvalidInput(f"'{folder}' is not an index; nothing was deleted")
    served = schema.DATABASE
    with suppress(IndexDamaged):
        served = place.look(folder).served
    try:
        # In this order an interrupted deletion leaves the index as it was, or a folder without one: never an old build.
        for name in builds:
            if name != served:
                place.delete(folder, name)
        for name in (place.RESTORED + ENDING, f"{place.POINTER}.new", place.POINTER):
            (folder / name).unlink(missing_ok=True)
        place.delete(folder, served)
        with suppress(FileNotFoundError):  # whoever gives up a segment meanwhile takes an empty folder away, too
            sync_folder(folder)
            if not any(folder.iterdir()):
                folder.rmdir()
        sync_folder(folder.parent)
    except OSError as error:
        raise Unavailable(f"the index '{folder}' cannot be deleted: {error.strerror}") from error


def make(folder: Path) -> None:
    """Make a folder for an index, unless it is there.

    Raises:
        InvalidInput: it is a file, or holds something else than an index.
        Unavailable: it cannot be made or read.
    """
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"'{folder}' is a file; an index is a folder")
    try:
        make_folder(folder)
        others = sorted(path.name for path in folder.iterdir() if not place.belongs(path.name))
        empty = not any((folder / name).stat().st_size for name in place.builds(folder))
    except OSError as error:
        raise Unavailable(f"the folder '{folder}' cannot be made or read: {error.strerror}") from error
    if empty and others:
        raise InvalidInput(f"the folder '{folder}' holds something else ('{others[0]}'); choose a new or an empty one")


def _nothing_at(folder: Path) -> IndexNotFound:
    return IndexNotFound(
        f"there is no index at '{folder}'; make one with: python -m search ingest SOURCE --index {folder}"
    )


def _check(connection: sqlite3.Connection, folder: Path, name: str) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if not pages:  # whoever was making it was killed; nothing is lost, and `create` goes on
        raise _nothing_at(folder)
    if application != schema.APPLICATION:
        raise IndexDamaged(f"'{folder / name}' is not an index; choose another folder, or delete it and ingest again")
    migrations.check(connection, f"the index '{folder}'")
    if is_sealed(folder / name):
        migrations.check_current(connection, f"the index '{folder}'")
        return
    # Readers then never wait for the writer. It stays with the file, so later openings find it done.
    connection.execute("PRAGMA journal_mode = WAL")
    migrations.migrate(connection)
