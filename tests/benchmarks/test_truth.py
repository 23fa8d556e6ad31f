import numpy as np
import pytest

from benchmarks.scale import truth, vectors, workload
from benchmarks.scale.quality import agreement, fused, recall
from benchmarks.scale.workload import write
from search.indexes.embedded.bm25 import LuceneBM25
from search.words import words


@pytest.fixture
def work(monkeypatch, tmp_path):
    monkeypatch.setattr(workload, "AT_ONCE", 100)
    monkeypatch.setattr(workload, "QUESTIONS", 8)
    monkeypatch.setattr(vectors, "SHAPES", 2)
    monkeypatch.setattr(truth, "AT_ONCE", 70)  # several stretches, the last one shorter
    return write(tmp_path, 200, lambda told: None)


def test_words_are_ranked_as_rank_bm25_defines_it(work):
    exact = truth.truth(work, lambda told: None)
    definition = LuceneBM25([words(text) for text in work.texts()])
    for question, ranking, allowed in zip(work.questions(), exact.leg("text"), exact.allowed, strict=True):
        scores = definition.get_scores(words(question.text)).round(9)
        expected = sorted(np.flatnonzero(scores), key=lambda document: (-scores[document], document))[:50]
        assert list(ranking) == expected
        tenth = scores[expected[:10][-1]]
        assert {*map(int, allowed)} == {*np.flatnonzero((scores > 0) & (scores >= tenth - 1e-8)).tolist()}


def test_neighbours_are_those_of_the_highest_cosines(work):
    exact = truth.truth(work, lambda told: None)
    for question, ranking in zip(work.questions(), exact.leg("caption"), strict=True):
        assert list(ranking) == np.argsort(-(work.captions @ question.caption), kind="stable")[:50].tolist()


def test_what_was_computed_is_kept(work):
    told: list[str] = []
    first, again = truth.truth(work, told.append), truth.truth(work, told.append)
    assert len(told) == 1
    assert first.answers() == again.answers()
    assert [list(documents) for documents in first.allowed] == [list(documents) for documents in again.allowed]


def test_fusion_adds_reciprocal_ranks():
    # 7: 1/62 + 1/61, 4: 1/61, 9: 1/62
    assert fused([[4, 7], [7, 9]]) == [7, 4, 9]
    assert fused([[5], [3]]) == [3, 5]  # a tie, by number
    assert len(fused([range(50), range(50, 100)])) == 10


def test_recall_counts_what_was_found_among_the_first():
    assert recall([[1, 2, 3, 4]], [[1, 3, 9, 2]], 4) == 0.75
    assert recall([[1, 2]], [[2, 1], [7, 8]], 2) == 1.0  # the second question wasn't answered
    assert recall([[4, 5, 6]], [[6]], 1) == 0.0


def test_agreement_allows_for_ties():
    assert agreement([[1, 2, 5]], [[1, 3, 5]]) == pytest.approx(2 / 3)  # no more than three documents match
    assert agreement([list(range(10))], [list(range(20))]) == 1.0
