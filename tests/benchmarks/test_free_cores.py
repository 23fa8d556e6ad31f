"""A clock that other processes cannot slow down."""

import hashlib
import threading

import pytest

from benchmarks.free_cores import TASKS, ticking
from search.ingest.threads import cores

pytestmark = pytest.mark.skipif(not TASKS.is_dir(), reason="only Linux tells which threads run")

MEGABYTE = bytes(2**20)


def work(times: int = 150) -> None:
    """Of a processor alone: hashing lets go of Python's lock."""
    for _ in range(times):
        hashlib.sha256(MEGABYTE)


def test_what_one_thread_does_takes_as_long_as_its_processor_time() -> None:
    waiting = threading.Event()
    asleep = threading.Thread(target=waiting.wait)
    asleep.start()
    with ticking() as clock:
        work()
    waiting.set()
    asleep.join()
    assert clock.cpu > 0
    assert clock.seconds == pytest.approx(clock.cpu)


@pytest.mark.skipif(cores() < 2, reason="nothing happens at the same time on one core")
def test_what_threads_do_at_once_takes_less_but_never_less_than_all_cores_need() -> None:
    threads = [threading.Thread(target=work) for _ in range(cores() + 1)]
    with ticking() as clock:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert clock.cpu / cores() <= clock.seconds * 1.000001
    assert clock.seconds < 0.9 * clock.cpu
