"""The newest state of an index in memory: one thread at a time follows what was stored, all others search meanwhile."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from search.deadline import within
from search.errors import TriptychError
from search.indexes.embedded import tables
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.derived import Derived
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.memory import Memory, Part, Snapshot
from search.indexes.embedded.segment import Segment
from search.indexes.embedded.store import Store

Result = TypeVar("Result")

LOOK = 1.0
"""Seconds after which whoever waits looks whether anybody still waits for the answer."""

State = tuple[Snapshot, Chosen | None]
"""What searching works on, and which of its documents pass the filters; None for all."""


class Following:
    """Any number of threads may ask.

    Args:
        store: the index's database.
        derived: its segment.
        dimension: of the vectors.
        room: bytes that searching may hold.
    """

    def __init__(self, store: Store, derived: Derived, dimension: int, room: int) -> None:
        self._store, self._derived, self._dimension, self._room = store, derived, dimension, room
        self._named, self._memory = "", Memory(dimension, room)  # the segment's name, and what goes with it
        self._shown: tuple[str, Snapshot | None] = "", None  # the newest state, and at which moment it was read
        self._following = threading.Lock()

    def state(self, parts: frozenset[Part], chosen: Filter) -> State:
        """The newest state with these parts in memory."""
        return self.current(parts, chosen) or self.followed(parts, chosen)

    def current(self, parts: frozenset[Part], chosen: Filter) -> State | None:
        """The same, or None if something has to be read into memory for it."""
        moment, snapshot = self._shown
        if snapshot is not None and snapshot.covers(parts):
            # Without filters, whether anything changed is all that is read.
            with self._store.reading() if chosen.subqueries else self._store.glancing() as read:
                if not tables.changed(read, since=moment):
                    return snapshot, snapshot.passing(read, chosen)
        return None

    def followed(self, parts: frozenset[Part], chosen: Filter) -> State:
        """The same, which may take as long as reading all vectors does.

        Raises:
            GivenUp: nobody waits for it any longer, see `search.deadline`.
        """
        # The transaction begins after the lock was taken, so that memory never has to follow backwards.
        with self._alone(), self._store.reading() as read:
            name = self._derived.named(read)
            if name != self._named:
                self._named, self._memory = name, self._empty(name)
            try:
                snapshot = self._memory.follow(read, parts)
            except BaseException:
                self._memory = self._empty(name)  # half of a change may be in it
                raise
            self._shown = tables.moment(read), snapshot
            self._derived.make_beside(*snapshot.changed)
            return snapshot, snapshot.passing(read, chosen)

    def sure(self, search: Callable[[], Result]) -> Result:
        """What a search gives. Where it fails because its segment is damaged, that is let go of and it begins again.

        Raises:
            Whatever the search raises, if no damage explains it.
        """
        while True:
            segment = self._derived.latest
            try:
                return search()
            except TriptychError:
                raise
            except Exception:
                if self._trusts(segment):
                    raise

    def _trusts(self, segment: Segment | None) -> bool:
        """Is that the segment that is searched, and whole? One that is damaged is searched no more."""
        with self._alone():
            if segment is not self._derived.latest:
                return False
            if segment is None or not segment.damage():
                return True
            self.forget()  # before: nobody may take what was read from it for what is searched by then
            self._derived.let_go(segment)
            return False

    @contextmanager
    def _alone(self) -> Iterator[None]:
        while not self._following.acquire(timeout=within(LOOK)):
            pass
        try:
            yield
        finally:
            self._following.release()

    def _empty(self, name: str) -> Memory:
        return Memory(self._dimension, self._room, self._derived.opened(name))

    def forget(self) -> None:
        """Let go of the memory."""
        self._named, self._memory, self._shown = "", Memory(self._dimension, self._room), ("", None)
