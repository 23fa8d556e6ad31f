"""What a visitor does, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE, Open

expect.set_options(timeout=PATIENCE)


def words(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Words")


def ask(page: Page, text: str) -> None:
    words(page).fill(text)
    page.get_by_role("button", name="Search", exact=True).click()


def told(page: Page) -> Locator:
    return page.locator(".status")


def test_more_goes_on_with_the_search_that_was_made_not_with_the_form_of_now(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("12 of")
    words(page).fill("something else")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".card")).to_have_count(24)
    expect(told(page)).to_contain_text("“red cloth” · 24 of")


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_sticks_out_at_any_width(open_page: Open, width: int) -> None:
    page = open_page(width=width, touch=width == 390)
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    page.get_by_role("button", name="Advanced").click()
    expect(page.get_by_label("Without")).to_be_visible()
    wide = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
    columns = page.evaluate(
        "() => getComputedStyle(document.querySelector('.hits')).gridTemplateColumns.split(' ').length"
    )
    assert columns == {390: 2, 768: 3, 1280: 4, 1920: 4}[width]
    page.locator(".card").first.click()
    panel = page.get_by_role("dialog").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_background(open_page: Open, scheme: str) -> None:
    page = open_page(scheme=scheme)
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    for selector in TEXTS:
        ratio = page.locator(selector).first.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{selector} in {scheme}: {ratio:.2f}"


TEXTS = (
    *(".masthead h1", ".masthead p", "#words input, #words textarea", "#search", ".examples button", "#variety span"),
    *(".told", ".footer p"),
)

CONTRAST = """(element) => {
  const read = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  let behind = element;
  const clear = (e) => (read(getComputedStyle(e).backgroundColor)[3] ?? 1) === 0;
  while (clear(behind) && behind.parentElement) behind = behind.parentElement;
  const text = light(read(getComputedStyle(element).color));
  const ground = light(read(getComputedStyle(behind).backgroundColor));
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}"""
"""The contrast of a text with what is behind it, as WCAG 2 defines it; 4.5 is asked for running text."""
