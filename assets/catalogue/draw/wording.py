"""Titles and captions as shops write them: several hands, several lengths, sometimes nothing at all."""

from collections.abc import Mapping
from random import Random

from assets.catalogue.draw.ranges import Product

PLURAL = {"trousers", "jeans", "shorts", "shoe", "boot"}

PATTERN_WORDS = {
    "plain": ("",), "horizontal stripes": ("striped", "horizontally striped", "stripy"), "vertical stripes": ("striped", "vertically striped"),
    "pinstripes": ("pinstriped", "pinstripe"), "checked": ("checked", "gingham-checked"), "tartan": ("tartan", "plaid"), "dotted": ("dotted", "polka-dot", "spotted"),
    "floral": ("floral", "flower-print", "flowery"), "leopard": ("leopard-print", "animal-print"),
}  # fmt: skip

FABRICS = {
    "cotton": ("cotton", "soft cotton", "crisp cotton", "cotton poplin"), "jersey": ("soft jersey", "cotton jersey", "stretch jersey"), "linen": ("pure linen", "a linen blend", "airy linen"),
    "denim": ("denim", "sturdy denim", "washed cotton denim"), "leather": ("leather", "smooth leather", "grained leather"), "suede": ("suede", "soft suede"), "satin": ("satin", "shiny satin", "flowing satin"),
    "chiffon": ("chiffon", "light chiffon"), "crepe": ("crêpe", "a crêpe weave"), "viscose": ("a viscose weave", "flowing viscose"), "wool": ("a wool blend", "fine wool", "brushed wool"),
    "tweed": ("tweed", "a bouclé tweed"), "knit": ("a soft knit", "a chunky knit", "a wool-blend knit"), "cable knit": ("a cable knit", "a chunky cable knit"), "ribbed knit": ("a rib knit", "a fine rib knit"),
    "fleece": ("brushed flannel", "soft fleece"), "sweat": ("sweatshirt fabric", "brushed cotton fleece"), "corduroy": ("corduroy", "fine-wale corduroy"), "nylon": ("nylon", "water-repellent nylon"),
    "canvas": ("canvas", "sturdy cotton canvas"), "straw": ("woven straw", "natural straw"), "felt": ("wool felt", "felt"), "silk": ("silk", "washed silk"),
}  # fmt: skip

EXTRAS = (
    "Machine-washable at 30 degrees.", "Fully lined.", "Fits true to size.", "A favourite that goes with everything.", "Made to last for years.", "Pairs well with denim.",
    "From our new season's edit.", "An easy piece for every day.", "Made in small numbers.", "Part of a matching set.",
)  # fmt: skip


def article(words: str) -> str:
    """"a" or "an" before the words."""
    return ("an " if words[:1].lower() in "aeiou" and not words.lower().startswith(("uni", "one")) else "a ") + words


def _spoken(features: Mapping[str, str]) -> list[str]:
    """The features as things that a garment has."""
    said = []
    for kind, words in features.items():
        if kind == "neckline" and not words.startswith(("a ", "wide", "notch lapels")):
            said.append(article(words))
        elif kind == "fit" and words not in ("full skirt", "A-line", "bias cut", "straight cut"):
            said.append(article(f"{words} fit"))
        elif kind in ("fit",):
            said.append(article(words if words in ("full skirt", "bias cut", "straight cut") else f"{words} shape"))
        elif kind in ("length", "height", "size") or words == "sleeveless":
            continue
        elif kind == "heel" and words == "flat":
            said.append("a flat sole")
        elif kind == "closure" and words in ("slip-on", "pull-on", "double-breasted", "single-breasted", "one button", "two buttons"):
            said.append({"one button": "a single button", "two buttons": "two buttons", "double-breasted": "a double-breasted front", "single-breasted": "a single-breasted front"}.get(words, f"{article(words)} design"))
        else:
            said.append(words)
    return said


def title(product: Product) -> str:
    """A product name: line, pattern, kind, as on a price tag."""
    pattern = PATTERN_WORDS[product.cloth.pattern][0]
    noun = product.kind.nouns[0]
    return f"{product.line} {pattern + ' ' if pattern else ''}{noun}"


def caption(product: Product, features: Mapping[str, str], seed: str) -> str:
    """One or two sentences, or nothing for about one picture in twelve.

    The words follow from the seed, the product's attributes and the cut's features; colourways of a line are worded alike only by chance.
    """
    choose = Random(f"{seed}/caption")
    if choose.random() < 0.08:
        return ""
    noun = choose.choice((product.kind.nouns[0], product.kind.nouns[0], *product.kind.nouns))
    colour = "multicoloured" if product.colour == "multicolour" else product.colour
    pattern = choose.choice(PATTERN_WORDS[product.cloth.pattern])
    fabric = choose.choice(FABRICS[product.cloth.material.name])
    style = choose.choice((product.style, product.style, ""))
    length = features.get("length") or features.get("height") or ""
    if length in noun or length == "regular" or length in ("short", "long", "midi") and product.kind.broad == "dress" and noun.split()[0] in ("mini", "short", "midi", "maxi", "long"):
        length = ""
    said = _spoken(features)
    choose.shuffle(said)
    some = said[: choose.choice((1, 2, 2, 3))]
    bare = "sleeveless" if features.get("sleeve") == "sleeveless" else ""
    plural = product.kind.broad in PLURAL
    words = " ".join(word for word in (bare, colour, pattern, noun) if word)
    plain_words = " ".join(word for word in (bare, length if choose.random() < 0.6 else "", pattern, noun) if word)
    listed = some[0] if len(some) == 1 else f"{', '.join(some[:-1])} and {some[-1]}" if some else fabric
    frame = choose.randrange(8)
    if frame == 0:
        text = f"{words} with {listed}."
    elif frame == 1:
        text = f"{plain_words} in {fabric} with {listed}. Colour: {colour}."
    elif frame == 2:
        lead = " ".join(word for word in (style, words) if word)
        text = f"{lead if plural else article(lead)}, made from {fabric}, with {listed}."
    elif frame == 3:
        text = f"{length + ' ' if length else ''}{words} in {fabric}."
    elif frame == 4:
        text = f"The {product.line} {noun} in {colour}{': ' + pattern if pattern else ''}. Cut from {fabric}, {'they come' if plural else 'it comes'} with {listed}."
    elif frame == 5:
        text = f"{words}, {listed}."
    elif frame == 6:
        text = f"{fabric} {noun}" if fabric.split()[0] not in ("a", "an") else f"{noun} in {fabric}"
        text = f"{text} in {colour}{' with a ' + pattern + ' pattern' if pattern else ''}, featuring {listed}."
    else:
        text = f"{words}"
    text = text[:1].upper() + text[1:]
    if frame != 7 and choose.random() < 0.25:
        text += " " + choose.choice(EXTRAS)
    return text
