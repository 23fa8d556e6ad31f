"""Values that nearly meet a wish: who asks for red is half content with burgundy.

Named from the attributes' meaning alone, before anything was searched. A pair counts both ways.
"""

from collections.abc import Iterable

from assets.catalogue.judge.rows import Row

COLOURS = (
    ("red", "burgundy"),
    ("blue", "navy"),
    ("blue", "light blue"),
    ("teal", "green"),
    ("teal", "blue"),
    ("green", "olive"),
    ("cream", "white"),
    ("cream", "beige"),
    ("beige", "brown"),
    ("grey", "silver"),
    ("yellow", "gold"),
    ("gold", "rose gold"),
)
PATTERNS = (
    ("horizontal stripes", "vertical stripes"),
    ("vertical stripes", "pinstripes"),
    ("checked", "tartan"),
    ("checked", "houndstooth"),
    ("tartan", "argyle"),
    ("leopard", "zebra"),
)
MATERIALS = (
    ("leather", "suede"),
    ("knit", "cable knit"),
    ("knit", "ribbed knit"),
    ("cable knit", "ribbed knit"),
    ("knit", "wool"),
    ("cotton", "jersey"),
    ("cotton", "linen"),
    ("cotton", "canvas"),
    ("satin", "silk"),
    ("sweat", "fleece"),
    ("wool", "tweed"),
    ("wool", "felt"),
)
LIGHTS = (("golden hour", "evening"), ("evening", "night"))
PAIRS = {"colour": COLOURS, "pattern": PATTERNS, "material": MATERIALS, "light": LIGHTS}

VARIANTS = ("dress", "top", "shirt", "knitwear", "jacket", "coat", "trousers", "jeans", "shorts", "skirt", "boot")
"""Broad categories whose kinds stand in for each other. A backpack is no half of a handbag, nor a cap of a sun hat."""


def near(column: str, wanted: Iterable[str]) -> frozenset[str]:
    """The values that nearly meet a wish for any of these; none for columns that know no nearness.

    Example:
        >>> sorted(near("colour", ["red"]))
        ['burgundy']
    """
    wanted = set(wanted)
    pairs = PAIRS.get(column, ())
    return frozenset({b if a in wanted else a for a, b in pairs if (a in wanted) != (b in wanted)})


def siblings(rows: Iterable[Row], fine: str) -> frozenset[str]:
    """The other kinds that stand in for this one: those of its broad category, if that is one of VARIANTS."""
    family = {(row["broad"], row["fine"]) for row in rows}
    broad = {of for of, kind in family if kind == fine and of in VARIANTS}
    return frozenset(kind for of, kind in family if of in broad and kind != fine)
