"""Chips say what was asked beside the words."""

from dataclasses import replace

from demo import chips
from demo.actions import Answer
from demo.form import Asked
from demo.language import languages
from search import Document
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def answer(like: Document | None = None, **asked: object) -> Answer:
    return Answer(replace(Asked(text="cloth"), **asked), (), 0, (), 1.0, like)  # type: ignore[arg-type]


def told(html: str) -> list[str]:
    return [button["aria-label"] or "" for button in Read(html).named("button")]


def test_words_alone_have_no_chips() -> None:
    assert chips.shown(answer(), ENGLISH) == ""


def test_everything_else_has_one_each() -> None:
    given = Answer(
        Asked(
            text="cloth without stripes",
            like="red",
            without="belt",
            where={"kind": ["plain", "striped"], "unit_price": (None, 20.0), "size": (1.5, 3.0)},
            diversify="kmeans",
        ),
        (),
        0,
        (),
        1.0,
        Document("red", "A red cloth", {"title": "Cloth No. 0"}, "red.png"),
    )
    assert told(chips.shown(given, ENGLISH)) == [
        "Remove: like: Cloth No. 0",
        "Remove: without stripes",
        "Remove: without belt",
        "Remove: kind: plain",
        "Remove: kind: striped",
        "Remove: unit price: up to 20",
        "Remove: size: 1.5 to 3",
        "Remove: one of each kind first",
    ]
    [first, said, *_] = told(chips.shown(given, GERMAN))
    assert (first, said) == ("Entfernen: wie: Cloth No. 0", "Entfernen: ohne stripes")
    buttons = Read(chips.shown(given, ENGLISH)).named("button")
    assert [button["data-chip"] for button in buttons] == ["like", "said", "without", *["where"] * 4, "variety"]
    assert [button.get("data-value") for button in buttons[3:6]] == ["plain", "striped", ""]
    assert [image["alt"] for image in Read(chips.shown(given, ENGLISH)).named("img")] == [""]


def test_what_a_visitor_wrote_is_shown_as_text() -> None:
    evil = '"><script>alert(1)</script>'
    read = Read(chips.shown(answer(without=evil, where={evil: [evil]}), ENGLISH))
    assert not read.named("script")
    assert [button.get("data-value") for button in read.named("button")] == [None, evil]
    assert evil in read.text
