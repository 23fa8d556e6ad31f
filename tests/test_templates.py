import pytest

from search.errors import InvalidInput
from search.labelsets import SETS
from search.templates import ALL, DEFAULT, DRAWINGS, PHOTOS, PRODUCTS, checked_templates


def test_there_are_thirty_and_more_for_photos_drawings_and_products():
    assert len(ALL) >= 30
    assert set(ALL) == {*PHOTOS, *DRAWINGS, *PRODUCTS}
    assert len(set(ALL)) == len(ALL)
    assert checked_templates(ALL) == ALL


def test_the_default_has_some_of_each_kind():
    assert set(DEFAULT) <= set(ALL)
    assert all(set(DEFAULT) & set(kind) for kind in (PHOTOS, DRAWINGS, PRODUCTS))


@pytest.mark.parametrize("name", SETS)
def test_label_sets_are_of_use_as_they_are(name):
    assert SETS[name].name == name
    assert len(set(SETS[name].labels)) == len(SETS[name].labels) >= 5
    assert checked_templates(SETS[name].templates)


@pytest.mark.parametrize(
    ("templates", "told"),
    [
        ([], "give 1 to 200"),
        (["a photo of a {}"] * 201, "give 1 to 200"),
        ("a photo of a {}", "give a list"),
        ([7], "give a list"),
        (["a photo"], "hold {} just once"),
        (["a {} beside a {}"], "hold {} just once"),
        (["x" * 300 + "{}"], "within 300 characters"),
    ],
)
def test_what_makes_no_sense_is_refused(templates, told):
    with pytest.raises(InvalidInput, match=told):
        checked_templates(templates)
