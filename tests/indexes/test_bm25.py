"""The scorer beside rank-bm25's own class, and the numbers of both by hand."""

import csv
import gzip
import math
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.indexes.embedded.bm25 import LuceneBM25, Scorer, idf, stored_length
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.maxscore import FEW
from search.indexes.embedded.postings import GrowingPostings as Postings
from search.words import words

pytestmark = pytest.mark.usefixtures("both_ways")

CAPTIONS = [
    "a red dress with red flowers",
    "the blue dress",
    "",
    "shoes",
    "red shoes and a red bag, red laces",
    "?!",
    "a very long caption " + "about nothing at all " * 30 + "and a dress",
]


def scorer(captions: Sequence[str], *, at_once: int = 1000, alive: Sequence[bool] | None = None) -> Scorer:
    postings = Postings()
    for start in range(0, len(captions), at_once):
        postings.append(captions[start : start + at_once])
    return Scorer([postings.frozen()], np.ones(len(captions), bool) if alive is None else np.array(alive))


def test_short_lengths_are_stored_exactly() -> None:
    assert [stored_length(length) for length in range(41)] == list(range(41))


@pytest.mark.parametrize(
    ("length", "stored"),
    [
        (41, 40),  # 17 beyond 24: 10001 in binary, four bits of it are 16
        (42, 42),  # 18 = 1001|0
        (57, 56),  # 33 = 1000|01
        (100, 96),  # 76 = 1001|100 → 72
        (1000, 984),  # 976 = 1111|010000 → 960
        (2_147_483_647, 2_013_265_944),  # the largest of Java: 15 · 2^27 beyond 24
    ],
)
def test_longer_lengths_lose_all_but_four_bits_of_what_is_beyond_24(length: int, stored: int) -> None:
    assert stored_length(length) == stored


def test_the_idf_is_never_negative() -> None:
    assert idf(10, 10) == pytest.approx(math.log(1 + 0.5 / 10.5))
    assert idf(10, 1) == pytest.approx(math.log(1 + 9.5 / 1.5))
    assert idf(0, 0) == pytest.approx(math.log(2))


def test_the_definition_by_hand() -> None:
    # Two worded captions of 2 and 4 words: 3 on average. "dress" is once in the first and twice in the second.
    bm25 = LuceneBM25([["red", "dress"], [], ["dress", "dress", "blue", "x"]])
    both = math.log(1 + 0.5 / 2.5)
    assert bm25.get_scores(["dress"]).tolist() == pytest.approx(
        [both * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 3)), 0, both * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / 3))]
    )


QUERIES = ["red dress", "dress dress dress", "nothing to wear", "", "shoes", "A red bag; and SHOES", "at all"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("at_once", [1, 2, 3, 1000])
def test_the_scorer_scores_as_the_definition_does_however_the_index_grew(query: str, at_once: int) -> None:
    expected = LuceneBM25([words(caption) for caption in CAPTIONS]).get_scores(words(query))
    np.testing.assert_allclose(scorer(CAPTIONS, at_once=at_once).scores(query), expected, rtol=1e-12)


@pytest.mark.parametrize("query", QUERIES)
def test_removed_documents_leave_no_trace_in_the_scores(query: str) -> None:
    alive = [True, False, True, True, True, True, False]
    expected = scorer([caption for caption, lives in zip(CAPTIONS, alive, strict=True) if lives]).scores(query)
    scores = scorer(CAPTIONS, at_once=2, alive=alive).scores(query)
    np.testing.assert_array_equal(scores[alive], expected)
    assert not scores[~np.array(alive)].any()


def test_closing_up_the_places_of_removed_documents_changes_no_score() -> None:
    alive = np.array([True, False, True, True, True, True, False])
    postings = Postings()
    for caption in CAPTIONS:
        postings.append([caption])
    kept = postings.without(alive)
    assert len(kept) == 5
    kept.append(["a red hat"])
    for query in QUERIES:
        np.testing.assert_array_equal(
            Scorer([kept.frozen()], np.ones(6, bool)).scores(query),
            scorer([*np.array(CAPTIONS)[alive], "a red hat"]).scores(query),
        )


def test_a_scorer_stays_as_it_is_while_the_postings_grow() -> None:
    postings = Postings()
    postings.append(CAPTIONS)
    before = Scorer([postings.frozen()], np.ones(len(CAPTIONS), bool))
    expected = scorer(CAPTIONS).scores("red hat dress").tolist()
    for _ in range(50):
        postings.append(["a hat", "red hat"])
    assert before.scores("red hat dress").tolist() == expected
    assert before.commonest("ha", 5) == []


def test_appending_never_looks_at_the_older_captions_again(monkeypatch: pytest.MonkeyPatch) -> None:
    postings = Postings()
    postings.append(CAPTIONS)
    split: list[str] = []

    def watched(text: str) -> list[str]:
        split.append(text)
        return words(text)

    monkeypatch.setattr("search.indexes.embedded.postings.words", watched)
    postings.append(["new words"])
    assert split == ["new words"]


@pytest.mark.slow
def test_the_stretches_stay_few() -> None:
    postings = Postings()
    for i in range(2000):
        postings.append([f"caption number {i} with some words {i % 7}"])
    assert len(postings.stretches) <= 12
    assert sum(stretch.nnz for stretch in postings.stretches) == 2000 * 7 - sum(i % 7 == i for i in range(2000))


@pytest.fixture(scope="module")
def many() -> Scorer:
    """Captions in which the first letters of the alphabet are common and the last ones rare."""
    chance = np.random.default_rng(0)
    letters = (26 * chance.random((50_000, 5)) ** 3).astype(int) + ord("a")
    return scorer([" ".join(map(chr, row[: 3 + place % 3])) for place, row in enumerate(letters)], at_once=50_000)


@pytest.mark.parametrize("depth", [1, 50, 700])
@pytest.mark.parametrize("share", [None, 0.9, 0.01])
@pytest.mark.parametrize("text", ["a", "z", "a b", "a z", "x y z", "z a c a y", "b b k q", "a b c d e f g h w"])
def test_the_first_hits_are_the_first_of_all_scores(many: Scorer, text: str, share: float | None, depth: int) -> None:
    scores = many.scores(text)
    ids = Ids([f"{place * 7919 % len(scores):05}" for place in range(len(scores))])
    mask = np.random.default_rng(1).random(len(scores)) < (1 if share is None else share)
    places, found = many.top(text, depth, None if share is None else Chosen(mask, 0), ids)
    order = np.lexsort((np.array(ids[:]), -scores))
    expected = order[(mask & (scores > 0))[order]][:depth]
    assert places.tolist() == expected.tolist()
    assert found.tolist() == scores[expected].tolist()


def test_an_interrupted_search_leaves_nothing_behind(many: Scorer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.indexes.embedded.native.code", None)  # which no interruption reaches
    ids = Ids([str(place) for place in range(50_000)])
    before = many.top("y z", 50, None, ids)

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("search.indexes.embedded.maxscore._enough", interrupted)
        with pytest.raises(KeyboardInterrupt):
            many.top("y z", 50, None, ids)
    after = many.top("y z", 50, None, ids)
    assert [found.tolist() for found in after] == [found.tolist() for found in before]


def test_that_many_are_too_many_to_be_added_up(many: Scorer) -> None:
    assert many.scores("a").astype(bool).sum() > FEW > many.scores("z").astype(bool).sum()


def test_an_index_without_words_scores_nothing() -> None:
    assert scorer([]).scores("red").tolist() == []
    assert scorer(["", "?!"]).scores("red").tolist() == [0, 0]
    assert scorer(["red"], alive=[False]).scores("red").tolist() == [0]
    assert scorer([]).commonest("", 5) == []


@pytest.mark.slow
@given(
    st.lists(st.text("abcd ", max_size=60), min_size=1, max_size=20),
    st.text("abcde ", max_size=20),
    st.integers(1, 5),
)
def test_the_scorer_scores_as_the_definition_does(captions: list[str], query: str, at_once: int) -> None:
    expected = LuceneBM25([words(caption) for caption in captions]).get_scores(words(query))
    np.testing.assert_allclose(scorer(captions, at_once=at_once).scores(query), expected, rtol=1e-9)


@pytest.mark.slow
def test_the_scorer_scores_as_the_definition_does_on_real_captions(shared: Path) -> None:
    with gzip.open(shared / "data/text/flickr30k_captions_multi30k.tsv.gz", "rt", encoding="utf-8") as file:
        captions = [line.split("\t")[1].strip() for line in islice(file, 4000)]
    with (shared / "data/text/fashion200k_5000.csv").open(encoding="utf-8", newline="") as file:
        captions += [row["caption"] for row in islice(csv.DictReader(file), 1000)]
    with gzip.open(shared / "data/text/flickr8k_all_captions.tsv.gz", "rt", encoding="utf-8") as file:
        queries = [line.split("\t")[1].strip() for line in islice(file, 50)]
    with (shared / "data/queries/wands_query.csv").open(encoding="utf-8", newline="") as file:
        queries += [row["query"] for row in islice(csv.DictReader(file, delimiter="\t"), 50)]
    assert (len(captions), len(queries)) == (5000, 100)
    definition, served = LuceneBM25([words(caption) for caption in captions]), scorer(captions, at_once=900)
    found = 0
    for query in queries:
        scores = served.scores(query)
        np.testing.assert_allclose(scores, definition.get_scores(words(query)), rtol=1e-6)
        found += bool(scores.any())
    assert found > 90
