"""What the soak calls wrong, let through and a leak."""

import pytest

from benchmarks.soak.client import Said
from benchmarks.soak.hostile import HOSTILE, attempts
from benchmarks.soak.questions import Question, difference
from benchmarks.soak.verdict import Tally, by_kind, over_time, targets
from benchmarks.soak.watched import Sample, slope

ANSWER = {"hits": [{"id": "a", "score": 0.03125}, {"id": "b", "score": 0.031}], "timings_ms": {"total": 12.0}, "k": 60}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ""),
        ({"timings_ms": {"total": 99.0}}, ""),
        ({"hits": [{"id": "a", "score": 0.0312500001}, {"id": "b", "score": 0.031}]}, ""),
        ({"hits": [{"id": "a", "score": 0.0314}, {"id": "b", "score": 0.031}]}, ".hits[0].score is 0.0314"),
        ({"hits": [{"id": "b", "score": 0.03125}, {"id": "a", "score": 0.031}]}, ".hits[0].id is 'b', not 'a'"),
        ({"hits": [{"id": "a", "score": 0.03125}]}, ".hits has 1 entries, not 2"),
        ({"k": "60"}, ".k is '60', not 60"),
        ({"more": 1}, "has other keys: ['more']"),
    ],
)
def test_an_answer_is_another_if_anything_but_timings_and_rounding_is(changed, told):
    found = difference({**ANSWER, **changed}, ANSWER)
    assert told in found
    assert bool(found) == bool(told)


def test_a_rise_is_the_median_of_all_slopes_and_no_outlier_bends_it():
    assert slope([0, 1, 2, 3, 4], [5, 7, 9, 11, 100]) == 2.0
    assert slope([0], [5]) == 0.0


def samples(rise: float = 0.0, leaked: int = 0, stored: float = 0.0) -> list[Sample]:
    """Half an hour, every ten seconds; memory, open files and stored MB rise by so much in all."""
    share = [number / 180 for number in range(181)]
    return [Sample(1800 * s, 1000 + rise * s, 70 + round(leaked * s), 15, 5 + stored * s) for s in share]


def missed(tally: Tally, taken: list[Sample], *, alive: bool = True) -> list[str]:
    return [target.name for target in targets(tally, taken, alive=alive) if not target.met]


@pytest.fixture
def calm() -> Tally:
    tally = Tally()
    for _ in range(3):
        tally.record(Question("page", "dress", lambda _: ""), 0.05)
        tally.record(Question(HOSTILE, "a path", lambda _: ""), 0.01)
    return tally


def test_a_calm_run_misses_nothing_and_prints_what_was_asked(calm):
    assert missed(calm, samples(rise=20)) == []
    assert [line.split()[:4] for line in by_kind(calm)][1:] == [[HOSTILE, "3", "0", "0"], ["page", "3", "0", "0"]]
    assert len(list(over_time(samples()))) in (17, 18)


def test_one_wrong_answer_one_failure_and_one_attempt_let_through_are_told_apart(calm):
    calm.record(Question("page", "boot", lambda _: ""), 0.05, "[0] is 'b', not 'a'")
    assert missed(calm, samples()) == ["no wrong answer"]
    calm.record(Question("search", "boot", lambda _: ""), 0.05, "TimeoutError: ", failed=True)
    calm.record(Question(HOSTILE, "a path", lambda _: ""), 0.05, "it was answered")
    assert len(missed(calm, samples())) == 3
    assert calm.told[0] == "page, boot: [0] is 'b', not 'a'"


@pytest.mark.parametrize(
    ("taken", "alive", "name"),
    [
        (samples(rise=80), True, "memory rises"),
        (samples(leaked=60), True, "open files"),
        (samples(stored=20), True, "temporary files"),
        (samples()[:6], True, "what is held is steady"),
        (samples(), False, "the server stands"),
    ],
)
def test_what_is_not_given_back_and_a_server_that_fell_are_noticed(calm, taken, alive, name):
    (told,) = missed(calm, taken, alive=alive)
    assert name in told


class Answering:
    """A stranger to whom every request is answered, as by a server that lets everything through."""

    def ask(self, *_: object) -> Said:
        return Said(200, b"root:x:0:0")

    def try_call(self, *_: object) -> tuple[Said, object]:
        return Said(200), {"hits": [{"id": "a"}]}

    def drop(self, _: bytes) -> None:
        """Nothing comes back."""


def test_whatever_is_answered_though_it_should_be_refused_is_noticed():
    dropped = {"an upload that breaks off", "half a request", "bytes that are no request"}
    kept = {*dropped, "a search that nobody waits for"}
    silent = {attempt.name for attempt in attempts() if not attempt.ask(Answering())}  # type: ignore[arg-type]
    assert silent == kept | {"zeros and directions in words"}, "these have no answer, or may have one"
