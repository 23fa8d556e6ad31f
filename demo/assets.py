"""Gradio's scripts and styles: compressed once and kept, and named so that a browser may keep them for good.

Their names hold a digest of their content, so another version of Gradio has other names. Gradio itself compresses them
anew for every visitor, with little effort, and says nothing about how long they hold.
"""

import asyncio
import re
from dataclasses import dataclass
from threading import Lock

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.buffered import Caught, caught
from demo.compressed import compressed, encoding
from demo.pictures import FOR_GOOD

_HASHED = re.compile(r"(?:/in/[a-z0-9-]+)?/(assets/(?:[\w-]+/)*[\w.-]+-[\w-]{8}\.(?:js|css|svg|json|woff2?|ttf))")
"""What a build of Gradio's names; no such path leads to the same file as another, so no more is kept than there is."""

_TEXTS = (".js", ".css", ".svg", ".json")


@dataclass
class Kept:
    """How often an asset was in memory, and how often not."""

    hits: int = 0
    misses: int = 0


class Assets:
    """Answers requests for hashed assets from memory, after the first; passes on every other request.

    Args:
        app: has the assets.
        kept: counts how often they were in memory.
    """

    def __init__(self, app: ASGIApp, kept: "Kept") -> None:
        self._app = app
        self._of = kept
        self._kept: dict[tuple[str, str], Caught] = {}
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        asset = _HASHED.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        headers = Headers(scope=scope) if asset else Headers()
        if asset is None or "range" in headers or "if-none-match" in headers or "if-modified-since" in headers:
            await self._app(scope, receive, send)
            return
        name = asset[1]
        how = encoding(headers.get("accept-encoding", "")) if name.endswith(_TEXTS) else ""
        with self._lock:
            kept = self._kept.get((name, how))
            self._of.hits, self._of.misses = self._of.hits + (kept is not None), self._of.misses + (kept is None)
        if kept is None:
            kept = await caught(self._app, scope, receive)
            if kept.status == 200:
                kept.headers["Cache-Control"] = FOR_GOOD
                if how:
                    kept.content = await asyncio.to_thread(compressed, kept.content, how)
                    kept.headers["Content-Encoding"] = how
                    del kept.headers["ETag"]  # it was of the other bytes
                kept.headers.add_vary_header("Accept-Encoding")
                with self._lock:
                    self._kept[name, how] = kept
        await kept.send_on(send)
