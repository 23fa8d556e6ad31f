"""An answer of an inner application caught whole, so that it can be changed before it is sent."""

from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Caught:
    """An answer: its status, its headers, its content."""

    status: int = 500
    headers: MutableHeaders = field(default_factory=MutableHeaders)
    content: bytes = b""

    async def send_on(self, send: Send) -> None:
        """Send it as it is now."""
        self.headers["Content-Length"] = str(len(self.content))
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers.raw})
        await send({"type": "http.response.body", "body": self.content})


async def caught(app: ASGIApp, scope: Scope, receive: Receive) -> Caught:
    """The answer that an application gives to a request, asked for without compression.

    Only for requests whose answers end: never for a stream of events.
    """
    answer, parts = Caught(), []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], MutableHeaders(raw=list(message["headers"]))
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    inner = {**scope, "headers": plain}
    await app(inner, receive, send)
    scope.update({name: inner[name] for name in ("route",) if name in inner})  # for whoever counts by it
    answer.content = b"".join(parts)
    return answer
