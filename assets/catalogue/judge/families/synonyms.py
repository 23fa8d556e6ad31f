"""Words that no caption uses: crimson for red, sweater for jumper, polka dot for dotted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assets.catalogue.judge.drafts import Draft, by_words, in_turn
from assets.catalogue.judge.phrases import adjective, things
from assets.catalogue.judge.rows import Row, fashion
from assets.catalogue.judge.vocabulary import says
from assets.catalogue.judge.wishes import Wish, asked, said, wish


@dataclass(frozen=True)
class Synonym:
    """A word for values of a column that the captions have other words for.

    Attributes:
        word: as it is typed.
        column: what it speaks of.
        met: the values that it means.
        nearly: the values that come near it; none by default, since a synonym is more exact than a colour's family.
    """

    word: str
    column: str
    met: tuple[str, ...]
    nearly: tuple[str, ...] = ()

    def wish(self) -> Wish:
        """The wish that the word stands for."""
        return Wish(self.column, frozenset(self.met), frozenset(self.nearly))


SYNONYMS = (
    Synonym("crimson", "colour", ("red",), ("burgundy",)),
    Synonym("scarlet", "colour", ("red",)),
    Synonym("azure", "colour", ("blue", "light blue")),
    Synonym("emerald", "colour", ("green",), ("teal",)),
    Synonym("maroon", "colour", ("burgundy",), ("brown", "red")),
    Synonym("turquoise", "colour", ("teal",), ("light blue", "green")),
    Synonym("violet", "colour", ("purple",)),
    Synonym("ebony", "colour", ("black",)),
    Synonym("polka dot", "pattern", ("dotted",)),
    Synonym("plaid", "pattern", ("tartan",), ("checked",)),
    Synonym("stripy", "pattern", ("horizontal stripes", "vertical stripes"), ("pinstripes",)),
    Synonym("blossom print", "pattern", ("floral",)),
    Synonym("sweater", "fine", ("jumper", "roll-neck jumper"), ("cardigan", "knitted vest", "sweatshirt")),
    Synonym("pullover", "fine", ("jumper", "roll-neck jumper"), ("sweatshirt", "hoodie", "knitted vest")),
    Synonym("trainers", "fine", ("sneaker", "running shoe")),
    Synonym("purse", "fine", ("handbag", "clutch"), ("cross-body bag",)),
    Synonym("pants", "broad", ("trousers",), ("jeans",)),
    Synonym("gown", "fine", ("maxi dress", "cocktail dress"), ("slip dress", "midi dress")),
    Synonym("woolly hat", "fine", ("beanie",), ("beret",)),
    Synonym("shades", "broad", ("eyewear",)),
)


def synonyms(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """Every word that no caption of this collection uses, beside a noun or a colour that captions do use."""
    worn = fashion(rows)
    unused = [synonym for synonym in SYNONYMS if not used(rows, synonym.word)]
    asked_for = [(synonym, row) for synonym in unused for row in worn if synonym.wish().grade(row) == 2]
    for synonym, row in in_turn(asked_for, choose, lambda pair: pair[0].word, lambda pair: pair[1]["broad"]):
        if synonym.column in ("fine", "broad"):
            thing, other = synonym.wish(), wish("colour", row["colour"])
            text = f"{adjective('colour', row['colour'])} {synonym.word}"
        else:
            # The broad category leaves more to find than a fine one; every row of it may stand for the noun.
            thing, other = Wish("broad", frozenset({row["broad"]})), synonym.wish()
            text = f"{synonym.word} {things(row['broad'])}"
        yield by_words(worn, text, said(thing, [other]), asked(thing, [other]))


def used(rows: Sequence[Row], word: str) -> bool:
    """Whether some caption has the word, alone or in the plural: it is then no test of meaning."""
    return any(says(row["caption"], word) for row in rows)
