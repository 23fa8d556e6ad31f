"""Turns: so many searches run at once, the others wait in the order in which they came, one too many is refused."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from demo.refused import Refused

T = TypeVar("T")


class Turns:
    """Runs what takes long in threads, beside the event loop that answers requests.

    Args:
        at_once: how many run at the same time.
        waiting: how many may wait for them.

    Example:
        >>> turns = Turns(at_once=4, waiting=200)
        >>> answer = await turns.take(engine.search, query)
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._waiting = waiting
        self._limiter: CapacityLimiter | None = None

    @property
    def running(self) -> int:
        """How many run now."""
        return 0 if self._limiter is None else int(self._limiter.borrowed_tokens)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return 0 if self._limiter is None else self._limiter.statistics().tasks_waiting

    async def take(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns, in its turn.

        Raises:
            Refused: too many wait already.
            Exception: whatever the function raises.
        """
        self._limiter = self._limiter or CapacityLimiter(self._at_once)  # it belongs to the loop that is running now
        if not self._limiter.available_tokens and self._limiter.statistics().tasks_waiting >= self._waiting:
            raise Refused("error.busy")
        return await to_thread.run_sync(partial(function, *arguments), limiter=self._limiter)
