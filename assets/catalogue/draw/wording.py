"""Titles and captions as shops write them: several hands, several lengths, sometimes nothing at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.products import Product

PLURAL = {"trousers", "jeans", "shorts", "shoe", "boot"}

PATTERN_WORDS = {
    "plain": ("",),
    "horizontal stripes": ("striped", "horizontally striped", "banded"),
    "vertical stripes": ("striped", "vertically striped"),
    "pinstripes": ("pinstriped", "pinstripe"),
    "checked": ("checked", "gingham-checked"),
    "tartan": ("tartan", "tartan-checked"),
    "dotted": ("dotted", "spotted"),
    "floral": ("floral", "flower-print", "flowery"),
    "leopard": ("leopard-print", "animal-print"),
    "zebra": ("zebra-print", "zebra-striped"),
    "camouflage": ("camouflage", "camouflage-print"),
    "colour-block": ("colour-blocked", "colour-block"),
    "houndstooth": ("houndstooth", "dogtooth"),
    "argyle": ("argyle", "diamond-patterned"),
    "tie-dye": ("tie-dyed", "tie-dye"),
    "cable knit": ("cable-knit",),
}

FABRICS = {
    "cotton": ("cotton", "soft cotton", "crisp cotton", "cotton poplin"),
    "jersey": ("soft jersey", "cotton jersey", "stretch jersey"),
    "linen": ("pure linen", "a linen blend", "airy linen"),
    "denim": ("denim", "sturdy denim", "washed cotton denim"),
    "leather": ("leather", "smooth leather", "grained leather"),
    "suede": ("suede", "soft suede"),
    "satin": ("satin", "shiny satin", "flowing satin"),
    "chiffon": ("chiffon", "light chiffon"),
    "crepe": ("crêpe", "a crêpe weave"),
    "viscose": ("a viscose weave", "flowing viscose"),
    "wool": ("a wool blend", "fine wool", "brushed wool"),
    "tweed": ("tweed", "a bouclé tweed"),
    "knit": ("a soft knit", "a chunky knit", "a wool-blend knit"),
    "cable knit": ("a cable knit", "a chunky cable knit"),
    "ribbed knit": ("a rib knit", "a fine rib knit"),
    "fleece": ("brushed flannel", "soft fleece"),
    "sweat": ("sweatshirt fabric", "brushed cotton fleece"),
    "corduroy": ("corduroy", "fine-wale corduroy"),
    "nylon": ("nylon", "water-repellent nylon"),
    "canvas": ("canvas", "sturdy cotton canvas"),
    "straw": ("woven straw", "natural straw"),
    "felt": ("wool felt", "felt"),
    "silk": ("silk", "washed silk"),
}

STYLES = {
    "basic": "essential",
    "holiday": "breezy",
    "minimalist": "minimalist",
    "office": "smart",
    "outdoor": "weatherproof",
    "party": "glamorous",
    "rock": "edgy",
    "streetwear": "street-style",
    "vintage": "vintage-look",
    "western": "western-style",
}

CLOSINGS = (
    "Machine-washable at 30 degrees.",
    "Fits true to size.",
    "A favourite that goes with everything.",
    "Made to last for years.",
    "From our new season's edit.",
    "An easy piece for every day.",
    "Made in small numbers.",
)

NAMED_MATERIALS = ("leather", "felt", "straw")

CARRIED = ("shoe", "boot", "bag", "hat")
CARRIED_CLOSINGS = (
    "Made to last for years.",
    "Comes in a dust bag.",
    "A favourite that goes with everything.",
    "Hand-finished.",
)

CLOSURES = {
    "one button": "a single button",
    "double-breasted": "a double-breasted front",
    "single-breasted": "a single-breasted front",
    "slip-on": "a slip-on design",
    "pull-on": "a pull-on design",
}


def article(words: str) -> str:
    """The words with "a" or "an" before them."""
    return ("an " if words[:1].lower() in "aeiou" else "a ") + words


def sentence(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Words:
    """What a caption may say: each part ready to stand in a sentence."""

    line: str
    noun: str
    plural: bool
    colour: str
    pattern: str
    fabric: str
    style: str
    length: str
    bare: str
    features: tuple[str, ...]

    def named(self, *parts: str) -> str:
        """The parts that are not empty, and the noun."""
        return " ".join(part for part in (*parts, self.noun) if part)

    def shade(self) -> str:
        """The colour as it stands after "in"."""
        return "many colours" if self.colour == "multicoloured" else self.colour

    def listed(self) -> str:
        """The features in a row: "a V-neck, long sleeves and a zip"."""
        if not self.features:
            return self.fabric
        return " and ".join(part for part in (", ".join(self.features[:-1]), self.features[-1]) if part)

    def noted(self) -> str:
        """The features without their articles, as a second sentence."""
        return sentence(", ".join(part.removeprefix("a ").removeprefix("an ") for part in self.features) or self.fabric)


def _plain(words: Words) -> str:
    return f"{words.named(words.bare, words.colour, words.pattern)} with {words.listed()}."


def _colour_last(words: Words) -> str:
    lead = words.named(words.bare, words.length, words.pattern)
    return f"{lead} in {words.fabric} with {words.listed()}. Colour: {words.colour}."


def _styled(words: Words) -> str:
    lead = words.named(words.style, words.colour, words.pattern)
    return f"{lead if words.plural else article(lead)} made from {words.fabric}, with {words.listed()}."


def _fabric_only(words: Words) -> str:
    return f"{words.named(words.length, words.bare, words.colour, words.pattern)} in {words.fabric}."


def _introduced(words: Words) -> str:
    verb = "They come" if words.plural else "It comes"
    return f"The {words.line} {words.named(words.pattern)} in {words.shade()}. {verb} with {words.listed()}."


def _noted(words: Words) -> str:
    return f"{words.named(words.bare, words.colour, words.pattern)}. {words.noted()}."


def _catalogue(words: Words) -> str:
    lead = words.named(words.length, words.pattern)
    return f"{lead} in {words.shade()}, made from {words.fabric}. {words.noted()}."


def _tag(words: Words) -> str:
    return words.named(words.bare, words.colour, words.pattern)


def _recommended(words: Words) -> str:
    lead = words.named(words.style, words.bare, words.pattern)
    return f"Our {words.line}: {lead if words.plural else article(lead)} in {words.shade()} with {words.listed()}."


FRAMES: tuple[Callable[[Words], str], ...] = (
    _plain,
    _colour_last,
    _styled,
    _fabric_only,
    _introduced,
    _noted,
    _catalogue,
    _tag,
    _recommended,
)


def title(product: Product) -> str:
    """A product name: line, pattern, kind, as on a price tag."""
    pattern = PATTERN_WORDS[product.cloth.pattern][0]
    return " ".join(part for part in (product.line, pattern, product.kind.nouns[0]) if part)


def caption(product: Product, features: Mapping[str, str], seed: str) -> str:
    """One or two sentences, or nothing for about one picture in twelve.

    The words follow from the seed, the product's attributes and the cut's features; colourways of one line are worded
    alike only by chance.
    """
    choose = Random(f"{seed}/caption")
    if choose.random() < 0.08:
        return ""
    noun = choose.choice(_nouns(product))
    said = [part for part in _spoken(features) if not _repeats(part, noun)]
    choose.shuffle(said)
    words = Words(
        line=product.line,
        noun=noun,
        plural=product.kind.broad in PLURAL,
        colour="multicoloured" if product.colour == "multicolour" else product.colour,
        pattern=choose.choice(PATTERN_WORDS[product.cloth.pattern]),
        fabric=choose.choice(FABRICS[product.cloth.material.name]),
        style=STYLES.get(product.style, product.style) if choose.random() < 0.7 else "",
        length=_length(features, noun) if choose.random() < 0.7 else "",
        bare="sleeveless" if features.get("sleeve") == "sleeveless" else "",
        features=tuple(said[: choose.choice((1, 2, 2, 3))]),
    )
    frame = choose.choice(FRAMES)
    if product.cloth.material.name in noun and frame in (_colour_last, _styled, _fabric_only, _catalogue):
        frame = _noted  # nobody writes "denim jacket in denim"
    text = sentence(frame(words))
    if frame is not _tag and choose.random() < 0.22:
        text += " " + choose.choice(CARRIED_CLOSINGS if product.kind.broad in CARRIED else CLOSINGS)
    return text


def _repeats(feature: str, noun: str) -> bool:
    """Whether the noun says it already: a roll neck on a roll-neck jumper."""
    first = feature.removeprefix("a ").removeprefix("an ").replace("-", " ").split()[0]
    return first in noun.replace("-", " ").split()


def _nouns(product: Product) -> list[str]:
    """What it may be called, the plainest most often; a "leather jacket" is one only in leather."""
    made = product.cloth.material.name
    true = [noun for noun in product.kind.nouns if all(word == made or word not in noun for word in NAMED_MATERIALS)]
    return [true[0], true[0], *true]


def _length(features: Mapping[str, str], noun: str) -> str:
    """How long it is, where the noun does not say so already."""
    length = features.get("length") or features.get("height") or ""
    told = any(
        word in noun for word in ("mini", "midi", "maxi", "short", "long", "crop", "calf", "knee", "ankle", "floor")
    )
    return "" if length == "regular" or told else length


def _spoken(features: Mapping[str, str]) -> list[str]:
    """The features as things that a garment has."""
    said = []
    for kind, words in features.items():
        if kind in ("length", "height", "size") or words == "sleeveless":
            continue
        if kind == "fit":
            words = words if words in ("full skirt", "bias cut", "straight cut") else f"{words} fit"
            said.append(article(words.replace("A-line fit", "A-line shape")))
        elif kind == "neckline" and not words.startswith(("a ", "wide", "notch lapels")):
            said.append(article(words))
        elif kind == "heel" and words == "flat":
            said.append("a flat sole")
        else:
            said.append(CLOSURES.get(words, words) if kind == "closure" else words)
    return said
