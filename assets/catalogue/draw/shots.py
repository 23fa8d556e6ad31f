"""Photographs of products: a product seen from one side, with what the shop writes below it."""

from dataclasses import dataclass
from random import Random
from zlib import crc32

import skia

from assets.catalogue.draw.captions.vocabulary import pattern_words
from assets.catalogue.draw.products import Product
from assets.catalogue.draw.studio import develop
from assets.catalogue.draw.wording import caption, title

FEATURES = ("length", "neckline", "sleeve", "closure")
"""Those that have a column of their own; the others stand together in `details`."""


@dataclass(frozen=True)
class Shot:
    """An entry of the collection: a product from one of studio.VIEWS."""

    product: Product
    view: str = "front"

    @property
    def seed(self) -> str:
        """The line's."""
        return self.product.seed

    def develop(self) -> skia.Image:
        """The picture."""
        product = self.product
        return develop(product.garment(), product.backdrop, product.zoom, self.view, Random(f"{self._place()}/view"))

    def fields(self) -> dict[str, str]:
        """Every attribute of the product; neckline, sleeve, length and closure where the cut has them."""
        product, features = self.product, self.product.garment().features
        return {
            "title": title(product),
            "broad": product.kind.broad,
            "fine": product.kind.fine,
            "colour": product.colour,
            "pattern": product.cloth.pattern,
            "material": product.cloth.material.name,
            "style": product.style,
            "price": str(product.price),
            "brand": product.brand,
            "line": f"{product.line}-{crc32(product.seed.encode()) % 100_000:05d}",  # two lines may bear one name
            "split": product.split,
            "view": self.view,
            **{kind: features[kind] for kind in FEATURES if kind in features},
            "details": "; ".join(words for kind, words in features.items() if kind not in FEATURES),
        }

    def caption(self) -> str:
        """In the shop's words."""
        return caption(self.product, self.product.garment().features, self.view)

    def slug(self) -> str:
        """striped-midi-dress-red, and the view if it is not the front."""
        product = self.product
        words = f"{pattern_words(product.cloth.pattern)[0]} {product.kind.fine} {product.colour}"
        return "-".join([*words.lower().split(), *([self.view] if self.view != "front" else [])])

    def _place(self) -> str:
        place = f"{self.product.seed}/{self.product.place}"
        return place if self.view == "front" else f"{place}/{self.view}"
