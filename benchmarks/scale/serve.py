"""One peer in a process of its own: builds, or opens and answers what is asked through its standard input.

Usage: python -m benchmarks.scale.serve PEER FOLDER STREAM DOCUMENTS [--build]
Requests and answers are lines of JSON. What a library prints goes to standard error.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.scale.memory import disk, memory
from benchmarks.scale.peers import Peer, peer
from benchmarks.scale.quality import Ids
from benchmarks.scale.workload import Question, Workload

LEAST = 20
"""Questions of a round that are answered however long they take."""


class Served:
    """A peer that is open, and what can be asked of it: the public calls, by name."""

    def __init__(self, found: Peer, folder: Path, work: Workload) -> None:
        self._peer = found
        self._questions: Sequence[Question] = work.questions()
        self._before = memory()
        start = time.perf_counter()
        found.open(folder, work)
        opened = time.perf_counter()
        found.search(self._questions[0])
        self._seconds = {"open": opened - start, "first": time.perf_counter() - opened}

    def round(self, what: str, seconds: float, start: int = 0) -> dict[str, Any]:
        """Answer the questions from `start` on, as many as the seconds allow.

        Returns:
            `milliseconds` of each, the rankings `found`, and the milliseconds that the `processor` worked for all.
        """
        ask: Callable[[Question], Ids] = getattr(self._peer, what)
        milliseconds, found = [], []
        begun, busy = time.perf_counter(), processor_seconds()
        for number, question in enumerate(self._questions[start:]):
            before = time.perf_counter()
            answer = ask(question)
            milliseconds.append(1000 * (time.perf_counter() - before))
            found.append([int(id_) for id_ in answer])
            if number + 1 >= LEAST and time.perf_counter() - begun > seconds:
                break
        return {"milliseconds": milliseconds, "found": found, "processor": 1000 * (processor_seconds() - busy)}

    def throughput(self, threads: int, seconds: float) -> dict[str, float | None]:
        """Searches by so many threads.

        Returns:
            How many there are `per_second`, None if the peer cannot be asked by several; and how many processors that
            keeps `busy`.
        """
        numbers, end = count(), time.perf_counter() + seconds

        def work() -> int:
            done = 0
            while time.perf_counter() < end:
                self._peer.search(self._questions[next(numbers) % len(self._questions)])
                done += 1
            return done

        start, before = time.perf_counter(), processor_seconds()
        try:
            with ThreadPoolExecutor(threads) as pool:
                done = sum(future.result() for future in [pool.submit(work) for _ in range(threads)])
        except Exception:  # whatever a library raises there: it works in the thread that opened it
            traceback.print_exc()
            return {"per_second": None, "busy": None}
        took = time.perf_counter() - start
        return {"per_second": done / took, "busy": (processor_seconds() - before) / took}

    def state(self) -> dict[str, Any]:
        """Memory more than before it was opened, MB, and the seconds of opening and of the first question."""
        now = memory()
        return {
            "seconds": self._seconds,
            "memory": {kind: now[kind] - self._before[kind] for kind in now},
            "parts": self._peer.parts,
        }

    def close(self) -> dict[str, Any]:
        """The peer is done with."""
        self._peer.close()
        return {}


def built(found: Peer, folder: Path, work: Workload) -> dict[str, Any]:
    """Build, and say what that took."""
    start, busy = time.perf_counter(), processor_seconds()
    found.build(folder, work)
    return {
        "seconds": time.perf_counter() - start,
        "processor": processor_seconds() - busy,
        "disk": disk(folder),
        "versions": versions(found),
    }


def processor_seconds() -> float:
    """What this process and its children have taken of the processors so far, all threads together."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def versions(found: Peer) -> dict[str, str]:
    """Of the packages that make the peer."""
    told = {}
    for package in found.packages:
        try:
            told[package] = version(package)
        except PackageNotFoundError:
            told[package] = "?"
    return told


def main() -> None:
    """Serve until standard input ends."""
    name, folder, stream, documents = sys.argv[1:5]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def tell(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    try:
        found, work = peer(name), Workload(Path(stream), int(documents))
        if "--build" in sys.argv:
            tell(built(found, Path(folder), work))
            return
        served = Served(found, Path(folder), work)
        tell(served.state())
        for line in sys.stdin:
            request = json.loads(line)
            tell(getattr(served, request.pop("do"))(**request))
    except Exception as error:  # whatever a library raises is told, as a line of the table
        missing = isinstance(error, ModuleNotFoundError)
        tell({"failed": "not installed" if missing else f"fails: {type(error).__name__}"})
        raise


if __name__ == "__main__":
    main()
