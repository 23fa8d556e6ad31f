"""`python -m tests.durability --kills 200`: strike everything that changes an index, and say what was lost."""

import argparse
import os
import sys
import time

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"

from tests.durability.kills import kill_all_over  # noqa: E402
from tests.durability.scenarios import small  # noqa: E402


def main() -> None:
    """Print one line; exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how many times a process is killed")
    arguments = parser.parse_args()
    start = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        small(patch)
        tally = kill_all_over(arguments.kills, told=lambda wrong: print(wrong, file=sys.stderr))
    print(f"{tally.summary()} in {time.monotonic() - start:.0f} s")
    sys.exit(bool(tally.wrong))


if __name__ == "__main__":
    main()
