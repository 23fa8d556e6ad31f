"""The way of a document: source → picture → encoder → index, in batches, each of them one transaction.

Pictures are read, decoded and made into thumbnails by threads while the encoder works on the batches before and the
one before those is stored. Whatever kills the process, the index holds whole batches, and the next run encodes only
what is missing.
"""

import hashlib
import time
from collections.abc import Iterator
from concurrent.futures import Future
from itertools import islice
from typing import Protocol

from search.encoders import Encoder
from search.errors import IndexMismatch, InvalidInput
from search.indexes import Index
from search.ingest.encode import Encoded
from search.ingest.fetch import FetchedPicture
from search.ingest.originals import remember_root
from search.ingest.prepare import NotPrepared, Prepared, prepare
from search.ingest.report import Report
from search.ingest.sources import Record, Refusal, Source
from search.ingest.workers import workers
from search.nouns import Document
from search.progress import quick
from search.settings import Settings

__all__ = ["Progress", "Report", "ingest"]


class Progress(Protocol):
    """Is told how far an ingest is."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Of `total` records (None: not known) `done` are stored, unchanged or refused; `what` names them.

        At the end `done` of 100 parts of making the index quick are done; `what` is then `search.progress.QUICK`.
        """
        ...


def ingest(
    source: Source,
    index: Index,
    encoder: Encoder,
    *,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> Report:
    """Bring the index up to what the source holds.

    New documents are added, changed ones replaced, unchanged ones left alone; what cannot be read is refused, named in
    the report and skipped. Nothing is encoded again whose picture and caption stayed the same.

    Args:
        source: what to read, from `open_source`.
        index: where to store; of the encoder's fingerprint.
        encoder: makes the vectors.
        prune: afterwards remove documents of this source that are no longer in it. Not done, and said in the report,
            if some row could not even be told which document it is.
        replace: take over ids that belong to another source, instead of refusing them.
        shard: (i, n) takes the i-th of n parts, counted from 1; a document's part follows from its id alone, so that n
            processes share the work. Pruning keeps to the part.
        progress: is told how far it is.
        settings: batch size, limits and thumbnails; by default those of the environment.

    Raises:
        IndexMismatch: the index is of another encoder.
        InvalidInput: a shard that does not exist.
        InvalidSource: the metadata turned out to be damaged; what came before is stored.
        EncoderFailed, IndexBusy, Unavailable: as encoder and index raise them; what was acknowledged is stored.

    Example:
        >>> ingest(open_source(Path("photos")), index, encoder).summary()
        '500 added in 1.9 s.'
    """
    if encoder.fingerprint != index.fingerprint:
        raise IndexMismatch(
            f"the index holds vectors of the encoder {index.fingerprint}, this one is {encoder.fingerprint}: "
            "ingest with the encoder that made the index, or into a new index"
        )
    if shard is not None and not 1 <= shard[0] <= shard[1]:
        raise InvalidInput(f"the shard {shard[0]}/{shard[1]} does not exist; count from 1/{shard[1]} up")
    work = _Ingest(source, index, encoder, replace, shard, progress, settings or Settings.from_environment())
    return work.run(prune)


def part_of(id_: str, parts: int) -> int:
    """Which of so many parts a document belongs to, counted from 1: evenly, and the same everywhere and always.

    Example:
        >>> part_of("beach.jpg", 1)
        1
    """
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:8]) % parts + 1


class _Ingest:
    """One run: the state that its steps share."""

    def __init__(
        self,
        source: Source,
        index: Index,
        encoder: Encoder,
        replace: bool,
        shard: tuple[int, int] | None,
        progress: Progress | None,
        settings: Settings,
    ) -> None:
        self.source = source
        self.index = index
        self.encoder = encoder
        self.replace = replace
        self.shard = shard
        self.progress = progress
        self.settings = settings
        self.refused: list[Refusal] = []
        self.seen: set[str] = set()
        self.nameless = 0
        self.added = self.updated = self.unchanged = self.dead_links = self.overlong = self.skipped = 0

    def run(self, prune: bool) -> Report:
        start = time.perf_counter()
        remember_root(self.index, self.source.name, self.source.root)
        with workers(self.settings) as self.workers, self.index.loading(quick(self.progress)):
            for batch in self.workers.encoded(map(self._begin, self._batches()), self.index, self.encoder):
                self._store(batch)
        removed = self._prune() if prune else 0
        return Report(
            added=self.added,
            updated=self.updated,
            unchanged=self.unchanged,
            removed=removed,
            refused=tuple(self.refused),
            dead_links=self.dead_links,
            overlong=self.overlong,
            not_named=self.source.not_named,
            seconds=time.perf_counter() - start,
        )

    def _batches(self) -> Iterator[list[Record]]:
        records = self._records()
        while batch := list(islice(records, self.settings.batch)):
            yield batch

    def _records(self) -> Iterator[Record]:
        """The records of this part; refusals are noted."""
        for item in self.source:
            if isinstance(item, Refusal):
                self.nameless += item.id is None
                if item.id is not None:
                    self.seen.add(item.id)
                if self._is_mine(item.id or item.where):
                    self.refused.append(item)
                else:
                    self.skipped += 1
                continue
            self.seen.add(item.id)
            if self._is_mine(item.id):
                yield item
            else:
                self.skipped += 1

    def _is_mine(self, id_: str) -> bool:
        return self.shard is None or part_of(id_, self.shard[1]) == self.shard[0]

    def _begin(self, batch: list[Record]) -> list[Future[Prepared | NotPrepared]]:
        """Have the pictures of a batch made ready; records whose id is another source's are refused."""
        known = self.index.get([record.id for record in batch])
        begun = []
        for record in batch:
            before = known.get(record.id)
            if before is not None and before.source != self.source.name and not self.replace:
                self.refused.append(_taken(record.id, before))
                continue
            fetched = isinstance(record.picture, FetchedPicture)
            pool = self.workers.fetching if fetched else self.workers.decoding
            begun.append(pool.submit(prepare, record, self.source.name, before, self.settings))
        return begun

    def _store(self, batch: Encoded) -> None:
        """One transaction; what is counted and told afterwards is safe."""
        if batch.documents:
            kept = self.index.thumbnails([each.document.id for each in batch.documents if each.keeps_picture])
            self.index.add(
                [each.document for each in batch.documents],
                image_vectors=batch.images,
                caption_vectors=batch.captions,
                thumbnails=[each.thumbnail or kept.get(each.document.id) for each in batch.documents],
            )
        self.added += sum(each.before is None for each in batch.documents)
        self.updated += sum(each.before is not None for each in batch.documents)
        self.unchanged += batch.unchanged
        self.overlong += batch.overlong
        self.dead_links += sum(each.dead_link for each in batch.failed)
        self.refused += [each.refusal for each in batch.failed]
        if self.progress is not None:
            done = self.added + self.updated + self.unchanged + self.skipped + len(self.refused)
            self.progress(done, self.source.total, "documents")

    def _prune(self) -> int:
        if self.nameless:
            why = f"nothing was removed, because {self.nameless} rows are too broken to tell what they were; mend them"
            self.refused.append(Refusal("--prune", why))
            return 0
        gone: list[str] = []
        after = None
        while page := self.index.browse(after, 1000):
            gone += [document.id for document in page if self._has_left(document)]
            after = page[-1].id
        return self.index.remove(gone) if gone else 0

    def _has_left(self, document: Document) -> bool:
        return document.source == self.source.name and document.id not in self.seen and self._is_mine(document.id)


def _taken(id_: str, before: Document) -> Refusal:
    owner = f"the source '{before.source}'" if before.source else "documents that were added without a source"
    why = f"its id belongs to {owner}; keep both apart with --source NAME, or take it over with --replace"
    return Refusal(id_, why, id_)
