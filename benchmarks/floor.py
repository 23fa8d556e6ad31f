"""What an event of our page costs beside the engine, against Gradio's bare floor.

Usage: python -m benchmarks.floor [--searches 60]
Both pages run in processes of their own. Their search buttons are pressed over plain HTTP, as a browser does it: ours
with words, so that it answers with a page of hits, the floor's with an empty handler and a gallery of as many addresses
(`benchmarks.bare`). They take turns in rounds with a pause between, because idle threads of our process's torch keep
their cores busy for a moment. "Beside the engine" is what an answer took less what the engine says it took within it.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.query import queries
from benchmarks.served import page, served
from benchmarks.visitor import Visitor, engine_milliseconds
from search.bundled import open_bundled
from search.progress import ProgressBar

WARMING = 10
"""Presses of each that do not count."""

ROUND = 10
PAUSE_SECONDS = 0.5


def main() -> None:
    """Measure and print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--searches", type=int, default=60)
    count = parser.parse_args().searches
    with ProgressBar() as progress, open_bundled(progress) as engine:
        texts = [query.text for query in queries(engine, count + WARMING)]
    whole: list[float] = []
    beside: list[float] = []
    bare: list[float] = []
    with page() as ours, served("benchmarks.bare") as floor:
        visitor, other = Visitor(ours, "search"), Visitor(floor, "search")
        for start in range(0, len(texts), ROUND):
            time.sleep(PAUSE_SECONDS)
            for text in texts[start : start + ROUND]:
                changed, took = _timed(visitor.press, text)
                whole.append(took)
                beside.append(took - engine_milliseconds(changed))
                shown = str(changed["results"]).count('class="card"')
            time.sleep(PAUSE_SECONDS)
            for text in texts[start : start + ROUND]:
                changed, took = _timed(other.press, text)
                bare.append(took)
                if shown != len(changed["results"]):
                    raise RuntimeError(f"{shown} pictures of ours, {len(changed['results'])} of the floor's")
    print(f"{count} searches by words on the bundled collection, {shown} pictures each:")
    for name, timings in (("our event", whole), ("beside the engine", beside), ("Gradio's floor", bare)):
        cuts = statistics.quantiles(timings[WARMING:], n=20)
        print(f"  {name:18} p10 {cuts[1]:6.1f} ms, p50 {cuts[9]:6.1f} ms, p95 {cuts[18]:6.1f} ms")
    ratio = statistics.median(beside[WARMING:]) / statistics.median(bare[WARMING:])
    print(f"  beside the engine / floor {ratio:.2f}")


def _timed(press: Callable[..., Mapping[str, Any]], text: str) -> tuple[Mapping[str, Any], float]:
    start = time.perf_counter()
    changed = press(words=text)
    return changed, (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    main()
