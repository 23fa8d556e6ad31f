"""Every family from a folder on disk to an answer: ingested, found by words and by picture."""

from pathlib import Path

import pytest

from search import Query, create_index, open_engine
from search.encoders import load_encoder
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from tests.colour_encoder import COLOURS, picture
from tests.encoders.tiny_models import FAMILIES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for number, colour in enumerate(COLOURS):
        picture(colour, "black").save(folder / f"{number}.png")
        (folder / f"{number}.txt").write_text(f"a {colour} thing")
    return folder


@pytest.mark.parametrize("family", FAMILIES)
def test_what_was_ingested_is_found(family: str, saved: dict[str, Path], photos: Path, tmp_path: Path) -> None:
    encoder = load_encoder(str(saved[family]))
    index = create_index(
        tmp_path / "new.index", dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name
    )
    assert ingest(open_source(photos), index, encoder).added == len(COLOURS)
    index.close()
    with open_engine(tmp_path / "new.index") as engine:  # which loads the encoder by the name that the index has
        by_words = engine.search(Query(text="a pink thing"), top=3).hits[0]
        assert by_words.document.caption == "a pink thing"
        assert by_words.legs["text-caption"].rank == 1
        by_picture = engine.search(Query(image=picture("pink", "black")), top=3).hits[0]
        assert by_picture.document.id == by_words.document.id
        assert by_picture.legs["image-image"].score == pytest.approx(1, abs=1e-3)
