"""Wrong colour words: a shop's own fanciful ones, and the colour of the article beside it by mistake."""

from random import Random

from assets.catalogue.draw.captions.vocabulary import FANCIES, shade_words
from assets.catalogue.draw.products import Product
from assets.catalogue.draw.ranges import product_line


def fanciful(colour: str, choose: Random) -> str:
    """What a copywriter calls it: midnight for navy, ecru for cream."""
    return choose.choice(FANCIES.get(colour, (colour,)))


def of_the_sister(product: Product) -> str:
    """The colour of another colourway of the line, as happens when somebody copies a caption.

    The line's first colours do not depend on how many there are, so that it can be made again from its seed.
    """
    if product.place:
        sisters = product_line(product.kind, product.seed, product.split, product.place + 1)[: product.place]
    else:
        sisters = product_line(product.kind, product.seed, product.split, 3)[1:2]
    others = [sister.colour for sister in sisters if sister.colour not in (product.colour, "multicolour")]
    return shade(others[-1] if others else product.colour)


def shade(colour: str, choose: Random | None = None) -> str:
    """The colour's plain word, or, if there is a choice, now and then a synonym."""
    plain, *others = shade_words(colour)
    return choose.choice(others) if others and choose and choose.random() < 0.3 else plain
