"""Connections end where nobody asks on them any more, and go on where somebody does."""

import threading

import httpx
import pytest

from tests.attacks.web import said, status
from tests.demo.small import Small, serving

GET = b"GET /echo HTTP/1.1\r\nHost: a\r\n\r\n"
LAST = b"GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def small():
    return Small()


@pytest.fixture(scope="module")
def address(small):
    with serving(small) as (address, _):
        yield address


def test_requests_on_one_connection_are_answered_in_their_order(address):
    posted = b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde"
    answer = said(address, GET + posted + LAST)
    assert answer.count(b"HTTP/1.1 200") == 3
    assert [answer.index(b"0 bytes"), answer.index(b"5 bytes"), answer.rindex(b"0 bytes")] == sorted(
        [answer.index(b"0 bytes"), answer.index(b"5 bytes"), answer.rindex(b"0 bytes")]
    )


@pytest.mark.parametrize("size", [1, 70_000, 3_000_000])
def test_a_body_of_any_size_is_no_head(address, size):
    assert f"{size} bytes" in httpx.post(f"{address}/echo", content=b"x" * size).text
    chunks = (b"x" * min(50_000, size) for _ in range(max(1, size // 50_000)))
    assert httpx.post(f"{address}/echo", content=chunks).status_code == 200


def test_what_is_no_request_is_said_to_be_none(address):
    assert status(said(address, b"Hello?\r\n\r\n")) == 400


def test_who_only_listens_is_left_at_once_and_who_waits_for_work_gets_it():
    """The slow request goes on only after the heartbeat has ended, so it has to end first."""
    small = Small()
    answers: list[httpx.Response] = []
    with serving(small) as (address, server), httpx.Client() as client:
        with client.stream("GET", f"{address}/gradio_api/heartbeat/x") as beats:
            lines = beats.iter_lines()
            assert next(lines) == "beat"
            working = threading.Thread(target=lambda: answers.append(httpx.get(f"{address}/slow", timeout=30)))
            working.start()
            assert small.slow.wait(10)
            server.should_exit = True
            with pytest.raises(httpx.RemoteProtocolError):
                next(lines)
        assert answers == []
        small.goes_on.set()
        working.join(10)
    assert [answer.text for answer in answers] == ["done"]
