"""The form's values become a question, and nothing but the form's values does."""

from typing import Any

import pytest

from demo import form
from demo.filters import Choice, Filter, Range
from demo.form import Asked
from demo.uploads import Uploads
from search.errors import InvalidQuery
from search.fusion import DEFAULT_WEIGHTS, USUAL_K
from search.legs import DEFAULT_LEGS
from search.tuned import Tuned

FILTERS: list[Filter] = [Choice("colour", {"red": 3, "blue": 2}), Range("price", 10, 90)]
USUAL = Tuned(DEFAULT_WEIGHTS, USUAL_K)
TUNED = Tuned({**DEFAULT_WEIGHTS, "text-bm25": 0.25}, USUAL_K + 1)


def values(**changed: Any) -> list[Any]:
    """What the page posts for an untouched form, with changes."""
    form_: dict[str, Any] = {
        "text": "red",
        "picture": None,
        "like": "",
        "variety": False,
        "top": 12,
        "view": "pictures",
        "without": "",
        "method": "kmeans",
    }
    form_ |= {
        "balance": 0.5,
        "k": USUAL_K,
        "weights": [DEFAULT_WEIGHTS[leg] for leg in DEFAULT_LEGS],
        "filters": [[], "", ""],
    }
    form_ |= changed
    weights, filters = form_.pop("weights"), form_.pop("filters")
    return [*form_.values(), *weights, *filters]


def test_an_untouched_form_with_words_asks_for_these_words_with_every_default(uploads: Uploads) -> None:
    asked = form.read(values(text=" red  "), FILTERS, uploads, USUAL)
    assert asked == Asked(text="red")
    assert form.controls(asked, FILTERS, USUAL) == values()


def test_every_control_arrives_at_its_place(uploads: Uploads) -> None:
    file = uploads.folder / "cat.png"
    weights = [0.1, 0.2, 0.3, 0.4, DEFAULT_WEIGHTS["image-caption"], 0.6]
    changed: dict[str, Any] = {
        "picture": {"path": str(file), "url": "/x"},
        "variety": True,
        "top": 24,
        "view": "legs",
        "without": "blue",
    }
    changed |= {"method": "mmr", "balance": 0.7, "k": 12, "weights": weights, "filters": [["red"], "20", " "]}
    asked = form.read(values(**changed), FILTERS, uploads, USUAL)
    assert asked == Asked(
        text="red",
        picture={"path": str(file)},
        diversify="mmr",
        top=24,
        without="blue",
        where={"colour": ["red"], "price": (20.0, None)},
        weights={leg: weight for leg, weight in zip(DEFAULT_LEGS, weights, strict=True) if leg != "image-caption"},
        k=12,
        balance=0.7,
        view="legs",
    )
    held = changed | {"picture": str(file), "filters": [["red"], "20", ""]}
    assert form.controls(asked, FILTERS, USUAL) == values(**held)


def test_the_controls_begin_with_what_was_tuned_and_what_was_not_moved_is_not_asked_for(uploads: Uploads) -> None:
    begun = form.controls(Asked(text="red"), FILTERS, TUNED)
    tuned = [TUNED.weights[leg] for leg in DEFAULT_LEGS]
    assert begun == values(k=TUNED.k, weights=tuned)
    assert form.read(begun, FILTERS, uploads, TUNED) == Asked(text="red")
    usual = form.read(values(), FILTERS, uploads, TUNED)
    assert (usual.k, usual.weights) == (USUAL_K, {"text-bm25": DEFAULT_WEIGHTS["text-bm25"]})
    assert form.controls(usual, FILTERS, TUNED) == values()


def test_a_link_that_names_what_is_so_anyway_asks_for_nothing_of_its_own() -> None:
    named = Asked(weights={"text-bm25": TUNED.weights["text-bm25"], "text-image": 2.5}, k=TUNED.k)
    assert form.unmoved(named, TUNED) == Asked(weights={"text-image": 2.5})
    assert form.unmoved(Asked(k=TUNED.k), USUAL) == Asked(k=TUNED.k)


def test_the_picture_of_a_document_stands_instead_of_an_uploaded_one(uploads: Uploads) -> None:
    upload = {"path": str(uploads.folder / "cat.png")}
    asked = form.read(values(text="", like="a", picture=upload), FILTERS, uploads, USUAL)
    assert (asked.like, asked.picture, asked.nothing) == ("a", None, False)


def test_variety_is_off_unless_it_is_switched_on(uploads: Uploads) -> None:
    assert form.read(values(method="mmr"), FILTERS, uploads, USUAL).diversify is None
    assert form.read(values(variety=True), FILTERS, uploads, USUAL).diversify == "kmeans"


@pytest.mark.parametrize("text", ["", "   ", None])
def test_a_form_without_words_and_picture_asks_for_nothing(uploads: Uploads, text: str | None) -> None:
    assert form.read(values(text=text, without="blue"), FILTERS, uploads, USUAL).nothing
    assert not form.read(values(text="red"), FILTERS, uploads, USUAL).nothing


@pytest.mark.parametrize(
    "changed",
    [
        {"text": 7},
        {"text": ["red"]},
        {"picture": {"path": "/etc/passwd"}},
        {"picture": "/etc/passwd"},
        {"like": 7},
        {"like": ["red"]},
        {"view": "graph"},
        {"view": None},
        {"view": ["legs"]},
        {"top": 0},
        {"top": form.MOST + 1},
        {"top": 2.5},
        {"top": "12"},
        {"top": True},
        {"top": float("inf")},
        {"without": {}},
        {"variety": True, "method": "random"},
        {"variety": True, "method": ["mmr"]},
        {"balance": None},
        {"k": float("nan")},
        {"weights": [1.0, 1.0, "1", 1.0, 1.0, 1.0]},
        {"filters": ["red", "", ""]},
        {"filters": [[7], "", ""]},
        {"filters": [[], "cheap", ""]},
        {"filters": [[], "nan", ""]},
        {"filters": [[], {}, ""]},
    ],
)
def test_a_forged_or_mistaken_value_is_refused(uploads: Uploads, changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuery):
        form.read(values(**changed), FILTERS, uploads, USUAL)


def test_too_few_values_are_refused(uploads: Uploads) -> None:
    with pytest.raises(InvalidQuery, match="not complete"):
        form.read(["red"], FILTERS, uploads, USUAL)


def test_a_number_of_hits_may_be_left_out() -> None:
    assert form.whole(None, "top", 12) == 12
    assert form.whole(3.0, "top", 12) == 3
