"""How a visitor asks, in a real browser: words, pictures, chips, switches, links, the way back."""

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from demo import events
from demo.fetched import fetched
from tests.browser.conftest import PATIENCE, Open
from tests.demo.shop import png

expect.set_options(timeout=PATIENCE)


def words(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Words")


def ask(page: Page, text: str) -> None:
    words(page).fill(text)
    words(page).press("Enter")


def told(page: Page) -> Locator:
    return page.locator(".status .told")


def chips(page: Page) -> list[str]:
    return page.locator("#chips .chip span:first-of-type").all_inner_texts()


def query(page: Page, pattern: str) -> None:
    """Wait for an address whose query is the pattern."""
    expect(page).to_have_url(re.compile(rf"/\?{pattern}$"))


@pytest.fixture
def red(tmp_path: Path) -> Path:
    file = tmp_path / "red.png"
    file.write_bytes(png("red"))
    return file


def names(page: Page) -> list[str]:
    """The captions of the cards, in order."""
    return page.locator("li.hit .card .caption").all_inner_texts()


def press_search(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()


def test_a_look_around_then_words_a_picture_and_both(page: Page, red: Path) -> None:
    expect(told(page)).to_contain_text("A look around · 41 documents")
    expect(page.locator("li.hit")).to_have_count(12)
    press_search(page)
    expect(page.locator(".status")).to_contain_text("type a few words, drop in a picture, or do both")
    expect(page.locator("li.hit")).to_have_count(12)  # what was there stays
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth” · 12 of")
    assert names(page)[0] == "A red cloth"
    page.locator("#picture input[type=file]").set_input_files(red)
    expect(page.locator("#picture img")).to_be_visible()
    words(page).fill("blue")
    press_search(page)
    expect(told(page)).to_contain_text("“blue” and your picture")
    words(page).fill("")
    press_search(page)
    expect(told(page)).to_contain_text(re.compile("^your picture · 12 of", re.IGNORECASE))
    pictured = page.locator(".card:has(img) .caption").all_inner_texts()
    assert set(pictured[:2]) == {"A red cloth", "Without a caption"}


def test_a_broken_file_is_told_kindly(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(png("red")[:60])
    page.locator("#picture input[type=file]").set_input_files(broken)
    page.locator("#picture img").wait_for(state="attached")
    press_search(page)
    notice = page.locator(".status .notice")
    expect(notice).to_contain_text("picture")
    assert "/" not in notice.inner_text()
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("li.hit")).to_have_count(12)  # what was there stays


def test_the_drawer_filters_and_leaves_out(page: Page) -> None:
    page.get_by_role("button", name="Advanced").click()
    page.get_by_label("Price to").fill("20")
    page.get_by_label("Kind").click()
    page.get_by_role("option", name="striped (28)").click()
    page.keyboard.press("Escape")
    ask(page, "cloth")
    expect(page.locator("li.hit")).to_have_count(2)
    assert set(names(page)) == {"A red and green cloth", "A red and blue cloth"}
    page.get_by_label("Price to").fill("cheap")
    page.get_by_label("Price to").press("Enter")
    expect(page.locator(".status .notice").first).to_contain_text("'cheap' is none")
    page.get_by_label("Price to").fill("")
    page.get_by_label("Without", exact=True).fill("red")
    page.get_by_label("Without", exact=True).press("Enter")
    expect(page.locator(".status .notice").first).to_contain_text("stand behind the rest")


def test_a_search_has_an_address_and_the_way_back_restores_it(page: Page) -> None:
    ask(page, "red cloth")
    query(page, r"q=red\+cloth")
    expect(page).to_have_title("red cloth · Triptych")
    before = page.evaluate("history.length")
    ask(page, "red cloth")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    assert page.evaluate("history.length") == before  # the same question is no new entry
    ask(page, "blue cloth")
    expect(told(page)).to_contain_text("“blue cloth”")
    query(page, r"q=blue\+cloth")
    page.go_back()
    expect(told(page)).to_contain_text("“red cloth”")
    expect(words(page)).to_have_value("red cloth")
    expect(page).to_have_title("red cloth · Triptych")
    page.go_back()
    expect(told(page)).to_contain_text("A look around")
    expect(words(page)).to_have_value("")
    page.go_forward()
    expect(told(page)).to_contain_text("“red cloth”")
    assert page.evaluate("history.length") == before + 1


def test_a_link_restores_every_part_of_a_question(page: Page) -> None:
    link = (
        "q=cloth&without=green&f.kind=striped&f.price.to=30&variety=mmr&balance=0.3&top=24&k=30&w.text-bm25=2&view=legs"
    )
    page.goto(f"{page.url}?{link}")
    expect(told(page)).to_contain_text("“cloth”")
    query(page, re.escape(link))
    expect(words(page)).to_have_value("cloth")
    expect(page.get_by_label("Variety", exact=True)).to_be_checked()
    expect(page.locator("#method input[value=mmr]")).to_be_checked()
    expect(page.locator("#balance input[type=range]")).to_have_value("0.3")
    expect(page.locator("#top input[value='24']")).to_be_checked()
    expect(page.locator("#view input[value=legs]")).to_be_checked()
    assert chips(page) == ["without green", "kind: striped", "price: up to 30", "spread for variety"]
    page.get_by_role("button", name="Advanced").click()
    expect(page.get_by_label("Without", exact=True)).to_have_value("green")
    expect(page.get_by_label("Price to")).to_have_value("30")
    expect(page.locator("#k input[type=range]")).to_have_value("30")
    expect(page.locator("[id='weight-text-bm25'] input[type=range]")).to_have_value("2")


def test_a_picture_is_in_the_link_by_its_digest_and_reload_brings_it_back(page: Page, red: Path) -> None:
    page.locator("#picture input[type=file]").set_input_files(red)
    expect(page.locator("#picture img")).to_be_visible()
    expect(words(page)).to_have_attribute("placeholder", "but … (for instance: in blue)")
    ask(page, "blue")
    query(page, "q=blue&photo=[0-9a-f]{64}")
    page.reload()
    expect(told(page)).to_contain_text("“blue” and your picture")
    expect(page.locator("#picture img")).to_be_visible()
    page.goto(page.url.replace(page.url[-8:], "00000000"))
    expect(page.locator(".status .notice")).to_contain_text("no longer here")
    query(page, "q=blue")
    expect(told(page)).to_contain_text("“blue”")


def test_what_the_words_leave_out_is_a_chip_and_removing_it_searches_again(page: Page) -> None:
    ask(page, "cloth without red")
    expect(told(page)).to_contain_text("without “red”")
    expect(words(page)).to_have_value("cloth without red")
    assert chips(page) == ["without red"]
    page.get_by_role("button", name="Remove: without red").press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    expect(words(page)).to_have_value("cloth")
    expect(words(page)).to_be_focused()  # the chip took the keyboard's place with it
    query(page, "q=cloth")


def test_more_like_this_alone_and_beside_the_words(page: Page) -> None:
    ask(page, "green cloth")
    expect(told(page)).to_contain_text("“green cloth”")
    page.locator("button.card").first.click()
    page.get_by_role("dialog").locator(".similar.add").click()
    query(page, r"q=green\+cloth&like=green")
    expect(words(page)).to_have_value("green cloth")
    assert chips(page) == ["like: Cloth No. 1"]
    expect(page.locator(".chip img")).to_have_js_property("complete", value=True)
    page.locator("button.card").first.click()
    page.get_by_role("dialog").locator(".similar:not(.add)").click()
    expect(words(page)).to_have_value("")
    query(page, "like=green-[a-z]+|like=[a-z]+-green")
    page.get_by_role("button", name=re.compile("Remove: like")).click()
    expect(told(page)).to_contain_text("A look around")


def test_switches_search_again_once_something_was_asked(page: Page) -> None:
    page.get_by_label("Variety", exact=True).check()
    page.get_by_label("Variety", exact=True).uncheck()
    expect(told(page)).to_contain_text("A look around")
    ask(page, "red cloth")
    expect(told(page)).to_contain_text("“red cloth”")
    page.evaluate("window.scrollTo(0, 150)")
    page.get_by_label("Variety", exact=True).check()
    expect(told(page)).to_contain_text("one of each kind")
    assert page.evaluate("window.scrollY") == 150
    page.locator("#method input[value=mmr]").check()
    expect(told(page)).to_contain_text("spread for variety")
    expect(page.get_by_label("range slider for From variety to relevance")).to_be_visible()
    page.get_by_label("Variety", exact=True).uncheck()
    expect(told(page)).not_to_contain_text("spread for variety")
    page.locator("#top input[value='24']").check()
    expect(page.locator("li.hit")).to_have_count(24)
    query(page, r"q=red\+cloth&top=24")
    page.get_by_role("button", name="Advanced").click()
    page.get_by_label("Price to").fill("20")
    page.get_by_label("Price to").press("Tab")
    query(page, r"q=red\+cloth&f\.price\.to=20&top=24")
    page.get_by_label("Searches side by side").check()
    expect(page.locator("#results .searches")).to_be_visible()
    query(page, r"q=red\+cloth&f\.price\.to=20&top=24&view=legs")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    expect(words(page)).to_be_focused()
    page.keyboard.type("red cloth/blue")
    expect(words(page)).to_have_value("red cloth/blue")
    page.keyboard.press("Escape")
    if words(page).input_value():  # the first closed the suggestions
        page.keyboard.press("Escape")
    expect(words(page)).to_have_value("")
    page.keyboard.press("ArrowDown")
    expect(page.locator("button.card").first).to_be_focused()


def test_the_latest_search_is_shown_and_typing_goes_on_meanwhile(page: Page) -> None:
    held: list[Route] = []
    page.route("**/run/predict*", lambda route: held.append(route) if not held else route.continue_())
    before = page.locator(".card .caption").all_inner_texts()
    ask(page, "red cloth")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    assert page.locator(".card .caption").all_inner_texts() == before  # what was there stays
    ask(page, "blue cloth")
    words(page).fill("blue cloth, and more")
    held[0].continue_()
    expect(told(page)).to_contain_text("blue cloth")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    expect(words(page)).to_have_value("blue cloth, and more")


def test_a_search_that_waits_behind_one_that_fails_comes_all_the_same(page: Page) -> None:
    held: list[Route] = []
    page.route("**/run/predict*", lambda route: held.append(route) if not held else route.continue_())
    page.get_by_role("button", name="Advanced").click()
    page.get_by_label("Price to").fill("cheap")
    ask(page, "red cloth")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.get_by_label("Price to").fill("")
    ask(page, "blue cloth")
    held[0].continue_()
    expect(told(page)).to_contain_text("“blue cloth”")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")


def test_examples_and_surprises_fill_the_form_and_search(page: Page) -> None:
    page.locator(".examples button").nth(1).click()
    expect(told(page)).to_contain_text("“red” and your picture")
    expect(words(page)).to_have_value("red")
    expect(page.locator("#picture img")).to_be_visible()
    surprise = page.get_by_role("button", name="Surprise me")
    seen = {page.url}
    for _ in range(2):
        here = page.url
        surprise.click()
        expect(page).not_to_have_url(here)
        seen.add(page.url)
    assert len(seen) >= 2


def test_the_address_of_a_picture_fills_the_box(page: Page, red: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    field = page.get_by_label("or the address of a picture")
    field.fill("http://127.0.0.1/red.png")
    field.press("Enter")
    expect(page.get_by_test_id("toast-body")).to_contain_text("Nothing can be reached at this address")
    expect(page.locator("#picture img")).to_have_count(0)
    monkeypatch.setattr(events, "fetched", functools.partial(fetched, allow_loopback=True))
    with Folder(red.parent) as port:
        field.fill(f"http://127.0.0.1:{port}/red.png")
        field.press("Enter")
        expect(page.locator("#picture img")).to_be_visible()
    expect(field).to_have_value("")


def test_a_german_visitor_reads_german(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    expect(page.get_by_role("button", name="Überrasch mich")).to_be_visible()
    expect(told(page)).to_contain_text("41 Dokumente")
    page.get_by_role("combobox", name="Wörter").fill("cloth ohne red")
    page.get_by_role("button", name="Suchen", exact=True).click()
    expect(page.get_by_role("button", name="Entfernen: ohne red")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (768, "dark"), (1280, "light"), (1920, "dark")])
def test_nothing_of_the_form_sticks_out(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme, touch=width == 390)
    page.goto(f"{page.url}?q=cloth+without+red&f.kind=striped&f.kind=plain&variety=mmr&like=red")
    expect(told(page)).to_contain_text("cloth")
    page.get_by_role("button", name="Advanced").click()
    expect(page.get_by_label("Without", exact=True)).to_be_visible()
    for selector in ("#ask", "#chips", "#above", "#advanced", ".chip", "#balance", "#view"):
        for box in (each.bounding_box() for each in page.locator(selector).all()):
            assert box is not None, selector
            assert box["x"] >= 0, selector
            assert box["x"] + box["width"] <= width, selector
    assert page.evaluate("document.documentElement.scrollWidth") <= width


class Folder:
    """A folder served over HTTP for a moment; gives the port."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> int:
        self._thread.start()
        return self._server.server_port

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
