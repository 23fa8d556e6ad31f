"""rank-bm25 against the embedded index's scorer: the same scores, and how much quicker.

    python -m benchmarks.bm25 [--captions 5000] [--queries 100]

Real texts from the development data: captions of Flickr30k asked with captions of Flickr8k (sentences full of common
words: the hard case), and Fashion200k descriptions asked with shoppers' queries of WANDS.
"""

import argparse
import csv
import gzip
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.indexes.embedded.bm25 import LuceneBM25, Scorer
from search.indexes.embedded.postings import GrowingPostings
from search.words import words

TEXTS = Path(__file__).resolve().parent.parent.parent / "shared" / "data"

ROUNDS = 5
"""Each runs that often over all queries, by turns; the quickest round counts: other work disturbed it least."""


def sentences(name: str, count: int) -> list[str]:
    """The first captions of a tab-separated file of pictures and captions."""
    with gzip.open(TEXTS / "text" / name, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t")[1] for line in islice(file, count)]


def column(path: str, name: str, count: int, delimiter: str = ",") -> list[str]:
    """The first values of a column of a table."""
    with (TEXTS / path).open(encoding="utf-8", newline="") as file:
        return [row[name] for row in islice(csv.DictReader(file, delimiter=delimiter), count)]


def compare(title: str, captions: Sequence[str], queries: Sequence[str]) -> None:
    """Print both times per query, their ratio and the largest relative difference of the scores."""
    definition = LuceneBM25([words(caption) for caption in captions])
    postings = GrowingPostings()
    postings.append(captions)
    split = [words(query) for query in queries]
    plain = first = later = float("inf")
    for _ in range(ROUNDS):
        plain = min(plain, seconds(lambda: [definition.get_scores(query) for query in split]))
        scorer = Scorer([postings.frozen()], np.ones(len(captions), bool))
        ask_all = partial(_ask_all, scorer, queries)
        first = min(first, seconds(ask_all))
        later = min(later, seconds(ask_all))
    worst = max(
        difference(definition.get_scores(query), scorer.scores(text))
        for query, text in zip(split, queries, strict=True)
    )
    length = sum(map(len, split)) / len(split)
    print(f"{title}: {len(captions):,} captions, {len(queries)} queries, {length:.1f} words each")
    print(f"  rank-bm25 get_scores          {1e6 * plain / len(queries):10,.1f} µs per query")
    print(
        f"  Scorer, each word's first use {1e6 * first / len(queries):10,.1f} µs per query, {plain / first:7,.0f} times"
    )
    print(
        f"  Scorer, afterwards            {1e6 * later / len(queries):10,.1f} µs per query, {plain / later:7,.0f} times"
    )
    print(f"  largest relative difference   {worst:10.1e}")


def _ask_all(scorer: Scorer, queries: Sequence[str]) -> None:
    for query in queries:
        scorer.scores(query)


def difference(expected: NDArray[np.float64], scores: NDArray[np.float64]) -> float:
    """The largest difference of two documents' scores, relative to the expected one."""
    return float(np.max(np.abs(scores - expected) / np.maximum(np.abs(expected), 1e-12), initial=0))


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Compare on both collections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captions", type=int, default=5000)
    parser.add_argument("--queries", type=int, default=100)
    asked = parser.parse_args()
    if not TEXTS.is_dir():
        sys.exit("the development data is not here (a folder `shared` beside the checkout)")
    compare(
        "Flickr30k asked with Flickr8k",
        sentences("flickr30k_captions_multi30k.tsv.gz", asked.captions),
        sentences("flickr8k_all_captions.tsv.gz", asked.queries),
    )
    compare(
        "Fashion200k asked with WANDS",
        column("text/fashion200k_5000.csv", "caption", asked.captions),
        column("queries/wands_query.csv", "query", asked.queries, "\t"),
    )


if __name__ == "__main__":
    main()
