"""Why a hit is there, in one plain sentence made from its places in the legs."""

from search.nouns import Hit, LegName, Place, Query
from search.words import words

SAME = 0.9995
"""The cosine from which two pictures are called the same."""

LONGEST_LIST = 4

FILLERS = frozenset(words("a an and are as at but by for from in into is it of on or that the this to was with"))
"""Words that match without saying anything; they are named only where nothing else matches."""

_NEAREST: dict[LegName, str] = {
    "text-caption": "its caption is {nth} in meaning to your words",
    "text-image": "its picture is {nth} to your words",
    "image-image": "its picture is {nth} to yours",
    "image-caption": "its caption is {nth} to your picture",
    "both-image": "its picture is {nth} to your picture and words together",
    "text-average": "picture and caption together are {nth} to your words",
    "image-average": "picture and caption together are {nth} to your picture",
}


def reason(hit: Hit, query: Query) -> str:
    """One sentence: the matching words, then up to two of the legs that placed it best.

    Example:
        >>> reason(hit, Query(text="striped dress"))
        'Its caption says “striped” and “dress”; its picture is the 2nd nearest to your words.'
    """
    clauses = _same(hit) or _mentions(hit, query) + _nearness(hit)
    if not clauses:
        clauses = ["other legs cannot see it, so their ranks were filled in"]
    if hit.unwanted:
        clauses.append(f"it stands behind the others because it mentions or resembles “{query.without}”")
    sentence = "; ".join(clauses)
    return sentence[0].upper() + sentence[1:] + "."


def _same(hit: Hit) -> list[str]:
    place = hit.legs.get("image-image")
    return ["it is the same picture as yours"] if place and place.score is not None and place.score >= SAME else []


def _mentions(hit: Hit, query: Query) -> list[str]:
    if "text-bm25" not in hit.legs or hit.legs["text-bm25"].imputed:
        return []
    caption = set(words(hit.document.caption))
    matching = [word for word in dict.fromkeys(words(query.text)) if word in caption]
    if not matching:
        return []
    found = [f"“{word}”" for word in matching if word not in FILLERS] or [f"“{word}”" for word in matching]
    shown = found[:LONGEST_LIST]
    listed = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
    more = len(found) - len(shown)
    return [f"its caption says {listed}" + (f" and {more} more of your words" if more else "")]


def _nearness(hit: Hit) -> list[str]:
    seen: list[tuple[LegName, Place]] = [
        (leg, place) for leg, place in hit.legs.items() if leg in _NEAREST and not place.imputed
    ]
    best = sorted(seen, key=lambda pair: (pair[1].rank, pair[0]))[:2]
    return [_NEAREST[leg].format(nth=_nth_nearest(place.rank)) for leg, place in best]


def _nth_nearest(rank: int) -> str:
    return "the nearest" if rank == 1 else f"the {ordinal(rank)} nearest"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `22nd` …

    Example:
        >>> [ordinal(n) for n in (1, 2, 3, 11, 22)]
        ['1st', '2nd', '3rd', '11th', '22nd']
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
