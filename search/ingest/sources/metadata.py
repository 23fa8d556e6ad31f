"""Pictures and texts named by a metadata file: the columns file_name or image_url, a caption, an id, and fields."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from search.errors import InvalidSource
from search.ingest.fetch import FetchedPicture, Fetcher
from search.ingest.sources.paths import LeadsOut, inside
from search.ingest.sources.records import FilePicture, Record, Refusal
from search.ingest.sources.rows import MOST_FIELDS, caption_column, listed
from search.ingest.sources.tables import Row, Table


class MetadataReader:
    """Reads the rows of a metadata file as records.

    A row has a picture in the folder (`file_name`), else one at an address (`image_url`), else it is a text alone. Its
    id is the column `id`, else the file's name, else the address; for a text alone it is made from the caption, so that
    it stays the same wherever the row stands.

    Args:
        root: the folder that names of files are relative to, already resolved.
        table: the rows.
        where: how messages call the file.
        caption: the column that holds the caption; by default as `rows.CAPTION_COLUMNS` says.
        pictures: what lies in the folder, to count what no row names; empty if nobody asks.
        fetcher: gets pictures that are named by their address.

    Raises:
        InvalidSource: no column names a picture or a caption, or there are too many columns.
    """

    def __init__(
        self, root: Path, table: Table, where: str, caption: str | None, pictures: list[str], fetcher: Fetcher
    ) -> None:
        self._root = root
        self._table = table
        self._pictures = frozenset(pictures)
        self._fetcher = fetcher
        self._caption = caption_column(table.columns, caption, where)
        if self._caption is None and not {"file_name", "image_url"} & set(table.columns):
            raise InvalidSource(
                f"{where} has no column 'file_name', 'image_url' or 'caption'; it has {listed(table.columns)}. "
                "Rename one, or name the caption's column with --caption"
            )
        fields = set(table.columns) - {"id", "file_name", self._caption}
        if len(fields) > MOST_FIELDS:
            raise InvalidSource(f"{where} has {len(fields)} columns for fields; at most {MOST_FIELDS} are kept")
        self.total: int | None = table.total
        self.not_named = len(self._pictures)

    def records(self) -> Iterator[Record | Refusal]:
        """See `Reader`: one record per row, in the order of the rows."""
        named: set[str] = set()
        for row in self._table.rows():
            record = row if isinstance(row, Refusal) else self._record(row)
            if isinstance(record, Record) and isinstance(record.picture, FilePicture):
                named.add(record.picture.path.relative_to(self._root).as_posix())
            yield record
        self.not_named = len(self._pictures - named)

    def _record(self, row: Row) -> Record | Refusal:
        values = dict(row.values)
        given = values.pop("id", "").strip()
        caption = values.pop(self._caption, "").strip() if self._caption else ""
        file_name = values.pop("file_name", "")
        address = "" if file_name else values.pop("image_url", "").strip()
        fields = {name: value.strip() for name, value in values.items() if value.strip()}
        if file_name:
            name = PurePosixPath(file_name).as_posix()
            try:
                path = inside(self._root, name)
            except (LeadsOut, OSError) as error:
                return Refusal(f"{row.where}: {file_name[:200]!r}", f"the path {error}", given or name)
            return Record(given or name, caption, fields, name, FilePicture(path))
        if address:
            return Record(given or address, caption, fields, address, FetchedPicture(address, self._fetcher))
        if not caption:
            return Refusal(row.where, "the row names no picture and has no caption; give it one of them", given or None)
        return Record(given or _id_of_text(caption), caption, fields, None, None)


def _id_of_text(caption: str) -> str:
    return "text-" + hashlib.sha256(caption.encode()).hexdigest()[:16]
