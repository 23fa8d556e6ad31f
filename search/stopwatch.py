"""How long the stages of a search took: told with its answer, and to whoever listens."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside for that stage, which begins only if somebody still waits for the answer.

        Raises:
            GivenUp: see `search.deadline`.
        """
        heed_deadline()
        start = time.perf_counter()
        with timed("stage", name):
            yield
        self._spent[name] = self._spent.get(name, 0.0) + (time.perf_counter() - start) * 1e3

    def result(self) -> dict[str, float]:
        """Milliseconds per stage so far, and `total` since the making."""
        total = (time.perf_counter() - self._started) * 1e3
        return {name: round(ms, 3) for name, ms in {**self._spent, "total": total}.items()}


@contextmanager
def timed(kind: str, name: str) -> Iterator[None]:
    """Tell those who listen how long the inside took; nothing is told of what raises."""
    start = time.perf_counter()
    yield
    for heard in tuple(_listening):
        heard(kind, name, (time.perf_counter() - start) * 1e3)


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
