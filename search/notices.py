"""What the reader should know about an answer: what was not read, what was set behind, why there is no more."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from search.nouns import LegName, Notice, NoticeKind, Query
from search.spelling import Unheard, corrected
from search.wording import Wording, listed, worded

ENGLISH: Wording = MappingProxyType(
    {
        "leg-missing": "A part of the search failed ({parts}); this answer rests on the rest. Try again soon.",
        "between-parts": ", ",
        "last-part": "{earlier} and {last}",
        "text-bm25": "the words in captions",
        "text-caption": "the meaning of captions",
        "text-image": "pictures for your words",
        "image-image": "pictures like yours",
        "image-caption": "captions for your picture",
        "both-image": "pictures for your picture and words together",
        "text-average": "picture and caption as one for your words",
        "image-average": "picture and caption as one for your picture",
        "nothing-matches": "Nothing here really matches “{text}”; these are only the nearest.",
        "unheard": "No document mentions “{word}”.",
        "unheard-meant": "No document mentions “{word}”; did you mean “{meant}”?",
        "fewer-none": "Nothing was found.",
        "fewer-none-filtered": "Nothing was found. Loosen the filters or thresholds and try again.",
        "fewer": "There are only {total} documents to show.",
        "fewer-filtered": "There are only {total} documents that pass the filters to show.",
        "end": "The ranking ends at {total}; ask with a larger depth to go on.",
        "truncated": "“{text}” is longer than the encoder reads: its end counts only where captions share its words.",
        "unwanted-one": "1 hit mentions or resembles “{without}” and stands behind the rest.",
        "unwanted": "{count} hits mention or resemble “{without}” and stand behind the rest.",
    }
)
"""The templates of the notices by `Notice.template`; another language has the same names.

`{parts}` lists the searches that failed, each by the template of its leg (`between-parts`, `last-part`).
"""


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
    filtered = "-filtered" if seen.query.where else ""
    if seen.missing:
        found.append(_notice("leg-missing", "leg-missing", legs=", ".join(seen.missing)))
    if seen.nothing_matches and seen.total:
        found.append(_notice("nothing-matches", "nothing-matches", text=_start(seen.query.text)))
    if seen.unheard:
        found += _unheard(seen.query.text, seen.unheard)
    if seen.total == 0:
        found.append(_notice("fewer", f"fewer-none{filtered}"))
    elif seen.shown == 0:
        found.append(_notice("end", "end", total=str(seen.total)))
    elif seen.shown < seen.top and seen.offset == 0:
        found.append(_notice("fewer", f"fewer{filtered}", total=str(seen.total)))
    found += [_notice("truncated", "truncated", text=_start(text)) for text in seen.truncated]
    if seen.unwanted:
        template = "unwanted-one" if seen.unwanted == 1 else "unwanted"
        found.append(_notice("unwanted", template, count=str(seen.unwanted), without=seen.query.without))
    return tuple(found)


def told(notice: Notice, wording: Wording = ENGLISH) -> str:
    """The notice in a language; one that names no template stands as it is.

    Args:
        notice: from `notices`.
        wording: the templates of the language, see `ENGLISH`.

    Example:
        >>> told(Notice("end", "It ends.", {"total": "9"}, template="end"), {"end": "Nach {total} ist Schluss."})
        'Nach 9 ist Schluss.'
    """
    if not notice.template:
        return notice.text
    values = dict(notice.values)
    if "legs" in values:
        parts = [worded(wording, ENGLISH, leg) for leg in values["legs"].split(", ")]
        last = wording.get("last-part", ENGLISH["last-part"])
        values["parts"] = listed(parts, worded(wording, ENGLISH, "between-parts"), last)
    return worded(wording, ENGLISH, notice.template, **values)


def _notice(kind: NoticeKind, template: str, *, suggestion: str = "", **values: str) -> Notice:
    notice = Notice(kind, "", values, suggestion, template)
    return replace(notice, text=told(notice))


def _unheard(text: str, unheard: tuple[Unheard, ...]) -> list[Notice]:
    """Each names one word; what any of them suggests has them all put right."""
    better = corrected(text, unheard)
    better = "" if better == text else better
    return [
        _notice("unheard", "unheard-meant", suggestion=better, word=one.word, meant=one.meant)
        if one.meant
        else _notice("unheard", "unheard", word=one.word)
        for one in unheard
    ]


def _start(text: str) -> str:
    return text if len(text) <= 40 else text[:40].rstrip() + "…"
