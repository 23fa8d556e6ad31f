"""Long descriptions: a paragraph about a person, a purpose and a parcel, with a garment somewhere in it."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.families.attributes import attribute_wishes, telling
from assets.catalogue.judge.phrases import adjective, counted, made_of, noun, several
from assets.catalogue.judge.rows import Row, fashion
from assets.catalogue.judge.wishes import asked, kind_of, said

LEAST_SAID, MOST_SAID = 2, 4

OPENINGS = (
    "I have been looking for {thing} for weeks now and have gone through every shop in town without finding the right"
    " one.",
    "My old favourite fell apart after nine years, which is why I am writing this long note instead of a few words:"
    " I need {thing} again.",
    "A friend of mine saw {thing} on a train last month and could not stop talking about it, so now I want to find the"
    " same for her birthday.",
    "For a small theatre company we are putting together what the main part wears in the second act, and {thing} is"
    " still missing.",
)
ASIDES = (
    "I am a little taller than most and usually take a medium, though that depends on the maker.",
    "The price is not what matters most as long as it lasts and can be mended.",
    "It would be lovely if it arrived before the end of the month, but I can wait.",
    "I would wear it several days a week, so it should not be too precious.",
    "Please do not show me the usual things that everybody has; I have seen them all.",
)
CLOSINGS = (
    "That is all; everything else can be as you like it, and thank you for reading so far.",
    "If there are several, I would like to see all of them side by side before I decide.",
    "I can send it back if it does not fit, can I not?",
)
TOLD = {
    "colour": ("The colour has to be {word}, nothing else will do.", "In my mind it was always {word}."),
    "pattern": ("What I liked was the look of it: {word} all over.", "It must be {word}."),
    "material": ("I am picky about the feel, so {word} it should be.", "As for the material, I only want {word}."),
    "neckline": ("At the neck I picture {word}.", "It should have {word}."),
    "sleeve": ("About the arms: {word}, please.", "I would like it {how}."),
    "closure": ("It needs {word}.", "Please only with {word}."),
}


def descriptions(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """A paragraph on one picture's kind with two to four of its attributes, and much that no picture shows."""
    worn = fashion(rows)
    offered = [(row, columns) for row in worn if len(columns := telling(worn, row)) >= LEAST_SAID]
    for row, columns in in_turn(offered, choose, lambda one: one[0]["broad"], lambda one: one[0]["fine"]):
        told = sorted(choose.sample(columns, min(len(columns), MOST_SAID)), key=columns.index)
        thing, others = kind_of(worn, row["fine"]), attribute_wishes(row, told)
        yield by_words(worn, paragraph(row, told, choose), said(thing, others), asked(thing, others))


def paragraph(row: Row, told: Sequence[str], choose: Random) -> str:
    """The row's kind and these of its attributes, told among other things."""
    name = noun(row)
    thing = f"a pair of {name}" if several(name) else counted(name)
    sentences = [_sentence(column, row, choose) for column in told]
    asides = choose.sample(ASIDES, 2)
    middle = [part for pair in zip(sentences, [*asides, *[""] * len(sentences)], strict=False) for part in pair if part]
    return " ".join([choose.choice(OPENINGS).format(thing=thing), *middle, choose.choice(CLOSINGS)])


def _sentence(column: str, row: Row, choose: Random) -> str:
    value = row[column]
    if column == "material":
        word = made_of(value)
    else:
        word = adjective(column, value) if column in ("colour", "pattern") else counted(value)
    words: Mapping[str, str] = {
        "word": word,
        "how": value if value == "sleeveless" else f"with {value}",
    }
    if value == "sleeveless":
        return "I would like it sleeveless."
    return choose.choice(TOLD[column]).format(**words)
