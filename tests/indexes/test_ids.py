import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded.ids import Ids, Texts

pytestmark = pytest.mark.usefixtures("both_ways")

HELD = ["ä.jpg", "b", "日本", "💃", "last"]


def texts(*held: str) -> Texts:
    """As a segment has them."""
    encoded = [text.encode() for text in held]
    return Texts(b"".join(encoded), np.cumsum([len(text) for text in encoded], dtype=np.int64))


def test_texts_are_cut_where_each_one_ends() -> None:
    assert list(texts(*HELD)) == HELD
    assert texts(*HELD)[1:3] == HELD[1:3]
    assert texts(*HELD).some(np.array([4, 0, 2, 0])) == ["last", "ä.jpg", "日本", "ä.jpg"]
    assert texts().some(np.array([], np.int64)) == []


@pytest.mark.parametrize("ends", [[-(2**62), 2**62, 4], [2, 2**62, 4], [-1, 2, 4]])
def test_no_text_is_made_of_what_lies_elsewhere(ends: list[int]) -> None:
    with pytest.raises(IndexError):
        Texts(b"abcd", np.array(ends)).some(np.array([0, 1]))


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("places", [[], [3, 0, 3], [6, 5], [5, 0, 6, 4, 1, 5]])
def test_ids_come_in_the_order_of_the_places_wherever_they_lie(places: list[int], kind: type[np.integer]) -> None:
    ids = Ids(["new", "newest"], texts(*HELD), np.arange(len(HELD), dtype=np.int32))
    assert ids.some(np.array(places, kind)) == [[*HELD, "new", "newest"][place] for place in places]
    assert [ids[place] for place in places] == ids.some(np.array(places, kind))


def test_ids_without_a_segment_are_those_in_memory() -> None:
    assert Ids(["a", "b", "c"]).some(np.array([2, 0])) == ["c", "a"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.integers(0, 2**32 - 1))
def test_some_texts_are_those_that_stand_there(held: list[str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    places: NDArray[np.integer] = rng.integers(len(held), size=3 * len(held)) if held else np.empty(0, np.int64)
    assert texts(*held).some(places) == [held[place] for place in places]


def test_long_texts_and_empty_ones() -> None:
    held = ["", "ä" * 5000, "", "b" * 39, "c" * 40, "d" * 41, ""]
    for places in ([1], [0], [0, 2, 6], [3], [4], [5], [6, 5, 4, 3, 2, 1, 0], [1] * 9):
        assert texts(*held).some(np.array(places)) == [held[place] for place in places]


def test_a_zero_in_a_text_parts_nothing() -> None:
    held = ["a\0b", "c", "\0"]
    assert texts(*held).some(np.array([0, 1, 2, 0])) == ["a\0b", "c", "\0", "a\0b"]
