"""What is told of a picked document is what its answer said, also where the answer has to be asked for again."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import Request, Response
from hypothesis import given
from hypothesis import strategies as st

from demo import actions, links
from demo.about import about
from demo.actions import Answer
from demo.collections import Shelf
from demo.comparing import answered
from demo.comparing import read as compared
from demo.form import Asked
from demo.language import languages
from demo.recent import Recent
from demo.telling import Telling, read, way
from demo.turns import Turns
from demo.uploads import Uploads
from search import Engine, Hit
from tests.demo.read import Read
from tests.demo.shop import fill, png

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("fair") / "fair.index") as engine:
        yield engine


@pytest.fixture
def shelves(engine: Engine, fair: Engine) -> list[Shelf]:
    return [Shelf("shop", "Shop", engine, "/"), Shelf("fair", "Fair", fair, "/in/fair/")]


@pytest.fixture
def recent() -> Recent:
    return Recent()


class Asking:
    """Asks what is told, as the page's script does it."""

    def __init__(self, shelves: list[Shelf], uploads: Uploads, recent: Recent) -> None:
        self._parts = shelves, uploads, recent

    def __call__(self, address: str, language: str = "en") -> Response:
        shelves, uploads, recent = self._parts
        telling = Telling(shelves[0], shelves, uploads, recent, Turns(1, 1))
        query = address.removeprefix("drawer?").encode()
        headers = [(b"accept-language", language.encode())]
        scope = {"type": "http", "method": "GET", "path": "/drawer", "query_string": query, "headers": headers}
        return asyncio.run(telling.tell(Request(scope)))

    def html(self, address: str, language: str = "en") -> str:
        answer = self(address, language)
        assert answer.status_code == 200
        return bytes(answer.body).decode()


@pytest.fixture
def ask(shelves: list[Shelf], uploads: Uploads, recent: Recent) -> Asking:
    return Asking(shelves, uploads, recent)


def place(answer: Answer, hit: Hit) -> str:
    return f"{way(answer)}{quote(hit.document.id)}&rank={hit.rank}"


def searched(engine: Engine, uploads: Uploads, pages: int = 1, **asked: Any) -> Answer:
    answer = actions.search(engine, uploads, Asked(**asked))
    for _ in range(pages - 1):
        answer = actions.more(engine, uploads, answer)
    return answer


def test_a_hit_of_an_answer_at_hand_is_told_of_as_the_answer_has_it(
    engine: Engine, uploads: Uploads, recent: Recent, ask: Asking
) -> None:
    answer = searched(engine, uploads, text="red cloth")
    first, *others = answer.hits
    recent.keep(replace(answer, hits=(replace(first, rank=7), *others)))  # as no search would find it
    assert "7th" in ask.html(place(answer, first))
    last = answer.hits[-1]
    assert ask.html(place(answer, last)) == about(last.document, ENGLISH, last, answer)
    assert ask.html(place(answer, last), "de") == about(last.document, GERMAN, last, answer)
    assert ask(place(answer, last)).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "red cloth"},
        {"text": "red cloth without blue", "top": 5},
        {"text": "blue", "like": "red"},
        {"text": "cloth", "diversify": "kmeans", "where": {"kind": ["striped"]}},
        {"text": "red", "diversify": "mmr", "balance": 0.3, "weights": {"text-bm25": 2.5}, "k": 20},
    ],
)
def test_an_answer_that_is_forgotten_is_asked_for_again(
    engine: Engine, uploads: Uploads, ask: Asking, asked: dict[str, Any]
) -> None:
    answer = searched(engine, uploads, pages=2, **asked)
    for hit in (answer.hits[0], answer.hits[len(answer.hits) // 2], answer.hits[-1]):
        assert ask.html(place(answer, hit)) == about(hit.document, ENGLISH, hit, answer)


def test_an_uploaded_picture_is_asked_with_again_while_it_is_kept(
    engine: Engine, uploads: Uploads, ask: Asking
) -> None:
    kept = uploads.store(png("red"))
    answer = searched(engine, uploads, text="blue", photo=kept.stem, picture={"path": str(kept)})
    hit = answer.hits[2]
    assert "image-image" in hit.legs
    assert ask.html(place(answer, hit)) == about(hit.document, ENGLISH, hit, answer)
    kept.unlink()
    read_ = Read(ask.html(place(answer, hit)))
    assert read_.texts("p", "gone") == [ENGLISH("error.picture_gone")]
    assert not read_.named("table")
    assert hit.document.fields["title"] in read_.texts("h2")
    assert str(uploads.folder) not in read_.text


def test_what_is_only_looked_at_is_not_asked_for_again(
    engine: Engine, uploads: Uploads, recent: Recent, ask: Asking
) -> None:
    answer = searched(engine, uploads, text="red")
    hit = answer.hits[0]
    assert ask(f"{place(answer, hit)}&ahead=1").status_code == 204
    recent.keep(answer)
    assert ask.html(f"{place(answer, hit)}&ahead=1") == about(hit.document, ENGLISH, hit, answer)
    assert "Cloth No. 0" in ask.html(f"{way()}red&ahead=1")


def test_who_is_no_hit_is_told_of_without_a_place(
    engine: Engine, uploads: Uploads, recent: Recent, ask: Asking
) -> None:
    answer = searched(engine, uploads, text="blue cloth", top=1)
    for _ in range(2):  # forgotten, and at hand
        read_ = Read(ask.html(f"{way(answer)}red"))
        assert not read_.named("table")
        assert not read_.named("p", "gone")
        assert [button["class"] for button in read_.named("button")] == ["similar", "similar add"]
        recent.keep(answer)
    assert [button["class"] for button in Read(ask.html(f"{way()}red")).named("button")] == ["similar"]


def test_a_hit_that_the_question_finds_no_more_says_so(engine: Engine, uploads: Uploads, ask: Asking) -> None:
    answer = searched(engine, uploads, text="red", where={"kind": ["plain"]})
    read_ = Read(ask.html(f"{way(answer)}blue-cyan&rank=2"))
    assert read_.texts("p", "gone") == [ENGLISH("drawer.gone")]
    assert not read_.named("table")
    assert Read(ask.html(f"{way(answer)}blue-cyan&rank=2", "de")).texts("p", "gone") == [GERMAN("drawer.gone")]


def test_a_document_that_is_gone_is_one_sentence(ask: Asking) -> None:
    assert Read(ask.html(f"{way()}never")).text == ENGLISH("error.no_such_document")


def test_a_compared_column_is_told_of_by_its_own_answer(
    shelves: list[Shelf], uploads: Uploads, recent: Recent, ask: Asking
) -> None:
    wanted = compared("?q=red+cloth", shelves)
    found = answered(wanted, shelves[0], shelves, uploads)
    answer = found.answers["fair"]
    hit = answer.hits[1]
    at = f"{way(answer, replace(wanted, names=('fair',)))}{hit.document.id}&rank={hit.rank}"
    for _ in range(2):  # forgotten, and at hand
        html = ask.html(at)
        assert html == about(hit.document, ENGLISH, hit, answer, "in/fair/")
        assert Read(html).named("a", "link")[0]["href"] == f"in/fair/?like={hit.document.id}"
        recent.keep(answer)


def test_a_way_of_searching_is_told_of_by_its_own_legs(shelves: list[Shelf], uploads: Uploads, ask: Asking) -> None:
    wanted = compared("?q=red&of=ways", shelves)
    answer = answered(wanted, shelves[0], shelves, uploads).answers["caption"]
    hit = answer.hits[0]
    html = ask.html(f"{way(answer, replace(wanted, names=('caption',)))}{hit.document.id}&rank=1")
    assert Read(html).texts("code") == ["text-caption"]
    assert html == about(hit.document, ENGLISH, hit, answer)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "id=%00",
        "id=%ff&answer=%ff&rank=1",
        "answer=x&id=red&rank=1",
        "answer=x&q=red&id=red&rank=none",
        "answer=x&q=red&id=red&rank=%C2%B2",
        f"answer=x&q=red&id=red&rank={'9' * 5000}",
        "answer=x&q=red&id=red&rank=1&of=models&in=nothing",
        "answer=x&q=red&id=red&rank=1&of=models&in=shop&in=fair",
        "answer=x&of=ways&by=image&id=red&rank=1",
        "answer=x&like=never&id=red&rank=1",
        "answer=x&q=" + "x" * 11_000 + "&id=red&rank=1",
    ],
)
def test_an_odd_address_is_told_something_all_the_same(ask: Asking, query: str) -> None:
    html = ask.html(query)
    assert Read(html).text
    assert "Traceback" not in html


@given(st.text(max_size=20).filter(str.isprintable), st.text(min_size=1, max_size=20).filter(str.isprintable))
def test_an_address_says_answer_document_and_question(text: str, id_: str) -> None:
    answer = Answer(Asked(text=text.strip(), top=24), (), 0, (), 1.0)
    picked = read(f"{way(answer)}{quote(id_, safe='')}&rank=13".removeprefix("drawer?"))
    assert (picked.id, picked.answer, picked.rank, picked.ahead) == (id_, answer.key, 13, False)
    assert links.read(picked.query) == answer.asked
