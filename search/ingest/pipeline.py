"""The way of a document: source → picture → encoder → index, in batches, each of them one transaction.

Pictures are read, decoded and made into thumbnails by threads while the encoder works on the batches before and the
one before those is stored. Whatever kills the process, the index holds whole batches, and the next run encodes only
what is missing.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from itertools import islice

from search.encoders import Encoder
from search.errors import IndexMismatch
from search.indexes import Index
from search.ingest.account import Account, Progress
from search.ingest.encode import Encoded
from search.ingest.fetch import FetchedPicture
from search.ingest.originals import remember_root
from search.ingest.prepare import NotPrepared, Prepared, prepare
from search.ingest.report import Report
from search.ingest.sources import Record, Refusal, Source
from search.ingest.workers import workers
from search.progress import quick
from search.settings import Settings

__all__ = ["Progress", "Report", "ingest"]


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
    account = Account(source.name, index, replace, shard, progress)
    return _Ingest(source, index, encoder, account, settings or Settings.from_environment()).run(prune)


class _Ingest:
    """One run: the state that its steps share."""

    def __init__(self, source: Source, index: Index, encoder: Encoder, account: Account, settings: Settings) -> None:
        self.source = source
        self.index = index
        self.encoder = encoder
        self.account = account
        self.settings = settings

    def run(self, prune: bool) -> Report:
        remember_root(self.index, self.source.name, self.source.root)
        with workers(self.settings) as self.workers, self.index.loading(quick(self.account.progress)):
            for batch in self.workers.encoded(map(self._begin, self._batches()), self.index, self.encoder):
                self._store(batch)
        removed = self.account.prune() if prune else 0
        return self.account.report(removed, self.source.not_named)

    def _batches(self) -> Iterator[list[Record]]:
        records = self._records()
        while batch := list(islice(records, self.settings.batch)):
            yield batch

    def _records(self) -> Iterator[Record]:
        """The records of this part; refusals are noted."""
        for item in self.source:
            if isinstance(item, Refusal):
                self.account.refuse(item)
            elif self.account.takes(item.id):
                yield item

    def _begin(self, batch: list[Record]) -> list[Future[Prepared | NotPrepared]]:
        """Have the pictures of a batch made ready; records whose id is another source's are refused."""
        known = self.index.get([record.id for record in batch])
        begun = []
        for record in batch:
            before = known.get(record.id)
            if self.account.is_anothers(record.id, before):
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
        account = self.account
        account.added += sum(each.before is None for each in batch.documents)
        account.updated += sum(each.before is not None for each in batch.documents)
        account.unchanged += batch.unchanged
        account.overlong += batch.overlong
        account.dead_links += sum(each.dead_link for each in batch.failed)
        account.refused += [each.refusal for each in batch.failed]
        account.tell(self.source.total)
