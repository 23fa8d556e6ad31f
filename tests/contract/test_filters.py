"""Filters, facets and the words of an index."""

import numpy as np
import pytest

from search.errors import InvalidQuery
from search.indexes import Index
from search.nouns import Document
from search.where import Where
from tests.contract.shelf import X, fill, near, worded


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({}, "abcdef"),
        ({"colour": "red"}, "ac"),
        ({"colour": ["red", "blue"]}, "abc"),
        ({"colour": "Red"}, ""),
        ({"colour": "green"}, ""),
        ({"nobody has it": "red"}, ""),
        ({"price": (10, 20)}, "ab"),
        ({"price": (10.5, None)}, "bd"),
        ({"price": (None, 10)}, "a"),
        ({"price": (None, None)}, "abd"),
        ({"price": (40, 1)}, ""),
        ({"price": 20}, "b"),
        ({"price": "20"}, "b"),
        ({"price": "20.0"}, "b"),
        ({"price": 10.0}, "a"),
        ({"price": "1e1"}, "a"),
        ({"price": ["free", 30]}, "cd"),
        ({"price": "' OR 1=1 --"}, ""),
        ({"colour": "red", "price": (0, 100)}, "a"),
        ({"colour": "red", "price": "free"}, "c"),
    ],
)
def test_filters_choose_documents(index: Index, where: Where, ids: str) -> None:
    fill(index)
    assert "".join(document.id for document in index.browse(where=where)) == ids
    found = near(index, "text-image", *X, where=where)
    assert set(found.ids) == set(ids) & set("abcd")
    assert set(worded(index, "red", where=where).ids) == set(ids) & set("ace")


def test_a_filter_loses_none_of_the_depth(index: Index) -> None:
    documents = [Document(f"{i:04}", fields={"rare": str(i % 100 == 0)}) for i in range(1000)]
    angle = [(1000.0 - i, float(i), 1.0) for i in range(1000)]
    index.add(documents, image_vectors=np.array(angle, np.float32), caption_vectors=None)
    found = near(index, "text-image", *X, depth=10, where={"rare": "True"})
    assert found.ids == tuple(f"{i:04}" for i in range(0, 1000, 100))


def test_the_same_filter_sees_later_changes(index: Index) -> None:
    fill(index, "abd")
    where: Where = {"colour": "red"}
    assert near(index, "text-image", *X, where=where).ids == ("a",)
    assert near(index, "text-image", *X, where=where).ids == ("a",)
    fill(index, "c")
    assert near(index, "text-image", *X, where=where).ids == ("a", "c")
    index.add([Document("a")], image_vectors=None, caption_vectors=None)
    assert near(index, "text-image", *X, where=where).ids == ("c",)


def test_scores_do_not_depend_on_filters(index: Index) -> None:
    fill(index)
    assert worded(index, "red", where={"colour": "red"}).scores == worded(index, "red").scores[:2]


@pytest.mark.parametrize("where", [{"price": (1, 2, 3)}, {"price": []}, {"": "x"}, {"price": ("a", "b")}, "red"])
def test_a_filter_that_makes_no_sense_is_refused(index: Index, where: Where) -> None:
    with pytest.raises(InvalidQuery):
        index.browse(where=where)
    with pytest.raises(InvalidQuery):
        index.facets(["price"], where)
    with pytest.raises(InvalidQuery):
        worded(index, "red", where=where)


def test_many_values_in_a_filter(index: Index) -> None:
    fill(index)
    assert [d.id for d in index.browse(where={"price": [str(i) for i in range(9_000)]})] == ["a", "b", "d"]
    with pytest.raises(InvalidQuery, match="10,000"):
        index.browse(where={"price": [str(i) for i in range(100_000)]})


def test_facets_count_the_values(index: Index) -> None:
    fill(index)
    facets = index.facets(["colour", "price", "nobody has it"])
    assert {name: list(counts.items()) for name, counts in facets.items()} == {
        "colour": [("red", 2), ("blue", 1)],
        "price": [("10", 1), ("20.0", 1), ("30", 1), ("free", 1)],
        "nobody has it": [],
    }


def test_facets_count_among_the_documents_that_pass_the_filters(index: Index) -> None:
    fill(index)
    assert index.facets(["colour"], {"price": (15, None)}) == {"colour": {"blue": 1}}
    assert index.facets(["colour"], {"price": (15, None), "colour": "red"}) == {"colour": {}}


def test_browse_pages_through_a_filter(index: Index) -> None:
    fill(index)
    where: Where = {"price": (None, None)}
    assert [d.id for d in index.browse(size=2, where=where)] == ["a", "b"]
    assert [d.id for d in index.browse(after="b", size=2, where=where)] == ["d"]
    with pytest.raises(InvalidQuery, match="size"):
        index.browse(size=0)


def test_terms_are_the_words_of_the_captions_commonest_first(index: Index) -> None:
    fill(index)
    assert index.terms("") == [
        "a",
        "red",
        "dress",
        "about",
        "at",
        "blue",
        "laces",
        "look",
        "nothing",
        "poem",
        "shoes",
        "to",
    ]
    assert index.terms("L") == ["laces", "look"]
    assert index.terms("dress") == ["dress"]
    assert index.terms("z") == []
    assert index.terms("red d") == []
    assert index.terms("!") == []


def test_terms_follow_changes(index: Index) -> None:
    fill(index)
    assert index.terms("bl") == ["blue"]
    index.remove(["b"])
    assert index.terms("bl") == []
    index.add([Document("g", "black blouse, black")], image_vectors=None, caption_vectors=None)
    assert index.terms("bl") == ["black", "blouse"]


def test_at_most_twenty_terms(index: Index) -> None:
    index.add(
        [Document(f"{i}", " ".join(f"word{j:02}" for j in range(i, 40))) for i in range(40)],
        image_vectors=None,
        caption_vectors=None,
    )
    assert index.terms("wo") == [f"word{j}" for j in range(39, 19, -1)]
