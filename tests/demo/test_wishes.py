"""What is pressed beside the form changes the question, and only as it says."""

import pytest

from demo import wishes
from demo.examples import Example
from demo.form import Asked
from demo.refused import Refused
from demo.surprise import surprise
from demo.wishes import Wish
from search import Document

ASKED = Asked(
    text="cloth without red",
    picture={"path": "/up/a.png"},
    photo="a" * 64,
    without="belt",
    where={"kind": ["plain", "striped"], "price": (None, 20.0)},
    diversify="mmr",
    top=24,
    k=10.0,
    view="legs",
)


def test_more_like_a_document_alone_keeps_only_how_it_is_shown() -> None:
    wished = wishes.similar(ASKED, Wish("similar", {"id": "red"}))
    assert wished == Asked(like="red", diversify="mmr", top=24, k=10.0, view="legs")


def test_more_like_a_document_beside_the_words_takes_the_place_of_the_picture() -> None:
    wished = wishes.similar(ASKED, Wish("similar", {"id": "red", "add": True}))
    assert (wished.text, wished.like, wished.picture, wished.photo) == (ASKED.text, "red", None, "")
    assert (wished.without, wished.where) == (ASKED.without, ASKED.where)


@pytest.mark.parametrize("values", [{}, {"id": ""}, {"id": 7}, {"id": ["red"]}, {"id": "x" * 5000}])
def test_more_like_nothing_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(Refused):
        wishes.similar(ASKED, Wish("similar", values))


def test_another_text_keeps_what_the_old_one_said_to_be_without() -> None:
    wished = wishes.instead(ASKED, Wish("instead", {"text": "clothes"}))
    assert (wished.text, wished.without) == ("clothes", "red, belt")
    assert wishes.instead(ASKED, Wish("instead", {"text": 3})) == ASKED


def test_each_chip_takes_away_its_own() -> None:
    def dropped(**values: object) -> Asked:
        return wishes.dropped(ASKED, Wish("drop", values))

    assert dropped(chip="said").text == "cloth"
    assert dropped(chip="said").without == "belt"
    assert dropped(chip="without").without == ""
    assert dropped(chip="without").text == ASKED.text
    assert dropped(chip="variety").diversify is None
    assert dropped(chip="where", field="kind", value="plain").where == {"price": (None, 20.0), "kind": ["striped"]}
    assert dropped(chip="where", field="price", value="").where == {"kind": ["plain", "striped"]}
    assert wishes.dropped(Asked(like="red"), Wish("drop", {"chip": "like"})) == Asked()


@pytest.mark.parametrize(
    "values", [{}, {"chip": "all"}, {"chip": 7}, {"chip": "where"}, {"chip": "where", "field": {}}]
)
def test_a_chip_that_is_none_takes_nothing_away(values: dict[str, object]) -> None:
    assert wishes.dropped(ASKED, Wish("drop", values)) == ASKED


def test_an_example_takes_the_place_of_words_and_picture() -> None:
    wished = wishes.tried(ASKED, Example("green"))
    assert (wished.text, wished.picture, wished.photo) == ("green", None, "")
    assert wished.where == ASKED.where


@pytest.mark.parametrize("posted", [None, "similar", 7, [], {}, {"name": 7}, {"n": 1}])
def test_what_is_no_wish_is_none(posted: object) -> None:
    assert wishes.read(posted) is None


@pytest.mark.parametrize(
    ("value", "number"), [(0, 0), (1, 1), (2, None), (-1, None), ("0", None), (True, None), (0.0, None)]
)
def test_a_number_is_a_whole_number_below_its_bound(value: object, number: int | None) -> None:
    assert Wish("example", {"n": value}).number("n", 2) == number


def test_a_surprise_is_another_one_each_time() -> None:
    documents = [Document("a", "A", {}, "a.png"), Document("b", "B", {}, "b.png"), Document("note", "no picture")]
    asked = Asked(text="old", top=24)
    seen = set()
    for _ in range(200):
        following = surprise(asked, [Example("green")], documents)
        assert (following.text, following.like) != (asked.text, asked.like)
        assert following.top == 24
        seen.add((following.text, following.like))
        asked = following
    assert seen == {("green", None), ("", "a"), ("", "b")}


def test_where_there_is_nothing_to_see_the_question_stays() -> None:
    assert surprise(ASKED, [], [Document("note")]) == ASKED
