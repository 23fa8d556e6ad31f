"""Measures against trec_eval's own code on real judgements, and by hand."""

import csv
from math import log2

import numpy as np
import pytest
import pytrec_eval

from search import create_index
from search.bundled import COLLECTION
from search.errors import InvalidInput
from search.evaluation import measures as room
from search.evaluation.judgements import read_judgements, write_qrels
from search.evaluation.measures import CUTS, mean, measured
from search.evaluation.queries import read_queries
from search.nouns import Document, Leg

TREC = {"P": "P_", "R": "recall_", "nDCG": "ndcg_cut_", "Success": "success_"}


@pytest.fixture(scope="module")
def real_run(tmp_path_factory):
    """The bundled collection's judged texts answered by BM25, as files of TREC's formats."""
    folder = tmp_path_factory.mktemp("run")
    index = create_index(folder / "i", dimension=2, fingerprint="none")
    with (COLLECTION / "metadata.csv").open(newline="") as file:
        documents = [Document(id=row["file_name"], caption=row["caption"]) for row in csv.DictReader(file)]
    vectors = np.where([[bool(document.caption)] for document in documents], [[1.0, 0.0]], np.nan).astype(np.float32)
    index.add(documents, image_vectors=None, caption_vectors=vectors)
    asked = [one for one in read_queries(COLLECTION / "queries.jsonl") if one.query.text]
    lines = []
    for one in asked:
        [ranking] = index.retrieve([Leg("text-bm25", text=one.query.text)], depth=100)
        for place, id_ in enumerate(ranking.ids):
            lines.append(f"{one.id}\tQ0\t{id_}\t{place + 1}\t{len(ranking) - place}\tbm25\n")
    index.close()
    (folder / "run.txt").write_text("".join(lines))
    write_qrels(folder / "judged.qrels", {one.id: one.relevant or {} for one in asked})
    return folder


def test_every_measure_is_exactly_trec_evals_on_a_real_run_and_qrels_file(real_run, monkeypatch):
    with (real_run / "judged.qrels").open() as qrels_file, (real_run / "run.txt").open() as run_file:
        qrels, run = pytrec_eval.parse_qrel(qrels_file), pytrec_eval.parse_run(run_file)
    names = {f"{ours}@{k}": f"{theirs}{k}" for ours, theirs in TREC.items() for k in CUTS}
    names |= {"AP": "map", "RR": "recip_rank"}
    cuts = ",".join(map(str, CUTS))
    families = {f"{name}.{cuts}" for name in ("P", "recall", "ndcg_cut", "success")}
    theirs = pytrec_eval.RelevanceEvaluator(qrels, {*families, "map", "recip_rank"}).evaluate(run)
    assert len(theirs) > 150
    ranked = {query: tuple(sorted(found, key=found.__getitem__, reverse=True)) for query, found in run.items()}
    judgements = read_judgements(real_run / "judged.qrels")
    assert judgements == qrels
    for most in (room.MOST_GRADES, 100):  # all queries at once, and in many parts
        monkeypatch.setattr(room, "MOST_GRADES", most)
        ours = measured({"bm25": ranked}, judgements)["bm25"]
        assert set(ours) == set(names)
        for name, of in ours.items():
            assert of == {query: theirs[query][names[name]] for query in ranked}


def test_values_by_hand():
    judgements = {"q": {"a": 2, "b": 1, "x": 0, "missed": 1}}
    of = measured({"m": {"q": ("x", "a", "b")}}, judgements)["m"]
    assert of["P@5"]["q"] == pytest.approx(2 / 5)  # by k, however few were found
    assert of["R@5"]["q"] == pytest.approx(2 / 3)
    assert of["RR"]["q"] == pytest.approx(1 / 2)
    assert of["AP"]["q"] == pytest.approx((1 / 2 + 2 / 3) / 3)
    assert of["Success@1"]["q"] == 0
    assert of["Success@5"]["q"] == 1
    gain, ideal = 2 / log2(3) + 1 / log2(4), 2 + 1 / log2(3) + 1 / log2(4)
    assert of["nDCG@10"]["q"] == pytest.approx(gain / ideal)


def test_without_relevant_documents_or_results_a_query_counts_nothing_and_unjudged_ones_are_left_out():
    judgements = {"right": {"a": 1}, "none": {"a": 0}, "empty": {}, "unanswered": {"a": 1}}
    answers = {"right": ("a",), "none": ("a",), "empty": ("a",), "unanswered": (), "unjudged": ("a",)}
    of = measured({"m": answers}, judgements, ["P@1", "nDCG@10", "AP"])["m"]
    for values in of.values():
        assert values == {"right": 1.0, "none": 0.0, "empty": 0.0, "unanswered": 0.0}
        assert mean(values) == 1 / 4
    # Which is trec_eval's way with -c: all judged queries are averaged.
    theirs = pytrec_eval.RelevanceEvaluator({"none": {"a": 0}}, {"map"}).evaluate({"none": {"a": 1.0}})
    assert theirs["none"]["map"] == 0.0


def test_a_query_that_a_contender_cannot_be_asked_does_not_count_against_it():
    of = measured({"text": {"t": ("a",)}, "image": {"i": ("a",)}}, {"t": {"a": 1}, "i": {"b": 1}}, ["P@1"])
    assert of == {"text": {"P@1": {"t": 1.0}}, "image": {"P@1": {"i": 0.0}}}
    assert mean({}) == 0


def test_equal_ranks_are_broken_as_the_ranking_has_them():
    ids = tuple(f"d{number:03}" for number in range(100))
    for relevant, rank in (("d000", 1), ("d050", 51), ("d099", 100)):
        of = measured({"m": {"q": ids}}, {"q": {relevant: 1}}, ["RR"])["m"]
        assert of["RR"]["q"] == pytest.approx(1 / rank)


@pytest.mark.parametrize("name", ["F@10", "precision", "P@", "nDCG@ten", "alpha_nDCG@10", "__import__('os')"])
def test_a_measure_that_there_is_not_is_named(name):
    with pytest.raises(InvalidInput, match="cannot be computed"):
        measured({}, {}, [name])
