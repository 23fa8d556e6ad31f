"""More, larger, slower and deeper than anybody sends: refused in time, and the server goes on."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from demo.bodies import WORDS
from demo.crowd import OF_ONE
from search import Engine
from search.settings import Settings
from tests.attacks.web import PATIENCE, alive, asked, complete, said, status, uploads
from tests.demo.shop import fill, png, served

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
RATE, AT_ONCE = 0.05, 20
OCCUPIES = "occupies the server's memory, disk or places, until nobody else is answered"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    """Pictures may have a megabyte; visitors are told apart by a proxy on this machine."""
    settings = Settings(max_image_megabytes=1.0, trust_proxy="127.0.0.1", rate=RATE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRIPTYCH_MAX_IMAGE_MEGABYTES", "1")  # Gradio's part reads the environment
        patch.setattr("demo.lines.SAID_SECONDS", 1.0)
        patch.setattr("demo.bodies.BEGINS", 1.0)
        patch.setattr("demo.rates.SECONDS", AT_ONCE / RATE)
        with served(engine, settings=settings) as address:
            yield address


def visitor(number: int) -> dict[str, str]:
    return {"X-Forwarded-For": f"203.0.113.{number}"}


def _head(address: str, path: str, *lines: str) -> bytes:
    host = urlsplit(address).netloc
    return "\r\n".join([f"POST {path} HTTP/1.1", f"Host: {host}", "Connection: close", *lines, "", ""]).encode()


LARGEST = {
    "/kept": MEGABYTE + WORDS,
    "/gradio_api/upload": MEGABYTE + WORDS,
    "/gradio_api/run/predict": MEGABYTE * 4 // 3 + WORDS,
    "/gradio_api/queue/join": MEGABYTE * 4 // 3 + WORDS,
    "/gradio_api/call/search": MEGABYTE * 4 // 3 + WORDS,
    "/gradio_api/mcp": MEGABYTE * 4 // 3 + WORDS,
    "/groups": MEGABYTE * 4 // 3 + WORDS,
}


@pytest.mark.attack(OCCUPIES)
@pytest.mark.parametrize("path", LARGEST)
def test_one_byte_too_many_is_refused_before_any_is_read(address: str, path: str) -> None:
    answer = said(address, _head(address, path, f"Content-Length: {LARGEST[path] + 1}"), seconds=5)
    assert status(answer) == 413
    huge = said(address, _head(address, path, f"Content-Length: {'9' * 40}"), seconds=5)
    assert status(huge) in (400, 413)


@pytest.mark.attack(OCCUPIES)
@pytest.mark.parametrize("path", LARGEST)
def test_a_body_without_a_length_is_cut_off(address: str, path: str) -> None:
    def drops() -> Iterator[bytes]:
        for _ in range(60):
            yield b"x" * 50_000

    try:
        answer = httpx.post(f"{address}{path}", content=drops(), timeout=PATIENCE)
    except (httpx.WriteError, httpx.ReadError, httpx.RemoteProtocolError):
        return  # it hung up before all was sent
    assert answer.status_code in (400, 413) or "told" in answer.json()
    assert alive(address)


@pytest.mark.attack(OCCUPIES)
def test_a_picture_of_one_byte_more_than_allowed_is_not_kept(address: str) -> None:
    before = set(uploads().rglob("*"))
    picture = png("red") + b"\0" * (MEGABYTE - len(png("red")) + 1)
    answer = httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.png", picture)}, timeout=PATIENCE)
    assert answer.status_code == 413
    told = httpx.post(f"{address}/kept", content=picture, timeout=PATIENCE)
    assert "1 MB" in told.json()["told"]
    assert {path for path in set(uploads().rglob("*")) - before if path.stat().st_size > MEGABYTE} == set()


@pytest.mark.attack("fills the disk with uploads")
def test_a_full_folder_takes_no_more(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.uploads.MOST_BYTES", 10)
    monkeypatch.setattr("demo.uploads.LOOKED_SECONDS", 0.0)
    for path, sent in (("/kept", {"content": png("red")}), ("/gradio_api/upload", {"files": {"files": png("red")}})):
        answer = httpx.post(f"{address}{path}", timeout=PATIENCE, **sent)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "600")


@pytest.mark.attack(OCCUPIES)
@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET / HT", id="half a line"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: a\r\nX-A: ", id="half a head"),
        pytest.param(b"POST /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc", id="half a body"),
        pytest.param(b"POST /gradio_api/upload HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n", id="no body"),
        pytest.param(
            b"POST /gradio_api/queue/join HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            id="half a chunk",
        ),
    ],
)
def test_who_says_nothing_more_loses_the_connection(address: str, sent: bytes) -> None:
    begun = time.monotonic()
    answer = said(address, sent, seconds=8)
    assert time.monotonic() - begun < 7, "it still waits"
    assert status(answer) in (0, 400, 408)


@pytest.mark.attack(OCCUPIES)
@pytest.mark.parametrize(
    "head",
    [
        pytest.param("X-A: " + "a" * 100_000, id="one long header"),
        pytest.param("\r\n".join(f"X-{n}: {n}" for n in range(10_000)), id="ten thousand headers"),
        pytest.param("Cookie: " + "a=b; " * 20_000, id="a long cookie"),
    ],
)
def test_a_giant_head_is_refused(address: str, head: str) -> None:
    answer = said(address, f"GET / HTTP/1.1\r\nHost: a\r\n{head}\r\nConnection: close\r\n\r\n".encode(), seconds=5)
    assert status(answer) in (0, 400, 431)
    assert alive(address)


@pytest.mark.attack(OCCUPIES)
def test_a_giant_address_is_refused(address: str) -> None:
    answer = said(
        address, b"GET /?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", seconds=5
    )
    assert status(answer) in (0, 400, 414, 431)
    long = said(address, b"GET /?q=" + b"a" * 30_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", seconds=5)
    assert status(long) == 200
    assert alive(address)


BOMBS = {
    "ten thousand lists": "[" * 10_000 + "]" * 10_000,
    "ten thousand objects": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "half of them": "[" * 10_000,
    "a number of 100,000 digits": '{"data": [' + "9" * 100_000 + "]}",
    "a number past all": '{"data": [1e999999]}',
    "no number": '{"data": [NaN, Infinity, -Infinity]}',
    "half a letter": '{"data": ["\\ud800"]}',
    "an empty object": "{}",
    "a text": '"data"',
    "not JSON": "\0\1\2",
    "not UTF-8": "\udcff\udcfe",
    "one key many times": '{"data": [], ' + '"fn_index": 1, ' * 10_000 + '"data": []}',
    "a prototype": '{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}, "data": []}',
    "a type of Gradio's": '{"data": [{"__type__": "update", "value": 1}], "__class__": "x"}',
    "events by the thousand": '{"data": [], "fn_index": 99999999999999999999, "session_hash": "a"}',
    "a session that is no text": '{"data": [], "fn_index": 1, "session_hash": {"a": 1}}',
}


@pytest.mark.attack("ends the server, or has it answer for long")
@pytest.mark.parametrize("bomb", BOMBS)
def test_json_that_is_no_question_is_refused(address: str, bomb: str) -> None:
    content = BOMBS[bomb].encode("utf-8", "surrogateescape")
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    begun = time.monotonic()
    for path in (
        "gradio_api/run/predict",
        "gradio_api/queue/join",
        "gradio_api/call/v2/search",
        "groups",
        "gradio_api/mcp",
    ):
        answer = httpx.post(f"{address}/{path}", content=content, headers=headers, timeout=PATIENCE)
        assert "Traceback" not in answer.text
        assert "site-packages" not in answer.text
    assert time.monotonic() - begun < 20
    assert alive(address)


ODD: dict[str, dict[str, Any]] = {
    "hits without an end": {"top": 10**9},
    "less than none": {"top": -1},
    "a hit and a half": {"top": 1.5},
    "an offset past all": {"offset": 10**18},
    "an integer of 4,000 digits": {"top": 10**4000},
    "words without an end": {"text": "a" * 20_001},
    "filters by the thousand": {"where": {f"f{n}": "x" for n in range(5000)}},
    "a filter with 100,000 values": {"where": {"colour": ["x"] * 100_000}},
    "a filter deep down": {"where": {"colour": {"from": {"from": {"from": 1}}}}},
    "weights that are none": {"weights": {"text-bm25": "much"}},
    "weights below nothing": {"weights": {"text-bm25": -1}},
    "a leg that is none": {"legs": ["__class__"]},
    "legs by the thousand": {"legs": ["text-bm25"] * 10_000},
    "a constant below nothing": {"k": -100},
    "groups without an end": {"clusters": 10**6, "diversify": True},
    "a way that is none": {"diversify": "__import__('os')"},
}


@pytest.mark.attack("occupies a search for long, or learns how the server is made from its answer")
@pytest.mark.parametrize("odd", ODD)
def test_what_makes_no_sense_is_refused(address: str, odd: str) -> None:
    answer = asked(address, "call", "search", {"text": "red", **ODD[odd]})
    assert not complete(answer) or odd == "legs by the thousand", answer[:300]
    assert "Traceback" not in answer
    assert "/search/" not in answer
    assert len(answer) < 2000 or odd == "legs by the thousand"


@pytest.mark.attack("occupies all places by asking without a pause")
def test_a_visitor_has_so_much_and_the_others_theirs(address: str) -> None:
    answers = [
        httpx.get(f"{address}/suggest?q=r", headers=visitor(1))
        if n % 2
        else httpx.get(f"{address}/browse", headers=visitor(1))
        for n in range(AT_ONCE * 3)
    ]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert {answer.status_code for answer in answers} == {200, 429}
    assert int(refused[-1].headers["retry-after"]) >= 1
    assert "Try again in" in refused[-1].json()["detail"]
    assert httpx.get(f"{address}/browse", headers=visitor(2)).status_code == 200
    page = httpx.get(f"{address}/browse", headers=visitor(1) | {"Accept": "text/html", "Accept-Language": "de"})
    assert (page.status_code, "noch einmal" in page.text) == (429, True)


@pytest.mark.attack("occupies all places with streams that never end")
def test_a_visitor_has_so_many_streams(address: str) -> None:
    with ExitStack() as open_, httpx.Client(limits=httpx.Limits(max_connections=None)) as client:
        codes = []
        for number in range(OF_ONE + 3):
            url = f"{address}/gradio_api/heartbeat/session{number}"
            codes.append(open_.enter_context(client.stream("GET", url, headers=visitor(3))).status_code)
        assert codes == [200] * OF_ONE + [503] * 3
        other = open_.enter_context(client.stream("GET", f"{address}/gradio_api/heartbeat/x", headers=visitor(4)))
        assert other.status_code == 200


@pytest.mark.attack("occupies descriptors with connections that are opened and left")
def test_connections_that_are_left_are_closed(address: str) -> None:
    host, _, port = urlsplit(address).netloc.rpartition(":")
    lines = [socket.create_connection((host, int(port))) for _ in range(200)]
    try:
        assert alive(address)
        for line in lines:
            line.settimeout(8)
            assert line.recv(1) == b""
    finally:
        for line in lines:
            line.close()


@pytest.mark.attack("fills the server's memory with measures under names of its own choice")
def test_no_stranger_makes_new_series(address: str) -> None:
    def series() -> int:
        return len(httpx.get(f"{address}/metrics").text.splitlines())

    httpx.get(f"{address}/nowhere/first")
    said(address, b"OPTIONS / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    said(address, b"MAKE0 / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    series()
    before = series()
    for number in range(20):
        httpx.get(f"{address}/nowhere/{number}")
        said(address, f"MAKE{number} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    assert series() == before


@pytest.mark.attack("finds its own or others' words in the log")
def test_nobodys_words_are_logged(
    address: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    words = "zzyzx word"
    asked(address, "call", "search", {"text": words, "top": -5})
    httpx.get(
        f"{address}/browse?q={words}", headers={"User-Agent": words, "Referer": words, "X-Request-Id": f"{words}!"}
    )
    httpx.post(f"{address}/kept", content=words.encode())
    httpx.post(f"{address}/gradio_api/run/predict", json={"data": [words], "fn_index": 3})
    events = httpx.get(f"{address}/config").json()["dependencies"]
    for event in (each for each in events if each["backend_fn"]):  # too few values, and values of no sense
        for data in ([words], [words] * len(event["inputs"])):
            body = {"data": data, "fn_index": event["id"], "session_hash": "abcdefgh"}
            httpx.post(f"{address}/gradio_api/run/predict", json=body, timeout=PATIENCE)
    told = capfd.readouterr()
    assert words not in told.out + told.err + caplog.text
