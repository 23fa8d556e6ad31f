"""Qdrant's local mode: sparse vectors for BM25, both dense vectors, and its own fusion of three prefetches.

The weights of words are computed here, with the statistics of all captions. Local mode has no index: it compares all.
"""

import math
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import Peer
from benchmarks.scale.peers.words import words
from benchmarks.scale.quality import DEPTH, TOP, Ids, K
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload

BATCH = 2000


class Qdrant(Peer):
    """One collection in memory; it is made when it is opened, which from its files would take as long."""

    packages = ("qdrant-client",)

    def __init__(self) -> None:
        self._library: Any = import_module("qdrant_client")
        self._models: Any = import_module("qdrant_client.models")
        self._client: Any = None
        self._terms: dict[str, int] = {}

    def build(self, folder: Path, work: Workload) -> None:
        """Made once to be timed."""
        self.open(folder, work)

    def open(self, folder: Path, work: Workload) -> None:
        """Weigh the words, insert everything."""
        del folder
        models = self._models
        counted = [Counter(words(text)) for text in work.texts()]
        frequencies = Counter(word for count in counted for word in count)
        self._terms = {word: number for number, word in enumerate(frequencies)}
        average = sum(count.total() for count in counted) / len(counted)
        rarity = {w: math.log(1 + (len(counted) - df + 0.5) / (df + 0.5)) for w, df in frequencies.items()}
        self._client = self._library.QdrantClient(":memory:")
        dense = models.VectorParams(size=DIMENSION, distance=models.Distance.DOT)
        self._client.create_collection(
            "documents",
            vectors_config={"image": dense, "caption": dense},
            sparse_vectors_config={"text": models.SparseVectorParams()},
        )
        for start, texts, images, captions in work.batches(BATCH):
            points = []
            for place, count in enumerate(counted[start : start + len(texts)]):
                norm = 1.2 * (0.25 + 0.75 * count.total() / average)
                sparse = self._sparse({word: rarity[word] * often / (often + norm) for word, often in count.items()})
                vectors = {"image": images[place].tolist(), "caption": captions[place].tolist(), "text": sparse}
                points.append(models.PointStruct(id=start + place, vector=vectors))
            self._client.upsert("documents", points)

    def _sparse(self, weights: dict[str, float]) -> Any:
        numbers = [self._terms[word] for word in weights]
        return self._models.SparseVector(indices=numbers, values=list(weights.values()))

    def _asked(self, question: Question) -> dict[str, Any]:
        known = {word: float(often) for word, often in Counter(words(question.text)).items() if word in self._terms}
        return {
            "text": self._sparse(known),
            "image": question.image.tolist(),
            "caption": question.caption.tolist(),
        }

    def search(self, question: Question) -> Ids:
        """Its own fusion."""
        models = self._models
        prefetches = [
            models.Prefetch(query=asked, using=field, limit=DEPTH) for field, asked in self._asked(question).items()
        ]
        fusion = models.RrfQuery(rrf=models.Rrf(k=K))
        return _ids(
            self._client.query_points("documents", prefetch=prefetches, query=fusion, limit=TOP, with_payload=False)
        )

    def text(self, question: Question) -> Ids:
        """By sparse vectors."""
        return self._leg("text", question)

    def image(self, question: Question) -> Ids:
        """By all cosines."""
        return self._leg("image", question)

    def caption(self, question: Question) -> Ids:
        """By all cosines."""
        return self._leg("caption", question)

    def _leg(self, field: str, question: Question) -> Ids:
        asked = self._asked(question)[field]
        return _ids(self._client.query_points("documents", query=asked, using=field, limit=DEPTH, with_payload=False))


def _ids(found: Any) -> Ids:
    return [int(point.id) for point in found.points]
