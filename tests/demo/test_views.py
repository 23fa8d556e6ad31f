"""The views over HTTP: each is a page that can be reloaded and linked to, and takes whatever an address holds."""

import re
from functools import partial
from html import unescape

import httpx
import pytest

from tests.demo.shop import png

get = partial(httpx.get, timeout=60)


@pytest.mark.parametrize("path", ["compare?q=red", "browse?field=kind&value=plain", "what?like=red", "evaluate?q=red"])
def test_a_view_is_a_whole_page_in_the_visitors_language(address: str, path: str) -> None:
    english, german = (get(f"{address}/{path}", headers={"Accept-Language": tag}).text for tag in ("en", "de-AT"))
    assert english.startswith("<!doctype html>")
    assert '<html lang="en">' in english
    assert '<html lang="de">' in german
    assert "Vergleichen" in german
    assert re.findall(r'aria-current="page">([^<]*)<', english)


def test_its_title_says_what_is_asked(address: str) -> None:
    titles = [
        unescape(re.findall("<title>([^<]*)</title>", get(f"{address}/{path}").text)[0])
        for path in (
            "compare?q=red+%26+blue",
            "browse",
            "what?like=red",
            "browse?field=kind&value=note",
            "evaluate?like=red",
        )
    ]
    assert titles == [
        "red & blue · Compare · Triptych",
        "All pictures · Triptych",
        "A red cloth · What is this? · Triptych",
        "note · All pictures · Triptych",
        "More like “Cloth No. 0” · Evaluate · Triptych",
    ]


def test_styles_and_scripts_are_kept_for_good_and_compressed(address: str) -> None:
    page = get(f"{address}/browse").text
    for place in re.findall(r'(?:href|src)="(looks/[^"]*)"', page):
        answer = get(f"{address}/{place}", headers={"Accept-Encoding": "br"})
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "br"
    assert get(f"{address}/looks/../server.py").status_code == 404
    assert get(f"{address}/looks/other.js").status_code == 404


@pytest.mark.parametrize("path", ["compare", "browse", "what", "evaluate"])
@pytest.mark.parametrize(
    "query",
    ["?like=%ff", "?q=%", "?" + "q=a&" * 300, "?like=" + "x" * 5000, "?q=" + "x" * 11_000, "?after=%00&value=%00"],
)
def test_an_odd_address_is_a_page_all_the_same(address: str, path: str, query: str) -> None:
    answer = get(f"{address}/{path}{query}")
    assert answer.status_code == 200
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["compare", "browse", "what", "evaluate"])
def test_a_hostile_link_stays_text(address: str, path: str) -> None:
    evil = '"><script>alert(1)</script>'
    names = ("q", "like", "photo", "labels", "field", "value", "after", "in", "by", "variety", "balance")
    page = get(f"{address}/{path}", params=dict.fromkeys(names, evil)).text
    assert "<script>alert" not in page


def test_what_is_wrong_is_told_and_the_form_stays(address: str) -> None:
    page = get(f"{address}/compare?q=red&like=never-was").text
    assert "no longer in the collection" in page
    assert 'value="red"' in page
    assert "no longer here" in get(f"{address}/what?photo={'0' * 64}").text


def test_a_picture_is_kept_and_found_again(address: str) -> None:
    photo = httpx.post(f"{address}/kept", content=png("red")).json()["photo"]
    shown = get(f"{address}/kept/{photo}.webp")
    assert shown.headers["content-type"] == "image/webp"
    assert "private" in shown.headers["cache-control"]
    assert "Most like “red”" in get(f"{address}/what?photo={photo}&labels=red,blue").text


@pytest.mark.parametrize("content", [b"", b"no picture", png("red")[:60], b"x" * 31_000_000])
def test_what_is_no_picture_is_refused_without_paths(address: str, content: bytes) -> None:
    answer = httpx.post(f"{address}/kept", content=content, headers={"Accept-Language": "de"}, timeout=60).json()
    assert list(answer) == ["told"]
    assert "triptych-" not in answer["told"]


def test_only_names_of_kept_pictures_are_looked_for(address: str) -> None:
    for name in ("0" * 64, "..%2f..%2fetc%2fpasswd", "x"):
        assert get(f"{address}/kept/{name}.webp").status_code == 404


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"ids": ["red"]}', b"\xff", b"[" * 100_000])
def test_anything_may_be_sent_to_be_grouped(address: str, content: bytes) -> None:
    answer = httpx.post(f"{address}/groups", content=content)
    assert answer.status_code == 200
    assert list(answer.json()) == ["told"]


def test_hits_are_grouped_over_http(address: str) -> None:
    answer = httpx.post(f"{address}/groups", json={"ids": ["red", "blue"], "by": "own:red,blue"}).json()
    assert [group["title"] for group in answer["groups"]] == ["red", "blue"]
