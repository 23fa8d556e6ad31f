"""Turns are taken in order, so many at once, and one too many is refused."""

import asyncio
import threading
import time

import pytest

from demo.refused import Refused
from demo.turns import Turns


async def _until(true: threading.Event) -> None:
    assert await asyncio.to_thread(true.wait, 10)


def test_so_many_run_at_once() -> None:
    running: list[int] = []
    full, go_on = threading.Event(), threading.Event()

    def run(number: int) -> int:
        running.append(number)
        if len(running) == 2:
            full.set()
        assert go_on.wait(10)
        return number

    async def five() -> list[int]:
        turns = Turns(at_once=2, waiting=3)
        tasks = [asyncio.create_task(turns.take(run, number)) for number in range(5)]
        await _until(full)
        await asyncio.sleep(0.05)
        assert len(running) == 2
        go_on.set()
        return await asyncio.gather(*tasks)

    assert asyncio.run(five()) == [0, 1, 2, 3, 4]


def test_the_others_come_in_the_order_in_which_they_asked() -> None:
    begun: list[int] = []

    async def five() -> None:
        turns = Turns(at_once=1, waiting=4)
        await asyncio.gather(*(turns.take(begun.append, number) for number in range(5)))

    asyncio.run(five())
    assert begun == [0, 1, 2, 3, 4]


def test_one_too_many_is_refused_and_the_next_is_not() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def run() -> None:
        begun.set()
        assert go_on.wait(10)

    async def too_many() -> str:
        turns = Turns(at_once=1, waiting=1)
        tasks = [asyncio.create_task(turns.take(run)) for _ in range(2)]
        await _until(begun)
        with pytest.raises(Refused, match="Too many searches are waiting"):
            await turns.take(run)
        go_on.set()
        await asyncio.gather(*tasks)
        return await turns.take(str.upper, "free again")

    assert asyncio.run(too_many()) == "FREE AGAIN"


def test_what_a_function_raises_is_raised_and_gives_its_turn_back() -> None:
    async def twice() -> None:
        turns = Turns(at_once=1, waiting=0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await turns.take(divmod, 1, 0)

    asyncio.run(twice())


def test_one_that_would_wait_for_too_long_is_refused_and_who_is_on_the_way_counts() -> None:
    """A turn takes 0.05 s of a patience of 0.25 s: about five fit in."""

    async def line() -> None:
        turns = Turns(at_once=1, waiting=200, patience=0.25)
        assert not turns.is_full(coming=100)  # nothing is known yet
        for _ in range(30):
            await turns.take(time.sleep, 0.05)
        assert not turns.is_full()
        assert not turns.is_full(coming=2)
        assert turns.is_full(coming=20)
        assert turns.is_full(coming=3, share=0.1)
        assert not turns.is_full(coming=0, share=0.1)

    asyncio.run(line())


def test_the_pace_is_that_of_the_line_where_one_waits() -> None:
    """Two at once take 0.04 s each, but end one after the other: half of that is what one costs."""

    async def line() -> tuple[float, float]:
        turns, begun = Turns(at_once=2, waiting=200, patience=60), time.monotonic()
        await asyncio.gather(*(turns.take(time.sleep, 0.04) for _ in range(60)))
        return turns._pace, (time.monotonic() - begun) / 60

    pace, share = asyncio.run(line())
    assert pace == pytest.approx(share, rel=0.8)  # what each one took by itself is twice as much
