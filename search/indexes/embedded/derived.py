"""A build's segment: which one goes with the database, and how another one takes its place.

The database names its segment, so the switch from one to the next is a transaction of the database, and a database
that was restored from a backup never meets a segment of another state. Whoever makes a segment holds a lock, so that
there is one at a time; folders that the database doesn't name are then what a killed process left behind.
"""

import json
import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection

from filelock import FileLock

from search.errors import IndexDamaged, TriptychError
from search.indexes.embedded.gathering import Gathering
from search.indexes.embedded.place import new_segment, segments
from search.indexes.embedded.segment import SETTING, Segment, is_due
from search.indexes.embedded.store import Store
from search.settings import Settings

_log = logging.getLogger(__name__)


class Derived:
    """The segment of one opened build.

    Args:
        store: the build's database.
        dimension: of its vectors.
    """

    def __init__(self, store: Store, dimension: int) -> None:
        self._store, self._dimension = store, dimension
        self._settings = Settings.from_environment()
        self._opened: tuple[str, Segment | None] = ("", None)
        self._making: threading.Thread | None = None
        self._ended = threading.Event()
        self._one = threading.Lock()

    def named(self, read: Connection) -> str:
        """The name of the segment that goes with the database as `read` sees it; empty where there is none."""
        row = read.execute("SELECT json FROM setting WHERE name = ?", (SETTING,)).fetchone()
        return str(json.loads(row[0])) if row else ""

    def opened(self, name: str) -> Segment | None:
        """That segment; None where there is none, or none that can be used."""
        known, segment = self._opened
        if known != name:
            try:
                segment = Segment(self._store.folder / name) if name else None
            except IndexDamaged as error:
                _log.warning("%s", error)
                segment = None
            self._opened = name, segment
        return segment

    def _is_due(self, read: Connection) -> bool:
        segment = self.opened(self.named(read))
        last, held = (segment.made.last, len(segment)) if segment is not None else (0, 0)
        (count,) = read.execute("SELECT count(*) FROM document").fetchone()
        (behind,) = read.execute("SELECT count(*) FROM document WHERE number > ?", (last,)).fetchone()
        return is_due(held, behind, held - (count - behind), least=self._settings.mapped)

    def make(self, told: Callable[[float], None] = lambda _: None) -> None:
        """Make the segment anew if that is due; waits for whoever is making one.

        Raises:
            Unavailable: the disk is full, or the folder may not be written to; the old segment stays.
        """
        with self._alone():
            with self._store.reading() as read:
                if not self._is_due(read):
                    return
                before = self.named(read)
                self._gather(read, before, told)
            if before:
                shutil.rmtree(self._store.folder / before, ignore_errors=True)  # who has it open goes on reading it

    def _gather(self, read: Connection, before: str, told: Callable[[float], None]) -> None:
        folder = new_segment(self._store.folder, self._store.name)
        for left in segments(self._store.folder, self._store.name):
            if left.name != before:
                shutil.rmtree(left, ignore_errors=True)
        try:
            Gathering(read, folder, self._dimension, self._settings.recall, told).run()
            self._name(folder.name)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _name(self, name: str) -> None:
        with self._store.writing() as write:
            write.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (SETTING, json.dumps(name)))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._one, FileLock(self._store.folder / f"{self._store.name}-segment.lock"):
            yield

    def defects(self) -> list[str]:
        """One sentence for each damaged file of the segment."""
        with self._store.reading() as read:
            segment = self.opened(self.named(read))
        return [] if segment is None else list(segment.defects())

    def make_beside(self, held: int, behind: int, gone: int) -> None:
        """Make the segment in the background if that is due; what goes wrong is told to the log.

        Args:
            held, behind, gone: as for `search.indexes.embedded.segment.is_due`.
        """
        if not is_due(held, behind, gone, least=self._settings.mapped) or self._ended.is_set():
            return
        if self._making is not None and self._making.is_alive():
            return
        self._making = threading.Thread(target=self._make_quietly, name="segment", daemon=True)
        self._making.start()

    def close(self) -> None:
        """Give up what is being made in the background."""
        self._ended.set()
        if self._making is not None:
            self._making.join()

    def _make_quietly(self) -> None:
        try:
            self.make(self._stop_at_the_end)
        except _Ended:
            return
        except (TriptychError, OSError) as error:
            _log.warning("the index '%s' could not be made quicker: %s", self._store.folder, error)

    def _stop_at_the_end(self, _: float) -> None:
        if self._ended.is_set():
            raise _Ended


class _Ended(Exception):
    """The index is closed while its segment is being made."""
