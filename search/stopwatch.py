"""How long the stages of a search took: told with its answer, and to whoever listens."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from search.deadline import heed_deadline

Heard = Callable[[str, str, float], None]
"""Is told the kind of what was timed (`stage`, `leg`), its name, and milliseconds; in any thread, and must be quick."""

_listening: list[Heard] = []


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

    def stage(self, name: str) -> "timed":
        """Count the time inside for that stage, which begins only if somebody still waits for the answer.

        Raises:
            GivenUp: see `search.deadline`.
        """
        heed_deadline()
        return timed("stage", name, self._spent)

    def result(self) -> dict[str, float]:
        """Milliseconds per stage so far, and `total` since the making."""
        total = (time.perf_counter() - self._started) * 1e3
        return {name: round(ms, 3) for name, ms in {**self._spent, "total": total}.items()}


class timed:  # noqa: N801 - it stands behind `with`, as a function would, at a third of what a generator costs
    """Tell those who listen how long the inside took; nothing is told of what raises.

    Args:
        kind, name: of what is timed.
        spent: milliseconds by name, to which the inside's are added.
    """

    def __init__(self, kind: str, name: str, spent: dict[str, float] | None = None) -> None:
        self._kind, self._name, self._spent = kind, name, spent

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            return
        took = (time.perf_counter() - self._start) * 1e3
        if self._spent is not None:
            self._spent[self._name] = self._spent.get(self._name, 0.0) + took
        for heard in tuple(_listening):
            heard(self._kind, self._name, took)


@contextmanager
def listening(heard: Heard) -> Iterator[None]:
    """Inside, what this process times is told, by whichever engine.

    Example:
        >>> with listening(lambda kind, name, milliseconds: print(kind, name)):
        ...     results = engine.search(Query(text="cat"))
        stage encode
        …
    """
    _listening.append(heard)
    try:
        yield
    finally:
        _listening.remove(heard)
