import numpy as np
import pytest

from search.errors import InvalidQuery
from search.legs import QueryVectors, asks_with, plan
from search.nouns import Query

V = np.array([1.0, 0.0], np.float32)
TEXT, IMAGE = Query(text="red"), Query(image=b"picture")


def names(query: Query, vectors: QueryVectors, legs: list[str] | None = None) -> list[str]:
    return [leg.name for leg in plan(query, vectors, legs)]


def test_text_alone_asks_three_legs():
    assert names(TEXT, QueryVectors(text=V)) == ["text-bm25", "text-caption", "text-image"]


def test_a_picture_alone_asks_the_pictures_and_the_captions_of_documents_without_one():
    legs = plan(IMAGE, QueryVectors(image=V))
    assert [(leg.name, leg.only_without_image) for leg in legs] == [("image-image", False), ("image-caption", True)]


def test_both_ask_with_their_sum_too():
    vectors = QueryVectors(text=V, image=V, both=V)
    assert names(Query(text="but red", image=b"p"), vectors) == [
        "text-bm25",
        "text-caption",
        "text-image",
        "image-image",
        "image-caption",
        "both-image",
    ]


def test_words_alone_are_left_when_there_is_no_encoder():
    assert names(TEXT, QueryVectors()) == ["text-bm25"]


def test_a_leg_that_is_named_looks_at_every_document():
    [leg] = plan(IMAGE, QueryVectors(image=V), ["image-caption"])
    assert not leg.only_without_image


def test_averages_are_asked_only_when_they_are_named():
    assert names(TEXT, QueryVectors(text=V), ["text-average"]) == ["text-average"]


def test_a_leg_whose_part_is_missing_is_absent():
    assert names(TEXT, QueryVectors(text=V), ["image-image", "text-image"]) == ["text-image"]


def test_one_leg_may_be_named_as_a_string():
    assert names(TEXT, QueryVectors(text=V), "text-image") == ["text-image"]  # type: ignore[arg-type]


def test_an_unknown_leg_is_refused_with_those_that_there_are():
    with pytest.raises(InvalidQuery, match="no leg 'bm25'; the legs are text-bm25"):
        plan(TEXT, QueryVectors(), ["bm25"])


def test_an_empty_query_is_told_what_to_give():
    with pytest.raises(InvalidQuery, match="give words, a picture, or both"):
        plan(Query(), QueryVectors())


def test_legs_that_cannot_be_asked_are_named():
    with pytest.raises(InvalidQuery, match="none of the legs image-image can be asked"):
        plan(TEXT, QueryVectors(text=V), ["image-image"])


@pytest.mark.parametrize(
    ("part", "legs", "needed"),
    [
        ("text", None, True),
        ("text", ["text-bm25"], False),
        ("text", ["text-bm25", "text-image"], True),
        ("image", ["text-image"], False),
        ("image", ["both-image"], True),
        ("text", ["both-image"], True),
        ("both", None, True),
        ("both", ["text-image", "image-image"], False),
    ],
)
def test_a_part_is_encoded_only_where_a_leg_asks_with_it(part, legs, needed):
    assert asks_with(part, legs) is needed
