"""BM25's loop as machine code beside the NumPy that says what it does: the same scores to the last bit."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.indexes.embedded import maxscore
from search.indexes.embedded.bm25 import LuceneBM25, Scorer
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.knn import best
from search.indexes.embedded.lengths import FREQUENT, Lengths
from search.indexes.embedded.maxscore import MaxScore, _parted
from search.indexes.embedded.native import Code
from search.indexes.embedded.native.functions import Word
from search.indexes.embedded.postings import MOST_OFTEN, GrowingPostings
from search.indexes.embedded.term import Term
from search.words import words
from tests.indexes.ways import machine_code, numpy_alone

BLOCK = 8192
"""Documents that `words.c` adds up at once."""


@pytest.fixture(scope="module", autouse=True)
def code() -> Code:
    return machine_code()


@pytest.fixture(scope="module", autouse=True)
def looking_up() -> Iterator[None]:
    """However few postings there are, the common words are looked up as soon as they may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(maxscore, "FEW", 0)
        yield


def lengths_of(documents: int, different: int = 200) -> Lengths:
    return Lengths(np.linspace(0.3, 2, different), np.arange(documents, dtype=np.int32) * 7 % different)


def drawn(
    seed: int, documents: int, often: Sequence[int], most: int = 3, lengths: Lengths | None = None
) -> tuple[MaxScore, list[Term]]:
    """Words that stand in so many documents each, up to `most` times; the rarer, the more they count."""
    chance, lengths = np.random.default_rng(seed), lengths_of(documents) if lengths is None else lengths
    terms = []
    for count in often:
        places = np.sort(chance.choice(documents, count, replace=False)).astype(np.int32)
        frequencies = chance.integers(1, most, count, endpoint=True).astype(np.uint16)
        terms.append(Term(places, frequencies, lengths, 2.2 * float(np.log(1 + documents / count))))
    return MaxScore(lengths), terms


def scores_of(terms: Sequence[Term], documents: int) -> NDArray[np.float64]:
    scores = np.zeros(documents)
    for term in terms:
        scores[term.places] += term.weights
    return scores


def assert_the_same(
    searched: tuple[MaxScore, list[Term]], documents: int, depth: int, mask: NDArray[np.bool_] | None = None
) -> None:
    """Those that are promising hold the best of all documents, each with its whole score, as by NumPy."""
    by_score, terms = searched
    chosen, ids = None if mask is None else Chosen(mask, 0), Ids([f"{i * 7919 % 99_991:05}" for i in range(documents)])
    scores = scores_of(terms, documents)
    places, found = by_score.promising(terms, depth, chosen)
    assert len(np.unique(places)) == len(places)
    assert found.tolist() == scores[places].tolist()
    assert mask is None or mask[places].all()
    matching = np.flatnonzero((scores > 0) if mask is None else (scores > 0) & mask)
    expected = best(matching, scores[matching], depth, ids)
    with numpy_alone():
        defined = best(*by_score.promising(terms, depth, chosen), depth, ids)
    for each in (best(places, found, depth, ids), defined):
        assert [part.tolist() for part in each] == [part.tolist() for part in expected]


@pytest.mark.parametrize("documents", [1, 2, 100, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 5])
@pytest.mark.parametrize("shares", [(0.0,), (1.0,), (0.0, 1.0), (0.001, 0.3, 0.01, 1.0, 0.1), (0.5,) * 4])
def test_the_best_of_few_and_many_documents(documents: int, shares: Sequence[float]) -> None:
    searched = drawn(documents, documents, [max(1, round(share * documents)) for share in shares])
    for depth in (1, 50, documents, 2 * documents):
        assert_the_same(searched, documents, depth)


@pytest.mark.parametrize("share", [0, 0.0005, 0.02, 0.9, 1])
@pytest.mark.parametrize("depth", [1, 50, 700])
def test_the_best_of_those_chosen(share: float, depth: int) -> None:
    documents = 2 * BLOCK + 100
    mask = np.random.default_rng(5).random(documents) < share
    assert_the_same(drawn(5, documents, [40, 300, 9000, 5, documents]), documents, depth, mask)


@pytest.mark.parametrize("count", [1, 2, 3, 70])
@pytest.mark.parametrize("most", [1, FREQUENT - 1, FREQUENT, FREQUENT + 1, 256, MOST_OFTEN])
def test_words_however_many_and_however_often(count: int, most: int) -> None:
    documents = BLOCK + 1000
    often = np.random.default_rng(count).geometric(3 / documents, count).clip(1, documents)
    for depth in (1, 50):
        assert_the_same(drawn(most, documents, often.tolist(), most), documents, depth)


def test_common_words_are_only_looked_up() -> None:
    documents = 2 * BLOCK
    searched = drawn(3, documents, [documents, 60, documents // 2, 80])
    least = max(term.reached(10, None) for term in searched[1])
    needed, skipped, _ = _parted(searched[1], least)
    assert [len(needed), len(skipped)] == [2, 2]
    assert_the_same(searched, documents, 10)


@pytest.mark.parametrize("at", [0, BLOCK - 1, BLOCK, 2 * BLOCK - 1, 2 * BLOCK])
def test_documents_at_the_border_of_a_block(at: int) -> None:
    lengths = Lengths(np.array([1.0]), np.zeros(2 * BLOCK + 1, np.int32))
    one = Term(np.array([at], np.int32), np.array([2], np.uint16), lengths, 3.0)
    everywhere = np.arange(2 * BLOCK + 1, dtype=np.int32)
    other = Term(everywhere, np.ones(len(everywhere), np.uint16), lengths, 0.5)
    places, scores = MaxScore(lengths).promising([one, other], 1, None)
    assert (places.tolist(), scores.tolist()) == ([at], [3 * 2 / (2 + 1) + 0.5 * 1 / (1 + 1)])


@pytest.mark.parametrize("depth", [1, 7, 50])
def test_thousands_have_one_score(depth: int) -> None:
    documents = BLOCK + 77
    even, lengths = np.arange(0, documents, 2, dtype=np.int32), lengths_of(documents, different=1)
    once = [Term(even, np.ones(len(even), np.uint16), lengths, factor) for factor in (2.0, 0.5)]
    for terms in (once[:1], once):
        places, scores = MaxScore(lengths).promising(terms, depth, None)
        assert sorted(places.tolist()) == even.tolist()
        assert set(scores.tolist()) == {sum(1 / 1.3 * factor for factor in (2.0, 0.5)[: len(terms)])}
        assert_the_same((MaxScore(lengths), terms), documents, depth)


@pytest.mark.parametrize("depth", [1, 50])
def test_a_word_that_tells_nothing_by_itself_and_nobody_who_has_both(depth: int) -> None:
    documents = 3 * BLOCK
    lengths = lengths_of(documents)
    halves = np.arange(0, documents, 2, dtype=np.int32), np.arange(1, documents, 2, dtype=np.int32)
    terms = [Term(places, np.ones(len(places), np.uint16), lengths, 1.0) for places in halves]
    assert_the_same((MaxScore(lengths), terms), documents, depth)
    assert_the_same((MaxScore(lengths), terms), documents, depth, np.arange(documents) % 2 == 1)


@given(st.data())
def test_the_best_whatever_is_drawn(data: st.DataObject) -> None:
    documents = data.draw(st.sampled_from([1, 30, 500, BLOCK + 3]))
    often = data.draw(st.lists(st.integers(1, documents), min_size=1, max_size=9))
    different, most = data.draw(st.sampled_from([1, 2, 255])), data.draw(st.sampled_from([1, 2, 300]))
    seed, share = data.draw(st.integers(0, 2**32)), data.draw(st.sampled_from([None, 0.03, 0.5]))
    mask = None if share is None else np.random.default_rng(seed).random(documents) < share
    searched = drawn(seed, documents, often, most, lengths_of(documents, different))
    assert_the_same(searched, documents, data.draw(st.sampled_from([1, 2, 10, 50, 1000])), mask)


@given(
    st.lists(st.text("aaaaabbbccde ", max_size=40), min_size=1, max_size=60),
    st.text("abcdef ", max_size=12),
    st.integers(1, 70),
)
def test_the_best_captions_as_rank_bm25_scores_them(captions: list[str], query: str, depth: int) -> None:
    postings = GrowingPostings()
    postings.append(captions)
    scorer = Scorer([postings.frozen()], np.ones(len(captions), bool))
    ids = Ids([f"{i:02}" for i in range(len(captions))])
    places, scores = scorer.top(query, depth, None, ids)
    with numpy_alone():
        defined = scorer.top(query, depth, None, ids)
    assert [part.tolist() for part in (places, scores)] == [part.tolist() for part in defined]
    definition = LuceneBM25([words(caption) for caption in captions]).get_scores(words(query))
    np.testing.assert_allclose(scores, definition[places], rtol=1e-9)
    assert len(places) == min(depth, int((definition > 0).sum()))


def test_a_depth_beyond_everything_takes_no_room() -> None:
    assert_the_same(drawn(1, 100, [20, 100]), 100, 10**15)


@pytest.mark.parametrize("documents", [1, 63, 64, 65, 640, 1000])
def test_where_a_common_word_stands_by_hand(code: Code, documents: int) -> None:
    places = np.array([place for place in (0, 5, 63, 64, 130, 639) if place < documents], np.int32)
    stretches = code.stretches(places, documents)
    assert stretches.shape == ((documents + 63) // 64, 2)
    for number, (bits, before) in enumerate(stretches.tolist()):
        standing = [int(place) - 64 * number for place in places if place // 64 == number]
        assert (bits, before) == (sum(1 << place for place in standing), int((places < 64 * number).sum()))


def test_where_common_words_stand_is_kept_and_counted() -> None:
    documents = 1000
    _, [rare, common] = drawn(1, documents, [10, documents])
    with numpy_alone():
        _, [_, without] = drawn(1, documents, [10, documents])
    assert [word.native.stretches is None for word in (rare, common, without)] == [True, False, True]
    assert common.bytes == without.bytes + 16 * -(-documents // 64)


@pytest.mark.parametrize("place", [-(2**31), -1, BLOCK + 7, 2**31 - 1])
@pytest.mark.parametrize("at", [0, 3, 5])
def test_places_that_no_document_has_are_passed_over(code: Code, place: int, at: int) -> None:
    lengths, places = lengths_of(BLOCK + 7), np.array([1, 5, 9, BLOCK - 1, BLOCK, BLOCK + 6], np.int32)
    places[at] = place  # as in a damaged file
    frequencies = np.ones(len(places), np.uint16)
    plain = Word(places.ctypes.data, frequencies.ctypes.data, len(places), 1.0, 1.0)
    stretches = code.stretches(places, len(lengths))
    common = Word(*(getattr(plain, name) for name, _ in Word._fields_[:-1]), stretches.ctypes.data)
    words = [plain, common]
    for needed in (1, 2):
        found, _ = code.promising(words, [0, 1], needed, lengths, None, 0.0, 0.0, 50)
        assert set(found.tolist()) <= {1, 5, 9, BLOCK - 1, BLOCK, BLOCK + 6}
