"""A sample of what `python -m tests.durability` does in full."""

from pathlib import Path

import pytest

from tests.durability.bench import Bench
from tests.durability.cuts import cut_all_over
from tests.durability.kills import kill_all_over, refuse_all_over
from tests.durability.scenarios import BACKUP, SCENARIOS

SOME = ("restore over an index", "back up")

pytestmark = pytest.mark.usefixtures("small_indexes")


@pytest.mark.parametrize("strike", [kill_all_over, cut_all_over, refuse_all_over])
def test_broken_off_anywhere_nothing_acknowledged_is_lost(strike) -> None:
    tally = strike(6, SOME)
    assert tally.wrong == []
    assert tally.done.total() >= 5


@pytest.mark.slow
@pytest.mark.parametrize("strike", [kill_all_over, cut_all_over, refuse_all_over])
def test_every_scenario_broken_off_anywhere(strike) -> None:
    tally = strike(40)
    assert tally.wrong == []
    assert set(tally.steps) == set(SCENARIOS)


@pytest.fixture
def bench(tmp_path: Path, request: pytest.FixtureRequest):
    made = Bench(tmp_path, ["back up"])
    yield made
    made.close()


def test_the_judgement_sees_what_is_lost_and_what_is_damaged(bench: Bench) -> None:
    assert bench.wrong("back up", bench.copy("back up"), 0) == []
    (late,) = bench.wrong("back up", bench.copy("back up"), 1)  # it was acknowledged, but isn't there
    assert late == "1 steps are acknowledged, but it is as after 0"
    folder = bench.copy("back up")
    content = (folder / BACKUP).read_bytes()
    (folder / BACKUP).write_bytes(content[: len(content) // 2])
    (broken,) = bench.wrong("back up", folder, 0)
    assert "damaged" in broken
