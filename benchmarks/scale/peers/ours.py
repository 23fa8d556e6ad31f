"""The product's index, asked as its users ask it: through `engine.search`, the ten documents included."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.scale.peers import Peer
from benchmarks.scale.quality import DEPTH, TOP, Ids
from benchmarks.scale.vectors import DIMENSION
from benchmarks.scale.workload import Question, Workload
from search import Document, Engine, Query, Results, create_index, open_engine
from search.nouns import Leg, LegName

NAMES: Sequence[LegName] = ("text-bm25", "text-caption", "image-image")

PLACE = "ours.index"

BATCH = 5000

RARE = {"hundredth": 100, "rare": 10_000}
"""Fields that one document in so many has; its value is `yes`."""


class Ours(Peer):
    """The embedded index."""

    packages = ("faiss-cpu", "numpy")

    _engine: Engine

    def build(self, folder: Path, work: Workload) -> None:
        """Every document, then everything that is derived from them."""
        index = create_index(folder / PLACE, dimension=DIMENSION, fingerprint="drawn vectors")
        for start, texts, images, captions in work.batches(BATCH):
            documents = [document(start + place, text) for place, text in enumerate(texts)]
            index.add(documents, image_vectors=images, caption_vectors=captions)
        index.optimize()
        index.close()

    def open(self, folder: Path, work: Workload) -> None:
        """As a program opens it."""
        del work
        self._engine = open_engine(folder / PLACE)

    def text(self, question: Question) -> Ids:
        """The leg `text-bm25`."""
        return self._leg(Leg("text-bm25", text=question.text))

    def image(self, question: Question) -> Ids:
        """The leg `image-image`."""
        return self._leg(Leg("image-image", vector=question.image))

    def caption(self, question: Question) -> Ids:
        """The leg `text-caption`."""
        return self._leg(Leg("text-caption", vector=question.caption))

    def search(self, question: Question) -> Ids:
        """All three, fused, with the documents."""
        return [int(hit.document.id) for hit in answered(self._engine, question).hits]

    def close(self) -> None:
        """Close the index."""
        self._engine.close()

    def _leg(self, leg: Leg) -> Ids:
        return [int(id_) for id_ in self._engine.index.retrieve([leg], depth=DEPTH)[0].ids]


def document(number: int, caption: str) -> Document:
    """The document of that number; ids have leading zeros, so that ties by id are ties by number."""
    fields = {name: "yes" for name, every in RARE.items() if number % every == 0}
    return Document(id=f"{number:08}", caption=caption, fields=fields, image=f"{number:08}.jpg")


def answered(engine: Engine, question: Question, where: dict[str, str] | None = None, top: int = TOP) -> Results:
    """What the engine answers, by the three legs of the benchmark."""
    query = Query(text=question.text, where=where or {})
    return engine.search(
        query, text_vector=question.caption, image_vector=question.image, legs=NAMES, depth=DEPTH, top=top
    )
