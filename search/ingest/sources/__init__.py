"""Where documents come from: a folder of pictures, a metadata file, or tar shards.

`records.py` says what a source yields; `folder.py`, `metadata.py` (over `tables.py`) and `shards.py` read one
convention each; `paths.py` keeps names inside the folder.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from search.errors import InvalidSource
from search.ingest.fetch import Fetcher
from search.ingest.formats import SUFFIXES
from search.ingest.sources.folder import FolderReader, pictures_in
from search.ingest.sources.metadata import MetadataReader
from search.ingest.sources.naming import METADATA, check_name, found, made_name
from search.ingest.sources.paths import LeadsOut, inside
from search.ingest.sources.records import Reader, Record, Refusal
from search.ingest.sources.shards import ShardReader
from search.ingest.sources.tables import open_table
from search.plain import is_plain, one_line, plain

__all__ = ["Record", "Refusal", "Source", "open_source"]


@dataclass(frozen=True)
class Source:
    """A collection to ingest.

    Attributes:
        name: as the user named it, else made from its place.
        root: the folder that `Record.image` is relative to, resolved.
        prefixed: whether ids begin with the name.
        reader: reads the convention in which it is laid out.
    """

    name: str
    root: Path
    prefixed: bool
    reader: Reader

    @property
    def total(self) -> int | None:
        """How many records and refusals it yields, None where that is not known beforehand."""
        return self.reader.total

    @property
    def not_named(self) -> int:
        """Pictures in the folder that the metadata does not name; known once all records are read."""
        return self.reader.not_named

    def __iter__(self) -> Iterator[Record | Refusal]:
        """Its records, ids made unique: of two with the same id the later one is refused."""
        seen: set[str] = set()
        for item in self.reader.records():
            if item.id is None:
                yield item
                continue
            id_ = f"{self.name}/{item.id}" if self.prefixed else item.id
            if isinstance(item, Refusal):
                yield replace(item, id=id_)
            elif not is_plain(id_):
                why = "its name or id holds characters that cannot be seen or turn the writing; give it another one"
                yield Refusal(repr(id_), why, id_)
            elif id_ in seen:
                yield Refusal(id_, "its id was there before in this source; give each document its own", id_)
            else:
                seen.add(id_)
                yield _shown(replace(item, id=id_))


def open_source(
    location: Path, *, caption: str | None = None, name: str | None = None, fetcher: Fetcher | None = None
) -> Source:
    """The collection at that place.

    Args:
        location: a folder of pictures, with or without `metadata.csv`, `.jsonl` or `.parquet`; such a file itself, of
            any name; a tar shard; or a folder of them.
        caption: the metadata's column that holds the caption; by default the first of caption, text and title.
        name: a name for the source; ids then begin with `NAME/`. Without it a name is made from the place.
        fetcher: gets pictures that are named by their address; by default a guarded one with the settings in force.

    Raises:
        InvalidSource: nothing is there, it holds no collection, or its metadata cannot be understood.

    Example:
        >>> for record in open_source(Path("photos"), name="holiday"):
        ...     print(record.id, record.caption)
        holiday/beach.jpg Two dogs on a beach
    """
    check_name(name)
    place = found(location)
    fetcher = fetcher or Fetcher()
    reader = _folder(place, caption, fetcher) if place.is_dir() else _file(place, caption, fetcher)
    return Source(name or made_name(place), place if place.is_dir() else place.parent, name is not None, reader)


def _shown(record: Record) -> Record:
    """The record with texts that may be shown anywhere."""
    fields = {one_line(name): plain(text).strip() for name, text in record.fields.items()}
    seen = {name: text for name, text in fields.items() if name and text}
    return replace(record, caption=plain(record.caption).strip(), fields=seen)


def _folder(root: Path, caption: str | None, fetcher: Fetcher) -> Reader:
    pictures = pictures_in(root)
    metadata = [name for name in METADATA if (root / name).is_file()]
    if len(metadata) > 1:
        raise InvalidSource(f"'{root}' has {' and '.join(metadata)}; name the one that counts")
    if metadata:
        try:
            table = open_table(inside(root, metadata[0]))
        except LeadsOut as error:
            raise InvalidSource(f"'{metadata[0]}' in '{root}' {error}; copy it there, or name it itself") from error
        return MetadataReader(root, table, f"'{metadata[0]}'", caption, pictures, fetcher)
    shards = sorted(path for path in root.glob("*.tar") if path.is_file() and not path.name.startswith("."))
    if shards and not pictures:
        return ShardReader(root, shards, caption)
    below = next((path for name in METADATA for path in sorted(root.glob(f"*/{name}"))), None)
    if below is not None:
        raise InvalidSource(
            f"'{root}' has its metadata in '{below.parent.name}'; ingest each such folder with --source"
        )
    if not pictures:
        raise InvalidSource(f"'{root}' holds no pictures, no metadata ({', '.join(METADATA)}) and no tar shards")
    if caption is not None:
        raise InvalidSource(f"'{root}' has no metadata, so there is no column '{caption}' for captions")
    return FolderReader(root, pictures)


def _file(file: Path, caption: str | None, fetcher: Fetcher) -> Reader:
    if file.suffix.lower() == ".tar":
        return ShardReader(file.parent, [file], caption)
    if file.suffix.lower() in SUFFIXES:
        raise InvalidSource(f"'{file.name}' is a picture; name the folder that it lies in")
    return MetadataReader(file.parent, open_table(file), f"'{file.name}'", caption, [], fetcher)
