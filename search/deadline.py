"""Whether anybody still waits for an answer, and for how long: whoever works for it looks between two steps.

A thread cannot be stopped from outside. So whoever asks says once how long the answer may take, or later that nobody
waits for it; every step of a search looks before it begins, and what waits for a server or another process waits no
longer than that. It goes along by itself into what is called inside, and with `carried` into threads. Where nobody has
said anything, as on the command line, everything takes as long as it takes.

Example:
    >>> with waiting(Deadline(10)):
    ...     results = engine.search(query)        # raises GivenUp when ten seconds are over
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import partial
from math import inf
from typing import TypeVar

from search.errors import GivenUp

T = TypeVar("T")


class Deadline:
    """How long somebody waits. Any thread may look at it, and any may give it up.

    Args:
        seconds: from now on; by default without end, until `begin` says otherwise.
    """

    def __init__(self, seconds: float = inf) -> None:
        self._ends, self._left = inf, False
        self.begin(seconds)

    def begin(self, seconds: float) -> None:
        """So long from now on."""
        self._ends = time.monotonic() + seconds

    def give_up(self) -> None:
        """Nobody waits any longer, whatever was said before."""
        self._left = True

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            GivenUp: none, or nobody waits any longer.
        """
        left = self._ends - time.monotonic()
        if left > 0 and not self._left:
            return left
        why = "whoever asked has left" if self._left else "it takes too long"
        raise GivenUp(f"the answer was given up, since {why}; ask again")


_waited_for: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def waiting(deadline: Deadline | None) -> Iterator[None]:
    """Inside, what is worked for is waited for so long; None is for what serves others too, and is done to its end."""
    before = _waited_for.set(deadline)
    try:
        yield
    finally:
        _waited_for.reset(before)


def waited_for() -> Deadline | None:
    """How long whoever is worked for here waits, if that was said."""
    return _waited_for.get()


def heed_deadline() -> None:
    """Go on only if somebody still waits.

    Raises:
        GivenUp: nobody does.
    """
    deadline = _waited_for.get()
    if deadline is not None:
        _ = deadline.left


def within(seconds: float) -> float:
    """So many seconds, or what is left if that is less.

    Raises:
        GivenUp: nothing is left.
    """
    deadline = waited_for()
    return seconds if deadline is None else min(seconds, deadline.left)


def carried(function: Callable[[], T]) -> Callable[[], T]:
    """The function for another thread to call, once: it looks at the deadline of whoever called this.

    Example:
        >>> threads.submit(carried(search))
    """
    return partial(copy_context().run, function)
