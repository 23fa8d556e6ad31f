"""Only what was uploaded is opened."""

import stat
from pathlib import Path

import pytest

from demo.uploads import Uploads
from search.errors import InvalidQuery, UnreadableImage


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
        with pytest.raises(InvalidQuery) as refused:
            uploads.read(way)
        assert str(tmp_path) not in str(refused.value)


def test_a_picture_that_was_cleaned_away_is_missed_in_plain_words(uploads: Uploads) -> None:
    with pytest.raises(UnreadableImage, match="Drop it in again"):
        uploads.read({"path": str(uploads.folder / "gone.png")})


def test_the_folder_itself_is_no_picture(uploads: Uploads) -> None:
    with pytest.raises(UnreadableImage):
        uploads.read({"path": str(uploads.folder)})


def test_a_file_past_the_limit_is_not_read(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_MAX_IMAGE_MEGABYTES", "0.001")
    file = uploads.folder / "large.png"
    file.write_bytes(bytes(1001))
    with pytest.raises(UnreadableImage, match="larger than"):
        uploads.read({"path": str(file)})


def test_the_folder_is_private_named_to_gradio_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", "before")
    import os

    uploads = Uploads.begin()
    try:
        assert os.environ["GRADIO_TEMP_DIR"] == str(uploads.folder)
        assert stat.S_IMODE(uploads.folder.stat().st_mode) == 0o700
    finally:
        uploads.end()
    assert not uploads.folder.exists()
    uploads.end()
