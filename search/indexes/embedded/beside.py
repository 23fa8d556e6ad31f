"""Searches take turns on the processors, and legs of one search run side by side where processors are free."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from typing import TypeVar

from search.deadline import carried, heed_deadline, within

Result = TypeVar("Result")

PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

AGAIN = 1.0
"""Seconds after which whoever waits looks by itself whether it is its turn."""


class Beside:
    """Gives processors to those who call: each has one, and one alone gets its answer sooner with several.

    Where there are more callers, the others wait in the order in which they came. Working all at once they would take
    Python's lock from each other at every step and be done later.

    Args:
        processors: how many tasks may run at once in all.
        spare: so many callers more than that work at once: while one waits for Python's lock or the disk, or the next
            one wakes up, a processor would be idle.

    Attributes:
        processors: likewise.
        callers: how many may work at once.

    Example:
        >>> beside = Beside(2)
        >>> with beside.turn():
        ...     beside.run([lambda: 1, lambda: 2, lambda: 3])
        [1, 2, 3]
    """

    def __init__(self, processors: int = PROCESSORS, spare: int = 0) -> None:
        self.processors, self.callers = processors, processors + spare
        self._working: dict[object, int] = {}  # what has a processor, and the thread for which it works
        self._waiting: deque[tuple[int, threading.Lock]] = deque()
        self._counting, self._closed = threading.Lock(), False
        self._pool = ThreadPoolExecutor(max(1, processors - 1), "leg")

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Inside, the calling thread has a processor; before, it waits for one. A thread has one turn at a time.

        Raises:
            GivenUp: nobody waits for the answer any longer, see `search.deadline`.
        """
        me = threading.get_ident()
        try:
            self._wait(me)
            yield
        finally:
            with self._counting:
                self._forget(me)
                self._call()

    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """What each task returns, in their order; the first ones begin first. To be called in a turn.

        Raises:
            Whatever a task raises, after all that had begun have ended.
            GivenUp: nobody waits any longer, see `search.deadline`; no further task was begun.
        """
        more = self._take(len(tasks) - 1)
        return self._side_by_side(tasks, more) if more else [_heeding(task) for task in tasks]

    def _side_by_side(self, tasks: Sequence[Callable[[], Result]], more: list[object]) -> list[Result]:
        """What `run` returns, with more processors than the caller's own."""
        left, done = deque(enumerate(tasks)), dict[int, Result]()

        def work() -> None:
            while True:
                try:
                    place, task = left.popleft()
                except IndexError:
                    return
                done[place] = _heeding(task)

        def leave() -> None:  # before the others are done: somebody may wait for a processor; whoever is last keeps one
            with suppress(IndexError):
                self._give_back([more.pop()])

        def work_beside() -> None:
            try:
                work()
            finally:
                leave()

        others = list[Future[None]]()
        try:
            for _ in range(len(more)):
                others.append(self._pool.submit(carried(work_beside)))
            work()
        finally:
            left.clear()
            leave()
            begun = [other for other in others if not other.cancel()]
            wait(begun)
            self._give_back(more)
        for other in begun:
            other.result()
        return [done[place] for place in range(len(tasks))]

    def _wait(self, me: int) -> None:
        called = threading.Lock()
        called.acquire()
        with self._counting:
            self._forget(me)  # an interruption by the keyboard may have come where a turn ended
            self._waiting.append((me, called))
            self._call()
        while not called.acquire(timeout=within(AGAIN)):
            with self._counting:
                self._call()
                if called in self._working:
                    return

    def _take(self, wanted: int) -> list[object]:
        """The processors that there are for this caller besides its own."""
        with self._counting:
            free = 0 if self._closed else self.processors - len(self._working)
            more: list[object] = [object() for _ in range(min(wanted, free))]
            self._working |= dict.fromkeys(more, threading.get_ident())
            return more

    def _give_back(self, processors: Sequence[object]) -> None:
        """To those who wait, before anybody who comes now."""
        with self._counting:
            for processor in processors:
                self._working.pop(processor, None)
            self._call()

    def _call(self) -> None:
        """Those who have waited the longest, as long as there is a turn for them."""
        while self._waiting and len(self._working) < self.callers:
            me, called = self._waiting[0]
            self._working[called] = me
            self._waiting.popleft()
            called.release()

    def _forget(self, thread: int) -> None:
        """What a thread has, and that it waits."""
        for processor in [one for one, worker in self._working.items() if worker == thread]:
            del self._working[processor]
        for waiting in [one for one in self._waiting if one[0] == thread]:
            self._waiting.remove(waiting)

    def close(self) -> None:
        """End the threads; whoever is working is waited for, and whoever comes works alone."""
        with self._counting:
            self._closed = True
        self._pool.shutdown()


def _heeding(task: Callable[[], Result]) -> Result:
    """What a task returns that is begun only if somebody still waits for it."""
    heed_deadline()
    return task()
