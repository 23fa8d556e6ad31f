"""One product's words: each part ready to stand in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.captions.features import length, sleeveless, spoken
from assets.catalogue.draw.captions.grammar import article, bare, listed, plural, sentence
from assets.catalogue.draw.captions.vocabulary import NEVER, STYLES, fabric_words, pattern_words
from assets.catalogue.draw.products import Product

# "leather jacket" is one of the biker jacket's names, but not of one in suede.
_NAMED_MATERIALS = {"leather", "felt", "straw", "silk", "satin", "velvet", "pearl", "lace", "jersey"}


@dataclass(frozen=True)
class Words:
    """What a caption may say.

    Args:
        line, brand: names.
        noun: what it is called; plural says whether that names several.
        colour: an adjective.
        pattern: an adjective, nothing for what is plain.
        fabric: what it is made of, nothing where the noun says so.
        style, length, sleeve: adjectives, or nothing.
        features: things it has: "a V-neck", "long sleeves".
    """

    line: str
    brand: str
    noun: str
    plural: bool
    colour: str
    pattern: str
    fabric: str
    style: str
    length: str
    sleeve: str
    features: tuple[str, ...]

    def named(self, *parts: str) -> str:
        """The parts that say something the noun does not, and the noun."""
        return " ".join([*(part for part in parts if part and not self._told(part)), self.noun])

    def one(self, *parts: str) -> str:
        """The same with its article."""
        words = self.named(*parts)
        return words if self.plural else article(words)

    def this(self, *parts: str) -> str:
        """The same, pointed at."""
        return f"{'these' if self.plural else 'this'} {self.named(*parts)}"

    def verb(self, of_one: str, of_several: str) -> str:
        """The form that agrees with the noun."""
        return of_several if self.plural else of_one

    def shade(self) -> str:
        """The colour as it stands after "in"."""
        return "many colours" if self.colour == "multicoloured" else self.colour

    def listed(self) -> str:
        """The features in a row: "a V-neck, long sleeves and a zip"."""
        return listed(self.features)

    def noted(self) -> str:
        """The features without their articles, as a sentence without its full stop."""
        return sentence(", ".join(bare(part) for part in self.features))

    def _told(self, part: str) -> bool:
        return part.lower().split("-")[0] in self.noun.lower().replace("-", " ").split()


def words_for(product: Product, features: Mapping[str, str], colour: str, choose: Random) -> Words:
    """The product's words, some of them drawn: which noun, which features, whether style and length are said."""
    noun = choose.choice(_plainest_often(nouns(product)))
    said = spoken(features, noun)
    choose.shuffle(said)
    material = product.cloth.material.name
    return Words(
        line=product.line,
        brand=product.brand,
        noun=noun,
        plural=plural(noun),
        colour=colour,
        pattern=choose.choice(pattern_words(product.cloth.pattern)),
        fabric="" if material in noun else choose.choice(fabric_words(material)),
        style=STYLES.get(product.style, product.style) if choose.random() < 0.7 else "",
        length=length(features, noun) if choose.random() < 0.7 else "",
        sleeve=sleeveless(features),
        features=tuple(said[: choose.choice((1, 2, 2, 3))]),
    )


def nouns(product: Product) -> tuple[str, ...]:
    """What the product may truly be called, the plainest first, without the words of NEVER; at worst its category."""
    allowed = [noun for noun in product.kind.nouns if not any(word in noun.lower() for word in NEVER)]
    made = product.cloth.material.name
    true = [noun for noun in allowed if {*noun.split()}.isdisjoint(_NAMED_MATERIALS - {made})]
    return tuple(true or allowed) or (product.kind.fine,)


def _plainest_often(names: tuple[str, ...]) -> tuple[str, ...]:
    return names[0], names[0], *names
