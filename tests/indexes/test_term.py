import numpy as np
import pytest

from search.indexes.embedded.bm25 import Scorer
from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.ids import Ids
from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.postings import GrowingPostings
from search.indexes.embedded.term import COMMON, OBJECTS, SEEDS, Kept, Term

pytestmark = pytest.mark.usefixtures("both_ways")

DOCUMENTS = 10_000


def term(often: int, *, most: int = 3) -> Term:
    """A word of so many documents, of which each has it up to `most` times."""
    chance = np.random.default_rng(often)
    places = np.sort(chance.choice(DOCUMENTS, often, replace=False)).astype(np.int32)
    frequencies = chance.integers(1, most, often, endpoint=True).astype(np.uint16)
    frequencies[often // 2] = most
    lengths = Lengths(np.linspace(0.3, 2, 200), np.arange(DOCUMENTS, dtype=np.int32) % 200)
    return Term(places, frequencies, lengths, factor=2.5)


@pytest.mark.parametrize("often", [1, SEEDS, SEEDS + 1, int(DOCUMENTS * COMMON) + 1, DOCUMENTS])
@pytest.mark.parametrize("most", [1, 255, 256, 60_000])
def test_a_word_scores_the_same_looked_up_and_added_up(often: int, most: int) -> None:
    word = term(often, most=most)
    everywhere = np.zeros(DOCUMENTS)
    everywhere[word.places] = word.weights
    assert word.at(np.arange(DOCUMENTS, dtype=np.int32)).tolist() == everywhere.tolist()
    assert word.most == everywhere.max()
    falling = np.sort(word.weights)[::-1]
    assert word.reached(min(often, SEEDS), None) == falling[min(often, SEEDS) - 1]


@pytest.mark.parametrize("often", [1, int(DOCUMENTS * COMMON), DOCUMENTS])
@pytest.mark.parametrize("most", [3, 255, 256])
@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.9, 1])
def test_chosen_documents_get_what_all_get(often: int, most: int, share: float) -> None:
    word, chosen = term(often, most=most), Chosen(np.random.default_rng(3).random(DOCUMENTS) < share, 0)
    everywhere = np.ones(DOCUMENTS)
    everywhere[word.places] += word.weights
    scores = np.ones(len(chosen.places))
    word.add(scores, chosen)
    assert scores.tolist() == everywhere[chosen.places].tolist()


def test_what_is_not_known_of_a_word_is_nothing() -> None:
    assert term(SEEDS).reached(SEEDS + 1, None) == 0


def test_the_scores_of_a_common_word_are_kept_only_once_they_are_asked_for() -> None:
    rare, common = term(int(DOCUMENTS * COMMON)), term(DOCUMENTS)
    before = common.bytes
    assert rare.bytes > OBJECTS + 8 * len(rare.places)
    assert before < OBJECTS + 8 * DOCUMENTS
    _ = common.at(np.arange(3, dtype=np.int32))
    assert common.bytes == before + DOCUMENTS
    _ = common.weights
    assert common.bytes == before + 9 * DOCUMENTS


def test_the_words_asked_for_last_are_kept() -> None:
    kept, words = Kept(3 * term(10).bytes), {word: term(10) for word in "abcd"}
    for word in "abca":
        kept.keep({(word, 1): words[word]})
    assert kept.get(("a", 1)) is words["a"]
    assert kept.get(("a", 2)) is None
    kept.keep({("d", 1): words["d"]})
    assert [word for word in "abcd" if kept.get((word, 1))] == ["a", "c", "d"]


def test_postings_count_only_where_they_are_copies() -> None:
    word = term(100)
    mapped = Term(word.places[:], word._frequencies[:], word._lengths, 2.5)
    assert word.bytes == mapped.bytes + 6 * 100


def test_words_that_grow_by_their_use_stay_within_the_room() -> None:
    postings = GrowingPostings()
    postings.append(["a dress"] * 5000)
    room = 200_000
    scorer = Scorer([postings.frozen()], np.ones(5000, bool), kept=room)
    ids = Ids([str(place) for place in range(5000)])
    for times in range(1, 40):
        scorer.top("dress " * times, 10, None, ids)
        scorer.scores("a " * times)
    held = [found for found, _ in scorer._kept._terms.values()]
    assert 0 < sum(found.bytes for found in held) <= room
