"""Processes that run a scenario and are struck at one of its steps.

A server imports everything once, with the library of `shim` before it, and forks for each run.
"""

import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import NamedTuple

import pytest

from search.errors import TriptychError
from search.settings import CHECKOUT
from tests.durability.scenarios import SCENARIOS, small
from tests.durability.shim import KILL, Shim, built


class Outcome(NamedTuple):
    """What became of a run.

    Attributes:
        acknowledged: how many of its steps were done, as the scenario says.
        killed: whether it was.
        steps: how many changes of files there were, if it wasn't killed.
        raised: what the product said, if it ended with an error of its own.
    """

    acknowledged: int
    killed: bool
    steps: int
    raised: str


class Server:
    """Runs scenarios, one at a time, each in a process of its own."""

    def __init__(self) -> None:
        one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.durability.struck import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
            env={**os.environ, **one, "LD_PRELOAD": str(built())},
            start_new_session=True,
        )

    def run(self, scenario: str, folder: Path, *, at: int = 0, what: int = KILL, record: Path | None = None) -> Outcome:
        """Run a scenario in a prepared folder, and strike it at that step; with `at=0` it is left in peace.

        Args:
            scenario: its name.
            folder: in which it works; only changes in it count as steps.
            at: number of the step, from 1 on.
            what: happens there, see `tests.durability.shim`.
            record: a file into which all steps are written.
        """
        assert self._process.stdin
        assert self._process.stdout
        job = {"scenario": scenario, "folder": str(folder), "at": at, "what": what, "record": record and str(record)}
        print(json.dumps(job), file=self._process.stdin, flush=True)
        acknowledged, steps, raised = 0, 0, ""
        for line in self._process.stdout:
            kind, _, rest = line.rstrip("\n").partition(" ")
            if kind == "acknowledged":
                acknowledged += 1
            elif kind == "steps":
                steps = int(rest)
            elif kind == "raised":
                raised = rest
            elif kind == "gone":
                status = int(rest)
                assert status in (0, signal.SIGKILL), f"{scenario}, struck at {at}, ended with {status}"
                return Outcome(acknowledged, status == signal.SIGKILL, steps, raised)
        raise AssertionError("the server has ended")

    def close(self) -> None:
        """End the server and what it runs."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


def serve() -> None:
    """The server's own program."""
    small(pytest.MonkeyPatch())
    shim = Shim()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(json.loads(line), shim)
        _, status = os.waitpid(child, 0)
        _say(f"gone {status}")


def _run(job: dict[str, str | int], shim: Shim) -> None:
    number = 0

    def acknowledge() -> None:
        nonlocal number
        number += 1
        shim.mark(number)
        _say("acknowledged")

    try:
        record = os.open(str(job["record"]), os.O_CREAT | os.O_WRONLY | os.O_TRUNC) if job["record"] else -1
        shim.arm(Path(str(job["folder"])), int(job["at"]), int(job["what"]), record)
        try:
            SCENARIOS[str(job["scenario"])].run(Path(str(job["folder"])), acknowledge)
        except TriptychError as error:
            _say(f"raised {type(error).__name__}: {error}".replace("\n", " "))
        _say(f"steps {shim.steps()}")
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())
