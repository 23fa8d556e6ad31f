"""Indexes for the colour encoder, collections of coloured pictures, and a web site."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from search.indexes import Index, create_index
from search.nouns import Vectors
from search.settings import Settings
from tests.colour_encoder import COLOURS, ColourEncoder, picture
from tests.ingest.site import Site


class CountingEncoder(ColourEncoder):
    """The colour encoder, its counts right also when several threads encode at once."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        with self.lock:
            return super().encode_texts(texts)

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        with self.lock:
            return super().encode_images(images)


@pytest.fixture
def new_index(tmp_path: Path) -> Iterator[Callable[[str], Index]]:
    """Makes empty indexes, or opens them again, and closes them in the end."""
    made: list[Index] = []

    def make(name: str = "test") -> Index:
        kind = ColourEncoder
        place = tmp_path / f"{name}.index"
        made.append(create_index(place, dimension=kind.dimension, fingerprint=kind.fingerprint, encoder=kind.name))
        return made[-1]

    yield make
    for index in made:
        index.close()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with one picture per colour, its name as the caption."""
    folder = tmp_path / "photos"
    coloured(folder, *COLOURS)
    return folder


def coloured(folder: Path, *colours: str) -> None:
    """Put pictures named for their colours into the folder, captions in metadata.csv."""
    folder.mkdir(exist_ok=True)
    for colour in colours:
        picture(colour).save(folder / f"{colour}.png")
    rows = [f"{colour}.png,a {colour} square,{len(colour)}" for colour in colours]
    (folder / "metadata.csv").write_text("\n".join(["file_name,caption,letters", *rows]))


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=str(tmp_path), fetch_timeout=5, max_image_megabytes=0.5)
