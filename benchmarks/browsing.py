"""How long a page of all pictures takes in an index of 100,000 documents: first, in the middle, last, by category.

Usage: python -m benchmarks.browsing [--documents 100000] [--pages 30]
The index is made of random vectors in a temporary folder and has three fields; there are no thumbnails, which browsers
fetch by themselves. Milliseconds are those of the whole view: the index asked, and the page as HTML.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from demo.browsing import Counted, Place, view
from demo.language import languages
from demo.shown import Shown
from search import Document, Engine, create_index

DIMENSION = 64
KINDS = 25
COLOURS = 12
BATCH = 5_000


def main() -> None:
    """Make the index, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=30)
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _filled(Path(folder) / "large.index", chosen.documents) as engine,
    ):
        counted, thumbnails = Counted(engine), Shown(engine)
        start = time.perf_counter()
        counted.now()
        print(f"{chosen.documents:,} documents; counted once in {(time.perf_counter() - start) * 1e3:.1f} ms")
        last = chosen.documents - 60
        for name, place in {
            "first page": Place(),
            "in the middle": Place(after=_id(chosen.documents // 2)),
            "last page": Place(after=_id(last)),
            "one category, first": Place("kind", "kind 7"),
            "one category, middle": Place("kind", "kind 7", _id(chosen.documents // 2)),
            "one category, last": Place("kind", "kind 7", _id(last)),
        }.items():
            timings = []
            for _ in range(chosen.pages):
                start = time.perf_counter()
                view(engine, counted, thumbnails, place, languages()["en"])
                timings.append((time.perf_counter() - start) * 1e3)
            print(f"  {name:22} p50 {statistics.median(timings):6.1f} ms, at most {max(timings):6.1f} ms")


def _filled(folder: Path, documents: int) -> Engine:
    index = create_index(folder, dimension=DIMENSION, fingerprint="random")
    random = np.random.default_rng(7)
    for begin in range(0, documents, BATCH):
        numbers = range(begin, min(begin + BATCH, documents))
        vectors = random.standard_normal((len(numbers), DIMENSION), np.float32)
        index.add(
            [_document(number) for number in numbers],
            image_vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
            caption_vectors=None,
        )
    return Engine(index)


def _document(number: int) -> Document:
    fields = {
        "kind": f"kind {number % KINDS}",
        "colour": f"colour {number % COLOURS}",
        "price": str(number % 500),
    }
    return Document(_id(number), f"Thing number {number}", fields, f"{_id(number)}.jpg")


def _id(number: int) -> str:
    return f"{number:07}"


if __name__ == "__main__":
    main()
