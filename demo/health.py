"""How the server is: whether it lives, whether it can answer, and what it measures of itself."""

import time
from collections.abc import Sequence
from threading import Lock

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from demo.collections import Shelf
from demo.forwarded import address_of, networks
from demo.metrics import TYPE, Metrics
from search import TriptychError
from search.errors import InvalidInput

TOLD = ("local", "yes", "no")
"""Whom `/metrics` answers, see `routes`."""

HOLDS = 1.0
"""Seconds for which it holds what was found."""


NEAR = networks("127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 ::1 fc00::/7 fe80::/10")
"""This machine and private networks."""


def routes(shelves: Sequence[Shelf], metrics: Metrics, told: str) -> APIRouter:
    """`/healthz`, `/readyz` and `/metrics`.

    Args:
        shelves: the collections.
        metrics: what is measured.
        told: whom the measures are told to. They hold nothing about anybody, but how busy a server is concerns its
            operator: `local`, machines of the server's own network that no proxy speaks for; `yes`, everybody; `no`.

    Raises:
        InvalidInput: another word.
    """
    if told not in TOLD:
        raise InvalidInput(f"TRIPTYCH_METRICS is '{told}'; give {', '.join(TOLD[:-1])} or {TOLD[-1]}")
    router, lately = APIRouter(include_in_schema=False), _Lately()

    @router.get("/healthz")
    def alive() -> Response:
        return PlainTextResponse("alive\n")

    @router.get("/readyz")
    def ready() -> Response:
        for shelf in shelves:
            if why := lately.lacking(shelf):
                return JSONResponse({"ready": False, "collection": shelf.name, "why": why}, status_code=503)
        return JSONResponse({"ready": True})

    @router.get("/metrics")
    def measured(request: Request) -> Response:
        if told == "no" or (told == "local" and not near(request)):
            return PlainTextResponse("This is for the server's operator.\n", 403)
        return Response(metrics.text(), media_type=TYPE)

    return router


def near(request: Request) -> bool:
    """Whether who sends a request is of this machine or its own network, and not a proxy that speaks for others."""
    address = address_of(request.client.host) if request.client is not None else None
    spoken_for = getattr(request.state, "spoken_for", False)
    return address is not None and not spoken_for and any(address in network for network in NEAR)


class _Lately:
    """What collections lack to be searched, looked at once in a while, however often it is asked."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, str]] = {}
        self._looking = Lock()

    def lacking(self, shelf: Shelf) -> str:
        """The kind of error that an index or an encoder gives; empty if both answer."""
        with self._looking:
            when, why = self._known.get(shelf.name, (-HOLDS, ""))
            if time.monotonic() - when >= HOLDS:
                why = _lacking(shelf)
                self._known[shelf.name] = time.monotonic(), why
            return why


def _lacking(shelf: Shelf) -> str:
    try:
        shelf.engine.index.browse(size=1)
        if shelf.engine.encoder_name:
            shelf.engine.encode_texts(["ready"])  # its process may have ended since it was loaded
    except TriptychError as error:
        return type(error).__name__
    return ""
