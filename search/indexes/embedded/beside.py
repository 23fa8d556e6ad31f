"""Legs side by side, as long as a processor is free for it."""

import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Beside:
    """Runs tasks for whoever calls, with the processors that no other caller needs.

    One caller alone gets its answer sooner; where there are as many callers as processors, each works by itself, since
    handing over costs more than it gains.

    Args:
        processors: how many tasks may run at once in all.

    Example:
        >>> Beside(2).run([lambda: 1, lambda: 2, lambda: 3])
        [1, 2, 3]
    """

    def __init__(self, processors: int = PROCESSORS) -> None:
        self._processors, self._busy = processors, 0
        self._counting = threading.Lock()
        self._pool = ThreadPoolExecutor(max(1, processors - 1), "leg")

    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """What each task returns, in their order; the first ones begin first.

        Raises:
            Whatever a task raises, after all that had begun have ended.
        """
        left, done = deque(enumerate(tasks)), dict[int, Result]()

        def work() -> None:
            while True:
                try:
                    place, task = left.popleft()
                except IndexError:
                    return
                done[place] = task()

        more = self._take(len(tasks) - 1)
        try:
            others = [self._pool.submit(work) for _ in range(more)]
            try:
                work()
            finally:
                left.clear()
                for other in others:
                    other.result()
        finally:
            with self._counting:
                self._busy -= 1 + more
        return [done[place] for place in range(len(tasks))]

    def _take(self, wanted: int) -> int:
        """How many processors there are for this caller besides its own."""
        with self._counting:
            free = max(0, self._processors - self._busy - 1)
            more = min(wanted, free)
            self._busy += 1 + more
            return more

    def close(self) -> None:
        """End the threads; whoever is working is waited for."""
        self._pool.shutdown()
