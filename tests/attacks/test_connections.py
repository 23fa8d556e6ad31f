"""Connections on which more is said than a request: none of it is kept without an end, or taken for what it is not."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from demo.lines import AHEAD, SAID_SECONDS
from demo.metrics import Metrics
from demo.turned_away import DROPPED, Door
from tests.attacks.web import alive, said, status
from tests.demo.small import Small, serving

MEMORY = "fills the server's memory over a few connections"
SMUGGLES = "has its own request taken for one that the proxy in front has looked at"
LAST = b"GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def small() -> Small:
    return Small()


@pytest.fixture(scope="module")
def address(small: Small) -> Iterator[str]:
    """A small application that refuses what is posted to `/full`."""
    door = Door(Metrics({}, {}))

    @small.application.get("/healthz")
    def healthz() -> str:
        return "ok"

    class Full:
        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            await door.turn_away(scope, receive, send, 503, "busy", again=5)

    small.application.router.routes.append(Route("/full", Full()))
    with serving(small) as (address, _):
        yield address


def posted(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: a", *lines, "", ""]).encode()


def ended(address: str, sent: bytes) -> bool:
    """Whether the server ends the connection on which that is sent, sooner than because nothing more is said."""
    host, _, port = urlsplit(address).netloc.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=SAID_SECONDS / 2) as line:
        try:
            line.sendall(sent)
            while line.recv(65536):
                pass
        except TimeoutError:
            return False
        except (ConnectionResetError, BrokenPipeError):
            pass
    return True


@pytest.mark.attack("speaks for another visitor, past a proxy that passes on what stands behind a body")
def test_what_stands_behind_a_body_is_no_header(address: str) -> None:
    behind = b"3\r\nabc\r\n0\r\nX-Forwarded-For: 203.0.113.9\r\nHost: b\r\n\r\n"
    answer = said(address, posted("/echo", "Transfer-Encoding: chunked", "Connection: close") + behind)
    assert status(answer) == 200
    assert b"3 bytes" in answer
    assert b"203.0.113.9" not in answer
    assert b"host: b" not in answer


@pytest.mark.attack(MEMORY)
@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"GET /echo HTTP/1.1\r\nHost: a\r\nX-A: " + b"a" * 300_000, id="a header"),
        pytest.param(b"GET /echo HTTP/1.1\r\nHost: a\r\n" + b"X-A: a\r\n" * 40_000, id="headers"),
        pytest.param(b"GET /" + b"a" * 300_000, id="an address"),
        pytest.param(
            posted("/echo", "Transfer-Encoding: chunked") + b"1\r\na\r\n0\r\nX-A: " + b"a" * 300_000, id="a trailer"
        ),
        pytest.param(posted("/echo", "Transfer-Encoding: chunked") + b"1;a=" + b"a" * 300_000, id="a chunk's head"),
    ],
)
def test_what_has_no_end_is_cut_off(address: str, sent: bytes) -> None:
    assert ended(address, sent)
    assert alive(address)


@pytest.mark.attack(MEMORY)
def test_so_many_requests_may_be_ahead_of_their_answers(address: str, small: Small) -> None:
    small.goes_on.clear()
    assert ended(address, b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" * (AHEAD + 2))
    small.goes_on.set()
    assert alive(address)


@pytest.mark.attack("has a part of one answer taken for another, by a proxy that shares connections")
def test_no_refusal_stands_inside_of_another_answer(address: str, small: Small) -> None:
    small.goes_on.clear()
    answer = said(address, b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + b"no request\r\n\r\n", seconds=8)
    small.goes_on.set()
    assert b"400" not in answer


@pytest.mark.attack(SMUGGLES)
def test_the_body_of_a_refused_request_is_no_request(address: str) -> None:
    inside = b"GET /echo?inside HTTP/1.1\r\nHost: a\r\nX-Inside: yes\r\n\r\n"
    answer = said(address, posted("/full", f"Content-Length: {len(inside)}") + inside + LAST)
    assert answer.count(b"HTTP/1.1 ") == 2
    assert status(answer) == 503
    assert b"x-inside" not in answer


@pytest.mark.attack(SMUGGLES)
@pytest.mark.parametrize(
    ("lines", "body"),
    [
        pytest.param([f"Content-Length: {len(LAST)}", "Expect: 100-continue"], b"", id="a body to be asked for"),
        pytest.param(["Transfer-Encoding: chunked"], b"1\r\na\r\n0\r\n\r\n", id="a body without a length"),
        pytest.param([f"Content-Length: {DROPPED + 1}"], b"", id="a long body"),
    ],
)
def test_nothing_follows_a_refusal_where_its_body_may_not_come(address: str, lines: list[str], body: bytes) -> None:
    answer = said(address, posted("/full", *lines) + body + LAST, seconds=8)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert status(answer) == 503
    assert b"connection: close" in answer.lower()


@pytest.mark.attack("occupies a connection with the body of a refused request, drop by drop")
def test_the_body_of_a_refused_request_is_not_waited_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.lines.SAID_SECONDS", 1.0)
    host, _, port = urlsplit(address).netloc.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(posted("/full", "Content-Length: 1000"))
        while not (answer := line.recv(65536)).endswith(b"}"):
            assert answer
        line.settimeout(0.2)
        for _ in range(40):
            line.sendall(b"x")
            try:
                assert line.recv(1) == b""
            except TimeoutError:
                continue
            except ConnectionResetError:
                pass
            return
    pytest.fail("it is still read")


@pytest.mark.attack("holds the places of all who keep a page open, with streams that nobody reads any more")
def test_who_left_a_stream_with_a_request_behind_it_has_left(address: str, small: Small) -> None:
    host, _, port = urlsplit(address).netloc.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(b"GET /ticks HTTP/1.1\r\nHost: a\r\n\r\n" + LAST)
        while b"tick" not in line.recv(65536):  # the head may come by itself
            pass
        assert not small.left.is_set()
    assert small.left.wait(10)
