"""What an ingest stores, encodes, refuses and removes."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from search.errors import EncoderFailed, IndexMismatch, InvalidInput
from search.indexes import Index
from search.ingest.account import part_of
from search.ingest.fetch import Fetcher
from search.ingest.pipeline import Report, ingest
from search.ingest.sources import Refusal, open_source
from search.nouns import Document, Leg, Vectors
from search.settings import Settings
from tests.collection import png
from tests.colour_encoder import AXES, COLOURS, picture
from tests.ingest.conftest import CountingEncoder, coloured
from tests.ingest.site import Site

NewIndex = Callable[..., Index]


def ids(index: Index) -> list[str]:
    return [document.id for document in index.browse(size=1000)]


def test_pictures_captions_fields_thumbnails_and_vectors_belong_together(photos: Path, new_index: NewIndex) -> None:
    index, encoder = new_index(), CountingEncoder()
    report = ingest(open_source(photos), index, encoder, settings=Settings(batch=3, thumbnail=16))
    assert (report.added, report.updated, report.unchanged, report.removed, report.refused) == (8, 0, 0, 0, ())
    for colour in COLOURS:
        name = f"{colour}.png"
        document = index.get([name])[name]
        assert (document.caption, document.fields, document.image) == (
            f"a {colour} square",
            {"letters": f"{len(colour)}"},
            name,
        )
        axis = AXES.index(colour)
        assert index.vectors([name], "image")[0, axis] == pytest.approx(1)
        assert index.vectors([name], "caption")[0, axis] == pytest.approx(1)
        small = Image.open(io.BytesIO(index.thumbnails([name])[name]))
        assert (small.format, small.size) == ("WEBP", (12, 16))
    (ranking,) = index.retrieve([Leg("text-image", vector=encoder.encode_texts(["pink"])[0])], depth=1)
    assert ranking.ids == ("pink.png",)


def test_a_second_run_encodes_and_stores_nothing(photos: Path, new_index: NewIndex) -> None:
    index, encoder = new_index(), CountingEncoder()
    ingest(open_source(photos), index, encoder)
    report = ingest(open_source(photos), index, again := CountingEncoder())
    assert (report.added, report.updated, report.unchanged) == (0, 0, 8)
    assert (again.images_encoded, again.texts_encoded) == (0, 0)


def test_only_what_changed_is_encoded(photos: Path, new_index: NewIndex) -> None:
    index = new_index()
    ingest(open_source(photos), index, CountingEncoder())
    before = index.thumbnails(["green.png"])
    text = (photos / "metadata.csv").read_text()
    text = text.replace("red.png,a red square,3", "red.png,a red square,three")  # a field
    text = text.replace("green.png,a green square", "green.png,a yellow square")  # a caption
    (photos / "metadata.csv").write_text(text)
    picture("white").save(photos / "blue.png")  # a picture
    report = ingest(open_source(photos), index, encoder := CountingEncoder())
    assert (report.updated, report.unchanged) == (3, 5)
    assert (encoder.images_encoded, encoder.texts_encoded) == (1, 1)
    assert index.get(["red.png"])["red.png"].fields == {"letters": "three"}
    assert index.vectors(["red.png"], "image")[0, AXES.index("red")] == pytest.approx(1)
    assert index.vectors(["red.png"], "caption")[0, AXES.index("red")] == pytest.approx(1)
    assert index.vectors(["green.png"], "image")[0, AXES.index("green")] == pytest.approx(1)
    assert index.vectors(["green.png"], "caption")[0, AXES.index("yellow")] == pytest.approx(1)
    assert index.thumbnails(["green.png"]) == before
    assert index.vectors(["blue.png"], "image")[0, AXES.index("white")] == pytest.approx(1)
    assert index.vectors(["blue.png"], "caption")[0, AXES.index("blue")] == pytest.approx(1)


def test_a_caption_or_picture_that_went_away_takes_its_vector_along(tmp_path: Path, new_index: NewIndex) -> None:
    index = new_index()
    folder = tmp_path / "photos"
    coloured(folder, "red")
    (folder / "metadata.csv").write_text("id,file_name,caption\n1,red.png,red\n2,red.png,red\n")
    ingest(open_source(folder), index, CountingEncoder())
    (folder / "metadata.csv").write_text("id,file_name,caption\n1,red.png,\n2,,red\n")
    ingest(open_source(folder), index, encoder := CountingEncoder())
    assert np.isnan(index.vectors(["1"], "caption")).all()
    assert not np.isnan(index.vectors(["1"], "image")).any()
    assert np.isnan(index.vectors(["2"], "image")).all()
    assert not np.isnan(index.vectors(["2"], "caption")).any()
    assert list(index.thumbnails(["1", "2"])) == ["1"]
    assert (encoder.images_encoded, encoder.texts_encoded) == (0, 0)


def test_a_text_alone_has_no_image_vector_and_a_bare_picture_no_caption_vector(
    tmp_path: Path, new_index: NewIndex
) -> None:
    index = new_index()
    coloured(tmp_path / "photos", "red")
    (tmp_path / "photos" / "metadata.csv").write_text("id,file_name,caption\ntext,,red and blue\nbare,red.png,\n")
    ingest(open_source(tmp_path / "photos"), index, CountingEncoder())
    assert np.isnan(index.vectors(["text"], "image")).all()
    assert np.isnan(index.vectors(["bare"], "caption")).all()
    assert index.get(["text"])["text"].image is None


def test_bad_files_are_named_and_no_caption_shifts(photos: Path, new_index: NewIndex) -> None:
    index = new_index()
    (photos / "green.png").write_bytes((photos / "green.png").read_bytes()[:60])
    (photos / "blue.png").write_text("not a picture")
    (photos / "yellow.png").unlink()
    Image.new("RGB", (3000, 3000)).save(photos / "black.png")
    picture("cyan").save(photos / "unnamed.png")
    with (photos / "metadata.csv").open("a") as file:
        file.write("\nunnamed.png\n")
    limits = Settings(max_image_megapixels=5)
    report = ingest(open_source(photos), index, CountingEncoder(), settings=limits)
    assert {refusal.where: refusal.why.split(";")[0] for refusal in report.refused} == {
        "metadata.csv, line 10": "the row has 1 cells, the header 3",
        "green.png": "the picture is damaged or cut short: it cannot be decoded as PNG. Save or copy it again",
        "blue.png": "the picture is no picture",
        "yellow.png": "the file is not there",
        "black.png": "the picture has 3000 × 3000 pixels",
    }
    assert ids(index) == ["cyan.png", "pink.png", "red.png", "white.png"]
    for name, document in index.get(ids(index)).items():
        assert document.caption == f"a {name.removesuffix('.png')} square"
    assert report.not_named == 1
    assert report.dead_links == 0


def test_captions_are_encoded_as_what_is_to_be_found(photos: Path, new_index: NewIndex) -> None:
    class Twofold(CountingEncoder):
        def encode_captions(self, texts: Sequence[str]) -> Vectors:
            return -self.encode_texts(texts)

    index = new_index()
    ingest(open_source(photos), index, Twofold())
    assert index.vectors(["red.png"], "caption")[0, AXES.index("red")] == pytest.approx(-1)


def test_overlong_captions_are_counted(tmp_path: Path, new_index: NewIndex) -> None:
    coloured(tmp_path / "photos", "red")
    (tmp_path / "photos" / "metadata.csv").write_text(f"file_name,caption\nred.png,{'word ' * 9}\n,short\n")
    assert ingest(open_source(tmp_path / "photos"), new_index(), CountingEncoder()).overlong == 1


def test_an_id_of_another_source_is_refused_unless_it_is_to_be_replaced(tmp_path: Path, new_index: NewIndex) -> None:
    index = new_index()
    coloured(tmp_path / "one", "red", "green")
    coloured(tmp_path / "two", "red", "blue")
    one, two = (tmp_path / name for name in ("one", "two"))
    ingest(open_source(one), index, CountingEncoder())
    report = ingest(open_source(two), index, CountingEncoder())
    (refusal,) = report.refused
    assert (report.added, refusal.where) == (1, "red.png")
    assert f"'{open_source(one).name}'" in refusal.why
    assert "--source NAME" in refusal.why
    assert "--replace" in refusal.why
    report = ingest(open_source(two), index, CountingEncoder(), replace=True)
    assert (report.updated, report.unchanged, report.refused) == (1, 1, ())
    assert index.get(["red.png"])["red.png"].source == open_source(two).name
    report = ingest(open_source(two, name="two"), index, CountingEncoder())
    assert report.added == 2
    assert ids(index) == ["blue.png", "green.png", "red.png", "two/blue.png", "two/red.png"]


def test_documents_added_by_a_program_are_not_taken_over_silently(photos: Path, new_index: NewIndex) -> None:
    index = new_index()
    index.add([Document("red.png", "by hand")], image_vectors=None, caption_vectors=None)
    report = ingest(open_source(photos), index, CountingEncoder())
    assert [refusal.where for refusal in report.refused] == ["red.png"]
    assert "without a source" in report.refused[0].why


def test_pruning_removes_what_left_this_source_and_nothing_else(tmp_path: Path, new_index: NewIndex) -> None:
    index = new_index()
    coloured(tmp_path / "one", "red", "green", "blue")
    coloured(tmp_path / "two", "pink")
    ingest(open_source(tmp_path / "one"), index, CountingEncoder())
    ingest(open_source(tmp_path / "two"), index, CountingEncoder())
    coloured(tmp_path / "one", "green")
    (tmp_path / "one" / "green.png").write_text("damaged now, but still in the source")
    assert ingest(open_source(tmp_path / "one"), index, CountingEncoder()).removed == 0
    assert ids(index) == ["blue.png", "green.png", "pink.png", "red.png"]
    assert ingest(open_source(tmp_path / "one"), index, CountingEncoder(), prune=True).removed == 2
    assert ids(index) == ["green.png", "pink.png"]


def test_pruning_keeps_everything_while_a_row_cannot_be_told(photos: Path, new_index: NewIndex) -> None:
    index = new_index()
    ingest(open_source(photos), index, CountingEncoder())
    text = (photos / "metadata.csv").read_text().replace("red.png,a red square,3", "red.png")
    (photos / "metadata.csv").write_text(text)
    report = ingest(open_source(photos), index, CountingEncoder(), prune=True)
    assert report.removed == 0
    assert [refusal.where for refusal in report.refused] == ["metadata.csv, line 2", "--prune"]
    assert len(ids(index)) == 8


@pytest.mark.parametrize("parts", [1, 2, 3, 8])
def test_all_shards_together_are_the_whole_and_none_overlap(photos: Path, new_index: NewIndex, parts: int) -> None:
    index = new_index()
    (photos / "red.png").write_text("damaged")
    reports = [
        ingest(open_source(photos), index, CountingEncoder(), shard=(part, parts), prune=True)
        for part in range(1, parts + 1)
    ]
    assert sum(report.added for report in reports) == 7
    assert [refusal.where for report in reports for refusal in report.refused] == ["red.png"]
    assert len(ids(index)) == 7


def test_pruning_a_shard_keeps_to_its_part(photos: Path, new_index: NewIndex) -> None:
    index = new_index()
    ingest(open_source(photos), index, CountingEncoder())
    coloured(photos, "red")
    report = ingest(open_source(photos), index, CountingEncoder(), shard=(1, 2), prune=True)
    gone = {f"{colour}.png" for colour in COLOURS if part_of(f"{colour}.png", 2) == 1} - {"red.png"}
    assert report.removed == len(gone)
    assert set(ids(index)) == {f"{colour}.png" for colour in COLOURS} - gone


def test_a_document_s_part_is_the_same_everywhere_and_the_parts_are_even() -> None:
    counts = np.bincount([part_of(f"{i}.jpg", 4) for i in range(4000)], minlength=5)
    assert counts[0] == 0
    assert counts[1:].min() > 900
    # SHA-256 of "a" begins with ca978112ca1bbdca, that of "b" with 3e23e8160039594a
    assert [part_of(name, 256) for name in ("a", "b")] == [0xCA + 1, 0x4A + 1]


@pytest.mark.parametrize("shard", [(0, 2), (3, 2), (1, 0)])
def test_a_shard_that_does_not_exist_is_wrong(photos: Path, new_index: NewIndex, shard: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput, match="does not exist"):
        ingest(open_source(photos), new_index(), CountingEncoder(), shard=shard)


def test_an_index_of_another_encoder_is_refused(photos: Path, new_index: NewIndex) -> None:
    other = CountingEncoder()
    other.fingerprint = "other"
    with pytest.raises(IndexMismatch, match=r"c0105.*other"):
        ingest(open_source(photos), new_index(), other)


def test_pictures_by_address_are_fetched_kept_and_dead_links_counted(
    tmp_path: Path,
    new_index: NewIndex,
    site: Site,
    settings: Settings,
) -> None:
    rows = [f"{site.address}/{path},{path}" for path in ("picture/1", "status/404", "picture/2", "page")]
    (tmp_path / "shop.csv").write_text("\n".join(["image_url,caption", *rows]))
    fetcher = Fetcher(settings, allow_loopback=True)
    index = new_index()
    report = ingest(open_source(tmp_path / "shop.csv", fetcher=fetcher), index, CountingEncoder())
    assert (report.added, report.dead_links) == (2, 2)
    assert {refusal.where for refusal in report.refused} == {f"{site.address}/status/404", f"{site.address}/page"}
    assert index.get([f"{site.address}/picture/1"])[f"{site.address}/picture/1"].caption == "picture/1"
    report = ingest(open_source(tmp_path / "shop.csv", fetcher=fetcher), index, again := CountingEncoder())
    assert (report.unchanged, again.images_encoded) == (2, 0)
    assert site.asked.count("/picture/1") == 1


def test_progress_tells_what_is_done_and_ends_at_the_total(photos: Path, new_index: NewIndex) -> None:
    told: list[tuple[int, int | None, str]] = []
    (photos / "red.png").unlink()
    options = {"settings": Settings(batch=2), "progress": lambda *step: told.append(step)}
    ingest(open_source(photos), new_index(), CountingEncoder(), **options)  # type: ignore[arg-type]
    assert [step[1:] for step in told] == [(8, "documents")] * len(told)
    done = [step[0] for step in told]
    assert done == sorted(done)
    assert done[-1] == 8


def test_an_encoder_that_fails_ends_the_run_and_what_was_stored_stays(photos: Path, new_index: NewIndex) -> None:
    class Failing(CountingEncoder):
        def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
            if any(image.getpixel((0, 0)) == COLOURS["black"] for image in images):  # the first of the third batch
                raise EncoderFailed("the card fell out")
            return super().encode_images(images)

    index = new_index()
    with pytest.raises(EncoderFailed, match="the card fell out"):
        ingest(open_source(photos), index, Failing(), settings=Settings(batch=2))
    stored = ids(index)
    assert {"red.png", "green.png", "blue.png", "yellow.png"} <= set(stored)
    assert not {"black.png", "white.png"} & set(stored)
    assert len(stored) % 2 == 0  # the fourth batch is stored if it was begun by then
    assert ingest(open_source(photos), index, again := CountingEncoder()).unchanged == len(stored)
    assert again.images_encoded == 8 - len(stored)


def test_identical_pictures_are_both_kept(tmp_path: Path, new_index: NewIndex) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes(png(picture("red")))
    index = new_index()
    ingest(open_source(folder), index, CountingEncoder())
    digests = {document.image_digest for document in index.get(["a.png", "b.png"]).values()}
    assert len(digests) == 1
    assert ids(index) == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(seconds=0.04), "nothing to do in 0.0 s."),
        (
            Report(added=1200, updated=1, unchanged=2, removed=3, seconds=2),
            "1,200 added, 1 updated, 2 unchanged, 3 removed in 2.0 s.",
        ),
        (
            Report(added=1, refused=(Refusal("a", "b"),), dead_links=1, overlong=1, not_named=1),
            "1 added, 1 refused in 0.0 s. 1 address gave no picture. 1 caption is longer than the encoder reads; its "
            "end does not count. 1 picture in the folder is not named in the metadata and left out.",
        ),
        (
            Report(added=1, dead_links=2, overlong=2, not_named=2),
            "1 added in 0.0 s. 2 addresses gave no picture. 2 captions are longer than the encoder reads; their ends "
            "do not count. 2 pictures in the folder are not named in the metadata and left out.",
        ),
    ],
)
def test_the_summary_says_what_happened_and_nothing_else(report: Report, sentence: str) -> None:
    assert report.summary() == sentence
