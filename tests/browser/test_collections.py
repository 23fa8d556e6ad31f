"""Several collections on one server, as a visitor goes from one to the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from demo.collections import Shelf
from tests.browser.conftest import Open
from tests.demo.shop import fill, served_together


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("collections")
    with fill(folder / "shop.index") as shop, fill(folder / "fair.index") as fair:
        fair.index.remove(["red"])
        shelves = [Shelf("shop", "Shop", shop, "/"), Shelf("fair", "Fair", fair, "/in/fair/")]
        with served_together(shelves) as address:
            yield address


def current(page: Page) -> str:
    return page.locator("#masthead a[aria-current=page]").inner_text()


def test_a_visitor_takes_the_words_along_to_another_collection(open_page: Open, address: str) -> None:
    page = open_page()
    words = page.get_by_role("combobox", name="Words")
    words.fill("A red cloth")
    words.press("Enter")
    page.locator("#status .told", has_text="12 of 41").wait_for()
    assert current(page) == "Shop"
    page.get_by_role("link", name="Fair").click()
    page.wait_for_url(f"{address}/in/fair/?q=A+red+cloth")
    page.locator("#status .told", has_text="“A red cloth” · 12 of 40").wait_for()
    assert current(page) == "Fair"
    page.wait_for_function("() => document.querySelector('#results .hit img')?.naturalWidth > 0")
    sources = page.locator("#results .hit img").evaluate_all("all => all.map((picture) => picture.src)")
    assert sources
    assert all(source.startswith(f"{address}/in/fair/thumbnails/") for source in sources)
    assert page.locator("#masthead a").evaluate_all("all => all.map((link) => new URL(link.href).pathname)") == [
        "/",
        "/in/fair/",
    ]
