"""What was tuned for an index counts where a caller says nothing."""

import pytest

from search import Query
from search.engine import Engine
from search.fusion import DEFAULT_WEIGHTS, USUAL_K
from search.tuned import Tuned, keep, kept, own
from tests.collection import Entry, engine_over

RED = Query(text="red")


@pytest.fixture
def engine(tmp_path):
    # `said` has the word, `shown` has the picture.
    with engine_over(tmp_path / "i", Entry("said", "red", ("blue",)), Entry("shown", "blue", ("red",))) as engine:
        yield engine


def test_it_is_kept_for_the_encoder_it_was_learnt_for(engine, monkeypatch):
    assert kept(engine.index) is None
    keep(engine.index, Tuned({"text-bm25": 0.5}, 30))
    assert kept(engine.index) == Tuned({"text-bm25": 0.5}, 30.0)
    monkeypatch.setattr(engine.index, "fingerprint", "another")
    assert kept(engine.index) is None


@pytest.mark.parametrize(
    "value", [None, 3, {"weights": {}}, {"weights": {}, "k": -1}, {"weights": 1, "k": 60}, {"weights": {}, "k": True}]
)
def test_what_cannot_be_understood_does_not_count(engine, value):
    engine.index.keep_setting(
        "fusion", {"fingerprint": engine.index.fingerprint, **value} if isinstance(value, dict) else value
    )
    assert kept(engine.index) is None


def test_a_search_uses_it_but_for_what_the_caller_says(engine):
    first = engine.search(RED)
    assert (first.fusion.k, first.fusion.weights["text-image"], first.hits[0].document.id) == (USUAL_K, 1, "said")
    keep(engine.index, Tuned({"text-image": 4.0, "text-caption": 0.25}, 1))
    with Engine(engine.index, engine.encoder) as again:
        tuned = again.search(RED)
        assert (tuned.fusion.k, tuned.fusion.weights["text-image"]) == (1, 4)
        assert tuned.fusion.weights["text-bm25"] == DEFAULT_WEIGHTS["text-bm25"]
        assert tuned.hits[0].document.id == "shown"
        said = again.search(RED, k=7)
        assert (said.fusion.k, said.fusion.weights["text-image"]) == (7, 4)
        said = again.search(RED, weights={"text-image": 1.0, "text-caption": 2.0})
        assert (said.fusion.k, said.fusion.weights["text-image"], said.hits[0].document.id) == (1, 1, "said")
        assert said.fusion.weights["text-bm25"] == DEFAULT_WEIGHTS["text-bm25"]
        assert again.search(RED, weights={}).fusion.k == 1


def test_an_indexs_own_weights_name_every_leg(engine):
    assert own(engine.index) == Tuned(DEFAULT_WEIGHTS, USUAL_K)
    keep(engine.index, Tuned({"text-bm25": 0.25}, USUAL_K + 1))
    assert own(engine.index) == Tuned({**DEFAULT_WEIGHTS, "text-bm25": 0.25}, USUAL_K + 1)
