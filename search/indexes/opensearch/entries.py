"""A document as OpenSearch stores it, and back.

A document's fields are one list of terms, each a name, a NUL character and a value: a filter asks for a term, and a
range of numbers for a range of terms, since numbers are written so that their order as text is their order as numbers.
So no collection's columns change the mapping, and two writers never have to agree on one.
"""

import base64
import hashlib
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.errors import InvalidDocuments
from search.indexes.incoming import Incoming, number
from search.indexes.opensearch.mapping import LONGEST_TERM, About
from search.indexes.spread import spread
from search.nouns import Document, VectorField
from search.words import words

HAS_IMAGE, HAS_CAPTION, HAS_WORDS = 1, 2, 4
"""Bits of the field `has`: a vector of either kind, and words in the caption."""

VECTOR_BYTES: Mapping[VectorField, str] = {"image": "image_bytes", "caption": "caption_bytes"}
"""The columns that vectors are read from: little-endian float32 in Base64. What they are searched by, only the server's
neighbour search can read."""

LONGEST_KEY = 512
"""Bytes that the server allows for the key of an entry."""


def key_of(id_: str) -> str:
    """The key under which a document is stored: its id, or a hash of it where that is too long for the server.

    An id of broken Unicode, which no document has, gets a key that no document has.
    """
    try:
        raw = id_.encode()
    except UnicodeEncodeError:
        raw = id_.encode(errors="surrogatepass")  # no valid text has these bytes
    else:
        if len(raw) <= LONGEST_KEY:
            return id_
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def value_term(name: str, value: str) -> str:
    """The term of a field's value."""
    return f"{name}\0{value}"


def number_term(name: str, value: float) -> str:
    """The term of a number: its order as text among the field's terms is its order as a number.

    Example:
        >>> number_term("", -1.5) < number_term("", 0.0) < number_term("", 2.0) < number_term("", 10.0)
        True
    """
    # IEEE 754 orders positive numbers like integers; negative ones the other way round, and their sign bit is set.
    (bits,) = struct.unpack(">Q", struct.pack(">d", value + 0.0))
    return f"{name}\0{bits ^ (0xFFFFFFFFFFFFFFFF if bits >> 63 else 1 << 63):016x}"


def entries(incoming: Incoming, about: About) -> list[dict[str, Any]]:
    """What is stored for each document.

    Raises:
        InvalidDocuments: an id or a field that the server could not hold.
    """
    images = _units(incoming.image_vectors, incoming.image_lengths)
    captions = _units(incoming.caption_vectors, incoming.caption_lengths)
    return [
        _entry(document, images.get(row), captions.get(row), about) for row, document in enumerate(incoming.documents)
    ]


def written(vector: NDArray[np.float32]) -> str:
    """A vector as text, bit by bit."""
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()


def read(text: str) -> NDArray[np.float32]:
    """The vector that was written.

    Example:
        >>> read(written(np.array([0.6, 0.8], np.float32)))
        array([0.6, 0.8], dtype=float32)
    """
    return np.frombuffer(base64.b64decode(text), "<f4")


def document_of(entry: Mapping[str, Any]) -> Document:
    """The document that an entry holds."""
    return Document(
        entry["id"],
        entry.get("caption", ""),
        dict(entry.get("fields", {})),
        entry.get("image"),
        entry.get("source", ""),
        entry.get("image_digest"),
    )


def average(image: NDArray[np.float32] | None, caption: NDArray[np.float32] | None) -> NDArray[np.float32] | None:
    """The normalised mean of a document's vectors, float32 (dimension,), if it has both; zero where they cancel out."""
    if image is None or caption is None:
        return None
    total = image.astype(np.float64) + caption
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length > 1e-6 else total * 0, np.float32)


def _entry(
    document: Document, image: NDArray[np.float32] | None, caption: NDArray[np.float32] | None, about: About
) -> dict[str, Any]:
    if len(document.id.encode()) > LONGEST_TERM:
        raise InvalidDocuments(
            f"the id '{document.id[:60]}…' is longer than the {LONGEST_TERM:,} bytes that a server orders by"
        )
    if any("\0" in name for name in document.fields):
        raise InvalidDocuments(f"the document '{document.id}' has a field with a NUL character in its name")
    found = words(document.caption)
    parsed = {name: number(text) for name, text in document.fields.items()}
    optional = {
        "caption": document.caption,
        "caption_terms": " ".join(found),
        "caption_analysed": document.caption if about.language else "",
        "caption_words": sorted(set(found)),
        "image": document.image,
        "image_digest": document.image_digest,
        "fields": dict(document.fields),
        "field_names": list(document.fields),
        "field_values": [value_term(name, text) for name, text in document.fields.items()],
        "field_numbers": [number_term(name, value) for name, value in parsed.items() if value is not None],
        "image_vector": image,
        "caption_vector": caption,
        "image_bytes": None if image is None else written(image),
        "caption_bytes": None if caption is None else written(caption),
        "average_vector": average(image, caption) if about.average else None,
    }
    return {
        "id": document.id,
        "source": document.source,
        "has": (image is not None) * HAS_IMAGE + (caption is not None) * HAS_CAPTION + bool(found) * HAS_WORDS,
        "spread": spread(document.id),
        **{name: value for name, value in optional.items() if value is not None and len(value)},
    }


def _units(vectors: NDArray[np.floating] | None, lengths: NDArray[np.float64]) -> Mapping[int, NDArray[np.float32]]:
    """Row → the vector normalised to length 1; rows without one are left out."""
    if vectors is None:
        return {}
    present = np.flatnonzero(~np.isnan(lengths))
    return {int(row): np.ascontiguousarray(vectors[row] / lengths[row], np.float32) for row in present}
