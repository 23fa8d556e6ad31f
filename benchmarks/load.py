"""A constant load: threads that do one thing after another, and what came of it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

MOST_TOLD = 3
"""How many of the wrong, and of the failed, are kept in words; all are counted."""


@dataclass
class Load:
    """Threads that work from the `with` until its end, each on the next number that nobody took.

    Attributes:
        work: does the piece of that number; returns what is wrong with what came of it, or nothing.
        threads: how many work at once.
        pause: seconds that a thread rests after each piece.
        done: pieces that were finished and right.
        wrong, failed: pieces that came out wrong, and that raised.
        told: the first of both, in words.
        longest: seconds that the slowest piece took.

    Example:
        >>> with Load(lambda number: "" if engine.search(queries[number % 50]).hits == expected else "other hits") as load:
        ...     time.sleep(20)
        >>> load.done, load.wrong, load.failed
        (2310, 0, 0)
    """  # noqa: E501 -- the example is one line

    work: Callable[[int], str]
    threads: int = 4
    pause: float = 0.0
    done: int = 0
    wrong: int = 0
    failed: int = 0
    told: list[str] = field(default_factory=list)
    longest: float = 0.0
    _next: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: threading.Event = field(default_factory=threading.Event)
    _running: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._running = [threading.Thread(target=self._go_on) for _ in range(self.threads)]
        for thread in self._running:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        for thread in self._running:
            thread.join()

    def await_more(self, pieces: int, seconds: float) -> None:
        """Return when so many more pieces are done, or that time is over."""
        wanted, deadline = self.done + pieces, time.monotonic() + seconds
        while self.done < wanted and time.monotonic() < deadline:
            time.sleep(0.05)

    def summary(self) -> str:
        """What came of it in one line, and below it what went wrong first.

        Example:
            >>> Load(work, done=2310, longest=1.2).summary()
            '2,310 done, 0 failed, 0 wrong; the slowest took 1.20 s'
        """
        counts = f"{self.done:,} done, {self.failed:,} failed, {self.wrong:,} wrong"
        return "\n    ".join([f"{counts}; the slowest took {self.longest:.2f} s", *self.told])

    def _go_on(self) -> None:
        while not self._ended.is_set():
            with self._lock:
                number = self._next
                self._next += 1
            start = time.monotonic()
            try:
                told, failed = self.work(number), False
            except Exception as error:  # whatever it is, it is counted and told
                told, failed = f"{type(error).__name__}: {error}", True
            took = time.monotonic() - start
            with self._lock:
                self.longest = max(self.longest, took)
                self.failed += failed
                self.wrong += bool(told) and not failed
                self.done += not told
                if told and (self.failed if failed else self.wrong) <= MOST_TOLD:
                    self.told.append(f"{'failed' if failed else 'wrong'} after {took:.2f} s: {told}")
            self._ended.wait(self.pause)
