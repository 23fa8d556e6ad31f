"""Judged queries: the rules on rows that can be checked by hand, and the bundled file against its metadata."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from assets.catalogue.judge.collecting import WANTED, collected
from assets.catalogue.judge.drafts import Draft, in_turn
from assets.catalogue.judge.families.ambiguous import ambiguous
from assets.catalogue.judge.families.changes import another_colour, another_length, drafted
from assets.catalogue.judge.families.home import home
from assets.catalogue.judge.families.negation import negation
from assets.catalogue.judge.families.pictures import like
from assets.catalogue.judge.families.spelling import mistyped
from assets.catalogue.judge.families.synonyms import SYNONYMS, used
from assets.catalogue.judge.likeness import near
from assets.catalogue.judge.phrases import asking, counted, one
from assets.catalogue.judge.queries import COLLECTION, JudgedQuery, read_queries, write_queries
from assets.catalogue.judge.rows import JUDGED, Row, read_rows
from assets.catalogue.judge.tongues import TONGUES
from assets.catalogue.judge.vocabulary import says, vocabulary, words
from assets.catalogue.judge.wishes import asked, judged, wish

pytestmark = pytest.mark.slow  # of the drawn collection: in `make test`, not in `make check`

KINDS = [wanted.kind for wanted in WANTED]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows(COLLECTION)


@pytest.fixture(scope="module")
def queries() -> list[JudgedQuery]:
    return read_queries()


def row(name: str, **known: str) -> Row:
    return dict.fromkeys(JUDGED, "") | {"file_name": name, "pattern": "plain", "line": name} | known


def skirt(name: str, colour: str, **known: str) -> Row:
    return row(name, broad="skirt", fine="mini skirt", colour=colour, material="cotton", **known)


# The rules, on rows that can be judged by eye.


def test_two_wishes_are_granted_nearly_granted_or_missed() -> None:
    rule = asked(wish("fine", "mini skirt"), [wish("colour", "red")])
    assert [rule(skirt("a", colour)) for colour in ("red", "burgundy", "green")] == [2, 1, 0]
    assert rule(row("b", fine="sneaker", colour="red")) == 0


def test_one_of_three_attributes_may_be_missed_but_not_one_of_two() -> None:
    seen = row("a", fine="shirt", colour="green", pattern="dotted", material="silk")
    two = [wish("colour", "red"), wish("pattern", "dotted")]
    assert asked(wish("fine", "shirt"), two)(seen) == 0
    assert asked(wish("fine", "shirt"), [*two, wish("material", "silk")])(seen) == 1


def test_nearness_counts_both_ways_and_never_names_what_was_wished_for() -> None:
    assert near("colour", ["red"]) == {"burgundy"}
    assert near("colour", ["burgundy"]) == {"red"}
    assert near("pattern", ["horizontal stripes", "vertical stripes"]) == {"pinstripes"}
    assert near("closure", ["a zip"]) == set()


def test_a_picture_is_answered_by_its_line_and_in_part_by_its_kind_in_one_colour_or_print() -> None:
    shown = skirt("shown", "red", line="Una-1", pattern="dotted")
    others = [
        skirt("same line", "blue", line="Una-1", pattern="dotted"),
        skirt("same colour", "red"),
        skirt("same print", "green", pattern="dotted"),
        skirt("neither", "green"),
        row("another kind", fine="sneaker", colour="red", pattern="dotted"),
    ]
    draft = like([shown, *others], shown)
    assert draft.image == "shown"
    assert draft.relevant == {"same line": 2, "same colour": 1, "same print": 1}


def test_a_change_of_colour_keeps_print_and_material_for_a_full_answer() -> None:
    shown = skirt("shown", "blue", pattern="dotted")
    wanted = skirt("as it should be", "red", pattern="dotted")
    other = skirt("print lost", "red")
    rows = [shown, wanted, other, skirt("colour not changed", "blue", pattern="dotted")]
    (change,) = another_colour(rows, shown)
    draft = drafted(rows, shown, change, Random(0))
    assert draft.relevant == {"as it should be": 2, "print lost": 1}
    assert "red" in (draft.text or "")


def test_longer_and_shorter_look_along_the_lengths() -> None:
    rows = [skirt(length, "red", length=length) for length in ("short", "midi", "full-length")]
    to = {change.words[1]: change.to for change in another_length(rows, rows[1])}
    assert to == {"longer": {"full-length"}, "shorter": {"short"}}


def test_what_is_ruled_out_is_never_an_answer() -> None:
    rows = [skirt(f"plain {n}", "red") for n in range(4)]
    rows += [skirt(f"striped {n}", "red", pattern="horizontal stripes") for n in range(3)]
    drafts = [draft for draft in negation(rows, Random(0)) if "strip" in (draft.text or "")]
    assert drafts
    assert all(set(draft.relevant) == {f"plain {n}" for n in range(4)} for draft in drafts)


def test_an_ambiguous_query_has_an_aspect_for_each_kind_of_what_it_names() -> None:
    fines = ("blazer", "parka", "biker jacket")
    rows = [row(f"{fine} {n}", broad="jacket", fine=fine, colour="black") for fine in fines for n in range(4)]
    draft = next(draft for draft in ambiguous(rows, Random(0)) if draft.text == "black jacket")
    assert draft.aspects["fine: parka"] == tuple(f"parka {n}" for n in range(4))
    assert len(draft.aspects) == 3
    assert len(draft.relevant) == 12


def test_homes_are_asked_for_by_style_and_light() -> None:
    rows = [
        row(f"{style} {broad} {light}", broad=broad, fine=f"{style} {broad}", style=style, light=light)
        for broad in ("house", "kitchen")
        for style in ("modern", "rustic")
        for light in ("daylight", "night")
    ]
    found = {draft.text: draft.relevant for draft in home(rows, Random(0))}
    assert set(found["rustic home"]) == {one["file_name"] for one in rows if one["style"] == "rustic"}
    assert found["house at night"] == {"modern house night": 2, "rustic house night": 2}


def test_what_a_home_has_is_read_off_its_details_and_not_its_caption() -> None:
    parts = {"with": "an island; open shelves", "without": "open shelves"}
    rows = [
        row(f"{line} {n}", broad="kitchen", style="modern", line=line, details=details, caption="An island in the sun")
        for line, details in parts.items()
        for n in range(2)
    ]
    found = {draft.text: draft.relevant for draft in home(rows, Random(0))}
    assert found["kitchen with an island"] == {"with 0": 2, "with 1": 2}
    assert found["modern kitchen with an island"] == {"with 0": 2, "with 1": 2, "without 0": 1, "without 1": 1}


def test_a_collection_without_homes_is_told_so_in_words(rows: list[Row]) -> None:
    _, complaints = collected([one for one in rows if one["broad"] == "dress"])
    assert any("no picture of a house or a kitchen" in complaint for complaint in complaints)


def test_a_query_needs_two_answers_and_one_in_full() -> None:
    draft = Draft("red skirt", None, "", {"a": 2, "b": 1})
    assert draft.useful()
    assert not replace(draft, relevant={"a": 2}).useful()
    assert not replace(draft, relevant={"a": 1, "b": 1}).useful()


def test_turns_are_fair_on_both_levels() -> None:
    words = ["ax", "ax", "ax", "ay", "bx"]
    first, second, third, *_ = in_turn(words, Random(3), lambda word: word[0], lambda word: word[1])
    assert {first[0], second[0]} == {"a", "b"}
    assert {first, second, third} == {"ax", "ay", "bx"}


def test_queries_read_like_queries() -> None:
    said = {"pattern": "horizontal stripes", "neckline": "V-neck", "sleeve": "sleeveless", "colour": "multicolour"}
    assert asking("top", said) == "sleeveless multicoloured striped top with a V-neck"
    assert asking("coat", {"neckline": "a hood", "closure": "two buttons"}) == "coat with a hood and two buttons"
    assert counted("open collar") == "an open collar"
    assert [one(broad) for broad in ("dress", "boot", "knitwear", "jewellery")] == [
        "a dress",
        "boots",
        "knitwear",
        "jewellery",
    ]


def test_adjectives_of_other_languages_follow_their_nouns() -> None:
    german, french, spanish = TONGUES
    assert german.says(("broad", "skirt"), "blue") == "blauer Rock"
    assert german.says(("broad", "boot"), "black", material="suede") == "schwarze Stiefel aus Wildleder"
    assert french.says(("broad", "shoe"), "grey") == "chaussures grises"
    assert french.says(("broad", "coat"), "brown", ("dotted",)) == "manteau marron à pois"
    assert spanish.says(("broad", "boot"), "red") == "botas rojas"
    assert spanish.says(("broad", "shoe"), "white") == "zapatos blancos"


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.name)
def test_every_language_knows_the_same_things(tongue) -> None:
    assert set(tongue.nouns) == set(TONGUES[0].nouns)
    assert set(tongue.colours) == set(TONGUES[0].colours)
    assert set(tongue.patterns) == set(TONGUES[0].patterns)
    assert set(tongue.materials) == set(TONGUES[0].materials)
    assert {len(forms) for forms in (*tongue.colours.values(), *tongue.patterns.values())} <= {1, 4}


def test_a_mistyped_word_is_no_word_of_the_captions_and_starts_as_it_should() -> None:
    known = frozenset({"stripd", "strped"})
    for seed in range(200):
        wrong = mistyped("striped", Random(seed), known)
        assert wrong not in {"striped", *known}
        assert wrong[0] == "s"
        assert abs(len(wrong) - len("striped")) <= 1


def test_a_phrase_is_said_only_in_whole_words() -> None:
    assert says("Polka-dot dress", "polka dot")
    assert says("Sweaters", "sweater")
    assert not says("A sweatshirt", "sweat")


# The file, against the metadata that it is derived from.


@pytest.mark.slow
def test_the_file_is_what_the_program_derives(rows: list[Row], queries: list[JudgedQuery]) -> None:
    derived, _ = collected(rows)
    assert derived == queries


def test_there_are_enough_queries_of_every_kind(rows: list[Row], queries: list[JudgedQuery]) -> None:
    counted_kinds = Counter(query.kind for query in queries)
    assert len(queries) >= 180
    assert {
        wanted.kind: counted_kinds[wanted.kind] for wanted in WANTED if counted_kinds[wanted.kind] < wanted.least
    } == {}
    assert set(counted_kinds) <= set(KINDS)


def test_every_query_can_be_asked_and_answered(rows: list[Row], queries: list[JudgedQuery]) -> None:
    names = {one["file_name"] for one in rows}
    assert len({query.id for query in queries}) == len(queries)
    assert len({(query.text, query.image) for query in queries}) == len(queries)
    for query in queries:
        assert query.text or query.image, query.id
        assert set(query.relevant) <= names, query.id
        assert len(query.relevant) >= 2, query.id
        assert set(query.relevant.values()) <= {1, 2}, query.id
        assert 2 in query.relevant.values(), query.id
        assert query.exclude == ((query.image,) if query.image else ()), query.id
        assert query.image is None or query.image in names - set(query.relevant), query.id
        assert set(query.aspects) == set() or query.kind == "ambiguous", query.id


def test_aspects_part_the_answers(queries: list[JudgedQuery]) -> None:
    for query in (query for query in queries if query.kind == "ambiguous"):
        documents = [document for shown in query.aspects.values() for document in shown]
        assert len(query.aspects) >= 3, query.id
        assert sorted(documents) == sorted(query.relevant), query.id


def test_a_changed_picture_is_answered_by_nothing_that_lacks_the_change(
    rows: list[Row], queries: list[JudgedQuery]
) -> None:
    known = {one["file_name"]: one for one in rows}
    for query in (query for query in queries if query.kind == "change"):
        column, _, to = query.must.partition(";")[0].partition(" is ")
        assert query.text
        assert query.image
        assert {known[document][column] for document in query.relevant} <= set(to.split(" or ")), query.id
        assert known[query.image][column] not in to.split(" or "), query.id


def test_no_synonym_stands_in_a_caption(rows: list[Row], queries: list[JudgedQuery]) -> None:
    unused = {synonym.word for synonym in SYNONYMS if not used(rows, synonym.word)}
    for query in (query for query in queries if query.kind == "synonym"):
        assert any(says(query.text or "", word) for word in unused), query.id


def test_every_misspelt_query_has_a_word_that_no_caption_has(rows: list[Row], queries: list[JudgedQuery]) -> None:
    known = vocabulary(rows)
    for query in (query for query in queries if query.kind == "spelling"):
        assert set(words(query.text or "")) - known, query.id


def test_descriptions_are_long(queries: list[JudgedQuery]) -> None:
    lengths = [len(words(query.text or "")) for query in queries if query.kind == "description"]
    assert min(lengths) >= 50


# Reading and writing.


def test_what_is_written_is_read_again(tmp_path: Path, queries: list[JudgedQuery]) -> None:
    write_queries(queries[::7], tmp_path)
    assert read_queries(tmp_path) == queries[::7]
    assert set(json.loads((tmp_path / "queries.jsonl").read_text(encoding="utf-8").splitlines()[0])) == {
        *("id", "kind", "text", "image", "must", "relevant", "aspects", "exclude")
    }


def test_a_line_that_is_no_judged_query_is_named(tmp_path: Path, queries: list[JudgedQuery]) -> None:
    write_queries(queries[:1], tmp_path)
    with (tmp_path / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "attribute-99", "text": "red skirt"}\n')
    with pytest.raises(ValueError, match="line 2 is not a judged query"):
        read_queries(tmp_path)


def test_a_grade_is_only_given_where_it_is_earned() -> None:
    red, green = skirt("red", "red"), skirt("green", "green")
    rule = asked(wish("fine", "mini skirt"), [wish("colour", "red")])
    assert judged([red, green], rule) == {"red": 2}
    assert judged([red, green], rule, without=["red"]) == {}
