"""Houses and kitchens: "rustic home", "white kitchen", "brick house at dusk"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import LIGHTS
from assets.catalogue.judge.rows import Row, homes, values
from assets.catalogue.judge.vocabulary import says
from assets.catalogue.judge.wishes import Grade, Rule, Wish, asked, said, wish

PARTS = {
    "kitchen": ("island", "beams", "pendant lamp", "stools", "shelves"),
    "house": ("pool", "porch", "shutters", "red door", "balcony", "garden"),
}
"""What a home may have and no column names: its title or caption says so, or nobody knows."""


@dataclass(frozen=True)
class _Asked:
    """A query for homes: the sort of it, its text, its thing, the thing's attributes, and perhaps a part of it."""

    sort: str
    text: str
    thing: Wish
    others: tuple[Wish, ...]
    part: str = ""


def home(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """Styles over both broad categories; houses and kitchens by style, colour, material, light, and parts."""
    shown = homes(rows)
    offered = [*_styles(shown), *_attributes(shown), *_with_parts(shown)]
    for one in in_turn(offered, choose, lambda one: one.sort, lambda one: one.thing):
        rule = _with(one.others, one.part) if one.part else asked(one.thing, one.others)
        part = f"; title or caption says {one.part} (in part: says nothing of it)" if one.part else ""
        yield by_words(shown, one.text, said(one.thing, one.others) + part, rule)


def _styles(rows: Sequence[Row]) -> Iterator[_Asked]:
    for style in values(rows, "style"):
        both = Wish("broad", frozenset({"house", "kitchen"}))
        yield _Asked("style", f"{style} home", both, (wish("style", style),))


def _attributes(rows: Sequence[Row]) -> Iterator[_Asked]:
    for broad in values(rows, "broad"):
        kind = [row for row in rows if row["broad"] == broad]
        thing = Wish("broad", frozenset({broad}))
        for style in values(kind, "style"):
            styled = wish("style", style)
            yield _Asked("style of one", f"{style} {broad}", thing, (styled,))
            for colour in values((row for row in kind if row["style"] == style), "colour"):
                both = (wish("colour", colour), styled)
                yield _Asked("colour", f"{colour} {style} {broad}", thing, both)
        for material in values(kind, "material"):
            text = f"{material} {broad}" if broad == "house" else f"{broad} in {material}"
            yield _Asked("material", text, thing, (wish("material", material),))
        for light in values(kind, "light"):
            when = LIGHTS.get(light, f"in {light} light")
            yield _Asked("light", f"{broad} {when}", thing, (wish("light", light),))
            for style in values((row for row in kind if row["light"] == light), "style"):
                both = (wish("light", light), wish("style", style))
                yield _Asked("light and style", f"{style} {broad} {when}", thing, both)


def _with_parts(rows: Sequence[Row]) -> Iterator[_Asked]:
    """Kitchens with an island, houses with a pool: 2 where the words say so, 1 for the style without a word of it."""
    for broad, known in PARTS.items():
        kind = [row for row in rows if row["broad"] == broad]
        thing = Wish("broad", frozenset({broad}))
        for style in values(kind, "style"):
            for part in known:
                words = part if part.endswith("s") else ("an " if part[0] in "aeiou" else "a ") + part
                yield _Asked("part", f"{style} {broad} with {words}", thing, (thing, wish("style", style)), part)


def _with(wishes: Sequence[Wish], part: str) -> Rule:
    def rule(row: Row) -> Grade:
        if any(one.grade(row) < 2 for one in wishes):
            return 0
        return 2 if says(row["caption"], part) or says(row["title"], part) else 1

    return rule
