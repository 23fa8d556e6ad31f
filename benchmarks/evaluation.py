"""How long an evaluation takes without encoding: every leg, pair, the average and the fusion, with all tests and plots.

    python -m benchmarks.evaluation [--documents 10000] [--queries 1000]

Documents and queries have random vectors of 512 dimensions and captions of twelve words out of 5,000; each query asks
for four of the words of one document, which alone answers it.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search import Engine, Query, create_index
from search.evaluation.experiments import EXPERIMENTS
from search.evaluation.provenance import provenance
from search.evaluation.queries import Asked
from search.evaluation.setup import Setup
from search.nouns import Document, Vectors

DIMENSION = 512
WORDS = 5000


class RandomEncoder:
    """Vectors at once, and of nothing."""

    name = "random"
    fingerprint = "random"
    dimension = DIMENSION
    context_length = 77
    logit_scale = 100.0

    def __init__(self) -> None:
        self._rng = np.random.default_rng(1)

    def encode_texts(self, texts: Sequence[object]) -> Vectors:
        """float32 (len(texts), 512), L2-normalised."""
        rows = self._rng.normal(size=(len(texts), DIMENSION))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    encode_captions = encode_texts
    encode_images = encode_texts

    def overlong(self, texts: Sequence[str]) -> list[bool]:
        """None is."""
        return [False] * len(texts)

    def pieces(self, word: str) -> int:
        """Every word is known."""
        return min(1, len(word))


def main() -> None:
    """Build the index, evaluate, and print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=1_000)
    given = parser.parse_args()
    rng, encoder = np.random.default_rng(2), RandomEncoder()
    captions = [[f"w{number}" for number in rng.zipf(1.2, 12) % WORDS] for _ in range(given.documents)]
    documents = [Document(f"d{number}", " ".join(caption)) for number, caption in enumerate(captions)]
    meant = rng.integers(0, given.documents, given.queries)
    asked = [
        Asked(f"q{number}", Query(text=" ".join(captions[at][:4])), relevant={f"d{at}": 1})
        for number, at in enumerate(meant)
    ]
    with tempfile.TemporaryDirectory() as folder:
        index = create_index(Path(folder) / "i", dimension=DIMENSION, fingerprint=encoder.fingerprint)
        index.add(
            documents, image_vectors=encoder.encode_texts(documents), caption_vectors=encoder.encode_texts(documents)
        )
        with Engine(index, encoder) as engine:
            made_of = provenance(index, command="python -m benchmarks.evaluation", seed=1, depth=100)
            start, worked = time.perf_counter(), time.process_time()
            report = EXPERIMENTS["judged"](Setup(engine=engine, made_of=made_of, asked=asked))
            took, worked = time.perf_counter() - start, time.process_time() - worked
    contenders = len(report.data["relevance"]["judged"]["contenders"])
    asked_of = f"{given.queries:,} queries × {contenders} contenders over {given.documents:,} documents"
    print(f"{asked_of}: {took:.1f} s, {worked:.1f} s of processors")


if __name__ == "__main__":
    main()
