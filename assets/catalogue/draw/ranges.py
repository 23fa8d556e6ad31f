"""Product lines: one cut in one pattern and material, in several colourways; every choice follows from a seed."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from assets.catalogue.draw.cloth import MATERIALS, Cloth
from assets.catalogue.draw.garments import (
    backpacks,
    belts,
    boots,
    bracelets,
    brimmed_hats,
    caps,
    clutches,
    dresses,
    earrings,
    espadrilles,
    eyewear,
    gloves,
    handbags,
    hats,
    heels,
    henleys,
    jackets,
    jeans,
    knitwear,
    necklaces,
    one_pieces,
    other_dresses,
    outdoor,
    rugged_boots,
    sandals,
    scarves,
    shirts,
    shoes,
    shorts,
    silk_scarves,
    skirts,
    small_bags,
    sneakers,
    special_dresses,
    swimwear,
    tailoring,
    tops,
    totes,
    trousers,
    watches,
)
from assets.catalogue.draw.names import BRANDS, NAMES
from assets.catalogue.draw.palette import (
    BRIGHTS,
    COATS,
    COLOURS,
    DENIMS,
    INKS,
    JEWELS,
    LEATHERS,
    METALS,
    PEARLS,
    SUITINGS,
    Rgb,
    darker,
)
from assets.catalogue.draw.pieces import Kind
from assets.catalogue.draw.prints.grounds import GROUNDS, inks_on
from assets.catalogue.draw.products import Product
from assets.catalogue.draw.studio import BACKDROPS

KINDS: tuple[Kind, ...] = (
    *dresses.KINDS,
    *other_dresses.KINDS,
    *tops.KINDS,
    *shirts.KINDS,
    *knitwear.KINDS,
    *jackets.KINDS,
    *tailoring.KINDS,
    *outdoor.KINDS,
    *trousers.KINDS,
    *jeans.KINDS,
    *shorts.KINDS,
    *skirts.KINDS,
    *sneakers.KINDS,
    *shoes.KINDS,
    *espadrilles.KINDS,
    *heels.KINDS,
    *sandals.KINDS,
    *boots.KINDS,
    *rugged_boots.KINDS,
    *totes.KINDS,
    *handbags.KINDS,
    *backpacks.KINDS,
    *small_bags.KINDS,
    *clutches.KINDS,
    *hats.KINDS,
    *caps.KINDS,
    *brimmed_hats.KINDS,
    *necklaces.KINDS,
    *earrings.KINDS,
    *bracelets.KINDS,
    *watches.KINDS,
    *special_dresses.KINDS,
    *one_pieces.KINDS,
    *swimwear.KINDS,
    *henleys.KINDS,
    *eyewear.KINDS,
    *belts.KINDS,
    *gloves.KINDS,
    *scarves.KINDS,
    *silk_scarves.KINDS,
)

STRAWS: dict[str, Rgb] = {
    "beige": (218, 190, 142),
    "cream": (238, 224, 190),
    "brown": (150, 104, 62),
    "black": (54, 50, 50),
    "navy": (52, 62, 96),
    "pink": (226, 160, 164),
    "green": (92, 128, 86),
}
# What else than plain a stiff or textured material is made in; the others bear every print.
BEARS: dict[str, tuple[str, ...]] = {
    "ribbed knit": ("horizontal stripes", "colour-block"),
    "leather": ("leopard", "zebra", "colour-block"),
    "suede": ("leopard", "zebra", "colour-block"),
    "tweed": ("houndstooth", "checked", "tartan"),
    "corduroy": ("colour-block",),
    "straw": ("horizontal stripes",),
    "lace": (),
    "velvet": ("leopard", "floral", "dotted"),
    "sequins": ("leopard", "zebra", "colour-block", "horizontal stripes"),
    "denim": ("colour-block", "tie-dye", "camouflage", "leopard", "zebra", "vertical stripes"),
}
MANY_COLOURED = (
    "floral",
    "horizontal stripes",
    "vertical stripes",
    "checked",
    "dotted",
    "colour-block",
    "tie-dye",
)
# Materials that come in colours of their own.
OWN_SHADES: dict[str, Mapping[str, Rgb]] = {
    "straw": STRAWS,
    "metal": METALS,
    "pearl": PEARLS,
    "beads": JEWELS,
    "enamel": JEWELS,
    "crystal": JEWELS,
}


def product_line(kind: Kind, seed: str, split: str, colourways: int) -> tuple[Product, ...]:
    """One line in that many colours (fewer where the material has fewer)."""
    choose = Random(seed)
    material = _weighted(choose, kind.materials)
    pattern = _weighted(choose, kind.patterns)
    if "cable knit" in (material, pattern):
        material = pattern = "cable knit"
    elif pattern not in BEARS.get(material, (pattern,)):
        pattern = "plain"
    shades = _shades(kind, material, pattern)
    ways: list[str] = choose.sample(list(shades), min(colourways, len(shades)))
    # Prints of many colours come beside the line's single colours, so that "multicolour" is a colour like others.
    if pattern in MANY_COLOURED and choose.random() < 0.45:
        ways[-1] = "multicolour"
    name, brand = choose.choice(NAMES), choose.choice(BRANDS)
    style = choose.choice(kind.styles)
    price = 5 * round(choose.uniform(*kind.price) / 5) + (4 if choose.random() < 0.6 else 0)
    backdrop = choose.choice(list(BACKDROPS))
    size, zoom = choose.uniform(0.75, 1.35), choose.uniform(0.92, 1.0)
    inks_wanted = choose.choice((1, 1, 2))
    print_seed = choose.randrange(1_000_000)
    contrast = choose.randrange(4)
    products = []
    for place, colour in enumerate(ways):
        ground = choose.choice(("white", "cream", "navy", "black")) if colour == "multicolour" else colour
        base = COLOURS[ground] if colour == "multicolour" else shades[colour]
        if pattern in GROUNDS:
            inks: tuple[Rgb, ...] = GROUNDS[pattern][colour][1]
        elif colour == "multicolour":
            inks = tuple(Random(f"{seed}/{place}").sample(BRIGHTS, 4))
        else:
            inks = inks_on(pattern, ground, contrast, inks_wanted)
        cloth = Cloth(MATERIALS[material], base, pattern, inks, size, print_seed)
        accent = COLOURS[INKS[ground][contrast % len(INKS[ground])]]
        products.append(
            Product(kind, name, brand, seed, colour, cloth, accent, style, max(5, price), backdrop, zoom, split, place)
        )
    return tuple(products)


def endless_lines(seed: str, kinds: Sequence[Kind] = KINDS) -> Iterator[tuple[Product, ...]]:
    """Lines of every kind in turn, for as long as asked; about one in five is for testing."""
    number = 0
    while True:
        order = list(kinds)
        choose = Random(f"{seed}/order/{number}")
        choose.shuffle(order)
        for kind in order:
            split = "test" if choose.random() < 0.2 else "train"
            yield product_line(kind, f"{seed}/{kind.fine}/{number}", split, choose.choice((2, 3, 3, 4, 5)))
        number += 1


def _shades(kind: Kind, material: str, pattern: str) -> Mapping[str, Rgb]:
    if pattern in GROUNDS:
        return {name: ground for name, (ground, _) in GROUNDS[pattern].items()}
    if material in OWN_SHADES:
        return OWN_SHADES[material]
    if kind.colours == "denim" or material == "denim":
        return DENIMS
    if kind.colours == "leather" and material in ("leather", "suede"):
        return (
            LEATHERS
            if material == "leather"
            else {name: darker(shade, 0.06) for name, shade in LEATHERS.items() if name != "white"}
        )
    return {"coat": COATS, "tailored": SUITINGS}.get(kind.colours, COLOURS)


def _weighted(choose: Random, weights: Mapping[str, int]) -> str:
    return choose.choices(list(weights), list(weights.values()))[0]
