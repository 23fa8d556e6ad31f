"""SQLite connections: as many readers as are needed, one writer at a time, every piece of work in one transaction."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import TracebackType

from search.deadline import heed_deadline
from search.errors import IndexBusy, IndexMismatch, IndexNotFound, TriptychError, Unavailable
from search.indexes.embedded import tables
from search.indexes.embedded.faults import retold, translated
from search.indexes.embedded.place import Role, look
from search.indexes.embedded.schema import DATABASE
from search.indexes.embedded.sealed import IMMUTABLE, Seen, is_sealed, way_in
from search.indexes.spread import spread

PATIENCE = 60.0
"""Seconds that a writer waits for another process before it raises IndexBusy: longer than any transaction of an ingest,
and than a frozen index's last look at what changed."""

PAGES_KIB = 16384
"""KiB of the database that a connection keeps in memory. It isn't mapped instead: where a mapped file is cut off or
cannot be read, the process dies; where a page cannot be copied, that is told."""


class Connection(sqlite3.Connection):
    """A connection to a build's database.

    Attributes:
        seen: what the database has to look like for what is read to be true; None where SQLite sees to that.
    """

    seen: Seen | None = None


def connect(database: Path, *, mode: str = "rw") -> Connection:
    """A connection to a build's database, with the guarantees that every part of the project relies on.

    Args:
        database: its file. One that may not be written to is opened for reading alone, see `sealed`.
        mode: `rw` for a file that is there, `rwc` to make one.

    Raises:
        Unavailable: it may not be written to, and cannot be read without.
    """
    options = way_in(database) if is_sealed(database) else f"?mode={mode}"
    seen = Seen.of(database) if options == IMMUTABLE else None
    connection = sqlite3.connect(
        database.absolute().as_uri() + options,
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.seen = seen
    connection.create_function("spread", 1, spread, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    # An acknowledged document survives a power cut, not only a killed process.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
    return connection


class _Reading:
    """Behind `with`, a connection of a store that is read from: see `Store.reading` and `Store.glancing`.

    Args:
        store: whose connection is taken, and given back at the end.
        begin: whether in a transaction.
    """

    def __init__(self, store: "Store", *, begin: bool) -> None:
        self._store, self._begin = store, begin

    def __enter__(self) -> sqlite3.Connection:
        heed_deadline()
        with translated(self._store.folder):
            self._connection = self._store._take()
            try:
                if self._begin:
                    self._connection.execute("BEGIN")
            except BaseException:
                self._store._give_back(self._connection)
                raise
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with translated(self._store.folder):
            try:
                if error is None or isinstance(error, sqlite3.DatabaseError):
                    self._store._refuse_change(self._connection)
            finally:
                self._store._give_back(self._connection)
        if error is not None:
            retold(error, self._store.folder)


class Store:
    """The connections of one opened build. Safe to use from many threads; a reader never waits for the writer.

    Args:
        folder: the index's place.
        name: the file name of the build's database.
        role: what the build was opened for. A build that was opened because it is served is written to only as long as
            it is; one that was opened to be made or caught up with also when it comes to be served.

    Example:
        >>> with store.reading() as read:
        ...     read.execute("SELECT count(*) FROM document").fetchone()
    """

    def __init__(self, folder: Path, name: str = DATABASE, role: Role = "served") -> None:
        self.folder = folder
        self.name = name
        self._role = role
        self._idle: list[Connection] = []
        self._closed = False
        self._pool = threading.Lock()
        self._one_writer = threading.RLock()
        self._frozen = False

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection inside a read transaction: everything read in it belongs to one state of the index.

        Raises:
            GivenUp: nobody waits for what would be read, see `search.deadline`.
            IndexBusy: somebody else wrote meanwhile to an index that is `sealed` for this program; nothing that was
                read counts.
        """
        return _Reading(self, begin=True)

    def glancing(self) -> AbstractContextManager[sqlite3.Connection]:
        """The same for a single statement, which by itself belongs to one state: it needs no transaction around it."""
        return _Reading(self, begin=False)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a write transaction: stored for good at the end, forgotten on any error.

        Raises:
            IndexBusy: another process has been writing for longer than `PATIENCE`.
            IndexMismatch: the place was switched to another build.
        """
        with self._one_writer, translated(self.folder), self._locked() as connection:
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside, nobody writes; the thread that froze may freeze once more.

        Raises:
            IndexBusy, IndexMismatch: as `writing`.
        """
        with self._one_writer:
            if self._frozen:
                yield
                return
            with self._locked():
                self._frozen = True
                try:
                    yield
                finally:
                    self._frozen = False

    @contextmanager
    def _locked(self) -> Iterator[sqlite3.Connection]:
        """SQLite's write lock, held by whom the place still allows to write."""
        if self._frozen:  # by this thread, or it would have waited: SQLite would let it wait for itself
            raise IndexBusy(f"the index '{self.folder}' is frozen by this very thread; write to it afterwards")
        if is_sealed(self.folder / self.name):
            raise Unavailable(
                f"the index '{self.folder}' may not be written to by this program, only searched; check the "
                "permissions of the folder and of its files, and whether it is mounted read-only"
            )
        with translated(self.folder):
            connection = self._take()
            try:
                connection.execute("BEGIN IMMEDIATE")
                if not self._may_write():
                    raise self._switched(connection)
            except BaseException:
                self._give_back(connection)
                raise
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _may_write(self) -> bool:
        """Does the place go on with this build? A switch holds the write lock: who has it can rely on this."""
        return self.is_there() and look(self.folder).role(self.name) in ("served", self._role)

    def is_there(self) -> bool:
        """Is the build's database still in the folder?"""
        return (self.folder / self.name).is_file()

    def close(self) -> None:
        """Close every connection; one that is in use is closed when its work is done."""
        with self._pool:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> Connection:
        with self._pool:
            if self._closed:
                raise Unavailable(f"the index '{self.folder}' was closed; open it again to use it")
            while self._idle:
                connection = self._idle.pop()
                if not self._changed(connection):
                    return connection
                connection.close()
        if not self.is_there():
            raise self._switched(None)
        return connect(self.folder / self.name)

    def _changed(self, connection: Connection) -> bool:
        """Has somebody written to the index who could not know that this connection reads it?"""
        return connection.seen is not None and self.is_there() and Seen.of(self.folder / self.name) != connection.seen

    def _refuse_change(self, connection: Connection) -> None:
        if self._changed(connection):
            raise IndexBusy(f"the index '{self.folder}' was written to by somebody else while it was read; ask again")

    def _switched(self, mine: Connection | None) -> TriptychError:
        """The error for a build that the place does not go on with."""
        shown = self.folder / look(self.folder).served
        if not shown.is_file():
            return IndexNotFound(f"the index '{self.folder}' was dropped; ingest again")
        if self._role == "unfinished" and not self.is_there():
            return IndexMismatch(f"the unfinished build of the index '{self.folder}' was discarded; begin it again")
        lost = (
            "the build that was open here is gone"
            if mine is None
            else f"away from {_encoder(mine)}, nothing was stored"
        )
        with closing(connect(shown)) as read:
            return IndexMismatch(
                f"the index '{self.folder}' was switched to {_encoder(read)} meanwhile, {lost}; open it again"
            )

    def _give_back(self, connection: Connection) -> None:
        if connection.in_transaction:  # it was only read in, or its work failed: nothing of it is kept
            connection.execute("ROLLBACK")
        with self._pool:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()


def _encoder(read: sqlite3.Connection) -> str:
    state = tables.state(read)
    return (
        f"the encoder '{state.encoder}' ({state.fingerprint})" if state.encoder else f"vectors of {state.fingerprint}"
    )
