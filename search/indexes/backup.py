"""An index as one file, and back, on whatever backend either is.

The file is a SQLite database of an embedded index (`docs/layout.md`), so a backup of one backend can be restored on the
other. An index in a folder is copied page by page, exactly; one on a server is read and written in batches.

Example:
    >>> back_up(open_index("shop.index"), "shop.backup")
    500
    >>> restore("shop.backup", "opensearch://localhost:9200/shop")
    500
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from search.errors import IndexBusy
from search.indexes import Index, Told, is_address
from search.nouns import Document, Vectors

BATCH = 500
"""Documents that are read from a server, or written to it, at once."""


class Batch(NamedTuple):
    """Documents with all that an index holds of them, as `Index.add` takes it."""

    documents: Sequence[Document]
    image_vectors: Vectors
    caption_vectors: Vectors
    thumbnails: Sequence[bytes | None]


def back_up(index: Index, file: str | Path, told: Told | None = None) -> int:
    """Copy one state of an index into one file, while others read it; returns how many documents that are.

    Writers go on while an index in a folder is copied. One on a server is copied once more, and its writers wait, if
    somebody wrote to it meanwhile.

    Args:
        index: the build that it shows is copied, no other.
        file: is replaced, in one step, if it is a backup.
        told: hears how far it is.

    Raises:
        InvalidInput: the file is something else, or its folder isn't there.
        IndexDamaged: the index is damaged; nothing was written.
        IndexBusy: another process is writing the same file, or writes to the index all the time.
        Unavailable: the file cannot be written; what was there before is there still.
    """
    from search.indexes.embedded import EmbeddedIndex
    from search.indexes.embedded.backup import written

    if isinstance(index, EmbeddedIndex):
        return index.back_up(Path(file), told)
    with index.frozen():  # for a moment, after which all that this generation counts can be seen
        before = index.generation()
    try:
        return written(Path(file), lambda into: _fill(into, index, before, told), told)
    except _Changed:
        with index.frozen():
            before = index.generation()
            try:
                return written(Path(file), lambda into: _fill(into, index, before, told), told)
            except _Changed:
                raise IndexBusy(
                    f"the index '{index.location}' was written to all the time; nothing was backed up, try again"
                ) from None


def restore(file: str | Path, location: str | Path, *, replace: bool = False, told: Told | None = None) -> int:
    """Have a place show what is in a backup, all of it or nothing; returns how many documents that are.

    Args:
        file: what `back_up` wrote; it is looked through before anything is changed.
        location: a folder, or an address on a server.
        replace: the documents of the index that is there are lost, and so is its build from before. An index without
            documents is replaced anyway.
        told: hears how far it is.

    Raises:
        InvalidInput: the file is no backup, or there is an index with documents that is not to be replaced.
        IndexDamaged: the backup is damaged. Nothing was changed.
        IndexMismatch: it was made by a newer Triptych.
        IndexBusy, Unavailable: the place cannot be written to. It shows what it showed before.
    """
    from search.indexes import embedded

    if not is_address(location):
        return embedded.restore(Path(file), Path(location), replace=replace, told=told)
    from search.indexes import opensearch

    opensearch.refuse_to_replace(str(location), replace=replace)
    # Looked through as a whole before the first document is sent.
    with tempfile.TemporaryDirectory(prefix="triptych-restore-") as folder:
        place = Path(folder) / "backup.index"
        count = embedded.restore(Path(file), place, told=None if told is None else lambda done: told(done / 2))
        with closing(embedded.open_existing(place)) as source:
            build = opensearch.begin_restored(
                str(location), dimension=source.dimension, fingerprint=source.fingerprint, encoder=source.encoder
            )
            with closing(build):
                try:
                    _bring_over(source, build, count, told)
                    opensearch.show_restored(build, replace=replace)
                except BaseException:
                    build.discard()
                    raise
    return count


def _bring_over(source: Index, build: Index, total: int, told: Told | None) -> None:
    done = 0
    with build.loading():
        for batch in batches(source):
            build.add(
                batch.documents,
                image_vectors=batch.image_vectors,
                caption_vectors=batch.caption_vectors,
                thumbnails=batch.thumbnails,
            )
            done += len(batch.documents)
            if told is not None:
                told(0.5 + done / total / 2)
    for name, value in source.settings().items():
        build.keep_setting(name, value)


def batches(index: Index) -> Iterator[Batch]:
    """Everything that an index holds, in the order of the ids."""
    after = None
    while documents := index.browse(after, BATCH):
        ids = [document.id for document in documents]
        webps = index.thumbnails(ids)
        yield Batch(
            documents, index.vectors(ids, "image"), index.vectors(ids, "caption"), [webps.get(id_) for id_ in ids]
        )
        after = ids[-1]


class _Changed(Exception):
    """The index was written to while it was copied."""


def _fill(into: sqlite3.Connection, index: Index, generation: int, told: Told | None) -> None:
    """Write an index's documents and settings into an empty database."""
    from search.indexes.embedded import tables
    from search.indexes.embedded.schema import lay_out
    from search.indexes.incoming import checked

    lay_out(into, dimension=index.dimension, fingerprint=index.fingerprint, encoder=index.encoder)
    total, done = index.info().documents, 0
    for batch in batches(index):
        into.execute("BEGIN")
        tables.insert(
            into,
            checked(
                batch.documents, batch.image_vectors, batch.caption_vectors, batch.thumbnails, dimension=index.dimension
            ),
        )
        into.execute("COMMIT")
        done += len(batch.documents)
        if told is not None:
            told(0.9 * min(done / max(total, 1), 1))
    for name, value in index.settings().items():
        into.execute("INSERT INTO setting VALUES (?, ?)", (name, json.dumps(value)))
    if index.generation() != generation:
        raise _Changed
