"""Several indexes filled from one pass over a source: each picture decoded once, each index on its own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from search.encoders import Encoder
from search.encoders.patience import pause
from search.errors import EncoderFailed, GaveOut, IndexMismatch, InvalidInput
from search.indexes import Index, create_index, drop_index
from search.ingest.images import open_picture
from search.ingest.pipeline import Target, ingest, ingest_all
from search.ingest.sources import open_source
from search.nouns import Document, Vectors
from search.progress import QUICK
from search.settings import Settings
from tests.colour_encoder import AXES, COLOURS, picture
from tests.ingest.conftest import CountingEncoder, coloured
from tests.second_encoder import SecondEncoder

IndexOf = Callable[[str, Encoder], Index]

PAIRS = Settings(batch=2)

FIRST_FOUR = {f"{colour}.png" for colour in list(COLOURS)[:4]}


@pytest.fixture
def index_of(tmp_path: Path) -> Iterator[IndexOf]:
    """Makes an empty index for an encoder, or opens it again, and closes all in the end."""
    made: list[Index] = []

    def make(name: str, encoder: Encoder) -> Index:
        made.append(
            create_index(
                tmp_path / f"{name}.index",
                dimension=encoder.dimension,
                fingerprint=encoder.fingerprint,
                encoder=encoder.name,
            )
        )
        return made[-1]

    yield make
    for index in made:
        index.close()


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one with every picture that an ingest decodes."""
    pictures: list[object] = []

    def counting(content: bytes, *, longest_side: int, settings: Settings) -> Image.Image:
        pictures.append(content)
        return open_picture(content, longest_side=longest_side, settings=settings)

    monkeypatch.setattr("search.ingest.prepare.open_picture", counting)
    return pictures


class FailingAtBlack(SecondEncoder):
    """Fails at the black picture, which is in the third of four batches of two."""

    error: Exception = EncoderFailed("the card fell out")

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        if any(image.getpixel((0, 0)) == COLOURS["black"] for image in images):
            raise self.error
        return super().encode_images(images)


class RunningOut(SecondEncoder):
    """Encodes three pictures and then no more, as if a quota had ended."""

    left = 3

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        with self.lock:
            now, self.left = min(self.left, len(images)), max(0, self.left - len(images))
        if now == len(images):
            return super().encode_images(images)
        vectors = np.full((len(images), self.dimension), np.nan, np.float32)
        if now:
            vectors[:now] = super().encode_images(images[:now])
        raise GaveOut("the quota is used up", vectors)


def ids(index: Index) -> set[str]:
    return {document.id for document in index.browse(size=1000)}


def same(one: Index, other: Index) -> bool:
    """Whether two indexes hold the same documents, vectors and thumbnails."""
    documents = one.browse(size=1000)
    names = [document.id for document in documents]
    return (
        documents == other.browse(size=1000)
        and one.thumbnails(names) == other.thumbnails(names)
        and np.array_equal(one.vectors(names, "image"), other.vectors(names, "image"), equal_nan=True)
        and np.array_equal(one.vectors(names, "caption"), other.vectors(names, "caption"), equal_nan=True)
    )


def test_each_index_is_as_if_filled_alone_and_each_picture_is_decoded_once(
    photos: Path, index_of: IndexOf, decoded: list[object]
) -> None:
    with (photos / "metadata.csv").open("a") as file:
        file.write("\n,a red sentence,\n")
    encoders = CountingEncoder(), SecondEncoder()
    together = index_of("a", encoders[0]), index_of("b", encoders[1])
    reports = ingest_all(open_source(photos), [Target(*pair) for pair in zip(together, encoders, strict=True)])
    assert [(report.added, report.failure, report.refused) for report in reports] == [(9, None, ())] * 2
    assert [(encoder.images_encoded, encoder.texts_encoded) for encoder in encoders] == [(8, 9)] * 2
    assert len(decoded) == 8
    for name, kind, index in (("c", CountingEncoder(), together[0]), ("d", SecondEncoder(), together[1])):
        ingest(open_source(photos), alone := index_of(name, kind), kind)
        assert same(alone, index)
    assert len(decoded) == 3 * 8


@pytest.mark.parametrize("failing_first", [True, False])
@pytest.mark.parametrize("error", [EncoderFailed("the card fell out"), RuntimeError("out of memory")], ids=repr)
def test_one_that_fails_leaves_the_other_whole_and_is_resumed_alone(
    photos: Path, index_of: IndexOf, decoded: list[object], error: Exception, failing_first: bool
) -> None:
    good, failing = CountingEncoder(), FailingAtBlack()
    failing.error = error
    whole, broken = Target(index_of("a", good), good), Target(index_of("b", failing), failing)
    targets = [broken, whole] if failing_first else [whole, broken]
    reports = dict(zip(targets, ingest_all(open_source(photos), targets, settings=PAIRS), strict=True))
    assert (reports[whole].added, reports[whole].failure) == (8, None)
    assert reports[broken].failure is error
    stored = ids(broken.index)
    assert reports[broken].added == len(stored)
    assert stored >= FIRST_FOUR
    assert not {"black.png", "white.png"} & stored
    assert len(decoded) == 8
    report = ingest(open_source(photos), broken.index, again := SecondEncoder())
    assert (report.unchanged, report.added) == (len(stored), 8 - len(stored))
    assert again.images_encoded == again.texts_encoded == 8 - len(stored)
    ingest(open_source(photos), alone := index_of("c", again), again)
    assert same(alone, broken.index)


def test_the_same_again_encodes_nothing_twice(photos: Path, index_of: IndexOf, decoded: list[object]) -> None:
    good, failing = CountingEncoder(), FailingAtBlack()
    a, b = index_of("a", good), index_of("b", failing)
    ingest_all(open_source(photos), [Target(a, good), Target(b, failing)], settings=PAIRS)
    left = 8 - len(ids(b))
    decoded.clear()
    good, mended = CountingEncoder(), SecondEncoder()
    reports = ingest_all(open_source(photos), [Target(a, good), Target(b, mended)], settings=PAIRS)
    assert [(report.unchanged, report.added) for report in reports] == [(8, 0), (8 - left, left)]
    assert (good.images_encoded, good.texts_encoded) == (0, 0)
    assert (mended.images_encoded, mended.texts_encoded) == (left, left)
    assert len(decoded) == left


def test_what_an_encoder_made_before_its_quota_ended_is_stored(photos: Path, index_of: IndexOf) -> None:
    good, short = CountingEncoder(), RunningOut()
    a, b = index_of("a", good), index_of("b", short)
    reports = ingest_all(open_source(photos), [Target(a, good), Target(b, short)], settings=Settings(batch=8))
    assert reports[0].added == 8
    assert isinstance(reports[1].failure, GaveOut)
    assert reports[1].added == 3
    assert ids(b) == {"red.png", "green.png", "blue.png"}
    for colour in ("red", "green", "blue"):
        place = SecondEncoder.dimension - 1 - AXES.index(colour)
        assert b.vectors([f"{colour}.png"], "image")[0, place] == pytest.approx(1)
        assert b.vectors([f"{colour}.png"], "caption")[0, place] == pytest.approx(1)
    short.left = 2
    with pytest.raises(GaveOut, match="used up"):
        ingest(open_source(photos), b, short, settings=Settings(batch=8))
    assert len(ids(b)) == 5
    assert ingest(open_source(photos), b, again := SecondEncoder()).added == 3
    assert again.images_encoded == 3


def test_an_index_that_fails_leaves_the_other_whole(photos: Path, index_of: IndexOf) -> None:
    first, second = CountingEncoder(), SecondEncoder()
    a, b = index_of("a", first), index_of("b", second)

    def drop_one(done: int, total: int | None, what: str) -> None:
        if done == 2:
            drop_index(b.location)

    targets = [Target(a, first), Target(b, second)]
    reports = ingest_all(open_source(photos), targets, settings=PAIRS, progress=drop_one)
    assert (reports[0].added, reports[0].failure) == (8, None)
    assert reports[1].failure is not None
    assert reports[1].added == 2


def test_when_all_have_failed_the_source_is_not_read_to_its_end(
    photos: Path, index_of: IndexOf, decoded: list[object]
) -> None:
    class Broken(SecondEncoder):
        def encode_captions(self, texts: Sequence[str]) -> Vectors:
            raise EncoderFailed("no card")

    for i in range(100):
        picture("red", size=(8, 8)).save(photos / f"more-{i}.png")
    (photos / "metadata.csv").unlink()
    for image in photos.glob("*.png"):
        image.with_suffix(".txt").write_text("red")
    broken = Broken()
    (report,) = ingest_all(open_source(photos), [Target(index_of("b", broken), broken)], settings=PAIRS)
    assert str(report.failure) == "no card"
    assert report.added == 0
    assert len(decoded) < 30


def test_each_index_decides_by_itself_what_is_new_and_what_changed(
    photos: Path, index_of: IndexOf, decoded: list[object]
) -> None:
    first, second = CountingEncoder(), SecondEncoder()
    a, b = index_of("a", first), index_of("b", second)
    ingest(open_source(photos), a, CountingEncoder())
    decoded.clear()
    reports = ingest_all(open_source(photos), [Target(a, first), Target(b, second)])
    assert [(report.unchanged, report.added) for report in reports] == [(8, 0), (0, 8)]
    assert (first.images_encoded, second.images_encoded, len(decoded)) == (0, 8, 8)
    decoded.clear()
    text = (photos / "metadata.csv").read_text().replace("green.png,a green square", "green.png,a yellow square")
    (photos / "metadata.csv").write_text(text)
    ingest(open_source(photos), a, CountingEncoder())
    picture("white").save(photos / "blue.png")
    reports = ingest_all(open_source(photos), [Target(a, first), Target(b, second)])
    assert [(report.unchanged, report.updated) for report in reports] == [(7, 1), (6, 2)]
    assert (first.images_encoded, first.texts_encoded) == (1, 0)
    assert (second.images_encoded, second.texts_encoded) == (8 + 1, 8 + 1)
    assert len(decoded) == 1
    for index, encoder in ((a, first), (b, second)):
        np.testing.assert_array_equal(index.vectors(["blue.png"], "image"), encoder.encode_images([picture("white")]))
        np.testing.assert_array_equal(
            index.vectors(["green.png"], "caption"), encoder.encode_captions(["a yellow square"])
        )


def test_pruning_concerns_every_index_but_one_that_failed(photos: Path, index_of: IndexOf) -> None:
    good, failing = CountingEncoder(), FailingAtBlack()
    a, b = index_of("a", good), index_of("b", failing)
    ingest_all(open_source(photos), [Target(a, good), Target(b, SecondEncoder())])
    coloured(photos, "red", "black", "pink")
    picture("black", size=(50, 50)).save(photos / "black.png")
    reports = ingest_all(open_source(photos), [Target(a, good), Target(b, failing)], prune=True)
    assert [report.removed for report in reports] == [5, 0]
    assert ids(a) == {"red.png", "black.png", "pink.png"}
    assert len(ids(b)) == 8
    (report,) = ingest_all(open_source(photos), [Target(b, SecondEncoder())], prune=True)
    assert (report.removed, report.updated) == (5, 1)
    assert ids(a) == ids(b)


def test_an_id_of_another_source_is_refused_where_it_is_taken_and_nowhere_else(
    photos: Path, index_of: IndexOf, decoded: list[object]
) -> None:
    first, second = CountingEncoder(), SecondEncoder()
    a, b = index_of("a", first), index_of("b", second)
    a.add([Document("red.png", "by hand")], image_vectors=None, caption_vectors=None)
    targets = [Target(a, first), Target(b, second)]
    reports = ingest_all(open_source(photos), targets)
    assert [(report.added, [refusal.where for refusal in report.refused]) for report in reports] == [
        (7, ["red.png"]),
        (8, []),
    ]
    assert len(decoded) == 8
    reports = ingest_all(open_source(photos), targets, replace=True)
    assert [(report.updated, report.unchanged) for report in reports] == [(1, 7), (0, 8)]
    assert len(decoded) == 9


def test_what_cannot_be_read_is_in_every_report_and_shards_hold_for_all(photos: Path, index_of: IndexOf) -> None:
    (photos / "red.png").write_text("damaged")
    first, second = CountingEncoder(), SecondEncoder()
    targets = [Target(index_of("a", first), first), Target(index_of("b", second), second)]
    parts = [ingest_all(open_source(photos), targets, shard=(part, 2)) for part in (1, 2)]
    for reports in parts:
        assert reports[0].refused == reports[1].refused
        assert reports[0].added == reports[1].added
    assert sum(reports[0].added for reports in parts) == 7
    assert [refusal.where for reports in parts for refusal in reports[0].refused] == ["red.png"]


def test_progress_is_one_for_all(photos: Path, index_of: IndexOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_MAPPED", "4")
    told: list[tuple[int, int | None, str]] = []
    failing, good = FailingAtBlack(), CountingEncoder()
    second = SecondEncoder()
    targets = [Target(index_of(str(i), encoder), encoder) for i, encoder in enumerate((failing, good, second))]
    ingest_all(open_source(photos), targets, settings=PAIRS, progress=lambda *step: told.append(step))
    documents = [done for done, _, what in told if what == "documents"]
    assert documents == sorted(documents)
    assert documents[-1] == 8
    quick = [done for done, _, what in told if what == QUICK]
    assert quick == sorted(quick)
    assert quick[-1] == 100
    assert told.index((8, 8, "documents")) < len(told) - len(quick)


def test_targets_that_do_not_fit_are_refused(photos: Path, index_of: IndexOf) -> None:
    with pytest.raises(IndexMismatch, match=r"c0105.*5ec0d"):
        Target(index_of("a", CountingEncoder()), SecondEncoder())
    with pytest.raises(InvalidInput, match="no index"):
        ingest_all(open_source(photos), [])


def test_an_interrupt_does_not_wait_for_an_encoder_that_waits_and_loses_nothing_that_it_made(
    photos: Path, index_of: IndexOf
) -> None:
    waiting = threading.Event()

    class Patient(SecondEncoder):
        """Encodes picture by picture, the first three, and waits long at every other."""

        def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
            vectors = np.full((len(images), self.dimension), np.nan, np.float32)
            for row, image in enumerate(images):
                try:
                    if image.getpixel((0, 0)) not in list(COLOURS.values())[:3]:
                        waiting.set()
                        pause(600)
                except EncoderFailed as error:
                    raise GaveOut(str(error), vectors) from error
                vectors[row] = super().encode_images([image])[0]
            return vectors

    def interrupt(done: int, total: int | None, what: str) -> None:
        assert waiting.wait(60)
        raise KeyboardInterrupt

    patient, good = Patient(), CountingEncoder()
    a, b = index_of("a", good), index_of("b", patient)
    with pytest.raises(KeyboardInterrupt):
        ingest_all(open_source(photos), [Target(a, good), Target(b, patient)], settings=PAIRS, progress=interrupt)
    assert len(ids(b)) == 3
    assert ids(a) >= {"red.png", "green.png"}
    reports = ingest_all(open_source(photos), [Target(a, good), Target(b, SecondEncoder())])
    assert [report.added + report.unchanged for report in reports] == [8, 8]
    assert good.images_encoded == 8
