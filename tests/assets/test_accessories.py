"""Jewellery, watches, eyewear, belts, gloves and scarves: true to their materials, of many looks, lit from the left."""

from collections import Counter
from random import Random

import numpy as np
import pytest

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.cloth import MATERIALS, Cloth  # noqa: E402
from assets.catalogue.draw.palette import INKS, JEWELS, METALS, PEARLS, brightness  # noqa: E402
from assets.catalogue.draw.parts.displays import STONES, ground_for, laid  # noqa: E402
from assets.catalogue.draw.parts.jewels import FINISHES, along, balls, evenly, links, rounded  # noqa: E402
from assets.catalogue.draw.paths import pen  # noqa: E402
from assets.catalogue.draw.pieces import Brief, Kind  # noqa: E402
from assets.catalogue.draw.ranges import KINDS, product_line  # noqa: E402
from assets.catalogue.draw.studio import develop  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

NAMES = {
    "necklace": "jewellery",
    "earrings": "jewellery",
    "bracelet": "jewellery",
    "watch": "watch",
    "sunglasses": "eyewear",
    "belt": "belt",
    "gloves": "glove",
    "knitted scarf": "scarf",
    "silk scarf": "scarf",
}
OURS = [kind for kind in KINDS if kind.fine in NAMES]


each = pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.fine)


def test_every_accessory_is_on_sale_under_its_broad_name() -> None:
    assert {kind.fine: kind.broad for kind in OURS} == NAMES


@each
def test_an_accessory_has_at_least_three_looks_and_six_colours(kind: Kind) -> None:
    lines = [product_line(kind, f"looks/{number}", "train", 6) for number in range(24)]
    looks = Counter(str(sorted(line[0].garment().features.items())) for line in lines)
    assert len(looks) >= 5
    assert max(len(line) for line in lines) == 6
    assert len({product.colour for line in lines for product in line}) >= 6


@each
def test_colourways_of_a_line_are_one_cut(kind: Kind) -> None:
    """The colour may choose what it lies on, but never the shape, even where the random numbers run on behind it."""
    for number in range(8):
        garments = [product.garment() for product in product_line(kind, f"cut/{number}", "train", 5)]
        assert len({str(sorted(garment.features.items())) for garment in garments}) == 1
        assert len({len(garment.pieces) for garment in garments}) == 1


@each
def test_every_feature_is_of_a_kind_that_captions_know(kind: Kind) -> None:
    known = {"length", "closure", "fit", "detail", "size", "lens", "shape", "width"}
    for number in range(12):
        features = product_line(kind, f"words/{number}", "train", 1)[0].garment().features
        assert set(features) <= known
        assert all(words and words == words.strip() for words in features.values())


@pytest.mark.parametrize(("material", "shades"), [("metal", METALS), ("pearl", PEARLS), ("crystal", JEWELS)])
def test_the_colour_is_the_metals_the_pearls_or_the_stones(material: str, shades: dict[str, tuple[int, ...]]) -> None:
    necklace = next(kind for kind in OURS if kind.fine == "necklace")
    lines = (product_line(necklace, f"shade/{number}", "train", 3) for number in range(60))
    found = [product for line in lines for product in line if product.cloth.material.name == material]
    assert found
    assert all(product.cloth.colour == shades[product.colour] for product in found)


@pytest.mark.slow
@pytest.mark.parametrize("material", ["beads", "crystal", "enamel"])
@pytest.mark.parametrize("fine", ["necklace", "earrings", "bracelet"])
def test_red_jewellery_shows_red(fine: str, material: str) -> None:
    """Whatever the cut: the colour in the metadata is in the picture, and metal alone is not sold as red."""
    jewels = next(kind for kind in OURS if kind.fine == fine)
    if material not in jewels.materials:
        pytest.skip(f"no {fine} are made of {material}")
    cloth = Cloth(MATERIALS[material], JEWELS["red"])
    for number in range(12):
        brief = Brief(Random(f"cut/{number}"), Random(1), cloth, (246, 245, 242), "party")
        pixels = develop(jewels.draw(brief), "daylight").toarray(colorType=skia.kRGBA_8888_ColorType).astype(int)
        red = (pixels[..., 0] > 90) & (pixels[..., 1] < 0.4 * pixels[..., 0]) & (pixels[..., 2] < 0.6 * pixels[..., 0])
        assert red.mean() > 0.002, number


def test_every_shade_has_inks_that_go_with_it() -> None:
    assert {*METALS, *JEWELS, *PEARLS} <= set(INKS)


@pytest.mark.parametrize("finish", FINISHES)
def test_a_ball_shines_where_it_faces_the_light(finish: str) -> None:
    """The brightest hundredth of a grey ball lies up and to the left of its middle, at (240, 300) in pixels."""
    shown = develop(laid([balls([(0.0, 0.0)], 4.0, (128, 128, 128), finish)], {}), "daylight")
    grey = np.asarray(shown.toarray(), np.float32)[160:440, 100:380, :3].mean(axis=2)
    rows, columns = np.nonzero(grey >= np.quantile(grey, 0.99))
    assert rows.mean() + 160 < 290
    assert columns.mean() + 100 < 230


def test_polished_metal_has_both_sparks_and_dark_reflections() -> None:
    """Across the middle of a thick bar: nearly white somewhere, much darker than its silver elsewhere."""
    bar = rounded(pen((-2, 0), (2, 0), closed=False), 4.0, METALS["silver"])
    shown = develop(laid([bar], {}), "daylight")
    column = np.asarray(shown.toarray(), np.float32)[210:390, 240, :3].mean(axis=1)
    assert column.max() > 225
    assert column.min() < 120


def test_places_on_a_line_are_evenly_spaced() -> None:
    line = pen((0, 0), (10, 0), closed=False)
    assert [round(x, 6) for x, _, _ in along(line, 2.5)] == [0, 2.5, 5, 7.5, 10]
    assert [round(x, 4) for x, _, _ in evenly(line, 3)] == [0, 5, 10]


def test_a_chain_of_links_reaches_along_its_line() -> None:
    area = skia.Rect.MakeEmpty()
    for piece in links(pen((0, 0), (20, 0), closed=False), 2.0, 1.4, 0.3, METALS["gold"]):
        area.join(piece.path.computeTightBounds())
    assert area.left() >= -0.5
    assert 17 < area.right() < 21.5


def test_a_thing_stands_out_from_what_it_lies_on() -> None:
    for colour in METALS.values():
        ground = ground_for(Random(1), colour, list(STONES.values()))
        assert abs(brightness(ground) - brightness(colour)) > 0.16


def test_choosing_a_ground_takes_one_random_number_whatever_the_colour() -> None:
    after = []
    for colour in ((250, 250, 250), (20, 20, 20), (150, 120, 90)):
        choose = Random(7)
        ground_for(choose, colour, list(STONES.values()))
        after.append(choose.random())
    assert len(set(after)) == 1


def test_what_lies_is_not_narrowed_like_what_is_worn() -> None:
    """A disc fills the frame's width as a circle."""
    shown = develop(laid([balls([(0.0, 0.0)], 4.0, (20, 20, 20), "brushed", 0.0)], {}), "daylight")
    dark = np.asarray(shown.toarray(), np.float32)[..., :3].mean(axis=2) < 60
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert abs(np.ptp(rows) - np.ptp(columns)) <= 12


@pytest.mark.slow
@each
@pytest.mark.parametrize("view", ["turned", "detail", "flat-lay"])
def test_every_view_shows_more_than_the_set(kind: Kind, view: str) -> None:
    product = product_line(kind, "views", "train", 1)[0]
    garment = product.garment()
    if garment.stands and view == "flat-lay":
        pytest.skip("what stands is never laid flat")
    pixels = develop(garment, product.backdrop, 1.0, view, Random(3)).toarray()
    assert pixels[..., :3].astype(np.float32).std() > 8
