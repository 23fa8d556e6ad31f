"""Suggestions while typing, in a real browser: keyboard, mouse, touch, and what must not happen."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import PATIENCE, Open

expect.set_options(timeout=PATIENCE)


def box(page: Page) -> Locator:
    return page.locator("#words input, #words textarea")


def listed(page: Page) -> Locator:
    return page.get_by_role("option")


def type_in(page: Page, text: str) -> None:
    box(page).press_sequentially(text)


@pytest.fixture
def typed(page: Page) -> Page:
    """A page on which "a bl" was typed and its suggestions have come."""
    type_in(page, "a bl")
    expect(listed(page).first).to_be_visible()
    return page


def test_phrases_of_the_collection_are_suggested(typed: Page) -> None:
    texts = listed(typed).all_inner_texts()
    assert texts
    assert len(texts) <= 8
    assert all(text.startswith("a bl") for text in texts)
    expect(box(typed)).to_have_role("combobox")
    expect(box(typed)).to_have_accessible_name("Words")
    expect(box(typed)).to_have_attribute("aria-expanded", "true")
    expect(typed.get_by_role("listbox", name="Words")).to_be_visible()


def test_arrows_mark_and_enter_searches_for_what_is_marked(typed: Page) -> None:
    texts = listed(typed).all_inner_texts()
    box(typed).press("ArrowDown")
    box(typed).press("ArrowDown")
    marked = typed.get_by_role("option", selected=True)
    expect(marked).to_have_text(texts[1])
    expect(box(typed)).to_have_attribute("aria-activedescendant", str(marked.get_attribute("id")))
    expect(box(typed)).to_have_value("a bl")  # nothing is written before it is taken
    expect(box(typed)).to_be_focused()
    box(typed).press("Enter")
    expect(box(typed)).to_have_value(texts[1])
    expect(listed(typed)).to_have_count(0)
    expect(typed.locator(".status")).to_contain_text(f"“{texts[1]}”")


def test_arrows_go_round_by_way_of_the_box(typed: Page) -> None:
    count = listed(typed).count()
    box(typed).press("ArrowUp")
    expect(listed(typed).nth(count - 1)).to_have_attribute("aria-selected", "true")
    box(typed).press("ArrowDown")
    expect(typed.get_by_role("option", selected=True)).to_have_count(0)
    box(typed).press("ArrowDown")
    expect(listed(typed).first).to_have_attribute("aria-selected", "true")


def test_escape_closes_the_list_and_leaves_the_words(typed: Page) -> None:
    box(typed).press("Escape")
    expect(listed(typed)).to_have_count(0)
    expect(box(typed)).to_have_value("a bl")
    expect(box(typed)).to_have_attribute("aria-expanded", "false")


def test_enter_with_nothing_marked_searches_for_what_is_typed(typed: Page) -> None:
    box(typed).press("Enter")
    expect(listed(typed)).to_have_count(0)
    expect(typed.locator(".status")).to_contain_text("“a bl”")
    expect(box(typed)).to_have_value("a bl")


def test_a_click_searches_for_it(typed: Page) -> None:
    text = listed(typed).nth(1).inner_text()
    listed(typed).nth(1).click()
    expect(typed.locator(".status")).to_contain_text(f"“{text}”")
    expect(listed(typed)).to_have_count(0)


def test_a_tap_searches_for_it(open_page: Open) -> None:
    page = open_page(390, 844, touch=True)
    box(page).tap()
    type_in(page, "a bl")
    text = listed(page).first.inner_text()
    inside = "e => { const b = e.getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth; }"
    assert page.locator("#suggestions").evaluate(inside)
    listed(page).first.tap()
    expect(page.locator(".status")).to_contain_text(f"“{text}”")


def test_leaving_the_box_closes_the_list(typed: Page) -> None:
    box(typed).press("Tab")
    expect(listed(typed)).to_have_count(0)


def test_answers_that_come_late_are_ignored(page: Page) -> None:
    held: list[Route] = []
    page.route("**/suggest?q=a%20b", lambda route: held.append(route))
    type_in(page, "a b")
    page.wait_for_timeout(300)  # the request is on its way, and stays there
    box(page).fill("a re")
    expect(listed(page).first).to_be_visible()
    texts = listed(page).all_inner_texts()
    assert all(text.startswith("a re") for text in texts)
    for route in held:
        route.fulfill(json={"suggestions": ["too late"]})
    page.wait_for_timeout(200)
    assert listed(page).all_inner_texts() == texts


def test_the_server_is_asked_once_the_keys_rest(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest?q=a" in request.url else None)
    box(page).focus()
    quickly = """(box) => ["a", "a ", "a b", "a bl"].forEach((text) => {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    })"""
    box(page).evaluate(quickly)
    expect(listed(page).first).to_be_visible()
    assert [url.rpartition("/")[2] for url in asked] == ["suggest?q=a%20bl"]


def test_nothing_is_asked_while_characters_are_composed(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest?q=r" in request.url else None)
    box(page).focus()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "r", "selectionStart": 1, "selectionEnd": 1})
    page.wait_for_timeout(300)
    assert not asked
    keys.send("Input.insertText", {"text": "re"})
    expect(listed(page).first).to_be_visible()
    assert asked


def test_a_server_that_suggests_nothing_is_no_error(page: Page) -> None:
    page.route("**/suggest?q=a*", lambda route: route.fulfill(json={"suggestions": []}))
    type_in(page, "a bl")
    page.wait_for_timeout(300)
    expect(listed(page)).to_have_count(0)
    box(page).press("Enter")
    expect(page.locator(".status")).to_contain_text("“a bl”")
