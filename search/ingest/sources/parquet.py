"""Parquet files, read so that no file takes more memory than it has to, whatever somebody put into it.

A file of a few kilobytes can hold a text of a gigabyte, and name it in a million rows: texts are compressed, kept once
in a dictionary, or written as what of them the text before has not. How large they are when they are unpacked stands in
the metadata of the row groups and before each page, see `pages`; that is looked at before anything is unpacked.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.errors import InvalidSource
from search.ingest.sources.lines import LONGEST_LINE
from search.ingest.sources.pages import sizes

MOST_TEXT = 2_000_000_000
"""Bytes of text that a row group may have when it is unpacked."""

MOST_VALUES = 100_000_000
"""Values that a column of texts or lists may have in a row group."""

LARGEST_PAGE = 100_000_000
"""Bytes of a page of a column; writers make pages of about a megabyte."""

ROOM = 200_000_000
"""Bytes that a column of a batch may take if all its texts are as long as its dictionary, or its page, is large; and
that a batch of average rows may take."""

COPIES = 4
"""How often texts that are written by what they share are in memory while Arrow puts them together."""

FEWEST = 64
"""Rows that are read at once at least. Where so many have no room, texts stay in their dictionary until it is known how
long they are, which takes several times as long."""


def opened_parquet(path: Path, in_dictionaries: Sequence[str] = ()) -> Any:
    """A `pyarrow.parquet.ParquetFile` that holds no more of the file in memory than is being read.

    Args:
        path: of the file.
        in_dictionaries: the columns whose texts stay in their dictionary, by their paths in the file's own schema.

    Raises:
        InvalidSource: it is damaged, or no Parquet file.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(path, memory_map=True, read_dictionary=list(in_dictionaries))
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InvalidSource(f"'{path.name}' is damaged or no Parquet file ({error}); write it again") from error


def is_plain(kind: object) -> bool:
    """Whether the values of an Arrow type can be told as text: no bytes, no objects."""
    from pyarrow import types

    if types.is_list(kind) or types.is_large_list(kind):
        return is_plain(kind.value_type)  # type: ignore[attr-defined]
    return not (types.is_nested(kind) or types.is_binary(kind) or types.is_large_binary(kind))


def batches(path: Path, texts: Sequence[str], others: Sequence[str], rows: int) -> Iterator[tuple[Any, dict[int, str]]]:
    """The file's rows, some at a time: an Arrow record batch, and why rows of it cannot be used, by their places in it.

    What is too long in a row is null there.

    Args:
        path: of the file.
        texts: columns to be told as text.
        others: further columns.
        rows: at most so many at a time.

    Raises:
        InvalidSource: a row group holds more than is unpacked.
        pyarrow.ArrowException, OSError, UnicodeDecodeError: the file is damaged.
    """
    with opened_parquet(path) as file:
        room, fit = _checked(path, file, texts, rows)
    leaves = [leaf for leaf, most in room.items() if most < FEWEST]
    fit = min((fit, *(most for most in room.values() if most >= FEWEST)))
    with opened_parquet(path, leaves) as file:
        wanted = [*texts, *others]
        # Arrow doesn't put dictionaries of two row groups together, and would take as many rows out of several as out
        # of one. Its own threads take twice the processor's time, and reading goes on beside storing anyway.
        found = (
            _shortened(batch, texts)
            for group in range(file.metadata.num_row_groups)
            for batch in file.iter_batches(fit, row_groups=[group], columns=wanted, use_threads=False)
        )
        yield from _together(found, rows)


def _together(found: Iterator[tuple[Any, dict[int, str]]], rows: int) -> Iterator[tuple[Any, dict[int, str]]]:
    """Batches put together up to so many rows, as long as that is no lot of text."""
    import pyarrow

    held, wrong, count, size = list[Any](), dict[int, str](), 0, 0
    for batch, why in found:
        if held and (count + batch.num_rows > rows or size + batch.nbytes > ROOM):
            yield pyarrow.concat_batches(held), wrong
            held, wrong, count, size = [], {}, 0, 0
        wrong |= {count + row: said for row, said in why.items()}
        held.append(batch)
        count, size = count + batch.num_rows, size + batch.nbytes
    if held:
        yield pyarrow.concat_batches(held), wrong


def _checked(path: Path, file: Any, texts: Sequence[str], rows: int) -> tuple[dict[str, int], int]:
    """How many rows there is surely room for, by the leaf with texts in dictionaries; 0 for a list that has none.

    And how many may be read at once at most, whatever is in dictionaries.
    """
    found: dict[str, int] = {}
    most = rows
    with path.open("rb") as content:
        for number in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(number)
            chunks = [group.column(place) for place in range(group.num_columns)]
            chunks = [chunk for chunk in chunks if chunk.num_values and _is_of(chunk.path_in_schema, texts)]
            together = sum(chunk.total_uncompressed_size for chunk in chunks)
            if together > MOST_TEXT:
                raise _too_large(path, number, f"{MOST_TEXT:,} bytes of text")
            most = min(most, ROOM * group.num_rows // max(together, 1))
            for chunk in chunks:
                name = chunk.path_in_schema
                if chunk.num_values > MOST_VALUES:
                    raise _too_large(path, number, f"{MOST_VALUES:,} values in the column '{name[:50]}'")
                try:
                    kept, largest, sharing = sizes(content, chunk)
                except ValueError as error:
                    raise InvalidSource(f"'{path.name}' is damaged ({error}); write it again") from error
                if largest > LARGEST_PAGE:
                    raise _too_large(path, number, f"{LARGEST_PAGE:,} bytes in one page of the column '{name[:50]}'")
                if sharing and name in texts:
                    most = min(most, ROOM // (COPIES * sharing))
                elif sharing * chunk.num_values > ROOM:  # nobody knows how many of them a row has
                    raise _too_large(path, number, f"{ROOM:,} bytes, perhaps, in the lists of the column '{name[:50]}'")
                fit = min(rows, ROOM // kept) if kept else rows
                if name not in texts:  # nobody knows how many of its values a row has
                    fit = rows if chunk.num_values <= fit else 0
                found[name] = min(fit, found.get(name, rows))
    return {name: fit for name, fit in found.items() if _is_text(file, name)}, max(1, most)


def _is_of(leaf: str, columns: Sequence[str]) -> bool:
    """Whether a leaf of the schema belongs to one of those columns: is it, or lies in a list of it."""
    return any(leaf == name or leaf.startswith(f"{name}.") for name in columns)


def _is_text(file: Any, leaf: str) -> bool:
    schema = file.schema
    return any(
        schema.column(place).path == leaf and schema.column(place).physical_type == "BYTE_ARRAY"
        for place in range(len(schema))
    )


def _too_large(path: Path, group: int, what: str) -> InvalidSource:
    return InvalidSource(
        f"'{path.name}' has a row group ({group + 1}) with more than {what}, which is not unpacked; write it again "
        "with smaller row groups, or without what is so large"
    )


def _shortened(batch: Any, texts: Sequence[str]) -> tuple[Any, dict[int, str]]:
    import pyarrow

    columns, wrong = list(batch.columns), dict[int, str]()
    for place, name in enumerate(batch.schema.names):
        if name not in texts:
            continue
        column = columns[place]
        if pyarrow.types.is_string(column.type) and column.nbytes <= LONGEST_LINE:
            continue
        long = lengths(column) > LONGEST_LINE
        if long.any():
            for row in np.flatnonzero(long).tolist():
                wrong.setdefault(row, f"'{name[:50]}' has more than {LONGEST_LINE:,} bytes; make it shorter")
            column = column.take(pyarrow.array(np.arange(len(column)), mask=long))
        columns[place] = _unpacked(column)
    return pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names), wrong


def _unpacked(column: Any) -> Any:
    """The array with texts instead of places in a dictionary."""
    from pyarrow import types

    if types.is_dictionary(column.type):
        return column.dictionary_decode()
    if types.is_list(column.type) or types.is_large_list(column.type):
        inner = column.flatten()
        if (unpacked := _unpacked(inner)) is not inner:
            kind = type(column)
            bounds = np.concatenate(
                [[0], np.cumsum(column.value_lengths().fill_null(0).to_numpy(zero_copy_only=False))]
            )
            absent = column.is_null()
            return kind.from_arrays(bounds.astype(column.offsets.type.to_pandas_dtype()), unpacked, mask=absent)
    return column


def lengths(column: Any) -> NDArray[np.int64]:
    """How many bytes of text each value of an Arrow array has, int64 (n,); numbers and the like have none.

    Example:
        >>> lengths(pyarrow.array([["red", "blue"], None, ["größe"]]))
        array([7, 0, 7])
    """
    from pyarrow import compute, types

    kind = column.type
    if types.is_dictionary(kind):
        known = np.append(lengths(column.dictionary), 0)  # the last is that of what is null
        return np.asarray(known[column.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False)], np.int64)
    if types.is_list(kind) or types.is_large_list(kind):
        inner = np.concatenate([[0], np.cumsum(lengths(column.values) + 1)])
        bounds = column.offsets.to_numpy()
        return np.asarray(inner[bounds[1:]] - inner[bounds[:-1]], np.int64)
    if types.is_string(kind) or types.is_large_string(kind):
        found = compute.binary_length(column).fill_null(0)
        return np.asarray(found.to_numpy(zero_copy_only=False), np.int64)
    return np.zeros(len(column), np.int64)
