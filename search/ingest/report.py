"""What an ingest did, in numbers and in a sentence."""

from dataclasses import dataclass

from search.ingest.sources.records import Refusal


@dataclass(frozen=True)
class Report:
    """What an ingest did.

    Attributes:
        added, updated, unchanged: documents that were new, that differed from what was stored, and that did not.
        removed: documents that had left the source and were pruned.
        refused: what did not become a document, with the reasons.
        dead_links: how many of the refused are pictures whose address gave none.
        overlong: captions, among those encoded, that are longer than the encoder reads.
        not_named: pictures in the folder that its metadata does not name; they were left out.
        no_encoder: the vectors were ready, and the index doesn't know which encoder made them.
        seconds: wall time.
        failure: why it ended before all was done; what is counted is stored. Raised, not said here, where a single
            index was filled.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: tuple[Refusal, ...] = ()
    dead_links: int = 0
    overlong: int = 0
    not_named: int = 0
    no_encoder: bool = False
    seconds: float = 0.0
    failure: Exception | None = None

    def summary(self) -> str:
        """One line for a person; what did not happen is left out.

        Example:
            >>> Report(added=498, refused=(Refusal("a.jpg", "it is empty"),), overlong=3, seconds=2.5).summary()
            '498 added, 1 refused in 2.5 s. 3 captions are longer than the encoder reads; their ends do not count.'
        """
        counts = {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "refused": len(self.refused),
        }
        done = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count) or "nothing to do"
        sentences = [f"{done} in {self.seconds:.1f} s."]
        if self.dead_links:
            sentences.append(f"{_plural(self.dead_links, 'address gave', 'addresses gave')} no picture.")
        if self.overlong:
            sentences.append(
                f"{_plural(self.overlong, 'caption is', 'captions are')} longer than the encoder reads; "
                f"{'its end does' if self.overlong == 1 else 'their ends do'} not count."
            )
        if self.not_named:
            sentences.append(
                f"{_plural(self.not_named, 'picture', 'pictures')} in the folder "
                f"{'is' if self.not_named == 1 else 'are'} not named in the metadata and left out."
            )
        if self.no_encoder:
            sentences.append(
                "Which encoder made the vectors was not said, so words are looked for in captions only; "
                "to search by meaning and with pictures, ingest into a new index with --encoder NAME."
            )
        return " ".join(sentences)


def _plural(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
