"""A peer's process as seen from outside: start it, ask it, end it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import PEERS
from benchmarks.scale.workload import Workload
from search.settings import CHECKOUT


class PeerFailed(Exception):
    """A peer cannot be asked; the message is the table's."""


@dataclass(frozen=True)
class Places:
    """Where everything is.

    Attributes:
        cache: the folder for the workload, for what the peers built and for the results.
        python: the interpreter of the peers' own environment.
    """

    cache: Path
    python: Path

    @property
    def stream(self) -> Path:
        """The workload's folder."""
        return self.cache / "workload"

    def built(self, name: str, documents: int) -> Path:
        """The folder of what a peer built of so many documents; what other code of ours built has another one."""
        code = f"-{_code()}" if PEERS[name].ours else ""
        return self.cache / "built" / f"{name}-{documents}{code}"


class Child:
    """The process of one peer, open from the start; to be used in a `with`.

    Args:
        processor: the only one that it may use; by default all that this process may.

    Raises:
        PeerFailed: it is not installed, or does not open.
    """

    def __init__(self, name: str, places: Places, work: Workload, processor: int | None = None) -> None:
        self.name = name
        with nullcontext() if processor is None else _only(processor):
            self._process, self._log = _started(name, places, work, [])
        self.state = self._answer()

    def ask(self, do: str, **arguments: Any) -> dict[str, Any]:
        """What `benchmarks.scale.serve.Served` answers to that call.

        Raises:
            PeerFailed: the peer raised an error.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        return _answer(self._process)

    def end(self) -> None:
        """End the process; one that does not end is killed."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def build(name: str, places: Places, work: Workload) -> dict[str, Any]:
    """What a peer's building took; what was built before is left as it is.

    Returns:
        `seconds`, `disk` (MB) and `versions`.

    Raises:
        PeerFailed: it is not installed, or cannot build.
    """
    folder = places.built(name, work.documents)
    told = folder / "built.json"
    if not told.exists():
        for former in (folder, *folder.parent.glob(f"{name}-{work.documents}-*")):
            shutil.rmtree(former, ignore_errors=True)
        folder.mkdir(parents=True)
        process, _ = _started(name, places, work, ["--build"])
        try:
            answer = _answer(process)
        except PeerFailed:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            process.wait()
        told.write_text(json.dumps(answer))
    found: dict[str, Any] = json.loads(told.read_text())
    return found


@contextmanager
def _only(processor: int) -> Iterator[None]:
    """What is started inside has that processor alone."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {processor})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


@cache
def _code() -> str:
    """Tells one state of the index's code from another."""
    files = sorted((CHECKOUT / "search" / "indexes").rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def _started(name: str, places: Places, work: Workload, extra: list[str]) -> tuple["subprocess.Popen[str]", Path]:
    python = Path(sys.executable) if PEERS[name].ours else places.python
    if not python.exists():
        raise PeerFailed("not installed")
    log = places.cache / "logs" / f"{name}-{work.documents}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    arguments = [name, str(places.built(name, work.documents)), str(places.stream), str(work.documents), *extra]
    with log.open("a") as told:
        process = subprocess.Popen(
            [str(python.absolute()), "-m", "benchmarks.scale.serve", *arguments],
            cwd=CHECKOUT,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "false", "HF_HUB_OFFLINE": "1", "LANCE_LOG": "error"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
    return process, log


def _answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    answer: dict[str, Any] = json.loads(line) if line else {"failed": f"ended with {process.wait()}"}
    if "failed" in answer:
        process.wait()
        raise PeerFailed(answer["failed"])
    return answer
