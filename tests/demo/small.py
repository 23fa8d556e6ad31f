"""A real server over a small application, for what is about connections and not about the page."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse

from demo import server
from demo.port import bound


@dataclass
class Small:
    """A small application.

    Attributes:
        application: answers `/echo` with the names and values of a request's headers, one in a line; `/slow` once
            `goes_on` is set; a heartbeat never; `/ticks` ticks until the visitor leaves, then `left` is set.
        asked: how often each path was.
    """

    application: FastAPI = field(default_factory=FastAPI)
    asked: list[str] = field(default_factory=list)
    goes_on: threading.Event = field(default_factory=threading.Event)
    slow: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        @self.application.api_route("/echo", methods=["GET", "POST"])
        async def echo(request: Request) -> Response:
            self.asked.append("/echo")
            body = await request.body()
            lines = [f"{name}: {value}" for name, value in request.headers.items()]
            return Response("\n".join([*lines, f"{len(body)} bytes"]), media_type="text/plain")

        @self.application.get("/slow")
        async def slow() -> Response:
            self.asked.append("/slow")
            self.slow.set()
            await asyncio.to_thread(self.goes_on.wait, 30)
            return Response("done", media_type="text/plain")

        @self.application.get("/gradio_api/heartbeat/{name}")
        async def heartbeat(name: str) -> StreamingResponse:
            async def beats() -> AsyncIterator[str]:
                yield "beat\n"
                await asyncio.Event().wait()

            return StreamingResponse(beats(), media_type="text/event-stream")

        @self.application.get("/ticks")
        async def ticks() -> StreamingResponse:
            async def ticking() -> AsyncIterator[str]:
                try:
                    while True:
                        yield "tick\n"
                        await asyncio.sleep(0.02)
                finally:
                    self.left.set()

            return StreamingResponse(ticking(), media_type="text/event-stream")


@contextmanager
def serving(small: Small) -> Iterator[tuple[str, uvicorn.Server]]:
    """Its address, and the server, which is told to stop at the end of the block."""
    answers = threading.Event()
    with bound("127.0.0.1", 0) as at:
        running = server.serve(small.application, answers.set)
        thread = threading.Thread(target=lambda: asyncio.run(running.serve(sockets=[at])))
        thread.start()
        try:
            assert answers.wait(60), "the server didn't start"
            yield f"http://127.0.0.1:{at.getsockname()[1]}", running
        finally:
            running.should_exit = True
            small.goes_on.set()
            thread.join(10)
            assert not thread.is_alive()
