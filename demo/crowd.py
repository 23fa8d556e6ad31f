"""How many may be served at the same time: one more is told so at once instead of waiting for long."""

import re
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.kinds import client_of, kind_of
from demo.turned_away import Door
from demo.turns import Turns

ASKING = 250
"""Requests that are answered or wait for their turn; files and words not counted."""

STREAMS = 2000
"""Open streams: each visitor's page holds one as long as it is open."""

OF_ONE = 60
"""Open streams of one visitor, or of all behind one address."""

AGAIN = 5
"""Seconds after which it is worth trying again."""

CAUTIOUS = 0.5
"""Of the time that a search may wait for its turn, what it is expected to wait at most when it is let in: the pace may
slow down, and who waited in vain was refused too late."""

_SEARCHES = re.compile(
    r"(?:/in/[a-z0-9-]+)?/(?:groups|browse|compare|what|evaluate|gradio_api/(?:queue/join|run/.+|call/.+|mcp/?))"
)


class Crowd:
    """Turns away whoever would be one too many.

    Args:
        app: answers.
        door: turns them away.
        turns: in which searches are made; while these are full, nothing that would need one is even read.
        asking: see `ASKING`.
        streams: see `STREAMS`.
        of_one: see `OF_ONE`.
    """

    def __init__(
        self, app: ASGIApp, door: Door, turns: Turns, asking: int = ASKING, streams: int = STREAMS, of_one: int = OF_ONE
    ) -> None:
        self._app = app
        self._door = door
        self._turns = turns
        self._asking, self._most_asking = 0, asking
        self._searching = 0
        self._streams: Counter[str | None] = Counter()
        self._open, self._most_open, self._of_one = 0, streams, of_one

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        kind = kind_of(scope) if scope["type"] == "http" else "free"
        if kind == "ask":
            await self._ask(scope, receive, send)
        elif kind == "stream":
            await self._stream(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        searches = _SEARCHES.fullmatch(scope["path"]) is not None
        if self._asking >= self._most_asking or (searches and self._turns.is_full(self._coming, CAUTIOUS)):
            await self._door.turn_away(scope, receive, send, 503, "busy", again=AGAIN)
            return
        asked = searches and scope["method"] in ("GET", "HEAD")

        async def heard() -> Message:
            """A question is on its way as soon as it is whole: who says it slowly takes nobody's turn."""
            nonlocal asked
            message = await receive()
            if searches and not asked and message["type"] == "http.request" and not message.get("more_body", False):
                asked = True
                self._searching += 1
            return message

        self._asking += 1
        self._searching += asked
        try:
            await self._app(scope, heard, send)
        finally:
            self._asking -= 1
            self._searching -= asked

    @property
    def _coming(self) -> int:
        """Searches that are let in and have not got into the line yet, or have left it and are not answered yet."""
        return max(0, self._searching - self._turns.running - self._turns.waiting)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = client_of(scope)
        if self._open >= self._most_open or (client is not None and self._streams[client] >= self._of_one):
            await self._door.turn_away(scope, receive, send, 503, "busy", again=AGAIN)
            return
        self._open += 1
        self._streams[client] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open -= 1
            self._streams[client] -= 1
            if not self._streams[client]:
                del self._streams[client]
