"""What the drawer tells comes when a card is looked at, once, and never in the drawer of another card."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import PATIENCE
from tests.browser.test_results import captions, drawer, shows

expect.set_options(timeout=PATIENCE)

TOLD = "**/drawer?*"
FORGOTTEN = """() => document.querySelectorAll('[data-tells]').forEach((each) => {
  each.dataset.tells = each.dataset.tells.replace(/answer=[^&]*/, 'answer=forgotten');
})"""
"""As after a restart of the server: no answer is at hand by its key."""


@contextmanager
def counted(page: Page) -> Iterator[list[str]]:
    """The addresses that the drawer's contents are fetched from inside the block."""
    asked: list[str] = []

    def heard(request: Request) -> None:
        if "/drawer?" in request.url:
            asked.append(request.url)

    page.on("request", heard)
    yield asked
    page.remove_listener("request", heard)


def test_a_card_that_is_looked_at_is_told_of_at_once_when_it_is_picked(page: Page) -> None:
    shows(page, "q=red+cloth")
    first = page.locator(".hit > .card").first
    with counted(page) as asked:
        with page.expect_response(TOLD):
            first.hover()
        assert first.evaluate("(card) => { card.click(); return document.querySelector('dialog .why') !== null; }")
        expect(drawer(page).locator(".why")).to_have_count(1)
        assert [url for url in asked if "&id=red&" in url] == asked[:1]
        assert asked[0].endswith("ahead=1")


def test_what_is_told_of_neighbours_is_fetched_before_they_are_gone_to(page: Page) -> None:
    shows(page, "q=red+cloth")
    names = captions(page)
    with counted(page) as asked:
        with page.expect_response(lambda answer: "rank=3&ahead=1" in answer.url):
            page.locator(".hit > .card").nth(1).evaluate("(card) => card.click()")
        with page.expect_response(lambda answer: "rank=4&ahead=1" in answer.url):
            page.keyboard.press("ArrowRight")
        for at in (1, 0):
            page.keyboard.press("ArrowLeft")
            expect(drawer(page).locator(".caption")).to_have_text(names[at])
        assert [url.endswith("rank=2") for url in asked] == [True, False, False, False]
        assert sorted(re.findall(r"rank=(\d+)", " ".join(asked))) == ["1", "2", "3", "4"]


def test_picking_twice_at_once_tells_once(page: Page) -> None:
    shows(page, "q=red+cloth")
    with counted(page) as asked:
        page.locator(".hit > .card").first.evaluate("(card) => { card.click(); card.click(); }")
        expect(drawer(page).locator(".why")).to_have_count(1)
        assert len([url for url in asked if "&id=red&" in url]) == 1
    expect(drawer(page).get_by_role("table")).to_have_count(1)


@pytest.mark.parametrize(
    "query", ["q=red+cloth", "q=red+cloth&variety=kmeans", "q=red+cloth&view=legs", "q=blue&like=red"]
)
def test_an_answer_that_the_server_forgot_is_told_of_as_before(page: Page, query: str) -> None:
    shows(page, query)
    card = page.locator(".hit > .card, .ranking .card").nth(2)
    card.click()
    expect(drawer(page).locator(".why")).to_be_visible()
    before = drawer(page).inner_text()
    page.keyboard.press("Escape")
    page.evaluate(FORGOTTEN)
    page.locator("#masthead").hover()
    with page.expect_response(lambda answer: "answer=forgotten" in answer.url and answer.status == 204):
        card.hover()
    card.click()
    expect(drawer(page).locator(".why")).to_be_visible()
    assert drawer(page).inner_text() == before


def test_what_comes_late_does_not_come_into_the_drawer_of_another_card(page: Page) -> None:
    shows(page, "q=red+cloth")
    names, held = captions(page), list[Route]()
    page.route("**/drawer?*id=red&*", lambda route: held.append(route))
    cards = page.locator(".hit > .card")
    cards.nth(0).evaluate("(card) => card.click()")
    expect(drawer(page).locator(".panel-inside")).to_have_attribute("aria-busy", "true")
    expect(drawer(page).locator(".picture img")).to_be_visible()
    drawer(page).get_by_role("button", name="Next").click()
    expect(drawer(page).locator(".caption")).to_have_text(names[1])
    with page.expect_response(lambda answer: "&id=red&" in answer.url):
        for route in held:
            route.continue_()
    page.wait_for_timeout(200)
    expect(drawer(page).locator(".caption")).to_have_text([names[1]])
    expect(drawer(page).locator(".panel-inside")).not_to_have_attribute("aria-busy", "true")
    drawer(page).get_by_role("button", name="Previous").click()
    expect(drawer(page).locator(".caption")).to_have_text([names[0]])


def test_a_server_that_does_not_answer_is_said_and_asked_again(page: Page) -> None:
    shows(page, "q=red+cloth")
    page.route(TOLD, lambda route: route.fulfill(status=204))
    page.locator(".hit > .card").first.click()
    expect(drawer(page).locator(".gone")).to_have_text("The server does not answer. Try again in a moment.")
    expect(drawer(page).locator(".picture img")).to_be_visible()
    page.unroute(TOLD)
    page.keyboard.press("Escape")
    page.locator(".hit > .card").first.click()
    expect(drawer(page).locator(".why")).to_be_visible()
    expect(drawer(page).locator(".gone")).to_have_count(0)


def test_opening_the_drawer_shifts_nothing(page: Page) -> None:
    shows(page, "q=red+cloth")
    page.wait_for_function("() => [...document.querySelectorAll('.card img[loading=eager]')].every((i) => i.complete)")
    page.evaluate("""() => {
      window.shifted = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((each) => { window.shifted += each.value; }))
        .observe({ type: "layout-shift" });
    }""")
    held = list[Route]()
    page.route("**/drawer?*id=red&*", lambda route: held.append(route))
    page.locator(".hit > .card").first.evaluate("(card) => card.click()")
    page.wait_for_timeout(700)  # what comes later than this is no longer excused by the press
    for route in held:
        route.continue_()
    expect(drawer(page).locator(".why")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.shifted") < 0.01
