"""The answers that are at hand: found by their keys, the oldest forgotten first."""

from dataclasses import replace

from demo.actions import Answer
from demo.form import Asked
from demo.recent import Recent
from search import Document, Hit
from search.nouns import Ranking


def answer(hits: int) -> Answer:
    found = tuple(Hit(rank, 0.1, Document(f"{rank}"), {}, fused_rank=rank) for rank in range(1, hits + 1))
    return Answer(Asked(text="red"), found, hits, (), 1.0, rankings=(Ranking("text-bm25"),), text="red")


def test_an_answer_is_found_by_its_key_and_by_nothing_else() -> None:
    recent, one, other = Recent(), answer(3), answer(3)
    recent.keep(one)
    kept = recent.get(one.key)
    assert kept is not None
    assert (kept.hits, kept.text, kept.asked) == (one.hits, one.text, one.asked)
    assert one.key != other.key
    for key in (other.key, "", one.key[:-1], one.key.lower()):
        assert recent.get(key) is None


def test_with_more_pages_it_is_the_same_answer() -> None:
    recent, short = Recent(most=5), answer(2)
    longer = replace(short, hits=answer(5).hits)
    for each in (short, longer, short, longer):  # in the place of each other, so five hits at most
        recent.keep(each)
    kept = recent.get(short.key)
    assert kept is not None
    assert kept.hits == longer.hits


def test_the_one_that_was_asked_for_longest_ago_is_forgotten_first() -> None:
    recent, answers = Recent(most=6), [answer(2) for _ in range(4)]
    for each in answers[:3]:
        recent.keep(each)
    recent.get(answers[0].key)
    recent.keep(answers[3])
    assert [recent.get(each.key) is not None for each in answers] == [True, False, True, True]
    large = answer(20)
    recent.keep(large)  # what was shown just now can be picked, however long it is
    assert [recent.get(each.key) is not None for each in (*answers, large)] == [False] * 4 + [True]
    recent.keep(answers[0])
    assert recent.get(large.key) is None
    assert recent.get(answers[0].key) is not None


def test_only_what_the_drawer_tells_is_kept() -> None:
    recent, given = Recent(), answer(1)
    recent.keep(given)
    kept = recent.get(given.key)
    assert kept is not None
    assert kept.rankings == ()
