"""Another encoder for an index while searches go on, and the way back.

The new build is made beside the served one, from what that holds: captions as they are, pictures from their originals,
or from the stored thumbnails where those cannot be reached. What is written meanwhile is caught up with in further
passes, each shorter than the one before; for the last, short one the index is frozen, and then the place shows the new
build in one step. Whatever interrupts it, the old build goes on being served, and the next run goes on with what is
there. The build before is kept, so that `roll_back` can go back to it, with what was written since.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.encoders import Encoder
from search.encoders.at_need import EncoderAtNeed
from search.errors import EncoderFailed, EncoderNotFound, Unavailable
from search.indexes import Index, open_index
from search.indexes.builds import begin_build, previous_build, publish_build, side_by_side
from search.ingest.encode import Encoded
from search.ingest.originals import Originals, carry_roots
from search.ingest.pipeline import Progress
from search.ingest.prepare import NotPrepared, Prepared, prepare_stored
from search.ingest.workers import Workers, workers
from search.nouns import Document
from search.progress import quick
from search.settings import Settings


@dataclass(frozen=True)
class ReindexReport:
    """What a reindex, or going back, did in this run.

    Attributes:
        encoder: the name of the encoder whose build is shown now.
        documents: how many that build holds.
        stored: documents that were brought over; one that changed meanwhile may count again.
        removed: documents that the build held and the one before does not any more.
        originals, thumbnails: pictures encoded from their originals, and from no more than the stored thumbnails.
        lost: ids of documents that had an image vector and have none now: their picture was nowhere to be had.
        overlong: captions, among those encoded, that are longer than the encoder reads.
        seconds: wall time.
    """

    encoder: str
    documents: int
    stored: int = 0
    removed: int = 0
    originals: int = 0
    thumbnails: int = 0
    lost: tuple[str, ...] = ()
    overlong: int = 0
    seconds: float = 0.0

    def summary(self) -> str:
        """One line for a person; what did not happen is left out.

        Example:
            >>> ReindexReport("clip", 500, stored=500, originals=420, thumbnails=80, seconds=2.5).summary()
            "500 documents are shown with the encoder 'clip' now: 500 brought over in 2.5 s, 420 pictures from their originals, 80 pictures from their stored thumbnails."
        """  # noqa: E501 -- one line is the point
        counts = (
            (self.originals, "picture from its original", "pictures from their originals"),
            (self.thumbnails, "picture from its stored thumbnail", "pictures from their stored thumbnails"),
            (self.removed, "removed", "removed"),
            (len(self.lost), *(f"without {its} picture, which was nowhere to be had" for its in ("its", "their"))),
            (self.overlong, "caption longer than the encoder reads", "captions longer than the encoder reads"),
        )
        done = [f"{self.stored:,} brought over in {self.seconds:.1f} s"]
        done += [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
        with_ = f"the encoder '{self.encoder}'" if self.encoder else "vectors made elsewhere"
        return f"{self.documents:,} documents are shown with {with_} now: {', '.join(done)}."


def reindex(
    location: str | Path, encoder: Encoder, *, progress: Progress | None = None, settings: Settings | None = None
) -> ReindexReport:
    """Have the index at that place hold another encoder's vectors. Searches go on; the switch is one step.

    A build that an earlier run left unfinished is gone on with: what is in it and still the same is not encoded again.

    Args:
        location: the index's place.
        encoder: the new one.
        progress: is told how far it is; every pass counts from 0.
        settings: batch size and limits of pictures; by default those of the environment.

    Raises:
        IndexNotFound: nothing is there.
        InvalidInput: the index has this encoder already.
        IndexMismatch: the place was switched by someone else meanwhile.
        EncoderFailed, IndexBusy, Unavailable: as encoder and index raise them. The old build is still served.

    Example:
        >>> reindex("shop.index", load_encoder("openai/clip-vit-base-patch32")).originals
        500
    """
    old = open_index(location)
    try:
        new = begin_build(location, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
        try:
            return _Switch(old, new, encoder, progress, settings or Settings.from_environment()).run()
        finally:
            new.close()
    finally:
        old.close()


def roll_back(location: str | Path, *, progress: Progress | None = None) -> ReindexReport:
    """Have the place show the build from before the last switch again, with what was written since.

    Going back is itself a switch: going back twice leads forward again.

    Args:
        location: the index's place.
        progress: is told how far it is; every pass counts from 0.

    Raises:
        IndexNotFound: there is no index, or no build from before.
        EncoderNotFound, EncoderFailed: new captions or pictures have to be encoded with the encoder from before, and
            that cannot be loaded. Nothing is switched; the message says how many documents would be lost.
    """
    served = open_index(location)
    try:
        previous = previous_build(location)
        encoder = EncoderAtNeed(previous.encoder, previous.fingerprint, previous.dimension)
        try:
            switch = _Switch(served, previous, encoder, progress, Settings.from_environment())
            try:
                return switch.run()
            except (EncoderNotFound, EncoderFailed) as error:
                raise type(error)(_would_be_lost(served, previous, error)) from error
        finally:
            previous.close()
    finally:
        served.close()


class _Switch:
    """One run: bring a build up to what the served one holds, and publish it."""

    def __init__(self, old: Index, new: Index, encoder: Encoder, progress: Progress | None, settings: Settings) -> None:
        self.old = old
        self.new = new
        self.encoder = encoder
        self.progress = progress
        self.settings = settings
        self.stored = self.removed = self.originals = self.thumbnails = self.overlong = self.done = 0
        self.lost: set[str] = set()

    def run(self) -> ReindexReport:
        start = time.perf_counter()
        before = None
        while True:
            with self.old.frozen():  # for a moment, after which all that this generation counts can be seen
                generation = self.old.generation()
            changed = self._catch_up()
            # Passes get shorter until all that they find is what others write while one lasts.
            if changed <= self.settings.batch or (before is not None and 2 * changed >= before):
                break
            if self.old.generation() == generation:
                break
            before = changed
        with self.old.frozen():
            if self.old.generation() != generation:
                self._catch_up()
            carry_roots(self.old, self.new)
            publish_build(self.old, self.new)
        return ReindexReport(
            encoder=self.new.encoder,
            documents=self.new.info().documents,
            stored=self.stored,
            removed=self.removed,
            originals=self.originals,
            thumbnails=self.thumbnails,
            lost=tuple(sorted(self.lost)),
            overlong=self.overlong,
            seconds=time.perf_counter() - start,
        )

    def _catch_up(self) -> int:
        """One pass over all documents; returns how many were brought over or removed."""
        before, self.done, self.total = self.stored, 0, self.old.info().documents
        self.gone: list[str] = []
        self.finder = Originals(self.old, self.settings)
        with workers(self.settings) as crew, self.new.loading(quick(self.progress)):
            for batch in crew.encoded(self._batches(crew), self.new, self.encoder):
                self._store(batch)
            removed = self.new.remove(self.gone) if self.gone else 0
        self.lost.difference_update(self.gone)
        self.removed += removed
        return self.stored - before + removed

    def _batches(self, crew: Workers) -> Iterator[list[Future[Prepared | NotPrepared]]]:
        """What differs, its pictures being made ready."""
        batch: list[tuple[Document, Document | None]] = []
        for wanted, there in side_by_side(self.old, self.new):
            if wanted is None:
                self.gone.append(there.id if there else "")
            elif wanted == there:
                self._tell(1)
            else:
                batch.append((wanted, there))
                if len(batch) == self.settings.batch:
                    yield self._begin(crew, batch)
                    batch = []
        if batch:
            yield self._begin(crew, batch)

    def _begin(
        self, crew: Workers, batch: Sequence[tuple[Document, Document | None]]
    ) -> list[Future[Prepared | NotPrepared]]:
        thumbnails = self.old.thumbnails([document.id for document, _ in batch])
        return [
            crew.decoding.submit(
                prepare_stored, document, there, self.finder, thumbnails.get(document.id), self.settings
            )
            for document, there in batch
        ]

    def _store(self, batch: Encoded) -> None:
        """One transaction; what is counted and told afterwards is safe."""
        ids = [each.document.id for each in batch.documents]
        self.new.add(
            [each.document for each in batch.documents],
            image_vectors=batch.images,
            caption_vectors=batch.captions,
            thumbnails=[each.thumbnail for each in batch.documents],
        )
        bare = [id_ for id_, row in zip(ids, batch.images, strict=True) if np.isnan(row[0])]
        had = self.old.vectors(bare, "image")
        self.lost.difference_update(ids)
        self.lost.update(id_ for id_, row in zip(bare, had, strict=True) if not np.isnan(row[0]))
        self.stored += len(ids)
        self.overlong += batch.overlong
        self.thumbnails += sum(each.from_thumbnail for each in batch.documents)
        self.originals += sum(each.picture is not None and not each.from_thumbnail for each in batch.documents)
        self._tell(len(ids))

    def _tell(self, more: int) -> None:
        self.done += more
        if self.progress is not None:
            self.progress(self.done, max(self.total, self.done), "documents")


def _would_be_lost(served: Index, previous: Index, error: Unavailable) -> str:
    changed = sum(mine is not None and mine != theirs for mine, theirs in side_by_side(served, previous))
    what = "1 document that was" if changed == 1 else f"{changed:,} documents that were"
    return (
        f"nothing was switched: going back would lose {what} added or changed since, because the encoder from before "
        f"cannot encode what is new in them: {error}"
    )
