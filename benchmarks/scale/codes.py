"""Kinds of codes and graphs for nearest neighbours, each at the least effort with which it finds enough.

    python -m benchmarks.scale.codes [--documents 100000]

On the workload's drawn vectors, and on real ones: captions of photographs and products, `../shared/data/text`, through
the bundled encoder. One thread searches, one question after the other. Codes only say which vectors may be near: as
many of them as it takes are then read and compared as they are stored. Prints a table of each.
"""

import argparse
import csv
import gzip
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from benchmarks.scale.quality import DEPTH, TOP, Floats, recall
from benchmarks.scale.truth import nearest
from benchmarks.scale.vectors import near
from benchmarks.scale.workload import write
from search.encoders import load_encoder
from search.settings import CHECKOUT

ENOUGH = 0.95
"""Share of the exact first `DEPTH` that has to be found."""

QUESTIONS = 200
ASIDE = 0.5
"""How far a question lies from a vector of the collection, in its lengths."""

LISTS = (16, 32, 64, 96, 128, 192, 256, 512)
CODES = (60, 100, 150, 250, 400, 600, 1000, 2000)
GRAPH = (50, 64, 96, 128, 192, 256, 400)

TEXTS = CHECKOUT.parent / "shared" / "data" / "text" / "flickr30k_captions_multi30k.tsv.gz"


@dataclass(frozen=True)
class Measured:
    """What a kind took at the least effort that finds enough, or at the most that was tried.

    Attributes:
        effort: in words.
        build: seconds.
        megabytes: of the structure in memory, without the vectors that are only read.
        milliseconds: of a search, p50.
        first, all: recall of the exact first `TOP` and `DEPTH`.
    """

    effort: str
    build: float
    megabytes: float
    milliseconds: float
    first: float
    all: float


def kinds(dimension: int, lists: int) -> dict[str, str]:
    """What is compared, as FAISS's factory writes it."""
    return {
        "lists, 4 bits for 2 dimensions": f"IVF{lists},PQ{dimension // 2}x4fsr",
        "lists, 4 bits for 4 dimensions": f"IVF{lists},PQ{dimension // 4}x4fsr",
        "lists, 1 bit for each dimension (RaBitQ)": f"IVF{lists},RaBitQ",
        "lists, 8 bits for each dimension": f"IVF{lists},SQ8",
        "lists, the vectors themselves": f"IVF{lists},Flat",
        "graph (HNSW) of 8 bits for each dimension": "HNSW32,SQ8",
        "graph (HNSW) of the vectors themselves": "HNSW32,Flat",
        "graph (NSG) of the vectors themselves": "NSG32,Flat",
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--cache", type=Path, default=os.environ.get("BENCH_CACHE", CHECKOUT / ".cache" / "scale"))
    asked = parser.parse_args()
    work = write(Path(asked.cache) / "stream", asked.documents, print)
    _compare(f"{asked.documents:,} drawn vectors", np.array(work.images))
    if TEXTS.exists():
        captions = list(_captions())[: asked.documents]
        encoder = load_encoder("bundled")
        parts = [encoder.encode_texts(captions[start : start + 256]) for start in range(0, len(captions), 256)]
        _compare(f"{len(captions):,} captions' vectors", np.concatenate(parts))
    else:
        print(f"\nReal vectors are left out: {TEXTS.name} is not there.")


def _compare(name: str, vectors: Floats) -> None:
    rng = np.random.default_rng(5)
    questions = near(vectors[rng.choice(len(vectors), QUESTIONS, replace=False)], ASIDE, rng)
    exact = list(nearest(vectors, questions))
    lists = 1 << round(np.log2(1.2 * np.sqrt(len(vectors))))
    print(f"\n{name}, {vectors.shape[1]} dimensions; one thread, load {os.getloadavg()[0]:.1f}\n")
    print(
        f"| kind | effort | build s | MB | p50 ms | recall@{TOP} | recall@{DEPTH} |\n| --- | --- " + "| ---: " * 5 + "|"
    )
    for kind, factory in kinds(vectors.shape[1], lists).items():
        found = _measured(factory, vectors, questions, exact)
        print(f"| {kind} | {found.effort} | {found.build:.0f} | {found.megabytes:.0f} | {found.milliseconds:.2f} "
              f"| {found.first:.3f} | {found.all:.3f} |", flush=True)  # fmt: skip


def _measured(factory: str, vectors: Floats, questions: Floats, exact: Sequence[Any]) -> Measured:
    start = time.perf_counter()
    index = faiss.index_factory(vectors.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors)
    index.add(vectors)
    build = time.perf_counter() - start
    megabytes = len(faiss.serialize_index(index)) / 1e6
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    measured = None
    for effort, parameters, count in _efforts(factory, index):
        rankings, took = [], []
        for question in questions:
            start = time.perf_counter()
            _, rows = index.search(question[None], count, params=parameters)
            rows = rows[0][rows[0] >= 0]
            ranking = rows[np.argsort(-(vectors[rows] @ question), kind="stable")[:DEPTH]]
            took.append(time.perf_counter() - start)
            rankings.append(ranking)
        milliseconds, share = float(np.median(took)) * 1e3, recall(rankings, exact, DEPTH)
        better = measured is None or (
            milliseconds < measured.milliseconds if measured.all >= ENOUGH else share > measured.all
        )
        if better and (measured is None or measured.all < ENOUGH or share >= ENOUGH):
            measured = Measured(effort, build, megabytes, milliseconds, recall(rankings, exact, TOP), share)
    faiss.omp_set_num_threads(threads)
    assert measured is not None
    return measured


def _efforts(factory: str, index: Any) -> Iterator[tuple[str, Any, int]]:
    """Efforts from little to much, as words, as FAISS takes them, and how many codes are read."""
    if factory.startswith("HNSW"):
        for width in GRAPH:
            yield f"{width} at once", faiss.SearchParametersHNSW(efSearch=width), DEPTH
    elif factory.startswith("NSG"):
        for width in GRAPH:
            index.nsg.search_L = width  # FAISS has no parameters of one search for it
            yield f"{width} at once", None, DEPTH
    else:
        for lists in LISTS:
            for codes in (DEPTH,) if factory.endswith("Flat") else CODES:
                if "RaBitQ" in factory:
                    yield f"{lists} lists, {codes} codes", faiss.IVFRaBitQSearchParameters(nprobe=lists, qb=8), codes
                else:
                    yield f"{lists} lists, {codes} codes", faiss.SearchParametersIVF(nprobe=lists), codes


def _captions() -> Iterator[str]:
    with gzip.open(TEXTS, "rt", encoding="utf-8") as file:
        seen = dict.fromkeys(row[1] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 1)
    yield from seen


if __name__ == "__main__":
    main()
