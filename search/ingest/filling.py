"""One of the indexes that an ingest fills: what is stored in it, and what went wrong there and nowhere else."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import TracebackType

from search.encoders import Encoder
from search.errors import EncoderFailed, IndexMismatch
from search.indexes import Index, Told
from search.ingest.account import Account
from search.ingest.encode import Encoded
from search.ingest.originals import remember_root
from search.ingest.report import Report
from search.ingest.sources import Record, Source
from search.nouns import Document


@dataclass(frozen=True)
class Target:
    """An index to fill, and the encoder that makes its vectors.

    Raises:
        IndexMismatch: the index is of another encoder.
    """

    index: Index
    encoder: Encoder

    def __post_init__(self) -> None:
        if self.encoder.fingerprint != self.index.fingerprint:
            raise IndexMismatch(
                f"the index holds vectors of the encoder {self.index.fingerprint}, this one is "
                f"{self.encoder.fingerprint}: ingest with the encoder that made the index, or into a new index"
            )


class Filling:
    """A target while it is filled. What goes wrong with its index or its encoder is kept and not raised.

    It is a context, inside which the index expects many documents.

    Args:
        target: the index and its encoder.
        account: of this index.
        told: hears how far making the index quick is, at the end.

    Attributes:
        failure: what went wrong first; nothing new is begun for it then.
    """

    def __init__(self, target: Target, account: Account, told: Told | None) -> None:
        self.index = target.index
        self.encoder = target.encoder
        self.account = account
        self.failure: Exception | None = None
        self._loading = target.index.loading(told)

    def known(self, batch: Sequence[Record]) -> Mapping[str, Document | None]:
        """What is stored under those records' ids, None for nothing; those that are another source's are left out."""
        befores: dict[str, Document | None] = {}
        with self._kept():
            stored = self.index.get([record.id for record in batch])
            for record in batch:
                if not self.account.is_anothers(record.id, stored.get(record.id)):
                    befores[record.id] = stored.get(record.id)
        return befores

    def take(self, encoding: Future[Encoded]) -> None:
        """Wait for a batch and store it in one transaction; what is counted afterwards is safe.

        After the encoder failed, what of it was begun already is still stored.
        """
        if self.failure is not None and (not isinstance(self.failure, EncoderFailed) or encoding.cancel()):
            return
        with self._kept():
            batch = encoding.result()
            self._store(batch)
            if batch.gave_out is not None:
                raise batch.gave_out

    def finish(self, prune: bool, source: Source) -> Report:
        """Remove what has left the source, if that is wanted and nothing failed, and tell what was done."""
        removed = 0
        with self._kept():
            if prune and self.failure is None:
                removed = self.account.prune()
        return replace(self.account.report(removed, source.not_named), failure=self.failure)

    def begin(self, source: Source) -> None:
        """Have the index know where the source lies."""
        with self._kept():
            remember_root(self.index, source.name, source.root)

    def _store(self, batch: Encoded) -> None:
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

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Inside, an error is kept as the failure."""
        try:
            yield
        except Exception as error:  # any: whatever an encoder or an index raises concerns this target alone
            self.failure = self.failure or error

    def __enter__(self) -> "Filling":
        with self._kept():
            self._loading.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        wrong = error or self.failure  # either leaves the index as it is, without making it quick
        with self._kept():
            if wrong is None:
                self._loading.__exit__(None, None, None)
            else:
                self._loading.__exit__(type(wrong), wrong, wrong.__traceback__)
