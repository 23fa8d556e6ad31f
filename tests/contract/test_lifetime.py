"""Making, opening again, refusing, closing and deleting."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np
import pytest

from search.errors import IndexMismatch, IndexNotFound, InvalidInput, Unavailable
from search.indexes import Index, create_index, drop_index, open_index
from search.nouns import LEG_NAMES, Document, Leg
from tests.contract.conftest import FINGERPRINT
from tests.contract.shelf import SHELF, X, fill, near, vectors, webp

Opening: TypeAlias = Callable[..., Index]


def test_opening_again_gives_back_exactly_what_was_there(index: Index, location: str) -> None:
    fill(index)
    index.add([Document("g")], image_vectors=vectors((1, 2, 3)), caption_vectors=None, thumbnails=[webp()])
    index.remove(["b"])
    legs = [Leg(name, text="red dress", vector=vectors(X)[0]) for name in LEG_NAMES]
    ids = "abcdefg"
    before = (
        index.retrieve(legs, depth=10), index.get(ids), index.thumbnails(ids), index.vectors(ids, "image").tobytes(),
        index.vectors(ids, "caption").tobytes(), index.info().documents, index.terms(""), index.facets(["price"]),
    )  # fmt: skip
    index.close()
    again = open_index(location, fingerprint=FINGERPRINT)
    after = (
        again.retrieve(legs, depth=10), again.get(ids), again.thumbnails(ids), again.vectors(ids, "image").tobytes(),
        again.vectors(ids, "caption").tobytes(), again.info().documents, again.terms(""), again.facets(["price"]),
    )  # fmt: skip
    assert after == before
    assert (again.fingerprint, again.dimension, again.encoder) == (FINGERPRINT, 3, "by-hand")
    again.close()


def test_creating_where_the_same_index_is_opens_it(index: Index, location: str) -> None:
    fill(index)
    again = create_index(location, dimension=3, fingerprint=FINGERPRINT)
    assert again.info().documents == len(SHELF)
    assert again.encoder == "by-hand"
    again.close()


def test_creating_with_the_same_encoder_under_another_name_remembers_the_new_name(index: Index, location: str) -> None:
    create_index(location, dimension=3, fingerprint=FINGERPRINT, encoder="moved").close()
    again = open_index(location)
    assert again.encoder == "moved"
    again.close()


@pytest.mark.parametrize("opening", [partial(create_index, dimension=3), open_index])
def test_another_fingerprint_is_refused_and_both_are_named(index: Index, location: str, opening: Opening) -> None:
    with pytest.raises(IndexMismatch) as refused:
        opening(location, fingerprint="another-model")
    assert FINGERPRINT in str(refused.value)
    assert "another-model" in str(refused.value)


def test_another_dimension_is_refused_and_both_are_named(index: Index, location: str) -> None:
    with pytest.raises(IndexMismatch, match=r"3 numbers.*512"):
        create_index(location, dimension=512, fingerprint=FINGERPRINT)


@pytest.mark.parametrize(("dimension", "fingerprint"), [(0, "x"), (-1, "x"), (3, "")])
def test_an_index_needs_a_dimension_and_a_fingerprint(location: str, dimension: int, fingerprint: str) -> None:
    with pytest.raises(InvalidInput):
        create_index(location, dimension=dimension, fingerprint=fingerprint)
    with pytest.raises(IndexNotFound):
        open_index(location)


def test_opening_nothing_says_so(location: str) -> None:
    with pytest.raises(IndexNotFound):
        open_index(location)
    with pytest.raises(IndexNotFound):
        drop_index(location)


def test_a_dropped_index_is_gone_and_its_place_is_free(index: Index, location: str) -> None:
    fill(index)
    index.close()
    drop_index(location)
    with pytest.raises(IndexNotFound):
        open_index(location)
    fresh = create_index(location, dimension=5, fingerprint="another-model")
    assert fresh.info().documents == 0
    fresh.close()


def test_after_closing_every_call_says_that_it_is_closed(index: Index) -> None:
    fill(index)
    near(index, "text-image", *X)
    index.close()
    index.close()
    calls: list[Callable[[], object]] = [
        lambda: index.get(["a"]),
        lambda: index.remove(["a"]),
        lambda: fill(index),
        lambda: near(index, "text-image", *X),
        lambda: index.browse(),
        lambda: index.info(),
        lambda: index.terms(""),
        lambda: index.optimize(),
        lambda: index.keep_setting("a", 1),
        lambda: index.verify(),
    ]
    for call in calls:
        with pytest.raises(Unavailable, match="closed"):
            call()


def test_two_openings_of_one_index_see_each_others_changes(index: Index, location: str) -> None:
    with contextlib.closing(open_index(location)) as other:
        fill(index, "ab")
        assert near(other, "text-image", *X).ids == ("a", "b")
        other.add([Document("z")], image_vectors=vectors(X), caption_vectors=None)
        assert near(index, "text-image", *X).ids == ("a", "z", "b")
        index.remove(["a"])
        assert near(other, "text-image", *X).ids == ("z", "b")
        assert np.isnan(other.vectors(["a"], "image")).all()


def test_a_healthy_index_has_no_defects(index: Index) -> None:
    fill(index)
    index.add([Document("g")], image_vectors=None, caption_vectors=None, thumbnails=[webp()])
    assert index.verify() == []


def test_verify_names_the_document_whose_thumbnail_is_broken(index: Index) -> None:
    index.add(
        [Document("whole"), Document("broken")],
        image_vectors=None,
        caption_vectors=None,
        thumbnails=[webp(), b"RIFF no picture"],
    )
    (defect,) = index.verify()
    assert "'broken'" in defect
    assert "thumbnail" in defect
