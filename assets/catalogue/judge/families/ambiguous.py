"""Queries that leave much open: "black jacket", "tote bag", "kitchen". A diverse page shows every reading of them."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import adjective, noun, things
from assets.catalogue.judge.rows import HOMES, Row, fashion, values
from assets.catalogue.judge.wishes import Grade, Rule

LEAST_ASPECTS = 3
LEAST_ANSWERS = 10
"""Fewer would all fit on the first page, whatever their order."""

STYLES = {
    "summer": ("summery", "holiday"),
    "party": ("party",),
    "office": ("office",),
    "vintage": ("vintage",),
    "casual": ("casual", "basic"),
}


def ambiguous(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """A category alone, or with a colour, a style or a print; its aspects are kinds, prints or product lines."""
    offered = [*_clothes(fashion(rows)), *_homes(rows)]
    open_ended = [one for one in offered if _wide(one[2])]
    for _, _, draft in in_turn(open_ended, choose, lambda one: one[0], lambda one: one[1]):
        yield draft


def _wide(draft: Draft) -> bool:
    return len(draft.aspects) >= LEAST_ASPECTS and len(draft.relevant) >= LEAST_ANSWERS


def _clothes(rows: Sequence[Row]) -> Iterator[tuple[str, str, Draft]]:
    """(what the query names, its broad category, the query)"""
    named = {things(broad) for broad in values(rows, "broad")}  # "shirt" asks for every kind of shirt
    for broad in values(rows, "broad"):
        kind = [row for row in rows if row["broad"] == broad]
        yield "broad", broad, _open(kind, things(broad), {"broad": (broad,)}, "fine")
        for colour in values(kind, "colour"):
            text = f"{adjective('colour', colour)} {things(broad)}"
            yield "colour", broad, _open(kind, text, {"broad": (broad,), "colour": (colour,)}, "fine")
        for word, styles in STYLES.items():
            text = f"{word} {things(broad)}"
            yield "style", broad, _open(kind, text, {"broad": (broad,), "style": styles}, "line")
        for fine in values(kind, "fine"):
            pictures = [row for row in kind if row["fine"] == fine]
            name = noun(pictures[0])
            if name in named:
                continue
            yield "fine, by print", broad, _open(pictures, name, {"fine": (fine,)}, "pattern")
            yield "fine, by line", broad, _open(pictures, name, {"fine": (fine,)}, "line")
    for word, styles in STYLES.items():
        yield "style", word, _open(rows, f"{word} outfit", {"style": styles}, "broad")
    for pattern in values(rows, "pattern"):
        if pattern not in ("plain", "cable knit"):
            text = f"something {adjective('pattern', pattern)}"
            yield "print", pattern, _open(rows, text, {"pattern": (pattern,)}, "broad")


def _homes(rows: Sequence[Row]) -> Iterator[tuple[str, str, Draft]]:
    for broad in HOMES:
        for aspect in ("style", "light", "colour"):
            yield "home", broad, _open(rows, broad, {"broad": (broad,)}, aspect)


def _open(rows: Sequence[Row], text: str, wanted: dict[str, tuple[str, ...]], aspect: str) -> Draft:
    """The query whose answers are all that is wanted, told apart by one column."""

    def fits(row: Row) -> bool:
        return all(row[column] in allowed for column, allowed in wanted.items())

    answers = [row for row in rows if fits(row) and row[aspect]]
    aspects = {
        f"{aspect}: {value}": tuple(row["file_name"] for row in answers if row[aspect] == value)
        for value in values(answers, aspect)
    }
    must = "; ".join(f"{column} is {' or '.join(allowed)}" for column, allowed in wanted.items())
    draft = by_words(rows, text, f"{must}; a page should show more than one {aspect}", _all(fits))
    return Draft(draft.text, None, draft.must, draft.relevant, aspects)


def _all(fits: Callable[[Row], bool]) -> Rule:
    def rule(row: Row) -> Grade:
        return 2 if fits(row) else 0

    return rule
