"""Small sources whose vectors are ready, made by hand: clip-retrieval's folder, and Parquet with vector columns."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
from pyarrow import parquet

from search.ingest.embeddings import Batch, Embeddings, open_embeddings
from search.ingest.sources import Refusal

Numbers = Sequence[Sequence[float]]

ONES = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
"""Three vectors of length 1 that have nothing in common."""


def clip_part(
    root: Path,
    number: int | str,
    rows: Sequence[Mapping[str, Any]],
    images: Numbers | None = ONES,
    captions: Numbers | None = ONES,
    kind: type = np.float16,
) -> Path:
    """One part as clip-retrieval writes it; None leaves a file of vectors out."""
    (root / "metadata").mkdir(parents=True, exist_ok=True)
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), root / "metadata" / f"metadata_{number}.parquet")
    for folder, vectors in (("img_emb", images), ("text_emb", captions)):
        if vectors is not None:
            (root / folder).mkdir(exist_ok=True)
            np.save(root / folder / f"{folder}_{number}.npy", np.array(vectors, kind))
    return root


def named(*captions: str, first: int = 0) -> list[dict[str, Any]]:
    """Rows with a path and a caption each."""
    return [{"image_path": f"{first + i}.jpg", "caption": caption} for i, caption in enumerate(captions)]


def opened(place: Path, **options: str) -> Embeddings:
    """The source at that place, which has to be one with vectors."""
    source = open_embeddings(place, **options)
    assert source is not None
    return source


def whole(source: Embeddings) -> Batch:
    """A small source's only batch."""
    (batch,) = source.batches()
    return batch


def refused(source: Embeddings) -> list[Refusal]:
    return [refusal for batch in source.batches() for refusal in batch.refused]
