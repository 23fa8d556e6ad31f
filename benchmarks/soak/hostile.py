"""Hostile requests: each must be refused, or come to nothing, and none may cost the server more than its refusal.

That each of them is refused in the right way is for tests/attacks; here they are the weather in which honest questions
have to be answered.
"""

import base64
import io
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from struct import pack

from PIL import Image

from benchmarks.soak.client import API, Client, Said, form
from benchmarks.soak.questions import Question

HOSTILE = "hostile"
"""The kind of all of them."""

SECRETS = (b"root:", b"Traceback", b"site-packages")
"""What no answer may hold."""

LARGE = 40_000_000
"""Bytes of an upload that is too large."""


def attempts() -> list[Question]:
    """All of them, to be made in turn."""
    picture = _png(8, 8)
    jpeg = _jpeg()
    calls: Sequence[tuple[str, str, Mapping[str, object]]] = (
        ("a file of the server as a picture", "search", {"image": {"path": "/etc/passwd"}}),
        (
            "the same, called an upload",
            "search",
            {"image": {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}},
        ),
        ("an address inside the network", "search", {"image": "http://169.254.169.254/latest/meta-data/"}),
        ("the server's own address", "search", {"image": "http://127.0.0.1:9200/_search"}),
        ("a small file that claims to be a huge picture", "search", {"image": _url("png", _png(60_000, 60_000))}),
        ("a picture cut short", "search", {"image": _url("jpeg", jpeg[: len(jpeg) // 3])}),
        ("a script as a picture", "search", {"image": _url("svg+xml", b"<svg><script>alert(1)</script></svg>")}),
        ("no Base64", "search", {"image": "data:image/png;base64,%%%%"}),
        ("a long text", "search", {"text": "striped " * 40_000}),
        ("numbers beyond all measure", "search", {"text": "red", "top": 10**9, "offset": -1}),
        ("weights that are none", "search", {"text": "red", "weights": {"text-bm25": "1; DROP TABLE documents"}}),
        ("a filter as a query language", "search", {"text": "red", "where": {"broad": {"$gt": ""}}}),
        ("an id that climbs", "similar", {"id": "../../../../etc/passwd"}),
        ("a hundred thousand labels", "classify", {"image": _url("png", picture), "labels": ["a"] * 100_000}),
        ("a collection that is another's", "compare", {"text": "red", "collections": ["../other"]}),
        ("pages without end", "documents", {"size": 10**12}),
    )
    asked: Sequence[tuple[str, str, str, bytes, Mapping[str, str]]] = (
        ("a file of the server by its path", "GET", f"{API}/file=/etc/passwd", b"", {}),
        ("a thumbnail that climbs", "GET", "/thumbnails/..%2f..%2f..%2fetc%2fpasswd.webp", b"", {}),
        ("an upload that is too large", "POST", f"{API}/upload", *_form(bytes(LARGE))),
        ("JSON that is none", "POST", f"{API}/call/v2/search", b'{"text": ', _JSON),
        ("JSON a hundred thousand levels deep", "POST", f"{API}/call/v2/search", b"[" * 100_000, _JSON),
        ("an event that there is not", "POST", f"{API}/run/predict", b'{"data": [], "fn_index": 99999}', _JSON),
        ("a header of a megabyte", "GET", "/", b"", {"X-Long": "a" * 1_000_000}),
        ("a tool that there is not", "POST", f"{API}/mcp", _rpc("tools/call", {"name": "shell"}), _RPC),
        ("another web page's call", "POST", f"{API}/mcp", _rpc("tools/list", {}), {**_RPC, "Origin": "http://evil"}),
    )
    dropped: Sequence[tuple[str, bytes]] = (
        ("an upload that breaks off", _cut("/gradio_api/upload", *form("a.jpg", jpeg * 20))),
        ("half a request", b"POST /gradio_api/call/v2/search HTTP/1.1\r\nHost: a\r\nContent-Le"),
        ("bytes that are no request", bytes(range(256)) * 8),
        (
            "a search that nobody waits for",
            _cut("/gradio_api/call/v2/search", b'{"text": "dress"}', "application/json", whole=True),
        ),
    )
    return [
        *[Question(HOSTILE, name, _called(endpoint, arguments)) for name, endpoint, arguments in calls],
        *[Question(HOSTILE, name, _asked(method, path, body, headers)) for name, method, path, body, headers in asked],
        *[Question(HOSTILE, name, _dropped(sent)) for name, sent in dropped],
        Question(HOSTILE, "a filter as SQL", _finds_nothing({"text": "red", "where": {"broad": "' OR 1=1 --"}})),
        Question(
            HOSTILE, "zeros and directions in words", _stays_whole({"text": "red\u0000\u202edress\u2066 <img src=x>"})
        ),
    ]


def _called(endpoint: str, arguments: Mapping[str, object]) -> Callable[[Client], str]:
    def make(client: Client) -> str:
        said, answer = client.try_call(endpoint, arguments)
        return _wrong(said) or ("it was answered" if answer is not None else "")

    return make


def _asked(method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Callable[[Client], str]:
    def make(client: Client) -> str:
        said = client.ask(method, path, body, headers)
        told = said.status == 200 and b'"isError":true' in said.body.replace(b" ", b"")
        return _wrong(said) or ("" if said.status in range(400, 500) or said.status == 0 or told else "it was answered")

    return make


def _dropped(sent: bytes) -> Callable[[Client], str]:
    def make(client: Client) -> str:
        client.drop(sent)
        return ""

    return make


def _finds_nothing(arguments: Mapping[str, object]) -> Callable[[Client], str]:
    def make(client: Client) -> str:
        said, answer = client.try_call("search", arguments)
        return _wrong(said) or ("it found something" if answer is not None and answer["hits"] else "")

    return make


def _stays_whole(arguments: Mapping[str, object]) -> Callable[[Client], str]:
    return lambda client: _wrong(client.try_call("search", arguments)[0])


def _wrong(said: Said) -> str:
    if said.status >= 500 and said.status != 503:
        return f"the server broke: {said.status} {said.body[:200]!r}"
    return next((f"the answer holds {secret!r}" for secret in SECRETS if secret in said.body), "")


_JSON = {"Content-Type": "application/json"}
_RPC = {**_JSON, "Accept": "application/json, text/event-stream"}


def _rpc(method: str, params: object) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()


def _form(content: bytes) -> tuple[bytes, Mapping[str, str]]:
    body, kind = form("large.jpg", content)
    return body, {"Content-Type": kind}


def _cut(path: str, body: bytes, kind: str, *, whole: bool = False) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + (body if whole else body[: len(body) // 2])


def _url(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _jpeg() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((320, 240), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def _png(width: int, height: int) -> bytes:
    """A PNG whose header says so, with a few rows of black behind it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))

    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width + 1) * min(height, 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
