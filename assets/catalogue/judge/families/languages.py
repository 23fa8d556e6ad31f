"""German, French and Spanish: "rotes Kleid", "jupe en cuir", "abrigo de cuadros"."""

from collections.abc import Iterator, Sequence
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.rows import Row, fashion
from assets.catalogue.judge.tongues import TONGUES, Thing, Tongue
from assets.catalogue.judge.wishes import Wish, asked, kind_of, said, wish


def languages(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """One of each language in turn: a thing with a colour, a pattern or a material, or with two of them."""
    worn = fashion(rows)
    offered = [
        (tongue, thing, row, columns)
        for tongue in TONGUES
        for thing in tongue.nouns
        for row in worn
        if row[thing[0]] == thing[1]
        for columns in _sayable(tongue, row)
    ]
    turned = in_turn(offered, choose, lambda one: one[0].name, lambda one: one[3], lambda one: one[1])
    for tongue, thing, row, columns in turned:
        wishes = {column: wish(column, *_meant(tongue, column, row[column])) for column in columns}
        text = tongue.says(
            thing,
            row["colour"] if "colour" in columns else "",
            _meant(tongue, "pattern", row["pattern"]) if "pattern" in columns else (),
            row["material"] if "material" in columns else "",
        )
        named = _named(worn, thing)
        others = list(wishes.values())
        yield by_words(worn, text, f"{said(named, others)} ({tongue.name})", asked(named, others))


def _sayable(tongue: Tongue, row: Row) -> list[tuple[str, ...]]:
    """What can be said of this row: colour, pattern or material alone, or colour with one of the others."""
    known = []
    if row["colour"] in tongue.colours:
        known.append("colour")
    if _meant(tongue, "pattern", row["pattern"]):
        known.append("pattern")
    if row["material"] in tongue.materials:
        known.append("material")
    return [(column,) for column in known] + [("colour", column) for column in known[1:] if known[0] == "colour"]


def _meant(tongue: Tongue, column: str, value: str) -> tuple[str, ...]:
    """The values that the language has one word for; none if it has no word for this pattern."""
    if column != "pattern":
        return (value,)
    return next((patterns for patterns in tongue.patterns if value in patterns), ())


def _named(rows: Sequence[Row], thing: Thing) -> Wish:
    column, value = thing
    return kind_of(rows, value) if column == "fine" else Wish("broad", frozenset({value}))
