"""An index as one file: a database of the layout in `schema` without what is derived, and with a note of its size.

The file is written beside and takes its name when it is whole, checked and on the disk, so whatever is interrupted, the
file that was there before is there still.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from search.errors import IndexDamaged, InvalidInput, Unavailable
from search.indexes import Told
from search.indexes.embedded import migrations, place
from search.indexes.embedded.disk import put_in_place, unfinished
from search.indexes.embedded.faults import translated
from search.indexes.embedded.schema import SEGMENT
from search.indexes.embedded.store import Store, connect
from search.indexes.embedded.verify import damage

NOTE = "backup"
"""The setting of a backup that says what should be in it."""

PAGES = 512
"""Pages that are copied at once: others get their turn in between."""

BLOCK = 1 << 23
"""Bytes of a backup that are read at once."""

COPIED = 0.6
"""Share of the work that is done when everything is copied; the rest is looking through it."""

_WAL = b"\2\2"
"""What a database's header says of its journal, from byte 18 on, while it is not a file of its own."""


def back_up(store: Store, file: Path, told: Told | None = None) -> int:
    """Copy one state of an index into one file, while others read and write; see `search.indexes.backup.back_up`.

    What is derived is left out: it is made again where the backup is restored.
    """

    def copy(into: sqlite3.Connection) -> None:
        def progress(_: int, remaining: int, total: int) -> None:
            if told is not None:
                told(COPIED * (total - remaining) / max(total, 1))

        with store.reading() as read:
            read.execute("SELECT count(*) FROM state").fetchone()  # from now on it stands at this state
            read.backup(into, pages=PAGES, progress=progress)
        into.execute("DELETE FROM setting WHERE name = ?", (SEGMENT,))

    return written(file, copy, told)


def written(file: Path, fill: Callable[[sqlite3.Connection], None], told: Told | None = None) -> int:
    """A backup with what `fill` puts into an empty database; returns how many documents that are.

    Raises:
        InvalidInput: the file's name cannot be that of a backup.
        IndexDamaged: what was copied is damaged. The file that was there before stays.
        IndexBusy: another process is writing the same backup.
        Unavailable: the file cannot be written.
    """
    _refuse_to_overwrite(file)
    with _reaching(file), translated(file), unfinished(file) as part:
        with closing(connect(part)) as connection:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
                connection.execute(f"PRAGMA {pragma}")  # it counts when it is whole, and is synced then
            fill(connection)
            connection.execute("PRAGMA journal_mode = DELETE")  # a copy says that it has a log beside it
            (count,) = connection.execute("SELECT count(*) FROM document").fetchone()
            note = json.dumps({"documents": count})
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (NOTE, note))
        _refuse_damage(part, f"the index is damaged, so '{file}' was not written")
        put_in_place(part, file)
    if told is not None:
        told(1)
    return int(count)


def taken(file: Path, part: Path, told: Told | None = None) -> int:
    """Copy a backup to where it becomes an index's database, and look through it; returns its number of documents.

    The copy of an index's database that nobody had open is a backup as well.

    Args:
        file: the backup; it is only read.
        part: an empty file.
        told: hears how far it is.

    Raises:
        InvalidInput: the file is no backup, or a database that is still in use.
        IndexDamaged: it isn't what was written.
        IndexMismatch: it was made by a newer Triptych.
        Unavailable: it cannot be read, or the copy not be written.
    """
    refuse_what_is_none(file)
    with _reaching(file), translated(file):
        _copied(file, part, told)
        with closing(connect(part)) as connection:
            migrations.check(connection, f"the backup '{file}'")
            _refuse_programs(connection, file)
            connection.execute("PRAGMA journal_mode = DELETE")
            migrations.migrate(connection)
            note = connection.execute("SELECT json FROM setting WHERE name = ?", (NOTE,)).fetchone()
            (count,) = connection.execute("SELECT count(*) FROM document").fetchone()
            connection.execute("DELETE FROM setting WHERE name IN (?, ?)", (NOTE, SEGMENT))
        if note is not None and json.loads(note[0])["documents"] != count:
            raise IndexDamaged(f"the backup '{file}' is damaged: it has lost documents; nothing was restored")
        _refuse_damage(part, f"the backup '{file}' is damaged, so nothing was restored")
    if told is not None:
        told(1)
    return int(count)


def refuse_what_is_none(file: Path) -> None:
    """Raises InvalidInput if a file is no backup by its first bytes, or is in use."""
    if not file.is_file():
        raise InvalidInput(f"there is no backup at '{file}'; name a file that `python -m search backup` made")
    if not place.is_ours(file):
        raise InvalidInput(f"'{file}' is no backup of an index; name a file that `python -m search backup` made")
    with _reaching(file):
        with file.open("rb") as content:
            journal = content.read(20)[18:]
        log = file.with_name(f"{file.name}-wal")
        if journal == _WAL and log.exists() and log.stat().st_size:
            raise InvalidInput(
                f"'{file}' is the database of an index in use, and the log beside it is part of it; back it up with: "
                f"python -m search backup FILE --index {file.parent}"
            )


def _refuse_to_overwrite(file: Path) -> None:
    if place.is_build(file.name):
        raise InvalidInput(f"'{file}' has the name of an index's own database; choose another name for the backup")
    if file.exists() and not place.is_ours(file):
        raise InvalidInput(f"'{file}' is there and no backup, so it is left alone; choose another name")
    if not file.parent.is_dir():
        raise InvalidInput(f"there is no folder '{file.parent}' for the backup; make it first")


def _refuse_programs(connection: sqlite3.Connection, file: Path) -> None:
    """Raises InvalidInput if somebody has put statements into a backup, which SQLite would carry out with ours."""
    query = "SELECT type, name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
    for kind, name in connection.execute(query):
        raise InvalidInput(
            f"'{file}' is no backup as Triptych makes them: it has a {kind} '{name}'; nothing was restored"
        )


def _refuse_damage(part: Path, said: str) -> None:
    store = Store(part.parent, part.name)
    try:
        found = damage(store)
    finally:
        store.close()
    if found:
        more = f" (and {len(found) - 3} more)" if len(found) > 3 else ""
        raise IndexDamaged(f"{said}: {' '.join(found[:3])}{more}")


def _copied(file: Path, part: Path, told: Told | None) -> None:
    size = file.stat().st_size
    with file.open("rb") as source, part.open("r+b") as target:
        while block := source.read(BLOCK):
            target.write(block)
            if told is not None:
                told(COPIED * min(target.tell() / max(size, 1), 1))


@contextmanager
def _reaching(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"'{error.filename or file}' cannot be read or written: {error.strerror}") from error
