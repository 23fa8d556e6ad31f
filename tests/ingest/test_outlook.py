"""What an ingest will have to encode, told from metadata alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.encoders.terms import Terms
from search.indexes import Index
from search.ingest.outlook import Outlook, look_out
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from tests.ingest.conftest import CountingEncoder, coloured

TERMS = Terms(per_million_tokens=0.1, per_picture=0.0001, pictures_per_minute=5)


def test_it_counts_what_the_index_has_not(photos: Path, new_index: Callable[..., Index]) -> None:
    letters = sum(len(f"a {image.stem} square") for image in photos.glob("*.png"))
    assert look_out(open_source(photos), None) == Outlook(8, 8, letters)
    index = new_index()
    ingest(open_source(photos), index, CountingEncoder())
    assert look_out(open_source(photos), index) == Outlook()
    text = (photos / "metadata.csv").read_text().replace("green.png,a green square", "green.png,a yellow square")
    (photos / "metadata.csv").write_text(text + "\n,words alone,\nunread.png,,\n")
    (photos / "unread.png").write_text("no picture, but that is not looked at")
    found = look_out(open_source(photos), index)
    assert found == Outlook(1, 2, len("a yellow square") + len("words alone"))


def test_shards_add_up_to_the_whole(photos: Path) -> None:
    parts = [look_out(open_source(photos), None, (part, 3)) for part in (1, 2, 3)]
    whole = look_out(open_source(photos), None)
    assert sum(part.pictures for part in parts) == whole.pictures
    assert sum(part.characters for part in parts) == whole.characters


def test_a_source_can_be_ingested_after_it_was_looked_through(tmp_path: Path, new_index: Callable[..., Index]) -> None:
    coloured(tmp_path / "photos", "red", "blue")
    for source in (open_source(tmp_path / "photos"), open_source(tmp_path / "photos" / "metadata.csv", name="again")):
        assert look_out(source, None).pictures == 2
        assert ingest(source, new_index(source.name), CountingEncoder()).added == 2


@pytest.mark.parametrize(
    ("outlook", "sentence"),
    [
        (Outlook(1, 0, 0), "1 picture and 0 captions to encode, for less than 0.01 dollars"),
        (
            Outlook(12, 1, 100),
            "12 pictures and 1 caption to encode, for less than 0.01 dollars; 5 pictures a minute take 3 min",
        ),
        (
            Outlook(100_000, 100_000, 4_000_000),
            "100,000 pictures and 100,000 captions to encode, for about 10.10 dollars; "
            "5 pictures a minute take 333 h 20 min",
        ),
    ],
)
def test_the_cost_in_a_sentence(outlook: Outlook, sentence: str) -> None:
    assert outlook.cost(TERMS) == sentence
