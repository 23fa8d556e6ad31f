"""`evaluate` on real files and a tiny random model."""

import json

import pytest

from tests.colour_encoder import picture
from tests.encoders import tiny_models
from tests.test_command_line import run


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with an index of six pictures, queries and judgements."""
    folder = tmp_path_factory.mktemp("evaluate")
    (folder / "model").mkdir()
    tiny_models.clip(folder / "model")
    source = folder / "photos"
    source.mkdir()
    rows = ["file_name,caption,category,subcategory"]
    for thing in ("shirt", "skirt"):
        for colour in ("red", "green", "blue"):
            picture(colour).save(source / f"{thing}-{colour}.png")
            rows.append(f"{thing}-{colour}.png,a {colour} {thing},clothes,{thing}")
    (source / "metadata.csv").write_text("\n".join(rows) + "\n")
    run("ingest", source, "--index", folder / "i", "--encoder", folder / "model")
    picture("red").save(folder / "asked.png")
    (folder / "queries.csv").write_text("id,text,image\nq1,a red shirt,\nq2,,asked.png\nq3,nothing of this,\n")
    (folder / "judged.qrels").write_text("q1 0 shirt-red.png 2\nq1 0 skirt-red.png 1\nq2 0 shirt-red.png 1\n")
    return folder


def test_the_retrieval_methods_as_json(place):
    done = run(
        "evaluate", "--index", place / "i", "--experiment", "retrieval-methods", "--json", "--count", "10",
        "--report", place / "report",
    )  # fmt: skip
    told = json.loads(done.stdout)
    for method in ("caption", "image", "average", "fused"):
        for k in ("10", "20", "50", "100"):
            assert 0 <= told["methods"][method][k]["fine"] <= told["methods"][method][k]["broad"] <= 1
    assert told["methods"]["fused"]["10"] == {"broad": 0.6, "fine": 0.3}  # all 6 are found, and 3 are of each kind
    assert "the report is in" in done.stderr
    assert json.loads((place / "report" / "report.json").read_text()) == told
    assert told["provenance"]["documents"] == 6
    assert "data:image/webp" in (place / "report" / "report.html").read_text()


def test_judged_queries_as_text(place):
    done = run(
        "evaluate", "--index", place / "i", "--queries", place / "queries.csv", "--judgements", place / "judged.qrels",
        "--measure", "RR",
    )  # fmt: skip
    assert "2 queries, relevance judged. 1 more were left out" in done.stdout
    [row] = [line for line in done.stdout.splitlines() if line.startswith("| text-bm25 |")]
    assert row.split(" | ")[:3] == ["| text-bm25", "1", "1.000 [1.000, 1.000]"]
    assert "## The fusion against each, RR (judged)" in done.stdout
    assert "![" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["--experiment", "guesses"],
            "no experiment 'guesses'; there are judged, retrieval-methods, fusion, ",
        ),
        (["--count", "0"], "--count is 0"),
        ([], "no queries; give a file of them"),
        (["--experiment", "retrieval-methods", "--fine", "rack"], "no field 'rack'"),
    ],
)
def test_what_cannot_be_evaluated_is_said(place, arguments, complaint):
    assert complaint in run("evaluate", "--index", place / "i", *arguments, code=2).stderr


def test_a_missing_file_of_queries_or_judgements_is_named(place):
    for option in ("--queries", "--judgements"):
        assert "nowhere" in run("evaluate", "--index", place / "i", option, place / "nowhere.csv", code=2).stderr
