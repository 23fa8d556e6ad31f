"""Opens thousands of damaged picture files, each in a process with bounded memory, and counts what became of them.

    python -m tests.fuzz.images --files 20000 [--minutes 60] [--seed 1] [--keep FOLDER]

Whatever ends the process, takes too long or raises anything but a refusal is kept as a file, whose name says where it
came from. The exit code is 1 if there was any.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.cage import Cage
from tests.fuzz.damaged import numbered

MEGABYTES = 3000
"""Of address space: a process that has read numpy, Pillow and the rest already has about one of these three."""

SECONDS = 10.0


@dataclass
class Tally:
    """What became of the files so far.

    Attributes:
        outcomes: how many were opened, refused, crashed or late, by format.
        offenders: the files of those that crashed or were late, and what was said.
        megabytes: the most memory that the process held.
        slowest: seconds that the slowest of them took.
        printed: bytes that decoders wrote to stderr.
    """

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    offenders: list[tuple[Path, str]] = field(default_factory=list)
    megabytes: float = 0.0
    slowest: float = 0.0
    printed: int = 0

    def line(self) -> str:
        """All of it in a line."""
        total = Counter[str]()
        for (_, outcome), count in self.outcomes.items():
            total[outcome] += count
        return (
            f"{total.total():,} files: {total['opened']:,} opened, {total['refused']:,} refused, "
            f"{total['crashed']:,} crashed, {total['late']:,} past {SECONDS:g} s of a processor; "
            f"at most {self.megabytes:.0f} MB, the slowest {self.slowest:.2f} s, {self.printed:,} bytes on stderr"
        )


def run(files: int, seed: int, keep: Path, *, minutes: float = float("inf")) -> Tally:
    """Open so many damaged files, or as many as the minutes allow; offenders are written into the folder."""
    tally = Tally()
    end = time.monotonic() + minutes * 60
    with Cage(megabytes=MEGABYTES, seconds=SECONDS) as cage:
        for number, kind, content in numbered(files, seed):
            if time.monotonic() > end:
                break
            begun = time.perf_counter()
            opened = cage.open(content)
            tally.slowest = max(tally.slowest, time.perf_counter() - begun)
            tally.outcomes[kind, opened.outcome] += 1
            tally.megabytes = max(tally.megabytes, opened.megabytes)
            tally.printed += opened.printed
            if opened.outcome in ("crashed", "late"):
                keep.mkdir(parents=True, exist_ok=True)
                place = keep / f"{kind.lower()}-{seed}-{number}.bin"
                place.write_bytes(content)
                tally.offenders.append((place, opened.said))
    return tally


def _main() -> int:
    parser = argparse.ArgumentParser(description="Open damaged picture files by the thousand.")
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "triptych-offenders")
    wanted = parser.parse_args()
    begun = time.monotonic()
    tally = run(wanted.files, wanted.seed, wanted.keep, minutes=wanted.minutes)
    for kind in sorted({kind for kind, _ in tally.outcomes}):
        counts = {outcome: tally.outcomes[kind, outcome] for outcome in ("opened", "refused", "crashed", "late")}
        sys.stdout.write(f"{kind}: {', '.join(f'{count:,} {outcome}' for outcome, count in counts.items())}\n")
    for place, said in tally.offenders:
        sys.stdout.write(f"{place}: {said.strip().splitlines()[-1]}\n")
    sys.stdout.write(f"{tally.line()}; seed {wanted.seed}, {time.monotonic() - begun:.0f} s\n")
    return 1 if tally.offenders else 0


if __name__ == "__main__":
    sys.exit(_main())
