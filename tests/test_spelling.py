from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Engine, Query
from search.spelling import Unheard, corrected, unheard
from tests.collection import Entry, engine_over
from tests.colour_encoder import ColourEncoder

SHOP = (
    Entry("one", "a gabardine coat, red", ("red",)),
    Entry("two", "a striped jumper", ("blue",)),
    Entry("three", "a dress with stripes", ("green",)),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "shop.index", *SHOP) as engine:
        yield engine


def found(shop: Engine, text: str) -> list[Unheard]:
    return list(unheard(shop.index, ColourEncoder(), text))


def test_a_misspelt_word_is_named_with_the_one_that_is_meant(shop):
    assert found(shop, "a gabardeen coat") == [Unheard("gabardeen", "gabardine")]
    assert found(shop, "striepd jumpre") == [Unheard("striepd", "striped"), Unheard("jumpre", "jumper")]


def test_a_word_like_no_other_is_named_alone(shop):
    assert found(shop, "xylophone") == [Unheard("xylophone")]


def test_an_inflection_is_no_mistake(shop):
    """The captions say "jumper", "coat" and "stripes"."""
    assert found(shop, "jumpers coats stripe") == []


def test_a_word_that_is_much_shorter_is_not_meant(shop):
    """ "gardens" shares "ga…rd…" with gabardine, and nothing else."""
    assert found(shop, "gardens") == [Unheard("gardens")]


def test_words_that_captions_have_and_words_that_the_encoder_knows_are_left_alone(shop):
    assert found(shop, "striped gabardine") == []
    assert found(shop, "yellow") == []


def test_short_words_numbers_and_repetitions_are_left_alone(shop):
    assert found(shop, "xyz 12345678") == []
    assert found(shop, "Xylophone xylophone") == [Unheard("xylophone")]


def test_the_answer_says_it(shop):
    notices = shop.search(Query(text="gabardeen")).notices
    assert [n.text for n in notices if n.kind == "unheard"] == [
        "No document mentions “gabardeen”; did you mean “gabardine”?"
    ]
    assert not [n for n in shop.search(Query(text="gabardeen"), legs=["text-bm25"]).notices if n.kind == "unheard"]


def test_where_there_are_no_captions_nothing_need_be_said_of_them(tmp_path):
    with engine_over(tmp_path / "silent.index", Entry("one", "", ("red",)), Entry("two", "", ("blue",))) as silent:
        assert unheard(silent.index, ColourEncoder(), "xylophone") == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("a gabardeen coat", "a gabardine coat"),
        ("Gabardeen, gabardeen-coat!", "Gabardine, gabardine-coat!"),
        ("gabardeens", "gabardeens"),
        ("", ""),
    ],
)
def test_a_text_is_corrected_word_by_word(text, better):
    assert corrected(text, [Unheard("gabardeen", "gabardine"), Unheard("coat")]) == better


def test_the_answer_suggests_the_whole_text(shop):
    [notice] = [n for n in shop.search(Query(text="a Gabardeen coat")).notices if n.kind == "unheard"]
    assert notice.suggestion == "a Gabardine coat"
