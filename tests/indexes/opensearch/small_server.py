"""A server that speaks as much of OpenSearch's protocol as a test says, and notes what it was asked.

    server.answers["POST /_msearch"] = [Reply(503), searched("a")]      # first this, then that for ever
    assert server.asked("POST /_msearch") == 2

What a real server answers only in a state that cannot be brought about on purpose is provoked with it. The client that
it talks to is the product's own, over a real connection.
"""

import http.client
import json
import threading
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from search.indexes.opensearch.address import Address
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.mapping import About, meta
from search.settings import Settings

BUILD = "shop--0123456789ab--0001"
ABOUT = About("0123456789abcdef", 3, published=True)


@dataclass(frozen=True)
class Reply:
    """One answer: a mapping is sent as JSON, bytes as they are, and an error without a body says its status alone."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """What is sent."""
        if isinstance(self.body, bytes):
            return self.body
        told = {"error": {"type": "small_server", "reason": f"as the test says: {self.status}"}, "status": self.status}
        return json.dumps(told if self.body is None else self.body).encode()


@dataclass(frozen=True)
class Request:
    """What arrived."""

    line: str
    headers: dict[str, str]
    body: bytes


def found(*ids: str) -> dict[str, Any]:
    """One leg's answer within an `_msearch`: these documents, each with a picture, a caption and words."""
    return {"status": 200, "hits": {"hits": [{"sort": [1.5, id_, 7]} for id_ in ids]}}


def failed(status: int, kind: str = "shard_failure") -> dict[str, Any]:
    """One leg's failure within an `_msearch`."""
    return {"status": status, "error": {"type": kind, "reason": f"as the test says: {status}", "root_cause": []}}


def responses(*each: dict[str, Any]) -> Reply:
    """The answer to an `_msearch`."""
    return Reply(body={"responses": list(each)})


def described(**changed: Any) -> Reply:
    """The one build of the index `shop`, as `GET /shop,shop--*` describes it."""
    about = {
        "aliases": {"shop": {}, BUILD + "--write": {}},
        "mappings": {"_meta": meta(ABOUT)},
        "settings": {"index": {"number_of_shards": "1"}},
    }
    return Reply(body={BUILD: {**about, **changed}})


def connected(address: str, **settings: object) -> Connection:
    """A connection to an address with these settings."""
    return Connection(Address.parsed(address), replace(Settings(), **settings))  # type: ignore[arg-type]


class SmallServer:
    """Listens at a free port of loopback.

    Attributes:
        answers: `METHOD /path` → answers, one after the other, the last of them for ever; what isn't there is a 404.
        requests: everything that arrived, in order.
    """

    def __init__(self) -> None:
        self.answers: dict[str, list[Reply]] = {
            "GET /": [Reply(body={"version": {"number": "2.19.1"}})],
            "GET /shop,shop--*": [described()],
            "GET /_alias/shop": [Reply(body={BUILD: {}})],
            f"GET /{BUILD}/_count": [Reply(body={"count": 3})],
            f"POST /{BUILD}/_search": [Reply(body={"aggregations": {"names": {"buckets": []}}})],
            f"POST /{BUILD}/_refresh": [Reply(body={"_shards": {"failed": 0}})],
            "POST /shop--media/_mget": [Reply(body={"docs": []})],
        }
        self.requests: list[Request] = []
        self._listener = _Listener(self)
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._listener.server_port

    @property
    def address(self) -> str:
        """Of its index, as `open_index` takes it."""
        return f"opensearch://127.0.0.1:{self.port}/shop"

    def asked(self, line: str) -> int:
        """How often a request of that method and path has arrived."""
        return sum(request.line == line for request in self.requests)

    def answer(self, request: Request) -> Reply:
        """The answer to a request, which is noted."""
        self.requests.append(request)
        answers = self.answers.get(request.line, [Reply(404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, server: SmallServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        line = f"{self.command} {self.path.partition('?')[0]}"
        reply = self.server.server.answer(Request(line, dict(self.headers.items()), body))
        headers = {"content-type": "application/json", **reply.headers, "content-length": str(len(reply.content))}
        head = [f"HTTP/1.1 {reply.status} {http.client.responses.get(reply.status, '')}"]
        head += [f"{name}: {value}" for name, value in headers.items()]
        self.wfile.write("\r\n".join([*head, "", ""]).encode() + reply.content)

    do_GET = do_POST = do_PUT = do_DELETE = serve  # noqa: N815  # the base class looks for these names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        """Say nothing."""
