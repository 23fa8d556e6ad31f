"""Searches take turns on the processors, and legs of one search run side by side where processors are free."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from search.deadline import carried, heed_deadline, within

Result = TypeVar("Result")

PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Beside:
    """Gives processors to those who call: each gets one, and one alone gets its answer sooner with several.

    Where there are more callers than processors, the others wait in the order in which they came. Working all at once
    they would take Python's lock from each other at every step and be done later.

    Args:
        processors: how many tasks may run at once in all.

    Attributes:
        processors: likewise.

    Example:
        >>> beside = Beside(2)
        >>> with beside.turn():
        ...     beside.run([lambda: 1, lambda: 2, lambda: 3])
        [1, 2, 3]
    """

    def __init__(self, processors: int = PROCESSORS) -> None:
        self.processors, self._busy = processors, 0
        self._waiting: deque[threading.Lock] = deque()
        self._counting = threading.Lock()
        self._pool = ThreadPoolExecutor(max(1, processors - 1), "leg")

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Inside, the caller has a processor; before, it waits for one.

        Raises:
            GivenUp: nobody waits for the answer any longer, see `search.deadline`.
        """
        self._wait()
        try:
            yield
        finally:
            self._give_back(1)

    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """What each task returns, in their order; the first ones begin first. To be called in a turn.

        Raises:
            Whatever a task raises, after all that had begun have ended.
            GivenUp: nobody waits any longer, see `search.deadline`; no further task was begun.
        """
        left, done = deque(enumerate(tasks)), dict[int, Result]()

        def work() -> None:
            while True:
                try:
                    place, task = left.popleft()
                except IndexError:
                    return
                heed_deadline()
                done[place] = task()

        more = self._take(len(tasks) - 1)
        try:
            others = [self._pool.submit(carried(work)) for _ in range(more)]
            try:
                work()
            finally:
                left.clear()
                for other in others:
                    other.result()
        finally:
            self._give_back(more)
        return [done[place] for place in range(len(tasks))]

    def _wait(self) -> None:
        with self._counting:
            if self._busy < self.processors:
                self._busy += 1
                return
            called = threading.Lock()
            called.acquire()
            self._waiting.append(called)
        try:
            while not called.acquire(timeout=within(threading.TIMEOUT_MAX)):
                pass
        except BaseException:
            with self._counting:
                left = called in self._waiting
                if left:
                    self._waiting.remove(called)
            if not left:  # it was called at that moment
                self._give_back(1)
            raise

    def _take(self, wanted: int) -> int:
        """How many processors there are for this caller besides its own."""
        with self._counting:
            more = max(0, min(wanted, self.processors - self._busy))
            self._busy += more
            return more

    def _give_back(self, processors: int) -> None:
        """To those who wait, before anybody who comes now."""
        with self._counting:
            for _ in range(processors):
                if self._waiting:
                    self._waiting.popleft().release()
                else:
                    self._busy -= 1

    def close(self) -> None:
        """End the threads; whoever is working is waited for."""
        self._pool.shutdown()
