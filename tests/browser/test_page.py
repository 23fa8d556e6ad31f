"""What a visitor does, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE, Open
from tests.demo.shop import NASTY, png

expect.set_options(timeout=PATIENCE)


def words(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Words")


def ask(page: Page, text: str) -> None:
    words(page).fill(text)
    page.get_by_role("button", name="Search", exact=True).click()


def drop(page: Page, file: Path) -> None:
    page.locator("#picture input[type=file]").set_input_files(file)
    expect(page.locator("#picture img")).to_be_visible()


def told(page: Page) -> Locator:
    return page.locator(".status")


def names(page: Page) -> list[str]:
    """The captions of the cards, in order."""
    return page.locator(".card .caption").all_inner_texts()


def pictures_arrived(page: Page) -> None:
    """Wait until every picture that was asked for is there, and none is broken."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('.card img[loading=eager]')].every(i => i.complete && i.naturalWidth > 0)"
    )


@pytest.fixture
def red(tmp_path: Path) -> Path:
    file = tmp_path / "red.png"
    file.write_bytes(png("red"))
    return file


def test_the_page_begins_with_a_look_around(page: Page) -> None:
    expect(told(page)).to_contain_text("A look around · 41 documents")
    expect(page.locator(".card")).to_have_count(12)
    pictures_arrived(page)


def test_words_find_pictures_and_enter_is_enough(page: Page) -> None:
    words(page).fill("red cloth")
    words(page).press("Enter")
    expect(told(page)).to_contain_text("“red cloth” · 12 of")
    expect(page.locator(".card")).to_have_count(12)
    assert names(page)[0] == "A red cloth"
    pictures_arrived(page)


def test_a_picture_finds_its_like(page: Page, red: Path) -> None:
    drop(page, red)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(told(page)).to_contain_text("your picture · 12 of")
    pictured = page.locator(".card:has(img) .caption").all_inner_texts()
    assert set(pictured[:2]) == {"A red cloth", "Without a caption"}


def test_both_together(page: Page, red: Path) -> None:
    drop(page, red)
    ask(page, "blue")
    expect(told(page)).to_contain_text("“blue” and your picture")
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Your picture changed by your words")


def test_variety_on_and_off_again(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    plain = names(page)
    page.get_by_label("Variety").check()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(told(page)).to_contain_text("one of each kind in turn")
    assert names(page) != plain
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(re.compile(r"In group \d of the first pictures"))
    page.keyboard.press("Escape")
    page.get_by_label("Variety").uncheck()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(told(page)).not_to_contain_text("one of each kind")
    assert names(page) == plain


def test_a_broken_file_is_told_kindly(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(png("red")[:60])
    page.locator("#picture input[type=file]").set_input_files(broken)
    page.locator("#picture img").wait_for(state="attached")
    page.get_by_role("button", name="Search", exact=True).click()
    toast = page.get_by_test_id("toast-body")
    expect(toast).to_be_visible()
    said = toast.inner_text()
    assert "picture" in said
    assert "/" not in said
    expect(page.locator(".card")).to_have_count(12)  # what was there stays


def test_an_empty_form_is_told_what_to_do(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    expect(told(page)).to_contain_text("type a few words, drop in a picture, or do both")
    expect(page.locator(".card")).to_have_count(12)


def test_a_picked_hit_says_why_it_is_there(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    page.locator(".card").first.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("heading", name="Cloth No. 0")).to_be_visible()
    expect(panel.locator(".why")).to_contain_text("Its caption says “red” and “cloth”")
    rows = panel.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(4)  # the heads, and three searches by words
    expect(rows.nth(1)).to_contain_text("1st")
    assert "%" not in panel.inner_text()
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_escape_closes_and_the_keyboard_is_back_at_the_card(page: Page) -> None:
    card = page.locator(".card").nth(2)
    card.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(card).to_be_focused()


def test_more_like_this_leaves_itself_out(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    page.locator(".card").first.click()
    page.get_by_role("dialog").get_by_role("button", name="More like this").click()
    expect(told(page)).to_contain_text("More like “Cloth No. 0”")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert names(page)[0] == "Without a caption"
    assert "A red cloth" not in names(page)


def test_show_more_goes_on_to_the_end_and_keeps_what_was_there(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("12 of")
    first = names(page)
    more = page.get_by_role("button", name="Show more")
    more.click()
    expect(page.locator(".card")).to_have_count(24)
    assert names(page)[:12] == first
    while more.is_visible():
        count = page.locator(".card").count()
        more.click()
        page.wait_for_function("(n) => document.querySelectorAll('.card').length > n", arg=count)
        page.wait_for_timeout(150)
    total = re.search(r"(\d+) of (\d+)", told(page).inner_text())
    assert total is not None
    assert total[1] == total[2]
    assert len(names(page)) == int(total[2])


def test_more_goes_on_with_the_search_that_was_made_not_with_the_form_of_now(page: Page) -> None:
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("12 of")
    words(page).fill("something else")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".card")).to_have_count(24)
    expect(told(page)).to_contain_text("“red cloth” · 24 of")


def test_an_example_fills_the_form_and_searches(page: Page) -> None:
    page.locator(".examples button").nth(1).click()
    expect(told(page)).to_contain_text("“red” and your picture")
    expect(words(page)).to_have_value("red")
    expect(page.locator("#picture img")).to_be_visible()
    page.locator(".examples button").first.click()
    expect(told(page)).to_contain_text("“green cloth”")
    expect(page.locator("#picture img")).to_have_count(0)


def test_the_drawer_filters_weighs_and_leaves_out(page: Page) -> None:
    page.get_by_role("button", name="Advanced").click()
    page.get_by_label("Price to").fill("20")
    page.get_by_label("Kind").click()
    page.get_by_role("option", name="striped (28)").click()
    page.keyboard.press("Escape")
    ask(page, "cloth")
    expect(page.locator(".card")).to_have_count(2)
    assert set(names(page)) == {"A red and green cloth", "A red and blue cloth"}
    page.get_by_label("Price to").fill("cheap")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_test_id("toast-body")).to_contain_text("'cheap' is none")
    page.get_by_label("Price to").fill("")
    page.get_by_label("Without").fill("red")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(told(page).locator(".notice")).to_contain_text("stand behind the rest")


def test_a_caption_that_tries_to_be_code_is_only_read(page: Page) -> None:
    ask(page, "bold")
    expect(page.locator(".card .caption").first).to_have_text(NASTY)
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(NASTY)


def test_a_text_without_a_picture_is_a_card(page: Page) -> None:
    ask(page, "note about red")
    expect(told(page)).to_contain_text("note about red")  # else the click may meet a card that was there before
    note = page.locator(".card:has(.words)").filter(has_text="A note about red")
    expect(note).to_have_count(1)
    expect(note.locator("img")).to_have_count(0)
    note.click()
    expect(page.get_by_role("dialog")).to_contain_text("A note about red")
    expect(page.get_by_role("dialog").locator("img")).to_have_count(0)


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


def test_cards_keep_their_places_while_pictures_arrive(page: Page) -> None:
    frames = "() => [...document.querySelectorAll('.card .frame')].map(f => f.getBoundingClientRect().height)"
    before = page.evaluate(frames)
    pictures_arrived(page)
    assert page.evaluate(frames) == before
    assert max(before) - min(before) < 1


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
    *(".told", ".card .caption", ".card .price", ".footer p"),
    *(".panel h2", ".panel .caption", ".why", ".fused", ".fields dt", ".fields dd", ".similar"),
    *(".legs thead th", ".legs tbody th", ".legs td", ".legs code"),
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
