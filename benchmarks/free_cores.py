"""How long a piece of work would have taken if no other process had wanted this machine's cores.

The wall time of work beside other busy processes says little, and so does what is left of it without the time that they
took, since work that keeps one core busy doesn't need the others. Looked at is instead, every few milliseconds, how
many of this process's threads could run: the processor time that passed in between would have passed on that many cores
at once. Threads that wait, for each other, for Python's lock or for the disk, do not count. Linux alone tells it.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.ingest.threads import cores

TASKS = Path("/proc/self/task")

EVERY = 0.005
"""Seconds between two looks."""


class Clock:
    """Adds it up while `ticking` lasts.

    Attributes:
        seconds: that the work would have taken on cores of its own.
        cpu: the processor's seconds that it took, without those of looking. Both are 0 where the system doesn't tell.
    """

    def __init__(self) -> None:
        self.seconds = self.cpu = 0.0

    def watch(self, ended: threading.Event) -> None:
        """Look until the event is set; the time that looking takes is left out."""
        own = str(threading.get_native_id())
        spent = time.process_time() - time.thread_time()
        before = 1
        while not ended.wait(EVERY):
            now = time.process_time() - time.thread_time()
            running = min(max(_running(own), 1), cores())
            self.seconds += (now - spent) / ((before + running) / 2)
            self.cpu += now - spent
            spent, before = now, running


@contextmanager
def ticking() -> Iterator[Clock]:
    """Inside, a clock goes that others cannot slow down.

    Example:
        >>> with ticking() as clock:
        ...     ingest(source, index, encoder)
        >>> clock.seconds
        3.1
    """
    clock, ended = Clock(), threading.Event()
    watching = threading.Thread(target=clock.watch, args=(ended,))
    if TASKS.is_dir():
        watching.start()
    try:
        yield clock
    finally:
        ended.set()
        if watching.ident is not None:
            watching.join()


def _running(own: str) -> int:
    """How many threads of this process are on a core or ready for one, the one of that id aside."""
    count = 0
    for task in TASKS.iterdir():
        if task.name != own:
            try:
                state = (task / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:  # it has ended
                continue
            count += state == "R"
    return count
