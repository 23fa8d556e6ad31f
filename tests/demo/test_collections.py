"""What collections are called, where they are shown, and that they open together or not at all."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from demo.collections import BUNDLED, Link, Place, Shelf, links, opened, places
from search import Document, Engine, create_index
from search.errors import IndexNotFound, InvalidInput


def made(place: Path, caption: str) -> str:
    with closing(create_index(place, dimension=2, fingerprint="by-hand")) as index:
        index.add([Document("a", caption)], image_vectors=None, caption_vectors=np.eye(1, 2, dtype=np.float32))
    return str(place)


@pytest.mark.parametrize(
    ("option", "place"),
    [
        ("data/shop.index", Place("shop", "Shop", "data/shop.index")),
        ("data/summer_sale-2.index/", Place("summer-sale-2", "Summer sale 2", "data/summer_sale-2.index/")),
        ("opensearch://localhost:9200/shop", Place("shop", "Shop", "opensearch://localhost:9200/shop")),
        ("Old photos=x.index", Place("old-photos", "Old photos", "x.index")),
        ("Möbel=opensearchs://u:9200/a", Place("mobel", "Möbel", "opensearchs://u:9200/a")),
        ("日本=x.index", Place("1", "日本", "x.index")),
        ("data/a=b.index", Place("a-b", "A=b", "data/a=b.index")),
        (BUNDLED, Place("catalogue", "Catalogue", BUNDLED)),
        ("mine=bundled", Place("mine", "mine", BUNDLED)),
    ],
)
def test_a_collection_is_called_as_said_or_after_its_place(option: str, place: Place) -> None:
    assert places([option]) == (place,)


def test_a_folder_with_an_equals_sign_is_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a=b").mkdir()
    assert places(["a=b"])[0].where == "a=b"


def test_without_any_it_is_the_bundled_one() -> None:
    assert [place.where for place in places([])] == [BUNDLED]


@pytest.mark.parametrize("options", [["a/shop.index", "b/shop.index"], ["x=a", "X=b"], ["a b=x", "a-b=y"]])
def test_two_of_one_name_are_refused_with_both_places_and_a_way_out(options: list[str]) -> None:
    with pytest.raises(InvalidInput, match="NAME=WHERE") as refused:
        places(options)
    assert all(option.partition("=")[2] or option in str(refused.value) for option in options)


@pytest.mark.parametrize("option", ["=x.index", "shop=", " =x"])
def test_half_of_a_name_and_a_place_is_refused(option: str) -> None:
    with pytest.raises(InvalidInput, match="lacks its"):
        places([option])


def test_the_first_is_at_the_root_and_the_others_below_in(tmp_path: Path) -> None:
    where = places([made(tmp_path / "a.index", "red"), f"Blue ones={made(tmp_path / 'b.index', 'blue')}"])
    with opened(where) as shelves:
        assert [(shelf.name, shelf.path, shelf.base) for shelf in shelves] == [
            ("a", "/", ""),
            ("blue-ones", "/in/blue-ones/", "/in/blue-ones"),
        ]
        assert [shelf.engine.index.browse()[0].caption for shelf in shelves] == ["red", "blue"]


def test_one_that_is_not_there_ends_it_and_the_others_are_closed(tmp_path: Path) -> None:
    where = places([made(tmp_path / "a.index", "red"), str(tmp_path / "none.index")])
    with pytest.raises(IndexNotFound, match=r"none\.index"), opened(where):
        pytest.fail("it opened")


def test_the_ways_between_collections_are_relative(engine: Engine) -> None:
    shelves = [Shelf("a", "A", engine, "/"), Shelf("b", "B", engine, "/in/b/"), Shelf("c", "C", engine, "/in/c/")]
    assert links(shelves, shelves[0]) == (
        Link("a", "A", "./", True),
        Link("b", "B", "in/b/", False),
        Link("c", "C", "in/c/", False),
    )
    assert [link.path for link in links(shelves, shelves[1])] == ["../../", "./", "../../in/c/"]
