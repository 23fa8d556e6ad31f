"""A batch of prepared records with the vectors they lack: what is stored and still holds is taken from the index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from search.encoders import Encoder
from search.errors import GaveOut
from search.indexes import Index
from search.ingest.prepare import Awaited, NotPrepared, Prepared
from search.nouns import VectorField, Vectors

T = TypeVar("T")


@dataclass(frozen=True)
class Encoded:
    """A batch ready to be stored, and what else became of its records.

    Attributes:
        documents: those that are new or differ from what is stored.
        images, captions: float32 (len(documents), dimension), a row of NaN where there is no picture or caption.
        overlong: how many of the captions encoded are longer than the encoder reads.
        unchanged: how many records are stored already.
        failed: records whose picture could not be had.
        gave_out: why the encoder made no more; the records that it left without a vector are in none of the above.
    """

    documents: Sequence[Prepared]
    images: Vectors
    captions: Vectors
    overlong: int
    unchanged: int
    failed: Sequence[NotPrepared]
    gave_out: GaveOut | None = None


def encode(batch: Sequence[Awaited], index: Index, encoder: Encoder) -> Encoded:
    """Wait for a batch's pictures, and make what vectors are missing.

    Raises:
        EncoderFailed: the encoder gave no usable vectors. If it gave some, that is said in the answer instead.
    """
    done = [each.result() for each in batch]
    changed = [each for each in done if isinstance(each, Prepared) and not each.unchanged]
    failed = [each for each in done if isinstance(each, NotPrepared)]
    unchanged = len(done) - len(changed) - len(failed)
    images, captions = (np.full((len(changed), encoder.dimension), np.nan, np.float32) for _ in range(2))

    texts = {row: each.document.caption for row, each in enumerate(changed) if each.encodes_caption}
    pictures = {row: each.picture for row, each in enumerate(changed) if each.picture is not None}
    gave_out = _made(encoder.encode_captions, texts, captions) or _made(encoder.encode_images, pictures, images)
    _keep(images, [row for row, each in enumerate(changed) if each.keeps_picture], changed, index, "image")
    _keep(captions, [row for row, each in enumerate(changed) if each.keeps_caption], changed, index, "caption")
    if gave_out is not None:
        left = {row for row in texts if np.isnan(captions[row, 0])} | {
            row for row in pictures if np.isnan(images[row, 0])
        }
        whole = [row for row in range(len(changed)) if row not in left]
        changed, images, captions = [changed[row] for row in whole], images[whole], captions[whole]
        texts = {row: text for row, text in texts.items() if row not in left}
    return Encoded(
        documents=changed,
        images=images,
        captions=captions,
        overlong=sum(encoder.overlong(list(texts.values()))),
        unchanged=unchanged,
        failed=failed,
        gave_out=gave_out,
    )


def _made(encode: Callable[[Sequence[T]], Vectors], inputs: Mapping[int, T], vectors: Vectors) -> GaveOut | None:
    """Fill in the rows of those inputs; if the encoder makes no more, as many as it made, and why."""
    if inputs:
        try:
            vectors[list(inputs)] = encode(list(inputs.values()))
        except GaveOut as error:
            vectors[list(inputs)] = error.vectors
            return error
    return None


def _keep(vectors: Vectors, rows: list[int], batch: Sequence[Prepared], index: Index, field: VectorField) -> None:
    """Fill in the stored vectors of the documents in those rows."""
    if rows:
        vectors[rows] = index.vectors([batch[row].document.id for row in rows], field)
