"""From each layout to the next: an index of an older Triptych is brought up to date when it is opened.

All steps run in one transaction, so that a process killed in between leaves the index as it was, and searches of other
processes go on. A step's statements are written out here and never change, whatever `schema` comes to say later.
"""

from collections.abc import Callable, Mapping
from sqlite3 import Connection

from search.errors import IndexDamaged, IndexMismatch
from search.indexes.embedded import checksums
from search.indexes.embedded.schema import VERSION

FIRST = 1
"""The first layout that was released."""


def check(connection: Connection, what: str) -> None:
    """Raises IndexDamaged or IndexMismatch if this program doesn't know the layout of the database.

    Args:
        connection: to it.
        what: it is, for the message: "the index 'shop.index'".
    """
    version = _version(connection)
    if version < FIRST:
        raise IndexDamaged(f"{what} doesn't say which layout it has; restore a backup, or ingest again")
    if version > VERSION:
        raise IndexMismatch(
            f"{what} was made by a newer Triptych: it has layout {version}, this program reads layouts up to "
            f"{VERSION}; use the Triptych that made it, or a newer one"
        )


def check_current(connection: Connection, what: str) -> None:
    """Raises IndexMismatch if the database is of an older layout, where it may not be written to.

    Args:
        connection, what: as for `check`.
    """
    version = _version(connection)
    if version < VERSION:
        raise IndexMismatch(
            f"{what} has layout {version}, this program reads layout {VERSION} and may not write to the folder to "
            "bring it up to date; open it once as somebody who may, for instance with: python -m search info"
        )


def migrate(connection: Connection) -> None:
    """Bring an index of the layouts from `FIRST` on up to `VERSION`; nothing happens if it is there.

    Args:
        connection: to its database, not in a transaction.

    Raises:
        sqlite3.Error: the disk is full, or the file may not be written to; the index is as it was.
    """
    if _version(connection) >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(_version(connection), VERSION):  # another process may have been first
            STEPS[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _add_checksums(connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE checksum "
        "(document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, crc INTEGER NOT NULL)"
    )
    connection.executemany(
        "INSERT INTO checksum VALUES (?, ?)",
        ((document.number, document.found) for document in checksums.checked(connection, before_checksums=True)),
    )


def _add_gone(connection: Connection) -> None:
    connection.execute(
        "CREATE TABLE gone (removals INTEGER, number INTEGER, PRIMARY KEY (removals, number)) WITHOUT ROWID"
    )


STEPS: Mapping[int, Callable[[Connection], None]] = {1: _add_checksums, 2: _add_gone}
"""Layout → what brings it to the next one."""
