"""The way of a document: source → picture → encoder → index, in batches, each of them one transaction.

Pictures are read, decoded and made into thumbnails by threads while the encoder works on the batches before and the
one before those is stored. Whatever kills the process, the index holds whole batches, and the next run encodes only
what is missing. Several indexes, each with an encoder of its own, are filled from one pass over the source: each
picture is read and decoded once, and what fails in one leaves the others alone.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from itertools import chain, islice

from search.encoders import Encoder
from search.errors import InvalidInput
from search.indexes import Index, Told
from search.ingest.account import Account, Progress
from search.ingest.encode import Encoded, encode
from search.ingest.fetch import FetchedPicture
from search.ingest.filling import Filling, Target
from search.ingest.prepare import NotPrepared, Opened, Share, prepare
from search.ingest.report import Report
from search.ingest.sources import Record, Refusal, Source
from search.ingest.workers import in_advance, workers
from search.nouns import Document
from search.progress import quick
from search.settings import Settings

__all__ = ["Progress", "Report", "Target", "ingest", "ingest_all"]


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
    (report,) = ingest_all(
        source,
        [Target(index, encoder)],
        prune=prune,
        replace=replace,
        shard=shard,
        progress=progress,
        settings=settings,
    )
    if report.failure is not None:
        raise report.failure
    return report


def ingest_all(
    source: Source,
    targets: Sequence[Target],
    *,
    prune: bool = False,
    replace: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> tuple[Report, ...]:
    """Bring several indexes up to what the source holds, reading and decoding each picture once.

    Each index decides by itself what is new, changed or unchanged in it. The slowest encoder sets the pace. An encoder
    or index that fails is left out of the rest; its report says why, and the next run goes on where it was.

    Args:
        source: what to read, from `open_source`.
        targets: the indexes, each with the encoder of its fingerprint.
        prune, replace, shard, settings: see `ingest`. An index that failed is not pruned.
        progress: is told how far all of them are together.

    Returns:
        A report for each target, in their order.

    Raises:
        InvalidInput: a shard that does not exist, or no target.
        InvalidSource: the metadata turned out to be damaged; what came before is stored.

    Example:
        >>> clip, siglip = ingest_all(open_source(Path("photos")), [Target(a, clip_encoder), Target(b, siglip_encoder)])
        >>> clip.summary(), siglip.failure
        ('500 added in 3.1 s.', None)
    """
    if not targets:
        raise InvalidInput("there is no index to ingest into; name one")
    told = quick(progress)
    fillings = [
        Filling(target, Account(source.name, target.index, replace, shard, progress), _part(told, i, len(targets)))
        for i, target in enumerate(targets)
    ]
    return _Ingest(source, fillings, settings or Settings.from_environment()).run(prune)


class _Ingest:
    """One run: the state that its steps share."""

    def __init__(self, source: Source, fillings: Sequence[Filling], settings: Settings) -> None:
        self.source = source
        self.fillings = fillings
        self.settings = settings
        self.at_hand: deque[tuple[Filling, Future[Encoded]]] = deque()
        self.interrupted = False

    @property
    def going(self) -> list[Filling]:
        """Those in which nothing went wrong."""
        return [filling for filling in self.fillings if filling.failure is None]

    def run(self, prune: bool) -> tuple[Report, ...]:
        for filling in self.fillings:
            filling.begin(self.source)
        with workers(self.settings) as self.workers, ExitStack() as loading:
            for filling in reversed(self.fillings):
                loading.enter_context(filling)
            begun = in_advance(map(self._begin, self._batches()))
            try:
                for batch in begun:
                    self._take(batch)
            except KeyboardInterrupt:
                self._save(begun)
                raise
        return tuple(filling.finish(prune, self.source) for filling in self.fillings)

    def _batches(self) -> Iterator[list[Record]]:
        records = self._records()
        while self.going and not self.interrupted and (batch := list(islice(records, self.settings.batch))):
            yield batch

    def _records(self) -> Iterator[Record]:
        """The records of this part; refusals are noted."""
        for item in self.source:
            if isinstance(item, Refusal):
                for filling in self.fillings:
                    filling.account.refuse(item)
                continue
            mine = [filling.account.takes(item.id) for filling in self.fillings]  # what every one of them has to note
            if all(mine):
                yield item

    def _begin(self, batch: list[Record]) -> list[tuple[Filling, Future[Encoded]]]:
        """Have the pictures of a batch made ready and each index's share in them encoded."""
        wanted = [(filling, filling.known(batch)) for filling in self.going]
        opened = {}
        for record in batch:
            befores = [known[record.id] for _, known in wanted if record.id in known]
            if befores:
                opened[record.id] = self._open(record, befores)
        return [
            (filling, self._encode([Share(opened[id_], before) for id_, before in known.items()], filling))
            for filling, known in wanted
            if filling.failure is None
        ]

    def _take(self, batch: list[tuple[Filling, Future[Encoded]]]) -> None:
        """Have each index store its share, and tell how far that is."""
        self.at_hand.extend(batch)
        while self.at_hand:
            filling, encoding = self.at_hand[0]
            filling.take(encoding)
            self.at_hand.popleft()
        for filling in self.going[:1]:
            filling.account.tell(self.source.total)

    def _save(self, begun: Iterator[list[tuple[Filling, Future[Encoded]]]]) -> None:
        """Store what encoders have made by now, which may have been paid for; what they wait for is given up."""
        self.interrupted = True
        self.workers.give_up()
        for filling, encoding in chain(tuple(self.at_hand), chain.from_iterable(begun)):
            if not encoding.cancel():
                filling.take(encoding)

    def _encode(self, batch: list[Share], filling: Filling) -> Future[Encoded]:
        return self.workers.encoding.submit(encode, batch, filling.index, filling.encoder)

    def _open(self, record: Record, befores: list[Document | None]) -> Future[Opened | NotPrepared]:
        pool = self.workers.fetching if isinstance(record.picture, FetchedPicture) else self.workers.decoding
        return pool.submit(prepare, record, self.source.name, befores, self.settings)


def _part(told: Told | None, i: int, parts: int) -> Told | None:
    """What hears of the i-th of so many parts of some work, and tells of the whole."""
    return None if told is None else lambda share: told((i + share) / parts)
