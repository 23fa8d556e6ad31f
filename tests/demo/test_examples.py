"""Examples fill the form with what the collection has."""

import json
from pathlib import Path

from demo import examples
from demo.examples import Example
from demo.uploads import Uploads
from search import Document, Engine
from tests.demo.shop import png


def collection(folder: Path, *lines: object) -> Path:
    folder.mkdir()
    (folder / "red").write_bytes(png("red"))
    (folder / "examples.jsonl").write_text("\n".join([*map(json.dumps, lines), ""]), encoding="utf-8")
    return folder


def test_words_a_picture_or_both_are_read_and_the_picture_is_copied(
    engine: Engine, uploads: Uploads, tmp_path: Path
) -> None:
    lines = [{"text": "red dress", "image": None}, {"text": "", "image": "red"}, {"text": "but blue", "image": "red"}]
    words, alone, both = examples.bundled(collection(tmp_path / "c", *lines), engine.index, uploads)
    assert words == Example("red dress")
    assert (alone.text, both.text) == ("", "but blue")
    assert alone.picture == both.picture == uploads.folder / "examples" / "red"
    assert alone.picture.read_bytes() == png("red")
    assert alone.thumbnail is not None
    assert alone.thumbnail.startswith("thumbnails/")


def test_an_example_whose_picture_is_not_in_the_collection_is_left_out(
    engine: Engine, uploads: Uploads, tmp_path: Path
) -> None:
    folder = collection(tmp_path / "c", {"text": "x", "image": "gone.png"}, {"text": "y", "image": "green"})
    assert examples.bundled(folder, engine.index, uploads) == ()


def test_a_collection_without_the_file_has_none(engine: Engine, uploads: Uploads, tmp_path: Path) -> None:
    assert examples.bundled(tmp_path, engine.index, uploads) == ()
    assert examples.listed(()) == ""


def test_captions_give_their_beginnings_once_each() -> None:
    documents = [Document("1", "Two dogs run."), Document("2", ""), Document("3", "Two dogs run. It rains.")]
    documents += [Document(str(n), f"{n} " + "very long words " * 9) for n in range(4, 9)]
    given = examples.from_captions(documents)
    assert given[0] == Example("Two dogs run")
    assert len(given) == examples.FROM_CAPTIONS
    assert all(0 < len(example.text) <= 44 for example in given)


def test_the_buttons_are_numbered_and_escaped() -> None:
    html = examples.listed([Example("<b>"), Example("red", Path("x"), "/thumbnails/a.webp")])
    assert 'data-n="0"' in html
    assert 'data-n="1"' in html
    assert "<b>" not in html
