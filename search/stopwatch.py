"""How long the stages of a search took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Milliseconds per stage, from its making on.

    Example:
        >>> watch = Stopwatch()
        >>> with watch.stage("encode"):
        ...     vectors = encoder.encode_texts(["cat"])
        >>> sorted(watch.result())
        ['encode', 'total']
    """

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._started = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside for that stage."""
        start = time.perf_counter()
        yield
        self._spent[name] = self._spent.get(name, 0.0) + (time.perf_counter() - start) * 1e3

    def result(self) -> dict[str, float]:
        """Milliseconds per stage so far, and `total` since the making."""
        total = (time.perf_counter() - self._started) * 1e3
        return {name: round(ms, 3) for name, ms in {**self._spent, "total": total}.items()}
