"""txtai: one index of words and one for each kind of vector, with vectors made elsewhere; no model is loaded."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import Peer
from benchmarks.scale.quality import DEPTH, Floats, Ids
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload

NAMES = ("text", "image", "caption")


class Txtai(Peer):
    """Three indexes with txtai's own defaults."""

    packages = ("txtai", "faiss-cpu")

    def __init__(self) -> None:
        self._library: Any = import_module("txtai")
        self._indexes: dict[str, Any] = {}

    def build(self, folder: Path, work: Workload) -> None:
        """One after the other."""
        words = self._library.Embeddings(keyword=True)
        words.index((number, text, None) for number, text in enumerate(work.texts()))
        words.save(str(folder / "text"))
        for field in ("image", "caption"):
            index = self._library.Embeddings(method="external", backend="faiss", dimensions=DIMENSION)
            index.index(_rows(work, field))
            index.save(str(folder / field))

    def open(self, folder: Path, work: Workload) -> None:
        """All three."""
        del work
        for name in NAMES:
            self._indexes[name] = self._library.Embeddings()
            self._indexes[name].load(str(folder / name))

    def text(self, question: Question) -> Ids:
        """By BM25."""
        return self._found("text", question.text)

    def image(self, question: Question) -> Ids:
        """By FAISS."""
        return self._found("image", question.image)

    def caption(self, question: Question) -> Ids:
        """By FAISS."""
        return self._found("caption", question.caption)

    def _found(self, name: str, asked: str | Floats) -> Ids:
        return [int(number) for number, _ in self._indexes[name].search(asked, DEPTH)]


def _rows(work: Workload, field: str) -> Iterator[tuple[int, Floats, None]]:
    for start, _, images, captions in work.batches():
        for number, vector in enumerate(images if field == "image" else captions, start=start):
            yield number, vector, None
