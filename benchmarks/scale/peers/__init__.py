"""The peers, and what each has to do; each room is one, run in a process of its own by `benchmarks.scale.serve`.

A peer imports its library when it is made, so that one that isn't installed is no more than a line in the table.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from benchmarks.scale.quality import Ids, fused
from benchmarks.scale.workload import Question, Workload

LEGS = ("text", "image", "caption")


class Peer(ABC):
    """Something that finds documents by words and by either vector.

    Attributes:
        packages: the distributions whose versions make it what it is.
        parts: the legs it has.
    """

    packages: ClassVar[tuple[str, ...]]
    parts: tuple[str, ...] = LEGS

    @abstractmethod
    def build(self, folder: Path, work: Workload) -> None:
        """Take all documents in, to be opened later, in another process, from the (empty) folder."""

    @abstractmethod
    def open(self, folder: Path, work: Workload) -> None:
        """Be ready to answer."""

    def text(self, question: Question) -> Ids:
        """The numbers of the DEPTH best documents by words, best first."""
        raise NotImplementedError

    def image(self, question: Question) -> Ids:
        """Those whose picture's vector is nearest to the question's."""
        raise NotImplementedError

    def caption(self, question: Question) -> Ids:
        """Those whose caption's vector is nearest to the question's."""
        raise NotImplementedError

    def search(self, question: Question) -> Ids:
        """The TOP best by all legs."""
        if self.parts == ("text",):
            return self.text(question)
        return fused([self.text(question), self.image(question), self.caption(question)])

    def close(self) -> None:  # noqa: B027 -- most have nothing to let go of
        """Let go of files."""


@dataclass(frozen=True)
class Entry:
    """Where a peer is.

    Attributes:
        title: as the table names it.
        room: the module of `benchmarks.scale.peers`, and the class in it.
        ours: whether it runs in the product's own environment.
        most: documents beyond which it is not asked: its build or its answers take too long, or its memory too much.
    """

    title: str
    room: tuple[str, str]
    ours: bool = False
    most: int = 10_000_000


PEERS: Mapping[str, Entry] = {
    "ours": Entry("**this index**, documents included", ("ours", "Ours"), ours=True),
    "handmade": Entry("bm25s (numba) + FAISS IVF-RaBitQ, refined from the file", ("handmade", "WithBm25s")),
    "handmade-tantivy": Entry("tantivy + the same FAISS", ("handmade", "WithTantivy")),
    "chroma": Entry("Chroma, two collections, + bm25s", ("chroma", "Chroma"), most=300_000),
    "lancedb": Entry("LanceDB IVF_PQ", ("lance", "LancePq")),
    "lancedb-hnsw": Entry("LanceDB IVF_HNSW_SQ", ("lance", "LanceHnsw"), most=300_000),
    "txtai": Entry("txtai, three indexes", ("txtai", "Txtai"), most=300_000),
    "rank-bm25": Entry("rank-bm25 + exact NumPy", ("rankbm25", "RankBm25"), most=300_000),
    "milvus": Entry("Milvus Lite HNSW, its own RRF", ("milvus", "Milvus"), most=100_000),
    "qdrant": Entry("Qdrant local mode, its own RRF", ("qdrant", "Qdrant"), most=100_000),
    "bm25s": Entry("words alone: bm25s (numba)", ("words", "Bm25sAlone")),
    "tantivy": Entry("words alone: tantivy", ("words", "TantivyAlone")),
}


def peer(name: str) -> Peer:
    """The peer of that name in `PEERS`.

    Raises:
        ModuleNotFoundError: its library is not installed.
    """
    room, class_ = PEERS[name].room
    made: Peer = getattr(import_module(f"benchmarks.scale.peers.{room}"), class_)()
    return made
