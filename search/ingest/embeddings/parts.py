"""Files whose rows belong together: the numbered parts that clip-retrieval writes, and Parquet files with vectors.

clip-retrieval (https://github.com/rom1504/clip-retrieval) writes `img_emb/img_emb_0.npy`, `text_emb/text_emb_0.npy` and
`metadata/metadata_0.parquet`, then the same with 1, 2, …; the n-th rows of a part's files are of one picture.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from search.errors import InvalidSource
from search.ingest.embeddings.columns import Columns
from search.ingest.sources.parquet import opened_parquet

FOLDERS = {"img_emb": ".npy", "text_emb": ".npy", "metadata": ".parquet"}
"""The folders of clip-retrieval's output and the kind of file in each, which is named for its folder."""


@dataclass(frozen=True)
class Part:
    """Files of as many rows each.

    Attributes:
        table: Parquet, with captions, names and fields.
        rows: how many.
        images, captions: the vectors' files; None where there is none, or a column of the table holds them.
    """

    table: Path
    rows: int
    images: Path | None = None
    captions: Path | None = None

    def array(self, path: Path | None) -> Any:
        """One of the part's files of vectors as an array that stays on disk until it is read; None for None."""
        return None if path is None else mapped(path)


def mapped(path: Path) -> Any:
    """A file of vectors, (rows, dimension), mapped and not read.

    Raises:
        InvalidSource: it is damaged, or holds something else.
    """
    try:
        array = np.load(path, mmap_mode="r")
    except (OSError, ValueError, EOFError) as error:
        raise InvalidSource(f"'{path.name}' is damaged or no file of vectors ({error}); make it again") from error
    if array.ndim != 2 or array.dtype.kind != "f" or not array.shape[1]:
        raise InvalidSource(
            f"'{path.name}' holds numbers of type {array.dtype} in the shape {array.shape}; "
            "vectors are floating-point numbers, one row for each document"
        )
    return array


def numbered_parts(root: Path) -> tuple[list[Part], int]:
    """The parts of clip-retrieval's output in the order of their numbers, and the dimension of the vectors.

    Raises:
        InvalidSource: a part lacks a file, or its files have different numbers of rows; or dimensions differ.
    """
    files = {folder: _numbered(root / folder, folder, suffix) for folder, suffix in FOLDERS.items()}
    files = {folder: found for folder, found in files.items() if found or folder == "metadata"}
    if len(files) < 2:
        raise InvalidSource(f"'{root}' has no files such as 'img_emb/img_emb_0.npy'; give clip-retrieval's folder")
    numbers = sorted({number for found in files.values() for number in found})
    parts: list[Part] = []
    widths: dict[str, int] = {}
    for number in numbers:
        for folder, found in files.items():
            if number not in found:
                missing = f"{folder}/{folder}_{number}{FOLDERS[folder]}"
                raise InvalidSource(f"'{missing}' is missing, while other files of that part are there; copy it too")
        part = {folder: found[number] for folder, found in files.items()}
        arrays = {path.name: mapped(path) for path in part.values() if path.suffix == ".npy"}
        rows = {name: len(array) for name, array in arrays.items()}
        with opened_parquet(part["metadata"]) as table:
            rows[part["metadata"].name] = table.metadata.num_rows
        if len(set(rows.values())) > 1:
            counted = ", ".join(f"'{name}' has {count:,} rows" for name, count in rows.items())
            raise InvalidSource(f"the files of part {number} do not belong together: {counted}; make them again")
        widths |= {name: array.shape[1] for name, array in arrays.items()}
        parts.append(Part(part["metadata"], rows[part["metadata"].name], part.get("img_emb"), part.get("text_emb")))
    return parts, _same(widths)


def tables_as_parts(tables: Sequence[Path], columns: Columns) -> list[Part]:
    """Parquet files that hold vectors, each of them a part.

    Raises:
        InvalidSource: a file lacks a column of vectors that the first one has.
    """
    parts = []
    for path in tables:
        with opened_parquet(path) as table:
            missing = [name for name in columns.vectors if name not in table.schema_arrow.names]
            if missing:
                raise InvalidSource(f"'{path.name}' has no column '{missing[0]}', unlike '{tables[0].name}'")
            parts.append(Part(path, table.metadata.num_rows))
    return parts


def _numbered(folder: Path, name: str, suffix: str) -> dict[int, Path]:
    found: dict[int, Path] = {}
    for path in sorted(folder.glob(f"{name}_*{suffix}")):
        number = re.fullmatch(r"\d+", path.stem.removeprefix(f"{name}_"), re.ASCII)
        if number is None:
            continue
        if int(number.group()) in found:
            raise InvalidSource(f"'{path.name}' and '{found[int(number.group())].name}' have the same number")
        found[int(number.group())] = path
    return found


def _same(widths: dict[str, int]) -> int:
    (first, dimension), *others = widths.items()
    for name, width in others:
        if width != dimension:
            raise InvalidSource(
                f"the vectors in '{first}' have {dimension:,} numbers, those in '{name}' {width:,}: "
                "they are of different encoders; make them with one"
            )
    return dimension
