"""Thumbnails over HTTP: kept for good by a browser, in the sizes that the page shows, and nothing else."""

from html.parser import HTMLParser
from io import BytesIO

import httpx
import pytest
from PIL import Image

from demo import pictures
from demo.sizes import WIDTHS
from search import Document, Engine
from tests.demo.shop import WORDS_ONLY

PICTURE = Document("a", image="a.jpg", image_digest="0123456789abcdef")


def test_a_thumbnail_is_a_static_picture_kept_for_good(address: str, engine: Engine) -> None:
    document = engine.index.get(["red"])["red"]
    place = pictures.address(document)
    answer = httpx.get(f"{address}/{place}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["etag"] == f'"{document.image_digest}"'
    assert Image.open(BytesIO(answer.content)).size == (77, 96)


def test_a_browser_that_has_it_is_not_sent_it_again(address: str, engine: Engine) -> None:
    document = engine.index.get(["red"])["red"]
    for width, tag in ((None, f'"{document.image_digest}"'), (240, f'"{document.image_digest}-240"')):
        place = f"{address}/{pictures.address(document, width)}"
        answer = httpx.get(place, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == tag
        assert httpx.get(place, headers={"If-None-Match": '"other"'}).status_code == 200
    sized = httpx.get(
        f"{address}/{pictures.address(document, 160)}", headers={"If-None-Match": f'"{document.image_digest}-240"'}
    )
    assert sized.status_code == 200


def test_an_address_of_another_version_is_not_kept(address: str, engine: Engine) -> None:
    place = str(pictures.address(engine.index.get(["red"])["red"])).split("?")[0]
    for version in ("", "?v=", "?v=0123456789ab", "?w=240", "?v=0123456789ab&w=240"):
        answer = httpx.get(f"{address}/{place}{version}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_is_served_and_none_larger_than_it_is_stored(address: str, engine: Engine, width: int) -> None:
    document = engine.index.get(["red"])["red"]
    answer = httpx.get(f"{address}/{pictures.address(document, width)}")
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{document.image_digest}-{width}"'
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.content == engine.index.thumbnails(["red"])["red"]  # it is stored 77 pixels wide


@pytest.mark.parametrize(
    "width", ["0", "1", "161", "512", "100000", "-160", "160.0", "1e2", "0160", "%20160", "a", "²40"]
)
def test_other_widths_are_refused(address: str, engine: Engine, width: str) -> None:
    place = pictures.address(engine.index.get(["red"])["red"])
    assert httpx.get(f"{address}/{place}&w={width}").status_code == 404


@pytest.mark.parametrize("name", ["bm8", "!!", "L2V0Yy9wYXNzd2Q", "_w", "..%2F..%2Fetc%2Fpasswd"])
def test_no_such_thumbnail(address: str, name: str) -> None:
    for width in ("", "?w=160"):
        assert httpx.get(f"{address}/thumbnails/{name}.webp{width}").status_code == 404


@pytest.mark.parametrize("width", [None, 160])
def test_a_document_without_a_stored_thumbnail_gets_a_stand_in(address: str, width: int | None) -> None:
    place = pictures.address(Document(WORDS_ONLY, image="x.png", image_digest="ab"), width)
    answer = httpx.get(f"{address}/{place}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "no-cache"
    assert "etag" not in answer.headers


@pytest.mark.parametrize("id_", ["a", "images/0001 ü.webp", "ids/with?odd=&#chars", "日本"])
def test_every_id_has_an_address_that_leads_back(id_: str) -> None:
    place = pictures.address(Document(id_, image="x"))
    assert place is not None
    assert pictures.named(place.removeprefix("thumbnails/").removesuffix(".webp")) == id_


def test_a_text_alone_has_no_address() -> None:
    note = Document("note", "A note")
    assert pictures.address(note) is None
    assert pictures.address(note, 160) is None
    assert pictures.source_set(note, "50vw") == ""


def test_a_set_of_sources_offers_every_width() -> None:
    html = f'<img {pictures.source_set(PICTURE, "(min-width: 1000px) 25vw, 50vw")} alt="">'
    given = attributes(html)
    assert given["src"] == pictures.address(PICTURE, 320)
    assert given["sizes"] == "(min-width: 1000px) 25vw, 50vw"
    assert str(given["srcset"]).split(", ") == [f"{pictures.address(PICTURE, width)} {width}w" for width in WIDTHS]


def test_a_set_may_offer_fewer() -> None:
    given = attributes(f"<img {pictures.source_set(PICTURE, 'auto, 112px', (160, 240))}>")
    assert given["src"] == pictures.address(PICTURE, 240)
    assert given["srcset"] == f"{pictures.address(PICTURE, 160)} 160w, {pictures.address(PICTURE, 240)} 240w"


def test_a_set_of_sources_is_escaped() -> None:
    hostile = Document('"><script>', image="x", image_digest='"><script>')
    html = pictures.source_set(hostile, '"><script>')
    assert "<" not in html
    assert set(attributes(f"<img {html}>")) == {"src", "srcset", "sizes"}


def attributes(html: str) -> dict[str, str | None]:
    """The attributes of the only element."""
    found: list[dict[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(dict(attrs))

    Reader().feed(html)
    [only] = found
    return only
