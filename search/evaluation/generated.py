"""Queries made up from a collection's own words: a colour, a pattern and a category."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from search.evaluation.kinds import Fields, Kind, kind_of
from search.evaluation.queries import Asked
from search.nouns import Document, Query
from search.words import words

COLOUR_FIELDS = ("colour", "color", "colour_group_name", "baseColour", "base_colour")
PATTERN_FIELDS = ("pattern", "print", "graphical_appearance_name")

COLOURS = frozenset(
    words(
        "beige black blue brown burgundy charcoal coral cream gold golden gray green grey indigo ivory khaki lavender "
        "lilac magenta maroon mint multicolored multicoloured navy ochre olive orange peach pink purple red rose rust "
        "silver tan teal turquoise violet white yellow"
    )
)
PATTERNS = frozenset(
    words(
        "animal camouflage check checked chequered dotted embroidered floral geometric gingham graphic herringbone "
        "houndstooth leopard melange paisley patterned plaid plain pleated printed quilted ribbed solid spotted "
        "striped stripes tartan textured zebra"
    )
)
"""What is looked for in captions where a collection has no field for it."""

LEAST = 2
"""Documents that have to say a word before it is asked for: a single one is as likely a slip."""

TRIES = 20
"""Draws for each query that is wanted, before a collection counts as having no more different ones."""


@dataclass(frozen=True)
class Vocabulary:
    """What a collection's documents say of themselves, each with the number of documents that say it."""

    colours: Counter[str]
    patterns: Counter[str]
    kinds: Counter[Kind]
    colours_from: str
    patterns_from: str


def vocabulary(documents: Iterable[Document], fields: Fields, names: Sequence[str]) -> Vocabulary:
    """Count the colours, patterns and kinds of a collection.

    Args:
        documents: all of them.
        fields: hold the categories.
        names: of all fields. Colours come from the first field of `COLOUR_FIELDS` among them, else from the captions'
            words that are in `COLOURS`; patterns likewise.
    """
    colour = next((name for name in COLOUR_FIELDS if name in names), None)
    pattern = next((name for name in PATTERN_FIELDS if name in names), None)
    colours: Counter[str] = Counter()
    patterns: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    for document in documents:
        said = set(words(document.caption)) if colour is None or pattern is None else set()
        colours.update(said & COLOURS if colour is None else _value(document, colour))
        patterns.update(said & PATTERNS if pattern is None else _value(document, pattern))
        kind = kind_of(document, fields)
        if kind.broad and kind.fine:
            kinds[kind] += 1
    return Vocabulary(
        Counter({word: count for word, count in colours.items() if count >= LEAST}),
        Counter({word: count for word, count in patterns.items() if count >= LEAST}),
        kinds,
        f"the field {colour}" if colour else "words of the captions",
        f"the field {pattern}" if pattern else "words of the captions",
    )


def generated(known: Vocabulary, count: int, seed: int) -> list[Asked]:
    """Different queries such as "red striped midi dress", each with the kind that answers it.

    Colour, pattern and kind are drawn by themselves, each in proportion to the documents that have it: what is common
    is asked for more often, and a query may ask for what the collection does not have in that colour. What a
    collection knows nothing of is left out of the queries.

    Args:
        known: the collection's vocabulary.
        count: how many are wanted; fewer come where there are not so many different ones.
        seed: the same gives the same queries.

    Example:
        >>> generated(known, 1, seed=1)[0].query.text
        'navy striped midi dress'
    """
    if not known.kinds:
        return []
    rng = Random(seed)  # noqa: S311 -- a sample, not a secret
    kinds = sorted(known.kinds, key=lambda kind: (kind.broad, kind.fine))
    found: dict[tuple[str, str, Kind], None] = {}
    for _ in range(TRIES * count):
        if len(found) == count:
            break
        [kind] = rng.choices(kinds, [known.kinds[kind] for kind in kinds])
        found[_drawn(rng, known.colours), _drawn(rng, known.patterns), kind] = None
    return [
        Asked(
            id=f"g{number:04}",
            query=Query(text=" ".join(part for part in (colour, pattern, named(kind.fine)) if part)),
            about={"broad": kind.broad, "fine": kind.fine},
        )
        for number, (colour, pattern, kind) in enumerate(found, start=1)
    ]


def named(category: str) -> str:
    """A category as somebody would type it.

    Example:
        >>> named("Vest_top/Tank")
        'vest top tank'
    """
    return " ".join(words(category.replace("/", " ")))


def _value(document: Document, field: str) -> list[str]:
    value = " ".join(document.fields.get(field, "").casefold().split())
    return [value] if value else []


def _drawn(rng: Random, counts: Counter[str]) -> str:
    if not counts:
        return ""
    values = sorted(counts)
    return rng.choices(values, [counts[value] for value in values])[0]
