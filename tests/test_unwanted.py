from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Engine, Query
from search.unwanted import MOST_ENCODED, alternatives
from tests.collection import Entry, engine_over
from tests.colour_encoder import ColourEncoder

SHOP = (
    Entry("belted", "a coat with a belt"),
    Entry("dotted", "a coat with small dots"),
    Entry("plain", "a coat"),
    Entry("striped", "a coat with stripes"),
    Entry("stripes-and-dots", "a coat with stripes and small dots"),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "shop.index", *SHOP) as engine:
        yield engine


def behind(engine: Engine, without: str) -> list[str]:
    hits = engine.search(Query(text="coat", without=without), legs=["text-bm25"], top=50).hits
    return sorted(hit.document.id for hit in hits if hit.unwanted)


@pytest.mark.parametrize(
    ("without", "things"),
    [
        ("stripes", ("stripes",)),
        ("stripes or dots, belt", ("stripes", "dots", "belt")),
        ("red, blue, and green", ("red", "blue", "green")),
        ("Streifen oder Punkte und Gürtel", ("Streifen", "Punkte", "Gürtel")),
        ("big dots; big dots", ("big dots",)),
        ("black-and-white, sand, orange", ("black-and-white", "sand", "orange")),
        (" , ", ()),
        ("", ()),
    ],
)
def test_things_are_parted_by_marks_and_by_and_and_or(without, things):
    assert alternatives(without) == things


def test_each_thing_is_unwanted_by_itself(shop):
    assert behind(shop, "stripes or dots") == ["dotted", "striped", "stripes-and-dots"]
    assert behind(shop, "stripes, belt") == ["belted", "striped", "stripes-and-dots"]


def test_of_one_thing_every_word_has_to_be_there_but_those_that_say_nothing(shop):
    assert behind(shop, "small stripes") == ["stripes-and-dots"]
    assert behind(shop, "the dots of it") == ["dotted", "stripes-and-dots"]
    assert behind(shop, "a") == [entry.id for entry in SHOP]


def test_nothing_but_marks_leaves_nothing_out(shop):
    assert behind(shop, ", ,") == []


def test_each_thing_is_looked_for_by_its_meaning_too(tmp_path):
    entries = [Entry(f"blue{i:02}", "a coat", ("blue",)) for i in range(30)]
    entries += [Entry("red", "a coat", ("red",)), Entry("green", "a coat", ("green",))]
    with engine_over(tmp_path / "i", *entries) as engine:
        assert behind(engine, "red") == ["red"]
        assert behind(engine, "red or green") == ["green", "red"]


def test_a_long_list_is_not_all_encoded(shop):
    encoder = shop.encoder
    assert isinstance(encoder, ColourEncoder)
    before = encoder.texts_encoded
    behind(shop, ", ".join(f"thing{n}" for n in range(50)) + ", belt")
    assert encoder.texts_encoded - before == MOST_ENCODED
    assert behind(shop, ", ".join(f"thing{n}" for n in range(50)) + ", belt") == ["belted"]
