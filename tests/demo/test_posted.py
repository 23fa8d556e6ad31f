import pytest

from demo import posted
from search.errors import InvalidInput, InvalidQuery
from search.templates import DEFAULT


def test_a_range_is_an_object_and_a_list_is_any_of_these():
    where = {"kind": "hat", "colour": ["red", "blue"], "price": {"from": 10}, "size": {"from": 1, "to": 2}}
    assert posted.where(where) == {"kind": "hat", "colour": ["red", "blue"], "price": (10, None), "size": (1, 2)}
    assert posted.where(None) == {}


def test_true_stands_for_groups():
    assert [posted.method(each) for each in (True, False, None, "mmr")] == ["kmeans", None, None, "mmr"]


def test_labels_come_with_the_sentences_they_are_put_into():
    assert posted.labels([" red  hat ", "boot"], None) == (("red hat", "boot"), DEFAULT)
    assert posted.labels(["red"], ["{}"]) == (("red",), ("{}",))


def test_as_many_labels_as_may_be_asked_for_go_with_the_usual_sentences():
    labels, _ = posted.labels([f"{number:0100}" for number in range(posted.MOST_LABELS)], None)
    assert len(labels) == 200


@pytest.mark.parametrize(
    ("labels", "templates"),
    [
        (None, None),
        ([], None),
        (["red", None], None),
        (["x" * 101], None),
        ([str(number) for number in range(201)], None),
        ([str(number) for number in range(161)], ["{}"] * 5),
        (["red"], []),
        (["red"], "{}"),
        (["red"], ["red"]),
    ],
)
def test_more_than_anybody_may_ask_for_is_refused(labels, templates):
    with pytest.raises(InvalidInput):
        posted.labels(labels, templates)


def test_what_is_shown_of_something_long_is_short():
    with pytest.raises(InvalidQuery) as refused:
        posted.texts("x" * 10_000, "labels")
    assert len(str(refused.value)) < 120
