"""A bounded run of `python -m tests.fuzz.images`, and that the run itself would notice."""

from pathlib import Path

from PIL import Image

from tests.attacks.crafted import saved
from tests.fuzz.cage import Cage
from tests.fuzz.damaged import damaged, seeds
from tests.fuzz.images import run


def test_damaged_files_are_opened_or_refused_and_nothing_else(tmp_path: Path) -> None:
    tally = run(1200, 20, tmp_path)
    assert tally.offenders == []
    assert tally.outcomes.total() == 1200
    for kind in seeds():  # else the damage is too great or too little to find anything
        assert tally.outcomes[kind, "opened"] > 20
        assert tally.outcomes[kind, "refused"] > 20
    assert tally.megabytes < 500


def test_undamaged_files_are_opened() -> None:
    with Cage(megabytes=3000, seconds=20) as cage:
        for files in seeds().values():
            assert [cage.open(content).outcome for content in files] == ["opened"] * len(files)


def test_a_file_is_the_same_for_the_same_seed_and_another_for_the_next() -> None:
    good = seeds()
    assert damaged(5, 1, good) == damaged(5, 1, good) != damaged(5, 2, good)


def test_what_takes_all_memory_or_never_ends_is_noticed_every_time() -> None:
    good = seeds()["PNG"][0]
    with Cage(megabytes=3000, seconds=20) as cage:
        assert cage.open(good).outcome == "opened"
    with Cage(megabytes=10, seconds=20) as cage:
        assert cage.open(b"\xff" * 30_000_000).outcome == "crashed"
        assert cage.open(b"\xff" * 30_000_000).outcome == "crashed"
    large = saved(Image.new("L", (6000, 6000)), "PNG")
    with Cage(megabytes=3000, seconds=0.001) as cage:
        assert cage.open(large).outcome == "late"
        assert cage.open(large).outcome == "late"
