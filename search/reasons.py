"""Why a hit is there, in one plain sentence made from its places in the legs."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from search.nouns import LEG_NAMES, Document, Hit, LegName, Place, Query
from search.wording import Wording, listed, numbered, worded
from search.words import words

SAME = 0.9995
"""The cosine from which two pictures are called the same."""

LONGEST_LIST = 4

FILLERS = frozenset(words("a an and are as at but by for from in into is it of on or that the this to was with"))
"""Words that match without saying anything; they are named only where nothing else matches."""

ENGLISH: Wording = MappingProxyType(
    {
        "sentence": "{clauses}.",
        "between-clauses": "; ",
        "same": "it is the same picture as yours",
        "says": "its caption says {words}",
        "says-and-one": "its caption says {words} and {count} more of your words",
        "says-and-more": "its caption says {words} and {count} more of your words",
        "word": "“{word}”",
        "between-words": ", ",
        "last-word": "{earlier} and {last}",
        "text-caption": "its caption is {nth} in meaning to your words",
        "text-image": "its picture is {nth} to your words",
        "image-image": "its picture is {nth} to yours",
        "image-caption": "its caption is {nth} to your picture",
        "both-image": "its picture is {nth} to your picture and words together",
        "text-average": "picture and caption together are {nth} to your words",
        "image-average": "picture and caption together are {nth} to your picture",
        "nearest": "the nearest",
        "nth-nearest": "the {ordinal} nearest",
        "ordinal": "{number}th",
        "ordinal-1": "{number}st",
        "ordinal-2": "{number}nd",
        "ordinal-3": "{number}rd",
        "ordinal-11": "{number}th",
        "ordinal-12": "{number}th",
        "ordinal-13": "{number}th",
        "filled-in": "other legs cannot see it, so their ranks were filled in",
        "unwanted": "it stands behind the others because it mentions or resembles “{without}”",
    }
)
"""The templates of a reason; another language has the same names.

`sentence` holds the clauses, `between-clauses` parts them; its first letter is made a capital. A leg's template says
where it placed the document: `{nth}` is `nearest` for the first, else `nth-nearest` with an `{ordinal}`. An ordinal
takes the template for its last two digits, or its last one, where the language has it, else `ordinal`. `says` lists
words (`word`, `between-words`, `last-word`); `says-and-one` and `says-and-more` tell how many more there are.
"""

_NEAREST = frozenset(LEG_NAMES) - {"text-bm25"}
"""Legs whose places are places of nearness."""


def reason(hit: Hit, query: Query, wording: Wording = ENGLISH) -> str:
    """One sentence: the matching words, then up to two of the legs that placed it best.

    Args:
        hit: with its places in the legs.
        query: what was asked.
        wording: the templates of a language, see `ENGLISH`.

    Example:
        >>> reason(hit, Query(text="striped dress"))
        'Its caption says “striped” and “dress”; its picture is the 2nd nearest to your words.'
    """
    return Reasons(query, wording).of(hit.document, hit.legs, unwanted=hit.unwanted)


class Reasons:
    """The reasons of an answer's hits, see `reason`: what they have in common is looked up once.

    Args:
        query: what was asked.
        wording: the templates of a language, see `ENGLISH`.
    """

    def __init__(self, query: Query, wording: Wording = ENGLISH) -> None:
        self._query, self._wording = query, wording
        self._asked = tuple(dict.fromkeys(words(query.text)))
        self._sentence = wording.get("sentence", ENGLISH["sentence"])
        self._between = worded(wording, ENGLISH, "between-clauses")
        self._said: dict[tuple[str, ...], str] = {}

    def of(self, document: Document, legs: Mapping[LegName, Place], *, unwanted: bool = False) -> str:
        """The reason of one hit.

        Args:
            document: what was found.
            legs: its places in the legs.
            unwanted: it stands behind the others.
        """
        clauses = self._same(legs) or self._mentions(document, legs) + _nearness(legs, self._wording)
        if not clauses:
            clauses = [worded(self._wording, ENGLISH, "filled-in")]
        if unwanted:
            clauses.append(worded(self._wording, ENGLISH, "unwanted", without=self._query.without))
        sentence = self._sentence.format(clauses=self._between.join(clauses))
        return sentence[0].upper() + sentence[1:]

    def _same(self, legs: Mapping[LegName, Place]) -> list[str]:
        place = legs.get("image-image")
        same = place is not None and place.score is not None and place.score >= SAME
        return [worded(self._wording, ENGLISH, "same")] if same else []

    def _mentions(self, document: Document, legs: Mapping[LegName, Place]) -> list[str]:
        place = legs.get("text-bm25")
        if place is None or place.imputed:
            return []
        found = _matching(document, self._asked)
        if found and found not in self._said:  # the hits of an answer mostly have the same few of its words
            self._said[found] = _says(found, self._wording)
        return [self._said[found]] if found else []


def matching(document: Document, query: Query) -> tuple[str, ...]:
    """The query's words that the document's caption has, as `search.words.words` gives them, in the query's order.

    Words that say nothing, such as "with", are among them only where no others match.

    Example:
        >>> matching(Document("d", "A striped Dress with pockets"), Query(text="a dress with stripes"))
        ('dress',)
    """
    return _matching(document, tuple(dict.fromkeys(words(query.text))))


def _matching(document: Document, asked: tuple[str, ...]) -> tuple[str, ...]:
    caption = set(words(document.caption))
    found = [word for word in asked if word in caption]
    return tuple([word for word in found if word not in FILLERS] or found)


def ordinal(number: int, wording: Wording = ENGLISH) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `22nd` …

    Example:
        >>> [ordinal(n) for n in (1, 2, 3, 11, 22)]
        ['1st', '2nd', '3rd', '11th', '22nd']
    """
    names = wording if "ordinal" in wording else ENGLISH
    return names[numbered("ordinal", number, names)].format(number=number)


def _says(found: Sequence[str], wording: Wording) -> str:
    shown = [worded(wording, ENGLISH, "word", word=word) for word in found[:LONGEST_LIST]]
    told = listed(shown, worded(wording, ENGLISH, "between-words"), wording.get("last-word", ENGLISH["last-word"]))
    more = len(found) - len(shown)
    name = "says" if more == 0 else "says-and-one" if more == 1 else "says-and-more"
    return worded(wording, ENGLISH, name, words=told, count=more)


def _nearness(legs: Mapping[LegName, Place], wording: Wording) -> list[str]:
    best = sorted([(place.rank, leg) for leg, place in legs.items() if leg in _NEAREST and not place.imputed])[:2]
    if wording is ENGLISH:
        return [_near_in_english(leg, rank) for rank, leg in best]
    return [_near(leg, rank, wording) for rank, leg in best]


def _near(leg: LegName, rank: int, wording: Wording) -> str:
    return worded(wording, ENGLISH, leg, nth=_nth_nearest(rank, wording))


@lru_cache(maxsize=1024)
def _near_in_english(leg: LegName, rank: int) -> str:
    """Every answer tells the same few: the first ranks of each leg."""
    return _near(leg, rank, ENGLISH)


def _nth_nearest(rank: int, wording: Wording) -> str:
    if rank == 1:
        return worded(wording, ENGLISH, "nearest")
    return worded(wording, ENGLISH, "nth-nearest", ordinal=ordinal(rank, wording))
