"""A folder of pictures without metadata, and what `open_source` says of places that hold no collection."""

import os
from pathlib import Path

import pytest

from search.errors import InvalidSource
from search.ingest.sources import Record, Refusal, open_source
from tests.colour_encoder import picture


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        picture("red").save(folder / name)


def test_pictures_are_found_in_subfolders_and_sorted_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, "b.png", "a/z.jpg", "a/é ü 日本.PNG", "B/c.webp")
    source = open_source(tmp_path)
    records = list(source)
    assert [record.id for record in records] == ["B/c.webp", "a/z.jpg", "a/é ü 日本.PNG", "b.png"]
    assert source.total == 4
    assert source.root == tmp_path
    assert all(isinstance(record, Record) and record.image == record.id and record.fields == {} for record in records)


def test_hidden_files_and_what_is_no_picture_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.png", ".hidden.png", "._a.png", ".thumbs/a.png", "__MACOSX/a.png")
    (tmp_path / "notes.md").write_text("nothing to see")
    assert [record.id for record in open_source(tmp_path)] == ["a.png"]


def test_files_that_look_like_pictures_are_kept_to_be_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, "a.png")
    (tmp_path / "drawing.svg").write_text("<svg/>")
    (tmp_path / "phone.HEIC").write_bytes(b"")
    assert [record.id for record in open_source(tmp_path)] == ["a.png", "drawing.svg", "phone.HEIC"]


def test_a_text_file_of_the_same_name_is_the_caption(tmp_path: Path) -> None:
    put(tmp_path, "a.png", "b.png", "c.png")
    (tmp_path / "a.txt").write_text("\ufeffA dog\nin the snow \n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Grün".encode("latin-1"))
    (tmp_path / "orphan.txt").write_text("no picture, no document")
    a, b, c = open_source(tmp_path)
    assert isinstance(a, Record)
    assert a.caption == "A dog\nin the snow"
    assert isinstance(b, Refusal)
    assert (b.id, "not UTF-8" in b.why) == ("b.png", True)
    assert isinstance(c, Record)
    assert c.caption == ""


@pytest.mark.parametrize(("content", "why"), [(b"x" * 1_000_001, "1,000,000 bytes"), (b"a\x00b", "NUL")])
def test_a_caption_s_file_that_cannot_be_one_refuses_its_picture(tmp_path: Path, content: bytes, why: str) -> None:
    put(tmp_path, "a.png")
    (tmp_path / "a.txt").write_bytes(content)
    (refusal,) = open_source(tmp_path)
    assert isinstance(refusal, Refusal)
    assert why in refusal.why


def test_links_that_lead_out_of_the_folder_are_refused_and_those_within_are_not(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner", tmp_path / "outer"
    put(inner, "a.png")
    put(outer, "secret.png")
    (outer / "secret.txt").write_text("secret")
    (inner / "within.png").symlink_to(inner / "a.png")
    (inner / "without.png").symlink_to(outer / "secret.png")
    (inner / "folder").symlink_to(outer, target_is_directory=True)
    (inner / "a.txt").symlink_to(outer / "secret.txt")
    found = {item.id: item for item in open_source(inner)}
    assert {id_: isinstance(item, Record) for id_, item in found.items()} == {
        "a.png": False,  # its caption lies outside
        "folder": False,
        "within.png": True,
        "without.png": False,
    }
    assert all(
        "leads out" in item.why or "link to a folder" in item.why
        for item in found.values()
        if isinstance(item, Refusal)
    )


def test_a_name_that_is_not_utf_8_is_refused_in_readable_form(tmp_path: Path) -> None:
    put(tmp_path, "a.png")
    try:
        (tmp_path / "a.png").rename(tmp_path / os.fsdecode(b"b\xff.png"))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (refusal,) = open_source(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "b?.png"


def test_a_source_s_name_is_given_or_made_from_its_place_and_stays_the_same(tmp_path: Path) -> None:
    put(tmp_path / "photos", "a.png")
    made = open_source(tmp_path / "photos").name
    assert made.startswith("photos-")
    assert open_source(tmp_path / "photos" / ".." / "photos").name == made
    named = open_source(tmp_path / "photos", name="holiday")
    assert named.name == "holiday"
    assert [(record.id, record.image) for record in named if isinstance(record, Record)] == [("holiday/a.png", "a.png")]


@pytest.mark.parametrize("name", ["", " ", "a/b", "a\nb"])
def test_a_name_that_cannot_prefix_ids_is_refused(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.png")
    with pytest.raises(InvalidSource, match="cannot name a source"):
        open_source(tmp_path, name=name)


def test_places_that_hold_no_collection_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InvalidSource, match="there is no folder or file"):
        open_source(tmp_path / "missing")
    with pytest.raises(InvalidSource, match="holds no pictures"):
        open_source(tmp_path)
    put(tmp_path, "a.png")
    with pytest.raises(InvalidSource, match="is a picture; name the folder"):
        open_source(tmp_path / "a.png")
    with pytest.raises(InvalidSource, match="no column 'story'"):
        open_source(tmp_path, caption="story")
    (tmp_path / "photos.zip").write_bytes(b"PK")
    with pytest.raises(InvalidSource, match=r"no metadata; what is read: \.csv, \.jsonl, \.parquet"):
        open_source(tmp_path / "photos.zip")
    put(tmp_path, "train/a.png")
    (tmp_path / "train" / "metadata.csv").write_text("file_name\na.png\n")
    with pytest.raises(InvalidSource, match="has its metadata in 'train'"):
        open_source(tmp_path)
