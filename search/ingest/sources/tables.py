"""Metadata files, row by row: CSV, JSON lines and Parquet. A bad row is refused with its line; the others keep theirs.

The layout is the Hugging Face ImageFolder convention, https://huggingface.co/docs/datasets/image_dataset.
"""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from search.errors import InvalidSource
from search.ingest.sources.lines import LONGEST_LINE, Lines
from search.ingest.sources.parquet import batches, is_plain, opened_parquet
from search.ingest.sources.records import Refusal
from search.ingest.sources.rows import as_text, unreadable

MOST_COLUMNS = 1_000
"""Columns after which a table is given up."""

ROWS = 1024
"""Of a Parquet file that are in memory at once."""


class Row(NamedTuple):
    """A row: where it stands, for messages, and its values by column."""

    where: str
    values: dict[str, str]


class Table(Protocol):
    """A metadata file.

    Attributes:
        columns: every column that some row has, in order of appearance.
        total: how many rows and refusals `rows` yields.
    """

    columns: tuple[str, ...]
    total: int

    def rows(self) -> Iterator[Row | Refusal]:
        """All rows, those that cannot be read as refusals with their line."""
        ...


def open_table(path: Path) -> Table:
    """The metadata file, its columns read and its rows counted.

    Raises:
        InvalidSource: it cannot be read, is of another kind than .csv, .jsonl or .parquet, or has no usable header.
    """
    kinds: dict[str, Callable[[Path], Table]] = {".csv": CsvTable, ".jsonl": JsonlTable, ".parquet": ParquetTable}
    if path.suffix.lower() not in kinds:
        raise InvalidSource(f"'{path.name}' is no metadata; what is read: {', '.join(kinds)}")
    try:
        table = kinds[path.suffix.lower()](path)
    except OSError as error:
        raise InvalidSource(f"'{path.name}' cannot be read ({error.strerror or error})") from error
    if not table.columns:
        raise InvalidSource(f"'{path.name}' is empty; its first line names the columns, file_name among them")
    return table


class CsvTable:
    """A CSV file in UTF-8, with or without a byte order mark, separated by commas."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            start = file.read(4)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:2]:
            raise InvalidSource(f"'{path.name}' is UTF-16; save it as UTF-8 ('CSV UTF-8' in Excel)")
        self._header = self._read_header()
        self.columns = tuple(name for name in self._header if name)
        self.total = sum(1 for _ in self.rows())

    def _read_header(self) -> list[str]:
        with self._path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            try:
                header = [name.strip() for name in next(csv.reader(Lines(file), strict=True), [])]
            except csv.Error as error:
                raise InvalidSource(f"the header of '{self._path.name}' cannot be read: {error}") from error
        named = [name for name in header if name]
        problem = unreadable(dict.fromkeys(named, "") | {f"column {i + 1}": name for i, name in enumerate(header)})
        if problem:
            raise InvalidSource(f"the header of '{self._path.name}' cannot be read: {problem}")
        if len(set(named)) < len(named):
            twice = next(name for name in named if named.count(name) > 1)
            raise InvalidSource(f"'{self._path.name}' has two columns '{twice[:50]}'; give each its own name")
        if len(named) == 1 and any(sign in named[0] for sign in ";\t"):
            raise InvalidSource(f"'{self._path.name}' is not separated by commas; save it as comma-separated CSV")
        return header

    def rows(self) -> Iterator[Row | Refusal]:
        """See `Table`."""
        with self._path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            lines = Lines(file)
            reader = csv.reader(lines, strict=True)
            next(reader, None)  # the header
            while True:
                lines.begin_row()
                first = lines.number + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    place = f"lines {first} to {lines.number}" if lines.number > first else f"line {first}"
                    why = f"a quotation mark or a line end is out of place, or it is too long ({error}); mend the row"
                    yield Refusal(f"{self._path.name}, {place}", why)
                    continue
                if cells:
                    yield self._row(f"{self._path.name}, line {first}", cells)

    def _row(self, where: str, cells: list[str]) -> Row | Refusal:
        if len(cells) != len(self._header):
            why = f"the row has {len(cells)} cells, the header {len(self._header)}; quote cells that hold a comma"
            return Refusal(where, why)
        return _checked(where, {name: cell for name, cell in zip(self._header, cells, strict=True) if name})


class JsonlTable:
    """A file with one JSON object per line, in UTF-8."""

    def __init__(self, path: Path) -> None:
        self._path = path
        columns: dict[str, None] = {}
        self.total = 0
        for row in self.rows():
            self.total += 1
            if isinstance(row, Row):
                columns.update(dict.fromkeys(row.values))
            if len(columns) > MOST_COLUMNS:
                raise InvalidSource(f"'{path.name}' has more than {MOST_COLUMNS:,} columns; keep those that are needed")
        self.columns = tuple(columns)

    def rows(self) -> Iterator[Row | Refusal]:
        """See `Table`."""
        with self._path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                where = f"{self._path.name}, line {number}"
                if len(line) > LONGEST_LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(LONGEST_LINE)
                    yield Refusal(where, f"the line has more than {LONGEST_LINE:,} bytes; make it shorter")
                elif line.strip():
                    yield self._row(where, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)

    def _row(self, where: str, line: bytes) -> Row | Refusal:
        values = json_object(line)
        if isinstance(values, str):
            return Refusal(where, values)
        try:
            return _checked(where, {name: as_text(value) for name, value in values.items()})
        except RecursionError:
            return Refusal(where, "its values are nested too deeply; make them simpler")


def json_object(content: bytes) -> dict[str, object] | str:
    """A JSON object, or the reason why it is none, for a refusal."""
    try:
        value = json.loads(content.decode())
    except UnicodeDecodeError:
        return "it is not UTF-8; save the file as UTF-8"
    except (ValueError, RecursionError) as error:
        return f"it is not JSON ({error}); mend it"
    if not isinstance(value, dict):
        return "it is no JSON object; write {…}"
    return value


class ParquetTable:
    """A Parquet file; columns of bytes, lists of objects and the like are left out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with opened_parquet(path) as file:
            self.columns = tuple(field.name for field in file.schema_arrow if is_plain(field.type))
            self.total = int(file.metadata.num_rows)

    def rows(self) -> Iterator[Row | Refusal]:
        """See `Table`."""
        import pyarrow

        number = 0
        try:
            for batch, wrong in batches(self._path, self.columns, [], ROWS):
                for place, values in enumerate(batch.to_pylist()):
                    number += 1
                    where = f"{self._path.name}, row {number}"
                    texts = {name: as_text(value) for name, value in values.items()}
                    yield Refusal(where, wrong[place]) if place in wrong else _checked(where, texts)
        except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
            raise InvalidSource(
                f"'{self._path.name}' is damaged behind row {number} ({error}); write it again"
            ) from error
        if number != self.total:
            raise InvalidSource(
                f"'{self._path.name}' says that it has {self.total} rows, and has {number}; write it again"
            )


def _checked(where: str, values: dict[str, str]) -> Row | Refusal:
    problem = unreadable(values) or unreadable({name: name for name in values})
    return Refusal(where, problem) if problem else Row(where, values)
