"""Which web pages may call: our own, and those that the operator names. Programs, which no browser drives, always may.

A browser says from where a page calls; a page of somebody else's could otherwise have its visitors' browsers search and
upload here, with the password that the browser has kept for us.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.turned_away import Door
from search.errors import InvalidInput

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?|\*")
_READS = ("GET", "HEAD")


class Origins:
    """Turns away what other pages send, unless they are allowed to.

    Args:
        app: answers.
        own: the page's address as visitors know it, where a proxy changes the host; may be empty.
        allowed: other pages, from `origins`; `*` for all.
        door: turns the others away.
    """

    def __init__(self, app: ASGIApp, own: str, allowed: Sequence[str], door: Door) -> None:
        self._app = app
        self._own = urlsplit(own).netloc
        self._allowed = frozenset(allowed)
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        named = origin is not None and ("*" in self._allowed or origin in self._allowed)
        if named and scope["method"] == "OPTIONS":
            told = {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "content-type"}
            told |= {"Access-Control-Allow-Origin": str(origin), "Access-Control-Max-Age": "600", "Vary": "Origin"}
            await Response(status_code=204, headers=told)(scope, receive, send)
            return
        if not named and scope["method"] not in _READS and self._is_foreign(headers, origin):
            await self._door.turn_away(scope, receive, send, 403, "foreign")
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name in [name for name in sent if name.startswith("access-control-")]:
                    del sent[name]  # Gradio allows every page, with what its visitors' browsers know
                if named:
                    sent["Access-Control-Allow-Origin"] = str(origin)
                    sent.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, answer)

    def _is_foreign(self, headers: Headers, origin: str | None) -> bool:
        """Whether a browser says that another page sends it.

        `Sec-Fetch-Site` says it best, but only where the page came by TLS; else `Origin` is compared with the host.
        """
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        return origin is not None and urlsplit(origin).netloc not in (headers.get("host"), self._own or None)


def origins(text: str) -> tuple[str, ...]:
    """Pages that may call, as browsers name them.

    Args:
        text: with spaces between them; `*` for all.

    Raises:
        InvalidInput: one is none.

    Example:
        >>> origins("https://shop.example")
        ('https://shop.example',)
    """
    found = tuple(text.split())
    for each in found:
        if not _ORIGIN.fullmatch(each):
            raise InvalidInput(f"TRIPTYCH_CALLED_BY is '{each}'; give pages such as https://shop.example, or *")
    return found
