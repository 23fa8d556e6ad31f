"""Dresses, tops, knitwear, jumpsuits and swimwear: what every drawing of them keeps to, whatever its seed."""

from random import Random

import pytest

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from skia import Path  # noqa: E402

from assets.catalogue.draw.cloth import MATERIALS, Cloth  # noqa: E402
from assets.catalogue.draw.parts.bodices import BARE, NECKLINES, cut  # noqa: E402
from assets.catalogue.draw.parts.bodies import fitted  # noqa: E402
from assets.catalogue.draw.parts.flounces import lace_edge, ruffle, swing  # noqa: E402
from assets.catalogue.draw.parts.shaping import between  # noqa: E402
from assets.catalogue.draw.parts.sleeves import NAMES as SLEEVES  # noqa: E402
from assets.catalogue.draw.parts.sleeves import sleeves  # noqa: E402
from assets.catalogue.draw.paths import band, union, within  # noqa: E402
from assets.catalogue.draw.pieces import Garment, Kind  # noqa: E402
from assets.catalogue.draw.ranges import KINDS, product_line  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

FAMILIES = ("dress", "top", "shirt", "knitwear", "sweatshirt", "jumpsuit", "swimwear")
CLOTHES = [kind for kind in KINDS if kind.broad in FAMILIES]
WORDS = {"neckline", "sleeve", "length", "closure", "fit", "heel", "detail", "size"}
COTTON = Cloth(MATERIALS["cotton"], (40, 90, 180))

each_kind = pytest.mark.parametrize("kind", CLOTHES, ids=[kind.fine for kind in CLOTHES])


def drawn(kind: Kind, number: int) -> Garment:
    return product_line(kind, f"test/{kind.fine}/{number}", "train", 1)[0].garment()


def width_at(path: Path, y: float) -> float:
    """How wide an outline is at a height."""
    return float(between(path, y - 0.05, y + 0.05).computeTightBounds().width())


def test_the_new_kinds_are_there() -> None:
    broad = {kind.fine: kind.broad for kind in CLOTHES}
    assert broad["henley T-shirt dress"] == broad["cocktail dress"] == broad["knitted midi dress"] == "dress"
    assert broad["jumpsuit"] == broad["dungarees"] == "jumpsuit"
    assert broad["swimsuit"] == broad["bikini"] == "swimwear"
    assert broad["henley top"] == "top"


@each_kind
def test_a_kind_has_several_cuts_and_says_so(kind: Kind) -> None:
    looks = [drawn(kind, number).features for number in range(12)]
    assert len({str(sorted(look.items())) for look in looks}) >= 6
    for look in looks:
        assert set(look) <= WORDS
        assert all(look.values())


@each_kind
def test_no_piece_floats(kind: Kind) -> None:
    for number in range(3):
        pieces = [piece for piece in drawn(kind, number).pieces if piece.path.computeTightBounds().width() > 0.1]
        whole = union(*(piece.path for piece in pieces))
        # A bikini is two parts, each of them in one; everything else hangs together.
        touched = union(whole, band(whole, 0.6))
        contours = _outer_contours(touched)
        assert contours == (2 if kind.fine == "bikini" else 1), f"{kind.fine} {number}: {contours} parts"


def _outer_contours(path: Path) -> int:
    """In how many separate parts an area lies; holes do not count."""
    simple = skia.Simplify(path)
    parts = []
    for contour in _contours(simple):
        bounds = contour.computeTightBounds()
        if bounds.width() > 0.3 and bounds.height() > 0.3:
            parts.append(bounds)
    return sum(not any(other is not one and other.contains(one) for other in parts) for one in parts)


def _contours(path: Path) -> list[Path]:
    contours: list[Path] = []
    for verb, points in path:
        if verb == Path.kMove_Verb:
            contours.append(Path())
            contours[-1].moveTo(points[0])
        elif verb == Path.kLine_Verb:
            contours[-1].lineTo(points[1])
        elif verb in (Path.kQuad_Verb, Path.kConic_Verb):
            contours[-1].quadTo(points[1], points[2])
        elif verb == Path.kCubic_Verb:
            contours[-1].cubicTo(points[1], points[2], points[3])
    return contours


@each_kind
def test_colourways_share_their_cut(kind: Kind) -> None:
    ways = product_line(kind, f"test/{kind.fine}/ways", "train", 3)
    first, *others = (way.garment() for way in ways)
    for other in others:
        assert other.features == first.features
        assert len(other.pieces) == len(first.pieces)


def test_a_fitted_body_has_the_widths_it_was_asked_for() -> None:
    body = fitted(100, bust=19, waist=15, hip=20, hem=24, waist_y=38, hip_y=58)
    assert width_at(body, 20.6) == pytest.approx(38, abs=0.6)
    assert width_at(body, 38) == pytest.approx(30, abs=0.1)
    assert width_at(body, 58) == pytest.approx(40, abs=0.1)
    assert width_at(body, 99.1) == pytest.approx(48, abs=0.1)
    assert body.computeTightBounds().bottom() == pytest.approx(101.6, abs=0.01)  # the middle sags by 1.6


def test_a_bodice_ends_at_its_waist() -> None:
    bodice = fitted(38.6, waist=15)
    assert width_at(bodice, 38.5) == pytest.approx(30, abs=0.1)
    assert bodice.computeTightBounds().bottom() < 41


@pytest.mark.parametrize("kind", NECKLINES)
def test_a_neckline_takes_cloth_away_and_only_above(kind: str) -> None:
    body = fitted(60)
    upper = cut(kind, body, COTTON)
    assert within(upper.front, between(body, 30, 70)).computeTightBounds().height() == pytest.approx(
        between(body, 30, 70).computeTightBounds().height()
    )
    # At the neck's middle the front begins lower than the body did.
    middle = within(upper.front, Path().addRect(skia.Rect.MakeLTRB(-0.2, -9, 0.2, 60)))
    assert middle.computeTightBounds().top() > 2


@pytest.mark.parametrize("kind", BARE)
def test_bare_shoulders_are_bare(kind: str) -> None:
    front = cut(kind, fitted(60), COTTON).front
    right = within(front, Path().addRect(skia.Rect.MakeLTRB(12.5, -9, 40, 7)))
    assert right.isEmpty()


@pytest.mark.parametrize("kind", [name for name in SLEEVES if name != "none"])
def test_sleeves_hang_from_the_body_on_both_sides(kind: str) -> None:
    body = fitted(60)
    pieces = sleeves(kind, 17.0, 18.8, COTTON, Random(1), pit_y=21.0)
    left, right = pieces[0].path.computeTightBounds(), pieces[1].path.computeTightBounds()
    assert left.right() < 0 < right.left()
    assert right.right() > 20
    assert all(not within(piece.path, body).isEmpty() for piece in pieces)
    # Both arms are alike but for how they happen to hang.
    assert left.width() == pytest.approx(right.width(), rel=0.15)


def test_sleeveless_is_without_sleeves() -> None:
    assert sleeves("none", 17.0, 18.8, COTTON, Random(1)) == ()


def test_a_long_sleeve_is_longer_than_a_short_one() -> None:
    lengths = [
        sleeves(kind, 17.0, 18.8, COTTON, Random(1))[1].path.computeTightBounds().bottom()
        for kind in ("cap", "short", "elbow", "three-quarter", "long")
    ]
    assert lengths == sorted(lengths)
    assert lengths[-1] > lengths[0] + 35


def test_a_swinging_skirt_keeps_to_its_waist_and_hem() -> None:
    fall = swing(38, 100, 15, 30, Random(3), flutes=8)
    assert width_at(fall.path, 38.3) == pytest.approx(30, abs=1.0)
    bounds = fall.path.computeTightBounds()
    assert bounds.width() == pytest.approx(60, abs=0.5)
    assert 98 < bounds.bottom() < 104
    # Its folds start inside the skirt and run on below the hem, so that they are widest there.
    long = [fold for fold in fall.folds if fold.end[1] > 100]
    assert len(long) == 7
    assert all(fall.path.contains(*fold.start) or fold.start[1] < 39 for fold in long)


def test_a_ruffle_hangs_from_its_line() -> None:
    piece = ruffle(((-10, 5), (0, 5), (10, 5)), ((0, 8), (0, 8)), 6, COTTON, Random(2))
    bounds = piece.path.computeTightBounds()
    assert bounds.top() == pytest.approx(5, abs=0.01)
    assert 5 + 8 * 0.92 <= bounds.bottom() <= 5 + 8 * 1.2
    assert bounds.width() == pytest.approx(20, abs=0.01)


def test_lace_has_holes() -> None:
    piece = lace_edge(((-10, 0), (0, 0), (10, 0)), 3.0, COTTON)
    assert len(_contours(piece.path)) >= 9  # the strip and a hole in each of its eight scallops
    assert piece.cloth.pattern == "plain"
