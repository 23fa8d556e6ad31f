"""A name and a password for every visitor, where the operator wants that: HTTP's own way, which every client knows."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.turned_away import Door
from search.errors import InvalidInput

OPEN = "/healthz"
"""What answers anybody: whoever watches over the server need not know a password."""

CHALLENGE = {"WWW-Authenticate": 'Basic realm="Triptych", charset="UTF-8"'}


class Identity:
    """Lets those through whose request carries a name with its password; every route but `OPEN`.

    Args:
        app: answers.
        known: passwords by name, from `known`; empty where nobody has to say who they are.
        door: turns the others away.
    """

    def __init__(self, app: ASGIApp, known: Mapping[str, str], door: Door) -> None:
        self._app = app
        self._salt = secrets.token_bytes(16)
        self._known = {self._hashed(f"{name}:{password}") for name, password in known.items()}
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] == "http" and self._known and scope["path"] != OPEN:
            told = _told(Headers(scope=scope).get("authorization", ""))
            if told is None or not self._is_known(told):
                await self._door.turn_away(scope, receive, send, 401, "unknown", headers=CHALLENGE)
                return
        await self._app(scope, receive, send)

    def _is_known(self, told: str) -> bool:
        """Compared with each, as hashes of one length, so that the time tells nothing of how much was right."""
        hashed = self._hashed(told)
        return sum(hmac.compare_digest(hashed, each) for each in self._known) > 0

    def _hashed(self, told: str) -> bytes:
        return hashlib.sha256(self._salt + told.encode()).digest()


def known(text: str) -> dict[str, str]:
    """Passwords by name.

    Args:
        text: `NAME:PASSWORD`; or `@FILE`, a file with such a line for each; or nothing.

    Raises:
        InvalidInput: the file cannot be read; a line is none; a password is empty.

    Example:
        >>> known("anna:correct horse")
        {'anna': 'correct horse'}
    """
    if not text:
        return {}
    lines = [text]
    if text.startswith("@"):
        try:
            lines = Path(text[1:]).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInput(f"the file of --auth {text} cannot be read: {type(error).__name__}") from None
    found = {}
    for number, line in enumerate(filter(str.strip, lines), 1):
        name, colon, password = line.partition(":")
        if not (name and colon and password):  # the line itself holds a password and is not repeated
            raise InvalidInput(f"--auth: line {number} is no NAME:PASSWORD")
        found[name] = password
    if not found:
        raise InvalidInput(f"--auth: there is no NAME:PASSWORD in {text[1:]}")
    return found


def _told(header: str) -> str | None:
    kind, _, value = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        return base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return None
