"""Sources whose vectors were made elsewhere: clip-retrieval's output, and Parquet with vector columns.

Read in this order: `parts` and `columns` (where the vectors are), `vectors` and `rows` (what a file's rows become),
`reading` (all of it, batch by batch). Files stay on disk: no more than a batch of them is in memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search.errors import InvalidSource
from search.ingest.embeddings.columns import Columns, dimension_of, is_vectors, vector_columns
from search.ingest.embeddings.parts import Part, numbered_parts, tables_as_parts
from search.ingest.embeddings.reading import Batch, PartsReader
from search.ingest.embeddings.rows import Rows
from search.ingest.sources.folder import pictures_in
from search.ingest.sources.naming import METADATA, check_name, found, made_name
from search.ingest.sources.parquet import is_plain, opened_parquet
from search.ingest.sources.rows import MOST_FIELDS, caption_column

__all__ = ["Batch", "Embeddings", "open_embeddings"]


@dataclass(frozen=True)
class Embeddings:
    """A collection whose vectors are ready.

    Attributes:
        name: as the user named it, else made from its place.
        root: the folder that `Document.image` is relative to, resolved.
        dimension: numbers in each of its vectors.
        total: how many rows it has.
        reader: reads them.
    """

    name: str
    root: Path
    dimension: int
    total: int
    reader: PartsReader

    def batches(self) -> Iterator[Batch]:
        """Its rows in their order, some thousands at a time; see `PartsReader.batches`."""
        return self.reader.batches()


def open_embeddings(
    location: Path,
    *,
    caption: str | None = None,
    name: str | None = None,
    image_vectors: str | None = None,
    caption_vectors: str | None = None,
) -> Embeddings | None:
    """The collection at that place if its vectors are ready, else None.

    Args:
        location: a folder that clip-retrieval wrote; or a Parquet file, or a folder of them, with vector columns.
        caption: the column that holds the caption; by default the first of caption, text and title.
        name: a name for the source; ids then begin with `NAME/`. Without it a name is made from the place.
        image_vectors, caption_vectors: the columns of a Parquet file that hold vectors; by default such as
            image_vector and caption_vector, see `columns`.

    Raises:
        InvalidSource: nothing is there, or what is there doesn't fit together; the files are named.

    Example:
        >>> open_embeddings(Path("clip-output")).dimension
        512
    """
    check_name(name)
    place = found(location)
    named = image_vectors or caption_vectors
    if any((place / folder).is_dir() for folder in ("img_emb", "text_emb")):
        if named:
            raise InvalidSource(
                f"'{place}' has its vectors in files of their own; the column '{named}' is not looked at"
            )
        parts, dimension = numbered_parts(place)
        columns = Columns()
    else:
        tables = _tables(place)
        columns = vector_columns(tables[0], image_vectors, caption_vectors) if tables else Columns()
        if named and not tables:
            raise InvalidSource(f"'{place}' is no Parquet file, so there is no column '{named}' for vectors")
        if not columns.vectors:
            return None
        parts, dimension = tables_as_parts(tables, columns), dimension_of(tables, columns)
    texts = _texts(parts)
    where = f"'{parts[0].table.name}'"
    caption = caption_column(texts, caption, where)
    source = name or made_name(place)
    root = place if place.is_dir() else place.parent
    rows = Rows(texts, caption, source, "" if name is None else f"{name}/", root)
    if len(rows.fields) > MOST_FIELDS:
        raise InvalidSource(f"{where} has {len(rows.fields)} columns for fields; at most {MOST_FIELDS} are kept")
    return Embeddings(
        name=source,
        root=root,
        dimension=dimension,
        total=sum(part.rows for part in parts),
        reader=PartsReader(parts, columns, texts, caption, rows, dimension),
    )


def _tables(place: Path) -> list[Path]:
    """The Parquet files there, in the order of the numbers in their names."""
    if not place.is_dir():
        return [place] if place.suffix.lower() == ".parquet" else []
    metadata = [name for name in METADATA if (place / name).is_file()]
    if metadata:
        return [place / metadata[0]] if metadata == ["metadata.parquet"] else []
    tables = [path for path in place.glob("*.parquet") if path.is_file() and not path.name.startswith(".")]
    if tables and (any(place.glob("*.tar")) or pictures_in(place)):  # then they lie beside what is the source
        return []
    return sorted(tables, key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(number or 0), text) for text, number in re.findall(r"(\D*)(\d*)", path.name)]


def _texts(parts: list[Part]) -> tuple[str, ...]:
    """The columns of all tables that can be told as text, in order of appearance; no lists of numbers."""
    columns: dict[str, None] = {}
    for part in parts:
        with opened_parquet(part.table) as table:
            kinds = {field.name: field.type for field in table.schema_arrow}
        columns |= {name: None for name, kind in kinds.items() if is_plain(kind) and not is_vectors(kind)}
    return tuple(columns)
