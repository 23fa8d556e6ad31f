"""The page's own events, posted as the page posts them."""

from pathlib import Path

import pytest

from demo.form import FIXED_CONTROLS
from tests.demo.raw import Refused, press, upload
from tests.demo.shop import png
from tests.demo.test_form import values


def form(**changed: object) -> list[object]:
    """An untouched form of the shop: its filters are kind, colour, and price from and to."""
    return values(**{"filters": [[], [], "", ""], **changed})


def test_a_search_changes_the_line_the_pictures_and_the_button(address: str) -> None:
    status, results, more, _ = press(address, "on_search", form(text="red cloth"))
    assert "“red cloth” · 12 of" in status
    assert results.count('class="card"') == 12
    assert more["visible"] is True


def test_the_drawer_counts(address: str) -> None:
    filtered = form(text="cloth", filters=[["striped"], ["red"], "", "20"])
    _, results, more, _ = press(address, "on_search", filtered)
    assert results.count('class="card"') == 2
    assert more["visible"] is False


def test_an_empty_form_changes_the_line_alone(address: str) -> None:
    status, results, more, _ = press(address, "on_search", form(text=" "))
    assert "type a few words" in status
    assert not {"value", "visible"} & {*results, *more}


def test_a_picture_and_words(address: str) -> None:
    picture = upload(address, "red.png", png("red"))
    status, results, *_ = press(address, "on_search", form(text="blue", picture=picture))
    assert "“blue” and your picture" in status
    assert "both-image" in results


def test_more_like_this(address: str) -> None:
    status, results, *_ = press(address, "on_similar", [12], {"id": "red"})
    assert "More like “Cloth No. 0”" in status
    assert "Cloth No. 0" not in results


def test_a_page_that_was_left_open_for_long_is_told_to_search_again(address: str) -> None:
    with pytest.raises(Refused, match="Press Search again"):
        press(address, "on_more", [None])


@pytest.mark.parametrize("data", [None, {}, {"id": 7}, {"id": "never-was"}, {"n": 0}])
def test_a_forged_press_on_more_like_this_is_refused(address: str, data: object) -> None:
    with pytest.raises(Refused):
        press(address, "on_similar", [12], data)


@pytest.mark.parametrize("data", [{}, {"n": -1}, {"n": 99}, {"n": "0"}, {"n": True}])
def test_a_forged_press_on_an_example_changes_nothing(address: str, data: object) -> None:
    assert press(address, "on_example", [], data)[:2] == [{"__type__": "update"}] * 2


def test_an_example_fills_the_words(address: str) -> None:
    words, picture = press(address, "on_example", [], {"n": 0})
    assert words
    assert picture is None


def test_a_file_of_the_server_is_not_opened_for_the_page_either(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png("red"))
    for picture in (
        {"path": str(secret)},
        {"path": str(secret), "meta": {"_type": "gradio.FileData"}},
        {"path": "/etc/passwd"},
        {"path": f"/proc/self/root{secret}"},
    ):
        with pytest.raises(Refused) as refused:
            press(address, "on_search", form(picture=picture))
        assert str(tmp_path) not in str(refused.value)


def test_a_broken_picture_is_told_without_paths(address: str) -> None:
    with pytest.raises(Refused) as refused:
        press(address, "on_search", form(text="", picture=upload(address, "broken.png", png("red")[:60])))
    assert "triptych-" not in str(refused.value)
    assert "picture" in str(refused.value)


def test_what_a_visitor_typed_is_told_back_as_text(address: str) -> None:
    with pytest.raises(Refused, match="&lt;img") as refused:
        press(address, "on_search", form(filters=[[], [], "<img src=x>", ""]))
    assert "<img" not in str(refused.value)


def test_the_form_has_as_many_controls_as_the_page(address: str) -> None:
    assert len(form()) == FIXED_CONTROLS + 4
