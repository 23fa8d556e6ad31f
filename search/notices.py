"""What the reader should know about an answer: what was not read, what was set behind, why there is no more."""

from dataclasses import dataclass

from search.nouns import LegName, Notice, Query


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
    """

    query: Query
    truncated: tuple[str, ...]
    offset: int
    top: int
    total: int
    unwanted: int
    shown: int
    missing: tuple[LegName, ...] = ()


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
    if seen.total == 0:
        narrow = " Loosen the filters or thresholds and try again." if seen.query.where else ""
        found.append(Notice("fewer", f"Nothing was found.{narrow}"))
    elif seen.shown == 0:
        found.append(Notice("end", f"The ranking ends at {seen.total}; ask with a larger depth to go on."))
    elif seen.shown < seen.top and seen.offset == 0:
        filters = " that pass the filters" if seen.query.where else ""
        found.append(Notice("fewer", f"There are only {seen.total} documents{filters} to show."))
    for text in seen.truncated:
        start = text if len(text) <= 40 else text[:40].rstrip() + "…"
        found.append(
            Notice(
                "truncated",
                f"“{start}” is longer than the encoder reads: its end counts only where captions share its words.",
            )
        )
    if seen.unwanted:
        many = f"{seen.unwanted} hits mention or resemble “{seen.query.without}” and stand behind the rest."
        one = f"1 hit mentions or resembles “{seen.query.without}” and stands behind the rest."
        found.append(Notice("unwanted", one if seen.unwanted == 1 else many))
    return tuple(found)
