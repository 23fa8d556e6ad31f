"""Houses and kitchens: the camera's geometry, light and shade, and what the entries say about their pictures."""

from itertools import islice
from math import isclose
from random import Random

import numpy as np
import pytest

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.collection import COLUMNS, draw_one  # noqa: E402
from assets.catalogue.draw.homes.home import Home  # noqa: E402
from assets.catalogue.draw.homes.houses import another  # noqa: E402
from assets.catalogue.draw.homes.kinds import KINDS, HomeKind  # noqa: E402
from assets.catalogue.draw.homes.lights import INDOORS, LIGHTS  # noqa: E402
from assets.catalogue.draw.homes.roofs import Roof  # noqa: E402
from assets.catalogue.draw.homes.rooms import Kitchen  # noqa: E402
from assets.catalogue.draw.homes.selection import PLANS, Plan, bundled_homes, endless_homes, home_line  # noqa: E402
from assets.catalogue.draw.homes.space import Box, Camera, Plane, dot, hull  # noqa: E402
from assets.catalogue.draw.palette import COLOURS  # noqa: E402

pytestmark = pytest.mark.slow  # hundreds of drawings: in `make test`, not in `make check`

CUBE = Box(-2, 0, 4, 2, 3, 10)
FACES = (CUBE.front(), CUBE.left(), CUBE.right(), CUBE.top(), CUBE.under())
by_name = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.fine)


@pytest.fixture(scope="module")
def homes() -> list[Home]:
    return [home for home in bundled_homes("tests") if isinstance(home, Home)]


def picture(home: Home) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    pixels = home.develop().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    return np.asarray(pixels, dtype=np.float64)[..., :3]


def test_what_lies_straight_ahead_is_in_the_middle_and_twice_as_far_is_half_as_large() -> None:
    camera = Camera((0.0, 1.5, 0.0), 0.0, 600.0, (240.0, 300.0))
    assert camera.pixel((0.0, 1.5, 5.0)) == (240.0, 300.0)
    assert camera.pixel((1.0, 1.5, 5.0)) == (360.0, 300.0)
    assert camera.pixel((1.0, 1.5, 10.0)) == (300.0, 300.0)
    assert camera.pixel((0.0, 0.0, 5.0)) == (240.0, 480.0)


@pytest.mark.parametrize("plane", FACES)
def test_a_face_painted_in_metres_lands_where_its_points_do(plane: Plane) -> None:
    camera = Camera((-1.0, 1.6, -8.0), 12.0, 500.0, (230.0, 310.0))
    for x, y in ((0.0, 0.0), (1.5, -0.5), (3.0, 2.0)):
        mapped = camera.matrix(plane).mapXY(x, y)
        assert (mapped.x(), mapped.y()) == pytest.approx(camera.pixel(plane.at(x, y)), abs=1e-2)


@pytest.mark.parametrize("turn", [-25.0, 0.0, 17.0])
def test_what_stands_upright_stays_upright(turn: float) -> None:
    camera = Camera((0.5, 1.6, -9.0), turn)
    assert camera.pixel((2.0, 0.0, 4.0))[0] == pytest.approx(camera.pixel((2.0, 7.0, 4.0))[0])


def test_the_faces_of_a_block_look_outwards() -> None:
    middle = (0.0, 1.5, 7.0)
    for plane in FACES:
        way = tuple(a - b for a, b in zip(plane.origin, middle, strict=True))
        assert dot(plane.normal, (way[0], way[1], way[2])) > 0
    seen = [Camera((-6.0, 1.6, -8.0), 0.0).faces(plane) for plane in FACES]
    assert seen == [True, True, False, False, False]


def test_a_point_keeps_its_place_on_a_face() -> None:
    for plane in FACES:
        assert plane.place(plane.at(1.25, -0.75)) == pytest.approx((1.25, -0.75))


def test_a_fitted_camera_fills_the_frame_and_leaves_it_nowhere() -> None:
    camera = Camera((3.0, 1.6, -9.0), -14.0).fitted(CUBE.corners(), (40, 100, 440, 480))
    pixels = [camera.pixel(corner) for corner in CUBE.corners()]
    left, right = min(x for x, _ in pixels), max(x for x, _ in pixels)
    top, foot = min(y for _, y in pixels), max(y for _, y in pixels)
    assert foot == pytest.approx(480)
    assert left >= 40 - 1e-6
    assert right <= 440 + 1e-6
    assert top >= 100 - 1e-6
    assert isclose(right - left, 400) or isclose(foot - top, 380)


def test_the_outline_around_points_leaves_out_those_within() -> None:
    ring = hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1), (1, 0)])
    assert set(ring) == {(0, 0), (2, 0), (2, 2), (0, 2)}


@pytest.mark.parametrize("light", [*LIGHTS.values(), *INDOORS.values()], ids=lambda light: light.name)
def test_light_and_shadow_agree(light) -> None:
    """In a shadow a face has the sky's light alone, and never more than in the sun."""
    for normal in ((0.0, 0.0, -1.0), (-1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)):
        lit, dimmed = light.tint(normal), light.shadow(normal)
        for full, share, sky in zip(lit, dimmed, light.shade, strict=True):
            assert 0 < share <= 1
            assert full * share == pytest.approx(min(1.0, sky * (1 + light.open * normal[1])), abs=1e-6)


def test_windows_are_lit_when_the_sun_is_down() -> None:
    assert {name for name, light in LIGHTS.items() if light.lamps} == {"evening", "night"}
    assert LIGHTS.keys() == INDOORS.keys()


def test_a_roof_of_45_degrees_rises_by_half_its_span() -> None:
    block = Box(0, 0, 0, 8, 3, 6)
    for shape, rise in (("gable", 4.0), ("side", 3.0), ("hip", 3.0)):
        roof = Roof(shape, "slate", (80, 80, 80), 45.0, 0.5)
        assert roof.rise(block) == pytest.approx(rise)
        assert max(y for _, y, _ in roof.peak(block)) == pytest.approx(3 + rise)
        for plane, outline in roof.slopes(block):
            eaves = plane.at(*outline[2])
            assert eaves[1] == pytest.approx(3 - 0.5)  # the overhang drops by its own length


def test_another_is_never_the_one_that_is_taken() -> None:
    names = ("red", "black", "blue")
    found = {another(Random(seed), names, "black") for seed in range(50)}
    assert found == {"red", "blue"}


@by_name
def test_every_kind_has_colours_enough_and_all_are_known(kind: HomeKind) -> None:
    assert len(kind.colours) >= 6
    assert kind.colours.keys() <= COLOURS.keys()
    made = {repr(kind.build(Random(f"cuts/{seed}"), next(iter(kind.colours))).said) for seed in range(12)}
    assert len(made) >= 3


@by_name
def test_a_caption_speaks_of_an_island_only_where_one_stands(kind: HomeKind) -> None:
    for seed in range(10):
        place = kind.build(Random(f"true/{seed}"), list(kind.colours)[seed % len(kind.colours)])
        if isinstance(place, Kitchen):
            assert ("an island" in place.said) == (place.island is not None)
            assert ("open shelves" in place.said) == bool(place.shelves)
            assert ("a window above the sink" in place.said) == bool(place.windows)
        else:
            assert place.said
            assert ("a swimming pool" in place.said or "a pool" in place.said) == (place.view == "garden")


def test_the_bundled_homes_have_the_breadth_they_promise(homes: list[Home]) -> None:
    assert len(homes) == 7 * len(KINDS) == 84
    for kind in KINDS:
        own = [home for home in homes if home.kind is kind]
        assert len(own) == 7
        assert {home.split for home in own} == {"train", "test"}
        assert len({home.colour for home in own}) >= 3
        assert len({home.light for home in own}) >= 3
    share = sum(home.split == "test" for home in homes) / len(homes)
    assert 0.2 <= share <= 0.35
    assert {home.light for home in homes} == set(LIGHTS)
    assert all(sum(plan.colours * plan.hours for plan in plans) == 7 for plans in PLANS)


def test_a_line_is_one_plan_on_one_side_of_the_split(homes: list[Home]) -> None:
    lines: dict[str, list[Home]] = {}
    for home in homes:
        lines.setdefault(home.fields()["line"], []).append(home)
    assert max(len(line) for line in lines.values()) >= 3
    for line in lines.values():
        assert len({home.split for home in line}) == 1
        assert len({(home.colour, home.light) for home in line}) == len(line)
        assert len({len(home.place.said) for home in line}) == 1


def test_colours_of_a_line_share_the_camera() -> None:
    for kind in KINDS:
        one, other = home_line(kind, "colours", Plan("train", 2, 1))
        assert one.colour != other.colour
        if isinstance(one.place, Kitchen) and isinstance(other.place, Kitchen):
            assert (one.place.eye, one.place.zoom) == (other.place.eye, other.place.zoom)


def test_the_fields_are_columns_of_the_metadata(homes: list[Home]) -> None:
    for home in homes[::5]:
        fields = home.fields()
        assert fields.keys() <= set(COLUMNS)
        assert fields["broad"] in ("house", "kitchen")
        assert fields["fine"] in fields["title"]
        assert (fields["view"] == "interior") == (fields["broad"] == "kitchen")
        assert "price" not in fields
        assert "brand" not in fields


def test_captions_are_of_many_kinds_and_some_are_empty() -> None:
    captions = [home.caption() for home in islice(endless_homes("captions"), 400)]
    said = [caption for caption in captions if caption]
    assert 0.05 <= 1 - len(said) / len(captions) <= 0.16
    assert sum(len(caption) > 250 for caption in said) >= 20
    assert len(set(said)) > 0.75 * len(said)
    assert all(caption[0].isupper() and "  " not in caption and " ." not in caption for caption in said)
    assert any("Küche" in caption for caption in said)
    assert any("Maison" in caption for caption in said)
    assert any("Casa" in caption for caption in said)


def test_homes_for_training_are_others_and_of_every_kind() -> None:
    own = {home.seed for home in bundled_homes("tests")}
    one = list(islice(endless_homes("one"), 60))
    assert own.isdisjoint(home.seed for home in one)
    assert {home.seed for home in one}.isdisjoint(home.seed for home in islice(endless_homes("two"), 60))
    assert {home.fields()["fine"] for home in one} == {kind.fine for kind in KINDS}
    assert {home.fields()["fine"] for home in islice(endless_homes("three", KINDS[:2]), 12)} == {
        "modern house",
        "rustic house",
    }


@pytest.mark.slow
@by_name
def test_every_kind_is_darker_at_night_than_by_day_and_never_empty(kind: HomeKind) -> None:
    colour = next(iter(kind.colours))
    day, night = (picture(Home(kind, "drawn", colour, light, "train")) for light in ("daylight", "night"))
    assert day.shape == night.shape == (600, 480, 3)
    assert day.mean() > night.mean() + 10
    for half in (day[:300], day[300:], night[300:]):
        assert half.std() > 12


@pytest.mark.slow
def test_the_colour_of_a_facade_is_seen() -> None:
    kind = next(kind for kind in KINDS if kind.fine == "victorian house")
    pink, blue = (picture(Home(kind, "seen", colour, "overcast", "train")) for colour in ("pink", "light blue"))
    rows, columns = slice(200, 450), slice(150, 330)
    lean = [float((p[rows, columns, 0] - p[rows, columns, 2]).mean()) for p in (pink, blue)]
    assert lean[0] > lean[1] + 20


@pytest.mark.slow
def test_drawing_twice_gives_the_same_bytes(homes: list[Home]) -> None:
    for home in homes[::23]:
        again = Home(home.kind, home.seed, home.colour, home.light, home.split)
        assert draw_one(home, 0) == draw_one(again, 0)
