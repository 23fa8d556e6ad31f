"""Examples fill the form with what the collection has."""

import json
import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from demo import examples
from demo.examples import Example
from demo.uploads import Uploads
from search import Document, Engine
from search.errors import InvalidInput
from search.indexes import Index, create_index
from search.ingest.originals import remember_root
from tests.demo.shop import png


def written(folder: Path, *lines: object) -> Path:
    folder.mkdir()
    (folder / "red").write_bytes(png("red"))
    file = folder / "examples.jsonl"
    file.write_text("\n".join([*map(json.dumps, lines), ""]), encoding="utf-8")
    return file


def test_words_a_picture_or_both_are_read_and_the_picture_is_copied(
    engine: Engine, uploads: Uploads, tmp_path: Path
) -> None:
    lines = [{"text": "red dress", "image": None}, {"image": "red"}, {"text": "but blue", "image": "red"}]
    words, alone, both = examples.from_file(written(tmp_path / "c", *lines), engine.index, uploads)
    assert words == Example("red dress")
    assert (alone.text, both.text) == ("", "but blue")
    assert alone.picture is not None
    assert alone.picture == both.picture
    assert alone.picture.parent == uploads.folder / "examples"
    assert alone.picture.suffix == ".png"
    assert alone.picture.read_bytes() == png("red")
    assert alone.thumbnail is not None
    assert alone.thumbnail.startswith("thumbnails/")


def test_a_picture_that_is_not_in_the_collection_may_lie_beside_the_file(
    engine: Engine, uploads: Uploads, tmp_path: Path
) -> None:
    file = written(tmp_path / "c", {"image": "mine.png"})
    (file.parent / "mine.png").write_bytes(png("green", "blue"))
    [example] = examples.from_file(file, engine.index, uploads)
    assert example.picture is not None
    assert example.picture.read_bytes() == png("green", "blue")
    assert example.thumbnail is not None
    assert example.thumbnail.startswith("data:image/webp;base64,")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = create_index(tmp_path / "x.index", dimension=2, fingerprint="by-hand")
    yield index
    index.close()


def test_a_document_is_taken_from_where_the_collection_was_read(index: Index, uploads: Uploads, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.png").write_bytes(png("red"))
    remember_root(index, "shop", tmp_path / "source")
    index.add([Document("a", "", {}, "a.png", "shop")], image_vectors=None, caption_vectors=None)
    [example] = examples.from_file(written(tmp_path / "c", {"image": "a"}), index, uploads)
    assert example.picture is not None
    assert example.picture.read_bytes() == png("red")


def test_where_the_source_cannot_be_reached_its_thumbnail_does(
    engine: Engine, uploads: Uploads, tmp_path: Path
) -> None:
    [example] = examples.from_file(written(tmp_path / "c", {"image": "green"}), engine.index, uploads)
    assert example.picture is not None
    assert example.picture.read_bytes() == engine.index.thumbnails(["green"])["green"]
    assert Image.open(BytesIO(example.picture.read_bytes())).format == "WEBP"


def test_an_example_whose_picture_is_not_there_is_left_out_and_the_log_says_so(
    engine: Engine, uploads: Uploads, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = written(tmp_path / "c", {"text": "x", "image": "gone.png"}, {"text": "y", "image": "broken.png"})
    (file.parent / "broken.png").write_bytes(b"no picture")
    with caplog.at_level(logging.WARNING):
        assert examples.from_file(file, engine.index, uploads) == ()
    assert ["'gone.png'" in caplog.messages[0], "'broken.png'" in caplog.messages[1]] == [True, True]


@pytest.mark.parametrize("line", ["no JSON", "[]", '"red"', "{}", '{"text": "", "image": null}', '{"text": 7}'])
def test_a_line_that_is_no_example_is_named(engine: Engine, uploads: Uploads, tmp_path: Path, line: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(f'{{"text": "red"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"line 3 .*mine\.jsonl"):
        examples.from_file(file, engine.index, uploads)


def test_a_file_that_cannot_be_read_is_named(engine: Engine, uploads: Uploads, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"none\.jsonl"):
        examples.from_file(tmp_path / "none.jsonl", engine.index, uploads)
    (tmp_path / "latin.jsonl").write_bytes(b'{"text": "\xe4"}')
    with pytest.raises(InvalidInput, match="UTF-8"):
        examples.from_file(tmp_path / "latin.jsonl", engine.index, uploads)


def test_captions_give_their_beginnings_once_each() -> None:
    documents = [Document("1", "Two dogs run."), Document("2", ""), Document("3", "Two dogs run. It rains.")]
    documents += [Document(str(n), f"{n} " + "very long words " * 9) for n in range(4, 9)]
    given = examples.from_captions(documents)
    assert given[0] == Example("Two dogs run")
    assert len(given) == examples.FROM_CAPTIONS
    assert all(0 < len(example.text) <= 44 for example in given)
