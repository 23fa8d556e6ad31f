"""The command's process lets its event loop go on soon, and is still rid of garbage."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from demo.brisk import SWITCHED_SECONDS, be_brisk


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    seconds = sys.getswitchinterval()
    yield
    sys.setswitchinterval(seconds)
    gc.unfreeze()


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.self = self


def test_what_is_there_is_looked_through_no_more_and_what_comes_later_is() -> None:
    frozen = gc.get_freeze_count()
    early = Knot()
    be_brisk()
    assert gc.get_freeze_count() > frozen
    assert early not in gc.get_objects()
    late = weakref.ref(Knot())
    gc.collect()
    assert late() is None


def test_what_was_garbage_before_is_not_kept() -> None:
    gc.disable()
    try:
        garbage = weakref.ref(Knot())
        be_brisk()
    finally:
        gc.enable()
    assert garbage() is None


def test_threads_that_compute_let_others_go_on_sooner() -> None:
    before = sys.getswitchinterval()
    be_brisk()
    assert sys.getswitchinterval() == pytest.approx(SWITCHED_SECONDS) != pytest.approx(before)
