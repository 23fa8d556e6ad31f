"""Cohere's embed endpoint on this machine, as https://docs.cohere.com/reference/embed documents it, and strict.

Its vectors are those of the colour encoder, three times as long and with zeros behind: the cosine of "red" and a red
picture is 1. What it refuses, Cohere would refuse; what it is told to get wrong, it gets wrong once each.
"""

import base64
import contextlib
import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

from tests.colour_encoder import ColourEncoder

KEY = "the-key-of-the-tests"

DIMENSIONS = {
    "embed-english-v3.0": (1024,),
    "embed-multilingual-v3.0": (1024,),
    "embed-english-light-v3.0": (384,),
    "embed-multilingual-light-v3.0": (384,),
    "embed-v4.0": (256, 512, 1024, 1536),
}

ALLOWED = {"model", "input_type", "texts", "images", "inputs", "embedding_types", "output_dimension", "truncate"}

USED_UP = "You are using a Trial key, which is limited to 1000 API calls / month."


class Refused(Exception):
    """A request that the documentation does not allow."""


@dataclass(frozen=True)
class Wrong:
    """An answer that is none: a status with headers, a body in place of the right one, or silence.

    Attributes:
        status, headers, message: as an error.
        spoil: changes the right answer.
        body: in its place.
        silence: seconds before anything comes.
        hang_up: close the connection instead.
        drip: send the answer byte by byte, so many seconds apart.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str = "no"
    spoil: Callable[[dict[str, Any]], object] | None = None
    body: bytes | None = None
    silence: float = 0.0
    hang_up: bool = False
    drip: float = 0.0


class CohereServer(ThreadingHTTPServer):
    """Counts what it is asked.

    Attributes:
        asked: every request that was well formed, in the order of arrival.
        refusals: why others were not.
        wrong: what it is to get wrong, the next request first.
        quota: requests that it still answers; None for no end.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Embed)
        self.asked: list[dict[str, Any]] = []
        self.refusals: list[str] = []
        self.wrong: list[Wrong] = []
        self.quota: int | None = None
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def inputs(self, kind: str) -> list[Any]:
        """All inputs of that input_type so far."""
        return [one for asked in self.asked if asked["input_type"] == kind for one in given(asked)]


@contextlib.contextmanager
def serving() -> Iterator[CohereServer]:
    server = CohereServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def given(asked: Mapping[str, Any]) -> list[Any]:
    (kind,) = {"texts", "images", "inputs"} & set(asked)
    return list(asked[kind])


class Embed(BaseHTTPRequestHandler):
    server: CohereServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            wrong = self.server.wrong.pop(0) if self.server.wrong else Wrong()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.answer(content, wrong)

    def answer(self, content: bytes, wrong: Wrong) -> None:
        time.sleep(wrong.silence)
        if wrong.hang_up:
            self.close_connection = True
            return
        if wrong.status != 200:
            self.send(wrong.status, json.dumps({"id": "1", "message": wrong.message}).encode(), wrong.headers)
            return
        try:
            if self.headers["Authorization"] != f"Bearer {KEY}":
                self.send(401, b'{"message": "invalid api token"}')
                return
            asked = self.checked(content)
        except Refused as refusal:
            self.server.refusals.append(str(refusal))
            self.send(400, json.dumps({"message": f"invalid request: {refusal}"}).encode())
            return
        with self.server.lock:
            if self.server.quota is not None:
                if self.server.quota == 0:
                    self.send(429, json.dumps({"message": USED_UP}).encode())
                    return
                self.server.quota -= 1
            self.server.asked.append(asked)
        said: dict[str, Any] = {
            "id": "1",
            "embeddings": {"float": vectors(asked)},
            "response_type": "embeddings_by_type",
        }
        if wrong.spoil:
            wrong.spoil(said)
        self.send(200, json.dumps(said).encode() if wrong.body is None else wrong.body, wrong.headers, wrong.drip)

    def checked(self, content: bytes) -> dict[str, Any]:
        require(self.path == "/v2/embed", f"there is no {self.path}")
        require(self.headers["Content-Type"] == "application/json", "the content must be JSON")
        asked: dict[str, Any] = json.loads(content)
        require(not set(asked) - ALLOWED, f"unknown fields {set(asked) - ALLOWED}")
        require(asked.get("model") in DIMENSIONS, "unknown model")
        fourth = asked["model"] == "embed-v4.0"
        require(asked.get("embedding_types") == ["float"], "embedding_types")
        require(asked.get("truncate", "END") in ("NONE", "START", "END"), "truncate")
        if "output_dimension" in asked:
            require(fourth and asked["output_dimension"] in DIMENSIONS[asked["model"]], "output_dimension")
        kinds = {"texts", "images", "inputs"} & set(asked)
        require(len(kinds) == 1, "exactly one of texts, images and inputs")
        require(0 < len(given(asked)) <= 96, "between 1 and 96 inputs")
        if "texts" in asked:
            require(asked["input_type"] in ("search_document", "search_query"), "input_type of texts")
            require(all(isinstance(text, str) and text for text in asked["texts"]), "texts must not be empty")
        else:
            require(asked["input_type"] == "image", "input_type of pictures")
            require("images" not in asked or len(asked["images"]) == 1, "at most one image")
            require("inputs" not in asked or fourth, "inputs need version 4")
            require(len(content) <= 20_000_000, "at most 20 MB")
            for url in urls(asked):
                opened(url)
        return asked

    def send(self, status: int, content: bytes, headers: Mapping[str, str] | None = None, drip: float = 0.0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        for start in range(0, len(content), 1 if drip else len(content) or 1):
            self.wfile.write(content[start : start + 1] if drip else content)
            time.sleep(drip)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass


def require(true: bool, what: str) -> None:
    if not true:
        raise Refused(what)


def urls(asked: Mapping[str, Any]) -> list[str]:
    if "images" in asked:
        return list(asked["images"])
    for one in asked["inputs"]:
        require(
            len(one["content"]) == 1 and one["content"][0]["type"] == "image_url",
            "an input is one picture in these tests",
        )
    return [one["content"][0]["image_url"]["url"] for one in asked["inputs"]]


def opened(url: str) -> Image.Image:
    head, _, content = url.partition(",")
    require(head == "data:image/jpeg;base64", "a data URL of a JPEG file")
    file = base64.b64decode(content, validate=True)
    require(len(file) <= 5_000_000, "at most 5 MB")
    image = Image.open(io.BytesIO(file))
    require(image.format == "JPEG", "the file is no JPEG")
    return image.convert("RGB")


def vectors(asked: Mapping[str, Any]) -> list[list[float]]:
    colours = ColourEncoder()
    if "texts" in asked:
        rows = colours.encode_texts(asked["texts"])
    else:
        rows = colours.encode_images([opened(url) for url in urls(asked)])
    dimension = asked.get("output_dimension", max(DIMENSIONS[asked["model"]]))
    return [[3.0 * float(number) for number in row] + [0.0] * (dimension - len(row)) for row in rows]
