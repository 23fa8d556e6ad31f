"""Every request is counted, timed, given an id, and told to the log; nothing of what it asks is."""

import logging
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.kinds import kind_of
from demo.logs import REQUEST, requests
from demo.metrics import Metrics

HEADER = "X-Request-Id"
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"})
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Watched:
    """Counts what is answered and how long that took, by route.

    Args:
        app: answers.
        metrics: counts.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, stream = time.perf_counter(), 500, False
        told = Headers(scope=scope).get(HEADER, "")
        name = told if _ID.fullmatch(told) else secrets.token_hex(8)
        token = REQUEST.set(name)

        async def answer(message: Message) -> None:
            nonlocal status, stream
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[HEADER] = name
                stream = headers.get("content-type", "").startswith("text/event-stream")
                if stream:
                    self._metrics.seconds.labels(route_of(scope)).observe(time.perf_counter() - begun)
            await send(message)

        self._metrics.open.inc()
        try:
            await self._app(scope, receive, answer)
        finally:
            self._metrics.open.dec()
            seconds, route = time.perf_counter() - begun, route_of(scope)
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._metrics.requests.labels(route, method, str(status)).inc()
            if not stream:
                self._metrics.seconds.labels(route).observe(seconds)
            measured = {"route": route, "method": method, "status": status, "ms": round(seconds * 1e3, 1)}
            requests.info("answered", extra={"measured": measured})
            REQUEST.reset(token)


def route_of(scope: Scope) -> str:
    """The pattern of the route that took a request, with the collection's path as it is; `other` where none did.

    Scripts and styles that are answered from memory are told together.

    Example:
        >>> route_of({"type": "http", "path": "/thumbnails/YQ.webp", "route": route})
        '/thumbnails/{name}.webp'
    """
    pattern = getattr(scope.get("route"), "path", None)
    if isinstance(pattern, str):
        return pattern
    return "/assets/{path}" if kind_of(scope) == "small" else "other"


@contextmanager
def counting(metrics: Metrics) -> Iterator[None]:
    """Inside, errors that are logged and what searches take is counted."""
    handler = _Counting(metrics)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with metrics.heard():
            yield
    finally:
        root.removeHandler(handler)


class _Counting(logging.Handler):
    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        self._metrics.errors.labels(record.name).inc()
