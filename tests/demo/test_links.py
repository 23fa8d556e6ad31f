"""Every question has an address that restores it, and no address is too odd to be read."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo import links
from demo.form import Asked
from search.legs import DEFAULT_LEGS

texts = st.text(max_size=30).filter(lambda text: text.isprintable()).map(str.strip)
names = st.text(min_size=1, max_size=12).filter(str.isprintable)
numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: number + 0.0)  # no minus zero
bounds = st.tuples(st.none() | numbers, st.none() | numbers).filter(lambda ends: ends != (None, None))
choices = st.lists(st.text(min_size=1, max_size=12).filter(str.isprintable), min_size=1, max_size=3)
asked = st.builds(
    Asked,
    text=texts,
    without=texts,
    like=st.none() | names,
    where=st.dictionaries(names, choices | bounds, max_size=3),
    diversify=st.sampled_from([None, "kmeans", "mmr"]),
    top=st.integers(1, 100),
    weights=st.dictionaries(st.sampled_from(DEFAULT_LEGS), st.floats(0, 3)),
    k=st.none() | st.floats(1, 200),
    balance=st.floats(0, 1),
    view=st.sampled_from(["pictures", "legs"]),
)


@given(asked)
def test_an_address_restores_its_question(question: Asked) -> None:
    assert links.read(links.address(question)) == question


@given(st.text(min_size=1, max_size=40))
def test_the_address_of_more_like_this_is_that_of_its_question(id_: str) -> None:
    assert links.like(id_) == links.address(Asked(like=id_))


@given(asked.filter(lambda question: question.like is None), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_picture_is_restored_by_its_digest(question: Asked, photo: str) -> None:
    with_photo = Asked(text=question.text, photo=photo, picture={"path": "/secret/upload.png"})
    address = links.address(with_photo)
    assert links.read(address) == Asked(text=question.text, photo=photo)
    assert "secret" not in address


@given(st.text(max_size=200))
def test_nothing_that_is_typed_as_an_address_is_an_error(query: str) -> None:
    assert isinstance(links.read(query), Asked)


def test_an_address_reads_well_and_leaves_out_what_is_as_usual() -> None:
    question = Asked(
        text="red dress", where={"kind": ["shirt", "coat"], "price": (None, 50.0)}, diversify="mmr", top=24
    )
    assert links.address(question) == "?q=red+dress&f.kind=shirt&f.kind=coat&f.price.to=50&variety=mmr&top=24"
    assert links.address(Asked()) == ""
    assert links.read("") == Asked()


def test_a_field_whose_name_looks_like_the_end_of_a_range_is_not_mistaken_for_one() -> None:
    question = Asked(where={"price.to": ["a"], "price": (1.0, None), "~1": ["b"]})
    assert dict(parse_qsl(links.address(question)[1:])) == {"f.price~1to": "a", "f.price.from": "1", "f.~01": "b"}
    assert links.read(links.address(question)) == question


@pytest.mark.parametrize(
    "query",
    [
        "?top=0&top=101",
        "?top=many&k=-1&balance=2&w.text-bm25=nan&w.nothing=3",
        "?photo=../../etc/passwd",
        "?photo=" + "A" * 64,
        "?variety=random&view=api",
        "?f.=x&f.price.from=cheap&f.price.up=3&f.price.to=inf",
        "?__theme=dark",
        "?" + "&".join(f"q{number}=x" for number in range(1000)),
    ],
)
def test_what_makes_no_sense_is_passed_over(query: str) -> None:
    assert links.read(query) == Asked()


def test_broken_letters_are_replaced_not_raised() -> None:
    assert links.read("?q=%ff%fe").text
    assert links.address(Asked(text="\ud800")) == "?q=%3F"
