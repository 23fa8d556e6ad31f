"""Connections: who opens one and then says nothing, or says it drop by drop or without an end, loses it."""

import asyncio

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from demo.forwarded import HEADERS
from demo.kinds import only_listens

SAID_SECONDS = 10.0
"""How long the head of a request may take to arrive, from the connection's beginning or the head's first byte on."""


AHEAD = 8
"""Requests that may be sent on a connection before the first of them is answered."""


class Line(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting for a head, and to a head.

    Bodies are `demo.bodies`' to wait for, but for what is left of one whose request is answered already.
    """

    _ends: asyncio.TimerHandle | None = None
    _running: RequestResponseCycle | None = None
    _read = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        cycle = self.cycle
        self._read += len(data)
        super().data_received(data)
        if self._read > HEADERS and not self.transport.is_closing():
            self.send_400_response("The head of the request is too large.")  # or what stands behind a body
        elif self.cycle is not cycle or not self._is_idle():  # a head is whole
            self._forget()
        elif self._ends is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`. Who is being answered hears of it, also where another request was sent ahead."""
        self._forget()
        if (running := self._running) is not None and not running.response_complete:
            running.disconnected = True
            running.message_event.set()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """See `httptools`."""
        self._in_head = True
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """See `httptools`. What stands behind a body is none of the request's headers: a proxy has not looked at it."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """See `httptools`."""
        self._in_head, self._read = False, 0
        if len(self.pipeline) >= AHEAD:
            raise ValueError("too many requests ahead of their answers")  # for uvicorn an invalid request
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """See `httptools`."""
        self._read = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """See `httptools`."""
        self._read = 0
        super().on_message_complete()

    def shutdown(self) -> None:
        """See `HttpToolsProtocol`. Whoever only listens is left at once, so that it is work that is waited for."""
        running = self._running
        if running is not None and not running.response_complete and only_listens(running.scope["path"]):
            self.transport.close()
        super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """See `HttpToolsProtocol`. Inside of the answer to an earlier request it would be taken for a part of that."""
        self._forget()
        cycle = self.cycle
        if self._is_idle() or (cycle.more_body and not cycle.response_started and not self.pipeline):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._ends = self.loop.call_later(SAID_SECONDS, self._end)

    def _forget(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
            self._ends = None

    def _end(self) -> None:
        self._ends = None
        if self._is_idle() and not self.transport.is_closing():
            self.transport.close()
