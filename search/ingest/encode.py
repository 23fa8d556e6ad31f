"""A batch of prepared records with the vectors they lack: what is stored and still holds is taken from the index."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np

from search.encoders import Encoder
from search.indexes import Index
from search.ingest.prepare import NotPrepared, Prepared
from search.nouns import VectorField, Vectors


@dataclass(frozen=True)
class Encoded:
    """A batch ready to be stored, and what else became of its records.

    Attributes:
        documents: those that are new or differ from what is stored.
        images, captions: float32 (len(documents), dimension), a row of NaN where there is no picture or caption.
        overlong: how many of the captions encoded are longer than the encoder reads.
        unchanged: how many records are stored already.
        failed: records whose picture could not be had.
    """

    documents: Sequence[Prepared]
    images: Vectors
    captions: Vectors
    overlong: int
    unchanged: int
    failed: Sequence[NotPrepared]


def encode(batch: Sequence[Future[Prepared | NotPrepared]], index: Index, encoder: Encoder) -> Encoded:
    """Wait for a batch's pictures, and make what vectors are missing.

    Raises:
        EncoderFailed: the encoder gave no usable vectors.
    """
    done = [future.result() for future in batch]
    changed = [each for each in done if isinstance(each, Prepared) and not each.unchanged]
    failed = [each for each in done if isinstance(each, NotPrepared)]
    images, captions = (np.full((len(changed), encoder.dimension), np.nan, np.float32) for _ in range(2))

    pictures = {row: each.picture for row, each in enumerate(changed) if each.picture is not None}
    if pictures:
        images[list(pictures)] = encoder.encode_images(list(pictures.values()))
    texts = {row: each.document.caption for row, each in enumerate(changed) if each.encodes_caption}
    if texts:
        captions[list(texts)] = encoder.encode_captions(list(texts.values()))
    _keep(images, [row for row, each in enumerate(changed) if each.keeps_picture], changed, index, "image")
    _keep(captions, [row for row, each in enumerate(changed) if each.keeps_caption], changed, index, "caption")
    return Encoded(
        documents=changed,
        images=images,
        captions=captions,
        overlong=sum(encoder.overlong(list(texts.values()))),
        unchanged=len(done) - len(changed) - len(failed),
        failed=failed,
    )


def _keep(vectors: Vectors, rows: list[int], batch: Sequence[Prepared], index: Index, field: VectorField) -> None:
    """Fill in the stored vectors of the documents in those rows."""
    if rows:
        vectors[rows] = index.vectors([batch[row].document.id for row in rows], field)
