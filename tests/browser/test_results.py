"""What a visitor sees of an answer, in a real browser: cards, the drawer, groups, columns, notices."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from search.fusion import USUAL_K
from tests.browser.conftest import PATIENCE, Open
from tests.demo.shop import NASTY

expect.set_options(timeout=PATIENCE)


def shows(page: Page, query: str) -> Page:
    """The page at a link, with its answer."""
    page.goto(f"{page.url.partition('?')[0]}?{query}")
    expect(page.locator(".status .told")).to_contain_text("ms")
    return page


def drawer(page: Page) -> Locator:
    return page.get_by_role("dialog")


def focused(page: Page) -> str:
    """The caption of the card that has the keyboard; empty if it is no card."""
    return str(page.evaluate("() => document.activeElement.querySelector?.('.caption')?.textContent ?? ''"))


def captions(page: Page) -> list[str]:
    return page.locator(".hit > .card .caption").all_inner_texts()


def test_a_card_marks_the_words_that_match_and_says_why_it_is_there(page: Page) -> None:
    first = shows(page, "q=red+cloth").locator(".hit > .card").first
    expect(first.locator(".caption")).to_have_text("A red cloth")
    assert first.locator("mark").all_inner_texts() == ["red", "cloth"]
    expect(first.locator(".reason")).to_contain_text("Its caption says “red” and “cloth”")
    expect(first.locator(".facts")).to_have_text("10.50")


def test_cards_keep_their_places_while_pictures_arrive(page: Page) -> None:
    tops = "() => [...document.querySelectorAll('.hit')].map((hit) => hit.getBoundingClientRect().top)"
    shows(page, "q=red+cloth")
    before = page.evaluate(tops)
    page.wait_for_function("() => [...document.querySelectorAll('.card img[loading=eager]')].every((i) => i.complete)")
    assert page.evaluate(tops) == before
    assert page.evaluate("() => document.querySelectorAll('.card img.coming').length") == 0


def test_a_picked_hit_says_how_it_came_to_its_place(page: Page) -> None:
    shows(page, "q=red+cloth").locator(".card").first.click()
    panel = drawer(page)
    expect(panel).to_have_accessible_name("About this picture")
    expect(panel.get_by_role("heading", name="Cloth No. 0")).to_be_visible()
    expect(panel.locator(".why")).to_contain_text("Its caption says “red” and “cloth”")
    expect(panel.locator(".otherwise li").first).to_have_text(
        re.compile(r"Without the captions it would (be|still be) \w+\.")
    )
    rows = panel.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(4)  # the heads, and three searches by words
    parts = [float(re.findall(r"0\.\d{5}", row.text_content() or "")[-1]) for row in rows.all()[1:]]
    [fused] = re.findall(r"0\.\d{5}", panel.locator(".fused").inner_text())
    assert sum(parts) == pytest.approx(float(fused), abs=2e-5)
    assert parts == sorted(parts, reverse=True)
    shares = panel.locator(".share").all()
    widths = [share.evaluate("(e) => e.firstChild.getBoundingClientRect().width / e.clientWidth") for share in shares]
    assert sum(widths) == pytest.approx(1, abs=0.02)
    assert "%" not in panel.inner_text()
    large = panel.locator(".picture img")
    expect(large).to_be_visible()
    page.wait_for_function("() => document.querySelector('dialog .picture img').naturalWidth > 0")


def test_the_drawer_goes_on_by_button_and_by_key_and_gives_the_keyboard_back(page: Page) -> None:
    shows(page, "q=red+cloth")
    names = captions(page)
    page.locator(".hit > .card").first.focus()
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("button", name="Previous")).to_be_disabled()
    expect(drawer(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(drawer(page).locator(".caption")).to_have_text(names[1])
    drawer(page).get_by_role("button", name="Next").click()
    expect(drawer(page).locator(".caption")).to_have_text(names[2])
    expect(drawer(page).get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(drawer(page)).to_be_hidden()
    expect(page.locator(".hit > .card").nth(1)).to_be_focused()  # a moment later: the browser tells that it has closed
    assert focused(page) == names[1]


def test_more_like_this_leaves_itself_out(page: Page) -> None:
    shows(page, "q=red+cloth").locator(".card").first.click()
    drawer(page).get_by_role("button", name="More like this").click()
    expect(page.locator(".status")).to_contain_text("More like “Cloth No. 0”")
    expect(drawer(page)).to_be_hidden()
    assert captions(page)[0] == "Without a caption"
    assert "A red cloth" not in captions(page)


def test_a_document_is_added_to_the_words(page: Page) -> None:
    shows(page, "q=blue").locator(".card").filter(has_text="A blue cloth").first.click()
    drawer(page).get_by_role("button", name="Add to my search").click()
    expect(page.locator(".status")).to_contain_text("“blue” and the picture of “Cloth No. 2”")


def test_a_link_to_a_document_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shows(page, "q=red+cloth").locator(".card").first.click()
    drawer(page).get_by_role("link", name="Copy link").click()
    expect(drawer(page).get_by_role("link", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()").endswith("/?like=red")


def test_show_more_keeps_what_is_there_and_goes_on_to_the_end(page: Page) -> None:
    shows(page, "q=red+cloth")
    page.evaluate("() => document.querySelectorAll('.hit').forEach((hit) => { hit.seen = true; })")
    first, more = captions(page), page.get_by_role("button", name="Show more")
    while more.is_visible():
        count = page.locator(".hit").count()
        more.click()
        page.wait_for_function("(n) => document.querySelectorAll('.hit').length > n", arg=count)
        page.wait_for_timeout(150)
    assert captions(page)[:12] == first
    assert page.evaluate("() => [...document.querySelectorAll('.hit')].filter((hit) => hit.seen).length") == 12
    expect(page.locator(".status")).to_contain_text("41 of 41")


def test_a_group_opens_below_its_row_and_closes_again(page: Page) -> None:
    shows(page, "q=red+cloth&variety=kmeans")
    opens = page.locator("button.opens").first
    expect(opens).to_contain_text(re.compile(r"\d+ more like this"))
    others = int(re.findall(r"\d+", opens.inner_text())[0])
    expect(page.locator(".cluster:visible")).to_have_count(0)
    opens.click()
    panel = page.locator(".cluster:visible")
    expect(panel.locator(".card")).to_have_count(others + 1)
    expect(opens).to_have_attribute("aria-expanded", "true")
    expect(panel.get_by_role("heading")).to_be_focused()
    box, row = panel.bounding_box(), page.locator(".hit").nth(3).bounding_box()
    after = page.locator(".hit").nth(4).bounding_box()
    assert box
    assert row
    assert after
    assert row["y"] + row["height"] <= box["y"]
    assert box["y"] + box["height"] <= after["y"]
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opens).to_be_focused()


def test_a_member_of_a_group_can_be_picked_and_the_group_stays_open_with_more(page: Page) -> None:
    shows(page, "q=red+cloth&variety=kmeans")
    page.locator("button.opens").first.click()
    last = page.locator(".cluster:visible .card").last
    caption = last.locator(".caption").inner_text()
    last.click()
    expect(drawer(page)).to_contain_text(caption)
    page.keyboard.press("Escape")
    expect(last).to_be_focused()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".hit")).to_have_count(24)
    expect(page.locator(".cluster:visible")).to_have_count(1)
    later = page.locator(".member")
    assert later.count() >= 1


def test_a_suggestion_is_searched_for(page: Page) -> None:
    shows(page, "q=gren+cloth")
    page.get_by_role("button", name="Search for “green cloth” instead").click()
    expect(page.locator(".status")).to_contain_text("“green cloth”")
    expect(page.locator(".notice")).to_have_count(0)


def test_the_searches_stand_side_by_side_and_show_one_document_in_all(open_page: Open) -> None:
    page = shows(open_page(width=390, touch=True), "q=red+cloth&view=legs")
    expect(page.locator(".ranking")).to_have_count(4)
    expect(page.locator(".sum")).to_contain_text(re.compile(rf"\d/\({USUAL_K:g}\+1\)"))
    wide = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    region = page.get_by_role("region", name="The searches side by side")
    assert region.evaluate("(e) => e.scrollWidth > e.clientWidth")
    region.locator(".card[data-id=red]").first.focus()
    same = region.locator(".card.same")
    assert same.evaluate_all("(cards) => new Set(cards.map((card) => card.dataset.id)).size") == 1
    numbers = same.locator(".number").all_inner_texts()
    assert len(numbers) >= 2
    assert len(set(numbers)) == 1
    colours = same.locator(".number").evaluate_all("(all) => all.map((e) => getComputedStyle(e).backgroundColor)")
    assert len(set(colours)) == 1
    page.keyboard.press("Enter")
    expect(drawer(page)).to_contain_text("Cloth No. 0")


def test_arrow_keys_move_between_cards_as_they_lie(page: Page) -> None:
    shows(page, "q=red+cloth")
    names = captions(page)
    page.locator(".hit > .card").first.focus()
    for key, at in (("ArrowRight", 1), ("ArrowDown", 5), ("ArrowLeft", 4), ("ArrowUp", 0), ("End", 11), ("Home", 0)):
        page.keyboard.press(key)
        assert focused(page) == names[at], key
    page.keyboard.press("Tab")
    assert focused(page) == names[1]


def test_arrow_keys_move_within_a_column_and_to_the_next(page: Page) -> None:
    shows(page, "q=red+cloth&view=legs")
    columns = [column.locator(".card .caption").all_inner_texts() for column in page.locator(".ranking").all()]
    page.locator(".ranking .card").first.focus()
    for key, column, row in (("ArrowDown", 0, 1), ("ArrowRight", 1, 1), ("ArrowDown", 1, 2), ("ArrowLeft", 0, 2)):
        page.keyboard.press(key)
        assert focused(page) == columns[column][row], key


def test_a_caption_that_tries_to_be_code_is_only_read(page: Page) -> None:
    shows(page, "q=bold")
    expect(page.locator(".card .caption").first).to_have_text(NASTY)
    page.locator(".card").first.click()
    expect(drawer(page)).to_contain_text(NASTY)


def test_a_text_without_a_picture_is_a_card(page: Page) -> None:
    note = shows(page, "q=note+about+red").locator(".card:has(.words)").filter(has_text="A note about red")
    expect(note).to_have_count(1)
    expect(note.locator("img")).to_have_count(0)
    note.click()
    expect(drawer(page)).to_contain_text("A note about red")
    expect(drawer(page).locator("img")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_background(open_page: Open, scheme: str) -> None:
    page = shows(open_page(scheme=scheme), "q=gren+cloth&variety=kmeans")
    page.locator("button.opens").first.click()
    page.locator(".card").first.click()
    for selector in TEXTS:
        ratio = page.locator(selector).first.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{selector} in {scheme}: {ratio:.2f}"
    shows(page, "q=red+cloth&view=legs")
    for number in page.locator(".number").all()[:20]:
        assert number.evaluate(CONTRAST) >= 4.5, number.inner_text()


TEXTS = (
    *(
        ".told",
        ".notice span",
        ".instead",
        ".card .caption",
        ".card .facts",
        ".card .reason",
        ".opens b",
        ".opens .title",
    ),
    *(".member", ".cluster h2", ".cluster header span", ".card.small .caption"),
    *(".panel h2", ".panel .caption", ".why", ".otherwise li", ".fused", ".explained", ".fields dt", ".fields dd"),
    *(".similar", ".link", ".legs thead th", ".legs tbody th", ".legs td", ".legs code", ".legs .z"),
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
