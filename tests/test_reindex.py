"""A change of the encoder that is interrupted, that fails, and on the command line."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from search.errors import EncoderFailed, IndexNotFound
from search.indexes import open_index
from search.nouns import Vectors
from search.reindex import ReindexReport, reindex, roll_back
from search.settings import CHECKOUT, Settings
from tests.colour_encoder import COLOURS, picture
from tests.contract.test_reindex import contents, made
from tests.encoders import tiny_models
from tests.ingest.conftest import CountingEncoder, coloured
from tests.second_encoder import SecondEncoder
from tests.test_command_line import run

PICTURES = 120
BATCH = 8

CHILD = """
import sys, time
from search.reindex import reindex
from search.settings import Settings
from tests.second_encoder import SecondEncoder

class Slow(SecondEncoder):
    def encode_images(self, images):
        time.sleep(0.05)
        return super().encode_images(images)

reindex(sys.argv[1], Slow(), settings=Settings(batch=int(sys.argv[2])),
        progress=lambda done, total, what: print(done, flush=True))
"""


def many(folder: Path) -> Path:
    folder.mkdir()
    colours = list(COLOURS)
    for i in range(PICTURES):
        picture(colours[i % 8], colours[i // 8 % 8]).save(folder / f"{i:03}.png")
        (folder / f"{i:03}.txt").write_text(f"{colours[i % 8]} and {colours[i // 8 % 8]}")
    return folder


@pytest.mark.slow
def test_killed_in_the_middle_the_old_build_is_served_and_the_next_run_goes_on(tmp_path: Path) -> None:
    photos, place = many(tmp_path / "many"), tmp_path / "shop.index"
    with closing(made(place, photos, CountingEncoder())) as index:
        before = contents(index)

    acknowledged = 0
    command = [sys.executable, "-c", CHILD, str(place), str(BATCH)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as child:
        assert child.stdout is not None
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged >= PICTURES // 3:
                child.kill()
                break
    assert 0 < acknowledged < PICTURES

    with closing(open_index(place)) as index:
        assert contents(index) == before
        assert index.verify() == []
    encoder = SecondEncoder()
    report = reindex(place, encoder, settings=Settings(batch=BATCH))
    assert 0 < report.stored <= PICTURES + 1 - acknowledged
    assert encoder.texts_encoded == report.stored
    assert encoder.images_encoded == report.originals
    with closing(open_index(place)) as shown, closing(made(tmp_path / "new", photos, SecondEncoder())) as fresh:
        assert contents(shown) == contents(fresh)
        assert shown.verify() == []


class Failing(SecondEncoder):
    """It fails at the third batch of pictures."""

    def encode_images(self, images: Sequence[Image.Image]) -> Vectors:
        if self.images_encoded >= 4:
            raise EncoderFailed("out of memory")
        return super().encode_images(images)


def test_an_encoder_that_fails_leaves_the_old_build_served_and_can_be_tried_again(tmp_path: Path) -> None:
    coloured(tmp_path / "photos", *COLOURS)
    with closing(made(tmp_path / "i", tmp_path / "photos", CountingEncoder())) as index:
        with pytest.raises(EncoderFailed, match="out of memory"):
            reindex(tmp_path / "i", Failing(), settings=Settings(batch=2))
        assert not index.superseded()
        index.remove(["note"])  # nothing is frozen any more
        encoder = SecondEncoder()
        report = reindex(tmp_path / "i", encoder, settings=Settings(batch=2))
        assert encoder.images_encoded == report.originals <= 8
        with closing(open_index(tmp_path / "i")) as shown:
            assert shown.browse() == index.browse()


def test_of_a_document_whose_caption_changed_meanwhile_only_the_caption_is_encoded_again(tmp_path: Path) -> None:
    coloured(tmp_path / "photos", *COLOURS)
    encoder, ids = SecondEncoder(), ["black.png"]
    with closing(made(tmp_path / "i", tmp_path / "photos", CountingEncoder())) as index:

        def progress(done: int, total: int | None, what: str) -> None:
            if index.get(ids)["black.png"].caption != "as red as blue":
                index.add(
                    [replace(index.get(ids)["black.png"], caption="as red as blue")],
                    image_vectors=index.vectors(ids, "image"),
                    caption_vectors=CountingEncoder().encode_texts(["red blue"]),
                    thumbnails=[index.thumbnails(ids)["black.png"]],
                )

        reindex(tmp_path / "i", encoder, progress=progress, settings=Settings(batch=2))
    assert (encoder.images_encoded, encoder.texts_encoded) == (8, 10)
    with closing(open_index(tmp_path / "i")) as shown:
        black, words = SecondEncoder().encode_images([picture("black")]), SecondEncoder().encode_texts(["red blue"])
        np.testing.assert_allclose(shown.vectors(ids, "image"), black, atol=1e-6)
        np.testing.assert_allclose(shown.vectors(ids, "caption"), words, atol=1e-6)
        assert shown.thumbnails(ids)


def test_there_is_nothing_to_go_back_to_before_a_switch(tmp_path: Path) -> None:
    coloured(tmp_path / "photos", "red")
    with pytest.raises(IndexNotFound, match="no index"):
        roll_back(tmp_path / "i")
    made(tmp_path / "i", tmp_path / "photos", CountingEncoder()).close()
    with pytest.raises(IndexNotFound, match="from before"):
        roll_back(tmp_path / "i")


def test_the_summary_says_what_happened_and_nothing_else() -> None:
    report = ReindexReport("clip", 1500, stored=1500, originals=420, thumbnails=1, lost=("a",), seconds=2.5)
    assert report.summary() == (
        "1,500 documents are shown with the encoder 'clip' now: 1,500 brought over in 2.5 s, "
        "420 pictures from their originals, 1 picture from its stored thumbnail, "
        "1 without its picture, which was nowhere to be had."
    )
    assert "removed" not in report.summary()


@pytest.mark.slow
def test_on_the_command_line_there_and_back_with_what_was_written_since(tmp_path: Path) -> None:
    for name, model in (("first", tiny_models.clip), ("second", tiny_models.siglip)):
        (tmp_path / name).mkdir()
        model(tmp_path / name)
    photos, place = tmp_path / "photos", tmp_path / "i"
    coloured(photos, "red", "green")
    run("ingest", photos, "--index", place, "--encoder", tmp_path / "first")
    first = json.loads(run("info", "--index", place, "--json").stdout)["fingerprint"]

    done = run("reindex", "--index", place, "--encoder", tmp_path / "second")
    assert "2 documents are shown with the encoder" in done.stdout
    assert "2 pictures from their originals" in done.stdout
    second = json.loads(run("info", "--index", place, "--json").stdout)["fingerprint"]
    assert first != second
    coloured(photos, "red", "green", "blue")
    run("ingest", photos, "--index", place)
    assert run("query", "a blue square", "--index", place).stdout

    done = run("reindex", "--index", place, "--rollback")
    assert "3 documents" in done.stdout
    assert "1 picture from its original" in done.stdout
    info = json.loads(run("info", "--index", place, "--json").stdout)
    assert (info["fingerprint"], info["documents"]) == (first, 3)
    with closing(open_index(place)) as index:
        assert not np.isnan(index.vectors(["blue.png"], "image")).any()
        for id_ in ("red.png", "green.png", "blue.png"):
            assert index.thumbnails([id_])
    assert run("verify", "--index", place).stdout == "all is well\n"
    run("drop", "--index", place, "--yes")
    assert not place.exists()


def test_on_the_command_line_a_picture_that_is_lost_is_named(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    tiny_models.clip(tmp_path / "model")
    coloured(tmp_path / "photos", "red")
    with closing(made(tmp_path / "i", tmp_path / "photos", CountingEncoder())) as index:
        red = index.get(["red.png"])["red.png"]
        index.add([red], image_vectors=index.vectors(["red.png"], "image"), caption_vectors=None)
        (tmp_path / "photos" / "red.png").unlink()
    done = run("reindex", "--index", tmp_path / "i", "--encoder", tmp_path / "model", code=1)
    assert "red.png" in done.stderr
    assert "1 without its picture" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--index", "INDEX"], 2, "--encoder"),
        (["--index", "INDEX", "--encoder", "x", "--rollback"], 2, "--rollback"),
        (["--index", "INDEX", "--encoder", "no/such-model"], 3, "no/such-model"),
        (["--index", "INDEX", "--rollback"], 3, "from before"),
        (["--index", "nowhere", "--rollback"], 3, "nowhere"),
        (["--index", "nowhere", "--encoder", "bundled"], 3, "nowhere"),
    ],
)
def test_what_goes_wrong_says_what_and_ends_with_its_code(tmp_path, arguments, code, complaint):
    coloured(tmp_path / "photos", "red")
    made(tmp_path / "i", tmp_path / "photos", CountingEncoder()).close()
    done = run("reindex", *[str(tmp_path / "i") if each == "INDEX" else each for each in arguments], code=code)
    assert complaint in done.stderr
    assert not done.stdout
