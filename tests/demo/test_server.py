"""What the server serves beside the page."""

import socket
import time
from pathlib import Path

import httpx
import pytest

from demo.port import bound
from search import Engine
from search.errors import InvalidInput
from tests.demo.raw import upload
from tests.demo.shop import png, served


def test_it_is_alive_and_ready(address: str) -> None:
    assert httpx.get(f"{address}/healthz").status_code == 200
    ready = httpx.get(f"{address}/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True})


def test_the_page_names_no_other_host(address: str) -> None:
    page = httpx.get(address).text
    assert "Triptych" in page
    assert "thumbnails/" in page


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(InvalidInput, match=rf"port {port} .*--port"):
            bound("127.0.0.1", port)


def test_small_answers_are_sent_at_once() -> None:
    with bound("127.0.0.1", 0) as at:
        assert at.proto == socket.IPPROTO_TCP  # asyncio sets TCP_NODELAY on what it accepts only then


def test_a_port_that_cannot_be_is_told() -> None:
    with pytest.raises(InvalidInput, match="99999"):
        bound("127.0.0.1", 99999)


@pytest.mark.slow
def test_an_uploaded_picture_is_deleted_in_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.app.CLEANED_SECONDS", 1)
    monkeypatch.setattr("demo.app.KEPT_SECONDS", 1)
    with served(engine) as address:
        place = Path(upload(address, "red.png", png("red"))["path"])
        assert place.is_file()
        begun = time.monotonic()
        while place.exists():
            assert time.monotonic() - begun < 30, "the upload is still there"
            time.sleep(0.2)
