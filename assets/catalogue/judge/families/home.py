"""Houses and kitchens: "rustic home", "white modern kitchen", "timber house at dusk", "kitchen with an island"."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import LIGHTS, counted
from assets.catalogue.judge.rows import HOMES, Row, homes, values
from assets.catalogue.judge.vocabulary import says
from assets.catalogue.judge.wishes import Grade, Wish, asked, said, wish

PARTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kitchen": {
        "island": ("island",),
        "timber beams": ("timber beams", "beams"),
        "open shelves": ("open shelves",),
        "terracotta floor": ("terracotta floor",),
        "bar stools": ("bar stools", "stools"),
        "brick wall": ("brick wall",),
    },
    "house": {
        "pool": ("pool",),
        "porch": ("porch",),
        "shutters": ("shutters",),
        "chimney": ("chimney",),
        "thatched roof": ("thatched roof",),
        "picket fence": ("picket fence",),
        "bay window": ("bay window",),
        "red door": ("red door", "red front door"),
    },
}
"""What a home may have, and the words for it in the column `details`."""


def home(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """Styles over both broad categories; houses and kitchens by style, colour, material, light, and parts."""
    shown = homes(rows)
    offered = [(sort, broad, draft) for sort, broad, draft in [*_styles(shown), *_attributes(shown), *_parts(shown)]]
    useful = [one for one in offered if one[2].useful()]
    for _, _, draft in in_turn(useful, choose, lambda one: one[0], lambda one: one[1]):
        yield draft


def _styles(rows: Sequence[Row]) -> Iterator[tuple[str, str, Draft]]:
    """(the sort of query, its broad category, the query) for every style over both broad categories."""
    for style in values(rows, "style"):
        yield (
            "style",
            style,
            _wished(rows, _styled(style, "home"), Wish("broad", frozenset(HOMES)), wish("style", style)),
        )


def _attributes(rows: Sequence[Row]) -> Iterator[tuple[str, str, Draft]]:
    for broad in values(rows, "broad"):
        kind = [row for row in rows if row["broad"] == broad]
        thing = Wish("broad", frozenset({broad}))
        for material in values(kind, "material"):
            text = f"{material} {broad}" if broad == "house" else f"{broad} with {material} fronts"
            yield "material", broad, _wished(rows, text, thing, wish("material", material))
        for light in values(kind, "light"):
            text = f"{broad} {LIGHTS.get(light, light)}"
            yield "light", broad, _wished(rows, text, thing, wish("light", light))
        for style in values(kind, "style"):
            of_style = [row for row in kind if row["style"] == style]
            name, styled = _styled(style, broad), wish("style", style)
            yield "style of one", broad, _wished(rows, name, thing, styled)
            for colour in values(of_style, "colour"):
                yield "colour", broad, _wished(rows, f"{colour} {name}", thing, wish("colour", colour), styled)
            for light in values(of_style, "light"):
                text = f"{name} {LIGHTS.get(light, light)}"
                yield "light and style", broad, _wished(rows, text, thing, wish("light", light), styled)


def _parts(rows: Sequence[Row]) -> Iterator[tuple[str, str, Draft]]:
    for broad, parts in PARTS.items():
        kind = [row for row in rows if row["broad"] == broad]
        for part, phrases in parts.items():
            having = _lines_with(kind, phrases)
            yield "part", broad, _having(kind, broad, "", part, having)
            for style in values((row for row in kind if row["line"] in having), "style"):
                yield "part and style", broad, _having(kind, broad, style, part, having)


def _wished(rows: Sequence[Row], text: str, thing: Wish, *others: Wish) -> Draft:
    return by_words(rows, text, said(thing, others), asked(thing, others))


def _having(rows: Sequence[Row], broad: str, style: str, part: str, having: frozenset[str]) -> Draft:
    """A home with a part. 2: it has it; 1, where a style is named: the style without the part."""

    def rule(row: Row) -> Grade:
        if style and row["style"] != style:
            return 0
        return 2 if row["line"] in having else 1 if style else 0

    styled = f"style is {style}; " if style else ""
    must = f"broad is {broad}; {styled}details name {part}"
    return by_words(rows, f"{_styled(style, broad)} with {counted(part)}", must, rule)


def _lines_with(rows: Sequence[Row], phrases: Sequence[str]) -> frozenset[str]:
    """The lines whose details name one of these phrases."""
    return frozenset(row["line"] for row in rows if any(says(row["details"], phrase) for phrase in phrases))


def _styled(style: str, noun: str) -> str:
    """A noun in that style: "rustic home"; a cottage is one already."""
    return style if style == "cottage" else f"{style} {noun}".strip()
