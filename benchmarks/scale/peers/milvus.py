"""Milvus Lite: BM25 by a function of the collection, HNSW over both vectors, fused by its own ranker."""

import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import Peer
from benchmarks.scale.quality import DEPTH, TOP, Floats, Ids, K
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload

EF = {"metric_type": "IP", "params": {"ef": 128}}
BM25 = {"metric_type": "BM25", "params": {}}
FIELDS = ("image", "caption_vector")
MOST_SECONDS = 300.0


class Milvus(Peer):
    """One collection in a file."""

    packages = ("milvus-lite", "pymilvus")

    def __init__(self) -> None:
        self._library: Any = import_module("pymilvus")
        import_module("milvus_lite")
        self._client: Any = None

    def build(self, folder: Path, work: Workload) -> None:
        """Insert, then wait until the graphs are made, which happens behind `flush`."""
        milvus = self._library
        kind = milvus.DataType
        client = milvus.MilvusClient(str(folder / "milvus.db"))
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", kind.INT64, is_primary=True)
        schema.add_field("caption", kind.VARCHAR, max_length=8000, enable_analyzer=True)
        schema.add_field("words", kind.SPARSE_FLOAT_VECTOR)
        bm25 = milvus.FunctionType.BM25
        schema.add_function(
            milvus.Function(
                name="bm25", input_field_names=["caption"], output_field_names=["words"], function_type=bm25
            )
        )
        indexes = client.prepare_index_params()
        how = {"bm25_k1": 1.2, "bm25_b": 0.75}
        indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=how)
        for field in FIELDS:
            schema.add_field(field, kind.FLOAT_VECTOR, dim=DIMENSION)
            indexes.add_index(field, index_type="HNSW", metric_type="IP", params={"M": 16, "efConstruction": 100})
        client.create_collection("documents", schema=schema, index_params=indexes)
        for start, texts, *vectors in work.batches(2000):
            rows = zip(texts, *vectors, strict=True)
            named = [
                {"id": start + place, "caption": text, FIELDS[0]: image, FIELDS[1]: caption}
                for place, (text, image, caption) in enumerate(rows)
            ]
            client.insert("documents", named)
        client.flush("documents")
        client.load_collection("documents")
        _until_idle()
        client.close()

    def open(self, folder: Path, work: Workload) -> None:
        """Load the collection."""
        del work
        self._client = self._library.MilvusClient(str(folder / "milvus.db"))
        self._client.load_collection("documents")
        _until_idle()

    def search(self, question: Question) -> Ids:
        """Its own hybrid search."""
        asked = self._library.AnnSearchRequest
        requests = [
            asked([question.text], "words", BM25, DEPTH),
            asked([question.image.tolist()], FIELDS[0], EF, DEPTH),
            asked([question.caption.tolist()], FIELDS[1], EF, DEPTH),
        ]
        return _ids(self._client.hybrid_search("documents", requests, self._library.RRFRanker(K), limit=TOP))

    def text(self, question: Question) -> Ids:
        """By BM25."""
        found = self._client.search(
            "documents", [question.text], anns_field="words", limit=DEPTH, search_params={"metric_type": "BM25"}
        )
        return _ids(found)

    def image(self, question: Question) -> Ids:
        """By HNSW."""
        return self._nearest(FIELDS[0], question.image)

    def caption(self, question: Question) -> Ids:
        """By HNSW."""
        return self._nearest(FIELDS[1], question.caption)

    def _nearest(self, field: str, vector: Floats) -> Ids:
        return _ids(
            self._client.search("documents", [vector.tolist()], anns_field=field, limit=DEPTH, search_params=EF)
        )

    def close(self) -> None:
        """Let go of the file."""
        self._client.close()


def _ids(found: Any) -> Ids:
    return [int(hit["id"]) for hit in found[0]]


def _until_idle() -> None:
    """Wait while threads in the background work: this process takes less than a fifth of a core for three seconds."""
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        before = time.process_time()
        time.sleep(3)
        if time.process_time() - before < 0.6:
            return
