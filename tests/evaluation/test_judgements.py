import pytest

from search.errors import InvalidInput
from search.evaluation.judgements import checked_grades, read_judgements, write_qrels


def test_what_is_written_is_read_back_with_ids_that_hold_spaces(tmp_path):
    judgements = {"q 2": {"my photo.jpg": 1, "b.jpg": 0}, "q1": {"a.jpg": 3}}
    write_qrels(tmp_path / "judged.qrels", judgements)
    assert read_judgements(tmp_path / "judged.qrels") == judgements
    write_qrels(tmp_path / "judged.qrels", {"q1": {}})
    assert read_judgements(tmp_path / "judged.qrels") == {}
    assert [file.name for file in tmp_path.iterdir()] == ["judged.qrels"]


def test_qrels_as_trec_writes_them(tmp_path):
    file = tmp_path / "qrels.txt"
    file.write_text("301 0 FBIS3-10082   1\n301 Q0 FBIS3-10169 0\n\n302 0 FBIS3-1 -2\n302 0 FBIS3-1 2\r\n")
    assert read_judgements(file) == {"301": {"FBIS3-10082": 1, "FBIS3-10169": 0}, "302": {"FBIS3-1": 2}}


def test_a_negative_grade_is_none(tmp_path):
    file = tmp_path / "qrels.txt"
    file.write_text("1 0 a -1\n")
    assert read_judgements(file) == {"1": {"a": 0}}


def test_json_lines_hold_one_judgement_or_all_of_a_query(tmp_path):
    file = tmp_path / "judged.jsonl"
    file.write_text(
        '{"query": "q1", "document": "a", "grade": 2}\n{"query": "q1", "document": "b"}\n'
        '{"id": "q2", "relevant": {"c": 1}, "text": "ignored"}\n'
    )
    assert read_judgements(file) == {"q1": {"a": 2, "b": 1}, "q2": {"c": 1}}


def test_a_list_of_documents_answers():
    assert checked_grades(["a", "b"]) == {"a": 1, "b": 1}
    with pytest.raises(ValueError, match="not an object"):
        checked_grades("a")


@pytest.mark.parametrize("line", ["q1 0 a", "q1 0 a good", "q1 0 a 1 more"])
def test_a_line_that_is_no_judgement_is_named(tmp_path, line):
    file = tmp_path / "qrels.txt"
    file.write_text(f"q1 0 a 1\n{line}\n")
    with pytest.raises(InvalidInput, match="line 2 is no judgement"):
        read_judgements(file)


def test_a_grade_in_json_is_a_whole_number(tmp_path):
    file = tmp_path / "judged.jsonl"
    file.write_text('{"query": "q1", "document": "a", "grade": 0.5}\n')
    with pytest.raises(InvalidInput, match=r"0\.5 is no whole number"):
        read_judgements(file)


def test_ids_that_would_break_the_lines_are_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(InvalidInput, match="tab or a line break"):
        write_qrels(tmp_path / "judged.qrels", {"q1": {"a\tb": 1}})
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InvalidInput, match="nowhere"):
        read_judgements(tmp_path / "nowhere")
