"""A change of the encoder on every backend: nothing is missed, nobody notices, and there is a way back."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search import Engine, Query, create_index
from search.errors import EncoderNotFound, IndexMismatch, InvalidInput
from search.indexes import Index, open_index
from search.ingest.originals import original
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.nouns import Document, VectorField
from search.reindex import reindex, roll_back
from search.settings import CHECKOUT, Settings
from tests.colour_encoder import COLOURS
from tests.contract.test_builds import OTHER_PROCESS
from tests.ingest.conftest import CountingEncoder, coloured
from tests.second_encoder import SecondEncoder

BATCH = Settings(batch=2)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with one picture per colour, its name as the caption."""
    coloured(tmp_path / "photos", *COLOURS)
    return tmp_path / "photos"


@pytest.fixture
def shop(location: str, photos: Path) -> Iterator[Index]:
    """The photos in an index, and a sentence alone."""
    index = made(location, photos, CountingEncoder())
    yield index
    index.close()


def made(place: str | Path, photos: Path, encoder: CountingEncoder) -> Index:
    index = create_index(place, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    ingest(open_source(photos), index, encoder)
    say(index, encoder, "note", "nothing but red")
    return index


def say(index: Index, encoder: CountingEncoder, id_: str, caption: str) -> None:
    """Store a text without a picture."""
    index.add([Document(id_, caption)], image_vectors=None, caption_vectors=encoder.encode_texts([caption]))


def contents(index: Index) -> list[object]:
    """Everything that an index holds."""
    documents = index.browse(size=1000)
    ids = [document.id for document in documents]
    fields: tuple[VectorField, ...] = ("image", "caption")
    vectors = [np.nan_to_num(index.vectors(ids, field), nan=-9).round(6).tolist() for field in fields]
    return [documents, index.thumbnails(ids), vectors, index.setting("sources"), index.fingerprint, index.encoder]


def test_the_new_build_is_as_if_everything_had_been_ingested_with_the_new_encoder(
    shop: Index, location: str, photos: Path, tmp_path: Path
) -> None:
    told: list[tuple[int, int | None, str]] = []
    report = reindex(location, encoder := SecondEncoder(), progress=lambda *how_far: told.append(how_far))
    with closing(open_index(location)) as shown, closing(made(tmp_path / "fresh", photos, SecondEncoder())) as fresh:
        assert contents(shown) == contents(fresh)
        assert shown.verify() == []
        assert original(shown, shown.get(["red.png"])["red.png"]) == (photos / "red.png").read_bytes()
    assert (report.documents, report.stored, report.originals, report.thumbnails) == (9, 9, 8, 0)
    assert (report.encoder, report.removed, report.lost, report.overlong) == ("second colours", 0, (), 0)
    assert (encoder.images_encoded, encoder.texts_encoded) == (8, 9)
    assert told[-1] == (9, 9, "documents")


def test_pictures_whose_originals_are_gone_or_have_changed_come_from_their_thumbnails(
    shop: Index, location: str, photos: Path
) -> None:
    (photos / "red.png").unlink()
    (photos / "blue.png").write_bytes((photos / "green.png").read_bytes())
    report = reindex(location, SecondEncoder())
    assert (report.originals, report.thumbnails, report.lost) == (6, 2, ())
    with closing(Engine(open_index(location), SecondEncoder())) as engine:
        for colour in ("red", "blue", "green"):
            best = engine.search(Query(text=colour), legs=["text-image"]).hits[0]
            assert (best.document.id, best.score) == (f"{colour}.png", 1 / 61)
            assert best.legs["text-image"].score == pytest.approx(1, abs=0.02)


def test_a_picture_that_is_nowhere_to_be_had_is_named(shop: Index, location: str) -> None:
    bare = shop.get(["red.png"])["red.png"]
    shop.add(
        [replace(bare, id="a", image="gone.png"), replace(bare, id="b", image=None, image_digest=None)],
        image_vectors=CountingEncoder().encode_texts(["red", "red"]),
        caption_vectors=None,
    )
    report = reindex(location, SecondEncoder())
    assert report.lost == ("a", "b")
    assert "2 without their picture" in report.summary()
    with closing(open_index(location)) as shown:
        assert np.isnan(shown.vectors(["a", "b"], "image")).all()
        assert not np.isnan(shown.vectors(["a", "b"], "caption")).any()
        assert shown.verify() == []


def test_what_is_written_meanwhile_is_in_the_new_build_too(shop: Index, location: str, photos: Path) -> None:
    changes: list[Callable[[], object]] = [
        # While the first pass runs: before and behind where it is, a caption and a picture that are replaced.
        lambda: say(shop, CountingEncoder(), "0", "green and blue"),
        lambda: say(shop, CountingEncoder(), "zz", "yellow"),
        lambda: shop.remove(["black.png", "white.png"]),
        lambda: say(shop, CountingEncoder(), "note", "nothing but blue"),
        lambda: (photos / "blue.png").write_bytes((photos / "red.png").read_bytes()),
        lambda: ingest(open_source(photos), shop, CountingEncoder()),
        lambda: shop.remove(["white.png"]),
    ]

    def progress(done: int, total: int | None, what: str) -> None:
        if changes:
            changes.pop(0)()

    report = reindex(location, SecondEncoder(), progress=progress, settings=BATCH)
    assert not changes
    with closing(open_index(location)) as shown:
        assert shown.browse(size=100) == shop.browse(size=100)
        assert {"0", "zz", "black.png"} <= {document.id for document in shown.browse()}
        assert shown.get(["white.png"]) == {}
        ids = ["0", "note", "blue.png"]
        expected = SecondEncoder().encode_texts(["green blue", "blue", "blue"])
        np.testing.assert_allclose(shown.vectors(ids, "caption"), expected, atol=1e-6)
        red = SecondEncoder().encode_texts(["red"])
        np.testing.assert_allclose(shown.vectors(["blue.png"], "image"), red, atol=1e-6)
        assert shown.thumbnails(["blue.png"]) == shop.thumbnails(["blue.png"])
        assert shown.verify() == []
    assert report.documents == 10


def test_what_is_written_when_a_pass_has_gone_by_is_caught_up_with(shop: Index, location: str) -> None:
    late = [
        "0",
        "1",
    ]  # before all others; at the end of the second pass nothing but the look at the frozen index is left

    def progress(done: int, total: int | None, what: str) -> None:
        if late and done == total:
            say(shop, CountingEncoder(), late.pop(), "red")

    reindex(location, SecondEncoder(), progress=progress, settings=BATCH)
    with closing(open_index(location)) as shown:
        assert list(shown.get(["0", "1"])) == ["0", "1"]
        assert shown.info().documents == 11


def test_the_encoder_that_an_index_has_is_refused(shop: Index, location: str) -> None:
    with pytest.raises(InvalidInput, match="colours"):
        reindex(location, CountingEncoder())


@pytest.mark.slow
def test_what_another_process_wrote_just_before_is_in_the_new_build_too(shop: Index, location: str) -> None:
    shop.browse()  # so that nothing of this process is still to be made visible
    command = [sys.executable, "-c", OTHER_PROCESS, location]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "stored\n"
        reindex(location, SecondEncoder())
        with closing(open_index(location)) as shown:
            assert list(shown.get(["z"])) == ["z"]
        other.kill()


class Business:
    """People who search and write all the time, until it is `done`."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.done = threading.Event()
        self.asked = {"staying": 0, "coming": 0}
        self.written: list[str] = []
        self.encoders = {encoder.fingerprint: encoder for encoder in (CountingEncoder(), SecondEncoder())}

    def opened(self) -> Engine:
        index = open_index(self.location)
        return Engine(index, self.encoders[index.fingerprint])

    def ask(self, engine: Engine) -> None:
        for colour in ("red", "blue"):
            results = engine.search(
                Query(text=f"{colour} square"), legs=["text-image", "text-caption", "text-bm25"], top=100
            )
            assert results.hits[0].document.id == f"{colour}.png"
            assert results.hits[0].legs["text-image"].score == pytest.approx(1, abs=0.02)
            assert {f"{each}.png" for each in COLOURS} <= {hit.document.id for hit in results.hits}

    def stay(self) -> None:
        """Like a page: it keeps its engine, and opens another one when that is superseded."""
        engine = self.opened()
        while not self.done.is_set():
            self.ask(engine)
            self.asked["staying"] += 1
            if engine.index.superseded():
                engine.close()
                engine = self.opened()
        engine.close()

    def come_and_go(self) -> None:
        while not self.done.is_set():
            with self.opened() as engine:
                self.ask(engine)
            self.asked["coming"] += 1

    def write(self) -> None:
        """Like a shop: it writes one thing after the other, and opens the index again when it is told to."""
        written, engine = self.written, self.opened()
        while not self.done.is_set():
            try:
                say(engine.index, self.encoders[engine.index.fingerprint], f"note {len(written):05}", "pink or cyan")
                written.append(f"note {len(written):05}")
            except IndexMismatch:
                engine.close()
                engine = self.opened()
        engine.close()

    def is_brisk(self) -> bool:
        """Whether everybody has come more than twice."""
        return min(*self.asked.values(), len(self.written)) > 2


@pytest.mark.slow
def test_searches_and_writes_go_on_during_a_switch(shop: Index, location: str) -> None:
    business = Business(location)
    with ThreadPoolExecutor(3) as pool:
        people = [pool.submit(each) for each in (business.stay, business.come_and_go, business.write)]
        try:
            # There and back, and on a busy machine once more, until everybody has come often enough meanwhile.
            for turn in range(10):
                reindex(location, (SecondEncoder(), CountingEncoder())[turn % 2], settings=BATCH)
                if turn and business.is_brisk():
                    break
        finally:
            business.done.set()
        for each in people:
            each.result()
    assert business.is_brisk()
    written = business.written
    with closing(open_index(location)) as shown:
        assert list(shown.get(written)) == written
        assert shown.info().documents == 9 + len(written)
        expected = business.encoders[shown.fingerprint].encode_texts(["pink cyan"] * len(written))
        np.testing.assert_allclose(shown.vectors(written, "caption"), expected, atol=1e-6)
        assert shown.verify() == []


def test_going_back_needs_no_encoder_as_long_as_nothing_is_new(shop: Index, location: str) -> None:
    before = contents(shop)
    reindex(location, SecondEncoder())
    with closing(open_index(location)) as shown:
        after = contents(shown)
    report = roll_back(location)
    assert (report.encoder, report.stored, report.removed) == ("colours", 0, 0)
    assert not shop.superseded()
    assert contents(shop) == before
    roll_back(location)
    with closing(open_index(location)) as shown:
        assert contents(shown) == after


def test_going_back_takes_along_what_was_written_since(shop: Index, location: str) -> None:
    reindex(location, SecondEncoder())
    with closing(open_index(location)) as shown:
        red = shown.get(["red.png"])["red.png"]
        ids = ["red.png"]
        shown.add(
            [replace(red, fields={"letters": "four"})],
            image_vectors=shown.vectors(ids, "image"),
            caption_vectors=shown.vectors(ids, "caption"),
            thumbnails=[shown.thumbnails(ids)["red.png"]],
        )
        shown.remove(["blue.png", "note"])
    report = roll_back(location)
    assert (report.stored, report.removed, report.documents) == (1, 2, 7)
    assert shop.get(["red.png"])["red.png"].fields == {"letters": "four"}
    assert shop.get(["blue.png", "note"]) == {}
    np.testing.assert_allclose(shop.vectors(ids, "image"), CountingEncoder().encode_texts(["red"]), atol=0.02)
    assert shop.verify() == []


def test_going_back_is_refused_when_something_would_be_lost(shop: Index, location: str) -> None:
    reindex(location, SecondEncoder())
    with closing(open_index(location)) as shown:
        say(shown, SecondEncoder(), "new", "green")
        say(shown, SecondEncoder(), "note", "blue")
    with pytest.raises(EncoderNotFound, match=r"would lose 2 documents .* 'colours'"):
        roll_back(location)
    assert shop.superseded()
    with closing(open_index(location)) as shown:
        assert shown.fingerprint == SecondEncoder.fingerprint
        assert list(shown.get(["new", "note"])) == ["new", "note"]
