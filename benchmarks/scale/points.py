"""Single things of this index, on what `compare` built of it: opening, filters, variety, changes, threads.

Adding and removing are undone, so that the index stays what it was.
"""

import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from benchmarks.scale import child, machine
from benchmarks.scale.child import Child, Places
from benchmarks.scale.compare import Told, quantiles
from benchmarks.scale.memory import memory
from benchmarks.scale.peers.ours import NAMES, PLACE, answered, document
from benchmarks.scale.quality import DEPTH, TOP
from benchmarks.scale.serve import LEAST
from benchmarks.scale.vectors import near
from benchmarks.scale.workload import Question, Workload, write
from search import Engine, Query, open_engine

CHANGED = 1000
"""Documents that are added, found, and removed."""

BEHIND = 0.05
"""Share of the documents that are added to see what a search takes until the files are made anew, at twice as many."""

OPENINGS = 5
THREADS = (1, 2, 4, 8)
PROCESSES = (1, 2)
SECONDS = 4.0


def measure(documents: int, places: Places, told: Told) -> None:
    """Measure everything, and keep it as `results/points-<documents>.json`."""
    on = machine.described()
    work = write(places.stream, documents, told)
    child.build("ours", places, work)
    told("opening, legs and threads")
    found: dict[str, Any] = {"opening": _openings(places, work)}
    served = Child("ours", places, work)
    try:
        for part in served.state["parts"]:
            served.ask("round", what=part, seconds=SECONDS)
            found[f"leg {part}"] = quantiles(served.ask("round", what=part, seconds=SECONDS)["milliseconds"])
        served.ask("round", what="search", seconds=SECONDS)
        found["threads"] = {threads: served.ask("throughput", threads=threads, seconds=SECONDS) for threads in THREADS}
    finally:
        served.end()
    found["processes"] = {processes: _by_processes(places, work, [None] * processes) for processes in PROCESSES}
    if hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1:
        found["apart"] = _by_processes(places, work, sorted(os.sched_getaffinity(0))[:2])
    told("what questions touch")
    found["touched"] = {part: _touched(places, work, part) for part in served.state["parts"]}
    with open_engine(places.built("ours", documents) / PLACE) as engine:
        questions = work.questions()
        _asked(engine, questions)
        told("filters and variety")
        found |= _beside(engine, questions)
        found["filtered as exactly"] = _filtered_share(engine, work, questions)
        told("changes")
        found |= _changes(engine, work)
        found["memory"] = memory()
        told("documents behind those in files")
        found["behind"] = _behind(engine, work, questions)
    file = places.cache / "results" / f"points-{documents}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"documents": documents, "machine": on, "points": found}, indent=1))


def _openings(places: Places, work: Workload) -> dict[str, float]:
    """Medians of the seconds until it is open, and of the first question; each time in a new process."""
    states = []
    for _ in range(OPENINGS):
        opened = Child("ours", places, work)
        states.append(opened.state["seconds"])
        opened.end()
    return {name: statistics.median(state[name] for state in states) for name in ("open", "first")}


def _by_processes(places: Places, work: Workload, processors: Sequence[int | None]) -> float:
    """Searches per second by processes that read one folder, a thread in each.

    Args:
        processors: for each process the only one that it may use, so that it looks through one leg after the other;
            None for all.
    """
    served = [Child("ours", places, work, processor) for processor in processors]
    try:
        with ThreadPoolExecutor(len(served)) as asking:
            for what in ({"do": "round", "what": "search"}, {"do": "throughput", "threads": 1}):
                answers = list(asking.map(lambda one, what=what: one.ask(**what, seconds=SECONDS), served))
        return float(sum(answer["per_second"] for answer in answers))
    finally:
        for one in served:
            one.end()


def _touched(places: Places, work: Workload, part: str) -> float:
    """MB of mapped files that a question to a leg brings into a process that has just opened the index.

    The mean of the first `LEAST` questions; what one of them touched before doesn't count again. The system brings the
    pages around a touched one along, as far as it holds them anyway; they count.
    """
    served = Child("ours", places, work)
    try:
        before = served.ask("state")["memory"]["mapped"]
        served.ask("round", what=part, seconds=0, start=1)  # the index was opened by the first question
        return float(served.ask("state")["memory"]["mapped"] - before) / LEAST
    finally:
        served.end()


def _asked(
    engine: Engine, questions: Sequence[Question], ask: Callable[[Question], object] | None = None
) -> dict[str, float]:
    """Milliseconds of all questions."""
    milliseconds = []
    for question in questions:
        start = time.perf_counter()
        ask(question) if ask else answered(engine, question)
        milliseconds.append(1000 * (time.perf_counter() - start))
    return quantiles(milliseconds)


def _beside(engine: Engine, questions: Sequence[Question]) -> dict[str, Any]:
    """The same questions plain, filtered and spread, by turns; the second of two turns counts."""

    def spread(question: Question) -> object:
        return engine.search(
            Query(text=question.text), text_vector=question.caption, image_vector=question.image,
            legs=NAMES, depth=DEPTH, top=TOP, diversify="kmeans", clusters=5, pool=50,
        )  # fmt: skip

    ways: dict[str, Callable[[Question], object]] = {
        "plain": lambda question: answered(engine, question),
        "filter 1 %": lambda question: answered(engine, question, {"hundredth": "yes"}),
        "filter .01 %": lambda question: answered(engine, question, {"rare": "yes"}),
        "k-means": spread,
    }
    found: dict[str, Any] = {}
    for _ in range(2):
        for name, ask in ways.items():
            found[name] = _asked(engine, questions, ask)
    return found


def _filtered_share(engine: Engine, work: Workload, questions: Sequence[Question]) -> dict[str, float]:
    """Of the exact nearest pictures among those that pass, the share that the filtered leg finds."""
    shares = {}
    for name, every in (("hundredth", 100), ("rare", 10_000)):
        rows = np.arange(0, work.documents, every)
        vectors = work.images[rows]
        share = []
        for question in questions[:100]:
            exact = {int(row) for row in rows[np.argsort(-(vectors @ question.image), kind="stable")[:TOP]]}
            results = engine.search(
                Query(where={name: "yes"}), image_vector=question.image, legs=["image-image"], top=TOP
            )
            share.append(len(exact & {int(hit.document.id) for hit in results.hits}) / len(exact))
        shares[name] = float(np.mean(share))
    return shares


def _changes(engine: Engine, work: Workload) -> dict[str, float]:
    """Seconds until `CHANGED` new documents are found, and until they are no longer, each found by its own picture."""
    rng = np.random.default_rng(7)
    images = near(work.images[:CHANGED], 0.5, rng)
    captions = near(work.captions[:CHANGED], 0.5, rng)
    new = [document(work.documents + place, "something new and another") for place in range(CHANGED)]

    def first() -> str:
        return engine.search(Query(), image_vector=images[-1], legs=["image-image"], top=1).hits[0].document.id

    start = time.perf_counter()
    engine.index.add(new, image_vectors=images, caption_vectors=captions)
    stored = time.perf_counter()
    there = first() == new[-1].id
    findable = time.perf_counter()
    engine.index.remove([one.id for one in new])
    removed = time.perf_counter()
    gone = first() != new[-1].id
    end = time.perf_counter()
    if not (there and gone):
        raise RuntimeError("what was added was not found, or what was removed still is")
    return {
        "add": stored - start,
        "add until found": findable - start,
        "remove": removed - findable,
        "remove until gone": end - findable,
    }


def _behind(engine: Engine, work: Workload, questions: Sequence[Question]) -> dict[str, float]:
    """Milliseconds of all questions while so many documents came since the files were made; these are removed again."""
    count = int(BEHIND * work.documents)
    rng = np.random.default_rng(8)
    added: list[str] = []
    try:
        for start in range(0, count, CHANGED):
            rows = range(start, min(start + CHANGED, count))
            new = [document(2 * work.documents + row, "something new and another") for row in rows]
            some = slice(rows.start, rows.stop)
            images, captions = near(work.images[some], 0.5, rng), near(work.captions[some], 0.5, rng)
            added += [one.id for one in new]
            engine.index.add(new, image_vectors=images, caption_vectors=captions)
        _asked(engine, questions)
        return {"documents": count, **_asked(engine, questions)}
    finally:
        engine.index.remove(added)
