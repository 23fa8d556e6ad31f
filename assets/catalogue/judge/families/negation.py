"""What is not wanted: "dress without stripes", "not black". Everything else of its kind answers in full."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import ANIMALS, HOODS, KNITS, SEEN, STRIPES, asking, things
from assets.catalogue.judge.rows import Row, fashion, values
from assets.catalogue.judge.wishes import Grade

COMMON = (0.15, 0.7)
"""What is ruled out belongs to at least and at most this share of the kind; else nobody would say it."""

PATTERNS = {
    "floral": (" without flowers", ", no floral print"),
    "dotted": (" without dots", ", no dots"),
    "checked": (" without checks", ", not checked"),
    "tartan": (" without tartan", ", no tartan"),
    "camouflage": (", no camouflage",),
}

CLOSURES = {
    "zip": (" without a zip", ", no zips"),
    "button": (" without buttons", ", no buttons"),
    "laces": (" without laces",),
    "drawstring": (" without a drawstring",),
    "belt": (" without a belt",),
}
"""A word of the column `closure`, and how one does without it."""


@dataclass(frozen=True)
class Unwanted:
    """What is ruled out for a broad category, and how that is said behind the noun."""

    broad: str
    column: str
    values: frozenset[str]
    said: tuple[str, ...]

    def holds(self, row: Row) -> bool:
        """Whether this row of the category is what nobody wants."""
        return row[self.column] in self.values


def negation(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """A broad category, mostly with something that is wanted, without one of its colours, patterns or details."""
    worn = fashion(rows)
    offered = [unwanted for broad in values(worn, "broad") for unwanted in _unwanted(worn, broad)]
    for place, unwanted in enumerate(in_turn(offered, choose, lambda one: one.column, lambda one: one.broad)):
        # What is wanted beside it belongs to pictures that are ruled out: those are what a search falls for.
        column = "pattern" if unwanted.column == "colour" else "colour"
        lures = {row[column] for row in worn if row["broad"] == unwanted.broad and unwanted.holds(row)} - {"plain", ""}
        wanted = {column: choose.choice(sorted(lures))} if place % 3 and lures else {}
        text = asking(things(unwanted.broad), wanted) + choose.choice(unwanted.said)
        yield _ruled_out(worn, unwanted, wanted, text)


def _ruled_out(rows: Sequence[Row], unwanted: Unwanted, wanted: Mapping[str, str], text: str) -> Draft:
    all_wanted = {"broad": unwanted.broad, **wanted}

    def rule(row: Row) -> Grade:
        return 2 if all(row[column] == value for column, value in all_wanted.items()) and not unwanted.holds(row) else 0

    told = "; ".join(f"{column} is {value}" for column, value in all_wanted.items())
    return by_words(rows, text, f"{told}; {unwanted.column} is not {' or '.join(sorted(unwanted.values))}", rule)


def _unwanted(rows: Sequence[Row], broad: str) -> Iterator[Unwanted]:
    """What could be ruled out for this broad category: what a good part of it has and the rest has not."""
    kind = [row for row in rows if row["broad"] == broad]
    offered = [
        Unwanted(broad, "pattern", frozenset(STRIPES), (" without stripes", ", not striped", ", but no stripes")),
        Unwanted(broad, "pattern", frozenset(ANIMALS), (" without animal print", ", no animal print")),
        Unwanted(broad, "neckline", frozenset(HOODS), (" without a hood", ", no hood")),
        *(Unwanted(broad, "pattern", frozenset({pattern}), said) for pattern, said in PATTERNS.items()),
        *(_any_with(word, kind, said) for word, said in CLOSURES.items()),
        *(
            Unwanted(broad, "colour", frozenset({colour}), (f", not {colour}", f" in any colour but {colour}"))
            for colour in values(kind, "colour")
            if colour != "multicolour"
        ),
        *(
            Unwanted(broad, "material", frozenset({cloth}), (f", but not {cloth}", f", no {cloth}"))
            for cloth in values(kind, "material")
            if cloth in SEEN and cloth not in KNITS  # nobody says "no cable knit"
        ),
    ]
    low, high = COMMON
    for unwanted in offered:
        if low <= sum(unwanted.holds(row) for row in kind) / len(kind) <= high:
            yield unwanted


def _any_with(word: str, kind: Sequence[Row], said: tuple[str, ...]) -> Unwanted:
    """Every closure that has this word in it: a zip under press studs is a zip."""
    closures = frozenset(closure for closure in values(kind, "closure") if word in closure)
    return Unwanted(kind[0]["broad"], "closure", closures, said)
