from xml.etree import ElementTree

import pytest

from search.evaluation.plots import HEIGHT, LEFT, RIGHT, WIDTH, Point, curves, differences

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str, what: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(SVG + what))


@pytest.mark.parametrize("logarithmic", [True, False])
@pytest.mark.parametrize("from_zero", [True, False])
def test_points_lie_within_the_frame_and_better_ones_higher(logarithmic, from_zero):
    series = {"a & b": [Point(1, 0.9, 0.8, 1.0), Point(100, 0.5, 0.4, 0.6)], "c": [Point(10, 0.7, 0.7, 0.7)]}
    svg = curves(series, x="k", y="precision", logarithmic=logarithmic, from_zero=from_zero)
    points = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in drawn(svg, "circle")]
    assert len(points) == 3
    assert all(LEFT <= across <= WIDTH - RIGHT and 0 < up < HEIGHT for across, up in points)
    best, worst, middle = points
    assert best[1] < middle[1] < worst[1]
    assert best[0] < middle[0] < worst[0]
    assert {"a & b", "c", "k", "precision"} <= {one.text for one in drawn(svg, "text")}
    assert len(drawn(svg, "polyline")) == 2


def test_a_single_point_and_no_points_can_be_drawn():
    for value in (0.0, 0.5, 1.0):
        svg = curves({"a": [Point(value, value, value, value)]}, x="x", y="y", from_zero=False)
        assert len(drawn(svg, "circle")) == 1
    assert "nothing to show" in curves({}, x="x", y="y")


def test_queries_are_bars_from_the_best_to_the_worst():
    svg = differences([0.0, -0.5, 1.0, 0.25], first="fused", second="average", measure="P@10")
    bars = drawn(svg, "rect")[1:]  # behind the background
    heights = [float(one.attrib["height"]) for one in bars]
    assert len(bars) == 3
    assert heights[0] > heights[2] > heights[1]
    assert [one.text for one in drawn(svg, "text")][-3:] == ["2 better", "1 worse", "1 alike"]
    assert differences([], first="a", second="b", measure="RR").startswith("<svg")
