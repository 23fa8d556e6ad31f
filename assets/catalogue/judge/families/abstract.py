"""What something is for, or how it feels, in words that name nothing one could see: "something warm for winter"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from assets.catalogue.judge.drafts import Draft, by_words
from assets.catalogue.judge.phrases import KNITS
from assets.catalogue.judge.rows import Row, fashion
from assets.catalogue.judge.wishes import Grade

Look: TypeAlias = Mapping[str, tuple[str, ...]]
"""Column → values; a row has the look when each of these columns holds one of them."""


@dataclass(frozen=True)
class Occasion:
    """An abstract wish and what answers it.

    Attributes:
        text: as it is typed.
        fits: looks that answer it in full.
        helps: looks that answer it in part.
    """

    text: str
    fits: tuple[Look, ...]
    helps: tuple[Look, ...]

    def grade(self, row: Row) -> Grade:
        """2 if it fits, 1 if it helps."""
        return 2 if _has_any(row, self.fits) else 1 if _has_any(row, self.helps) else 0

    def words(self) -> str:
        """The looks in words, for `must`."""
        return f"{_told(self.fits)} (in part: {_told(self.helps)})"


WARM = ("wool", *KNITS)
CLOTHES = ("dress", "top", "shirt", "skirt", "trousers", "shorts", "jumpsuit")

OCCASIONS = (
    Occasion(
        "something warm for winter",
        (
            {"fine": ("puffer jacket", "parka", "wool coat", "teddy jacket", "roll-neck jumper", "beanie")},
            {"fine": ("knitted scarf", "quilted gilet")},
            {"fine": ("jumper", "cardigan"), "material": WARM},
        ),
        ({"broad": ("knitwear", "sweatshirt", "glove", "boot")}, {"material": ("fleece",)}),
    ),
    Occasion(
        "what to wear to a job interview",
        (
            {"fine": ("blazer", "tailored trousers", "pencil skirt")},
            {"broad": ("shirt", "dress", "top", "bag", "shoe"), "style": ("office",)},
        ),
        (
            {"broad": ("shirt",), "pattern": ("plain", "pinstripes", "vertical stripes"), "style": ("classic",)},
            {"fine": ("court shoe", "loafer", "trench coat", "blouse")},
        ),
    ),
    Occasion(
        "packing for a beach holiday",
        (
            {"broad": ("swimwear",)},
            {"fine": ("sun hat", "sandal", "espadrille", "sunglasses")},
            {"style": ("holiday",)},
        ),
        ({"style": ("summery",)}, {"material": ("straw",)}, {"broad": ("shorts",)}),
    ),
    Occasion(
        "it will be pouring all day",
        (
            {"fine": ("trench coat", "parka", "wellington boot")},
            {"broad": ("jacket", "coat"), "material": ("nylon",)},
        ),
        ({"neckline": ("hood", "a hood", "a fur-trimmed hood")}, {"material": ("nylon",)}, {"broad": ("boot",)}),
    ),
    Occasion(
        "dancing until the lights go on",
        ({"style": ("party",)}, {"fine": ("cocktail dress",)}, {"material": ("sequins",)}),
        ({"material": ("satin",), "style": ("elegant",)}, {"fine": ("clutch", "slip dress")}),
    ),
    Occasion(
        "a workout at the gym",
        (
            {"fine": ("leggings", "running shoe")},
            {"style": ("sporty",), "broad": ("top", "sweatshirt", "shorts", "shoe", "trousers", "jacket")},
        ),
        ({"fine": ("joggers", "sneaker", "sweat shorts", "hoodie", "vest top")},),
    ),
    Occasion(
        "for someone who plays the electric guitar",
        ({"style": ("rock",)}, {"fine": ("biker jacket",)}),
        ({"colour": ("black",), "material": ("leather",)}, {"fine": ("lace-up boot",)}),
    ),
    Occasion(
        "guest at a summer wedding",
        (
            {"broad": ("dress", "jumpsuit"), "style": ("elegant", "romantic")},
            {"fine": ("cocktail dress",)},
        ),
        (
            {"fine": ("clutch", "court shoe", "earrings", "necklace")},
            {"broad": ("skirt", "top"), "style": ("elegant", "romantic")},
        ),
    ),
    Occasion(
        "a lazy Sunday on the sofa",
        ({"fine": ("joggers", "hoodie", "sweatshirt", "sweat shorts")}, {"style": ("cosy",)}),
        ({"fine": ("leggings", "cardigan", "jumper")}, {"material": ("fleece", "sweat")}),
    ),
    Occasion(
        "three days in the mountains",
        ({"style": ("outdoor",)}, {"fine": ("backpack", "parka", "puffer jacket", "quilted gilet")}),
        ({"fine": ("lace-up boot", "beanie", "cargo trousers")}, {"broad": ("glove",)}),
    ),
    Occasion(
        "something airy for a heatwave",
        (
            {"material": ("linen", "chiffon"), "broad": CLOTHES},
            {"sleeve": ("sleeveless", "thin straps"), "material": ("cotton", "viscose", "linen")},
        ),
        ({"broad": ("shorts", "swimwear")}, {"fine": ("sandal", "sun hat")}, {"style": ("summery",)}),
    ),
    Occasion(
        "as if from grandmother's wardrobe",
        ({"style": ("vintage",)},),
        ({"material": ("tweed", "corduroy")}, {"pattern": ("tartan", "houndstooth", "argyle")}),
    ),
    Occasion(
        "barefoot at a music festival",
        ({"style": ("bohemian",)},),
        ({"pattern": ("tie-dye",)}, {"fine": ("denim shorts", "flared jeans", "maxi skirt")}),
    ),
    Occasion(
        "like a sailor",
        (
            {
                "pattern": ("horizontal stripes",),
                "colour": ("navy", "white", "blue"),
                "broad": (*CLOTHES, "knitwear", "sweatshirt"),
            },
        ),
        ({"pattern": ("horizontal stripes",)},),
    ),
    Occasion(
        "a wild look straight from the savannah",
        ({"pattern": ("leopard", "zebra")},),
        ({"pattern": ("camouflage",)},),
    ),
    Occasion(
        "everything in the shade of the sea",
        ({"colour": ("teal",)},),
        ({"colour": ("blue", "light blue", "navy")},),
    ),
    Occasion(
        "to carry a laptop and lunch to the office",
        ({"fine": ("tote bag", "backpack")},),
        ({"fine": ("handbag",), "style": ("office",)}, {"fine": ("cross-body bag",)}),
    ),
    Occasion(
        "a small present that glitters",
        ({"broad": ("jewellery", "watch")},),
        ({"material": ("sequins",)}, {"fine": ("clutch",), "material": ("satin",)}),
    ),
    Occasion(
        "sober and without any ornament",
        ({"style": ("minimalist",), "pattern": ("plain",)},),
        ({"style": ("basic", "classic"), "pattern": ("plain",), "colour": ("black", "white", "grey", "navy")},),
    ),
)


def abstract(rows: Sequence[Row], choose: Random) -> Iterator[Draft]:
    """Every occasion, in an order by chance."""
    worn = fashion(rows)
    for occasion in choose.sample(OCCASIONS, len(OCCASIONS)):
        yield by_words(worn, occasion.text, occasion.words(), occasion.grade)


def _has_any(row: Row, looks: Sequence[Look]) -> bool:
    return any(all(row[column] in wanted for column, wanted in look.items()) for look in looks)


def _told(looks: Sequence[Look]) -> str:
    return "; or ".join(
        " and ".join(f"{column} is {' or '.join(wanted)}" for column, wanted in look.items()) for look in looks
    )
