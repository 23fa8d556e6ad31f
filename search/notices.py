"""What the reader should know about an answer: what was not read, what was set behind, why there is no more."""

from dataclasses import dataclass

from search.nouns import LegName, Notice, Query
from search.spelling import Unheard


@dataclass(frozen=True)
class Circumstances:
    """What there is to know about how an answer came about.

    Attributes:
        query: what was asked.
        truncated: those of its texts that the encoder could not read to their end.
        offset: hits before this page, and `top`: hits that fit on it.
        total: documents in the whole fused ranking, and `unwanted`: how many of them were set behind.
        shown: hits on this page.
        missing: legs that failed while others did not.
        nothing_matches: no leg found anything nearer than it finds for words that have nothing to do with the index.
        unheard: words that no caption has and the encoder hardly knows.
    """

    query: Query
    truncated: tuple[str, ...]
    offset: int
    top: int
    total: int
    unwanted: int
    shown: int
    missing: tuple[LegName, ...] = ()
    nothing_matches: bool = False
    unheard: tuple[Unheard, ...] = ()


def notices(seen: Circumstances) -> tuple[Notice, ...]:
    """The notices that apply, most important first.

    Example:
        >>> notices(Circumstances(Query(text="cat"), (), 0, 10, 0, 0, 0))[0].text
        'Nothing was found.'
    """
    found: list[Notice] = []
    if seen.missing:
        legs = ", ".join(seen.missing)
        found.append(
            Notice(
                "leg-missing", f"A part of the search failed ({legs}); this answer rests on the rest. Try again soon."
            )
        )
    if seen.nothing_matches and seen.total:
        found.append(
            Notice(
                "nothing-matches",
                f"Nothing here really matches “{_start(seen.query.text)}”; these are only the nearest.",
            )
        )
    found += [Notice("unheard", _unheard(one)) for one in seen.unheard]
    if seen.total == 0:
        narrow = " Loosen the filters or thresholds and try again." if seen.query.where else ""
        found.append(Notice("fewer", f"Nothing was found.{narrow}"))
    elif seen.shown == 0:
        found.append(Notice("end", f"The ranking ends at {seen.total}; ask with a larger depth to go on."))
    elif seen.shown < seen.top and seen.offset == 0:
        filters = " that pass the filters" if seen.query.where else ""
        found.append(Notice("fewer", f"There are only {seen.total} documents{filters} to show."))
    for text in seen.truncated:
        found.append(
            Notice(
                "truncated",
                f"“{_start(text)}” is longer than the encoder reads: its end counts only where captions share "
                "its words.",
            )
        )
    if seen.unwanted:
        many = f"{seen.unwanted} hits mention or resemble “{seen.query.without}” and stand behind the rest."
        one = f"1 hit mentions or resembles “{seen.query.without}” and stands behind the rest."
        found.append(Notice("unwanted", one if seen.unwanted == 1 else many))
    return tuple(found)


def _start(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rstrip() + "…"


def _unheard(one: Unheard) -> str:
    asked = f"; did you mean “{one.meant}”?" if one.meant else "."
    return f"No document mentions “{one.word}”{asked}"
