"""All peers on one workload in one run, by turns, so that whatever else the machine does disturbs all alike."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scale import child, machine
from benchmarks.scale.child import Child, PeerFailed, Places
from benchmarks.scale.peers import PEERS
from benchmarks.scale.quality import DEPTH, TOP, agreement, recall
from benchmarks.scale.truth import Truth, truth
from benchmarks.scale.workload import Workload, write

ROUNDS = 3
"""Turns that count; one before them warms up."""

SECONDS = 8.0
"""That a turn may take; what is slower answers fewer questions."""

THREADS = (1, 2, 4)
THROUGHPUT_SECONDS = 3.0

Told = Callable[[str], None]


def compare(names: Sequence[str], documents: int, places: Places, told: Told) -> Path:
    """Measure, and keep what came of it.

    Args:
        names: of `PEERS`; those for which there are too many documents are left out.
        documents: size of the workload.
        places: where everything is.
        told: is called with how far it has come.

    Returns:
        The file of the results.
    """
    on = machine.described()
    work = write(places.stream, documents, told)
    exact = truth(work, told)
    results = built(names, work, places, told)
    with _opened(places, work, results, told) as children:
        _take_turns(children, results, exact, told)
    file = places.cache / "results" / f"{documents}.json"
    file.parent.mkdir(exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    kept = {"documents": documents, "day": day, "machine": on, "peers": results}
    file.write_text(json.dumps(kept, indent=1))
    return file


def built(names: Sequence[str], work: Workload, places: Places, told: Told) -> dict[str, dict[str, Any]]:
    """What building took, or why it failed, by peer; those for which there are too many documents are left out."""
    results: dict[str, dict[str, Any]] = {}
    for name in names:
        if work.documents > PEERS[name].most:
            continue
        try:
            told(f"building {name}")
            results[name] = {"built": child.build(name, places, work)}
        except PeerFailed as failure:
            results[name] = {"failed": str(failure)}
            told(f"{name}: {failure}")
    return results


@contextmanager
def _opened(places: Places, work: Workload, results: dict[str, dict[str, Any]], told: Told) -> Iterator[list[Child]]:
    children: list[Child] = []
    try:
        for name in [name for name, result in results.items() if "failed" not in result]:
            told(f"opening {name}")
            try:
                children.append(Child(name, places, work))
                results[name]["opened"] = children[-1].state["seconds"]
            except PeerFailed as failure:
                results[name]["failed"] = str(failure)
                told(f"{name}: {failure}")
        yield children
    finally:
        for one in children:
            one.end()


def _take_turns(children: list[Child], results: dict[str, dict[str, Any]], exact: Truth, told: Told) -> None:
    answers = exact.answers()
    timings: dict[str, list[float]] = {one.name: [] for one in children}
    processor = dict.fromkeys(timings, 0.0)
    for turn in range(ROUNDS + 1):
        told(f"turn {turn} of {ROUNDS}")
        # Whoever follows a peer that filled the caches is another one each time.
        for one in children[turn % len(children) :] + children[: turn % len(children)]:
            with _failing(one, children, results, told):
                done = one.ask("round", what="search", seconds=SECONDS)
                if turn:
                    timings[one.name] += done["milliseconds"]
                    processor[one.name] += done["processor"]
                elif one.state["parts"] != ["text"]:
                    results[one.name]["overlap"] = recall(done["found"], answers, TOP)
    for one in list(children):
        told(f"legs, threads and memory of {one.name}")
        with _failing(one, children, results, told):
            found = results[one.name]
            found["milliseconds"] = quantiles(timings[one.name])
            found["processor"] = processor[one.name] / len(timings[one.name])
            found["legs"] = {part: _leg(one, part, exact) for part in one.state["parts"]}
            found["threads"] = {
                threads: one.ask("throughput", threads=threads, seconds=THROUGHPUT_SECONDS)["per_second"]
                for threads in THREADS
            }
            found["memory"] = one.ask("state")["memory"]


@contextmanager
def _failing(one: Child, children: list[Child], results: dict[str, dict[str, Any]], told: Told) -> Iterator[None]:
    """A peer that fails on its way is told, and asked no more."""
    try:
        yield
    except (PeerFailed, OSError) as failure:
        results[one.name]["failed"] = str(failure)
        told(f"{one.name}: {failure}")
        children.remove(one)
        one.end()


def _leg(one: Child, part: str, exact: Truth) -> dict[str, float]:
    """Twice through the questions; the second time counts."""
    one.ask("round", what=part, seconds=SECONDS / 2)
    done = one.ask("round", what=part, seconds=SECONDS / 2)
    told = quantiles(done["milliseconds"])
    if part == "text":
        return {**told, "agreement": agreement(done["found"], exact.allowed)}
    return {**told, **{f"recall{depth}": recall(done["found"], exact.leg(part), depth) for depth in (TOP, DEPTH)}}


def quantiles(milliseconds: Sequence[float]) -> dict[str, float]:
    """The 10th, 50th and 95th percentile, and of how many.

    Example:
        >>> quantiles([1.0, 2.0, 3.0])
        {'p10': 1.2, 'p50': 2.0, 'p95': 2.9, 'count': 3}
    """
    found = {f"p{share}": round(float(np.percentile(milliseconds, share)), 3) for share in (10, 50, 95)}
    return {**found, "count": len(milliseconds)}
