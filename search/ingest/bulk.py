"""The way of documents whose vectors are ready: source → index, batch after batch, each of them one transaction.

The next batch is read while one is stored. Whatever kills the process, the index holds whole batches, and the next run
stores only what is missing or differs.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from search.errors import IndexMismatch
from search.indexes import Index
from search.ingest.account import Account, Progress
from search.ingest.embeddings import Batch, Embeddings
from search.ingest.embeddings.reading import of_rows
from search.ingest.originals import remember_root
from search.ingest.report import Report
from search.ingest.sources.records import Refusal
from search.nouns import VectorField, Vectors
from search.progress import quick

SAME = 1e-6
"""By how much a number of a stored vector may differ from the source's: cosines have six decimals."""


def load(
    source: Embeddings,
    index: Index,
    *,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Bring the index up to what a source of ready-made vectors holds; nothing is encoded and no picture is opened.

    New documents are added, changed ones replaced, those alone that are stored with the same vectors; rows that cannot
    be used are refused, named in the report and skipped.

    Args:
        source: what to read, from `open_embeddings`.
        index: where to store; of the encoder that made the vectors, which nothing here can check.
        prune: afterwards remove documents of this source that are no longer in it.
        replace: take over ids that belong to another source, instead of refusing them.
        shard: (i, n) takes the i-th of n parts, counted from 1; see `search.ingest.pipeline.ingest`.
        progress: is told how far it is.

    Raises:
        IndexMismatch: the index is for vectors of another length.
        InvalidInput: a shard that does not exist.
        InvalidSource: a file turned out to be damaged; what came before is stored.
        IndexBusy, Unavailable: as the index raises them; what was acknowledged is stored.

    Example:
        >>> load(open_embeddings(Path("clip-output")), index).summary()
        '100,000 added in 12.7 s. …'
    """
    if source.dimension != index.dimension:
        raise IndexMismatch(
            f"the index holds vectors of {index.dimension:,} numbers, those of the source have {source.dimension:,}: "
            "load them into an index of their own"
        )
    account = Account(source.name, index, replace, shard, progress)
    remember_root(index, source.name, source.root)
    with index.loading(quick(progress)):
        for batch in _ahead(source.batches()):
            _store(batch, index, account)
            account.tell(source.total)
    report = account.report(account.prune() if prune else 0)
    return dataclasses.replace(report, no_encoder=not index.encoder)


def _ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches, each read while the one before is worked on."""
    with ThreadPoolExecutor(1, "read") as reading:
        waiting = reading.submit(next, batches, None)
        while (batch := waiting.result()) is not None:
            waiting = reading.submit(next, batches, None)
            yield batch


def _store(batch: Batch, index: Index, account: Account) -> None:
    rows = []
    for row, document in enumerate(batch.documents):
        if document.id in account.seen:
            why = "its id was there before in this source; give each document its own"
            account.refuse(Refusal(document.id, why, document.id))
        elif account.takes(document.id):
            rows.append(row)
    for refusal in batch.refused:  # after the documents, so that of two rows with one id the usable one is taken
        account.refuse(refusal)
    known = index.get([batch.documents[row].id for row in rows])
    if known:
        rows = [row for row in rows if not account.is_anothers(id_ := batch.documents[row].id, known.get(id_))]
        alike = [row for row in rows if known.get(batch.documents[row].id) == batch.documents[row]]
        stored = {row for row, same in zip(alike, _same_vectors(alike, batch, index), strict=True) if same}
        account.unchanged += len(stored)
        rows = [row for row in rows if row not in stored]
    if not rows:
        return
    documents, images, captions = batch.documents, batch.images, batch.captions
    if len(rows) < len(documents):
        documents = [documents[row] for row in rows]
        images, captions = of_rows(rows, images, captions)
    index.add(documents, image_vectors=images, caption_vectors=captions)
    replaced = sum(document.id in known for document in documents)
    account.updated += replaced
    account.added += len(documents) - replaced


def _same_vectors(rows: Sequence[int], batch: Batch, index: Index) -> NDArray[np.bool_]:
    """Which of the rows have the very vectors that are stored under their ids."""
    same = np.ones(len(rows), bool)
    if not rows:
        return same
    ids = [batch.documents[row].id for row in rows]
    fields: dict[VectorField, Vectors | None] = {"image": batch.images, "caption": batch.captions}
    for field, vectors in fields.items():
        stored = index.vectors(ids, field)
        if vectors is None:
            same &= np.isnan(stored).all(axis=1)
        else:
            given = vectors[rows].astype(np.float64)  # in which no float32 is too long to be squared
            given /= np.linalg.norm(given, axis=1, keepdims=True)
            same &= np.isclose(given, stored, rtol=0, atol=SAME, equal_nan=True).all(axis=1)
    return same
