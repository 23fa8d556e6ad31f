import json

import pytest

from search.errors import InvalidInput
from search.evaluation.queries import read_queries
from tests.colour_encoder import picture


def test_json_lines_and_tables_give_the_same_queries(tmp_path):
    picture("red").save(tmp_path / "red.png")
    where = {"price": {"to": 50}, "kind": ["a", "b"]}
    rows = [
        {"id": "q1", "text": "striped red dress", "where": where, "fine": "dress"},
        {"id": "q2", "image": "red.png", "without": "belt", "exclude": ["red.png"]},
    ]
    (tmp_path / "q.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    cell = json.dumps(where).replace('"', '""')
    (tmp_path / "q.csv").write_text(
        f'id,text,where,image,without,exclude,fine\nq1,striped red dress,"{cell}",,,,dress\n'
        "q2,,,red.png,belt,red.png,\n"
    )
    (tmp_path / "plain.tsv").write_text("id\ttext\nq1\ta, b\n")
    assert read_queries(tmp_path / "plain.tsv")[0].query.text == "a, b"
    from_json, from_csv = read_queries(tmp_path / "q.jsonl"), read_queries(tmp_path / "q.csv")
    assert from_json == from_csv
    first, second = from_json
    assert dict(first.query.where) == {"price": (None, 50.0), "kind": ["a", "b"]}
    assert (first.about, second.exclude) == ({"fine": "dress"}, ("red.png",))
    assert second.query.image == tmp_path / "red.png"
    assert second.shown == "[red.png] without belt"


def test_ids_default_to_line_numbers_and_judgements_may_stand_beside_the_query(tmp_path):
    (tmp_path / "q.jsonl").write_text(
        '{"text": "a", "relevant": {"x": 2}, "aspects": {"left": ["x"]}}\n\n{"text": "b"}\n'
    )
    first, second = read_queries(tmp_path / "q.jsonl")
    assert (first.id, second.id) == ("1", "3")
    assert (first.relevant, first.aspects, second.relevant) == ({"x": 2}, {"left": ("x",)}, None)


def test_the_bundled_queries_can_be_read():
    from search.bundled import COLLECTION

    asked = read_queries(COLLECTION / "queries.jsonl")
    assert len({one.id for one in asked}) == len(asked) > 200
    assert all(one.relevant for one in asked)
    assert {"negation", "spelling", "language"} <= {one.about["kind"] for one in asked}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"id": "q1"}', "neither a text nor an image"),
        ('{"text": "a", "image": "nowhere.png"}', "there is no picture"),
        ('{"text": "a", "where": {"price": {"least": 5}}}', "`from` and `to`"),
        ("red dress", "no JSON"),
        ('["red dress"]', "no JSON object"),
        ('{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}', "'1' more than once"),
        ("", "holds no queries"),
    ],
)
def test_what_is_no_query_is_named(tmp_path, text, complaint):
    (tmp_path / "q.jsonl").write_text(text)
    with pytest.raises(InvalidInput, match=complaint):
        read_queries(tmp_path / "q.jsonl")


def test_other_forms_are_refused(tmp_path):
    with pytest.raises(InvalidInput, match=r"none of \.jsonl"):
        read_queries(tmp_path / "q.txt")
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_queries(tmp_path / "q.csv")
