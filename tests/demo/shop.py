"""A small shop of striped cloths whose similarities can be worked out by hand, and a server over it."""

import asyncio
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import uvicorn

from demo import server
from demo.collections import Shelf
from demo.examples import Example
from demo.port import bound
from demo.uploads import Uploads
from search import Document, Engine, create_index
from search.ingest.images import digest, thumbnail
from search.settings import Settings
from tests.colour_encoder import COLOURS, ColourEncoder, picture

WORDS_ONLY = "note-red"
UNCAPTIONED = "mute-red"
NASTY = 'A <b>bold</b> "cloth" ${alert(1)} {{value}} & `more`'


def fill(folder: Path) -> Engine:
    """An index of 41 documents: a cloth per colour, one per pair of colours, three texts, a picture without a caption,
    and a caption that tries to be code.
    """
    encoder = ColourEncoder()
    index = create_index(folder, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    names: list[tuple[str, ...]] = [(colour,) for colour in COLOURS]
    names += list(combinations(COLOURS, 2))
    documents, pictures = [], []
    for number, colours in enumerate(names):
        cloth = picture(*colours, size=(96, 120))
        fields = {
            "title": f"Cloth No. {number}",
            "kind": "plain" if len(colours) == 1 else "striped",
            "colour": colours[0],
            "price": f"{10 + number}.5",
        }
        id_ = "-".join(colours)
        caption = f"A {' and '.join(colours)} cloth"
        documents.append(Document(id_, caption, fields, f"{id_}.png", "shop", digest(png(*colours))))
        pictures.append(cloth)
    documents.append(Document(UNCAPTIONED, "", {}, "mute.png", "shop", digest(png("red"))))
    documents.append(Document("nasty", NASTY, {"kind": "plain"}, "nasty.png", "shop", digest(png("cyan"))))
    pictures += [picture("red", size=(96, 120)), picture("cyan", size=(96, 120))]
    for colour in ("red", "green", "blue"):
        documents.append(Document(f"note-{colour}", f"A note about {colour}", {"kind": "note"}))
    images = np.full((len(documents), encoder.dimension), np.nan, np.float32)
    images[: len(pictures)] = encoder.encode_images(pictures)
    captions = encoder.encode_texts([document.caption for document in documents])
    captions[[not document.caption for document in documents]] = np.nan
    stored = [thumbnail(cloth, 96) for cloth in pictures] + [None] * 3
    index.add(documents, image_vectors=images, caption_vectors=captions, thumbnails=stored)
    return Engine(index, encoder)


def png(*colours: str) -> bytes:
    """A striped cloth as a file."""
    file = BytesIO()
    picture(*colours, size=(96, 120)).save(file, "PNG")
    return file.getvalue()


@contextmanager
def served(
    engine: Engine,
    shown: Callable[[Uploads], list[Example]] | None = None,
    *,
    settings: Settings | None = None,
    judgements: Path | None = None,
) -> Iterator[str]:
    """The address of a real server over an engine, running in a thread until the end of the block."""
    only = [Shelf("shop", "Shop", engine, "/")]
    with served_together(only, shown, settings=settings, judgements=judgements) as address:
        yield address


@contextmanager
def served_together(
    shelves: Sequence[Shelf],
    shown: Callable[[Uploads], list[Example]] | None = None,
    *,
    settings: Settings | None = None,
    judgements: Path | None = None,
) -> Iterator[str]:
    """The address of one real server over several collections; `shown` are the first one's examples."""
    outer = os.environ.get("GRADIO_TEMP_DIR")  # of a server that is asked again when this one has ended
    uploads = Uploads.begin()
    running: list[uvicorn.Server] = []
    answers = threading.Event()

    async def run(at: socket.socket) -> None:  # built in the loop that serves it: Gradio leaves loops of its own open
        examples = {shelves[0].name: shown(uploads)} if shown else None
        made = server.make(shelves, uploads, examples, settings=settings, judgements=judgements)
        running.append(server.serve(made, answers.set))
        await running[0].serve(sockets=[at])

    with bound("127.0.0.1", 0) as at:
        thread = threading.Thread(target=lambda: asyncio.run(run(at)))
        thread.start()
        try:
            assert answers.wait(60), "the server didn't start"
            yield f"http://127.0.0.1:{at.getsockname()[1]}"
        finally:
            for each in running:
                each.should_exit = True
            thread.join(10)
            uploads.end()
            if outer is not None and os.environ.get("GRADIO_TEMP_DIR") == str(uploads.folder):
                os.environ["GRADIO_TEMP_DIR"] = outer
