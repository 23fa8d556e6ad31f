"""How pieces take the light: from the upper left, in every material, with detail in white and in black."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.cloth import MATERIALS, Cloth  # noqa: E402
from assets.catalogue.draw.crumples import crumple  # noqa: E402
from assets.catalogue.draw.heights import Heights, enlarged, smoothed  # noqa: E402
from assets.catalogue.draw.palette import COLOURS, Rgb  # noqa: E402
from assets.catalogue.draw.paths import box, oval  # noqa: E402
from assets.catalogue.draw.pieces import Fold, Garment, Piece, Seam  # noqa: E402
from assets.catalogue.draw.relief import Scene, Window, coverage, relief, rounded, swollen  # noqa: E402
from assets.catalogue.draw.shine import lit  # noqa: E402
from assets.catalogue.draw.studio import BACKDROPS, develop  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

COTTON = MATERIALS["cotton"]


def scene(side: int = 120) -> Scene:
    """One pixel per centimetre, no body below the cloth."""
    window = Window(0, 0, side, side)
    return Scene(skia.Matrix(), 1.0, skia.Rect.MakeWH(side, side), window, False, np.zeros((side, side), np.float32), 1)


def disc(side: int = 120) -> Heights:
    return swollen(coverage(oval(side / 2, side / 2, side * 0.8, side * 0.8), Window(0, 0, side, side)), 20, 0.6)


def picture(cloth: Cloth, **piece: object) -> NDArray[np.uint8]:
    folds = tuple(Fold((x, 8), (x + 1, 30), (x, 55), 2.0, 0.5) for x in range(8, 40, 8))
    garment = Garment((Piece(box(0, 0, 45, 60), cloth, folds),))
    return np.asarray(develop(garment, "daylight").toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3])


def test_level_cloth_is_evenly_lit() -> None:
    dark, bright = lit(np.full((40, 40), 7.0, np.float32), COTTON)
    assert np.ptp(dark) == 0
    assert not bright.any()


def test_the_lamp_stands_at_the_upper_left() -> None:
    dark, bright = lit(disc(), COTTON)
    light = bright - dark
    corners = {(y, x): light[y - 10 : y + 10, x - 10 : x + 10].mean() for y in (32, 88) for x in (32, 88)}
    assert corners[32, 32] > corners[32, 88] > corners[88, 88]
    assert corners[32, 32] > corners[88, 32] > corners[88, 88]


@pytest.mark.parametrize(("shiny", "dull"), [("satin", "crepe"), ("leather", "suede"), ("nylon", "fleece")])
def test_shiny_materials_catch_more_light(shiny: str, dull: str) -> None:
    assert lit(disc(), MATERIALS[shiny])[1].max() > 1.5 * lit(disc(), MATERIALS[dull])[1].max()


def test_velvet_glows_where_it_turns_away() -> None:
    """On the rim that faces away from the lamp cotton has no light; velvet has."""
    away = np.s_[84:96, 84:96]
    assert lit(disc(), MATERIALS["velvet"])[1][away].mean() > 5 * lit(disc(), COTTON)[1][away].mean() + 0.02


def test_what_hangs_turns_away_at_its_sides_but_not_at_its_hem() -> None:
    covered = coverage(box(30, 10, 90, 110), Window(0, 0, 120, 120))
    heights = rounded(covered, 15, 0.5)
    down, right = np.gradient(heights, axis=0), np.gradient(heights, axis=1)
    assert right[60, 32] > 0.2 > -0.2 > right[60, 87]
    assert abs(down[107, 60]) < 0.02


def test_a_fold_is_a_bulge_lit_on_one_side_and_dark_on_the_other() -> None:
    upright = Fold((60, 20), (60, 60), (60, 110), 6.0, 0.6)
    piece = Piece(box(5, 5, 115, 115), Cloth(MATERIALS["felt"], (90, 90, 90)), (upright,), round=0)
    found = relief(piece, scene())
    assert found is not None
    window, heights = found
    row = heights[50 - window.top]
    assert row.argmax() == pytest.approx(60 - window.left, abs=1)
    dark, bright = lit(heights, MATERIALS["felt"])
    assert bright[50, 50] > bright[50, 64]
    assert dark[50, 64] > dark[50, 50]


def test_quilting_presses_a_channel_into_the_cloth() -> None:
    line = skia.Path()
    line.moveTo(0, 60)
    line.lineTo(120, 60)
    piece = Piece(box(5, 5, 115, 115), Cloth(MATERIALS["felt"], (9, 9, 9)), seams=(Seam(line, "quilt"),), round=0)
    found = relief(piece, scene())
    assert found is not None
    assert found[1][:, 60].argmin() == pytest.approx(60 - found[0].top, abs=1)


def test_what_lies_outside_the_picture_has_no_relief() -> None:
    cloth = Cloth(COTTON, (9, 9, 9))
    assert relief(Piece(box(200, 200, 210, 210), cloth), scene()) is None
    assert relief(Piece(box(121.5, 20, 130, 90), cloth), scene()) is None  # a sliver without a slope


def test_wide_blurs_agree_with_the_exact_ones() -> None:
    spot = np.zeros((160, 160), np.float32)
    spot[40:90, 60:120] = 1
    exact = gaussian_filter(spot, (14, 22), mode="constant", truncate=3)
    assert np.abs(smoothed(spot, (14, 22)) - exact).max() < 0.02


def test_enlarging_puts_every_block_where_it_was() -> None:
    y, x = np.mgrid[:64, :80].astype(np.float32)
    plane = 0.5 * x - 0.25 * y
    means = plane.reshape(16, 4, 16, 5).mean(axis=(1, 3))
    assert np.abs(enlarged(means, (4, 5), plane.shape) - plane)[12:-12, 15:-15].max() < 1e-3


@pytest.mark.parametrize("kind", sorted({material.fall for material in MATERIALS.values()}))
def test_crumples_follow_from_their_seed_and_lie_about_level(kind: str) -> None:
    one = crumple(kind, (120, 90), 4.0, 1)
    assert one.shape == (120, 90)
    assert np.array_equal(one, crumple(kind, (120, 90), 4.0, 1))
    assert not np.array_equal(one, crumple(kind, (120, 90), 4.0, 2))
    assert abs(one.mean()) < 3 * one.std()


@pytest.mark.slow
@pytest.mark.parametrize("material", ["cotton", "satin", "leather"])
def test_white_is_not_blown_out_and_black_keeps_its_folds(material: str) -> None:
    white = picture(Cloth(MATERIALS[material], COLOURS["white"]))[100:500, 120:360]
    assert (white.min(axis=-1) == 255).mean() < 0.02
    black = picture(Cloth(MATERIALS[material], COLOURS["black"]))[100:500, 120:360].mean(axis=-1)
    assert np.percentile(black, 98) - np.percentile(black, 2) > 12


@pytest.mark.slow
def test_white_shows_on_every_backdrop() -> None:
    garment = Garment((Piece(box(0, 0, 45, 60), Cloth(COTTON, COLOURS["white"])),))
    for backdrop in BACKDROPS:
        pixels = np.asarray(develop(garment, backdrop).toarray()[..., :3], np.float64).mean(axis=-1)
        edges = np.abs(np.diff(pixels[200:400].mean(axis=0)))
        assert edges.max() > 6, backdrop


@pytest.mark.slow
def test_a_colour_stays_the_colour_that_it_is_called() -> None:
    """The middle of a lit piece is still nearest to its own name among all colours."""

    def apart(one: Rgb, other: NDArray[np.float64]) -> float:
        return float(((np.asarray(one) - other) ** 2).sum())

    for name in ("red", "navy", "olive", "yellow", "pink", "teal", "purple"):
        middle = picture(Cloth(MATERIALS["felt"], COLOURS[name]))[200:400, 180:300].reshape(-1, 3)
        seen = np.median(middle.astype(np.float64), axis=0)
        assert min(COLOURS, key=lambda other: apart(COLOURS[other], seen)) == name
