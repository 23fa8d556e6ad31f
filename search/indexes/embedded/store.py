"""SQLite connections: as many readers as are needed, one writer at a time, every piece of work in one transaction."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.errors import Unavailable
from search.indexes.embedded.faults import translated
from search.indexes.embedded.schema import DATABASE
from search.indexes.spread import spread

PATIENCE = 10.0
"""Seconds that a writer waits for another process before it raises IndexBusy."""


def connect(folder: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """A connection to the index in the folder, with the guarantees that every part of the project relies on.

    Args:
        folder: the index's place.
        mode: `rw` for a file that is there, `rwc` to make one.
    """
    connection = sqlite3.connect(
        (folder / DATABASE).absolute().as_uri() + f"?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.create_function("spread", 1, spread, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    # An acknowledged document survives a power cut, not only a killed process.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    return connection


class Store:
    """The connections of one opened index. Safe to use from many threads; a reader never waits for the writer.

    Example:
        >>> with store.reading() as read:
        ...     read.execute("SELECT count(*) FROM document").fetchone()
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._pool = threading.Lock()
        self._one_writer = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a read transaction: everything read in it belongs to one state of the index."""
        with translated(self.folder):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a write transaction: stored for good at the end, forgotten on any error.

        Raises:
            IndexBusy: another process has been writing for longer than `PATIENCE`.
        """
        with self._one_writer, translated(self.folder):
            connection = self._take()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                self._give_back(connection)

    def close(self) -> None:
        """Close every connection; one that is in use is closed when its work is done."""
        with self._pool:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._pool:
            if self._closed:
                raise Unavailable(f"the index '{self.folder}' was closed; open it again to use it")
            if self._idle:
                return self._idle.pop()
        return connect(self.folder)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:  # it was only read in, or its work failed: nothing of it is kept
            connection.rollback()
        with self._pool:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()
