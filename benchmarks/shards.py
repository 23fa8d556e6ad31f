"""The same documents in one shard and in four: what each leg finds in either, side by side."""

import gzip
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from os import environ
from pathlib import Path

import numpy as np

from search import Document, create_index
from search.errors import IndexNotFound
from search.indexes import Index, drop_index, open_index
from search.nouns import Leg, Ranking, Vectors

CAPTIONS = (
    Path(__file__).resolve().parent.parent.parent / "shared/data/text/flickr30k_captions_multi30k.tsv.gz"
)  # fmt: skip
"""Real captions of the development data, where that is."""

DEPTH = 50
"""Hits per leg, as an engine asks for them by default."""


@dataclass(frozen=True)
class Comparison:
    """Two indexes of the same documents, asked the same.

    Attributes:
        queries: how many words, and how many vectors, were asked for.
        same_words: queries whose BM25 leg was the same: ids, their order, and scores to 6 digits.
        exact, approximate: the mean share of a vector leg's hits that both have, when vectors are compared one by one,
            and when HNSW finds the nearest.
        found: for one shard and for several, the mean share of the truly nearest that HNSW found.
    """

    queries: int
    same_words: int
    exact: float
    approximate: float
    found: tuple[float, float]

    def summary(self) -> str:
        """Three lines for a person."""
        return (
            f"  BM25          {self.same_words} of {self.queries} rankings identical, top {DEPTH}, ids and scores\n"
            f"  kNN, exact    overlap@{DEPTH} {self.exact:.4f}\n"
            f"  kNN, HNSW     overlap@{DEPTH} {self.approximate:.4f}; of the truly nearest "
            f"{self.found[0]:.4f} and {self.found[1]:.4f} found"
        )


@contextmanager
def settings(**values: str) -> Iterator[None]:
    """Inside, these settings of OpenSearch hold.

    Example:
        >>> with settings(shards="4", replicas="1"):
        ...     index = create_index("opensearch://localhost:9200/shop", dimension=512, fingerprint="mine")
    """
    named = {f"TRIPTYCH_OPENSEARCH_{name.upper()}": value for name, value in values.items()}
    before = {name: environ.get(name) for name in named}
    environ.update(named)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                environ.pop(name)
            else:
                environ[name] = value


def captions(count: int) -> list[str]:
    """Real captions, or where those are missing drawn ones: words as frequent as in a language, 3 to 40 of them."""
    if CAPTIONS.is_file():
        with gzip.open(CAPTIONS, "rt", encoding="utf-8") as file:
            return [line.rstrip("\n").split("\t")[1] for line in islice(file, count)]
    drawn = np.random.default_rng(0)
    return [" ".join(f"word{n}" for n in drawn.zipf(1.3, drawn.integers(3, 40)) % 5000) for _ in range(count)]


def directions(count: int, dimension: int, seed: int) -> Vectors:
    """Random directions, float32 (count, dimension), of length 1: the hardest case for HNSW, without any structure."""
    drawn = np.random.default_rng(seed).standard_normal((count, dimension))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def compare(one: str, several: str, *, documents: int, queries: int, dimension: int, shards: int = 4) -> Comparison:
    """Store the same documents twice, in one shard and in several, and ask both the same.

    Args:
        one, several: addresses of indexes that are not there yet; they are dropped in the end.
        documents: how many; at most 10,000, up to which vectors can be compared one by one.
        queries: how many; each with the words of a caption, and a vector.
        dimension: of the vectors.
        shards: how many the second index has.
    """
    texts = captions(documents + queries)
    vectors, asked = directions(documents, dimension, 1), directions(queries, dimension, 2)
    nearest = [[f"{n:07}" for n in np.argsort(-(vectors @ query))[:DEPTH]] for query in asked]
    word_legs = [Leg("text-bm25", text=text) for text in texts[documents:]]
    vector_legs = [Leg("text-image", vector=query) for query in asked]
    words, exact, approximate = [], [], []
    try:
        for address, number in ((one, 1), (several, shards)):
            with settings(shards=str(number)), closing(_new(address, dimension)) as index:
                _fill(index, texts[:documents], vectors)
                words.append(_rankings(index, word_legs))
                exact.append(_rankings(index, vector_legs))
            with settings(exact="1"), closing(open_index(address)) as index:
                approximate.append(_rankings(index, vector_legs))
    finally:
        for address in (one, several):
            with suppress(IndexNotFound):
                drop_index(address)
    return Comparison(
        queries,
        sum(_same(mine, theirs) for mine, theirs in zip(*words, strict=True)),
        _overlap(*([ranking.ids for ranking in each] for each in exact)),
        _overlap(*([ranking.ids for ranking in each] for each in approximate)),
        (
            _overlap([ranking.ids for ranking in approximate[0]], nearest),
            _overlap([ranking.ids for ranking in approximate[1]], nearest),
        ),
    )


def _new(address: str, dimension: int) -> Index:
    return create_index(address, dimension=dimension, fingerprint="random-directions")


def _fill(index: Index, texts: Sequence[str], vectors: Vectors) -> None:
    for start in range(0, len(texts), 500):
        part = slice(start, start + 500)
        some = [Document(f"{n:07}", text) for n, text in enumerate(texts[part], start)]
        index.add(some, image_vectors=vectors[part], caption_vectors=None)


def _rankings(index: Index, legs: Sequence[Leg]) -> list[Ranking]:
    return [index.retrieve([leg], depth=DEPTH)[0] for leg in legs]


def _same(mine: Ranking, theirs: Ranking) -> bool:
    return mine.ids == theirs.ids and bool(np.allclose(mine.scores, theirs.scores, rtol=1e-6, atol=0))


def _overlap(some: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> float:
    """The mean share of ids that both have."""
    return float(np.mean([len({*mine} & {*theirs}) / len(theirs) for mine, theirs in zip(some, others, strict=True)]))
