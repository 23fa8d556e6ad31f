"""What the server serves beside the page."""

import socket
import time
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image

from demo import pictures
from demo.port import bound
from search import Document, Engine
from search.errors import InvalidInput
from tests.demo.raw import upload
from tests.demo.shop import WORDS_ONLY, png, served


def test_it_is_alive_and_ready(address: str) -> None:
    assert httpx.get(f"{address}/healthz").status_code == 200
    ready = httpx.get(f"{address}/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True})


def test_a_thumbnail_is_a_static_picture_kept_for_good(address: str, engine: Engine) -> None:
    document = engine.index.get(["red"])["red"]
    place = pictures.address(document)
    answer = httpx.get(f"{address}{place}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["etag"] == f'"{document.image_digest}"'
    assert Image.open(BytesIO(answer.content)).size == (77, 96)


def test_a_browser_that_has_it_is_not_sent_it_again(address: str, engine: Engine) -> None:
    document = engine.index.get(["red"])["red"]
    headers = {"If-None-Match": f'"{document.image_digest}"'}
    answer = httpx.get(f"{address}{pictures.address(document)}", headers=headers)
    assert (answer.status_code, answer.content) == (304, b"")
    changed = httpx.get(f"{address}{pictures.address(document)}", headers={"If-None-Match": '"other"'})
    assert changed.status_code == 200


def test_an_address_of_another_version_is_not_kept(address: str, engine: Engine) -> None:
    place = str(pictures.address(engine.index.get(["red"])["red"])).split("?")[0]
    for version in ("", "?v=", "?v=0123456789ab"):
        assert httpx.get(f"{address}{place}{version}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["bm8", "!!", "L2V0Yy9wYXNzd2Q", "_w", "..%2F..%2Fetc%2Fpasswd"])
def test_no_such_thumbnail(address: str, name: str) -> None:
    assert httpx.get(f"{address}/thumbnails/{name}.webp").status_code == 404


def test_a_document_without_a_stored_thumbnail_gets_a_stand_in(address: str) -> None:
    place = pictures.address(Document(WORDS_ONLY, image="x.png", image_digest="ab"))
    answer = httpx.get(f"{address}{place}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("id_", ["a", "images/0001 ü.webp", "ids/with?odd=&#chars", "日本"])
def test_every_id_has_an_address_that_leads_back(id_: str) -> None:
    place = pictures.address(Document(id_, image="x"))
    assert place is not None
    assert pictures.named(place.removeprefix("/thumbnails/").removesuffix(".webp")) == id_


def test_the_page_names_no_other_host(address: str) -> None:
    page = httpx.get(address).text
    assert "Triptych" in page
    assert "/thumbnails/" in page


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
