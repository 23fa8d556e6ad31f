"""Only what was uploaded is opened."""

import hashlib
import os
import stat
import time
from pathlib import Path

import pytest

from demo.refused import Refused
from demo.uploads import KEPT_SECONDS, Uploads
from tests.demo.shop import png


def test_an_uploaded_file_is_read(uploads: Uploads) -> None:
    file = uploads.folder / "abc" / "cat.png"
    file.parent.mkdir()
    file.write_bytes(b"cat")
    assert uploads.read({"path": str(file)}) == b"cat"


@pytest.mark.parametrize("value", [None, ""])
def test_no_picture_is_no_picture(uploads: Uploads, value: object) -> None:
    assert uploads.read(value) is None


def test_a_path_outside_of_the_folder_is_refused_however_it_is_written(uploads: Uploads, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    (uploads.folder / "link.png").symlink_to(secret)
    beside = Path(f"{uploads.folder}-beside")
    beside.mkdir()
    (beside / "secret.png").write_bytes(b"secret")
    ways: list[object] = [
        {"path": str(secret)},
        {"path": str(uploads.folder / ".." / "secret.png")},
        {"path": str(uploads.folder / "link.png")},
        {"path": str(beside / "secret.png")},
        {"path": str(secret), "meta": {"_type": "gradio.FileData"}},
        {"path": "/etc/passwd\0.png"},
        {"path": "http://127.0.0.1/secret.png"},
        {"path": ["/etc/passwd"]},
        {"path": ""},
        {"url": str(secret)},
        str(secret),
        [str(secret)],
        7,
    ]
    for way in ways:
        with pytest.raises(Refused) as refused:
            uploads.read(way)
        assert str(tmp_path) not in str(refused.value)


def test_a_picture_that_was_cleaned_away_is_missed_in_plain_words(uploads: Uploads) -> None:
    with pytest.raises(Refused, match="Drop it in again"):
        uploads.read({"path": str(uploads.folder / "gone.png")})


def test_the_folder_itself_is_no_picture(uploads: Uploads) -> None:
    with pytest.raises(Refused):
        uploads.read({"path": str(uploads.folder)})


def test_a_file_past_the_limit_is_not_read(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_MAX_IMAGE_MEGABYTES", "0.001")
    file = uploads.folder / "large.png"
    file.write_bytes(bytes(1001))
    with pytest.raises(Refused, match="larger than"):
        uploads.read({"path": str(file)})


def test_the_folder_is_private_named_to_gradio_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", "before")
    uploads = Uploads.begin()
    try:
        assert os.environ["GRADIO_TEMP_DIR"] == str(uploads.folder)
        assert stat.S_IMODE(uploads.folder.stat().st_mode) == 0o700
    finally:
        uploads.end()
    assert not uploads.folder.exists()
    uploads.end()


def uploaded(uploads: Uploads, content: bytes) -> dict[str, object]:
    file = uploads.folder / "abc" / "cloth"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return {"path": str(file)}


def test_a_kept_picture_is_found_by_the_hash_of_its_bytes_when_the_upload_is_gone(uploads: Uploads) -> None:
    value = uploaded(uploads, png("red"))
    name = uploads.keep(value)
    assert name == hashlib.sha256(png("red")).hexdigest()
    Path(str(value["path"])).unlink()
    place = uploads.kept(name)
    assert place is not None
    assert (place.read_bytes(), place.suffix) == (png("red"), ".png")
    assert uploads.read({"path": str(place)}) == png("red")
    assert uploads.keep({"path": str(place)}) == name
    assert [file.name for file in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_picture_nothing_is_kept(uploads: Uploads, value: object) -> None:
    assert uploads.keep(value) == ""
    assert list(uploads.folder.iterdir()) == []


def test_only_pictures_are_kept(uploads: Uploads) -> None:
    for content in (b"", b"<svg onload=alert(1)></svg>", b"text"):
        with pytest.raises(Refused, match="no picture"):
            uploads.keep(uploaded(uploads, content))
    with pytest.raises(Refused, match="uploaded first"):
        uploads.keep({"path": "/etc/passwd"})


def test_what_is_no_hash_opens_nothing(uploads: Uploads, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png("red"))
    name = uploads.keep(uploaded(uploads, png("red")))
    ways: list[object] = [
        "",
        None,
        7,
        [name],
        name.upper(),
        name[:-1],
        f"{name}0",
        f"{name}\n",
        f"{name}.png",
        "0" * 64,
    ]
    ways += ["../secret", str(tmp_path / "secret.png"), f"../kept/{name}", "*" * 64, f"{name[:62]}/.", {"path": name}]
    assert [uploads.kept(way) for way in ways] == [None] * len(ways)


def test_after_a_while_a_kept_picture_is_gone_and_then_deleted(uploads: Uploads) -> None:
    old, new = (uploads.keep(uploaded(uploads, png(colour))) for colour in ("red", "blue"))
    place = uploads.kept(old)
    assert place is not None
    long_ago = time.time() - KEPT_SECONDS - 1
    os.utime(place, (long_ago, long_ago))
    assert uploads.kept(old) is None
    assert place.exists()
    uploads.clean()
    assert not place.exists()
    assert uploads.kept(new) is not None


def test_keeping_it_again_begins_its_time_anew(uploads: Uploads) -> None:
    value = uploaded(uploads, png("red"))
    place = uploads.kept(uploads.keep(value))
    assert place is not None
    long_ago = time.time() - KEPT_SECONDS - 1
    os.utime(place, (long_ago, long_ago))
    assert uploads.kept(uploads.keep(value)) == place


def test_an_upload_that_broke_off_is_deleted_and_one_that_goes_on_is_not(uploads):
    broken, going = uploads.folder / "tmpa1b2c3d4", uploads.folder / "tmpe5f6a7b8"
    for place in (broken, going):
        place.write_bytes(b"half")
    os.utime(broken, (time.time() - 3600,) * 2)
    uploads.clean()
    assert (broken.exists(), going.exists()) == (False, True)
