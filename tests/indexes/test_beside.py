"""Tasks side by side: all results, in order, with no more at once than processors."""

import threading

import pytest

from search.indexes.embedded.beside import Beside


@pytest.fixture(params=[1, 2, 4])
def beside(request):
    found = Beside(request.param)
    yield found
    found.close()


def test_results_come_in_the_order_of_the_tasks(beside):
    assert beside.run([lambda n=n: n * n for n in range(10)]) == [n * n for n in range(10)]
    assert beside.run([]) == []


def test_what_a_task_raises_is_raised_and_the_next_call_works(beside):
    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        beside.run([lambda: 1, fail, lambda: 2])
    assert beside.run([lambda: 1, lambda: 2]) == [1, 2]


def test_two_tasks_of_one_caller_run_at_once_where_processors_are_free():
    beside, met = Beside(2), threading.Barrier(2, timeout=10)
    assert sorted(beside.run([met.wait, met.wait])) == [0, 1]
    beside.close()


def test_a_caller_beside_another_works_by_itself():
    beside, inside, leave = Beside(2), threading.Event(), threading.Event()
    names: list[str] = []

    def hold() -> None:
        inside.set()
        leave.wait(10)

    other = threading.Thread(target=lambda: beside.run([hold]))
    other.start()
    inside.wait(10)
    beside.run([lambda: names.append(threading.current_thread().name)] * 4)
    leave.set()
    other.join()
    assert set(names) == {threading.current_thread().name}
    beside.close()
