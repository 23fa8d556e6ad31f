"""Words by bm25s (compiled with numba) and by tantivy: alone, and as the text leg of peers that have none."""

import re
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import Peer
from benchmarks.scale.quality import DEPTH, Ids
from benchmarks.scale.workload import Question, Workload

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


class Bm25sWords:
    """Lucene's formula as bm25s has it; its index is loaded into memory."""

    def __init__(self) -> None:
        self._library: Any = import_module("bm25s")
        import_module("numba")  # without it bm25s falls back to a way a hundred times slower, and says nothing
        self._index: Any = None

    def build(self, folder: Path, work: Workload) -> None:
        """Count everything in memory, then write it."""
        index = self._library.BM25(method="lucene", k1=1.2, b=0.75, backend="numba")
        index.index([words(text) for text in work.texts()], show_progress=False)
        index.save(folder / "bm25s")

    def open(self, folder: Path) -> None:
        """Load it."""
        self._index = self._library.BM25.load(folder / "bm25s", backend="numba")
        self._index.backend = "numba"

    def top(self, text: str) -> Ids:
        """The best by words."""
        found, _ = self._index.retrieve([words(text)], k=DEPTH, show_progress=False, n_threads=0)
        best: Ids = found[0].tolist()
        return best


class TantivyWords:
    """A tantivy index on disk."""

    def __init__(self) -> None:
        self._library: Any = import_module("tantivy")
        self._index: Any = None
        self._searcher: Any = None

    def build(self, folder: Path, work: Workload) -> None:
        """Add every caption, and wait for the merges."""
        place = folder / "tantivy"
        place.mkdir()
        schema = self._library.SchemaBuilder()
        schema.add_integer_field("id", stored=False, fast=True)
        schema.add_text_field("caption", stored=False, tokenizer_name="default")
        index = self._library.Index(schema.build(), path=str(place))
        writer = index.writer(256_000_000, 1)
        texts = enumerate(work.texts())
        while batch := list(islice(texts, 10_000)):
            for number, text in batch:
                writer.add_document(self._library.Document(id=number, caption=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Map it."""
        self._index = self._library.Index.open(str(folder / "tantivy"))
        self._index.reload()
        self._searcher = self._index.searcher()

    def top(self, text: str) -> Ids:
        """The best by words."""
        query = self._index.parse_query(" ".join(words(text)), ["caption"])
        hits = self._searcher.search(query, DEPTH, count=False).hits
        best: Ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        return best


class WithWords(Peer):
    """A peer whose text leg is one of these; a class below names which."""

    words: Bm25sWords | TantivyWords

    def text(self, question: Question) -> Ids:
        """By words."""
        return self.words.top(question.text)


class _Alone(WithWords):
    parts = ("text",)

    def build(self, folder: Path, work: Workload) -> None:
        self.words.build(folder, work)

    def open(self, folder: Path, work: Workload) -> None:
        del work
        self.words.open(folder)


class Bm25sAlone(_Alone):
    """bm25s and nothing beside it."""

    packages = ("bm25s", "numba")

    def __init__(self) -> None:
        self.words = Bm25sWords()


class TantivyAlone(_Alone):
    """tantivy and nothing beside it."""

    packages = ("tantivy",)

    def __init__(self) -> None:
        self.words = TantivyWords()
