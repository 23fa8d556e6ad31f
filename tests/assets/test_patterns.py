"""The prints: every pattern shows its colours, repeats without an edge, and differs from line to line."""

import numpy as np
import pytest
from numpy.typing import NDArray

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.cloth import MATERIALS, Cloth  # noqa: E402
from assets.catalogue.draw.palette import COLOURS, Rgb  # noqa: E402
from assets.catalogue.draw.patterns import FIELDS, TILES, UNPRINTED, print_shader  # noqa: E402
from assets.catalogue.draw.prints.grounds import GROUNDS, inks_on  # noqa: E402
from assets.catalogue.draw.ranges import BEARS, KINDS, product_line  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

PRINTS = [*TILES, *FIELDS]
SIDE = 60.0  # centimetres
DOTS = 4


def cloth(pattern: str, seed: int = 3, colour: str = "red") -> Cloth:
    if pattern in GROUNDS:
        ground, inks = GROUNDS[pattern][sorted(GROUNDS[pattern])[0]]
    else:
        ground, inks = COLOURS[colour], inks_on(pattern, colour, 0, 1)
    return Cloth(MATERIALS["cotton"], ground, pattern, inks, 1.0, seed)


def swatch(printed: Cloth, turn: float = 0.0) -> NDArray[np.float64]:
    """60 × 60 cm of the print, (240, 240, 3)."""
    surface = skia.Surface(round(SIDE * DOTS), round(SIDE * DOTS))
    canvas = surface.getCanvas()
    canvas.scale(DOTS, DOTS)
    canvas.drawPaint(skia.Paint(Shader=print_shader(printed, turn, skia.Rect.MakeWH(SIDE, SIDE))))
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(pixels[..., :3], np.float64)


def shares(pixels: NDArray[np.float64], colours: list[Rgb]) -> list[float]:
    """What part of the pixels is nearest to each colour."""
    nearest = np.argmin([((pixels - colour) ** 2).sum(axis=-1) for colour in colours], axis=0)
    return [float((nearest == place).mean()) for place in range(len(colours))]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PRINTS)
def test_a_print_shows_its_ground_and_its_inks_and_the_ground_names_it(pattern: str) -> None:
    for seed in range(4):
        printed = cloth(pattern, seed)
        ground, *inks = shares(swatch(printed), [printed.colour, *printed.inks])
        assert ground >= 0.2, seed
        assert sum(inks) >= 0.01, seed


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PRINTS)
def test_lines_differ_in_more_than_colour(pattern: str) -> None:
    looks = {swatch(cloth(pattern, seed)).tobytes() for seed in range(6)}
    assert len(looks) >= 2


@pytest.mark.parametrize("pattern", [name for name in TILES if name not in GROUNDS])
def test_colourways_of_a_line_share_the_drawing(pattern: str) -> None:
    """Where one colourway shows its ground alone, so does the other."""

    def grounds(colour: str) -> NDArray[np.bool_]:
        printed = cloth(pattern, 5, colour)
        return np.asarray((np.abs(swatch(printed) - printed.colour) < 2).all(axis=-1))

    assert (grounds("red") == grounds("teal")).mean() > 0.97


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["dotted", "floral", "leopard", "zebra", "camouflage", "argyle", "tie-dye"])
def test_a_print_repeats_without_an_edge(pattern: str) -> None:
    """Across the tile's border neighbouring pixels differ no more than they do elsewhere in it."""
    for seed in range(4):
        printed = cloth(pattern, seed)
        tile = TILES[pattern](printed)
        if tile.width > 100:
            continue  # so wide that no garment reaches its border
        across, down = round(tile.width * 12), round(tile.height * 12)
        surface = skia.Surface(across, down)
        canvas = surface.getCanvas()
        canvas.clear(skia.ColorSetRGB(*printed.colour))
        canvas.scale(across / tile.width, down / tile.height)
        tile.draw(canvas)
        pixels = np.asarray(surface.makeImageSnapshot().toarray()[..., :3], np.float64)
        for axis in (0, 1):
            steps = np.abs(np.diff(pixels, axis=axis)).mean(axis=(1 - axis, 2))
            border = np.abs(pixels.take(0, axis) - pixels.take(-1, axis)).mean()
            assert border <= 1.5 * steps.max() + 3, (seed, axis)


def test_colour_blocks_run_through_a_garment_whatever_way_a_piece_is_turned() -> None:
    printed = cloth("colour-block")
    assert np.array_equal(swatch(printed, 0), swatch(printed, 30))


def test_animal_prints_and_camouflage_have_six_colourways_that_the_palette_names() -> None:
    for pattern, grounds in GROUNDS.items():
        assert len(grounds) >= 6, pattern
        assert set(grounds) <= set(COLOURS)


def test_without_a_print_there_is_no_shader_and_an_unknown_print_is_refused() -> None:
    area = skia.Rect.MakeWH(10, 10)
    assert all(print_shader(Cloth(MATERIALS["knit"], (1, 2, 3), name), 0, area) is None for name in UNPRINTED)
    with pytest.raises(KeyError, match="paisley"):
        print_shader(Cloth(MATERIALS["knit"], (1, 2, 3), "paisley"), 0, area)


def test_every_kind_names_materials_and_patterns_that_exist() -> None:
    for kind in KINDS:
        assert set(kind.materials) <= set(MATERIALS), kind.fine
        assert set(kind.patterns) <= {*PRINTS, *UNPRINTED}, kind.fine


def test_a_cable_knit_is_a_pattern_in_wool() -> None:
    jumper = next(kind for kind in KINDS if kind.fine == "jumper")
    lines = [product_line(jumper, f"cable/{number}", "train", 2) for number in range(40)]
    cables = [line for line in lines if line[0].cloth.material.weave == "cable"]
    assert cables
    assert {(line[0].cloth.pattern, line[0].cloth.material.name) for line in cables} == {("cable knit", "wool")}


def test_stiff_materials_bear_only_their_own_prints() -> None:
    for number, kind in enumerate(KINDS):
        for product in product_line(kind, f"bears/{number}", "train", 1):
            cloth = product.cloth
            allowed = BEARS.get(cloth.material.name, (cloth.pattern,))
            assert cloth.pattern in ("plain", *allowed), (kind.fine, cloth.material.name, cloth.pattern)
