"""How people say what the metadata holds: the words of a shop's search box, not those of its captions."""

from collections.abc import Mapping

from assets.catalogue.judge.rows import Row

PAIRED = ("shoe", "boot", "glove")
"""Broad categories whose fine names are singular although one buys two."""

PATTERNS = {
    "horizontal stripes": "striped",
    "vertical stripes": "vertically striped",
    "pinstripes": "pinstriped",
    "leopard": "leopard print",
    "zebra": "zebra print",
    "colour-block": "colour-block",
    "camouflage": "camouflage",
    "tie-dye": "tie-dye",
}
MATERIALS = {"ribbed knit": "ribbed", "knit": "knitted", "crepe": "crêpe"}
FABRICS = {"ribbed knit": "rib knit", "knit": "a soft knit", "crepe": "crêpe"}
COLOURS = {"multicolour": "multicoloured"}

THINGS = {"shoe": "shoes", "boot": "boots", "glove": "gloves", "eyewear": "sunglasses"}

STRIPES = ("horizontal stripes", "vertical stripes")
ANIMALS = ("leopard", "zebra")
HOODS = ("hood", "a hood", "a fur-trimmed hood")

KNITS = ("knit", "ribbed knit", "cable knit")
SEEN = (
    *("leather", "suede", "denim", "satin", "velvet", "sequins", "lace", "linen", "wool", "tweed", "corduroy"),
    *("straw", "nylon", "canvas", "chiffon", "fleece", *KNITS),
)
"""Materials that a picture shows, so that one can ask to have them, or to be without them."""

LIGHTS = {
    "daylight": "by day",
    "golden hour": "in low golden sun",
    "overcast": "on a grey day",
    "evening": "at dusk",
    "night": "at night",
}
"""When a home is seen, behind the noun."""

UNSAID = ("plain", "sweat")
"""Values that nobody types before a noun."""


def noun(row: Row) -> str:
    """Its fine category as one asks for it: "sneakers", "wrap dress"."""
    return row["fine"] + ("s" if row["broad"] in PAIRED and not row["fine"].endswith("s") else "")


def things(broad: str) -> str:
    """A broad category as one asks for it: "boots", "dress", "sunglasses"."""
    return THINGS.get(broad, broad)


def one(broad: str) -> str:
    """A single one of a broad category: "a dress", "boots", "swimwear"."""
    name = things(broad)
    return name if name.endswith(("wear", "ery")) or several(name) else counted(name)


def this(row: Row) -> str:
    """The thing that is pointed at: "this wrap dress", "these sneakers"."""
    name = noun(row)
    return f"these {name}" if several(name) else f"this {name}"


def several(words: str) -> bool:
    """Whether the noun is a plural: "trousers", but not "dress"."""
    return words.endswith("s") and not words.endswith("ss")


def adjective(column: str, value: str) -> str:
    """A colour, a pattern or a material before the noun."""
    return {"colour": COLOURS, "pattern": PATTERNS, "material": MATERIALS}.get(column, {}).get(value, value)


def made_of(material: str) -> str:
    """A material behind "in" or "of": "leather", "a soft knit"."""
    return FABRICS.get(material, material)


def counted(words: str) -> str:
    """The words with an article where they need one: "a V-neck", "long sleeves".

    Example:
        >>> counted("open neckline"), counted("wide lapels"), counted("a hood"), counted("two buttons")
        ('an open neckline', 'wide lapels', 'a hood', 'two buttons')
    """
    if words.startswith(("a ", "an ")) or several(words) or " down " in words:
        return words
    return ("an " if words[0].lower() in "aeiou" else "a ") + words


def sayable(column: str, value: str) -> bool:
    """Whether a query can mention it: of closures only things ("a zip"), not manners ("slip-on")."""
    if not value or value in UNSAID:
        return False
    plural = value.endswith("s") and " " in value
    return column != "closure" or value.startswith(("a ", "an ")) or plural or value == "laces"


def asking(thing: str, said: Mapping[str, str]) -> str:
    """A query for that thing: adjectives before it, what it has behind it.

    Args:
        thing: the noun.
        said: column → value, of those that are to be mentioned.

    Example:
        >>> asking("jumper", {"pattern": "horizontal stripes", "neckline": "V-neck", "colour": "red"})
        'red striped jumper with a V-neck'
    """
    before = [adjective(column, said[column]) for column in ("colour", "pattern", "material") if column in said]
    sleeve = said.get("sleeve", "")
    if sleeve == "sleeveless":
        before.insert(0, sleeve)
    having = [
        said[column] for column in ("neckline", "sleeve", "closure") if said.get(column) not in (None, "sleeveless")
    ]
    behind = " and ".join(counted(part) for part in having)
    return " ".join([*before, thing]) + (f" with {behind}" if behind else "")
