"""Product lines: one cut in one pattern and material, in several colourways; every choice follows from a seed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from assets.catalogue.draw.cloth import MATERIALS, Cloth
from assets.catalogue.draw.garments import (
    bags,
    boots,
    dresses,
    hats,
    heels,
    jackets,
    jeans,
    knitwear,
    other_dresses,
    outdoor,
    shirts,
    shoes,
    shorts,
    skirts,
    small_bags,
    tailoring,
    tops,
    trousers,
)
from assets.catalogue.draw.names import NAMES
from assets.catalogue.draw.palette import BRIGHTS, COLOURS, DENIMS, INKS, LEATHERS, Rgb, darker
from assets.catalogue.draw.pieces import Brief, Garment, Kind
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
    *shoes.KINDS,
    *heels.KINDS,
    *boots.KINDS,
    *bags.KINDS,
    *small_bags.KINDS,
    *hats.KINDS,
)

ANIMAL_GROUNDS: dict[str, Rgb] = {
    "beige": (208, 172, 122),
    "brown": (158, 112, 70),
    "white": (242, 238, 230),
    "grey": (178, 176, 174),
    "red": (190, 52, 46),
}
STRAWS: dict[str, Rgb] = {
    "beige": (218, 190, 142),
    "cream": (238, 224, 190),
    "brown": (150, 104, 62),
    "black": (54, 50, 50),
}


@dataclass(frozen=True)
class Product:
    """One picture to be taken: a line in a colourway."""

    kind: Kind
    line: str
    seed: str
    colour: str
    cloth: Cloth
    accent: Rgb
    style: str
    price: int
    backdrop: str
    zoom: float
    split: str
    place: int

    def garment(self) -> Garment:
        """The pieces; the cut follows the line's seed, the fall of the folds this picture's."""
        return self.kind.draw(
            Brief(
                Random(f"{self.seed}/cut"),
                Random(f"{self.seed}/hand/{self.place}"),
                self.cloth,
                self.accent,
                self.style,
            )
        )


def product_line(kind: Kind, seed: str, split: str, colourways: int) -> tuple[Product, ...]:
    """One line in that many colours (fewer where the material has fewer)."""
    choose = Random(seed)
    material = _weighted(choose, kind.materials)
    pattern = _weighted(choose, kind.patterns)
    if material in ("cable knit", "ribbed knit", "leather", "suede", "tweed", "corduroy", "straw") and pattern not in (
        "plain",
        "leopard",
        "horizontal stripes",
    ):
        pattern = "plain"
    shades = _shades(kind, material, pattern)
    ways: list[str] = choose.sample(list(shades), min(colourways, len(shades)))
    # Prints of many colours come beside the line's single colours, so that "multicolour" is a colour like others.
    if pattern in ("floral", "horizontal stripes", "vertical stripes", "checked") and choose.random() < 0.45:
        ways[-1] = "multicolour"
    name = choose.choice(NAMES)
    style = choose.choice(kind.styles)
    price = 5 * round(choose.uniform(*kind.price) / 5) + (4 if choose.random() < 0.6 else 0)
    backdrop = choose.choice(list(BACKDROPS))
    size, zoom = choose.uniform(0.75, 1.35), choose.uniform(0.92, 1.0)
    inks_wanted = choose.choice((1, 1, 2)) if "stripes" in pattern else 3
    print_seed = choose.randrange(1_000_000)
    contrast = choose.randrange(4)
    products = []
    for place, colour in enumerate(ways):
        ground = choose.choice(("white", "cream", "navy", "black")) if colour == "multicolour" else colour
        base = COLOURS[ground] if colour == "multicolour" else shades[colour]
        options = INKS[ground]
        if pattern == "leopard":
            inks: tuple[Rgb, ...] = ((42, 28, 22),)
        elif colour == "multicolour":
            inks = tuple(Random(f"{seed}/{place}").sample(BRIGHTS, 4))
        else:
            inks = tuple(
                COLOURS[options[(contrast + n) % len(options)]]
                for n in range(inks_wanted if pattern == "floral" else min(inks_wanted, 2))
            )
            if pattern == "checked":
                inks = (COLOURS[options[0]],)
        cloth = Cloth(MATERIALS[material], base, pattern, inks, size, print_seed)
        accent = COLOURS[INKS[ground][contrast % len(INKS[ground])]]
        products.append(
            Product(kind, name, seed, colour, cloth, accent, style, max(5, price), backdrop, zoom, split, place)
        )
    return tuple(products)


def bundled_lines(seed: str) -> Iterator[tuple[Product, ...]]:
    """The bundled range: per kind three lines, the third of them for testing, eight or nine pictures in all."""
    for number, kind in enumerate(KINDS):
        sizes = ((3, 3, 2), (4, 2, 2), (2, 4, 2), (3, 2, 3), (2, 3, 3))[number % 5]
        prints: set[tuple[str, str]] = set()
        looks: set[tuple[str, str, str]] = set()
        for place, size in enumerate(sizes):
            split = "test" if place == 2 else "train"
            for attempt in range(60):
                line = product_line(kind, f"{seed}/{kind.fine}/{place}/{attempt}", split, size)
                made = line[0].cloth.pattern, line[0].cloth.material.name
                look = *made, str(sorted(line[0].garment().features.items()))
                # Another print or material if the kind has any, else at least another cut.
                if len(line) == size and look not in looks and (made not in prints or attempt >= 20):
                    break
            prints.add(made)
            looks.add(look)
            yield line


def endless_lines(seed: str) -> Iterator[tuple[Product, ...]]:
    """Lines of every kind in turn, for as long as asked; about one in five is for testing."""
    number = 0
    while True:
        order = list(KINDS)
        choose = Random(f"{seed}/order/{number}")
        choose.shuffle(order)
        for kind in order:
            split = "test" if choose.random() < 0.2 else "train"
            yield product_line(kind, f"{seed}/{kind.fine}/{number}", split, choose.choice((2, 3, 3, 4, 5)))
        number += 1


def _shades(kind: Kind, material: str, pattern: str) -> Mapping[str, Rgb]:
    if pattern == "leopard":
        return ANIMAL_GROUNDS
    if material == "straw":
        return STRAWS
    if kind.colours == "denim" or material == "denim":
        return DENIMS
    if kind.colours == "leather" and material in ("leather", "suede"):
        return (
            LEATHERS
            if material == "leather"
            else {name: darker(shade, 0.06) for name, shade in LEATHERS.items() if name != "white"}
        )
    return COLOURS


def _weighted(choose: Random, weights: Mapping[str, int]) -> str:
    return choose.choices(list(weights), list(weights.values()))[0]
