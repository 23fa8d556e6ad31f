"""A picture and words: like this, but red; in leather; with stripes; longer; as a skirt; at dusk.

The words name what changes, the picture everything else. 2: the change is made and the rest is kept; 1: the change is
made to the same kind of thing, but something else got lost.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from assets.catalogue.judge.drafts import Draft, in_turn
from assets.catalogue.judge.phrases import HOODS, LIGHTS, SEEN, STRIPES, adjective, counted, made_of, one, this
from assets.catalogue.judge.rows import Row, fashion, homes, values
from assets.catalogue.judge.wishes import Grade, judged

LENGTHS = {
    "cropped": 0,
    "short": 1,
    "thigh-length": 2,
    "knee-length": 3,
    "midi": 4,
    "calf-length": 4,
    "ankle-length": 5,
    "long": 5,
    "full-length": 6,
}
"""From short to long, as the column `length` has them."""

HANGING = ("dress", "skirt", "coat", "jacket", "shorts")
"""Broad categories whose kinds come in lengths of one scale; a cropped pair of trousers is another matter."""

SAMPLE = 160
"""Pictures that each kind of change is tried on; more would only cost time."""


@dataclass(frozen=True)
class Change:
    """What the words change.

    Attributes:
        column: what changes, for `must`.
        to: the values that grant it.
        words: the forms in which people say it.
        same: the columns that have to be kept even for a 1.
        kept: those that have to be kept for a 2.
    """

    column: str
    to: frozenset[str]
    words: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...]


Changes: TypeAlias = Callable[[Sequence[Row], Row], Iterator[Change]]


def changed(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """One of each kind of change in turn, over pictures of every broad category."""
    tried: list[tuple[str, Row, Draft]] = []
    for changes in CHANGES:
        sample = in_turn(rows, choose, lambda row: row["broad"], lambda row: row["fine"])[:SAMPLE]
        for row in sample:
            offered = sorted(changes(rows, row), key=lambda change: sorted(change.to))
            choose.shuffle(offered)
            drafts = (drafted(rows, row, change, choose) for change in offered)
            if first := next((draft for draft in drafts if draft.useful()), None):
                tried.append((changes.__name__, row, first))
    order = in_turn(tried, choose, lambda one: one[0], lambda one: one[1]["broad"], lambda one: one[1]["fine"])
    yield from (draft for _, _, draft in order)


def drafted(rows: Sequence[Row], row: Row, change: Change, choose: Random) -> Draft:
    """The query that hands in this row's picture and asks for the change."""

    def rule(other: Row) -> Grade:
        if other[change.column] not in change.to or any(other[column] != row[column] for column in change.same):
            return 0
        return 2 if all(other[column] == row[column] for column in change.kept) else 1

    to = f"{change.column} is {' or '.join(sorted(change.to))}"
    same, kept = (
        "; ".join(f"{column} is {row[column]}" for column in columns) for columns in (change.same, change.kept)
    )
    must = f"{to}; {same} (in full: {kept})"
    return Draft(choose.choice(change.words), row["file_name"], must, judged(rows, rule, [row["file_name"]]))


def another_colour(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another colour: like this, but in red."""
    for colour in _others(rows, row, "colour", "fine"):
        word = "many colours" if colour == "multicolour" else colour
        like = f"like this, but {adjective('colour', colour)}"
        said = (like, f"the same in {word}", f"{this(row)} in {word}", f"in {word} instead")
        yield Change("colour", frozenset({colour}), said, ("fine",), ("pattern", "material"))


def another_pattern(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another pattern: like this, but with stripes."""
    for pattern in _others(rows, row, "pattern", "fine"):
        word = PRINTS.get(pattern, f"in {pattern}")
        said = (f"like this, but {word}", f"{this(row)} {word}", f"the same, only {word}")
        to = frozenset(STRIPES if pattern in STRIPES else {pattern})
        if row["pattern"] not in to:
            yield Change("pattern", to, said, ("fine",), ("colour",))


def another_material(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another material: like this, but in leather."""
    for material in _others(rows, row, "material", "fine"):
        if material in SEEN:
            word = made_of(material)
            said = (f"like this, but in {word}", f"{this(row)} in {word}", f"in {word} instead")
            yield Change("material", frozenset({material}), said, ("fine",), ("colour", "pattern"))


def another_length(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another length: longer; shorter."""
    if row["broad"] not in HANGING or row["length"] not in LENGTHS:
        return
    lengths = [length for length in _others(rows, row, "length", "broad") if length in LENGTHS]
    for word, sign in (("longer", 1), ("shorter", -1)):
        to = frozenset(length for length in lengths if sign * (LENGTHS[length] - LENGTHS[row["length"]]) > 0)
        if to:
            said = (f"like this, but {word}", word, f"a {word} one in the same colour")
            yield Change("length", to, said, ("broad", "colour"), ("pattern",))


def another_sleeve(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To other sleeves: like this, but with short sleeves."""
    if row["sleeve"]:
        for sleeve in _others(rows, row, "sleeve", "broad"):
            word = "without sleeves" if sleeve == "sleeveless" else f"with {counted(sleeve)}"
            said = (f"like this, but {word}", f"the same {word}")
            yield Change("sleeve", frozenset({sleeve}), said, ("broad", "colour"), ("pattern",))


def another_neckline(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another neckline: like this, but with a V-neck."""
    if row["neckline"]:
        for neckline in _others(rows, row, "neckline", "broad"):
            word = "a hood" if neckline in HOODS else counted(neckline)
            to = frozenset(HOODS if neckline in HOODS else {neckline})
            if row["neckline"] not in to:
                said = (f"like this, but with {word}", f"the same with {word}")
                yield Change("neckline", to, said, ("broad", "colour"), ("pattern",))


def another_thing(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another thing: a skirt in this pattern."""
    kinds = values(fashion(rows), "broad")
    if row["pattern"] not in (*UNPRINTED, "") and row["broad"] in kinds:
        for broad in kinds:
            if broad != row["broad"]:
                said = (f"{one(broad)} in this pattern", f"this pattern, but {one(broad)}")
                yield Change("broad", frozenset({broad}), said, ("pattern",), ("colour",))


def another_light(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another light: this house at night."""
    for light in _others(homes(rows), row, "light", "broad"):
        word = LIGHTS.get(light, f"in {light} light")
        said = (f"like this, but {word}", f"this {row['broad']} {word}")
        yield Change("light", frozenset({light}), said, ("broad",), ("style", "colour"))


def another_style(rows: Sequence[Row], row: Row) -> Iterator[Change]:
    """To another style: this kitchen, only rustic."""
    for style in _others(homes(rows), row, "style", "broad"):
        said = (f"like this, but {style}", f"this {row['broad']}, only {style}")
        yield Change("style", frozenset({style}), said, ("broad",), ("colour",))


CHANGES: tuple[Changes, ...] = (
    another_colour,
    another_pattern,
    another_material,
    another_length,
    another_sleeve,
    another_neckline,
    another_thing,
    another_light,
    another_style,
)

PRINTS = {
    "plain": "without a pattern",
    "horizontal stripes": "with stripes",
    "vertical stripes": "with stripes",
    "pinstripes": "with pinstripes",
    "checked": "with checks",
    "dotted": "with dots",
    "floral": "with flowers",
    "leopard": "in leopard print",
    "zebra": "in zebra print",
    "colour-block": "in blocks of colour",
    "argyle": "with an argyle pattern",
    "cable knit": "with cables",
    "tie-dye": "tie-dyed",
}
UNPRINTED = ("plain", "cable knit")


def _others(rows: Sequence[Row], row: Row, column: str, within: str) -> list[str]:
    """The other values of the column among rows of the same kind."""
    return [value for value in values((o for o in rows if o[within] == row[within]), column) if value != row[column]]
