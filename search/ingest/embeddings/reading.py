"""Parts of a source, batch by batch: documents with their vectors, and refusals for what cannot become one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.errors import InvalidSource
from search.ingest.embeddings.columns import Columns
from search.ingest.embeddings.parts import Part
from search.ingest.embeddings.rows import Rows
from search.ingest.embeddings.vectors import Given, of_array, of_column
from search.ingest.sources.parquet import batches, opened_parquet
from search.ingest.sources.records import Refusal
from search.ingest.sources.rows import as_text, unreadable
from search.nouns import Document, Vectors

BATCH = 4096
"""Rows that are read, and stored in one transaction: of 512 numbers, 16 MB of vectors."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a source.

    Attributes:
        documents: one for each usable row.
        images, captions: float32 (len(documents), dimension), of any length, NaN where there is none; None where the
            source has none at all.
        refused: the other rows.
    """

    documents: Sequence[Document]
    images: Vectors | None
    captions: Vectors | None
    refused: Sequence[Refusal]


class PartsReader:
    """Reads parts, one after the other.

    Args:
        parts: the files.
        columns: which columns of the tables hold vectors.
        texts: the columns that hold anything else, of all tables together.
        caption: the one of them that holds the caption.
        rows: makes documents.
        dimension: numbers in each vector.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        columns: Columns,
        texts: Sequence[str],
        caption: str | None,
        rows: Rows,
        dimension: int,
    ) -> None:
        self._parts = parts
        self._columns = columns
        self._texts = texts
        self._caption = caption
        self._rows = rows
        self._dimension = dimension

    def batches(self) -> Iterator[Batch]:
        """All rows in their order.

        Raises:
            InvalidSource: a file is damaged further on; the batches before that are whole.
        """
        import pyarrow

        for part in self._parts:
            done = 0
            arrays = [part.array(part.images), part.array(part.captions)]
            try:
                with opened_parquet(part.table) as file:
                    there = set(file.schema_arrow.names)
                texts, vectors = ([name for name in of if name in there] for of in (self._texts, self._columns.vectors))
                for batch, long in batches(part.table, texts, vectors, BATCH):
                    yield self._batch(part, batch, arrays, done, long)
                    done += batch.num_rows
            except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
                why = f"'{part.table.name}' is damaged behind row {done:,} ({error}); write it again"
                raise InvalidSource(why) from error

    def _batch(self, part: Part, batch: Any, arrays: Sequence[Any], first: int, long: Mapping[int, str]) -> Batch:
        names, count = batch.schema.names, batch.num_rows
        texts = {name: _texts(batch.column(name)) for name in self._texts if name in names}
        documents = self._rows.documents(texts, count, part.table.stem, first)
        images, captions = (
            self._given(batch, array, column, first)
            for array, column in zip(arrays, (self._columns.images, self._columns.captions), strict=True)
        )
        if part.captions is not None and captions is not None and self._caption in texts:
            captions = _without_empty(captions, texts[self._caption])
        wrong = _unreadable(texts, part.table.name, first)
        wrong |= _nothing(documents, images, captions, part.table.name, first)
        wrong |= _unusable("image", images, (part.images or part.table).name, first)
        wrong |= _unusable("caption", captions, (part.captions or part.table).name, first)
        wrong |= {row: (f"{part.table.name}, row {first + row + 1}", why) for row, why in long.items()}
        return _usable(documents, images, captions, wrong)

    def _given(self, batch: Any, array: Any, column: str | None, first: int) -> Given | None:
        if array is not None:
            return of_array(array[first : first + batch.num_rows])
        return None if column is None else of_column(batch.column(column), self._dimension)


def _texts(column: Any) -> list[str]:
    return [value.strip() if isinstance(value, str) else as_text(value).strip() for value in column.to_pylist()]


def _without_empty(captions: Given, texts: Sequence[str]) -> Given:
    """Without the vectors of empty captions, which clip-retrieval makes too: an empty text is near to anything."""
    empty = np.array([not text for text in texts])
    if not empty.any():
        return captions
    rows = captions.rows.copy()
    rows[empty] = np.nan
    return Given(rows, captions.absent | empty, {row: why for row, why in captions.wrong.items() if not empty[row]})


def _unreadable(texts: Mapping[str, Sequence[str]], file: str, first: int) -> dict[int, tuple[str, str]]:
    rows = {row for column in texts.values() for row, text in enumerate(column) if "\x00" in text}
    return {
        row: (f"{file}, row {first + row + 1}", unreadable({name: column[row] for name, column in texts.items()}) or "")
        for row in sorted(rows)
    }


def _nothing(
    documents: Sequence[Document], images: Given | None, captions: Given | None, file: str, first: int
) -> dict[int, tuple[str, str]]:
    """Rows in which there is nothing to be found by."""
    bare: NDArray[np.bool_] = np.array([not document.caption for document in documents], bool)
    for given in (images, captions):
        if given is not None:
            bare &= given.absent
    why = "the row has neither a vector nor a caption; give it one of them"
    return {int(row): (f"{file}, row {first + int(row) + 1}", why) for row in np.flatnonzero(bare)}


def _unusable(kind: str, given: Given | None, file: str, first: int) -> dict[int, tuple[str, str]]:
    if given is None:
        return {}
    return {
        row: (f"{file}, row {first + row + 1}", f"its {kind} vector {why}; make it again, or take the row out")
        for row, why in given.wrong.items()
    }


def _usable(
    documents: Sequence[Document], images: Given | None, captions: Given | None, wrong: Mapping[int, tuple[str, str]]
) -> Batch:
    refused = [Refusal(where, why, documents[row].id) for row, (where, why) in sorted(wrong.items())]
    of_images, of_captions = (None if given is None else given.rows for given in (images, captions))
    if wrong:
        rows = [row for row in range(len(documents)) if row not in wrong]
        documents = [documents[row] for row in rows]
        of_images, of_captions = of_rows(rows, of_images, of_captions)
    return Batch(documents, of_images, of_captions, refused)


def of_rows(
    rows: Sequence[int], images: Vectors | None, captions: Vectors | None
) -> tuple[Vectors | None, Vectors | None]:
    """Those rows of the vectors of both fields."""
    return None if images is None else images[rows], None if captions is None else captions[rows]
