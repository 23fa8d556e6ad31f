"""Who asks, at which host and below which path, where a proxy stands in front: believed only of proxies that are named.

Anybody can send `X-Forwarded-For`. Whoever is not named as a proxy speaks for itself, and what it forwards is taken
out of the request, so that nothing further in takes it for true; Gradio does.
"""

import ipaddress
import logging
import re
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from search.errors import InvalidInput

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

HEADERS = 32_768
"""Bytes of a request's head."""

_HOST = re.compile(rb"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_ROOT = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")
_FORWARDING = re.compile(
    rb"x-forwarded(?:-.*)?|forwarded|x-real-ip|x-client-ip|true-client-ip|x-original-.*|x-rewrite-url"
)

_log = logging.getLogger(__name__)


class Forwarded:
    """Puts the client, the host and the scheme that a named proxy tells in their places, and takes off the root path.

    What further in wants to know whether somebody unknown claimed to speak for others finds `spoken_for` in the
    request's state.

    Args:
        app: answers.
        trusted: the proxies, from `networks`.
        root: the path below which visitors find the page, from `root_path`.
    """

    def __init__(self, app: ASGIApp, trusted: Sequence[Network], root: str) -> None:
        self._app = app
        self._trusted = trusted
        self._root = root
        self._warned = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] == "http":
            scope = self._seen(scope)
        await self._app(scope, receive, send)

    def _seen(self, scope: Scope) -> Scope:
        told = {name: value for name, value in scope["headers"] if _FORWARDING.fullmatch(name)}
        kept = [(name, value) for name, value in scope["headers"] if name not in told]
        seen = {**scope, "headers": kept}
        path = scope["path"]
        if self._root and (path == self._root or path.startswith(f"{self._root}/")):
            seen["path"] = path.removeprefix(self._root) or "/"
            seen["raw_path"] = scope.get("raw_path", b"").removeprefix(self._root.encode()) or b"/"
        peer = scope["client"][0] if scope.get("client") else ""
        if not told:
            return seen
        if not self._believed(peer):
            seen.setdefault("state", {})["spoken_for"] = True
            if not self._warned:
                self._warned = True
                _log.warning(
                    "requests are forwarded by a proxy that is not named, so its visitors cannot be told apart;"
                    " name it with --trust-proxy"
                )
            return seen
        chain = told.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
        seen["client"] = (self._client([each.strip() for each in chain if each.strip()], peer), 0)
        scheme = told.get(b"x-forwarded-proto", b"").rpartition(b",")[2].strip().lower()
        if scheme in (b"http", b"https"):
            seen["scheme"] = scheme.decode()
        host = told.get(b"x-forwarded-host", b"").rpartition(b",")[2].strip()
        if _HOST.fullmatch(host):
            seen["headers"] = [(name, value) for name, value in kept if name != b"host"] + [(b"host", host)]
        return seen

    def _client(self, chain: Sequence[str], peer: str) -> str:
        """The last of the chain that is no named proxy: what stands before it, anybody can have written."""
        for each in reversed(chain):
            if address_of(each) is None:
                return peer
            if not self._believed(each):
                return each
            peer = each
        return peer

    def _believed(self, address: str) -> bool:
        parsed = address_of(address)
        return parsed is not None and any(parsed in network for network in self._trusted)


class Heads:
    """Refuses heads that are too large, and those that two readers could take for different requests."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] == "http":
            names = [name for name, _ in scope["headers"]]
            hosts = [value for name, value in scope["headers"] if name == b"host"]
            if sum(len(name) + len(value) for name, value in scope["headers"]) + len(_target(scope)) > HEADERS:
                await _refuse(send, 431, b"The head of the request is too large.\n")
                return
            both = b"content-length" in names and b"transfer-encoding" in names
            if both or len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
                await _refuse(send, 400, b"A request names one host, and one length.\n")
                return
        await self._app(scope, receive, send)


def _target(scope: Scope) -> bytes:
    """The address that a request asks for, as it came."""
    return bytes(scope.get("raw_path") or scope["path"].encode()) + bytes(scope["query_string"])


async def _refuse(send: Send, status: int, sentence: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sentence})


def networks(text: str) -> tuple[Network, ...]:
    """The addresses and networks of proxies.

    Args:
        text: with commas or spaces between them.

    Raises:
        InvalidInput: one is neither.

    Example:
        >>> networks("127.0.0.1, 10.0.0.0/8")
        (IPv4Network('127.0.0.1/32'), IPv4Network('10.0.0.0/8'))
    """
    found = []
    for each in text.replace(",", " ").split():
        try:
            found.append(ipaddress.ip_network(each))
        except ValueError:
            raise InvalidInput(
                f"--trust-proxy is '{each}'; give a proxy's address or network, such as 10.0.0.0/8"
            ) from None
    return tuple(found)


def root_path(text: str) -> str:
    """The path below which a proxy shows the page, without a slash at its end.

    Raises:
        InvalidInput: it is no path.

    Example:
        >>> root_path("/search/")
        '/search'
    """
    root = text.rstrip("/")
    if root and not _ROOT.fullmatch(root):
        raise InvalidInput(f"--root-path is '{text}'; give a path that begins with a slash, such as /search")
    return root


def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a text is, one of IPv4 in the clothes of IPv6 as what it is; None if it is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
