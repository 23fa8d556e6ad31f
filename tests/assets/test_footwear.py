"""Shoes, boots, bags and hats: they stand on the floor, come in many looks, and keep their cut in every colour."""

from random import Random

import pytest

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.cloth import trim  # noqa: E402
from assets.catalogue.draw.parts.footwear import LAYOUTS, TOGETHER, lacing, pair  # noqa: E402
from assets.catalogue.draw.parts.headwear import laid_down  # noqa: E402
from assets.catalogue.draw.parts.luggage import standing  # noqa: E402
from assets.catalogue.draw.parts.soles import heel_block, platform  # noqa: E402
from assets.catalogue.draw.paths import box, pen, within  # noqa: E402
from assets.catalogue.draw.pieces import Garment, Kind, Piece  # noqa: E402
from assets.catalogue.draw.ranges import KINDS, product_line  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

CARRIED = [kind for kind in KINDS if kind.broad in ("shoe", "boot", "bag", "hat")]
SHOE = (Piece(box(-14, -8, 13, 0), trim("leather", (120, 70, 40))),)


def lines(kind: Kind, count: int) -> list[Garment]:
    """One product of each of that many lines."""
    return [product_line(kind, f"footwear/{kind.fine}/{n}", "train", 2)[0].garment() for n in range(count)]


def lowest(garment: Garment) -> float:
    return max(float(piece.path.computeTightBounds().bottom()) for piece in garment.pieces)


@pytest.mark.parametrize("kind", CARRIED, ids=lambda kind: kind.fine)
def test_a_kind_comes_in_many_looks(kind: Kind) -> None:
    looks = {str(sorted(garment.features.items())) for garment in lines(kind, 24)}
    assert len(looks) >= 4


@pytest.mark.parametrize("kind", CARRIED, ids=lambda kind: kind.fine)
def test_what_stands_touches_the_floor_and_nothing_is_below_it(kind: Kind) -> None:
    for garment in lines(kind, 12):
        if not garment.stands:
            assert garment.features["detail"] == "ear flaps"  # all else stands or lies
            continue
        _, _, floor = garment.feet[-1]
        assert abs(lowest(garment) - floor) < 0.85, garment.features
        assert all(left < right for left, right, _ in garment.feet)


@pytest.mark.parametrize("kind", CARRIED, ids=lambda kind: kind.fine)
def test_colourways_share_the_cut(kind: Kind) -> None:
    products = product_line(kind, f"colourways/{kind.fine}", "train", 4)
    assert len({product.colour for product in products}) == 4
    assert len({str(product.garment().features) for product in products}) == 1


def test_a_pair_is_one_shoe_or_two_and_the_far_one_stands_higher_in_the_picture() -> None:
    counts = set()
    for seed in range(30):
        garment = pair(Random(seed), SHOE, {})
        counts.add((len(garment.pieces), len(garment.feet)))
        if len(garment.feet) == 2:
            far, near = garment.feet
            assert near == (-14.0, 13.0, 0.0)
            assert far[2] == -4.4
    assert counts == {(1, 1), (2, 2)}


def test_a_facing_shoe_points_the_other_way() -> None:
    """The shoe of 27 cm reaches 14 cm to its toe and 13 to its heel; turned and 3 % smaller, 12.6 and 13.6."""
    far, near = pair(Random(0), SHOE, {}, step=(0.0, -4.0), layouts=("facing",)).pieces
    assert near.path.getBounds().left() == -14
    assert far.path.getBounds().left() == pytest.approx(-13 * 0.97)
    assert far.path.getBounds().right() == pytest.approx(14 * 0.97)


def test_heels_never_cross() -> None:
    assert set(TOGETHER) == set(LAYOUTS) - {"facing"}


def test_a_platform_is_as_thick_as_asked_at_ball_and_heel() -> None:
    sole = platform(2.0, 4.0)
    assert -within(sole, box(11.0, -20, 11.5, 20)).computeTightBounds().top() == pytest.approx(4.4, abs=0.4)
    assert -within(sole, box(-4.2, -20, -3.8, 20)).computeTightBounds().top() == pytest.approx(2.3, abs=0.4)
    assert sole.computeTightBounds().bottom() == 0


def test_a_heel_is_as_high_as_the_foot_stands_and_narrower_below() -> None:
    heel = heel_block(8.0, 12.0, 5.0, 1.2)
    assert -heel.computeTightBounds().top() == pytest.approx(8.5)
    assert within(heel, box(-20, -0.2, 20, 1)).computeTightBounds().width() == pytest.approx(1.2, abs=0.2)
    assert within(heel, box(-20, -7, 20, -6.8)).computeTightBounds().width() > 4


def test_laces_have_a_hole_and_a_bar_per_row_and_cross_between_them() -> None:
    """Four rows: 4 holes, 4 bars, 3 crossings below them; eyelets of metal add one each."""
    assert len(lacing((-6, -7), (2, -11), 4, (240, 240, 240))) == 4 + 4 + 3
    assert len(lacing((-6, -7), (2, -11), 4, (240, 240, 240), (180, 180, 180))) == 4 + 4 + 3 + 4


def test_a_hat_lies_on_its_lower_edge() -> None:
    """From -10 to 10 with a tenth of 20 cm away at each side: from -8 to 8, just above the lower edge at 3."""
    hat = laid_down([Piece(box(-10, -12, 10, 3), trim("felt", (90, 90, 90)))], {}, inset=0.1)
    (foot,) = hat.feet
    assert foot == pytest.approx((-8.0, 8.0, 2.8))


def test_a_bag_stands_on_what_reaches_the_floor() -> None:
    """The handle, wider than the bag, casts no shadow on the floor."""
    leather = trim("leather", (90, 60, 40))
    bag = standing([Piece(pen((-20, -30), (20, -30), (0, -12)), leather), Piece(box(-9, -14, 9, 0), leather)], {})
    assert bag.feet == ((-9.0, 9.0, 0.2),)


def test_no_caption_word_that_the_judged_queries_keep_for_themselves() -> None:
    nouns = {noun for kind in CARRIED for noun in kind.nouns}
    assert not {noun for noun in nouns if "trainer" in noun or "purse" in noun}
