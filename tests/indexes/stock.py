"""Documents with many ties and gaps, and everything that an index answers about them."""

from pathlib import Path

import numpy as np

from search.indexes import Index
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import LEG_NAMES, Document, Leg, Ranking, Vectors
from search.where import Where

SIZE, DIMENSION = 300, 8
COLOURS = ("red", "green", "blue")


def rows(seed: int, count: int, lacking: float) -> Vectors:
    rng = np.random.default_rng(seed)
    found = rng.integers(-2, 3, (count, DIMENSION)).astype(np.float32)  # small numbers: many ties
    found[:, 0] += 3
    found[rng.random(count) < lacking] = np.nan
    return found


def store(index: Index, first: int, behind: int, seed: int = 0) -> None:
    rng = np.random.default_rng([seed, first])
    count = behind - first
    index.add(
        [
            Document(
                f"{i:04}",
                " ".join(rng.choice(["a", "red", "dress", "größe", "x" * (i % 9 + 1)], rng.integers(0, 6))),
                {"colour": COLOURS[i % 3], "rare": str(i)},
            )
            for i in range(first, behind)
        ],
        image_vectors=rows(seed + first, count, 0.2),
        caption_vectors=rows(seed + first + 1, count, 0.2),
    )


def change(index: Index) -> None:
    """Some come, some are replaced, some go."""
    store(index, SIZE, SIZE + 20)
    store(index, 10, 20, seed=5)
    index.remove([f"{i:04}" for i in range(40, 55)])


FILTERS: tuple[Where | None, ...] = (None, {"colour": "red"}, {"rare": ["7", "12", "45", "305"]}, {"colour": "no"})


def everything(index: Index) -> list[list[Ranking]]:
    vector = np.arange(1, DIMENSION + 1, dtype=np.float32)
    legs = [Leg(name, text="a red größe", vector=vector) for name in LEG_NAMES]
    legs.append(Leg("image-caption", vector=vector, only_without_image=True))
    return [index.retrieve(legs, depth=depth, where=where) for where in FILTERS for depth in (5, 1000)]


def segments_in(folder: Path) -> list[Path]:
    """The folders of segments there are."""
    return sorted(path for path in folder.glob("*-segment-*") if path.is_dir())


def deep(index: Index) -> list[list[Ranking]]:
    """What is asked for so deeply that lists are looked through to the end."""
    return everything(index)[1::2]


def settled(index: EmbeddedIndex) -> None:
    """What was being made in the background is made."""
    if index._derived._making is not None:
        index._derived._making.join()


def held_in_segment(index: EmbeddedIndex) -> int:
    """How many documents lie in the segment that it searches."""
    snapshot = index._following._shown[1]
    assert snapshot is not None
    return snapshot.start
