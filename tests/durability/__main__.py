"""`python -m tests.durability --kills 200`: strike everything that changes an index, and say what was lost."""

import argparse
import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TextIO

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"

from tests.durability.bench import Bench, memory
from tests.durability.cuts import cut_all_over
from tests.durability.kills import kill_all_over, refuse_all_over
from tests.durability.scenarios import small


def main() -> None:
    """Print a line for each kind; exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how many times a process is killed")
    parser.add_argument("--cuts", type=int, default=200, help="how many times the power fails")
    parser.add_argument("--refusals", type=int, default=200, help="how many times the disk is full, or read-only")
    arguments = parser.parse_args()
    wrong = 0
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(dir=memory()) as scratch,
        closing(bench_for(patch, Path(scratch))) as bench,
    ):
        for strike, times in (
            (kill_all_over, arguments.kills),
            (cut_all_over, arguments.cuts),
            (refuse_all_over, arguments.refusals),
        ):
            if times:
                start = time.monotonic()
                tally = strike(bench, times, told=lambda said: _say(said, sys.stderr))
                _say(f"{tally.summary()} in {time.monotonic() - start:.0f} s", sys.stdout)
                wrong += len(tally.wrong)
    sys.exit(bool(wrong))


def bench_for(patch: pytest.MonkeyPatch, scratch: Path) -> Bench:
    """All scenarios, on indexes that are small and yet have segments."""
    small(patch)
    return Bench(scratch)


def _say(line: str, where: TextIO) -> None:
    where.write(f"{line}\n")
    where.flush()


if __name__ == "__main__":
    main()
