"""Jackets, coats, trousers, shorts and skirts: their parts lie where cloth lies, and one kind has many cuts."""

from random import Random

import pytest

pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from skia import Path

from assets.catalogue.draw.cloth import trim
from assets.catalogue.draw.garments import jackets, jeans, outdoor, shorts, skirts, tailoring, trousers
from assets.catalogue.draw.parts.coat_arms import CUFFS, Arm, coat_arms
from assets.catalogue.draw.parts.coat_fronts import coat_body, lapels
from assets.catalogue.draw.parts.folds import broken, pulled
from assets.catalogue.draw.parts.hoods import hood_up, ragged
from assets.catalogue.draw.parts.quilting import chambers
from assets.catalogue.draw.parts.skirt_fronts import kept_on, narrow_skirt, slit, wrapped
from assets.catalogue.draw.parts.trouser_legs import Legs
from assets.catalogue.draw.paths import box, minus, union, within
from assets.catalogue.draw.pieces import Brief, Garment, Kind
from assets.catalogue.draw.ranges import product_line

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

FAMILIES = (jackets, tailoring, outdoor, trousers, jeans, shorts, skirts)
OURS: tuple[Kind, ...] = tuple(kind for family in FAMILIES for kind in family.KINDS)
NAMES = [kind.fine for kind in OURS]
WOOL = trim("wool", (90, 60, 60))


def drawn(kind: Kind, seed: int) -> Garment:
    cloth = trim(next(iter(kind.materials)), (110, 80, 70))
    return kind.draw(Brief(Random(f"cut/{seed}"), Random(f"hand/{seed}"), cloth, (230, 220, 200), kind.styles[0]))


def area(path: Path) -> float:
    """Square centimetres, counted on a grid of half a centimetre."""
    bounds = path.computeTightBounds()
    step, count = 0.5, 0
    for row in range(int(bounds.height() / step) + 1):
        for column in range(int(bounds.width() / step) + 1):
            count += bool(path.contains(bounds.left() + (column + 0.5) * step, bounds.top() + (row + 0.5) * step))
    return count * step * step


@pytest.mark.parametrize("kind", OURS, ids=NAMES)
def test_a_kind_has_at_least_three_cuts_that_differ_in_more_than_words(kind: Kind) -> None:
    garments = [drawn(kind, seed) for seed in range(11)]
    assert len({tuple(sorted(garment.features.items())) for garment in garments}) >= 3
    built = {(len(garment.pieces), sum(len(piece.seams) for piece in garment.pieces)) for garment in garments}
    assert len(built) >= 3


@pytest.mark.parametrize("kind", OURS, ids=NAMES)
def test_a_line_can_have_six_colourways(kind: Kind) -> None:
    for seed in range(6):
        colours = [product.colour for product in product_line(kind, f"six/{seed}", "train", 6)]
        assert len(set(colours)) == 6


@pytest.mark.parametrize("kind", OURS, ids=NAMES)
def test_a_cut_is_the_lines_and_only_its_creases_are_the_pictures(kind: Kind) -> None:
    cloth = trim(next(iter(kind.materials)), (110, 80, 70))
    one, other = (
        kind.draw(Brief(Random("a cut"), Random(f"hand/{hand}"), cloth, (230, 220, 200), kind.styles[0]))
        for hand in (1, 2)
    )
    assert one.features == other.features
    assert len(one.pieces) == len(other.pieces)
    assert any(first.folds != second.folds for first, second in zip(one.pieces, other.pieces, strict=True))


def test_creases_under_tension_begin_apart() -> None:
    starts = [fold.start for fold in pulled(Random(3), (0, 0), (10, 0), 5, 8)]
    gaps = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in starts for b in starts if a is not b]
    assert min(gaps) > 0.1


def test_a_bent_tube_breaks_from_alternate_sides_and_never_across_it() -> None:
    folds = broken(Random(5), -4, 6, 0, 12, 4)
    assert [fold.start[0] for fold in folds[:2]] in ([-4, 6], [6, -4])
    for fold in folds:
        assert min(fold.start[0], fold.end[0]) >= -4
        assert max(fold.start[0], fold.end[0]) <= 6
        assert abs(fold.end[0] - fold.start[0]) < 0.8 * 10


def test_an_arm_narrows_to_its_wrist_and_joins_the_shoulder() -> None:
    arm = Arm(20, 24, length=60, wide=7, wrist=5)
    assert arm.half(60) == pytest.approx(5)
    assert arm.half(5) == pytest.approx(7)
    assert all(arm.half(reach) >= arm.half(reach + 4) for reach in range(0, 56, 4))
    (x, y), _ = arm.middle(60)
    assert y > 60  # it hangs
    assert x < 20 + 60 * 0.35  # and does not spread its arms
    inner, outer = arm.at(60, -1), arm.at(60, 1)
    assert ((outer[0] - inner[0]) ** 2 + (outer[1] - inner[1]) ** 2) ** 0.5 == pytest.approx(10)


@pytest.mark.parametrize("cuff", CUFFS)
def test_a_cuff_lies_at_the_wrist_of_either_sleeve(cuff: str) -> None:
    arm = Arm(20, 24)
    pieces = coat_arms(arm, WOOL, Random(1), cuff)
    sides = [piece.path.computeTightBounds().centerX() for piece in pieces]
    assert sum(side < 0 for side in sides) == sum(side > 0 for side in sides)
    end = arm.middle(arm.length)[0][1]
    for piece in pieces:
        assert piece.path.computeTightBounds().bottom() < end + 4


@pytest.mark.parametrize("shape", ["notch", "peak", "shawl"])
@pytest.mark.parametrize("lap", [1.8, 7.0])
def test_the_lower_lapel_never_lies_on_the_upper_front(shape: str, lap: float) -> None:
    front = lapels(WOOL, 30, 9, shape, lap)
    half = len(front.fronts) // 2
    lower, upper = (union(*(p.path for p in part)) for part in (front.fronts[:half], front.fronts[half:]))
    assert area(within(lower, upper)) < 3.0  # the fold of the collar touches, no more
    assert front.opening.contains(0, 6)
    assert not front.opening.contains(0, 31)


def test_the_fronts_leave_only_the_opening_uncovered() -> None:
    front, body = lapels(WOOL, 28, 9, "notch", 2.0), coat_body(70, 20, 24, 22, 24)
    shell = minus(body, front.opening)
    assert area(shell) + area(within(body, front.opening)) == pytest.approx(area(body), rel=0.02)


def test_legs_part_below_the_rise_and_end_at_their_hem() -> None:
    legs = Legs(100, rise=28, hem=9, apart=3)
    path = legs.outline()
    assert path.contains(0, 26)
    assert not path.contains(0, 45)
    gap = legs.middle(95) - legs.half(95)
    assert gap > 2.5
    assert not path.contains(gap - 1, 95)
    assert path.contains(legs.middle(95), 95)
    assert path.contains(-legs.middle(95), 95)
    assert legs.half(100) == pytest.approx(9)
    bounds = path.computeTightBounds()
    assert bounds.left() == pytest.approx(-bounds.right(), abs=0.01)


def test_the_creases_of_legs_lie_on_legs() -> None:
    legs = Legs(98)
    path = legs.outline()
    points = [fold.bend for fold in legs.folds(Random(2), 0.4, 0.5)]
    assert sum(path.contains(x, y) for x, y in points) >= 0.95 * len(points)


def test_a_ragged_edge_follows_every_contour() -> None:
    pair = Path()
    pair.addPath(box(0, 0, 10, 4))
    pair.addPath(box(20, 0, 30, 4))
    frayed = ragged(pair, Random(1), 0.4, 0.5)
    assert frayed.contains(5, 2)
    assert frayed.contains(25, 2)
    assert not frayed.contains(15, 2)
    assert area(frayed) == pytest.approx(area(pair), rel=0.12)


def test_rolls_of_down_cover_the_body_without_a_gap() -> None:
    body = box(-25, 0, 25, 60)
    rolls = chambers(body, [-6, 12, 20, 28, 36, 44, 52, 60], 25, WOOL, Random(1))
    assert area(minus(body, union(*(roll.path for roll in rolls)))) == 0
    tops = [roll.path.computeTightBounds().top() for roll in rolls]
    assert tops == sorted(tops, reverse=True)  # the upper roll lies on the lower one


def test_fur_stays_off_the_throat() -> None:
    bare = hood_up(WOOL, WOOL, Random(1))
    furred = hood_up(WOOL, WOOL, Random(1), (186, 158, 124))
    tufts = furred[-1].path
    assert tufts.computeTightBounds().top() < bare[0].path.computeTightBounds().top() + 6
    assert not tufts.contains(0, 11)


def test_a_gilet_has_no_sleeves_and_a_puffer_has() -> None:
    def width(kind: str, seed: int) -> float:
        pieces = drawn(next(k for k in OURS if k.fine == kind), seed).pieces
        return float(max(piece.path.computeTightBounds().right() for piece in pieces))

    for seed in range(6):
        assert width("quilted gilet", seed) < 30 < width("puffer jacket", seed)


def test_a_slit_and_a_wrap_stay_on_their_skirt() -> None:
    skirt = narrow_skirt(60, 23, 20)
    gap = kept_on(slit(6, 38, 60, WOOL), skirt)
    assert area(minus(gap.path, skirt)) == 0
    front = wrapped(skirt, 10, 60, 7)
    assert area(minus(front, skirt)) < 1.0
    assert area(front) > 0.6 * area(skirt)
