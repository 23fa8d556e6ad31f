"""Engines over a collection of drawn pictures: the bundled one, or another folder that the drawing program wrote."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from search import Engine, create_index, open_engine
from search.bundled import COLLECTION, open_bundled
from search.encoders import load_encoder
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source


@contextmanager
def engine_over(collection: Path) -> Iterator[Engine]:
    """The bundled index for the bundled collection; for another folder an index that is gone afterwards.

    Args:
        collection: a folder with metadata.csv and images/; documents are named by file_name.
    """
    if collection.resolve() == COLLECTION.resolve():
        with open_bundled() as engine:
            yield engine
        return
    encoder = load_encoder("bundled")
    with tempfile.TemporaryDirectory(prefix="triptych-catalogue-") as folder:
        place = Path(folder) / "index"
        index = create_index(place, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
        with closing(index):
            print(ingest(open_source(collection), index, encoder).summary())
            index.optimize()
        with open_engine(place, encoder) as engine:
            yield engine
