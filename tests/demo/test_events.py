"""The page's own events, posted as the page posts them."""

import asyncio
import hashlib
import uuid
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from demo.events import Events
from demo.form import FIXED_CONTROLS
from demo.recent import Recent
from demo.turns import Turns
from demo.uploads import Uploads
from tests.demo.raw import Refused, press, told, upload
from tests.demo.read import Read
from tests.demo.shop import png
from tests.demo.test_form import USUAL, values


def form(**changed: object) -> list[object]:
    """An untouched form of the shop: its filters are kind, colour, and price from and to."""
    return values(**{"filters": [[], [], "", ""], **changed})


CONTROLS = len(form())
SAME = {"__type__": "update"}


def ask(address: str, wish: object = None, **changed: object) -> tuple[list[Any], list[Any]]:
    """Press Search, or what sends a wish; returns the controls' changes and what shows the answer."""
    return pressed(address, [wish, None, *form(**changed)])


def pressed(address: str, posted: list[object], **how: str) -> tuple[list[Any], list[Any]]:
    changes = press(address, "on_search", posted, **how)
    if changes[-1] == {"failed": True}:
        assert not changed(changes[:CONTROLS] + changes[CONTROLS + 1 : -1])  # what was there stays
        raise Refused(changes[CONTROLS])
    return changes[:CONTROLS], changes[CONTROLS:]


def changed(changes: list[Any]) -> dict[int, Any]:
    """The changes that change something, by their places."""
    return {place: new for place, new in enumerate(changes) if not _same(new)}


def _same(new: object) -> bool:
    if new is None:  # what the session keeps never leaves the server
        return True
    return isinstance(new, dict) and new.get("__type__") == "update" and not {"value", "visible"} & new.keys()


def hits(results: str) -> int:
    """How many cards there are."""
    return sum("hit" in str(item.get("class", "")).split() for item in Read(results).named("li"))


def test_a_search_changes_what_shows_it_and_no_control(address: str) -> None:
    controls, (status, results, more, _, chips, link) = ask(address, text="red cloth")
    assert controls == [SAME] * CONTROLS
    assert "“red cloth” · 12 of" in status
    assert hits(results) == 12
    assert more["visible"] is True
    assert chips == ""
    assert link == {"address": "?q=red+cloth", "title": "red cloth · Triptych", "travelled": None, "stays": False}


def test_the_drawer_counts(address: str) -> None:
    _, (_, results, more, _, chips, link) = ask(address, text="cloth", filters=[["striped"], ["red"], "", "20"])
    assert hits(results) == 2
    assert more["visible"] is False
    assert "kind: striped" in chips
    assert link["address"] == "?q=cloth&f.kind=striped&f.colour=red&f.price.to=20"


def test_an_empty_form_changes_the_line_alone(address: str) -> None:
    controls, (status, *others) = ask(address, text=" ")
    assert "type a few words" in status
    assert not changed(controls + others)


def test_a_picture_and_words_are_kept_under_an_address(address: str) -> None:
    picture = upload(address, "red.png", png("red"))
    _, (status, results, *_, link) = ask(address, text="blue", picture=picture)
    assert "“blue” and your picture" in status
    assert "both-image" in told(address, results)
    digest = hashlib.sha256(png("red")).hexdigest()
    assert link["address"] == f"?q=blue&photo={digest}"
    controls, (status, *_) = ask(address, {"name": "travel", "search": link["address"]}, text="")
    assert "“blue” and your picture" in status
    assert controls[0] == "blue"
    assert controls[1]["path"].endswith(f"{digest}.png")


def test_a_link_fills_the_form_and_a_link_to_nothing_empties_it(address: str) -> None:
    search = "?q=cloth&f.kind=striped&f.kind=none&f.price.to=30&f.other=x&variety=mmr&balance=0.3&top=24&k=30&view=legs"
    controls, (status, *_, link) = ask(address, {"name": "travel", "search": search}, text="old")
    assert changed(controls) == {
        0: "cloth",
        3: True,
        4: 24,
        5: "legs",
        7: "mmr",
        8: 0.3,
        9: 30.0,
        CONTROLS - 4: ["striped"],
        CONTROLS - 1: "30",
    }
    assert link["travelled"] == search
    assert link["address"] == search.replace("&f.kind=none", "").replace("&f.other=x", "")
    assert "12 of 12" in status
    controls, (status, _, more, _, chips, link) = ask(address, {"name": "travel", "search": ""}, text="old", like="red")
    assert (controls[0], controls[2], more["visible"], chips) == ("", "", False, "")
    assert "A look around" in status
    assert link == {"address": "", "title": "Triptych", "travelled": "", "stays": True}


@pytest.mark.parametrize(
    ("gone", "told"), [("photo=" + "0" * 64, "The photo of this link"), ("like=never-was", "The picture of this link")]
)
def test_a_link_whose_picture_is_gone_says_so_and_searches_the_words(address: str, gone: str, told: str) -> None:
    _, (status, *_, link) = ask(address, {"name": "travel", "search": f"?q=red&{gone}"})
    assert "“red”" in status
    assert told in status
    assert link["address"] == "?q=red"
    _, (status, *_, link) = ask(address, {"name": "travel", "search": f"?{gone}"})
    assert "A look around" in status
    assert told in status
    assert link["address"] == ""


def test_more_like_this_alone_and_beside_the_words(address: str) -> None:
    controls, (status, results, _, _, chips, link) = ask(address, {"name": "similar", "id": "red"}, text="blue")
    assert (controls[0], controls[2]) == ("", "red")
    assert "More like “Cloth No. 0”" in status
    assert 'data-id="red"' not in results
    assert "like: Cloth No. 0" in chips
    assert link["address"] == "?like=red"
    controls, (status, results, *_, link) = ask(address, {"name": "similar", "id": "red", "add": True}, text="blue")
    assert (controls[0], controls[2]) == (SAME, "red")
    assert "“blue”" in status
    assert "both-image" in told(address, results)
    assert link["address"] == "?q=blue&like=red"


def test_a_chip_that_is_taken_away_is_searched_without(address: str) -> None:
    drop = {"name": "drop", "chip": "where", "field": "kind", "value": "striped"}
    controls, (*_, chips, link) = ask(address, drop, text="cloth", filters=[["striped", "plain"], [], "", ""])
    assert controls[-4] == ["plain"]
    assert "striped" not in chips
    assert link == {"address": "?q=cloth&f.kind=plain", "title": "cloth · Triptych", "travelled": None, "stays": True}
    controls, (status, *_, link) = ask(address, {"name": "drop", "chip": "like"}, text="", like="red")
    assert (controls[2], link["address"]) == ("", "")
    assert "A look around" in status


def test_a_suggested_text_takes_the_place_of_the_words(address: str) -> None:
    controls, (status, *_) = ask(address, {"name": "instead", "text": "green"}, text="gren")
    assert controls[0] == "green"
    assert "“green”" in status


def test_a_surprise_shows_something(address: str) -> None:
    controls, (_, results, *_, link) = ask(address, {"name": "surprise"}, text="")
    assert (controls[0] != SAME) != (controls[2] != SAME)
    assert hits(results) == 12
    assert link["address"].startswith(("?q=", "?like="))


def test_a_switch_searches_only_where_something_was_asked(address: str) -> None:
    switched = form(text="red cloth", variety=True)
    assert not changed(press(address, "on_search", [None, None, *switched], pressed="variety"))
    session = uuid.uuid4().hex
    pressed(address, [None, None, *form(text="red cloth")], session=session)
    _, (status, *_, link) = pressed(address, [None, None, *switched], session=session, pressed="variety")
    assert "one of each kind" in status
    assert (link["address"], link["stays"]) == ("?q=red+cloth&variety=kmeans", True)
    again = press(address, "on_search", [None, None, *switched], session=session, pressed="method")
    assert not changed(again)  # it is what was asked already


def test_enter_asks_even_where_it_comes_with_the_switch_that_it_waited_for(address: str) -> None:
    posted = [{"name": "ask"}, None, *form(text="red cloth")]
    _, (status, *_, link) = pressed(address, posted, pressed="variety")
    assert "“red cloth”" in status
    assert link["stays"] is False


def test_another_view_shows_the_same_answer_whatever_was_typed_meanwhile(address: str) -> None:
    session = uuid.uuid4().hex
    _, (before, *_) = pressed(address, [None, None, *form(text="red cloth")], session=session)
    legs = form(text="something else", view="legs")
    _, (status, results, more, *_, link) = pressed(address, [None, None, *legs], session=session, pressed="view")
    assert status == before
    assert Read(results).text.count("A red cloth") >= 3  # in the fused column, and in several legs'
    assert more["visible"] is False
    assert link["address"] == "?q=red+cloth&view=legs"


def test_a_page_that_was_left_open_for_long_is_told_to_search_again(address: str) -> None:
    with pytest.raises(Refused, match="Press Search again"):
        press(address, "on_more", [None])


@pytest.mark.parametrize("sent", [{}, {"id": 7}, {"id": "never-was"}, {"n": 0}])
def test_a_forged_press_on_more_like_this_is_refused(address: str, sent: dict[str, object]) -> None:
    with pytest.raises(Refused):
        ask(address, {"name": "similar", **sent})


@pytest.mark.parametrize("sent", [{}, {"n": -1}, {"n": 99}, {"n": "0"}, {"n": True}])
def test_a_forged_press_on_an_example_changes_no_control(address: str, sent: dict[str, object]) -> None:
    controls, _ = ask(address, {"name": "example", **sent})
    assert controls == [SAME] * CONTROLS


@pytest.mark.parametrize("wish", ["similar", 7, [], {"name": 7}, {"name": "reset"}, {"name": "travel", "search": 7}])
def test_a_wish_may_be_anything(address: str, wish: object) -> None:
    controls, shows = ask(address, wish)
    assert (len(controls), len(shows)) == (CONTROLS, 6)


def test_an_example_fills_the_words(address: str) -> None:
    controls, (status, *_) = ask(address, {"name": "example", "n": 0}, text="")
    assert controls[0]
    assert controls[0] in status


def test_the_page_speaks_german_to_who_asks_in_german(address: str) -> None:
    head, tried, foot, status, _, ways = press(address, "on_start", [], language="de-AT")
    assert "Vergleichen" in ways
    assert "Bilder" in head
    assert "Überrasch mich" in tried
    assert "Stunden" in foot
    assert "41 Dokumente" in status
    head, *_, status, results, ways = press(address, "on_start", [], {"asked": True}, language="de")
    assert "Bilder" in head
    assert "Vergleichen" in ways
    assert not changed([status, results])  # they are the answer's


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
            ask(address, picture=picture)
        assert str(tmp_path) not in str(refused.value)


def test_a_broken_picture_is_told_without_paths(address: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(address, text="", picture=upload(address, "broken.png", png("red")[:60]))
    assert "triptych-" not in str(refused.value)
    assert "picture" in str(refused.value)


def test_what_a_visitor_typed_is_told_back_as_text(address: str) -> None:
    with pytest.raises(Refused, match="&lt;img") as refused:
        ask(address, filters=[[], [], "<img src=x>", ""])
    assert "<img" not in str(refused.value)


def test_what_nobody_thought_of_is_told_without_its_text(uploads: Uploads, caplog: pytest.LogCaptureFixture) -> None:
    broken: Any = None  # as an engine
    events = Events(broken, uploads, [], [], broken, [], "Shop", [], "Shop", Turns(1, 1), USUAL, Recent())
    pressed = gr.EventData(None, None)
    changes = asyncio.run(
        events.on_search(pressed, gr.Request(headers={}), None, None, *values(filters=[], text="red"))
    )
    assert "cannot be searched at the moment" in str(changes[FIXED_CONTROLS])
    assert changes[-1] == {"failed": True}
    assert "AttributeError" in caplog.text


def test_the_form_has_as_many_controls_as_the_page(address: str) -> None:
    assert len(form()) == FIXED_CONTROLS + 4
