"""A clock that jumps."""

import time

import pytest

from search.indexes.opensearch.builds import LONGEST_FREEZE, abandoned
from search.indexes.opensearch.mapping import About


@pytest.mark.parametrize(
    ("ago", "given_up"),
    [(0, False), (LONGEST_FREEZE / 2, False), (2 * LONGEST_FREEZE, True), (-60, False), (-1e8, True)],
    ids=["now", "a while ago", "long ago", "by a clock a minute ahead", "by a clock years ahead"],
)
def test_a_build_that_was_closed_for_writers_is_given_up_after_a_while_whatever_the_clock_was(
    ago: float, given_up: bool
) -> None:
    assert abandoned(About("by-hand", 3, frozen_at=time.time() - ago)) is given_up


def test_an_open_build_is_not_abandoned() -> None:
    assert not abandoned(About("by-hand", 3))
