"""So many inputs in any minute and no more.

Cohere counts texts and pictures apart, per key, in inputs per minute: with a trial key 5 pictures and 2,000 texts, with
a production key 400 and 2,000 (https://docs.cohere.com/docs/rate-limits). A token bucket that may be full would let
twice as much through in its first minute; so what went out in the last minute is remembered instead.
"""

import threading
import time
from collections import deque
from collections.abc import Callable

from search.encoders.patience import pause as patient_pause

WINDOW = 60.5
"""Seconds: a minute, and some for requests that take different times on their way."""


class Pace:
    """Lets inputs go out as quickly as is allowed. Safe to use from many threads.

    Args:
        per_minute: how many inputs may go out in any minute.
        clock, pause: by which time passes; for tests.

    Example:
        >>> pace = Pace(5)
        >>> for _ in range(6):
        ...     pace.take(1)  # the sixth call returns after a minute
    """

    def __init__(
        self,
        per_minute: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = patient_pause,
    ) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._pause = pause
        self._sent: deque[tuple[float, int]] = deque()
        self._held_until = float("-inf")
        self._lock = threading.Lock()

    def take(self, inputs: int) -> None:
        """Wait until so many inputs may go out, at most `per_minute`, and count them.

        Raises:
            EncoderFailed: the work was given up while this waited.
        """
        while True:
            with self._lock:
                wait = self._wait(inputs)
                if wait <= 0:
                    self._sent.append((self._clock(), inputs))
            self._pause(max(0.0, wait))
            if wait <= 0:
                return

    def hold(self, seconds: float) -> None:
        """Let nothing go out for so long: the service asked for it."""
        with self._lock:
            self._held_until = max(self._held_until, self._clock() + seconds)

    def _wait(self, inputs: int) -> float:
        now = self._clock()
        while self._sent and self._sent[0][0] + WINDOW <= now:
            self._sent.popleft()
        wait, free = self._held_until - now, self.per_minute - sum(count for _, count in self._sent)
        for when, count in self._sent:
            if free >= inputs:
                break
            wait, free = max(wait, when + WINDOW - now), free + count
        return wait
