"""Tar shards: WebDataset's keys, and what a hostile or damaged shard can hold."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from search.errors import InvalidSource, UnreadableImage
from search.ingest.images import open_picture
from search.ingest.sources import Record, Refusal, open_source
from search.settings import Settings
from tests.collection import png
from tests.colour_encoder import picture

RED = png(picture("red"))


def shard(path: Path, *files: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def test_files_of_one_key_are_one_document(tmp_path: Path) -> None:
    about = {"caption": "A red square", "colour": "red", "size": 3, "empty": None}
    place = shard(
        tmp_path / "000.tar",
        ("./a/1.png", RED),
        ("./a/1.json", json.dumps(about).encode()),
        ("2.txt", "\ufeffOnly said ".encode()),
        ("2.png", RED),
        ("3.seg.png", b"another picture of 3, which no convention reads"),
        ("3.PNG", RED),
        ("4.json", b'{"text": "a text alone"}'),
        ("._1.png", b"what a Mac adds"),
    )
    source = open_source(place)
    one, two, three, four = (item for item in source if isinstance(item, Record))
    assert (one.id, one.caption, one.fields, one.image) == (
        "a/1",
        "A red square",
        {"colour": "red", "size": "3"},
        "000.tar/./a/1.png",
    )
    assert (two.id, two.caption) == ("2", "Only said")
    assert (three.id, three.caption, three.image) == ("3", "", "000.tar/3.PNG")
    assert (four.id, four.caption, four.image) == ("4", "a text alone", None)
    assert one.picture is not None
    assert open_picture(one.picture.read(Settings())).getpixel((0, 0)) == (255, 0, 0)
    assert source.total is None
    assert source.root == tmp_path


@pytest.mark.parametrize(
    ("about", "wanted", "caption", "fields"),
    [
        ({"captions": ["first", "second"], "caption": "other"}, None, "other", {"captions": "first, second"}),
        ({"captions": ["first", "second"]}, None, "first", {}),
        ({"captions": []}, None, "", {}),
        ({"title": "t", "text": "x"}, None, "x", {"title": "t"}),
        ({"title": "t", "text": "x"}, "title", "t", {"text": "x"}),
        ({"colour": "red"}, None, "said beside", {"colour": "red"}),
    ],
)
def test_the_caption_of_a_json_is_found_as_in_metadata_or_first_of_captions(
    tmp_path: Path, about: dict[str, object], wanted: str | None, caption: str, fields: dict[str, str]
) -> None:
    files = ("1.png", RED), ("1.json", json.dumps(about).encode()), ("1.txt", b"said beside")
    (record,) = open_source(shard(tmp_path / "a.tar", *files), caption=wanted)
    assert isinstance(record, Record)
    assert (record.caption, record.fields) == (caption, fields)


def test_a_folder_of_shards_is_read_in_order_and_a_key_counts_once(tmp_path: Path) -> None:
    shard(tmp_path / "b.tar", ("3.png", RED), ("1.png", RED))
    shard(tmp_path / "a.tar", ("1.png", RED), ("2.png", RED))
    items = list(open_source(tmp_path, name="web"))
    assert [item.image for item in items if isinstance(item, Record)] == ["a.tar/1.png", "a.tar/2.png", "b.tar/3.png"]
    assert [item.id for item in items if isinstance(item, Refusal)] == ["web/1"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([("1.png", RED), ("1.json", b"{no")], "not JSON"),
        ([("1.png", RED), ("1.json", b"[]")], "no JSON object"),
        ([("1.png", RED), ("1.json", b'{"caption": "a\\u0000"}')], "NUL"),
        ([("1.png", RED), ("1.json", json.dumps({f"f{i}": i for i in range(201)}).encode())], "201 fields"),
        ([("1.png", RED), ("1.txt", b"\xff")], "not UTF-8"),
        ([("1.png", RED), ("1.txt", b"x" * 1_000_001)], "1,000,000 bytes"),
        ([("1.seg.png", RED)], "neither a picture"),
        ([("../1.png", RED)], "leads out"),
        ([("/etc/1.png", RED)], "leads out"),
        ([("\udcff.png", RED)], "not UTF-8"),
    ],
)
def test_a_bad_key_is_refused_and_the_next_is_read(tmp_path: Path, files: list[tuple[str, bytes]], why: str) -> None:
    refusal, record = open_source(shard(tmp_path / "a.tar", *files, ("9.png", RED)))
    assert isinstance(refusal, Refusal)
    assert why in refusal.why
    assert refusal.where.startswith("a.tar/")
    assert record.id == "9"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_shard_are_refused(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        member = tarfile.TarInfo("1.png")
        member.type, member.linkname = kind, "/etc/passwd"
        tar.addfile(member)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
    (refusal,) = open_source(tmp_path / "a.tar")
    assert isinstance(refusal, Refusal)
    assert "a link, a device" in refusal.why


def test_a_shard_cut_short_gives_its_whole_keys_and_says_so(tmp_path: Path) -> None:
    whole = shard(tmp_path / "a.tar", *((f"{i}.png", RED) for i in range(3))).read_bytes()
    each = 512 + -(-len(RED) // 512) * 512
    (tmp_path / "a.tar").write_bytes(whole[: 2 * each + 512 + 10])
    items = list(open_source(tmp_path / "a.tar"))
    assert [item.id for item in items if isinstance(item, Record)] == ["0", "1"]
    assert [item.where for item in items if isinstance(item, Refusal)] == ["a.tar"]


def test_garbage_in_the_middle_of_a_shard_is_not_taken_for_its_end(tmp_path: Path) -> None:
    content = bytearray(shard(tmp_path / "a.tar", *((f"{i}.txt", b"x") for i in range(3))).read_bytes())
    content[1024:1536] = b"\x55" * 512
    (tmp_path / "a.tar").write_bytes(content)
    record, refusal = open_source(tmp_path / "a.tar")
    assert record.id == "0"
    assert isinstance(refusal, Refusal)
    assert "damaged" in refusal.why


def test_a_text_cut_short_is_not_taken_for_a_caption(tmp_path: Path) -> None:
    content = shard(tmp_path / "a.tar", ("0.txt", b"x" * 600)).read_bytes()
    (tmp_path / "a.tar").write_bytes(content[:900])
    (refusal,) = open_source(tmp_path / "a.tar")
    assert isinstance(refusal, Refusal)
    assert "damaged or cut short" in refusal.why


def test_a_lone_file_that_is_no_shard_is_wrong_and_one_of_many_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"no tar at all" * 100)
    with pytest.raises(InvalidSource, match="no tar file"):
        open_source(tmp_path / "a.tar")
    shard(tmp_path / "b.tar", ("1.png", RED))
    refusal, record = open_source(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "a.tar"
    assert record.id == "1"


def test_a_shard_that_shrank_or_vanished_or_a_picture_too_large_is_told_when_it_is_read(tmp_path: Path) -> None:
    (record,) = open_source(shard(tmp_path / "a.tar", ("1.png", RED)))
    assert isinstance(record, Record)
    assert record.picture is not None
    with pytest.raises(UnreadableImage, match="at most"):
        record.picture.read(Settings(max_image_megabytes=1e-6))
    (tmp_path / "a.tar").write_bytes((tmp_path / "a.tar").read_bytes()[:600])
    with pytest.raises(UnreadableImage, match="ends in the middle"):
        record.picture.read(Settings())
    (tmp_path / "a.tar").unlink()
    with pytest.raises(UnreadableImage, match="cannot be read"):
        record.picture.read(Settings())
