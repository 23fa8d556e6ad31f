"""The view in which answers are judged, as HTML: who found what stays hidden, and nothing posted becomes code."""

import json

import pytest

from demo import judged as room
from demo.examples import Example
from demo.judged import form, view
from demo.judging import Pool, pooled, read
from demo.language import languages
from demo.uploads import Uploads
from search import Engine
from tests.demo.read import Read
from tests.demo.shop import NASTY

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture
def pool(engine: Engine, uploads: Uploads) -> Pool:
    return pooled(read("?q=striped+cloth+red+cyan&variety=kmeans"), engine, uploads)


def shown(pool: Pool, grades: dict[str, int], *, kept: bool = False) -> Read:
    return Read(view(pool, grades, kept, ENGLISH))


def test_every_document_has_three_buttons_with_their_keys(pool: Pool) -> None:
    html = shown(pool, {})
    assert [item["data-id"] for item in html.named("li", "hit")] == [document.id for document in pool.documents]
    buttons = html.named("button", "grade")
    assert len(buttons) == 3 * len(pool.documents)
    told = [(button["data-grade"], button["aria-keyshortcuts"], button["aria-pressed"]) for button in buttons[:3]]
    assert told == [("2", "1", "false"), ("1", "2", "false"), ("0", "3", "false")]
    assert html.texts("button", "grade")[:3] == ["Relevant 1", "Partly 2", "Not 3"]
    assert str(html.named("div", "grades")[0]["aria-label"]).startswith("Judge: ")


def test_who_found_a_document_is_hidden(pool: Pool) -> None:
    html = shown(pool, {})
    assert all("hidden" in each for each in html.named("ul", "found-by"))
    assert not html.named("p", "why")  # nor does the drawer tell
    assert not html.named("table", "legs")
    assert not html.named("span", "reason")
    first = pool.documents[0].id
    places = html.texts("ul", "found-by")[0]
    assert ("All searches fused" in places) == (first in pool.runs["fused"])


def test_the_first_are_shown_and_the_rest_when_asked_for(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "FIRST", 8)
    html = shown(pool, {})
    hidden = ["hidden" in item for item in html.named("li", "hit")]
    assert hidden == [False] * 8 + [True] * (len(pool.documents) - 8)
    assert f"Show the other {len(pool.documents) - 8}" in html.text


def test_what_the_owners_file_says_goes_along(pool: Pool) -> None:
    id_ = pool.documents[0].id
    [data] = shown(pool, {id_: 2}, kept=True).named("div", "judging")
    assert json.loads(str(data["data-grades"])) == {id_: 2}
    assert data["data-question"] == "striped-cloth-red-cyan"
    assert data["data-query"] == "?q=striped+cloth+red+cyan"
    assert data["data-spread"] == "q=striped+cloth+red+cyan&variety=kmeans"


def test_where_judgements_stay_is_told(pool: Pool) -> None:
    assert "They stay in this browser" in shown(pool, {}).text
    assert "kept on this server" in shown(pool, {}, kept=True).text


def test_a_caption_that_tries_to_be_code_stays_text(engine: Engine, uploads: Uploads) -> None:
    html = shown(pooled(read("?q=bold+cloth+cyan"), engine, uploads), {})
    assert NASTY in html.text


def test_the_form_holds_what_was_asked_and_how_it_is_spread() -> None:
    html = Read(form(read('?q="><b>&variety=mmr&balance=0.3'), None, [], GERMAN))
    held = {str(each["name"]): each["value"] for each in html.named("input") if each.get("name")}
    assert held == {"variety": "mmr", "balance": "0.3", "q": '"><b>'}
    tried = Read(form(read(""), None, [Example("red & blue")], ENGLISH))
    assert [each["href"] for each in tried.named("a", "chip")] == ["evaluate?q=red+%26+blue"]


def test_nothing_found_is_told(pool: Pool) -> None:
    bare = type(pool)(pool.wanted, pool.asked, None, (), pool.runs, pool.curve)
    assert Read(view(bare, {}, False, ENGLISH)).texts("p", "nothing")
