"""Which columns of a Parquet file hold vectors, and how long those are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.errors import InvalidSource
from search.ingest.sources.parquet import opened_parquet
from search.ingest.sources.rows import listed

IMAGE_COLUMNS = ("image_vector", "image_embedding", "img_emb")
CAPTION_COLUMNS = ("caption_vector", "caption_embedding", "text_vector", "text_embedding", "text_emb")
"""Where vectors are looked for, in this order, unless the user names a column."""


@dataclass(frozen=True)
class Columns:
    """The columns with the vectors of pictures and of captions; None where there are none."""

    images: str | None = None
    captions: str | None = None

    @property
    def vectors(self) -> tuple[str, ...]:
        """Those that there are."""
        return tuple(name for name in (self.images, self.captions) if name is not None)


def vector_columns(path: Path, images: str | None, captions: str | None) -> Columns:
    """The columns of vectors in a Parquet file, none if it has no such columns.

    Args:
        path: the file.
        images, captions: their names; by default the first of `IMAGE_COLUMNS` and of `CAPTION_COLUMNS` that holds
            lists of floating-point numbers.

    Raises:
        InvalidSource: a column that was named is not there or holds something else; or the file is damaged.
    """
    with opened_parquet(path) as file:
        kinds = {field.name: field.type for field in file.schema_arrow}
    for wanted in (images, captions):
        if wanted is not None and wanted not in kinds:
            raise InvalidSource(f"'{path.name}' has no column '{wanted}' for vectors; it has {listed(list(kinds))}")
        if wanted is not None and not is_vectors(kinds[wanted]):
            raise InvalidSource(
                f"the column '{wanted}' of '{path.name}' holds {kinds[wanted]}; "
                "vectors are lists of floating-point numbers"
            )
    there = [name for name, kind in kinds.items() if is_vectors(kind)]
    return Columns(
        images or next((name for name in IMAGE_COLUMNS if name in there), None),
        captions or next((name for name in CAPTION_COLUMNS if name in there), None),
    )


def is_vectors(kind: Any) -> bool:
    """Whether an Arrow type is a list of floating-point numbers."""
    from pyarrow import types

    lists = types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind)
    return bool(lists and types.is_floating(kind.value_type))


def dimension_of(tables: Sequence[Path], columns: Columns) -> int:
    """How many numbers the vectors of those columns have: what the type says, else most of the first of them.

    Raises:
        InvalidSource: there is no vector; or pictures and captions differ.
    """
    found = {name: length for name in columns.vectors if (length := _length(tables, name))}
    if not found:
        named = " and ".join(f"'{name}'" for name in columns.vectors)
        raise InvalidSource(f"there is no vector in {named} of '{tables[0].name}'; every row of it is empty")
    if len(set(found.values())) > 1:
        told = ", those in ".join(f"'{name}' {length:,}" for name, length in found.items())
        raise InvalidSource(
            f"the numbers that vectors have differ, those in {told}: they are of different encoders; make them with one"
        )
    return next(iter(found.values()))


def _length(tables: Sequence[Path], name: str) -> int:
    from pyarrow import compute, types

    for path in tables:
        with opened_parquet(path) as file:
            kind = file.schema_arrow.field(name).type
            if types.is_fixed_size_list(kind):
                return int(kind.list_size)
            for batch in file.iter_batches(batch_size=1024, columns=[name]):
                lengths = compute.drop_null(compute.list_value_length(batch.column(0)))
                ((length, _),) = Counter(lengths.to_pylist()).most_common(1) or ((0, 0),)
                if length:
                    return int(length)
    return 0
