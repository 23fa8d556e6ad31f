"""What an ingest will have to encode and, with an encoder that is paid for, what that costs: said before it begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from search.encoders.terms import Terms
from search.indexes import Index
from search.ingest.account import part_of
from search.ingest.sources import Record, Source

AT_ONCE = 1000
"""Records whose documents are looked up together."""


@dataclass(frozen=True)
class Outlook:
    """What is not in an index yet, as far as can be told without reading pictures.

    Attributes:
        pictures: of documents that are new. A picture that changed is not seen beforehand.
        captions: that are new or changed.
        characters: of these captions together.
    """

    pictures: int = 0
    captions: int = 0
    characters: int = 0

    def cost(self, terms: Terms) -> str:
        """The same as a sentence, with what it costs and how long it takes at least.

        Example:
            >>> Outlook(500, 500, 20_000).cost(Terms(0.10, 0.0001, 5))
            '500 pictures and 500 captions to encode, for about 0.05 dollars; 5 pictures a minute take 1 h 40 min'
        """
        pictures = f"{self.pictures:,} picture{'' if self.pictures == 1 else 's'}"
        captions = f"{self.captions:,} caption{'' if self.captions == 1 else 's'}"
        minutes = -(-self.pictures // terms.pictures_per_minute)
        hours = f"{minutes // 60:,} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
        pace = f"; {terms.pictures_per_minute:,} pictures a minute take {hours}" if minutes > 1 else ""
        dollars = terms.dollars(self.pictures, self.characters)
        price = "less than 0.01" if dollars < 0.01 else f"about {dollars:.2f}"
        return f"{pictures} and {captions} to encode, for {price} dollars{pace}"


def look_out(source: Source, index: Index | None, shard: tuple[int, int] | None = None) -> Outlook:
    """Compare a source with an index, reading no picture.

    Args:
        source: what is to be ingested.
        index: into which; None if it is still to be made.
        shard: see `search.ingest.pipeline.ingest`.

    Raises:
        InvalidSource: the metadata turned out to be damaged.
    """
    pictures = captions = characters = 0
    records = _records(source, shard)
    while batch := list(islice(records, AT_ONCE)):
        known = {} if index is None else index.get([record.id for record in batch])
        for record in batch:
            before = known.get(record.id)
            pictures += record.picture is not None and (before is None or before.image_digest is None)
            if record.caption and (before is None or before.caption != record.caption):
                captions += 1
                characters += len(record.caption)
    return Outlook(pictures, captions, characters)


def _records(source: Source, shard: tuple[int, int] | None) -> Iterator[Record]:
    for item in source:
        if isinstance(item, Record) and (shard is None or part_of(item.id, shard[1]) == shard[0]):
            yield item
