"""Words among chosen documents as machine code, beside the NumPy that says what it does: the same to the last bit."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded.bm25 import Scorer
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import best
from search.indexes.embedded.lengths import FREQUENT, Lengths
from search.indexes.embedded.maxscore import promising_of
from search.indexes.embedded.native import Code
from search.indexes.embedded.native.functions import Word
from search.indexes.embedded.postings import MOST_OFTEN, GrowingPostings
from search.indexes.embedded.term import COMMON, Term
from tests.indexes.test_native_words import drawn, lengths_of, scores_of
from tests.indexes.ways import machine_code, numpy_alone

AT_ONCE = 1024
"""Chosen documents or postings that `words.c` looks up at once."""

FAR = 40
"""Postings for each chosen document from which on `words.c` goes through the chosen ones."""


@pytest.fixture(scope="module", autouse=True)
def code() -> Code:
    return machine_code()


def some_of(documents: int, share: float, seed: int = 5) -> NDArray[np.bool_]:
    return np.random.default_rng(seed).random(documents) < share


def assert_the_same(terms: Sequence[Term], lengths: Lengths, mask: NDArray[np.bool_], depth: int) -> None:
    """Those that are promising hold the best of the chosen documents, each with its whole score, as by NumPy."""
    chosen, ids = Chosen(mask, 0), Ids([f"{i * 7919 % 99_991:05}" for i in range(len(mask))])
    everywhere = scores_of(terms, len(mask))
    places, scores = promising_of(chosen, terms, depth, lengths)
    assert len(np.unique(places)) == len(places)
    assert mask[places].all()
    assert scores.tolist() == everywhere[places].tolist()
    with numpy_alone():
        defined = promising_of(Chosen(mask, 0), terms, depth, lengths)
    matching = np.flatnonzero(mask & (everywhere > 0))
    assert defined[0].tolist() == matching.tolist()
    assert defined[1].tolist() == everywhere[matching].tolist()
    expected = [part.tolist() for part in best(*defined, depth, ids)]
    assert [part.tolist() for part in best(places, scores, depth, ids)] == expected


@pytest.mark.parametrize("share", [0, 0.0005, 0.01, 0.5, 0.9, 1])
@pytest.mark.parametrize("depth", [1, 50, 700, 10**15])
@pytest.mark.parametrize("often", [(5,), (20_000,), (40, 300, 9000, 5, 20_000), (600, 610, 590), (20_000, 19_000)])
def test_the_best_of_few_and_many_chosen(share: float, depth: int, often: Sequence[int]) -> None:
    _, terms = drawn(5, 20_000, often)
    assert_the_same(terms, lengths_of(20_000), some_of(20_000, share), depth)


@pytest.mark.parametrize("number", [1, 2, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE, 2 * AT_ONCE + 1])
def test_documents_at_the_border_of_what_is_looked_up_at_once(number: int) -> None:
    documents = 3 * AT_ONCE
    few, lengths = number <= documents * COMMON, lengths_of(documents)
    places = np.arange(documents - number, documents, dtype=np.int32)
    word = Term(places, np.ones(number, np.uint16), lengths, 2.0)
    assert (word.native.stretches is None) == few
    for mask in (np.ones(documents, bool), np.arange(documents) < number, np.arange(documents) >= documents - number):
        assert_the_same([word], lengths, mask, number)


@pytest.mark.parametrize("chosen", [1, 2, AT_ONCE, AT_ONCE + 1])
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_from_so_many_postings_on_the_chosen_documents_are_gone_through(chosen: int, more: int) -> None:
    often = FAR * chosen + more
    documents = int(often / COMMON) + 100
    _, terms = drawn(chosen, documents, [often])
    assert terms[0].native.stretches is None
    mask = np.zeros(documents, bool)
    mask[terms[0].places[:: FAR * 2]] = True
    mask[np.flatnonzero(~mask)[: chosen - mask.sum()]] = True
    assert mask.sum() == chosen
    assert_the_same(terms, lengths_of(documents), mask, 10)


@pytest.mark.parametrize("most", [1, FREQUENT - 1, FREQUENT, 256, MOST_OFTEN])
@pytest.mark.parametrize("count", [1, 2, 70])
def test_words_however_many_and_however_often(count: int, most: int) -> None:
    often = np.random.default_rng(count).geometric(3 / 5000, count).clip(1, 5000)
    _, terms = drawn(most, 5000, often.tolist(), most)
    assert_the_same(terms, lengths_of(5000), some_of(5000, 0.3), 50)


@pytest.mark.parametrize("depth", [1, 7, 50, 5000])
def test_thousands_have_one_score(depth: int) -> None:
    documents, lengths = 9000, lengths_of(9000, different=1)
    even = np.arange(0, documents, 2, dtype=np.int32)
    once = [Term(even, np.ones(len(even), np.uint16), lengths, factor) for factor in (2.0, 0.5)]
    for terms in (once[:1], once):
        chosen = Chosen(np.arange(documents) % 3 > 0, 0)
        places, _ = promising_of(chosen, terms, depth, lengths)
        assert sorted(places.tolist()) == [place for place in range(documents) if place % 2 == 0 and place % 3]
        assert_the_same(terms, lengths, chosen.mask, depth)


def test_the_best_by_hand_where_a_common_word_lifts_nobody() -> None:
    lengths = Lengths(np.array([1.0]), np.zeros(1000, np.int32))
    rare = Term(np.array([3, 500, 999], np.int32), np.array([1, 1, 1], np.uint16), lengths, 8.0)
    common = Term(np.arange(0, 1000, 2, dtype=np.int32), np.ones(500, np.uint16), lengths, 1.0)
    chosen = Chosen(np.arange(1000) != 3, 0)
    places, scores = promising_of(chosen, [common, rare], 2, lengths)
    assert dict(zip(places.tolist(), scores.tolist(), strict=True)) == {500: 1 / 2 + 8 / 2, 999: 8 / 2}


def test_words_that_no_document_has_give_nothing() -> None:
    lengths = lengths_of(100)
    nowhere = Term(np.empty(0, np.int32), np.empty(0, np.uint16), lengths, 2.0)
    assert_the_same([nowhere], lengths, some_of(100, 0.5), 10)
    assert_the_same([nowhere, *drawn(1, 100, [2, 90])[1], nowhere], lengths, some_of(100, 0.5), 10)


@given(st.data())
def test_the_best_whatever_is_drawn(data: st.DataObject) -> None:
    documents = data.draw(st.sampled_from([1, 30, 500, 4000]))
    often = data.draw(st.lists(st.integers(1, documents) | st.integers(1, 1 + documents // 40), min_size=1, max_size=9))
    different, most = data.draw(st.sampled_from([1, 2, 255])), data.draw(st.sampled_from([1, 2, 300]))
    seed, share = data.draw(st.integers(0, 2**32)), data.draw(st.floats(0, 1) | st.floats(0, 0.02))
    lengths = lengths_of(documents, different)
    _, terms = drawn(seed, documents, often, most, lengths)
    depth = data.draw(st.sampled_from([1, 2, 10, 50, 1000]))
    assert_the_same(terms, lengths, some_of(documents, share, seed), depth)


@given(st.data())
def test_the_best_captions_after_some_were_removed(data: st.DataObject) -> None:
    captions = data.draw(st.lists(st.text("aaaaabbbccde ", max_size=40), min_size=1, max_size=60))
    each = st.lists(st.booleans(), min_size=len(captions), max_size=len(captions))
    alive, shown = np.array(data.draw(each)), np.array(data.draw(each))
    query, depth = data.draw(st.text("abcdef ", max_size=12)), data.draw(st.integers(1, 70))
    postings = GrowingPostings()
    postings.append(captions)
    scorer, ids = Scorer([postings.frozen()], alive), Ids([f"{i:02}" for i in range(len(captions))])
    found = scorer.top(query, depth, Chosen(alive & shown, 0), ids)
    scores = scorer.scores(query)
    order = np.lexsort((np.arange(len(captions)), -scores))
    expected = order[(alive & shown & (scores > 0))[order]][:depth]
    assert found[0].tolist() == expected.tolist()
    assert found[1].tolist() == scores[expected].tolist()


@pytest.mark.parametrize("damaged", [-(2**31), -1, 0, 7, 5007, 2**31 - 1])
@pytest.mark.parametrize("at", [0, 3, 5])
@pytest.mark.parametrize("share", [0, 0.01, 1])
def test_places_of_a_damaged_file_lead_nowhere(code: Code, damaged: int, at: int, share: float) -> None:
    lengths, places = lengths_of(5007), np.array([1, 5, 9, 4000, 5000, 5006], np.int32)
    places[at] = damaged  # which may be no document, not rising, or there twice
    frequencies = np.array([1, 2, 0, 1, 300, 1], np.uint16)
    stretches = code.stretches(places, len(lengths))
    plain = Word(places.ctypes.data, frequencies.ctypes.data, len(places), 1.0, 1.0)
    common = Word(*(getattr(plain, name) for name, _ in Word._fields_[:-1]), stretches.ctypes.data)
    chosen = Chosen(some_of(5007, share), 0)
    chosen.mask[[5, 4000]] = share > 0
    assert chosen.stretches is not None
    for words in ([plain], [common], [plain, common], [common, plain, common]):
        for depth in (1, 50):
            order = list(range(len(words)))
            found, _ = code.promising_of(words, order, chosen.places, chosen.stretches, lengths, depth)
            assert set(found.tolist()) <= {1, 5, 9, 4000, 5000, 5006, damaged} & set(chosen.places.tolist())


def test_weights_of_a_damaged_file_that_cancel_out_lead_nowhere() -> None:
    lengths, everyone = lengths_of(300), np.arange(300, dtype=np.int32)
    gives = Term(everyone, np.ones(300, np.uint16), lengths, 2.0)
    takes = Term(everyone, np.ones(300, np.uint16), lengths, -2.0)
    places, _ = promising_of(Chosen(np.ones(300, bool), 0), [gives, takes, gives, takes, gives], 5, lengths)
    assert {*places.tolist()} <= {*range(300)}
