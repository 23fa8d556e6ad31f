from collections import Counter

import pytest

from search.errors import InvalidInput
from search.evaluation.generated import Vocabulary, generated, named, vocabulary
from search.evaluation.kinds import Fields, Kind, asked_for, by_kind, every_document, kinds
from search.evaluation.queries import Asked
from search.nouns import Document, Query
from tests.collection import Entry, engine_over
from tests.evaluation.shop import FIELDS, entries, shop


def documents(*rows: tuple[str, dict[str, str]]) -> list[Document]:
    return [Document(id=str(number), caption=row[0], fields=row[1]) for number, row in enumerate(rows)]


def test_words_come_from_fields_where_there_are_some(tmp_path):
    with shop(tmp_path / "i") as engine:
        index = engine.index
        known = vocabulary(every_document(index), FIELDS, index.info().fields)
    assert known.colours == Counter({"red": 6, "green": 6, "blue": 6})
    assert known.patterns == Counter({"striped": 9, "plain": 9})
    assert known.kinds == Counter({Kind("top", "shirt"): 6, Kind("top", "vest"): 6, Kind("bottom", "skirt"): 6})
    assert (known.colours_from, known.patterns_from) == ("the field colour", "the field pattern")


def test_else_they_come_from_the_captions_and_a_single_mention_is_not_enough():
    kind = {"category": "top", "subcategory": "shirt"}
    said = documents(("a navy striped shirt", kind), ("Navy! striped", kind), ("red", kind), ("", {"category": "top"}))
    known = vocabulary(said, FIELDS, ["category", "subcategory"])
    assert (known.colours, known.patterns) == (Counter({"navy": 2}), Counter({"striped": 2}))
    assert known.kinds == Counter({Kind("top", "shirt"): 3})
    assert [one.query.text for one in generated(known, 5, seed=1)] == ["navy striped shirt"]


def test_queries_are_different_repeatable_and_carry_their_kind(tmp_path):
    known = vocabulary([Document(e.id, e.caption, e.fields) for e in entries()], FIELDS, ["colour", "pattern"])
    first, again, other = (generated(known, 10, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    assert len({one.query.text for one in first}) == len({one.id for one in first}) == 10
    for one in first:
        colour, pattern, thing = one.query.text.split()
        assert colour in known.colours
        assert pattern in known.patterns
        assert one.about["fine"] == thing
    assert len(generated(known, 1000, seed=1)) == 3 * 2 * 3  # there are no more
    assert generated(Vocabulary(Counter(), Counter(), Counter(), "", ""), 10, seed=1) == []


def test_common_things_are_asked_for_more_often():
    colours = Counter({f"c{n}": 1 for n in range(200)})
    known = Vocabulary(colours, Counter(), Counter({Kind("a", "often"): 9, Kind("a", "seldom"): 1}), "", "")
    asked = Counter(one.about["fine"] for one in generated(known, 100, seed=3))
    assert asked["often"] > 3 * asked["seldom"] > 0


def test_a_category_is_typed_in_words():
    assert named("Vest_top/Tank & co") == "vest top tank co"


def test_what_is_finely_right_is_broadly_right():
    shirt, other = Kind("top", "shirt"), Kind("bottom", "shirt")
    assert shirt.finely(shirt)
    assert not shirt.finely(other)
    assert Kind("", "shirt").finely(other)
    assert not Kind("", "shirt").broadly(other)
    assert not Kind("", "").finely(Kind("", ""))


def test_relevance_by_category(tmp_path):
    asked = [
        Asked("fine", Query(text="a"), about={"category": "top", "subcategory": "shirt"}),
        Asked("broad", Query(text="b"), about={"broad": "top"}),
        Asked("neither", Query(text="c")),
    ]
    with shop(tmp_path / "i") as engine:
        known = kinds(engine.index, Fields.of(engine.index))
        broad, fine = (by_kind(asked, FIELDS, known, fine=fine) for fine in (False, True))
    assert {query: len(grades) for query, grades in broad.items()} == {"fine": 12, "broad": 12}
    assert {query: len(grades) for query, grades in fine.items()} == {"fine": 6}
    assert known.counted(Kind("bottom", "skirt"), fine=True) == 6
    assert asked_for(asked[1], FIELDS) == Kind("top", "")


def test_fields_are_the_usual_ones_or_those_named(tmp_path):
    with engine_over(tmp_path / "i", Entry("1", "red", fields={"broad": "a", "fine": "b", "shelf": "c"})) as engine:
        assert Fields.of(engine.index) == Fields("broad", "fine")
        assert Fields.of(engine.index, fine="shelf") == Fields("broad", "shelf")
        with pytest.raises(InvalidInput, match="no field 'rack'; they have broad, fine, shelf"):
            Fields.of(engine.index, broad="rack")
    with (
        engine_over(tmp_path / "j", Entry("1", "red")) as engine,
        pytest.raises(InvalidInput, match=r"broad or category .* --broad"),
    ):
        Fields.of(engine.index)
