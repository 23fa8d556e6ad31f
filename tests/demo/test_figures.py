"""What every way to answer is worth by what is judged: the values of `evaluate`, and what is provisional says so."""

import pytest

from demo.figures import figures, table, told
from demo.judging import Pool, pooled, read
from demo.language import languages
from demo.uploads import Uploads
from search import Engine
from search.evaluation.contenders import every_contender, runs
from search.evaluation.measures import measured
from search.evaluation.retrieved import retrieved
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture
def pool(engine: Engine, uploads: Uploads) -> Pool:
    return pooled(read("?q=red+cloth"), engine, uploads)


def test_they_are_those_of_evaluate(pool: Pool, engine: Engine) -> None:
    grades = {document.id: place % 3 for place, document in enumerate(pool.documents)}
    found = retrieved(engine, [pool.asked])
    whole = runs(every_contender(found), [pool.asked], found)
    values = measured(whole, {pool.asked.id: grades}, ("P@5", "P@10", "nDCG@10"))
    for one in figures(pool, grades):
        assert one.values == {measure: of[pool.asked.id] for measure, of in values[one.name].items()}


def test_by_hand(pool: Pool) -> None:
    first, second = pool.runs["fused"][:2]
    fused = figures(pool, {first: 2, second: 1})[-1]
    assert fused.name == "fused"
    assert fused.values == {"P@5": 0.4, "P@10": 0.2, "nDCG@10": 1.0}
    assert figures(pool, {first: 0, second: 2})[-1].values["P@5"] == 0.2
    assert (fused.judged, fused.of) == (2, 10)


def test_what_is_not_wholly_judged_is_provisional(pool: Pool) -> None:
    judged = dict.fromkeys(pool.runs["text-image"], 1)
    html = Read(table(figures(pool, judged), ENGLISH))
    rows = {str(row["data-way"]): "provisional" in str(row["class"]) for row in html.named("tr") if "data-way" in row}
    assert rows["text-image"] is False
    assert rows["fused"] is (not set(pool.runs["fused"]) <= set(judged))
    assert "10 of 10" in html.texts("td")
    assert "Provisional" in html.text
    everything = {document.id: 1 for document in pool.documents}
    assert "Provisional" not in table(figures(pool, everything), ENGLISH)


def test_nothing_judged_has_no_figures(pool: Pool) -> None:
    html = Read(table(figures(pool, {}), GERMAN))
    assert html.texts("td")[:4] == ["–", "–", "–", "0 von 10 *"]


def test_how_far_it_is_in_a_line(pool: Pool) -> None:
    of = len(pool.documents)
    assert told(figures(pool, {}), 0, of, ENGLISH) == f"0 of {of} judged."
    part = told(figures(pool, {pool.runs["fused"][0]: 2}), 1, of, ENGLISH)
    assert "P@10 0.10, nDCG@10 1.00, provisional: 1 of its first 10" in part
    whole = {document.id: 0 for document in pool.documents}
    assert told(figures(pool, whole), of, of, GERMAN).endswith("P@10 0,00, nDCG@10 0,00.")
