"""The curve as a picture with a title and a description, and as a table that says the same."""

import re
from itertools import pairwise

import pytest

from demo.judging import Pool, pooled, read
from demo.language import languages
from demo.plotted import HEIGHT, WIDTH, _axis, plotted
from demo.uploads import Uploads
from search import Engine
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture
def pool(engine: Engine, uploads: Uploads) -> Pool:
    return pooled(read('?q=red+cloth+"<b>&variety=kmeans'), engine, uploads)


def drawing(pool: Pool, grades: dict[str, int]) -> Read:
    return Read(plotted(pool.curve, pool.wanted, grades, ENGLISH))


def test_it_has_a_title_a_description_and_a_sign_for_each_setting(pool: Pool) -> None:
    html = drawing(pool, {})
    [svg, *_] = html.named("svg", "curve")
    assert svg["role"] == "img"
    assert str(svg["aria-labelledby"]).split() == ["curve-title", "curve-desc"]
    assert "k-means, 5 groups" in html.texts("desc")[0]
    signs = html.named("rect", "kmeans") + html.named("circle", "mmr") + html.named("path", "none")
    assert len(signs) == len(pool.curve.settings) + 3  # the key has one of each
    assert len(html.named("circle", "now")) == 2


def test_the_table_says_the_same_and_leads_to_other_settings(pool: Pool) -> None:
    html = drawing(pool, {})
    assert len(html.texts("tr")) == len(pool.curve.settings) + 1
    assert [each["aria-current"] for each in html.named("b")] == ["true"]
    links = [str(each["href"]) for each in html.named("a")]
    assert links[0] == "evaluate?q=red+cloth+%22%3Cb%3E"
    assert all(read(link.partition("?")[2]).asked.text == 'red cloth "<b>' for link in links)
    assert {read(link.partition("?")[2]).asked.balance for link in links[1:]} == {0.9, 0.7, 0.5, 0.3, 0.1}


def test_relevance_is_what_is_judged_once_enough_is(pool: Pool) -> None:
    before = drawing(pool, {})
    assert "share of the fused scores" in before.text
    assert not before.named("path", "bar")
    part = drawing(pool, dict.fromkeys(pool.curve.settings[0].ids[:5], 2))
    assert "P@10 by what is judged" in part.text
    assert part.named("path", "bar")  # what the unjudged can still make of it
    whole = drawing(pool, {id_: 1 for one in pool.curve.settings for id_ in one.ids})
    assert not whole.named("path", "bar")
    assert "1.00" in whole.texts("td")


def test_nothing_is_drawn_outside(pool: Pool) -> None:
    for grades in ({}, dict.fromkeys(pool.curve.settings[0].ids[:6], 1)):
        html = drawing(pool, grades)
        for each in html.named("circle", "mmr")[:-1]:
            assert 0 < float(str(each["cx"])) < WIDTH
            assert 0 < float(str(each["cy"])) < HEIGHT
        for line in html.named("polyline"):
            places = [float(number) for number in re.findall(r"[\d.]+", str(line["points"]))]
            assert all(0 < place < WIDTH for place in places)


def test_axes_are_round_and_hold_every_value() -> None:
    for values in ([0.62, 0.71], [0.5], [0.0, 1.0], [0.403, 0.553], [1.0, 1.0], [0.0, 0.0]):
        axis = _axis(values)
        assert axis[0] <= min(values)
        assert max(values) <= axis[-1]
        assert axis[0] < axis[-1]
        assert len(axis) <= 8
        assert len({round(b - a, 6) for a, b in pairwise(axis)}) == 1


def test_it_speaks_german(pool: Pool) -> None:
    html = Read(plotted(pool.curve, pool.wanted, {}, GERMAN))
    assert "k-means, 5 Gruppen" in html.text
    assert "1,00" in html.text


def test_nothing_found_draws_nothing(engine: Engine, uploads: Uploads) -> None:
    pool = pooled(read("?q=cloth"), engine, uploads)
    bare = type(pool.curve)((type(pool.curve.current)(None),), pool.curve.current, captions=True)
    assert plotted(bare, pool.wanted, {}, ENGLISH) == ""
