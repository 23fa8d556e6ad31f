"""Chroma: one collection for each kind of vector, for a collection has one; words by bm25s, for Chroma ranks none."""

from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scale.peers.words import Bm25sWords, WithWords
from benchmarks.scale.quality import DEPTH, Floats, Ids
from benchmarks.scale.workload import Question, Workload

HNSW = {"space": "ip", "ef_construction": 100, "max_neighbors": 16, "ef_search": 128}
FIELDS = ("image", "caption")


class Chroma(WithWords):
    """Two persistent collections and bm25s beside them."""

    packages = ("chromadb", "bm25s", "numba")

    def __init__(self) -> None:
        self._library: Any = import_module("chromadb")
        self.words = Bm25sWords()
        self._collections: dict[str, Any] = {}

    def _client(self, folder: Path) -> Any:
        settings = self._library.Settings(anonymized_telemetry=False)
        return self._library.PersistentClient(str(folder / "chroma"), settings=settings)

    def build(self, folder: Path, work: Workload) -> None:
        """Captions lie beside the pictures' vectors."""
        client = self._client(folder)
        made = {
            field: client.create_collection(f"{field}-vectors", configuration={"hnsw": HNSW}, embedding_function=None)
            for field in FIELDS
        }
        for start, texts, images, captions in work.batches(min(5000, client.get_max_batch_size())):
            ids = [str(start + place) for place in range(len(texts))]
            made["image"].add(ids=ids, embeddings=images, documents=texts)
            made["caption"].add(ids=ids, embeddings=captions)
        self.words.build(folder, work)

    def open(self, folder: Path, work: Workload) -> None:
        """Both collections."""
        del work
        client = self._client(folder)
        for field in FIELDS:
            self._collections[field] = client.get_collection(f"{field}-vectors", embedding_function=None)
        self.words.open(folder)

    def image(self, question: Question) -> Ids:
        """By HNSW."""
        return self._nearest("image", question.image)

    def caption(self, question: Question) -> Ids:
        """By HNSW."""
        return self._nearest("caption", question.caption)

    def _nearest(self, field: str, vector: Floats) -> Ids:
        found = self._collections[field].query(query_embeddings=vector[None], n_results=DEPTH, include=[])
        return [int(id_) for id_ in found["ids"][0]]
