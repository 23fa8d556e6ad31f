"""What an ingest has come to: counted while it runs, told to whoever watches, and what a source has lost since."""

import hashlib
import time
from typing import Protocol

from search.errors import InvalidInput
from search.indexes import Index
from search.ingest.report import Report
from search.ingest.sources.records import Refusal
from search.nouns import Document


class Progress(Protocol):
    """Is told how far an ingest is."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Of `total` records (None: not known) `done` are stored, unchanged or refused; `what` names them.

        At the end `done` of 100 parts of making the index quick are done; `what` is then `search.progress.QUICK`.
        """
        ...


def part_of(id_: str, parts: int) -> int:
    """Which of so many parts a document belongs to, counted from 1: evenly, and the same everywhere and always.

    Example:
        >>> part_of("beach.jpg", 1)
        1
    """
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:8]) % parts + 1


class Account:
    """One run's counts, and which of the source's documents it has seen.

    Args:
        source: the source's name.
        index: where the documents go.
        replace: take over ids that belong to another source, instead of refusing them.
        shard: (i, n), only the i-th of n parts; None for all.
        progress: is told how far it is.

    Attributes:
        refused: what did not become a document.
        seen: the ids of all documents that the source holds, those of other parts too.
        added, updated, unchanged, dead_links, overlong: see `Report`.
        skipped: records of other parts.

    Raises:
        InvalidInput: a shard that does not exist.
    """

    def __init__(
        self, source: str, index: Index, replace: bool, shard: tuple[int, int] | None, progress: Progress | None
    ) -> None:
        if shard is not None and not 1 <= shard[0] <= shard[1]:
            raise InvalidInput(f"the shard {shard[0]}/{shard[1]} does not exist; count from 1/{shard[1]} up")
        self._source = source
        self._index = index
        self._replace = replace
        self._shard = shard
        self.progress = progress
        self._start = time.perf_counter()
        self._nameless = 0
        self.refused: list[Refusal] = []
        self.seen: set[str] = set()
        self.added = self.updated = self.unchanged = self.dead_links = self.overlong = self.skipped = 0

    def takes(self, id_: str) -> bool:
        """Note that the source holds a document; whether it belongs to this run's part."""
        self.seen.add(id_)
        if self._is_mine(id_):
            return True
        self.skipped += 1
        return False

    def refuse(self, refusal: Refusal) -> None:
        """Note what could not become a document; it still counts as being in the source."""
        if refusal.id is None:
            self._nameless += 1
        else:
            self.seen.add(refusal.id)
        if self._is_mine(refusal.id or refusal.where):
            self.refused.append(refusal)
        else:
            self.skipped += 1

    def is_anothers(self, id_: str, before: Document | None) -> bool:
        """Whether the document that is stored under an id is another source's and stays so; if so, it is refused."""
        if before is None or before.source == self._source or self._replace:
            return False
        owner = f"the source '{before.source}'" if before.source else "documents that were added without a source"
        why = f"its id belongs to {owner}; keep both apart with --source NAME, or take it over with --replace"
        self.refused.append(Refusal(id_, why, id_))
        return True

    def tell(self, total: int | None) -> None:
        """Say how many of so many records are done."""
        if self.progress is not None:
            done = self.added + self.updated + self.unchanged + self.skipped + len(self.refused)
            self.progress(done, total, "documents")

    def prune(self) -> int:
        """Remove the documents that have left the source; returns how many. Not done if a row has no name."""
        if self._nameless:
            why = f"nothing was removed, because {self._nameless} rows are too broken to tell what they were; mend them"
            self.refused.append(Refusal("--prune", why))
            return 0
        gone: list[str] = []
        after = None
        while page := self._index.browse(after, 1000):
            gone += [document.id for document in page if self._has_left(document)]
            after = page[-1].id
        return self._index.remove(gone) if gone else 0

    def report(self, removed: int, not_named: int = 0) -> Report:
        """All of it, with the time since the account was opened."""
        return Report(
            added=self.added,
            updated=self.updated,
            unchanged=self.unchanged,
            removed=removed,
            refused=tuple(self.refused),
            dead_links=self.dead_links,
            overlong=self.overlong,
            not_named=not_named,
            seconds=time.perf_counter() - self._start,
        )

    def _is_mine(self, id_: str) -> bool:
        return self._shard is None or part_of(id_, self._shard[1]) == self._shard[0]

    def _has_left(self, document: Document) -> bool:
        return document.source == self._source and document.id not in self.seen and self._is_mine(document.id)
