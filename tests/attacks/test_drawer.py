"""Tries at the address by which the page fetches what its drawer tells."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from demo.form import MOST
from search import Engine
from tests.demo.raw import press, told, upload
from tests.demo.read import Read
from tests.demo.shop import fill, png, served
from tests.demo.test_form import values

GUESSES = ("", "*", "%", "0", "1", "None", "null", "true", "_", "-", "../", "%00")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    with served(engine) as address:
        yield address


def results(address: str, **asked: object) -> str:
    """The hits of a visitor's search."""
    form = values(**{"filters": [[], [], "", ""], **asked})
    return str(press(address, "on_search", [None, None, *form])[len(form) + 1])


def key(hits: str) -> str:
    """Of the answer, as its page knows it."""
    tells = Read(hits).named("ul", "hits")[0]["data-tells"]
    return str(tells).partition("answer=")[2].partition("&")[0]


def drawer(address: str, query: str) -> str:
    answer = httpx.get(f"{address}/drawer?{query}", timeout=60)
    assert answer.status_code in (200, 204)
    return answer.text


@pytest.mark.attack("reads what somebody else's picture and words found, by guessing at the answers that are at hand")
def test_nobody_elses_answer_is_found_by_guessing(address: str) -> None:
    picture = upload(address, "red.png", png("red"))
    hits = results(address, text="secret blue wish", picture=picture)
    assert "image-image" in told(address, hits)
    own, other = key(hits), key(results(address, text="secret blue wish", picture=picture))
    assert own != other  # nor does asking the same lead to the same key
    assert len(own) >= 22  # 128 bits
    for guess in (*GUESSES, own[:-1], own[:8], own.swapcase(), own + "x", other[:11] + own[11:]):
        read = Read(drawer(address, f"answer={guess}&id=red&rank=1"))
        assert not read.named("table")
        assert "secret" not in read.text


@pytest.mark.attack("runs a script on the page's own address, by a link to somebody's drawer")
@pytest.mark.parametrize("where", ["id", "answer", "q", "like", "photo", "in", "f.<script>alert(1)</script>", "k"])
def test_nothing_of_the_address_comes_back_as_code(address: str, where: str) -> None:
    evil = "%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src=x%20onerror=alert(1)%3E"
    for question in ("", "&q=bold", "&q=bold&of=models"):
        html = drawer(address, f"answer=x&id=nasty&rank=1{question}&{where}={evil}")  # its caption tries to be code too
        for tag in ("<script", "<img", "<b>"):
            assert tag not in html


@pytest.mark.attack("keeps the server busy with one address that asks for a whole ranking, page after page")
def test_one_address_is_one_page_at_most(engine: Engine, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    search = engine.search

    def counted(*arguments: object, **options: object) -> object:
        asked.append((options["top"], options["offset"]))  # type: ignore[arg-type]
        return search(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "search", counted)
    for rank in ("1", "1000000", "1000001", "9" * 4000, "-1", "1e9"):
        asked.clear()
        drawer(address, f"answer=x&id=none&q=red&top=100000&rank={rank}")
        assert len(asked) <= 1
        assert all(top <= MOST and offset <= 1_000_000 for top, offset in asked)
    asked.clear()
    drawer(address, "answer=x&id=red&q=red&rank=1&ahead=1")  # as for a card that the pointer passes over
    assert not asked


@pytest.mark.attack("reads a file of the server, or learns where its uploads lie")
@pytest.mark.parametrize("photo", ["/etc/passwd", "../kept/x", "..%2f..%2fetc%2fpasswd", "%00", "0" * 64])
def test_a_photo_in_the_address_is_none_but_a_kept_one(address: str, photo: str) -> None:
    html = drawer(address, f"answer=x&id=red&rank=1&photo={photo}")
    assert "root:" not in html
    assert "triptych-" not in html
    assert str(Path.home()) not in html
    assert "image-image" not in html


@pytest.mark.attack("finds in a shared browser, or a proxy, what somebody looked at")
def test_what_is_told_is_kept_by_nobody(address: str) -> None:
    hits = results(address, text="red")
    answer = httpx.get(f"{address}/drawer?answer={key(hits)}&id=red&rank=1")
    assert "Cloth No. 0" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
