"""A stranger on the network: plain HTTP from an address of its own, as a browser, a program or an attacker sends it."""

import itertools
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlparse

from benchmarks.served import Serving
from benchmarks.visitor import Visitor

API = "/gradio_api"
PATIENCE = 60
"""Seconds that one answer may take."""

IDLE = 3
"""Seconds after which a connection is given up: servers end idle ones, at any moment, without a word."""

_addresses = itertools.count()


@dataclass(frozen=True)
class Said:
    """What came back.

    Attributes:
        status: of HTTP; 0 where the server ended the connection instead.
        body: as it came.
    """

    status: int
    body: bytes = b""

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: it is none.
        """
        return json.loads(self.body)


@dataclass(frozen=True)
class Address(Serving):
    """A server, spoken to from another address of loopback than the machine's usual one: limits go by address.

    Attributes:
        source: the address that requests come from.
    """

    source: str = "127.0.0.1"

    def connection(self) -> HTTPConnection:
        """A new connection to it, from that address."""
        parsed = urlparse(self.address)
        return HTTPConnection(parsed.hostname or "", parsed.port, PATIENCE, (self.source, 0))


class Client:
    """One stranger. Connections are kept as long as the server keeps them.

    Example:
        >>> with_answer = Client(serving).call("search", {"text": "striped dress", "top": 3})
        >>> [hit["rank"] for hit in with_answer["hits"]]
        [1, 2, 3]
    """

    def __init__(self, serving: Serving) -> None:
        number = next(_addresses) % 50_000
        self.at = Address(serving.address, serving.process, f"127.1.{number // 250}.{number % 250 + 1}")
        self._connection = self.at.connection()
        self._used = time.monotonic()

    @cached_property
    def visitor(self) -> Visitor:
        """The stranger as a visitor of the page."""
        return Visitor(self.at, "search")

    def press(self, words: str, picture: bytes | None) -> str:
        """Press Search on the page; returns the hits in HTML."""
        self.visitor.close()  # a browser would notice by itself that the server has ended an idle connection
        posted = self.visitor.upload("photo.jpg", picture) if picture else None
        return str(self.visitor.press(words=words, picture=posted)["results"])

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Said:
        """Send one request and read the whole answer."""
        if time.monotonic() - self._used > IDLE:
            self._connection.close()
        try:
            self._connection.request(method, path, body or None, dict(headers or {}))
            answer = self._connection.getresponse()
            return Said(answer.status, answer.read())
        except (ConnectionError, HTTPException):
            self._connection.close()
            return Said(0)
        finally:
            self._used = time.monotonic()

    def post(self, path: str, value: object) -> Said:
        """Post JSON."""
        return self.ask("POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def try_call(self, name: str, arguments: Mapping[str, object]) -> tuple[Said, Any]:
        """Call an endpoint through the queue: how it was received, and its object, or None if it was refused."""
        posted = self.post(f"{API}/call/v2/{name}", arguments)
        if posted.status != 200:
            return posted, None
        heard = self.ask("GET", f"{API}/call/{name}/{posted.json()['event_id']}")
        kind, _, answer = heard.body.decode().strip().rpartition("\n")
        if heard.status != 200 or not kind.endswith("event: complete"):
            return heard, None
        return heard, json.loads(answer.removeprefix("data: "))[0]

    def call(self, name: str, arguments: Mapping[str, object]) -> Any:
        """The object that an endpoint returns.

        Raises:
            RuntimeError: it refused.
        """
        said, answer = self.try_call(name, arguments)
        if answer is None:
            raise RuntimeError(f"/{name}: {said.status} {said.body[-300:]!r}")
        return answer

    def tool(self, name: str, arguments: Mapping[str, object]) -> Said:
        """Call a tool of the Model Context Protocol."""
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        kinds = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        return self.ask("POST", f"{API}/mcp", json.dumps(call).encode(), kinds)

    def upload(self, name: str, content: bytes) -> Said:
        """Upload a file as the page does it."""
        body, kind = form(name, content)
        return self.ask("POST", f"{API}/upload", body, {"Content-Type": kind})

    def drop(self, sent: bytes) -> None:
        """Send something over a connection of its own and go away without reading."""
        connection = self.at.connection()
        try:
            connection.connect()
            connection.sock.sendall(sent)
        except OSError:
            pass  # the server may be quicker to end it
        finally:
            connection.close()

    def close(self) -> None:
        """End the connections."""
        self._connection.close()
        if "visitor" in vars(self):
            self.visitor.close()


def form(name: str, content: bytes) -> tuple[bytes, str]:
    """A file as a form's body, and the body's kind."""
    edge = uuid.uuid4().hex
    head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
