"""Tar shards after the WebDataset convention: `KEY.jpg|png|webp` with `KEY.json` or `KEY.txt` beside it.

The key is the name up to the first dot, files of one key follow each other
(https://github.com/webdataset/webdataset). Nothing is unpacked: pictures are read from within the tar file, by their
offsets, so that no name in it can reach anything.
"""

import tarfile
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path, PurePosixPath

from search.errors import InvalidSource
from search.ingest.sources.records import Record, Refusal, TarPicture
from search.ingest.sources.rows import CAPTION_COLUMNS, MOST_FIELDS, as_text, unreadable
from search.ingest.sources.tables import json_object
from search.ingest.sources.tar import entries, opened

PICTURES = ("jpg", "jpeg", "png", "webp")
LARGEST_TEXT = 1_000_000
"""Bytes that the file of a caption or of metadata may have."""

MOST_FILES = 1_000
"""Of one key."""


class ShardReader:
    """Reads tar shards, one after the other in the order of their names.

    Attributes:
        total, not_named: see `Reader`; a shard is not read twice to count what is in it.

    Raises:
        InvalidSource: a lone shard is no tar file.
    """

    def __init__(self, root: Path, shards: list[Path], caption: str | None) -> None:
        self._root = root
        self._shards = shards
        self._caption = caption
        self.total: int | None = None
        self.not_named = 0
        if len(shards) == 1:
            try:
                opened(shards[0]).close()
            except (tarfile.TarError, OSError) as error:
                raise InvalidSource(f"'{shards[0].name}' is no tar file, or is damaged ({error})") from error

    def records(self) -> Iterator[Record | Refusal]:
        """See `Reader`: one record per key."""
        for shard in self._shards:
            try:
                with opened(shard) as tar:
                    for key, members in groupby(entries(tar), lambda member: _split(member.name)[0]):
                        yield from self._keyed(shard, tar, key, list(islice(members, MOST_FILES + 1)))
                    _check_end(tar)
            except (tarfile.TarError, OSError, ValueError, EOFError) as error:
                why = f"the shard is damaged or cut short ({error}); the keys before that are taken. Copy it again"
                yield Refusal(shard.name, why)

    def _keyed(
        self, shard: Path, tar: tarfile.TarFile, key: str, members: list[tarfile.TarInfo]
    ) -> Iterator[Record | Refusal]:
        members = [member for member in members if not member.isdir()]
        if not members or PurePosixPath(key).name == "":  # folders, and hidden files such as those a Mac adds
            return
        where = f"{shard.name}/{key}"
        if len(members) > MOST_FILES:
            yield Refusal(where, f"it has more than {MOST_FILES:,} files; give each picture a key of its own", key)
        elif unreadable({key: key}):
            yield Refusal(where.encode(errors="replace").decode(), "its name is not UTF-8; give it another one")
        elif PurePosixPath(key).is_absolute() or ".." in PurePosixPath(key).parts:
            yield Refusal(where, "its name leads out of the shard; pack it with relative names", key)
        elif any(not member.isreg() or member.issparse() for member in members):
            yield Refusal(where, "it is a link, a device or a sparse file; pack ordinary files", key)
        else:
            yield self._record(shard, tar, key, {_split(member.name)[1]: member for member in reversed(members)})

    def _record(
        self, shard: Path, tar: tarfile.TarFile, key: str, parts: dict[str, tarfile.TarInfo]
    ) -> Record | Refusal:
        where = f"{shard.name}/{key}"
        large = [name for name in ("json", "txt") if name in parts and parts[name].size > LARGEST_TEXT]
        if large:
            return Refusal(where, f"its {large[0]} file has more than {LARGEST_TEXT:,} bytes", key)
        values: dict[str, object] = {}
        if "json" in parts:
            read = json_object(_content(tar, parts["json"]))
            if isinstance(read, str):
                return Refusal(where, f"of its json file, {read}", key)
            values = read
        try:
            text = _content(tar, parts["txt"]).decode("utf-8-sig") if "txt" in parts else ""
        except UnicodeDecodeError:
            return Refusal(where, "its txt file is not UTF-8; save it as UTF-8", key)
        try:
            caption, fields = self._caption_and_fields(values, text)
        except RecursionError:
            return Refusal(where, "of its json file, the values are nested too deeply; make them simpler", key)
        problem = unreadable({**fields, "caption": caption}) or unreadable({name: name for name in fields})
        if problem or len(fields) > MOST_FIELDS:
            return Refusal(where, problem or f"it has {len(fields)} fields; at most {MOST_FIELDS} are kept", key)
        picture = next((parts[kind] for kind in PICTURES if kind in parts), None)
        if picture is None:
            if not caption:
                return Refusal(where, f"it has neither a picture ({', '.join(PICTURES)}) nor a caption", key)
            return Record(key, caption, fields, None, None)
        image = f"{shard.name}/{picture.name}"
        return Record(key, caption, fields, image, TarPicture(shard, picture.offset_data, picture.size))

    def _caption_and_fields(self, values: dict[str, object], text: str) -> tuple[str, dict[str, str]]:
        wanted = (self._caption,) if self._caption else (*CAPTION_COLUMNS, "captions")
        column = next((name for name in wanted if name in values), None)
        said = values.pop(column) if column else text
        if isinstance(said, list):
            said = said[0] if said else ""
        fields = {name: as_text(value).strip() for name, value in values.items()}
        return as_text(said).strip(), {name: value for name, value in fields.items() if name and value}


def _split(name: str) -> tuple[str, str]:
    """The key and the kind that a member's name consists of: `a/0001.seg.png` is `a/0001` and `seg.png`."""
    folder, slash, file = name.removeprefix("./").rpartition("/")
    key, _, kind = file.partition(".")
    return folder + slash + key, kind.lower()


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    content = file.read() if file else b""
    if len(content) < member.size:
        raise EOFError("it ends in the middle of a file")
    return content


def _check_end(tar: tarfile.TarFile) -> None:
    """`tarfile` takes anything that is no header for the end; only zeros are one."""
    file = tar.fileobj
    assert file is not None  # noqa: S101  # opened from a path, it has one
    file.seek(tar.offset)
    if file.read(tarfile.BLOCKSIZE).strip(b"\x00"):
        raise EOFError(f"no file begins at byte {tar.offset:,}")
