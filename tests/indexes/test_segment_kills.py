"""kill -9 while documents come, go and are replaced, and while a segment is made, named and takes another's place.

Where the process is, is seen from outside, by the files in the folder and by what the database names.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from search.indexes import Index
from search.indexes.embedded import create, open_existing
from search.settings import CHECKOUT
from tests.indexes.stock import DIMENSION, deep, segments_in, store

pytestmark = pytest.mark.slow

FILES = 18
"""Of a segment with lists, the manifest included."""

WORKERS = """
import os, sys
from pathlib import Path
from search.indexes.embedded import derived, gathering, open_existing, segment
from tests.indexes.test_segment_kills import step

derived.GRACE, gathering.LISTED, segment.BEHIND = 0.2, 60, 0.0  # every change is worth another segment
for line in sys.stdin:
    folder, number = line.split()
    worker = os.fork()  # which spares it importing everything
    if not worker:
        break
    os.write(1, f"worker {worker}\\n".encode())
    os.waitpid(worker, 0)
    os.write(1, b"gone 0\\n")
else:
    sys.exit()
index, number = open_existing(Path(folder)), int(number)
while True:
    step(index, number)
    os.write(1, f"stored {number}\\n".encode())
    if number % 4 == 1:
        index.terms("r")  # has a segment made in the background, while more is stored
    elif number % 4 == 3:
        index.optimize()
    number += 1
"""


def step(index: Index, number: int) -> None:
    """One transaction: ten documents come, three of them are replaced, or one goes."""
    kind, batch = number % 3, number // 3 * 10
    if kind == 0:
        store(index, batch, batch + 10)
    elif kind == 1:
        store(index, batch, batch + 3, seed=number)
    else:
        index.remove([f"{batch + 5:04}"])


class Killed:
    """Processes that work on an index, one at a time, and are killed.

    Args:
        folder: of the index.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = {"TRIPTYCH_MAPPED": "60", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            [sys.executable, "-c", WORKERS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            cwd=CHECKOUT,
            env={**os.environ, **settings},
            start_new_session=True,
        )

    def run(self, first: int, moment: Callable[[], bool]) -> int:
        """Have one work from a step on, and kill it at that moment; returns how many steps are acknowledged."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(f"{self.folder} {first}\n")
        what, worker = self._server.stdout.readline().split()
        assert what == "worker"
        end = time.monotonic() + 20
        while not moment():
            assert time.monotonic() < end, "the moment did not come"
            time.sleep(0.0005)
        os.kill(int(worker), signal.SIGKILL)
        done = first
        while (line := self._server.stdout.readline()) != "gone 0\n":
            what, number = line.split()
            assert (what, int(number)) == ("stored", done)
            done += 1
        return done

    def close(self) -> None:
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.communicate()


class Moments:
    """Moments that can be seen in an index's folder.

    Args:
        folder: of the index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = sqlite3.connect(folder / "index.db", isolation_level=None)

    def close(self) -> None:
        self._read.close()

    def named(self) -> str:
        """The name of the folder of the segment that the database names; empty without one."""
        row = self._read.execute("SELECT json FROM setting WHERE name = 'segment'").fetchone()
        return str(json.loads(row[0])["folder"]) if row else ""

    def files(self) -> dict[str, int]:
        """The folders of segments, each with the number of its files."""
        found = {}
        for folder in segments_in(self._folder):
            with suppress(FileNotFoundError):  # it was deleted a moment ago
                found[folder.name] = len(os.listdir(folder))  # noqa: PTH208 - one call, so that it is one moment
        return found

    def after(self, seconds: float) -> Callable[[], bool]:
        end = time.monotonic() + seconds
        return lambda: time.monotonic() >= end

    def written(self, count: int) -> Callable[[], bool]:
        """So many files of another segment than there is are begun."""
        old = set(self.files())
        return lambda: any(files >= count for name, files in self.files().items() if name not in old)

    def switched(self) -> Callable[[], bool]:
        """The database names another segment, and the one before is there."""
        old = self.named()
        return lambda: self.named() != old and self.named() in self.files()

    def deleted(self) -> Callable[[], bool]:
        """The deletion of the segment before has begun."""
        old = self.named()
        return lambda: self.named() != old and self.files().get(old, 0) < FILES


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_MAPPED", "60")
    monkeypatch.setattr("search.indexes.embedded.derived.GRACE", 0.05)
    monkeypatch.setattr("search.indexes.embedded.gathering.LISTED", 60)
    with closing(create(tmp_path / "killed.index", dimension=DIMENSION, fingerprint="by-hand")) as index:
        for number in range(30):
            step(index, number)
        index.optimize()
    return tmp_path / "killed.index"


def test_killed_at_any_step_the_index_answers_as_if_nothing_had_happened(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(1)
    killed, moments, reader = Killed(place), Moments(place), open_existing(place)
    monkeypatch.setenv("TRIPTYCH_MAPPED", "1000000")
    exact = create(tmp_path / "exact.index", dimension=DIMENSION, fingerprint="by-hand")
    monkeypatch.setenv("TRIPTYCH_MAPPED", "60")
    for number in range(30):
        step(exact, number)
    plan: list[Callable[[], Callable[[], bool]]] = [partial(moments.written, count) for count in range(1, FILES + 1)]
    plan += [moments.switched, moments.deleted] * 3
    plan += [partial(moments.after, chance.random() * 0.3) for _ in range(12)]
    chance.shuffle(plan)
    done, unfinished, replaced = 30, 0, 0
    try:
        for at in plan:
            stored = killed.run(done, at())
            left = moments.files()
            unfinished += any(files < FILES for name, files in left.items() if name != moments.named())
            replaced += any(files == FILES for name, files in left.items() if name != moments.named())
            with closing(open_existing(place)) as index:
                # Nothing acknowledged is missing, and at most the step that was under way is more.
                for number in range(done, stored):
                    step(exact, number)
                if exact.generation() != index.generation():
                    step(exact, stored)
                    stored += 1
                assert exact.generation() == index.generation()
                assert deep(index) == deep(reader) == deep(exact)
                assert index.verify() == []
                index.optimize()
                assert [folder.name for folder in segments_in(place)] == [moments.named()]
                assert deep(index) == deep(exact)
            done = stored
        assert unfinished
        assert replaced
    finally:
        killed.close()
        moments.close()
        reader.close()
        exact.close()
