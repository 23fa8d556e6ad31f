"""Never more in any minute than allowed, whoever asks."""

import threading
from collections.abc import Callable

import pytest

from search.encoders.cohere.pace import WINDOW, Pace
from search.encoders.patience import heed, pause
from search.errors import EncoderFailed


class Time:
    """A clock that only pauses move on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.paused: list[float] = []

    def pause(self, seconds: float) -> None:
        assert seconds >= 0
        self.now += seconds
        if seconds:
            self.paused.append(seconds)


def sent(pace: Pace, time: Time, *inputs: int) -> list[float]:
    """When each call went out, in seconds from the first."""
    times = []
    for count in inputs:
        pace.take(count)
        times.append(time.now - 1000)
    return times


def made(per_minute: int) -> tuple[Pace, Time]:
    time = Time()
    return Pace(per_minute, clock=lambda: time.now, pause=time.pause), time


def test_five_go_out_at_once_and_the_sixth_after_a_minute() -> None:
    pace, time = made(5)
    assert sent(pace, time, *[1] * 11) == [0] * 5 + [WINDOW] * 5 + [2 * WINDOW]


def test_in_no_minute_are_there_more_than_allowed() -> None:
    pace, time = made(7)
    took, when = [], []
    for step in range(60):
        time.now += step % 11
        inputs = 1 + step % 5
        pace.take(inputs)
        took.append(inputs)
        when.append(time.now)
    for start in when:
        assert sum(count for count, at in zip(took, when, strict=True) if start <= at < start + 60) <= 7
    assert sum(took) / (when[-1] - when[0]) * WINDOW > 5  # and not much slower than allowed


def test_a_large_request_waits_until_enough_has_passed() -> None:
    pace, time = made(5)
    pace.take(2)
    time.now += 20
    pace.take(2)
    pace.take(1)
    assert time.paused == []
    pace.take(3)  # the first two must have passed, and one of those 20 seconds later
    assert time.now == pytest.approx(1000 + 20 + WINDOW)


def test_who_asks_to_wait_is_waited_for() -> None:
    pace, time = made(100)
    pace.hold(30)
    pace.hold(10)
    assert sent(pace, time, 1, 1) == [30, 30]


def test_threads_share_one_minute() -> None:
    pace, time = made(5)
    lock, out = threading.Lock(), []

    def take() -> None:
        pace.take(1)
        with lock:
            out.append(time.now)

    run(*[take] * 5)
    assert out == [1000.0] * 5
    pace.take(1)
    assert time.now == pytest.approx(1000 + WINDOW)


def test_work_that_was_given_up_does_not_wait() -> None:
    given_up, complaints = threading.Event(), []

    def wait() -> None:
        heed(given_up)
        pause(0)
        try:
            pause(600)
        except EncoderFailed as error:
            complaints.append(str(error))

    thread = threading.Thread(target=wait)
    thread.start()
    given_up.set()
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert complaints == ["the work was given up before the encoder was done"]


def run(*work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
