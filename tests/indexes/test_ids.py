import numpy as np
import pytest

from search.indexes.embedded.ids import Ids, Texts

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


@pytest.mark.parametrize("kind", [np.int32, np.int64])
@pytest.mark.parametrize("places", [[], [3, 0, 3], [6, 5], [5, 0, 6, 4, 1, 5]])
def test_ids_come_in_the_order_of_the_places_wherever_they_lie(places: list[int], kind: type[np.integer]) -> None:
    ids = Ids(["new", "newest"], texts(*HELD), np.arange(len(HELD), dtype=np.int32))
    assert ids.some(np.array(places, kind)) == [[*HELD, "new", "newest"][place] for place in places]
    assert [ids[place] for place in places] == ids.some(np.array(places, kind))


def test_ids_without_a_segment_are_those_in_memory() -> None:
    assert Ids(["a", "b", "c"]).some(np.array([2, 0])) == ["c", "a"]
