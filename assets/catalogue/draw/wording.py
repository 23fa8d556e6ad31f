"""Titles and captions as shops write them: in several hands, some silent, some long-winded, some wrong."""

from collections.abc import Mapping
from random import Random

from assets.catalogue.draw.captions.abroad import abroad
from assets.catalogue.draw.captions.frames import number_in_line, usual
from assets.catalogue.draw.captions.long_texts import long_text
from assets.catalogue.draw.captions.mistaken import fanciful, of_the_sister, shade
from assets.catalogue.draw.captions.unseen import unseen
from assets.catalogue.draw.captions.vocabulary import pattern_words
from assets.catalogue.draw.captions.voices import voice
from assets.catalogue.draw.captions.words import nouns, words_for
from assets.catalogue.draw.products import Product

# Who writes, in per cent of all captions; what a hand does is told at `caption`.
HANDS = {"silent": 10, "long": 10, "brand": 8, "abroad": 5, "fanciful": 2, "mistaken": 2, "usual": 63}
_GOLDEN = (5**0.5 - 1) / 2


def hand(product: Product, view: str = "front") -> str:
    """Which of the HANDS writes below that picture.

    A line begins anywhere among them and goes on by the golden section, so that its pictures are spread over the hands
    as evenly as can be (H. Weyl, "Über die Gleichverteilung von Zahlen mod. Eins", 1916).
    """
    drawn = (Random(f"{product.seed}/hand").random() + number_in_line(product, view) * _GOLDEN) % 1 * 100
    for name, share in HANDS.items():
        drawn -= share
        if drawn < 0:
            return name
    raise AssertionError("the shares of the hands do not add up to 100")


def title(product: Product) -> str:
    """A product name: line, pattern, kind, as on a price tag."""
    pattern, noun = pattern_words(product.cloth.pattern)[0], nouns(product)[0]
    return " ".join(part for part in (product.line, pattern, noun) if part)


def caption(product: Product, features: Mapping[str, str], view: str = "front") -> str:
    """What the shop writes below the photograph.

    Args:
        product: what is seen; every choice follows from its line's seed, its place in the line and the view.
        features: the cut's, by kind.
        view: one of studio.VIEWS; other views than the front are mentioned now and then.

    Returns:
        By its hand: nothing ("silent"), a hundred words and more ("long"), a brand's language
        without anything visual ("brand"), German, French or Spanish ("abroad"), a caption whose colour word is a
        copywriter's ("fanciful": midnight for navy) or simply another colourway's ("mistaken"), or one or two plain
        sentences ("usual"). Plain sentences, and those with an odd colour, may be followed by one about what no
        picture shows. Colour words apart, what a caption says of the picture is true.
    """
    choose = Random(f"{product.seed}/{product.place}/{view}/caption")
    who = hand(product, view)
    if who == "silent":
        return ""
    if who == "brand":
        return voice(product, choose)
    if who == "abroad" and (text := abroad(product, features, choose)):
        return text
    if who == "fanciful":
        colour = fanciful(product.colour, choose)
    elif who == "mistaken":
        colour = of_the_sister(product)
    else:
        denim = product.cloth.material.name == "denim"  # no shop calls jeans royal blue
        colour = shade(product.colour, None if denim else choose)
    words = words_for(product, features, colour, choose)
    broad, material = product.kind.broad, product.cloth.material.name
    if who == "long":
        return long_text(words, broad, material, choose)
    text = usual(words, product, view, choose)
    if text.endswith(".") and choose.random() < 0.3:
        text += " " + unseen(broad, material, choose)
    return text
