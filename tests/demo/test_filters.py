"""Filters are offered where they help."""

from demo import filters
from demo.filters import Choice, Range
from search import Engine
from search.where import Where


def test_a_shop_offers_its_kinds_and_colours_and_a_range_of_prices_but_not_its_titles(engine: Engine) -> None:
    offered = filters.offered(engine.index)
    assert [item.field for item in offered] == ["kind", "colour", "price"]
    kind, colour, price = offered
    assert kind == Choice("kind", {"striped": 28, "plain": 9, "note": 3})
    assert isinstance(colour, Choice)
    assert colour.values["red"] == 8
    assert price == Range("price", 10.5, 45.5)


def test_nothing_chosen_filters_nothing(engine: Engine) -> None:
    offered = filters.offered(engine.index)
    assert filters.chosen(offered, [[], [], "", ""]) == {}
    assert filters.chosen(offered, [None, None, None, None]) == {}
    assert filters.chosen(offered, []) == {}


def test_what_is_chosen_narrows_a_real_search(engine: Engine) -> None:
    where = filters.chosen(filters.offered(engine.index), [["striped"], ["red", "green"], "", "20"])
    assert where == {"kind": ["striped"], "colour": ["red", "green"], "price": (None, 20.0)}
    found = engine.index.browse(size=100, where=where)
    assert {document.id for document in found} == {"red-green", "red-blue"}


def test_what_a_query_filters_by_is_what_the_controls_hold(engine: Engine) -> None:
    offered = filters.offered(engine.index)
    where: Where = {"kind": ["striped", "never was"], "price": (None, 20.5), "other": ["x"]}
    values = filters.held(offered, where)
    assert values == [["striped"], [], "", "20.5"]
    assert filters.chosen(offered, values) == {"kind": ["striped"], "price": (None, 20.5)}
    assert filters.held(offered, {"kind": (1.0, 2.0), "price": ["20"]}) == [[], [], "", ""]  # of the other sort
    assert [filters.written(value) for value in (None, 50.0, 0.35, "a")] == ["", "50", "0.35", "a"]
