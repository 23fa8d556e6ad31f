"""What may be sent: so much, and not slower than a bad line would.

A body whose length is told is refused before any of it is read; another one as soon as it is too long. Whoever sends
it drop by drop, to keep a place occupied, is told that it took too long.
"""

import asyncio
import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.turned_away import Door
from demo.uploads import Uploads

WORDS = 1_000_000
"""Bytes of what is sent beside a picture."""

BEGINS = 10.0
"""Seconds that a body may take whatever its length, and that its next part may be waited for."""

SLOWEST = 20_000
"""Bytes a second from which on a body may take longer."""

_FILES = re.compile(r"(?:/in/[a-z0-9-]+)?/(?:gradio_api/upload|kept)")
_NONE = ("GET", "HEAD", "OPTIONS")


class Bodies:
    """Turns away requests that send too much, or too slowly.

    Args:
        app: answers.
        picture: bytes of the largest picture.
        uploads: where pictures that are sent are kept; a full folder takes no more.
        door: turns them away.
    """

    def __init__(self, app: ASGIApp, picture: int, uploads: Uploads, door: Door) -> None:
        self._app = app
        self._picture = picture
        self._uploads = uploads
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        files = _FILES.fullmatch(scope["path"]) is not None
        most = WORDS if scope["method"] in _NONE else self._picture + WORDS
        if not files and scope["method"] not in _NONE:
            most = self._picture * 4 // 3 + WORDS  # in words a picture is Base64
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            await self._door.turn_away(scope, receive, send, 400, "length")
            return
        megabytes = f"{self._picture / 1e6:g}"
        if len(length) > 15 or int(length) > most:
            await self._door.turn_away(scope, receive, send, 413, "large", megabytes=megabytes)
            return
        if files and scope["method"] == "POST" and not self._uploads.has_room(int(length)):
            await self._door.turn_away(scope, receive, send, 503, "full", again=600)
            return
        await self._guarded(scope, receive, send, _Body(receive, most), megabytes)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send, body: "_Body", megabytes: str) -> None:
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if body.wrong and not begun:
                return  # what it says of a body that was cut off is not what there is to say
            begun = True
            await send(message)

        try:
            await self._app(scope, body.receive, answer)
        except Exception:
            if not body.wrong:
                raise
        if body.wrong == "large" and not begun:
            await self._door.turn_away(scope, receive, send, 413, "large", megabytes=megabytes)
        elif body.wrong == "slow" and not begun:
            await self._door.turn_away(scope, receive, send, 408, "slow")


class _Body:
    """A request's body as it comes in; cut off where something is wrong with it.

    Attributes:
        wrong: `large`, `slow`, or empty.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._read = 0
        self._whole = False
        self._ends = 0.0
        self.wrong = ""

    async def receive(self) -> Message:
        """The next message; `http.disconnect` once something is wrong."""
        if self.wrong:
            return {"type": "http.disconnect"}
        if self._whole:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        self._ends = self._ends or now + BEGINS
        left = self._ends + self._read / SLOWEST - now
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, min(left, BEGINS)))
        except TimeoutError:
            self.wrong = "slow"
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            self._read += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._read > self._most:
                self.wrong = "large"
                return {"type": "http.disconnect"}
        return message
