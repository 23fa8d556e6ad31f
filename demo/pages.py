"""The answers that are the page itself: described for previews of links, in the visitor's language, compressed."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from demo import links
from demo.buffered import caught
from demo.compressed import compressed, encoding
from demo.language import Language, chosen
from demo.policy import marked
from demo.preview import put_in, tags
from search import Document, Engine, TriptychError
from search.errors import InvalidInput

PATIENCE = 2.0
"""Seconds that a page waits for the index to say what the document in its address is."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Described:
    """What is told about a collection's page where it is linked to.

    Attributes:
        title: of the page.
        engine: finds the document that an address names.
        picture: a document whose thumbnail stands for the collection.
        at: the page's address as visitors know it, see `public_address`.
    """

    title: str
    engine: Engine
    picture: Document | None
    at: str

    def head(self, query: str, language: Language) -> str:
        """The elements for the head of the page with that query in its address; see `demo.preview.tags`."""
        asked, like = links.read(query), None
        try:
            like = self.engine.index.get([asked.like]).get(asked.like) if asked.like is not None else None
        except TriptychError as error:
            _log.warning("a page is described without the document that its address names: %s", error)
        return tags(asked, like, like or self.picture, language, self.title, self.at)


class Pages:
    """Puts the description into the HTML of pages, and compresses it; passes on every other request.

    Args:
        app: answers with the pages.
        described: what is told of each, by its path.
    """

    def __init__(self, app: ASGIApp, described: Mapping[str, Described]) -> None:
        self._app = app
        self._described = described

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        described = self._described.get(scope["path"]) if asked else None
        if described is None:
            await self._app(scope, receive, send)
            return
        answer = await caught(self._app, scope, receive)
        if answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html"):
            headers = Headers(scope=scope)
            language = chosen(headers.get("accept-language"))
            query = scope["query_string"].decode("latin-1")
            try:
                head = await asyncio.wait_for(asyncio.to_thread(described.head, query, language), PATIENCE)
            except TimeoutError:
                head = ""
            page = marked(put_in(answer.content.decode(), head, language), scope["state"]["nonce"]).encode()
            scope["state"]["nonce_used"] = True
            answer.headers["Cache-Control"] = "private, no-cache"  # it names the host that it was asked at
            how = encoding(headers.get("accept-encoding", ""))
            answer.content = await asyncio.to_thread(compressed, page, how)
            if how:
                answer.headers["Content-Encoding"] = how
            answer.headers.add_vary_header("Accept-Encoding, Accept-Language")
        await answer.send_on(send)


def public_address(said: str) -> str:
    """The address that the operator says the page has, without a slash at the end; empty if nothing was said.

    Raises:
        InvalidInput: it is none that begins with http:// or https://.

    Example:
        >>> public_address("https://shop.example/")
        'https://shop.example'
    """
    if said and not said.startswith(("http://", "https://")):
        raise InvalidInput(f"TRIPTYCH_ADDRESS is '{said}'; give the page's address, such as https://shop.example")
    return said.rstrip("/")
