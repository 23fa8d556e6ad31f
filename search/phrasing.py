"""What a person means by the words they type: "dress without stripes" asks for a dress and leaves stripes out.

An encoder asked for a "dress without stripes" finds stripes (Chinese-CLIP's issue 51 is one of many reports), and
so do the captions' words. What is told apart here goes to `Query.without`. English and German are understood.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")
"""Between quotation marks words are meant as they stand."""

_GONE = "\x01"
"""Stands where something was taken out."""

_UNWANTED = re.compile(
    r"""
    (?P<marker>
        \b(?:(?:but|and|aber|und)\s+)?(?:(?P<sure>without|ohne)\b|w/o(?=\s))
      | \b(?:with|but|and|mit|aber|und)\s+(?:no|not|nicht|keine?[mnrs]?)\b
      | (?:^|[,;])\s*(?:no|not|nicht|keine?[mnrs]?)\b
    )
    \s+ (?!(?:one|more|longer|matter|way|only|just|nur)\b)
    (?:(?:an?|any|the|some|too|made|in|of|from|with|eine?[mnrs]?|der|die|das|den|dem|aus|mit|zu)\s+)*
    (?P<thing>[^\W\d_\x00].*?|\x00\d+\x00.*?)
    (?=
        \s*(?:[,;]|[.!?](?:\s|$)|$)
      | \s+(?:(?:and|or|und|oder)\s+)?
        (?:but|with|without|w/o|in|on|at|for|from|by|under|near|behind|beside|while|
           aber|mit|ohne|im|auf|am|an|für|bei|unter|neben|hinter|vor)\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The word that says so, what may stand before the thing, the thing itself, and where it ends: at a mark, or where the
sentence goes on about something else. A "no" alone says so only at the beginning of a part of the sentence, since "no
parking" is a sign and "No. 5" a perfume."""

_JOINT = re.compile(rf"\s*{_GONE}(?:[\s,;]*{_GONE})*(?:[\s,;]+(?:but|and|aber|und)(?=\s))?")

_CHANGE = re.compile(
    r"^(?:(?:like\s+)?(?:this|that|the\s+same|same)(?:\s+one)?|(?:genau)?so|wie\s+(?:das|dies)|das\s*(?:gleiche|selbe))?"
    r"\s*,?\s*\b(?:but|aber)\s+(?=\S)",
    re.IGNORECASE,
)
"""How a change to a picture begins: "but in red", "like this, but red"."""


@dataclass(frozen=True)
class Understood:
    """What is wanted and what is not: several unwanted things are parted by commas, as `Query.without` takes them."""

    text: str
    without: str = ""


def understood(text: str, *, picture: bool = False) -> Understood:
    """What a text asks for and what it wants left out; one that says nothing of the kind stays as it is.

    Args:
        text: as it was typed.
        picture: whether a picture stands beside it. The words may then be nothing but a change to that, such as "no
            belt"; alone, a text of which nothing would remain is taken as it stands.

    Example:
        >>> understood("red dress, no belt")
        Understood(text='red dress', without='belt')
        >>> understood("but without stripes or dots", picture=True)
        Understood(text='', without='stripes or dots')
    """
    quotes = _QUOTED.findall(text)
    plain = " ".join(_QUOTED.sub(_numbered(), text.replace("\x00", " ").replace(_GONE, " ")).split())
    unwanted: list[str] = []

    def take(found: re.Match[str]) -> str:
        goes_on = plain[found.end() :].lstrip()[:1] in (",", ";") and found["sure"]
        if found.start() == 0 and not picture and not goes_on:
            return found.group()
        unwanted.append(found["thing"])
        return _GONE

    rest = _CHANGE.sub("", _JOINT.sub("", _UNWANTED.sub(take, plain)).strip(" ,;"))
    if not rest and not picture:
        rest, unwanted = plain, []
    return Understood(_restored(rest, quotes), _restored(", ".join(dict.fromkeys(unwanted)), quotes))


def _numbered() -> Callable[[re.Match[str]], str]:
    """Replaces each match by its number, marked so that no pattern takes it for words."""
    numbers = count()
    return lambda _: f"\x00{next(numbers)}\x00"


def _restored(text: str, quotes: list[str]) -> str:
    return re.sub(r"\x00(\d+)\x00", lambda found: quotes[int(found[1])], text)
