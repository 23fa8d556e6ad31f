"""What a browser may do with our answers, said in their headers: which scripts run, who may frame them, what goes on.

Gradio makes functions of texts in the browser (`new Function`, for the scripts of components), so its page has to allow
that; inline scripts run only with the nonce that is made for each answer, and none of an attribute. Styles may stand in
attributes, of which Gradio's components and ours make use. Our own views allow neither.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search.errors import InvalidInput

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(),"
    " microphone=(), midi=(), payment=(), usb=()"
)
"""A picture may be taken with the camera; nothing else of a visitor's machine is asked for."""

_ANCESTOR = re.compile(r"https?://(?:\*\.)?[A-Za-z0-9.-]+(?::[0-9]+)?|https:|\*")
_SCRIPT = re.compile(r"(<script\b)([^>]*>.*?</script)", re.DOTALL | re.IGNORECASE)


class Policy:
    """Puts the headers on every answer.

    Args:
        app: answers.
        ancestors: pages that may frame ours, from `ancestors`.
        scripts: the inline scripts of our own views.
    """

    def __init__(self, app: ASGIApp, ancestors: Sequence[str], scripts: Sequence[str]) -> None:
        self._app = app
        self._framed = " ".join(["'self'", *ancestors])
        self._alone = not ancestors
        self._hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["nonce"] = nonce = secrets.token_urlsafe(16)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                scripts = f"'nonce-{nonce}' 'unsafe-eval'" if state.get("nonce_used") else self._hashes
                self._put(headers, scripts)
            await send(message)

        await self._app(scope, receive, answer)

    def _put(self, headers: MutableHeaders, scripts: str) -> None:
        html = headers.get("content-type", "").startswith("text/html")
        inside = (
            f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; "
            "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
        )
        framed = f"frame-ancestors {self._framed}"
        headers["Content-Security-Policy"] = f"{inside}; {framed}" if html else f"default-src 'none'; {framed}; sandbox"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if self._alone:
            headers["X-Frame-Options"] = "SAMEORIGIN"


def marked(page: str, nonce: str) -> str:
    """The page with the nonce at each of its scripts; what stands in scripts stays as it is.

    Example:
        >>> marked('<script>say("<script>")</script>', "x1")
        '<script nonce="x1">say("<script>")</script>'
    """
    return _SCRIPT.sub(lambda match: f'{match[1]} nonce="{nonce}"{match[2]}', page)


def ancestors(text: str) -> tuple[str, ...]:
    """The pages that may frame ours, as CSP's `frame-ancestors` names them.

    Args:
        text: with spaces between them.

    Raises:
        InvalidInput: one is none.

    Example:
        >>> ancestors("https://huggingface.co")
        ('https://huggingface.co',)
    """
    found = tuple(text.split())
    for each in found:
        if not _ANCESTOR.fullmatch(each):
            raise InvalidInput(f"TRIPTYCH_FRAMED_BY is '{each}'; give pages such as https://shop.example")
    return found


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
