import json
import random

import pytest

from search import Query
from search.errors import InvalidInput
from search.evaluation import tuning
from search.evaluation.contenders import TUNED, every_contender
from search.evaluation.grid import grid
from search.evaluation.halves import folds
from search.evaluation.measures import measured
from search.evaluation.queries import Asked
from search.evaluation.retrieved import Retrieved, retrieved
from search.evaluation.significance import SEED
from search.evaluation.tuning import FOLDS, answer, learn
from search.fusion import DEFAULT_WEIGHTS
from search.nouns import LegName, Ranking
from search.tuned import Tuned, keep, kept
from tests.evaluation.shop import shop
from tests.evaluation.test_command import place
from tests.test_command_line import run

__all__ = ["place"]

LEGS: tuple[LegName, ...] = ("text-bm25", "text-caption", "text-image")


def drawn(rng: random.Random, query: str, good: LegName | None) -> tuple[Asked, Retrieved, dict[str, int]]:
    """A query whose answers the good leg puts first, and the others anywhere."""
    ids = [f"d{number:03}" for number in range(60)]
    relevant = {id_: rng.choice((1, 2)) for id_ in rng.sample(ids, 5)}
    rankings = []
    for leg in LEGS:
        order = rng.sample(ids, 40)
        if leg == good:
            order = [*relevant, *(id_ for id_ in order if id_ not in relevant)][:40]
        unseen = frozenset(set(ids) - set(order)) if leg == "text-bm25" else frozenset()
        rankings.append(Ranking(leg, tuple(order), tuple(range(40, 0, -1)), unseen))
    one = Asked(query, Query(text=query))
    return one, Retrieved({ranking.leg: ranking for ranking in rankings}, tuple(rankings)), relevant


def collection(count: int, good: LegName | None) -> tuple[list[Asked], list[Retrieved], dict[str, dict[str, int]]]:
    rng = random.Random(7)
    each = [drawn(rng, f"q{number}", good) for number in range(count)]
    return [one for one, _, _ in each], [found for _, found, _ in each], {one.id: grades for one, _, grades in each}


@pytest.mark.parametrize("k", [10.0, 60.0])
@pytest.mark.parametrize("weight", [0.25, 1.0, 4.0])
def test_the_quick_measure_is_the_measure(k, weight):
    asked, found, judgements = collection(20, "text-image")
    tuned = Tuned({**DEFAULT_WEIGHTS, "text-caption": weight}, k)
    known = {one.id: each for one, each in zip(asked, found, strict=True)}
    runs = {"m": {query: answer(each, tuned) for query, each in known.items()}}
    exact = measured(runs, judgements, ["nDCG@10"])["m"]["nDCG@10"]
    quick = grid(known, judgements).ndcg(tuned.weights, k)
    assert dict(zip(known, quick.tolist(), strict=True)) == pytest.approx(exact, abs=1e-9)


def test_a_leg_that_is_right_is_heard_more_and_held_out_queries_gain():
    learnt = learn(*collection(80, "text-image"))
    weights = learnt.tuned.weights
    assert weights["text-image"] > 2 * max(weights["text-bm25"], weights["text-caption"])
    assert learnt.mean > learnt.default + 0.1
    assert learnt.held_out.significant
    assert learnt.held_out.difference == pytest.approx(learnt.mean - learnt.default)
    assert (learnt.doubt, learnt.queries, len(learnt.folds)) == ("", 80, 5)


def test_what_a_fold_is_answered_by_was_learnt_without_it():
    asked, found, judgements = collection(60, "text-image")
    parts = folds([one.id for one in asked], FOLDS, SEED)
    before = learn(asked, found, judgements).folds
    for one, known in zip(asked, found, strict=True):
        if one.id in parts[0]:  # for these, what the words find is right now
            judgements[one.id] = dict.fromkeys(known.usual[0].ids[:10], 2)
    after = learn(asked, found, judgements).folds
    assert after[0] == before[0]
    assert list(after[1:]) != list(before[1:])


def test_too_few_queries_are_not_trusted_and_hardly_any_are_refused():
    assert "too few to trust" in learn(*collection(30, "text-image")).doubt
    with pytest.raises(InvalidInput, match="only 4 of the queries have an answer"):
        learn(*collection(4, "text-image"))


def test_chance_is_not_learnt():
    learnt = learn(*collection(100, None))
    assert "no better than the default" in learnt.doubt


def test_queries_without_an_answer_teach_nothing():
    asked, found, judgements = collection(10, "text-image")
    assert learn(asked, found, {**judgements, "q0": {"d001": 0}}).queries == 9


def test_the_tuned_fusion_is_a_contender_and_answers_as_the_engine_does(tmp_path):
    with shop(tmp_path / "i") as engine:
        keep(engine.index, Tuned({"text-bm25": 0.25, "text-image": 4.0}, 10))
        asked = Asked("q", Query(text="red striped shirt"))
        [found] = retrieved(engine, [asked])
        by_name = {one.name: one.answer(found) for one in every_contender([found], kept(engine.index))}
        hits = engine.search(asked.query, top=100).hits
    assert by_name[TUNED] == tuple(hit.document.id for hit in hits) != by_name["fused"]


def test_the_command_says_what_it_learnt_and_keeps_nothing_that_is_doubtful(place):
    (place / "tune.csv").write_text("text\n" + "a red shirt\n" * 6)
    (place / "tune.qrels").write_text("".join(f"{number} 0 shirt-red.png 1\n" for number in range(2, 8)))
    given = ("tune", "--index", place / "i", "--queries", place / "tune.csv", "--judgements", place / "tune.qrels")
    done = run(*given)
    assert "learnt from 6 queries: k " in done.stdout
    assert "nothing was kept: 6 queries with an answer are too few" in done.stderr
    assert '"kept": false' in run(*given, "--json").stdout
    assert run("tune", "--index", place / "i", "--forget").stdout == "the default weights count\n"
    assert "--forget what was learnt" in run("tune", "--index", place / "i", code=2).stderr


def test_the_command_keeps_what_holds(place, monkeypatch):
    def first(text: str, *options: str) -> str:
        told = json.loads(run("query", "--index", place / "i", text, *options, "--json").stdout)
        return str(told["hits"][0]["id"])

    monkeypatch.setattr(tuning, "ENOUGH", 5)
    # What only the picture's leg puts first answers a text: any gain for it holds for all of the same queries.
    texts = (f"a {colour} {thing}" for thing in ("shirt", "skirt") for colour in ("red", "green", "blue"))
    text = next(text for text in texts if first(text, "--leg", "text-image") != first(text))
    answer = first(text, "--leg", "text-image")
    (place / "keep.csv").write_text("text\n" + f"{text}\n" * 10)
    (place / "keep.qrels").write_text("".join(f"{number} 0 {answer} 1\n" for number in range(2, 12)))
    given = ("tune", "--index", place / "i", "--queries", place / "keep.csv", "--judgements", place / "keep.qrels")
    assert "kept with" not in run(*given, "--dry-run").stderr
    assert first(text) != answer
    assert "kept with" in run(*given).stderr
    assert first(text) == answer
    run("tune", "--index", place / "i", "--forget")
    assert first(text) != answer
