"""The gate before every change of a build: is it still the one to write to, and is it open for writers?"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from search.errors import IndexBusy, IndexMismatch, IndexNotFound
from search.indexes.opensearch import builds, writing
from search.indexes.opensearch.connection import Connection

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a writer waits while the build is closed for writers."""

PAUSE = 0.1
"""Seconds between two looks at whether it is open again."""

LOOKS = 5
"""How often in a row a change is refused by a build that nobody of ours closed until that counts as meant to be."""


class Gate:
    """Lets changes of one build through, from one opening of it.

    Args:
        connection: to the cluster.
        build: the name of the build.
        fingerprint: of its encoder, for messages.
        hidden: see below.

    Attributes:
        hidden: whether the build was opened beside the served one, to be filled or caught up.
    """

    def __init__(self, connection: Connection, build: str, fingerprint: str, *, hidden: bool) -> None:
        self._connection, self._build, self._fingerprint = connection, build, fingerprint
        self._patient = connection.patient(
            writing.PATIENCE
        )  # a server that is started again finds its writers where they were
        self.hidden = hidden
        self._frozen = threading.local()

    def shown(self) -> None:
        """The build was published: from now on this opening may write to it for as long as it is served."""
        self.hidden = False

    def superseded(self) -> bool:
        """Does the index's name stand for another build, or for none?"""
        return self._other(self._connection)

    def through(self, change: Callable[[], T]) -> T:
        """Make a change that raises IndexBusy while the build is closed for writers, as soon as it is open.

        Raises:
            IndexMismatch: the index was switched to another build, or this one was discarded.
            IndexNotFound: the index was dropped.
            IndexBusy: the build stays closed for too long, by somebody else than a writer, or this thread froze it.
        """
        deadline, by_others = time.monotonic() + PATIENCE, 0
        while True:
            self.check()
            try:
                return change()
            except IndexNotFound:
                raise self._gone() from None
            except IndexBusy:
                by_others = 0 if self._frozen_by_us(deadline) else by_others + 1
                if by_others == LOOKS:
                    raise
            time.sleep(PAUSE)

    def check(self) -> None:
        """Raises IndexMismatch if this opening may not write, and IndexBusy if its own thread froze the build."""
        if self._depth:
            raise IndexBusy(
                f"the index '{self._connection.address}' is frozen by this very thread; change it afterwards"
            )
        if not self.hidden and self._other(self._patient):
            raise self._gone()

    def _other(self, connection: Connection) -> bool:
        return self._build not in connection.ask("GET", f"/_alias/{connection.address.name}", absent={})

    def _frozen_by_us(self, deadline: float) -> bool:
        """Whether a build that takes no changes was closed by a switch; one that was left closed is opened."""
        about = builds.about_of(self._patient, self._build)
        if builds.abandoned(about):
            builds.open_for_writers(self._connection, self._build)
        elif about.frozen_at and time.monotonic() > deadline:
            raise IndexBusy(
                f"the index '{self._connection.address}' is frozen, since another process is switching it to another "
                "encoder; try again when that is done"
            )
        return bool(about.frozen_at)

    def _gone(self) -> IndexMismatch | IndexNotFound:
        now = builds.served(self._connection)
        if now is None:
            return IndexNotFound(f"the index '{self._connection.address}' was dropped meanwhile; nothing was stored")
        by = f"{now.about.encoder} ({now.about.fingerprint})" if now.about.encoder else now.about.fingerprint
        return IndexMismatch(
            f"the index '{self._connection.address}' was switched to the encoder {by} meanwhile, while this is a "
            f"build of {self._fingerprint}; nothing was stored: open it again and repeat the change"
        )

    @property
    def _depth(self) -> int:
        return getattr(self._frozen, "depth", 0)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside, nobody can write to the build; afterwards they can, unless another one is served by then."""
        if self._depth:
            yield
            return
        self.through(self._close)
        self._frozen.depth = 1
        try:
            # What another process stored last is on the server, but no search would show it yet.
            self._connection.ask("POST", f"/{self._build}/_refresh")
            yield
        finally:
            self._frozen.depth = 0
            if not self.superseded():
                builds.open_for_writers(self._connection, self._build)

    def _close(self) -> None:
        if builds.about_of(self._connection, self._build).frozen_at:
            raise IndexBusy(f"the index '{self._connection.address}' is frozen by another process")
        builds.close_for_writers(self._connection, self._build)
