"""Suggestions: what goes on from what is typed, gathered in the background, and never an error."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from demo import suggestions
from demo.suggestions import EVERY, MOST, Suggestions
from search import Document, Engine, create_index
from search.words import words

CAPTIONS = (
    "A striped dress",
    "The blue striped dress",
    "A striped shirt with buttons",
    "A blue shirt",
    "Plain dress",
    "Ein weißes Kleid",
    "Strohhut",
)


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def add(engine: Engine, *captions: str) -> None:
    first = engine.index.info().documents
    documents = [Document(f"{first + number:03}", caption) for number, caption in enumerate(captions)]
    engine.index.add(documents, image_vectors=None, caption_vectors=np.eye(len(captions), 4, dtype=np.float32) + 0.1)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    with Engine(create_index(tmp_path / "small.index", dimension=4, fingerprint="by hand")) as engine:
        add(engine, *CAPTIONS)
        yield engine


def gathered(engine: Engine, sample: int = 1000) -> Suggestions:
    found = Suggestions(engine, sample)
    found.suggest("")
    found.gathered()
    return found


def test_what_begins_so_comes_first_and_the_commonest_of_it(small: Engine) -> None:
    assert gathered(small).suggest("str") == ("striped", "striped dress", "strohhut")
    assert gathered(small).suggest("Striped D") == ("striped dress",)
    assert gathered(small).suggest("  striped ") == ("striped dress",)


def test_later_words_come_behind(small: Engine) -> None:
    assert gathered(small).suggest("dress") == ("striped dress",)


def test_the_last_word_is_completed_in_place(small: Engine) -> None:
    found = gathered(small)
    assert found.suggest("my Red stri") == ("my Red striped", "my Red striped dress")
    assert found.suggest("red striped d") == ("red striped dress",)
    assert found.suggest("striped dress str") == ("striped dress strohhut",)  # not striped a second time


def test_words_are_folded_as_everywhere(small: Engine) -> None:
    found = gathered(small)
    assert found.suggest("WEISS") == found.suggest("weiß") == ("weißes",)


def test_what_is_typed_already_is_none(small: Engine) -> None:
    assert "striped dress" not in gathered(small).suggest("Striped  DRESS")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "?",
        "the",
        "\0",
        "%",
        "'; DROP",
        "<b>",
        "\ud800",
        "🎽",
        "x" * 101,
        "a" * 100_000,
        "- - -",
        "\u0301",
        "str\n?",
    ],
)
def test_odd_texts_do_no_harm(small: Engine, typed: str) -> None:
    for found in (gathered(small), gathered(small, sample=1)):
        assert len(found.suggest(typed)) <= MOST


def test_until_they_are_gathered_the_words_of_the_index_complete(small: Engine) -> None:
    found = Suggestions(small, sample=0)
    found.suggest("")
    found.gathered()
    assert found.suggest("a stri") == ("a striped",)
    assert found.suggest("th") == ()  # fillers are none


def test_only_the_sample_is_read_and_the_index_knows_the_rest(small: Engine) -> None:
    found = gathered(small, sample=2)
    assert found.suggest("stri") == ("striped", "striped dress")
    assert found.suggest("pla") == ("plain",)


def test_at_most_eight_and_no_two_alike(small: Engine) -> None:
    add(small, *(f"zebra{letter} coat" for letter in "abcdefghijkl"))
    found = gathered(small).suggest("zeb")
    assert len(found) == MOST == len({" ".join(words(text)) for text in found})


def test_new_documents_come_in_when_somebody_types_a_minute_later(small: Engine) -> None:
    clock = Clock()
    found = Suggestions(small, now=clock)
    found.suggest("")
    found.gathered()
    add(small, "gabardine coat", "gabardine coat")
    for seconds, expected in ((EVERY - 1, ()), (EVERY, ("gabardine", "gabardine coat"))):
        clock.seconds = seconds
        found.suggest("")
        found.gathered()
        assert found.suggest("gab") == expected


def test_an_unchanged_index_is_not_read_again(small: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    found = Suggestions(small, now=clock)
    found.suggest("")
    found.gathered()
    read: list[int] = []
    monkeypatch.setattr(suggestions, "_first", lambda *_: iter(read.append(1) or ()))  # type: ignore[func-returns-value]
    clock.seconds = EVERY
    found.suggest("")
    found.gathered()
    assert not read
    add(small, "another")
    clock.seconds = 2 * EVERY
    found.suggest("")
    found.gathered()
    assert read == [1]


def test_a_closed_index_leaves_what_was_gathered(tmp_path: Path) -> None:
    clock = Clock()
    with Engine(create_index(tmp_path / "closed.index", dimension=4, fingerprint="by hand")) as engine:
        add(engine, *CAPTIONS)
        found, late = Suggestions(engine, now=clock), Suggestions(engine, now=clock)
        found.suggest("")
        found.gathered()
    clock.seconds = EVERY
    assert found.suggest("stri") == ("striped", "striped dress")
    found.gathered()
    assert found.suggest("stri") == ("striped", "striped dress")
    assert late.suggest("stri") == ()
    late.gathered()
    assert late.suggest("stri") == ()


def test_the_route_answers_texts_that_may_be_kept_for_a_minute(address: str) -> None:
    answer = httpx.get(f"{address}/suggest", params={"q": "a re"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, max-age=60"
    assert "a red" in answer.json()["suggestions"]


@pytest.mark.parametrize(
    "asked", ["", "?q", "?q=", "?q=%00", "?q=%ff%fe", "?q=a&q=b", "?q[]=a", "?q=" + "a" * 5000, "?Q=red"]
)
def test_the_route_answers_odd_requests(address: str, asked: str) -> None:
    answer = httpx.get(f"{address}/suggest{asked}")
    assert answer.status_code == 200
    assert isinstance(answer.json()["suggestions"], list)
