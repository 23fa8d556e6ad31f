"""Connections: who opens one and then says nothing, or says it drop by drop, loses it."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

SAID_SECONDS = 10.0
"""How long the head of a request may take to arrive, from the connection's beginning or the head's first byte on."""


class Line(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting for a head; bodies are `demo.bodies`' to wait for."""

    _ends: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        cycle = self.cycle
        super().data_received(data)
        if self.cycle is not cycle or not self._is_idle():  # a head is whole
            self._forget()
        elif self._ends is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self._forget()
        super().connection_lost(exc)

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
