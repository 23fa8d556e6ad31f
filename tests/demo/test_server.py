"""What the server serves beside the page."""

import asyncio
import os
import socket
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from demo.collections import Shelf
from demo.port import bound
from demo.server import make
from demo.uploads import KEPT_SECONDS, Uploads
from search import Document, Engine, create_index, open_engine
from search.errors import InvalidInput
from tests.colour_encoder import ColourEncoder
from tests.demo.raw import call, upload
from tests.demo.shop import fill, png, served, served_together

pytestmark = pytest.mark.slow  # they start servers

get = partial(httpx.get, timeout=60)


def test_it_is_alive_and_ready(address: str) -> None:
    assert get(f"{address}/healthz").status_code == 200
    ready = get(f"{address}/readyz")
    assert (ready.status_code, ready.json()) == (200, {"ready": True})


def test_the_page_names_no_other_host(address: str) -> None:
    page = get(address).text
    assert "Triptych" in page
    assert "thumbnails/" in page


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A second collection of the same encoder: two notes."""
    kind = ColourEncoder
    place = tmp_path_factory.mktemp("notes") / "notes.index"
    index = create_index(place, dimension=kind.dimension, fingerprint=kind.fingerprint, encoder=kind.name)
    documents = [Document("first", "a note on purple"), Document("second", "a letter about purple")]
    vectors = kind().encode_texts([document.caption for document in documents])
    index.add(documents, image_vectors=None, caption_vectors=vectors)
    with Engine(index, kind()) as engine:
        yield engine


@pytest.fixture(scope="module")
def together(engine: Engine, notes: Engine) -> Iterator[str]:
    with served_together([Shelf("shop", "Shop", engine, "/"), Shelf("notes", "Notes", notes, "/in/notes/")]) as address:
        yield address


def test_each_collection_has_its_page_with_the_way_to_the_others(together: str) -> None:
    for path, ways in (("/", ["./", "in/notes/"]), ("/in/notes/", ["../../", "./"])):
        page = get(f"{together}{path}").text
        assert [way for way in ways if f'href=\\"{way}\\"' in page] == ways
    assert "<title>Notes · Triptych</title>" in page


def test_each_answers_for_its_own_documents(together: str) -> None:
    ids = {
        path: [hit["id"] for hit in call(f"{together}{path}", "search", text="purple")["hits"]]
        for path in ("", "/in/notes")
    }
    assert set(ids["/in/notes"]) == {"first", "second"}
    assert not set(ids[""]) & {"first", "second"}
    assert get(f"{together}/in/notes/suggest", params={"q": "le"}).status_code == 200


def test_thumbnails_lie_below_their_own_collections_page(together: str) -> None:
    name = "thumbnails/cmVk.webp"  # of the document "red"
    assert get(f"{together}/{name}").headers["content-type"] == "image/webp"
    assert get(f"{together}/in/notes/{name}").status_code == 404


def test_a_collections_address_without_its_last_slash_leads_there_with_its_query(together: str) -> None:
    answer = get(f"{together}/in/notes", params={"q": "red & blue"})
    assert (answer.status_code, answer.headers["location"]) == (308, "notes/?q=red+%26+blue")
    followed = get(f"{together}/in/notes", params={"q": "red"}, follow_redirects=True)
    assert "<title>“red” · Notes · Triptych</title>" in followed.text


@pytest.mark.parametrize("path", ["/in/none/", "/in/none", "/in/", "/in/notes/none", "/none"])
def test_there_is_nothing_else(together: str, path: str) -> None:
    assert get(f"{together}{path}").status_code == 404


def test_it_is_ready_when_all_are(together: str, tmp_path: Path) -> None:
    assert get(f"{together}/readyz").json() == {"ready": True}
    with fill(tmp_path / "a.index") as good, fill(tmp_path / "b.index") as lost:
        shelves = [Shelf("good", "Good", good, "/"), Shelf("lost", "Lost", lost, "/in/lost/")]
        with served_together(shelves) as address:
            lost.index.close()
            answer = get(f"{address}/readyz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"ready": False, "collection": "lost", "why": "Unavailable"},
    )


def test_serving_writes_nothing_to_an_index(tmp_path: Path) -> None:
    place = tmp_path / "shop.index"
    fill(place).close()
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    with open_engine(place, ColourEncoder()) as engine, served(engine) as address:
        call(address, "search", text="red cloth", diversify=True)
        call(address, "similar", id="red")
        get(f"{address}/suggest", params={"q": "re"})
        get(f"{address}/thumbnails/cmVk.webp?w=160")
        get(address, params={"q": "red"})
    assert {file.name: file.read_bytes() for file in place.iterdir()} == before


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


@pytest.mark.slow
def test_a_picture_kept_for_links_is_deleted_in_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.app.CLEANED_SECONDS", 0.2)
    with served(engine):
        uploads = Uploads(Path(os.environ["GRADIO_TEMP_DIR"]))
        place = uploads.store(png("red"))
        new = uploads.store(png("blue"))
        long_ago = time.time() - KEPT_SECONDS - 1
        os.utime(place, (long_ago, long_ago))
        begun = time.monotonic()
        while place.exists():
            assert time.monotonic() - begun < 30, "the picture is still there"
            time.sleep(0.05)
        assert new.exists()


def test_the_route_by_which_events_are_posted_is_looked_at_first(engine: Engine, uploads: Uploads) -> None:
    async def made() -> FastAPI:  # built where a loop runs: Gradio leaves loops of its own open
        return make([Shelf("shop", "Shop", engine, "/")], uploads)

    gradio: Any = asyncio.run(made()).routes[-1]
    (included,) = [each for each in gradio.app.app.routes if hasattr(each, "original_router")]
    assert included.original_router.routes[0].path.startswith("/gradio_api/run/{api_name}")
