"""A proxy in front of a server that breaks what passes through it, as a test says.

with opensearch.proxy() as proxy:
    engine = open_engine(proxy.address("mine"))
    proxy.inject(Cut(after=100), where="/_msearch", times=1)     # the next _msearch only, then all is well again
    proxy.inject(Hang())                                         # everything, until …
    proxy.heal()
    assert proxy.seen == ["POST /mine/_msearch", …]
"""

import base64
import http.client
import json
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Refuse:
    """The connection is closed at once, without an answer."""


@dataclass(frozen=True)
class Hang:
    """The request is taken and never answered."""


@dataclass(frozen=True)
class Delay:
    """The answer comes so many seconds late."""

    seconds: float


@dataclass(frozen=True)
class Cut:
    """The answer breaks off after so many bytes of its body; the server has done what it was asked."""

    after: int


@dataclass(frozen=True)
class Answer:
    """The server isn't asked; the proxy answers with this status, as a server or a balancer under load does."""

    status: int


Fault = Refuse | Hang | Delay | Cut | Answer
WRITTEN_ANEW = ("content-length", "transfer-encoding", "connection")
PROXY_PATIENCE = 120.0
"""Seconds that the proxy waits for the server behind it."""


class Proxy:
    """Listens at a free port of loopback and hands every request on to a server, unless a fault is injected.

    Args:
        port: of the server behind it.
        certificate: a certificate and its key; the proxy then speaks TLS.
        credentials: `name:password` that every request must bring; others are answered with 401.
    """

    def __init__(
        self, port: int, *, certificate: tuple[Path, Path] | None = None, credentials: str | None = None
    ) -> None:
        self.seen: list[str] = []
        """Each request that arrived, as `METHOD /path`, without what follows a question mark."""
        self._behind = port
        self._secret = credentials and "Basic " + base64.b64encode(credentials.encode()).decode()
        self._fault: Fault | None = None
        self._where = ""
        self._left: int | None = None
        self._lock = threading.Lock()
        self._healed = threading.Event()
        self._listener = _Listener(self, certificate)
        self._scheme = "opensearchs" if certificate else "opensearch"
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,))
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._listener.server_port

    def address(self, index: str) -> str:
        """Of an index behind it, as `open_engine` takes it."""
        return f"{self._scheme}://localhost:{self.port}/{index}"

    def inject(self, fault: Fault, *, where: str = "", times: int | None = None) -> None:
        """From now on this fault meets the requests whose path contains `where`: `times` of them, or all."""
        with self._lock:
            self._healed.set()  # whoever hangs is let go
            self._healed = threading.Event()
            self._fault, self._where, self._left = fault, where, times

    def heal(self) -> None:
        """From now on everything passes; requests that hang break off."""
        with self._lock:
            self._healed.set()
            self._fault = None

    def close(self) -> None:
        """Break everything off and listen no more; connections are refused from now on."""
        self.heal()
        self._listener.shutdown()
        self._thread.join()
        self._listener.break_off()
        self._listener.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _meets(self, path: str) -> tuple[Fault | None, threading.Event]:
        with self._lock:
            if self._fault is None or self._where not in path or self._left == 0:
                return None, self._healed
            if self._left is not None:
                self._left -= 1
            return self._fault, self._healed

    def _serve(self, request: "_Handler") -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        self.seen.append(f"{request.command} {request.path.partition('?')[0]}")
        fault, healed = self._meets(request.path)
        if isinstance(fault, Refuse | Hang):
            if isinstance(fault, Hang):
                healed.wait()
            request.close_connection = True
        elif isinstance(fault, Answer):
            request.reply(fault.status, {}, _told(fault.status))
        elif self._secret and request.headers.get("Authorization") != self._secret:
            request.reply(401, {"www-authenticate": 'Basic realm="proxy"'}, _told(401))
        else:
            status, headers, answer = self._ask(request, body)
            if isinstance(fault, Delay):
                time.sleep(fault.seconds)
            request.reply(status, headers, answer, fault.after if isinstance(fault, Cut) else None)

    def _ask(self, request: "_Handler", body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._behind, timeout=PROXY_PATIENCE)
        try:
            connection.request(request.command, request.path, body or None, dict(request.headers))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them
    request_queue_size = 128

    def __init__(self, proxy: Proxy, certificate: tuple[Path, Path] | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.proxy = proxy
        self._tls: ssl.SSLContext | None = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(*certificate)
        self._open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        if self._tls is not None:
            # Hands are shaken in the connection's own thread, at its first read.
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def break_off(self) -> None:
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the other side was quicker

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is what this is for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def serve(self) -> None:
        self.server.proxy._serve(self)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = serve  # noqa: N815  # the base class looks for these names

    def reply(self, status: int, headers: dict[str, str], body: bytes, after: int | None = None) -> None:
        length = headers.get("content-length", "0") if self.command == "HEAD" else str(len(body))
        head = [f"HTTP/1.1 {status} {http.client.responses.get(status, '')}", f"content-length: {length}"]
        head += [f"{name}: {value}" for name, value in headers.items() if name not in WRITTEN_ANEW]
        self.wfile.write("\r\n".join([*head, "", ""]).encode() + body[:after])
        if after is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        """Say nothing."""


def _told(status: int) -> bytes:
    reason = http.client.responses[status]
    return json.dumps({"error": {"type": "proxy", "reason": reason}, "status": status}).encode()


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signs itself, and its key, made with the command openssl."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-out", str(certificate), "-keyout", str(key)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
