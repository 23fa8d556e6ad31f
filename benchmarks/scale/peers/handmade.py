"""What a practised hand puts together in an afternoon: FAISS's inverted lists of one-bit codes beside a BM25 library.

The vectors are read from the workload's own file to refine what the codes found. There are no filters, no deletions, no
updates, no documents and no durability: the bar for speed, not for an engine.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scale.peers.words import Bm25sWords, TantivyWords, WithWords
from benchmarks.scale.quality import DEPTH, Floats, Ids
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload

PROBES = 64
REFINED = 250
QUERY_BITS = 8
LEARNED = 100_000
AT_ONCE = 20_000


class _HandMade(WithWords):
    def __init__(self, words: Bm25sWords | TantivyWords) -> None:
        self.words = words
        self._faiss: Any = import_module("faiss")
        self._codes: dict[str, Any] = {}
        self._vectors: dict[str, Floats] = {}

    def build(self, folder: Path, work: Workload) -> None:
        self.words.build(folder, work)
        for field, file in (("image", work.image_file), ("caption", work.caption_file)):
            self._faiss.write_index(self._learned(file, work.documents), str(folder / f"{field}.codes"))

    def _learned(self, file: Path, documents: int) -> Any:
        lists = 2048 if documents > 200_000 else 1024 if documents > 40_000 else 256
        codes = self._faiss.index_factory(DIMENSION, f"IVF{lists},RaBitQ", self._faiss.METRIC_INNER_PRODUCT)
        codes.cp.niter = 10
        every = max(1, documents // LEARNED)
        codes.train(np.concatenate([rows[::every] for rows in _blocks(file, documents)]))
        for rows in _blocks(file, documents):
            codes.add(rows)
        return codes

    def open(self, folder: Path, work: Workload) -> None:
        self.words.open(folder)
        self._faiss.omp_set_num_threads(1)
        self._vectors = {"image": work.images, "caption": work.captions}
        self._codes = {field: self._faiss.read_index(str(folder / f"{field}.codes")) for field in self._vectors}

    def image(self, question: Question) -> Ids:
        return self._nearest("image", question.image)

    def caption(self, question: Question) -> Ids:
        return self._nearest("caption", question.caption)

    def _nearest(self, field: str, vector: Floats) -> Ids:
        how = self._faiss.IVFRaBitQSearchParameters(nprobe=PROBES, qb=QUERY_BITS)
        _, rows = self._codes[field].search(vector[None], REFINED, params=how)
        found = rows[0][rows[0] >= 0]
        best: Ids = found[np.argsort(-(self._vectors[field][found] @ vector))[:DEPTH]].tolist()
        return best


def _blocks(file: Path, documents: int) -> Any:
    for start in range(0, documents, AT_ONCE):
        count = min(AT_ONCE, documents - start)
        rows = np.fromfile(file, np.float32, count * DIMENSION, offset=4 * DIMENSION * start)
        yield rows.reshape(count, DIMENSION)


class WithBm25s(_HandMade):
    """Words by bm25s."""

    packages = ("bm25s", "numba", "faiss-cpu", "numpy")

    def __init__(self) -> None:
        super().__init__(Bm25sWords())


class WithTantivy(_HandMade):
    """Words by tantivy."""

    packages = ("tantivy", "faiss-cpu", "numpy")

    def __init__(self) -> None:
        super().__init__(TantivyWords())
