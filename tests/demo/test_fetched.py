"""A picture by its address on the web: from a real server on this machine, and the addresses that are never asked."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import fetched as room
from demo.fetched import fetched
from demo.refused import Refused
from demo.uploads import Uploads
from tests.ingest.site import RED, Site

NOTHING_PUBLIC = "Nothing can be reached"


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def kept(uploads: Uploads) -> list[Path]:
    return [file for file in uploads.folder.rglob("*") if file.is_file()]


def test_a_picture_is_brought_into_the_folder_of_uploads(site: Site, uploads: Uploads) -> None:
    place = fetched(f" {site.address}/to/~picture~1.png ", uploads, allow_loopback=True)
    assert place.read_bytes() == RED
    assert uploads.place({"path": str(place)}) == place
    assert uploads.kept(place.stem) == place
    assert kept(uploads) == [place]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("status/404", "no picture at this address any more"),
        ("loop/", "no picture at this address any more"),
        ("page", "no picture that can be read"),
        ("endless", "larger than 0.5 MB"),
        ("nothing", NOTHING_PUBLIC),
        ("drip", r"within 0\.3 seconds"),
        ("to/file:~~~etc~passwd", "no address"),
    ],
)
def test_what_is_no_picture_is_told_in_a_sentence_and_leaves_nothing(
    site: Site, uploads: Uploads, monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    monkeypatch.setenv("TRIPTYCH_MAX_IMAGE_MEGABYTES", "0.5")
    monkeypatch.setenv("TRIPTYCH_FETCH_TIMEOUT", "0.3" if path == "drip" else "5")
    with pytest.raises(Refused, match=sentence) as refused:
        fetched(f"{site.address}/{path}", uploads, allow_loopback=True)
    assert site.address not in str(refused.value)
    assert kept(uploads) == []


def test_a_picture_cut_short_is_none(site: Site, uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.ingest.site.RED", RED[:60])
    with pytest.raises(Refused, match="no picture that can be read"):
        fetched(f"{site.address}/picture/1.png", uploads, allow_loopback=True)
    assert kept(uploads) == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0", "10.0.0.1",
     "192.168.0.1", "169.254.169.254", "metadata.invalid"],
)  # fmt: skip
def test_this_machine_and_its_network_are_never_asked_nor_told_apart_from_what_is_not_there(
    site: Site, uploads: Uploads, host: str
) -> None:
    with pytest.raises(Refused) as refused:
        fetched(f"http://{host}:{site.server_address[1]}/picture/1.png", uploads)
    assert refused.value.key == "error.address_unreachable"
    assert refused.value.values == {}
    assert site.asked == []


def test_a_redirect_into_the_network_is_refused_the_same_way(site: Site, uploads: Uploads) -> None:
    with pytest.raises(Refused, match=NOTHING_PUBLIC):
        fetched(f"{site.address}/to/http:~~169.254.169.254~latest~meta-data", uploads, allow_loopback=True)


@pytest.mark.parametrize(
    "address",
    [None, "", "  ", 7, ["http://example.org/a.png"], {"path": "/etc/passwd"}, "/etc/passwd", "file:///etc/passwd",
     "data:image/png;base64,AAAA", "http://", "http://user:word@example.org/a.png", "http://" + "a" * room.LONGEST],
)  # fmt: skip
def test_what_is_no_address_is_told(uploads: Uploads, address: object) -> None:
    with pytest.raises(Refused, match="no address of a picture"):
        fetched(address, uploads)
