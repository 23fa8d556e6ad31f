"""A build's segment: how another one takes the place of the one there is.

The database names its segment, so the switch from one to the next is a transaction of the database, and a database
that was restored from a backup never meets a segment of another state. Whoever makes a segment holds a lock, so that
there is one at a time; folders that the database doesn't name are then what a killed process left behind.

No search depends on any of this: without a segment everything is read from the database, which takes longer.
"""

import logging
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, ProgrammingError

from filelock import FileLock, Timeout

from search.errors import IndexDamaged, IndexMismatch, IndexNotFound, TriptychError, Unavailable
from search.indexes import NeighboursInfo, SegmentInfo
from search.indexes.embedded.gathering import FIELDS, Gathering, Told
from search.indexes.embedded.naming import Naming
from search.indexes.embedded.place import new_segment
from search.indexes.embedded.segment import Segment, is_due
from search.indexes.embedded.store import Store
from search.settings import Settings

_log = logging.getLogger(__name__)

GRACE = 2.0
"""Seconds for which a replaced segment stays: whoever has just read its name has opened its files by then."""

PAUSE = 600.0
"""Seconds after which a segment that could not be made in the background is tried again."""

FOR_EVER = -1.0
"""For a lock: wait until it is free."""


class Derived:
    """The segment of one opened build.

    Args:
        store: the build's database.
        dimension: of its vectors.
    """

    def __init__(self, store: Store, dimension: int) -> None:
        self._store, self._dimension = store, dimension
        self._settings = Settings.from_environment()
        self._naming = Naming(store)
        self._making: threading.Thread | None = None
        self._reading: Connection | None = None
        self._ended = threading.Event()
        self._not_before, self._complaint = 0.0, ""

    def named(self, read: Connection) -> str:
        """What names the segment that goes with the database as `read` sees it; empty where there is none."""
        return self._naming.read(read)

    def opened(self, name: str) -> Segment | None:
        """The segment of that name; None where there is none, or none that can be used."""
        return self._naming.opened(name)

    @property
    def latest(self) -> Segment | None:
        """The segment that was opened last; None if that could not be used, or can be no more."""
        return self._naming.latest

    def let_go(self, segment: Segment) -> None:
        """Open a damaged segment no more: from then on there is none, and one is due to be made."""
        self._naming.let_go(segment)

    def make(self, told: Told | None = None) -> None:
        """Make the segment anew if that is due, and clear away what others left; waits for whoever is making one.

        Args:
            told: is called with the share that is done, from 0 to 1. What it raises ends the work; the old segment
                stays.

        Raises:
            Unavailable: the disk is full, or the folder may not be written to; the old segment stays.
        """
        self._make(told or _nobody, FOR_EVER)

    def make_if_possible(self, told: Told | None = None) -> None:
        """The same for whom it matters little: what goes wrong is told to the log."""
        try:
            self.make(told)
        except TriptychError as error:
            self._complain(error)

    def make_beside(self, held: int, behind: int, gone: int) -> None:
        """Make the segment in the background if that is due; what goes wrong is told to the log, once.

        Nothing is done while another process is making it.

        Args:
            held, behind, gone: as for `search.indexes.embedded.segment.is_due`.
        """
        if not is_due(held, behind, gone, least=self._settings.mapped) or self._ended.is_set():
            return
        if (self._making is not None and self._making.is_alive()) or time.monotonic() < self._not_before:
            return
        self._making = threading.Thread(target=self._make_quietly, name="segment", daemon=True)
        self._making.start()

    def close(self) -> None:
        """Give up what is being made."""
        self._ended.set()
        reading = self._reading
        if reading is not None:
            with suppress(ProgrammingError):  # it was closed a moment ago
                reading.interrupt()
        if self._making is not None:
            self._making.join()

    def info(self, read: Connection) -> SegmentInfo | None:
        """What there is, as `read` sees it; None without a segment."""
        segment, behind, gone = self._changed(read)
        if segment is None:
            return None
        found = {field: segment.neighbours(field) for field in FIELDS}
        return SegmentInfo(
            documents=len(segment),
            removed=gone,
            behind=behind,
            bytes=sum(size for size, _ in segment.made.sums.values()),
            neighbours={
                field: {
                    asked: NeighboursInfo(lists=effort.lists, codes=effort.codes, recall=effort.recall)
                    for asked, effort in neighbours.efforts.items()
                }
                for field, neighbours in found.items()
                if neighbours is not None
            },
        )

    def defects(self) -> list[str]:
        """One sentence for each file of the segment that isn't what was written; reads everything."""
        try:
            with self._store.reading() as read:
                name = self.named(read)
        except IndexDamaged:  # that the database is damaged is said by whoever looks through it
            return []
        try:
            segment = self._naming.sized(name)
            return [] if segment is None else list(segment.defects())
        except IndexDamaged as error:
            return [f"{str(error)[0].upper()}{str(error)[1:]}."]
        except OSError as error:
            return [f"The derived file '{error.filename}' cannot be read ({error.strerror})."]

    def _make_quietly(self) -> None:
        try:
            self._make(self._stop_at_the_end, 0)
        except _Ended:
            return
        except TriptychError as error:
            if not self._ended.is_set():
                self._complain(error)

    def _complain(self, error: TriptychError) -> None:
        self._not_before = time.monotonic() + PAUSE
        if isinstance(error, (IndexMismatch, IndexNotFound)):  # nobody needs it: the place shows another build, or none
            return
        if str(error) != self._complaint:
            self._complaint = str(error)
            _log.warning("%s", error)

    def _stop_at_the_end(self, _: float) -> None:
        if self._ended.is_set():
            raise _Ended

    def _make(self, told: Told, patience: float) -> None:
        with self._store.reading() as read:  # before the lock, whose file may not be written everywhere
            if not self._is_due(read) and not self._naming.left(self.named(read)):
                return
        if not self._store.is_there():  # it was dropped: the lock's file would bring the folder back
            return
        lock = self._store.folder / f"{self._store.name}-segment.lock"
        try:
            with FileLock(lock, timeout=patience):
                before = self._make_alone(told)
                if before is not None:
                    self._ended.wait(GRACE)
                    shutil.rmtree(before, ignore_errors=True)  # who has it open goes on reading it
                told(1)
        except Timeout:
            return
        except (OSError, MemoryError, RuntimeError) as error:  # RuntimeError is how FAISS says that it cannot write
            raise Unavailable(
                f"the index '{self._store.folder}' cannot be made quick ({error}), and is searched without; make room "
                "on the disk, or check who may write to the folder"
            ) from error
        finally:
            if not self._store.is_there():  # it was dropped meanwhile: neither the lock's file nor the folder stays
                with suppress(OSError):
                    lock.unlink(missing_ok=True)
                    self._store.folder.rmdir()

    def _make_alone(self, told: Told) -> Path | None:
        """Clear up, and make the segment if that is due; returns the folder of the one that was replaced."""
        with self._store.reading() as read:
            name = self.named(read)
            for folder in self._naming.left(name):
                shutil.rmtree(folder, ignore_errors=True)
            if not self._is_due(read):
                return None
            self._reading = read
            try:
                self._gather(read, told)
            finally:
                self._reading = None
        return self._naming.folder(name)

    def _gather(self, read: Connection, told: Told) -> None:
        folder = new_segment(self._store.folder, self._store.name)
        try:
            Gathering(read, folder, self._dimension, self._settings, told).run()
            with self._store.writing() as write:
                self._naming.write(write, folder)
        except BaseException:
            if not self._is_named(folder):  # it may be by now: an interruption can come at any point
                shutil.rmtree(folder, ignore_errors=True)
            raise

    def _is_named(self, folder: Path) -> bool:
        with suppress(TriptychError), self._store.reading() as read:
            return self._naming.folder(self.named(read)) == folder
        return False

    def _changed(self, read: Connection) -> tuple[Segment | None, int, int]:
        """The segment, how many documents came since it was made, and how many of it went."""
        segment = self.opened(self.named(read))
        last, held = (segment.made.last, len(segment)) if segment is not None else (0, 0)
        (count,) = read.execute("SELECT count(*) FROM document").fetchone()
        (behind,) = read.execute("SELECT count(*) FROM document WHERE number > ?", (last,)).fetchone()
        return segment, behind, held - (count - behind)

    def _is_due(self, read: Connection) -> bool:
        segment, behind, gone = self._changed(read)
        return is_due(0 if segment is None else len(segment), behind, gone, least=self._settings.mapped)


def _nobody(_: float) -> None:
    """Told of the progress where nobody listens."""


class _Ended(Exception):
    """The index is closed while its segment is being made."""
