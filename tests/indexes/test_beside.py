"""Tasks side by side: all results, in order, with no more at once than processors; callers beyond these take turns."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from types import FrameType

import pytest

from search.deadline import Deadline, waiting
from search.errors import GivenUp
from search.indexes.embedded.beside import Beside


@pytest.fixture(params=[1, 2, 4])
def beside(request: pytest.FixtureRequest) -> Iterator[Beside]:
    with closing(Beside(request.param)) as found:
        yield found


def test_results_come_in_the_order_of_the_tasks(beside: Beside) -> None:
    with beside.turn():
        assert beside.run([lambda n=n: n * n for n in range(10)]) == [n * n for n in range(10)]  # type: ignore[misc]
        assert beside.run([]) == []


def test_what_a_task_raises_is_raised_and_the_next_call_works(beside: Beside) -> None:
    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"), beside.turn():
        beside.run([lambda: 1, fail, lambda: 2])
    with beside.turn():
        assert beside.run([lambda: 1, lambda: 2]) == [1, 2]


def test_two_tasks_of_one_caller_run_at_once_where_processors_are_free() -> None:
    with closing(Beside(2)) as beside, beside.turn():
        met = threading.Barrier(2, timeout=10)
        assert sorted(beside.run([met.wait, met.wait])) == [0, 1]


def test_a_caller_beside_another_works_by_itself() -> None:
    with closing(Beside(2)) as beside, beside.turn(), ThreadPoolExecutor(1) as other:

        def ask() -> list[str]:
            with beside.turn():
                return beside.run([lambda: threading.current_thread().name] * 4)

        names = other.submit(ask).result(10)
        assert len(set(names)) == 1
        assert not names[0].startswith("leg")


@pytest.mark.parametrize("spare", [0, 1])
@pytest.mark.parametrize("processors", [1, 2, 4])
def test_as_many_callers_work_at_once_as_are_let_in(processors: int, spare: int) -> None:
    inside, most, counting = 0, 0, threading.Lock()
    beside, let_in = Beside(processors, spare), processors + spare
    met = threading.Barrier(let_in, timeout=10)

    def work() -> None:
        nonlocal inside, most
        with beside.turn():
            with counting:
                inside += 1
                most = max(most, inside)
            met.wait()
            with counting:
                inside -= 1

    with closing(beside), ThreadPoolExecutor(12) as callers:
        for done in [callers.submit(work) for _ in range(15 * let_in)]:
            done.result(30)
    assert most == let_in


def test_a_spare_turn_is_no_processor() -> None:
    with closing(Beside(2, spare=1)) as beside, beside.turn(), ThreadPoolExecutor(1) as other:

        def ask() -> list[str]:
            with beside.turn():
                return beside.run([lambda: threading.current_thread().name] * 4)

        assert not any(name.startswith("leg") for name in other.submit(ask).result(10))


@pytest.mark.parametrize("longest", [0, 1])
def test_a_processor_is_free_as_soon_as_its_task_is_done(longest: int) -> None:
    answered = threading.Event()
    with closing(Beside(2)) as beside, ThreadPoolExecutor(1) as other:

        def ask() -> list[int]:
            with beside.turn():
                answered.set()
                return beside.run([lambda: 1, lambda: 2])

        def last() -> bool:
            return answered.wait(10)

        def first() -> bool:
            return not other.submit(ask).cancelled()

        tasks = [first, first]
        tasks[longest] = last
        with beside.turn():
            assert beside.run(tasks)[longest]


@pytest.mark.parametrize("processors", [1, 2])
@pytest.mark.parametrize("place", ["_give_back", "_wait", "_call", "_forget", "_take", "run", "_side_by_side"])
def test_an_interruption_by_the_keyboard_costs_no_processor(place: str, processors: int) -> None:
    code = getattr(Beside, place).__code__

    def interrupt(frame: FrameType, event: str, _: object) -> None:
        if frame.f_code is code and event == "call":
            sys.settrace(None)
            raise KeyboardInterrupt

    with closing(Beside(processors)) as beside, ThreadPoolExecutor(1) as other:

        def ask() -> list[int]:
            met = threading.Barrier(processors)
            with waiting(Deadline(10)), beside.turn():
                return beside.run([lambda: met.wait(10)] * processors)

        for _ in range(3):
            before = sys.gettrace()
            sys.settrace(interrupt)
            with suppress(KeyboardInterrupt):  # with one processor there is nothing to give back to others
                ask()
            sys.settrace(before)
        assert sorted(ask()) == list(range(processors))
        for _ in range(3):
            assert sorted(other.submit(ask).result(20)) == list(range(processors))


def test_whatever_has_begun_has_ended_when_an_error_is_raised() -> None:
    begun, ended = threading.Event(), threading.Event()

    def fail() -> None:
        begun.wait(10)
        raise ValueError("no")

    def last() -> None:
        begun.set()
        time.sleep(0.05)
        ended.set()

    with closing(Beside(3)) as beside:
        with beside.turn(), pytest.raises(ValueError, match="no"):
            beside.run([fail, fail, last])
        assert ended.is_set()


def test_whoever_comes_after_the_end_works_alone() -> None:
    beside = Beside(2)
    beside.close()
    with beside.turn():
        assert beside.run([lambda: 1, lambda: 2]) == [1, 2]


def test_turns_come_in_the_order_of_asking() -> None:
    order: list[int] = []
    with closing(Beside(1)) as beside, ThreadPoolExecutor(5) as callers:

        def ask(number: int) -> None:
            with beside.turn():
                order.append(number)

        with beside.turn():
            asked = []
            for number in range(5):
                asked.append(callers.submit(ask, number))
                _until(lambda number=number: beside.waiting == number + 1)  # type: ignore[misc]
        for one in asked:
            one.result(10)
    assert order == [0, 1, 2, 3, 4]


def test_whoever_gives_up_while_waiting_keeps_nobody_from_a_turn() -> None:
    with closing(Beside(1)) as beside, ThreadPoolExecutor(1) as other:

        def hurry() -> None:
            with waiting(Deadline(0.01)), beside.turn():
                pytest.fail("there was no processor free")

        with beside.turn():
            assert isinstance(other.submit(hurry).exception(10), GivenUp)
        assert beside.waiting == 0
        with waiting(Deadline(10)), beside.turn():
            assert beside.run([lambda: 1]) == [1]


def test_whoever_gives_up_when_called_passes_the_turn_on() -> None:
    with closing(Beside(1)) as beside, ThreadPoolExecutor(1) as other, ExitStack() as held:

        class Late(Deadline):
            @property
            def left(self) -> float:
                held.close()  # which calls the one that waits
                assert beside.waiting == 0
                raise GivenUp("too late")

        def hurry() -> None:
            with waiting(Late()), beside.turn():
                pytest.fail("it had given up")

        held.enter_context(beside.turn())
        assert isinstance(other.submit(hurry).exception(10), GivenUp)
        with waiting(Deadline(10)), beside.turn():
            assert beside.run([lambda: 1]) == [1]


def _until(comes: Callable[[], bool]) -> None:
    ends = time.monotonic() + 10
    while not comes():
        assert time.monotonic() < ends
        time.sleep(0.001)
