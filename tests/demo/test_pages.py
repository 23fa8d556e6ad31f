"""The page as a browser and a maker of previews get it; Gradio's assets as browsers keep them."""

import re
from functools import partial
from html import unescape

import httpx
import pytest

from demo.pages import public_address
from search.errors import InvalidInput

get = partial(httpx.get, timeout=60)
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


def title(page: str) -> str:
    found = re.findall(r"<title>([^<]*)</title>", page)
    assert len(found) == 1
    return unescape(str(found[0]))


def test_a_link_tells_what_it_searches_for(address: str) -> None:
    assert title(get(address).text) == "Triptych"
    page = get(address, params={"q": "striped cloth", "like": "red"}).text
    assert title(page) == "“striped cloth” and pictures like “Cloth No. 0” · Triptych"
    [picture] = re.findall(r'<meta property="og:image" content="([^"]*)">', page)
    assert get(f"{address}/{unescape(picture)}").headers["content-type"] == "image/webp"
    assert "gradio.app" not in page.split("<script")[0]


def test_a_link_without_a_document_shows_one_of_the_collection(address: str) -> None:
    page = get(address, params={"q": "red", "like": "never-was"}).text
    assert title(page) == "“red” · Triptych"
    assert '<meta property="og:image" content="thumbnails/' in page


@pytest.mark.parametrize("evil", ['"><script>alert(1)</script>', "</title><img src=x onerror=alert(1)>", "%00%ff"])
def test_a_hostile_link_stays_text(address: str, evil: str) -> None:
    head = get(address, params={"q": evil, "like": evil, "without": evil, "photo": evil}).text.split("<style")[0]
    assert "<script" not in head
    assert "<img" not in head


@pytest.mark.parametrize("query", ["?like=%ff", "?q=%", "?" + "q=a&" * 300, "?like=" + "x" * 5000, "?q=%00"])
def test_an_odd_address_is_a_page_all_the_same(address: str, query: str) -> None:
    assert get(f"{address}/{query}").status_code == 200


def test_no_header_of_a_request_becomes_an_address_in_the_description(address: str) -> None:
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    assert "evil.example" not in get(address, headers=headers).text.split("<script")[0]


def test_the_page_comes_compressed_and_in_the_visitors_language(address: str) -> None:
    answer = get(address, headers={**BROWSER, "Accept-Language": "de"}, params={"q": "rot"})
    assert answer.headers["content-encoding"] == "br"
    assert {"Accept-Encoding", "Accept-Language"} <= set(re.split(r",\s*", answer.headers["vary"]))
    assert title(answer.text) == "„rot“ · Triptych"
    assert '<html\n\tlang="de"' in answer.text
    plain = get(address, headers={"Accept-Encoding": "identity", "Accept-Language": "de"}, params={"q": "rot"})
    assert "content-encoding" not in plain.headers
    nonces = re.compile(r' nonce="[^"]*"')  # each answer has its own
    assert nonces.sub("", plain.text) == nonces.sub("", answer.text) != answer.text
    assert httpx.head(address, timeout=60).status_code == 200


def test_assets_are_kept_for_good_and_come_the_same_however_they_are_sent(address: str) -> None:
    page = get(address).text
    scripts = re.findall(r'(?:src|href)="\./(assets/[^"]+\.(?:js|css))"', page)
    assert len(scripts) >= 2
    for script in scripts:
        plain = get(f"{address}/{script}", headers={"Accept-Encoding": "identity"})
        for _ in range(2):  # made, then from memory
            small = get(f"{address}/{script}", headers=BROWSER)
            assert small.headers["cache-control"] == "public, max-age=31536000, immutable"
            assert small.headers["content-encoding"] == "br"
            assert "Accept-Encoding" in small.headers["vary"]
            assert small.headers["content-type"] == plain.headers["content-type"]
            assert small.content == plain.content
        assert int(small.headers["content-length"]) < len(plain.content)


@pytest.mark.parametrize(
    "path", ["assets/none-12345678.js", "assets/../../secret-12345678.js", "assets/a%2F..-12345678.js"]
)
def test_what_is_no_asset_is_neither_there_nor_kept(address: str, path: str) -> None:
    answer = get(f"{address}/{path}", headers=BROWSER)
    assert answer.status_code in (403, 404)
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_the_operator_says_the_pages_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert public_address("") == ""
    assert public_address("https://shop.example/") == "https://shop.example"
    with pytest.raises(InvalidInput, match="TRIPTYCH_ADDRESS"):
        public_address("shop.example")
