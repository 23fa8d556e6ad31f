"""What `add` was handed, looked through before anything is stored."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.errors import InvalidDocuments
from search.nouns import Document, Vectors

MOST_FIELDS = 200
"""Different fields that an index may have."""

_ROWS_AT_ONCE = 4096
"""Rows whose lengths are computed at once: bulk loading must not double its memory."""


@dataclass(frozen=True)
class Incoming:
    """Documents that fit together, ready to be stored.

    Attributes:
        documents: with unique ids.
        image_vectors, caption_vectors: (n, dimension) as handed in, or None.
        image_lengths, caption_lengths: float64 (n,), the rows' Euclidean lengths; NaN where there is no vector.
        thumbnails: one entry per document.
    """

    documents: Sequence[Document]
    image_vectors: NDArray[np.floating] | None
    caption_vectors: NDArray[np.floating] | None
    image_lengths: NDArray[np.float64]
    caption_lengths: NDArray[np.float64]
    thumbnails: Sequence[bytes | None]


def checked(
    documents: Sequence[Document],
    image_vectors: Vectors | None,
    caption_vectors: Vectors | None,
    thumbnails: Sequence[bytes | None] | None,
    *,
    dimension: int,
) -> Incoming:
    """Documents and vectors that fit together and fit an index of that dimension.

    Raises:
        InvalidDocuments: what is wrong and with which document.
    """
    seen: set[str] = set()
    for document in documents:
        _check_document(document, seen)
    images = _array("image", image_vectors, len(documents), dimension)
    captions = _array("caption", caption_vectors, len(documents), dimension)
    return Incoming(
        documents,
        images,
        captions,
        _lengths("image", images, documents),
        _lengths("caption", captions, documents),
        _checked_thumbnails(thumbnails, documents),
    )


def unit_rows(vectors: NDArray[np.floating] | None, lengths: NDArray[np.float64]) -> Iterator[tuple[int, bytes]]:
    """Each row that is a vector, with its number, normalised to length 1 and written as little-endian float32."""
    if vectors is None:
        return
    for start in range(0, len(lengths), _ROWS_AT_ONCE):
        block = lengths[start : start + _ROWS_AT_ONCE]
        rows = vectors[start : start + _ROWS_AT_ONCE] / block[:, None]
        for row in np.flatnonzero(~np.isnan(block)):
            yield start + int(row), rows[row].astype("<f4").tobytes()


def number(text: str) -> float | None:
    """The finite number that a text is, or None.

    Example:
        >>> number("49.90"), number("1_000"), number("inf"), number("size 38")
        (49.9, None, None, None)
    """
    try:
        value = float(text)
    except ValueError:
        return None
    # Python alone reads 1_000 as a thousand; in a shop's table it is a part number.
    return value if math.isfinite(value) and "_" not in text else None


def _check_document(document: Document, seen: set[str]) -> None:
    if not isinstance(document.id, str) or not document.id or "\0" in document.id:
        raise InvalidDocuments(f"a document's id is {document.id!r}; give a text that is not empty")
    if document.id in seen:
        raise InvalidDocuments(f"the document '{document.id}' comes twice in one call; give every id once")
    seen.add(document.id)
    texts = {
        "id": document.id,
        "caption": document.caption,
        "source": document.source,
        "image": document.image or "",
        "image_digest": document.image_digest or "",
        **{f"field {name!r}": value for name, value in document.fields.items()},
        **{f"field's name {name!r}": name for name in document.fields},
    }
    for what, text in texts.items():
        if not isinstance(text, str):
            raise InvalidDocuments(f"the {what} of the document '{document.id}' is {type(text).__name__}, not text")
        try:
            text.encode()
        except UnicodeEncodeError:
            broken = document.id.encode(errors="replace").decode()
            raise InvalidDocuments(f"the {what} of the document '{broken}' is not valid Unicode") from None
    if "" in document.fields:
        raise InvalidDocuments(f"the document '{document.id}' has a field without a name")


def _array(kind: str, vectors: Vectors | None, rows: int, dimension: int) -> NDArray[np.floating] | None:
    if vectors is None:
        return None
    array = np.asarray(vectors)
    if array.shape != (rows, dimension):
        raise InvalidDocuments(
            f"the {kind} vectors have the shape {array.shape}; {rows} documents of this index need {(rows, dimension)}"
        )
    if not np.issubdtype(array.dtype, np.floating):
        raise InvalidDocuments(f"the {kind} vectors are of type {array.dtype}; give floating-point numbers")
    return array


def _lengths(kind: str, vectors: NDArray[np.floating] | None, documents: Sequence[Document]) -> NDArray[np.float64]:
    lengths = np.full(len(documents), np.nan)
    if vectors is None:
        return lengths
    for start in range(0, len(documents), _ROWS_AT_ONCE):
        # In double precision no float32 is too long or too short to be squared.
        rows = vectors[start : start + _ROWS_AT_ONCE].astype(np.float64)
        lengths[start : start + len(rows)] = np.linalg.norm(rows, axis=1)
        absent = np.isnan(rows).all(axis=1)
        for row in np.flatnonzero(~absent & ~np.isfinite(lengths[start : start + len(rows)])):
            raise InvalidDocuments(
                f"the {kind} vector of the document '{documents[start + int(row)].id}' is not finite"
            )
    for row in np.flatnonzero(lengths == 0):
        raise InvalidDocuments(
            f"the {kind} vector of the document '{documents[int(row)].id}' is zero and points nowhere; "
            "a row of NaN says that there is no vector"
        )
    return lengths


def _checked_thumbnails(
    thumbnails: Sequence[bytes | None] | None, documents: Sequence[Document]
) -> Sequence[bytes | None]:
    if thumbnails is None:
        return [None] * len(documents)
    if len(thumbnails) != len(documents):
        raise InvalidDocuments(
            f"there are {len(thumbnails)} thumbnails for {len(documents)} documents; give one for each"
        )
    for document, thumbnail in zip(documents, thumbnails, strict=True):
        if thumbnail is not None and not (isinstance(thumbnail, bytes) and thumbnail):
            raise InvalidDocuments(f"the thumbnail of the document '{document.id}' is not the bytes of a picture")
    return thumbnails
