"""Ids are read out of files by machine code, which trusts no place and no end."""

import numpy as np
import pytest

from tests.indexes.ways import machine_code


@pytest.mark.parametrize(
    "ends", [[2, -1, 4], [2, 1, 4], [2, 5, 4], [2, 2**62, 4], [-(2**62), 2, 4], [-1, 2, 4], [-1, -1, 4]]
)
def test_damaged_ends_lead_nowhere(ends: list[int]) -> None:
    content = np.frombuffer(b"abcd", np.uint8)
    assert machine_code().texts(content, np.array(ends), np.array([1])) is None


@pytest.mark.parametrize("place", [-1, 2, -(2**62), 2**62])
def test_there_are_no_texts_at_other_places(place: int) -> None:
    content, ends = np.frombuffer(b"abcd", np.uint8), np.array([2, 4])
    assert machine_code().texts(content, ends, np.array([0, 1])) == ["ab", "cd"]
    assert machine_code().texts(content, ends, np.array([0, place])) is None
