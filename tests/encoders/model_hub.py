"""A model hub on this machine: the four calls of the Hugging Face protocol that a download makes, over folders."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class ModelHub(ThreadingHTTPServer):
    """Serves folders as models by their names, each in whichever revision is asked for.

    Attributes:
        folders: name → its folder.
        served: the files that were asked for.
        ranges: where the answers with a part of a file began.
        breaks: behind so many bytes of a file the line goes dead.
    """

    def __init__(self, folders: dict[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.folders = folders
        self.served: list[str] = []
        self.ranges: list[int] = []
        self.breaks: int | None = None
        self.ending = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    server: ModelHub
    commit = COMMIT

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        path = self.path.partition("?")[0]
        repository = next((name for name in self.server.folders if f"/{name}/" in f"{path}/"), "")
        if not repository:
            self._send(404, b'{"error": "Repository not found"}', with_body=with_body, error="RepoNotFound")
            return
        folder = self.server.folders[repository]
        found = re.search(r"/(revision|tree|resolve)/([^/]+)/?(.*)", path)
        what, revision, file = found.groups() if found else ("revision", "main", "")
        self.commit = revision if re.fullmatch(r"[0-9a-f]{40}", revision) else COMMIT
        if what == "resolve":
            self.server.served.append(file)
            self._send(200, (folder / file).read_bytes(), with_body=with_body)
            return
        sizes = {file.name: file.stat().st_size for file in sorted(folder.iterdir())}
        if what == "tree":
            listed = [{"type": "file", "path": file, "size": size, "oid": "0" * 40} for file, size in sizes.items()]
            body = json.dumps(listed).encode()
        else:
            siblings = [{"rfilename": file, "size": size} for file, size in sizes.items()]
            told = {"id": repository, "sha": self.commit, "siblings": siblings, "cardData": {"license": "mit"}}
            body = json.dumps(told).encode()
        self._send(200, body, with_body=with_body)

    def _send(self, status: int, body: bytes, *, with_body: bool, error: str = "") -> None:
        start = int(self.headers["Range"].removeprefix("bytes=").rstrip("-")) if "Range" in self.headers else 0
        if start:
            self.server.ranges.append(start)
            status = 206
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) - start))
        self.send_header("X-Repo-Commit", self.commit)
        self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
        if error:
            self.send_header("X-Error-Code", error)
        self.end_headers()
        if with_body and self.server.breaks is not None and len(body) > self.server.breaks:
            self.wfile.write(body[start : self.server.breaks])  # the library asks again for the rest after 10 s
            self.wfile.flush()
            self.server.ending.wait()  # what a line that went dead looks like
        elif with_body:
            self.wfile.write(body[start:])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name in the base class
        """A test's output is for the test."""


@contextmanager
def serving(name: str, folder: Path, more: dict[str, Path] | None = None) -> Iterator[ModelHub]:
    """A hub with that model, and perhaps more."""
    hub = ModelHub({name: folder} | (more or {}))
    thread = threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield hub
    finally:
        hub.ending.set()
        hub.shutdown()
        thread.join()
        hub.server_close()
