"""A sample of what `python -m tests.durability` does in full."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.durability.bench import Bench
from tests.durability.cuts import cut_all_over
from tests.durability.kills import kill_all_over, refuse_all_over
from tests.durability.scenarios import BACKUP, SCENARIOS, small


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Two scenarios that are quick, and change an index, its builds and a backup."""
    with pytest.MonkeyPatch.context() as patch:
        small(patch)
        with closing(Bench(tmp_path_factory.mktemp("bench"), ("restore over an index", "back up"))) as made:
            yield made


@pytest.mark.parametrize("strike", [kill_all_over, cut_all_over, refuse_all_over])
def test_broken_off_anywhere_nothing_acknowledged_is_lost(bench, strike) -> None:
    tally = strike(bench, 8)
    assert tally.wrong == []
    assert tally.done.total() >= 6


@pytest.mark.slow
def test_every_scenario_broken_off_anywhere(tmp_path, monkeypatch) -> None:
    small(monkeypatch)
    with closing(Bench(tmp_path)) as everything:
        assert set(everything.steps) == set(SCENARIOS)
        for strike in (kill_all_over, cut_all_over, refuse_all_over):
            assert strike(everything, 15).wrong == []


def test_the_judgement_sees_what_is_lost_and_what_is_damaged(bench: Bench) -> None:
    assert bench.wrong("back up", bench.copy("back up"), 0) == []
    (late,) = bench.wrong("back up", bench.copy("back up"), 1)  # it was acknowledged, but isn't there
    assert late == "1 steps are acknowledged, but it is as after 0"
    folder = bench.copy("back up")
    content = (folder / BACKUP).read_bytes()
    (folder / BACKUP).write_bytes(content[: len(content) // 2])
    (broken,) = bench.wrong("back up", folder, 0)
    assert "damaged" in broken
