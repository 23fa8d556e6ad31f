"""The searches side by side: each column is its leg's ranking, and a document has the same number in all of them."""

from dataclasses import replace

import pytest

from demo.actions import Answer, search
from demo.columns import columns
from demo.form import Asked
from demo.language import languages
from demo.telling import way
from demo.uploads import Uploads
from search import Engine
from search.nouns import LegName, Ranking
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture
def both(engine: Engine, uploads: Uploads) -> Answer:
    return search(engine, uploads, Asked(text="blue", like="red", view="legs"))


def ids(html: str) -> list[str]:
    return [str(button["data-id"]) for button in Read(html).named("button", "card")]


def parted(html: str) -> list[str]:
    """The columns, each as HTML of its own."""
    inside = html.split('<section class="ranking', 1)[1].rsplit("</div>", 1)[0]
    return ['<section class="ranking' + each for each in inside.split('<section class="ranking')]


def test_there_is_the_answer_and_a_column_for_each_leg_in_its_own_order(both: Answer) -> None:
    together, *legs = parted(columns(both, ENGLISH))
    assert ids(together) == [hit.document.id for hit in both.hits[:10]]
    assert len(legs) == len(both.rankings) >= 5
    for html, ranking in zip(legs, both.rankings, strict=True):
        assert ids(html) == list(ranking.ids[:10])
        assert ENGLISH(f"leg.{ranking.leg}") in Read(html).texts("h2")[0]
        assert Read(html).texts("span", "at") == [str(rank) for rank in range(1, len(ranking.ids[:10]) + 1)]


def test_a_document_has_one_number_and_it_is_its_place_in_the_fused_list(both: Answer) -> None:
    read = Read(columns(both, ENGLISH))
    numbers = dict(zip(ids(columns(both, ENGLISH)), read.texts("span", "number"), strict=True))
    given = list(zip(ids(columns(both, ENGLISH)), read.texts("span", "number"), strict=True))
    assert all(numbers[id_] == number for id_, number in given)
    for hit in both.hits[:10]:
        assert numbers[hit.document.id] == str(hit.fused_rank)


def test_the_first_ten_have_a_colour_and_the_others_none(both: Answer) -> None:
    read = Read(columns(both, ENGLISH))
    for given, number in zip(read.named("span", "number"), read.texts("span", "number"), strict=True):
        assert str(given["class"]).endswith(f"of-{number}") == (int(number) <= 10)
        assert given["aria-label"] == f"number {number} all together"


def test_with_something_unwanted_only_the_numbers_that_are_known_are_told(engine: Engine, uploads: Uploads) -> None:
    given = search(engine, uploads, Asked(text="cloth", without="red", view="legs"))
    known = {hit.document.id: str(hit.fused_rank) for hit in given.hits}
    html = columns(given, ENGLISH)
    shown = list(zip(ids(html), Read(html).texts("span", "number"), strict=True))
    assert all(number == known.get(id_, "·") for id_, number in shown)
    assert "·" in dict(shown).values()


def test_the_sum_is_spelt_out_with_the_numbers_of_the_first_hit(engine: Engine, uploads: Uploads) -> None:
    given = search(engine, uploads, Asked(text="red cloth", view="legs", k=20, weights={"text-bm25": 0.5}))
    top = given.hits[0]
    sentence = Read(columns(given, ENGLISH)).texts("p", "sum")[0]
    terms = sentence.partition(" with ")[2].partition(" = ")[0]
    assert "0.5/(20+" in terms
    assert eval(terms) == pytest.approx(top.score)
    assert f"= {top.score:.4f}." in sentence
    assert f"= {top.score:.4f}.".replace("0.", "0,") in Read(columns(given, GERMAN)).texts("p", "sum")[0]


def test_each_column_tells_its_weight(engine: Engine, uploads: Uploads) -> None:
    said: dict[LegName, float] = {"text-bm25": 0.5, "text-caption": 1.0, "text-image": 2.0}
    given = search(engine, uploads, Asked(text="red", view="legs", weights=said))
    weights = {"text-bm25": "0.5", "text-caption": "1", "text-image": "2"}
    told = Read(columns(given, ENGLISH)).texts("p", "weight")
    assert told == [f"Weight {weights[ranking.leg]}" for ranking in given.rankings]


def test_a_leg_that_found_nothing_says_so(both: Answer) -> None:
    read = Read(columns(replace(both, rankings=(*both.rankings, Ranking("text-average"))), ENGLISH))
    assert read.texts("p", "nothing") == ["Found nothing"]


def test_every_card_of_a_hit_says_its_rank_and_where_it_is_told_of(both: Answer) -> None:
    read = Read(columns(both, ENGLISH))
    ranks = {hit.document.id: str(hit.rank) for hit in both.hits}
    for card in read.named("button", "card"):
        assert card.get("data-rank") == ranks.get(str(card["data-id"]))
    assert read.named("div", "searches")[0]["data-tells"] == way(both)


def test_the_columns_scroll_in_a_region_that_has_a_name_and_takes_the_keyboard(both: Answer) -> None:
    region = Read(columns(both, ENGLISH)).named("div", "searches")[0]
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "The searches side by side")
