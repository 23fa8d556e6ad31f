import pytest

from search.errors import InvalidQuery
from search.nouns import Cluster, Document, Fusion, Hit, Notice, Place, Results
from search.terminal import parsed_numbers, parsed_where, printed, suggested


def test_filters_are_values_or_ranges():
    assert parsed_where(
        ["colour=red", "colour=dark blue", "price=10..20.5", "year=1990..", "size=..40", "note=a=b"]
    ) == {
        "colour": ["red", "dark blue"],
        "price": (10.0, 20.5),
        "year": (1990.0, None),
        "size": (None, 40.0),
        "note": ["a=b"],
    }


def test_dots_between_words_are_no_range():
    assert parsed_where(["title=wait..what", "other=.."]) == {"title": ["wait..what"], "other": [".."]}


@pytest.mark.parametrize(
    "filters", [["red"], ["=red"], ["price=1..2", "price=3"], ["price=3", "price=1..2"], ["p=1..2", "p=3..4"]]
)
def test_filters_that_cannot_be_meant_are_refused(filters):
    with pytest.raises(InvalidQuery):
        parsed_where(filters)


def test_weights_are_numbers_by_name():
    assert parsed_numbers(["text-bm25=0.5", "image-image=2"], "weight") == {"text-bm25": 0.5, "image-image": 2.0}
    with pytest.raises(InvalidQuery, match="the weight 'text-bm25' is not"):
        parsed_numbers(["text-bm25"], "weight")


def test_a_person_sees_notices_hits_legs_and_reasons():
    hit = Hit(
        1,
        1 / 61,
        Document("a.jpg", "A cat"),
        {"text-bm25": Place(1, 2.5), "text-image": Place(25, imputed=True)},
        cluster=0,
        cluster_size=3,
        reason="Its caption says “cat”.",
    )
    fusion = Fusion(60, 50, {"text-bm25": 1.0})
    text = printed(Results((hit,), 9, fusion, notices=(Notice("end", "Careful."),), timings_ms={"total": 3.2}))
    assert text.splitlines() == [
        "! Careful.",
        "  1. a.jpg",
        "     A cat",
        "     Its caption says “cat”.",
        "     score 0.01639  group 1 of 3  text-bm25 1 (2.500), text-image ~25",
        "1 of 9 found in 3 ms",
    ]


def test_a_group_is_shown_with_its_title():
    hit = Hit(1, 0.1, Document("a"), {}, cluster=1, cluster_size=2)
    groups = (Cluster(0, ("b",), "red"), Cluster(1, ("a", "c"), "striped, navy"))
    text = printed(Results((hit,), 9, Fusion(60, 50, {}), clusters=groups, timings_ms={"total": 3.2}))
    assert "group 2 of 2 (striped, navy)" in text


def test_a_text_that_wants_to_be_without_something_is_answered_with_how_to_say_so():
    assert suggested("dress without polka dots", picture=False) == (
        "every word counts as wanted; to leave “polka dots” out, ask for “dress” with --without 'polka dots'"
    )
    assert suggested("no belt", picture=True).endswith("give the picture alone with --without belt")
    assert suggested("dress", picture=False) == ""
