"""What an ingest or a reindex with encoders that are paid for will cost, said before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.encoders import terms_of
from search.indexes import Index
from search.ingest.outlook import Outlook, look_out
from search.ingest.places import Aim, index_at, settled
from search.ingest.sources import Source

PAGE = 1000
"""Documents that are looked through at once."""


@dataclass(frozen=True)
class Charge:
    """What one encoder will cost, roughly.

    Attributes:
        sentence: for a person, the index named.
        dollars: US dollars.
    """

    sentence: str
    dollars: float


def charges(source: Source, aims: Sequence[Aim], shard: tuple[int, int] | None = None) -> tuple[Charge, ...]:
    """Of each encoder that is paid for and has something to do. No picture is read and nothing is sent.

    Args:
        source: what is to be ingested.
        aims: into which indexes, with which encoders.
        shard: see `search.ingest.pipeline.ingest`.

    Raises:
        EncoderNotFound: an encoder has the name of one that is paid for, but there is none.
        InvalidSource, IndexDamaged, Unavailable: the source or an index cannot be looked through.

    Example:
        >>> charges(open_source(Path("photos")), [Aim("shop.index", "cohere-v4")])[0].dollars
        0.37
    """
    found = []
    for aim in settled(aims):
        terms = terms_of(aim.encoder)
        if terms is None:
            continue
        index = index_at(aim.place)
        try:
            outlook = look_out(source, index, shard)
        finally:
            if index is not None:
                index.close()
        if outlook.pictures or outlook.captions:
            dollars = terms.dollars(outlook.pictures, outlook.characters)
            found.append(Charge(f"{aim.place}: {outlook.cost(terms)}", dollars))
    return tuple(found)


def charge_of_another(index: Index, encoder: str) -> Charge | None:
    """What it will cost to encode all that an index holds once more, with another encoder; None if nothing is paid.

    What a reindex that was interrupted has encoded already is not taken off.

    Raises:
        EncoderNotFound: see `charges`.
    """
    terms = terms_of(encoder)
    if terms is None:
        return None
    after, characters = None, 0
    while documents := index.browse(after, PAGE):
        characters += sum(len(document.caption) for document in documents)
        after = documents[-1].id
    facts = index.info()
    outlook = Outlook(facts.images, facts.captions, characters)
    return Charge(f"{index.location}: {outlook.cost(terms)}", terms.dollars(outlook.pictures, outlook.characters))
