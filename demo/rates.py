"""How much one visitor may ask for: so much a second, and a good deal at once after a pause (a token bucket).

https://en.wikipedia.org/wiki/Token_bucket
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from demo.kinds import client_of, kind_of
from demo.turned_away import Door

COST = {"free": 0.0, "small": 0.05, "ask": 1.0, "stream": 0.2}
"""What each kind of request takes out of the bucket."""

SECONDS = 20
"""What a bucket holds: as much as comes in in this time."""

KNOWN = 50_000
"""Visitors whose buckets are kept; who asked longest ago is forgotten, and has a full one again."""


class Buckets:
    """A bucket for each visitor.

    Args:
        per_second: what comes into each.
        now: the clock, in seconds.

    Example:
        >>> buckets = Buckets(5)
        >>> buckets.take("203.0.113.7", 1)
        0.0
    """

    def __init__(self, per_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._most = per_second * SECONDS
        self._now = now
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, cost: float) -> float:
        """Take so much out; seconds until it is there, 0 where it was."""
        now = self._now()
        held, since = self._known.pop(client, (self._most, now))
        held = min(self._most, held + (now - since) * self._per_second)
        enough = held >= cost
        self._known[client] = (held - cost if enough else held, now)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return 0.0 if enough else (cost - held) / self._per_second


class Rates:
    """Turns away who asks for more than a visitor may.

    Args:
        app: answers.
        buckets: of the visitors.
        door: turns them away.
    """

    def __init__(self, app: ASGIApp, buckets: Buckets, door: Door) -> None:
        self._app = app
        self._buckets = buckets
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        client = client_of(scope) if scope["type"] == "http" else None
        if client is not None:
            wait = self._buckets.take(client, COST[kind_of(scope)])
            if wait:
                again = math.ceil(wait)
                await self._door.turn_away(scope, receive, send, 429, "rate", again=again, seconds=str(again))
                return
        await self._app(scope, receive, send)
