"""What kind of request it is, by its path alone: what it costs, and whether its answer ends."""

import ipaddress
import re
from typing import Literal

from starlette.types import Scope

from demo.forwarded import address_of

Kind = Literal["free", "small", "ask", "stream"]
"""`free`: who watches over the server; `small`: a file or a word; `ask`: a search, a page, an upload; `stream`: open
until the visitor leaves."""

_COLLECTION = re.compile(r"/in/[a-z0-9-]+(?=/)")
_FREE = re.compile(r"/(?:healthz|readyz|metrics)")
_SMALL = re.compile(
    r"/(?:thumbnails|assets|static|looks|kept)/.+|/suggest|/(?:favicon\.ico|robots\.txt|manifest\.json|theme\.css)"
    r"|/gradio_api/(?:file=.*|app_id|startup-events|cancel|reset|heartbeat/.*)"
)
_STREAM = re.compile(r"/gradio_api/(?:heartbeat/[^/]+|queue/data|upload_progress|call/(?:v2/)?[^/]+/[^/]+)")
_LISTENS = re.compile(r"(?:/.+)?/gradio_api/heartbeat/[^/]+")
_AHEAD = b"&ahead=1"


def kind_of(scope: Scope) -> Kind:
    """The kind of a request.

    Example:
        >>> kind_of({"method": "GET", "path": "/in/shop/thumbnails/YQ.webp"})
        'small'
    """
    path = _COLLECTION.sub("", scope["path"], count=1)
    if _FREE.fullmatch(path):
        return "free"
    if scope["method"] in ("GET", "HEAD") and _STREAM.fullmatch(path):
        return "stream"
    if scope["method"] in ("GET", "HEAD") and _SMALL.fullmatch(path):
        return "small"
    if path == "/drawer" and scope.get("query_string", b"").endswith(_AHEAD):  # nothing is searched for it
        return "small"
    return "ask"


def only_listens(path: str) -> bool:
    """Whether what is answered there is a sign of life, without an end, that tells a page nothing else.

    Example:
        >>> only_listens("/search/gradio_api/heartbeat/k3x")
        True
    """
    return _LISTENS.fullmatch(path) is not None


def client_of(scope: Scope) -> str | None:
    """Whom a request counts for: an IPv4 address, or the network of 64 bits that one visitor of IPv6 has.

    None for this machine itself: that is its operator, or a proxy that isn't named and speaks for everybody.

    Example:
        >>> client_of({"client": ("2001:db8::7:1", 0)})
        '2001:db8::/64'
    """
    host = scope["client"][0] if scope.get("client") else ""
    address = address_of(host)
    if address is None or address.is_loopback:
        return None
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))
