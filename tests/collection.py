"""A small collection by hand, stored in a real index with vectors of the colour encoder."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from search import Engine, create_index
from search.nouns import Document
from tests.colour_encoder import ColourEncoder, picture


@dataclass(frozen=True)
class Entry:
    """A document to be: its caption, the colours of its picture's stripes (none: no picture) and its fields."""

    id: str
    caption: str = ""
    colours: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


def png(image: Image.Image) -> bytes:
    """The picture as the bytes of a PNG file."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def engine_over(folder: Path, *entries: Entry) -> Engine:
    """An engine over a new index in that folder that holds the entries."""
    encoder = ColourEncoder()
    index = create_index(folder, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    missing = np.full(encoder.dimension, np.nan, np.float32)
    pictures = [picture(*entry.colours) if entry.colours else None for entry in entries]
    documents = [
        Document(
            id=entry.id,
            caption=entry.caption,
            fields=entry.fields,
            image=None if image is None else f"{entry.id}.png",
            source="by-hand",
            image_digest=None if image is None else hashlib.sha256(png(image)).hexdigest(),
        )
        for entry, image in zip(entries, pictures, strict=True)
    ]
    shown = [missing if image is None else encoder.encode_images([image])[0] for image in pictures]
    said = [encoder.encode_texts([entry.caption])[0] if entry.caption else missing for entry in entries]
    if entries:
        index.add(documents, image_vectors=np.array(shown), caption_vectors=np.array(said))
    return Engine(index, encoder)
