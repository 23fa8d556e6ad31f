"""One request to an ASGI application without a server, told step by step."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


def request(path: str = "/", method: str = "GET", client: str = "203.0.113.7", **headers: str) -> dict[str, Any]:
    """What a server tells of a request; in names of headers `_` stands for `-`."""
    named = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"a"), *named],
        "client": (client, 1),
    }


@dataclass
class Visit:
    """A visitor who asks, waits, and may leave.

    Attributes:
        sent: what was answered so far.
    """

    scope: dict[str, Any]
    body: bytes = b""
    sent: list[Message] = field(default_factory=list)
    _left: asyncio.Event = field(default_factory=asyncio.Event)
    _read: bool = False

    async def receive(self) -> Message:
        if not self._read:
            self._read = True
            return {"type": "http.request", "body": self.body, "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    def leave(self) -> None:
        self._left.set()

    async def ask(self, app: ASGIApp) -> "Visit":
        await app(self.scope, self.receive, self.send)
        return self

    @property
    def status(self) -> int:
        """0 where there is no answer."""
        return int(self.sent[0]["status"]) if self.sent else 0

    @property
    def headers(self) -> Headers:
        return Headers(raw=self.sent[0]["headers"])

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent[1:]).decode()


async def answer(app: ASGIApp, scope: dict[str, Any]) -> Visit:
    """The whole answer."""
    return await Visit(scope).ask(app)
