"""What the page's endpoint costs beside the engine: text and picture, all default legs, k-means on, in both.

Usage: python -m benchmarks.endpoint [--queries 40]
The page runs in a process of its own, as for visitors. Queries are asked in rounds, some in Python, then the same over
HTTP, so that whatever else the machine does meets both; between the rounds there is a pause, because idle threads of
one process's torch keep their cores busy for a moment. HTTP is asked over one connection that is kept: `/run` answers
in one request, `/call` through the queue in two, as the page itself does. The picture is uploaded before, and timed by
itself. "Beside the engine" is what an answer took less what the engine says it took within it.
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from benchmarks.query import queries
from search import Engine, Query
from search.bundled import open_bundled
from search.progress import ProgressBar

TOP = 12
WARMING = 3
"""Queries asked before those that count."""

ROUND = 10
PAUSE_SECONDS = 0.5


def main() -> None:
    """Measure and print the medians and their differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=40)
    count = parser.parse_args().queries
    with ProgressBar() as progress:
        engine = open_bundled(progress)
    asked = queries(engine, count)
    with subprocess.Popen([sys.executable, "-m", "demo", "--port", "0"], stdout=subprocess.PIPE, text=True) as page:
        try:
            assert page.stdout is not None
            address = page.stdout.readline().split()[-1]
            with httpx.Client(base_url=f"{address}/gradio_api", timeout=60) as client:
                measured = _measured(engine, client, asked)
        finally:
            page.terminate()
    python = measured["Python"]
    print(f"{count} text+image queries on {engine.index.info().documents} documents, all default legs, k-means on:")
    for name, timings in measured.items():
        median = statistics.median(timings)
        against = f", {median - statistics.median(python):+.1f} ms against Python" if name.startswith("HTTP") else ""
        print(f"  {name:24} p50 {median:6.1f} ms{against}")


def _measured(engine: Engine, client: httpx.Client, asked: list[Query]) -> dict[str, list[float]]:
    names = ("Python", "HTTP /run/search", "HTTP /call/search", "beside the engine", "upload")
    measured: dict[str, list[float]] = {name: [] for name in names}
    for start in range(0, len(asked), ROUND):
        these = asked[start : start + ROUND]
        if start == 0:
            these = these[:WARMING] + these
        time.sleep(PAUSE_SECONDS)
        for query in these:
            with _timed(measured["Python"]):
                engine.search(query, top=TOP, diversify="kmeans")
        time.sleep(PAUSE_SECONDS)
        for query in these:
            _over_http(client, query, measured)
    return {name: timings[WARMING:] for name, timings in measured.items()}


def _over_http(client: httpx.Client, query: Query, measured: dict[str, list[float]]) -> None:
    if not isinstance(query.image, bytes):
        raise TypeError("the queries of benchmarks.query hold files' bytes")
    with _timed(measured["upload"]):
        path = client.post("/upload", files={"files": ("query.jpg", query.image)}).raise_for_status().json()[0]
    body = {"data": [query.text, {"path": path, "meta": {"_type": "gradio.FileData"}}, TOP, True, *_REST]}
    with _timed(measured["HTTP /run/search"]):
        direct = client.post("/run/search", json=body).raise_for_status().json()["data"][0]
    measured["beside the engine"].append(measured["HTTP /run/search"][-1] - direct["timings_ms"]["total"])
    with _timed(measured["HTTP /call/search"]):
        event = client.post("/call/search", json=body).raise_for_status().json()["event_id"]
        answer = client.get(f"/call/search/{event}").raise_for_status().text
    if len(direct["hits"]) != TOP or not answer.startswith("event: complete"):
        raise RuntimeError(f"the page answered something else: {answer[:200]}")


_REST = [0, "", None, None, 60, None, 5, 0.5]
"""The endpoint's further arguments at their defaults: offset, without, where, weights, k, legs, clusters, balance."""


@contextmanager
def _timed(timings: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    timings.append((time.perf_counter() - start) * 1e3)


if __name__ == "__main__":
    main()
