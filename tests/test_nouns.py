import pytest
from PIL import Image

from search.errors import InvalidQuery
from search.nouns import LONGEST_TEXT, Query
from search.where import Where


def test_white_space_in_texts_is_tidied():
    query = Query(text="  red \n dress ", without=" leather\t")
    assert (query.text, query.without) == ("red dress", "leather")


def test_a_string_as_image_is_taken_for_a_path(tmp_path):
    assert Query(image=str(tmp_path / "a.jpg")).image == tmp_path / "a.jpg"


@pytest.mark.parametrize("image", [b"bytes", Image.new("RGB", (1, 1))])
def test_bytes_and_opened_pictures_are_taken_as_they_are(image):
    assert Query(image=image).image is image


def test_any_other_image_is_refused():
    with pytest.raises(InvalidQuery, match="the query's image is int"):
        Query(image=3)  # type: ignore[arg-type]


def test_a_text_that_is_no_text_is_refused():
    with pytest.raises(InvalidQuery, match="the query's text is bytes"):
        Query(text=b"red")  # type: ignore[arg-type]


def test_a_text_beyond_all_bounds_is_refused():
    assert Query(text="x" * LONGEST_TEXT)
    with pytest.raises(InvalidQuery, match="at most 10,000"):
        Query(text="x" * (LONGEST_TEXT + 1))


def test_filters_come_out_as_lists_and_ranges():
    where: Where = {"colour": "red", "size": [38, 40], "price": (None, 50), "year": (1990, 2000)}
    assert Query(where=where).where == {
        "colour": ["red"],
        "size": [38, 40],
        "price": (None, 50.0),
        "year": (1990.0, 2000.0),
    }


@pytest.mark.parametrize(
    "where",
    [
        {"price": (1, 2, 3)},
        {"price": ("a", "b")},
        {"price": (float("nan"), 1)},
        {"colour": []},
        {"colour": [None]},
        {"colour": None},
        {"": "red"},
        ["colour"],
    ],
)
def test_filters_that_make_no_sense_are_refused(where):
    with pytest.raises(InvalidQuery):
        Query(where=where)
