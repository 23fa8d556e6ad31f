"""LanceDB: one table with both vectors and a full-text index; three searches, for its hybrid query takes one vector."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scale.peers import Peer
from benchmarks.scale.quality import DEPTH, Floats, Ids
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload

FIELDS = ("image", "caption_vector")


class _Lance(Peer):
    packages = ("lancedb",)

    def __init__(self) -> None:
        self._library: Any = import_module("lancedb")
        self._kinds: Any = import_module("lancedb.index")
        self._table: Any = None

    def _kind(self) -> Any:
        """The index of either vector."""
        raise NotImplementedError

    def _effort(self, query: Any) -> Any:
        """The query with as much effort as it takes to be comparable."""
        raise NotImplementedError

    def build(self, folder: Path, work: Workload) -> None:
        arrow: Any = import_module("pyarrow")
        rows = arrow.list_(arrow.float32(), DIMENSION)
        columns = [("id", arrow.int64()), ("caption", arrow.string()), *((field, rows) for field in FIELDS)]
        schema = arrow.schema(columns)

        def batches() -> Iterator[Any]:
            for start, texts, *vectors in work.batches(20_000):
                lists = [arrow.FixedSizeListArray.from_arrays(arrow.array(part.ravel()), DIMENSION) for part in vectors]
                numbers = arrow.array(np.arange(start, start + len(texts)))
                yield arrow.RecordBatch.from_arrays([numbers, arrow.array(texts), *lists], schema=schema)

        reader = arrow.RecordBatchReader.from_batches(schema, batches())
        table = self._library.connect(str(folder / "lance")).create_table("documents", reader)
        words = self._kinds.FTS(with_position=False, stem=False, remove_stop_words=False, ascii_folding=False)
        table.create_index("caption", config=words)
        for field in FIELDS:
            table.create_index(field, config=self._kind())

    def open(self, folder: Path, work: Workload) -> None:
        del work
        self._table = self._library.connect(str(folder / "lance")).open_table("documents")

    def text(self, question: Question) -> Ids:
        query = self._table.search(question.text, query_type="fts", fts_columns="caption").select(["id", "_score"])
        return _ids(query)

    def image(self, question: Question) -> Ids:
        return self._nearest("image", question.image)

    def caption(self, question: Question) -> Ids:
        return self._nearest("caption_vector", question.caption)

    def _nearest(self, field: str, vector: Floats) -> Ids:
        query = self._table.search(vector, vector_column_name=field).distance_type("dot")
        return _ids(self._effort(query).select(["id", "_distance"]))


def _ids(query: Any) -> Ids:
    found: Ids = query.limit(DEPTH).to_arrow().column("id").to_pylist()
    return found


class LancePq(_Lance):
    """Product quantisation, refined."""

    def _kind(self) -> Any:
        return self._kinds.IvfPq(distance_type="dot", num_sub_vectors=64)

    def _effort(self, query: Any) -> Any:
        return query.nprobes(40).refine_factor(5)


class LanceHnsw(_Lance):
    """HNSW over vectors quantised to bytes."""

    def _kind(self) -> Any:
        return self._kinds.IvfHnswSq(distance_type="dot")

    def _effort(self, query: Any) -> Any:
        return query.nprobes(20).ef(200)
