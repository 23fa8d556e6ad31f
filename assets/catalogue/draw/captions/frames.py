"""Short captions: the ways in which shops put a product's words into a line or two."""

from collections.abc import Callable
from random import Random

from assets.catalogue.draw.captions.grammar import bare, sentence
from assets.catalogue.draw.captions.words import Words
from assets.catalogue.draw.products import Product
from assets.catalogue.draw.studio import VIEWS

Frame = Callable[[Words], str]


def _tag(words: Words) -> str:
    return words.named(words.sleeve, words.colour, words.pattern)


def _price_tag(words: Words) -> str:
    return f"{words.line} {words.named(words.pattern)}, {words.shade()}"


def _by_brand(words: Words) -> str:
    return f"{words.brand} – {words.line} {words.named(words.pattern)} in {words.shade()}"


def _novelty(words: Words) -> str:
    return f"New in: {words.one(words.colour, words.pattern)}."


def _question(words: Words) -> str:
    return f"Looking for {words.one(words.style, words.pattern)}? Our {words.line} comes in {words.shade()}."


def _spaced(words: Words) -> str:
    return " / ".join([words.named(words.length), *(part for part in (words.shade(), words.pattern) if part)])


def _both_names(words: Words) -> str:
    lead = words.named(words.length, words.sleeve, words.pattern)
    return f"{lead} in {words.shade()}, from the {words.line} line by {words.brand}."


def _styled_alone(words: Words) -> str:
    return f"{words.one(words.style, words.colour, words.pattern)} to wear again and again."


def _plain(words: Words) -> str:
    return f"{words.named(words.sleeve, words.colour, words.pattern)} with {words.listed()}."


def _introduced(words: Words) -> str:
    verb = "They come" if words.plural else "It comes"
    return f"The {words.line} {words.named(words.pattern)} in {words.shade()}. {verb} with {words.listed()}."


def _noted(words: Words) -> str:
    return f"{words.named(words.sleeve, words.colour, words.pattern)}. {words.noted()}."


def _recommended(words: Words) -> str:
    return (
        f"Our {words.line}: {words.one(words.style, words.sleeve, words.pattern)} in {words.shade()} "
        f"with {words.listed()}."
    )


def _colon(words: Words) -> str:
    return f"{words.named(words.length, words.colour, words.pattern)}: {', '.join(map(bare, words.features))}."


def _cut_first(words: Words) -> str:
    return f"With {words.listed()}: {words.one(words.colour, words.pattern)} by {words.brand}."


def _pointed(words: Words) -> str:
    return f"{words.this(words.style, words.colour, words.pattern)} {words.verb('has', 'have')} {words.listed()}."


def _details_listed(words: Words) -> str:
    return f"{words.named(words.pattern)}, {words.shade()}. Details: {', '.join(map(bare, words.features))}."


def _fabric_only(words: Words) -> str:
    return f"{words.named(words.length, words.sleeve, words.colour, words.pattern)} in {words.fabric}."


def _made_of(words: Words) -> str:
    return f"Made of {words.fabric}, {words.this(words.pattern)} {words.verb('comes', 'come')} in {words.shade()}."


def _bracketed(words: Words) -> str:
    return f"{words.named(words.colour, words.pattern)} ({bare(words.fabric)})"


def _composition(words: Words) -> str:
    return f"{words.line}. {sentence(words.named(words.pattern))}, {words.shade()}, {bare(words.fabric)}."


def _fabric_first(words: Words) -> str:
    return f"{bare(words.fabric)} in {words.shade()}: the {words.line} {words.named(words.length, words.pattern)}."


def _colour_last(words: Words) -> str:
    lead = words.named(words.sleeve, words.length, words.pattern)
    return f"{lead} in {words.fabric} with {words.listed()}. Colour: {words.colour}."


def _styled(words: Words) -> str:
    return f"{words.one(words.style, words.colour, words.pattern)} made from {words.fabric}, with {words.listed()}."


def _catalogue(words: Words) -> str:
    return f"{words.named(words.length, words.pattern)} in {words.shade()}, made from {words.fabric}. {words.noted()}."


_ALWAYS: tuple[Frame, ...] = (
    _tag,
    _price_tag,
    _by_brand,
    _novelty,
    _question,
    _spaced,
    _both_names,
    _styled_alone,
)
_OF_FEATURES: tuple[Frame, ...] = (
    _plain,
    _introduced,
    _noted,
    _recommended,
    _colon,
    _cut_first,
    _pointed,
    _details_listed,
)
_OF_FABRIC: tuple[Frame, ...] = (_fabric_only, _made_of, _bracketed, _composition, _fabric_first)
_OF_BOTH: tuple[Frame, ...] = (_colour_last, _styled, _catalogue)
_PARTS = 8  # as many parts of the pack as a line has pictures at most
_SEEN = {
    "detail": ("Close-up of {}.", "{}, seen from close by.", "A detail of {}."),
    "turned": ("{}, from the side.", "Another view of {}."),
    "flat-lay": ("{}, laid flat.", "{} on the table, seen from above."),
}


def frames_for(words: Words) -> tuple[Frame, ...]:
    """The frames for which the words suffice: "denim jacket in denim" is nobody's."""
    return (
        *_ALWAYS,
        *(_OF_FEATURES if words.features else ()),
        *(_OF_FABRIC if words.fabric else ()),
        *(_OF_BOTH if words.features and words.fabric else ()),
    )


def number_in_line(product: Product, view: str) -> int:
    """The picture's number in its line: a line has many colourways or several views, seldom both."""
    return product.place + 2 * VIEWS.index(view)


def usual(words: Words, product: Product, view: str, choose: Random) -> str:
    """A short caption; colourways and views of one line take their frames from different parts of one pack."""
    pack = [*_ALWAYS, *_OF_FEATURES, *_OF_FABRIC, *_OF_BOTH]
    Random(f"{product.seed}/frames").shuffle(pack)
    turn = number_in_line(product, view) % _PARTS
    fitting = frames_for(words)
    mine = [frame for frame in pack[turn::_PARTS] if frame in fitting]
    if view in _SEEN and choose.random() < 0.3:
        return sentence(choose.choice(_SEEN[view]).format(words.one(words.colour, words.pattern)))
    return sentence(choose.choice(mine or _ALWAYS)(words))
