"""A web site on this machine with good pictures and every kind of bad answer."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.collection import png
from tests.colour_encoder import picture

RED = png(picture("red"))


class Site(ThreadingHTTPServer):
    """A web site that counts what it is asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[str] = []
        self.together = 0
        self.most_together = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Page(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.asked.append(self.path)
            self.server.together += 1
            self.server.most_together = max(self.server.most_together, self.server.together)
        try:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.answer()
        finally:
            with self.server.lock:
                self.server.together -= 1

    def answer(self) -> None:
        kind, _, rest = self.path.strip("/").partition("/")
        if kind == "picture":
            self.send(200, RED)
        elif kind == "slow":
            time.sleep(0.2)
            self.send(200, RED)
        elif kind == "status":
            self.send(int(rest), b"")
        elif kind == "page":
            self.send(200, b"<html>not found, but friendly about it</html>")
        elif kind == "to":
            self.send(302, b"", Location=rest.replace("~", "/"))
        elif kind == "loop":
            self.send(301, b"", Location=self.path + "x")
        elif kind == "endless":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            while True:
                self.wfile.write(b"\x89PNG" * 1000)
        elif kind == "drip":
            self.send_response(200)
            self.end_headers()
            while True:
                self.wfile.write(b"x")
                time.sleep(0.05)
        else:
            self.close_connection = True

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass
