"""Six documents with vectors whose cosines can be done in the head: 3-4-5 triangles and axes."""

import io

import numpy as np
from PIL import Image

from search.indexes import Index
from search.nouns import Document, Leg, LegName, Ranking, Vectors
from search.where import Where

NONE = (float("nan"),) * 3

X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)

SHELF: tuple[tuple[Document, tuple[float, ...], tuple[float, ...]], ...] = (
    # document, image vector, caption vector
    (Document("a", "a red dress", {"colour": "red", "price": "10"}, "a.jpg", "shop", "d1"), X, X),
    (Document("b", "a blue dress", {"colour": "blue", "price": "20.0"}, "b.jpg", "shop", "d2"), (3.0, 4.0, 0.0), Y),
    (
        Document("c", "red shoes, red laces", {"colour": "red", "price": "free"}, "c.jpg", "shop", "d3"),
        Y,
        (0.0, 3.0, 4.0),
    ),
    (Document("d", "", {"price": "30"}, "d.jpg", "photos", "d4"), (0.0, -4.0, 3.0), NONE),
    (Document("e", "a poem about red", {}, None, "poems"), NONE, (4.0, 3.0, 0.0)),
    (Document("f", "nothing to look at"), NONE, NONE),
)
"""f has words and no vectors, e no picture, d no caption."""


def vectors(*rows: tuple[float, ...]) -> Vectors:
    """Rows as float32; `NONE` is a row without a vector."""
    return np.array(rows, np.float32).reshape(len(rows), -1)


def webp(colour: str = "red") -> bytes:
    """A thumbnail: 4 × 4 pixels of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(file, "WEBP")
    return file.getvalue()


def fill(index: Index, ids: str = "abcdef") -> None:
    """Put documents of the shelf into an index, in the order of the shelf."""
    chosen = [entry for entry in SHELF if entry[0].id in ids]
    index.add(
        [document for document, _, _ in chosen],
        image_vectors=vectors(*(image for _, image, _ in chosen)),
        caption_vectors=vectors(*(caption for _, _, caption in chosen)),
    )


def add(index: Index, **images: tuple[float, ...]) -> None:
    """Add bare documents: id → image vector."""
    index.add([Document(id_) for id_ in images], image_vectors=vectors(*images.values()), caption_vectors=None)


def near(index: Index, leg: LegName, *query: float, depth: int = 10, where: Where | None = None) -> Ranking:
    """What one vector leg finds."""
    return index.retrieve([Leg(leg, vector=vectors(query)[0])], depth=depth, where=where)[0]


def worded(index: Index, text: str, *, depth: int = 10, where: Where | None = None) -> Ranking:
    """What BM25 finds."""
    return index.retrieve([Leg("text-bm25", text=text)], depth=depth, where=where)[0]
