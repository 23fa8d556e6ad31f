"""Turns: so many searches run at once, the others wait in the order in which they came, one too many is refused.

So is one that would have to wait for longer than anybody does, as soon as that is clear: a quick no is worth more than
a late answer, and the server isn't busy with answers that nobody waits for any more.
"""

import math
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from anyio import CapacityLimiter, move_on_after, to_thread

from demo.refused import Refused
from search.deadline import Deadline, waited_for, waiting

T = TypeVar("T")

PATIENCE = 8.0
"""Seconds that a turn is waited for by default."""

_WEIGHT = 0.1
"""Of the last one in the running mean of what they cost."""


class Turns:
    """Runs what takes long in threads, beside the event loop that answers requests.

    Args:
        at_once: how many run at the same time.
        waiting: how many may wait for them.
        patience: seconds that one waits.
        deadline: seconds that a question may take that no request has set a deadline for.

    Example:
        >>> turns = Turns(at_once=4, waiting=200)
        >>> answer = await turns.take(engine.search, query)
    """

    def __init__(self, at_once: int, waiting: int, patience: float = PATIENCE, deadline: float = math.inf) -> None:
        self._at_once = at_once
        self._waiting = waiting
        self._patience = patience
        self._deadline = deadline
        self._pace = 0.0
        self._ended: float | None = None
        self._limiter: CapacityLimiter | None = None
        self._threads: CapacityLimiter | None = None

    @property
    def running(self) -> int:
        """How many run now."""
        return 0 if self._limiter is None else int(self._limiter.borrowed_tokens)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return 0 if self._limiter is None else self._limiter.statistics().tasks_waiting

    def is_full(self, coming: int = 0, share: float = 1.0) -> bool:
        """Whether one more would be refused: so many wait, or for so long at the pace of the last ones.

        Args:
            coming: how many are on their way here, before that one.
            share: of its patience that it may be expected to wait.
        """
        before = self.running + self.waiting + coming - self._at_once
        if before < 0:
            return False
        return before >= self._waiting or (before + 1) * self._pace > share * self._patience

    async def take(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns, in its turn. Who is cancelled while waiting gives the turn up.

        Raises:
            Refused: too many wait already, or it took too long.
            Exception: whatever the function raises.
        """
        if self._limiter is None or self._threads is None:  # they belong to the loop that is running now
            self._limiter, self._threads = CapacityLimiter(self._at_once), CapacityLimiter(self._at_once)
        if self.is_full():
            raise Refused("error.busy")
        turn = object()
        with move_on_after(self._patience) as waited:
            await self._limiter.acquire_on_behalf_of(turn)
        if waited.cancelled_caught:
            raise Refused("error.busy")
        begun = time.monotonic()
        try:
            return await to_thread.run_sync(partial(function, *arguments), limiter=self._threads)
        finally:
            self._keep_pace(begun)
            self._limiter.release_on_behalf_of(turn)

    async def take_in_time(self, function: Callable[..., T], *arguments: object) -> T:
        """The same, within a question's time: a request has a deadline already, what Gradio's queue calls has none.

        Raises:
            GivenUp: it is over, or nobody waits any longer.
            Exception: as `take`.
        """
        with waiting(waited_for() or Deadline(self._deadline)):
            return await self.take(function, *arguments)

    def _keep_pace(self, begun: float) -> None:
        """A turn ends; what did it cost the others?

        Where they waited, the time since the last end tells it, with all that goes on beside; else it is its own.
        """
        now = time.monotonic()
        cost = (now - begun) / self._at_once if self._ended is None else now - self._ended
        self._pace += _WEIGHT * (cost - self._pace)
        self._ended = now if self.waiting else None
