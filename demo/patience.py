"""A question ends when nobody waits for its answer any more: the visitor has left, or it has taken too long.

What waits for its turn then gives it up; a search that runs already ends before its next step (`search.deadline`).
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.kinds import kind_of
from demo.turned_away import Door
from search.deadline import Deadline, waiting

MOMENT = 0.5
"""Seconds that a search may take longer than its visitor waits, so that it is here that the end is noticed and told."""


class Patience:
    """Gives up what takes too long and what nobody waits for.

    Args:
        app: answers.
        seconds: that a question may take, from when it was read whole until its answer begins.
        door: tells who waited for too long.
    """

    def __init__(self, app: ASGIApp, seconds: float, door: Door) -> None:
        self._app = app
        self._seconds = seconds
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] != "http" or kind_of(scope) != "ask":
            await self._app(scope, receive, send)
            return
        read, begun, given_up, deadline = asyncio.Event(), False, False, Deadline()

        def is_read() -> None:
            deadline.begin(self._seconds + MOMENT)
            read.set()

        if scope["method"] in ("GET", "HEAD"):  # it has no body that anybody would read
            is_read()

        async def heard() -> Message:
            if read.is_set():  # the end is listened for below, and by nobody else
                await asyncio.Event().wait()
            message = await receive()
            if message["type"] != "http.request" or not message.get("more_body", False):
                is_read()
            return message

        async def answer(message: Message) -> None:
            nonlocal begun
            if given_up:
                return  # Gradio answers that it was cancelled
            begun = True
            await send(message)

        with waiting(deadline):
            answering = asyncio.ensure_future(self._app(scope, heard, answer))
        leaving = asyncio.create_task(self._left(read, receive))
        try:
            await asyncio.wait((answering, leaving), return_when=asyncio.FIRST_COMPLETED)
            late = not answering.done() and leaving.result()
            if answering.done() or (late and begun):
                await answering
                return
            given_up = True
            deadline.give_up()
            answering.cancel()
            await asyncio.gather(answering, return_exceptions=True)
            if late:
                await self._door.turn_away(scope, receive, send, 503, "late", again=60)
        finally:
            leaving.cancel()
            answering.cancel()

    async def _left(self, read: asyncio.Event, receive: Receive) -> bool:
        """Ends when the visitor has left, with False; or when it has taken too long, with True."""
        await read.wait()
        try:
            async with asyncio.timeout(self._seconds):
                while (await receive())["type"] != "http.disconnect":
                    pass
        except TimeoutError:
            return True
        return False
