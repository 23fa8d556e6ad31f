"""The views beside searching, as a visitor uses them: comparing, all pictures, what is this, and grouping hits."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from demo.collections import Shelf
from search import Document, Engine, create_index
from tests.browser.conftest import PATIENCE, Open
from tests.colour_encoder import ColourEncoder
from tests.demo.shop import NASTY, WORDS_ONLY, fill, png, served_together

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("views")
    with fill(folder / "shop.index") as shop, fill(folder / "fair.index") as fair:
        fair.index.remove(["red"])
        shelves = [Shelf("shop", "Shop", shop, "/"), Shelf("fair", "Fair", fair, "/in/fair/")]
        with served_together(shelves) as address:
            yield address


def way(page: Page, name: str) -> Locator:
    return page.locator("#tabs").get_by_role("link", name=name)


def at(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    return page


def captions(page: Page) -> list[str]:
    return page.locator(".hit > .card .caption").all_inner_texts()


def test_the_ways_lead_from_view_to_view_and_take_the_question_along(page: Page, address: str) -> None:
    expect(page.locator("#tabs a[aria-current=page]")).to_have_text("Search")
    page.get_by_role("combobox", name="Words").fill("red cloth")
    way(page, "Compare").click()
    expect(page).to_have_url(f"{address}/compare?q=red+cloth")
    expect(page.locator(".compared .ranking")).to_have_count(2)
    way(page, "All pictures").click()
    expect(page).to_have_url(f"{address}/browse")
    page.go_back()
    expect(page).to_have_url(f"{address}/compare?q=red+cloth")
    page.get_by_role("combobox", name="Words").fill("blue")
    way(page, "Search").click()
    expect(page).to_have_url(f"{address}/?q=blue")
    expect(page.locator(".status .told")).to_contain_text("“blue”")


def test_columns_show_each_collections_hits_and_the_same_pictures_are_framed_alike(page: Page, address: str) -> None:
    at(page, address, "compare?q=red+cloth")
    columns = page.locator(".compared .ranking")
    assert columns.locator(".head h2").all_inner_texts() == ["Shop\ncolours", "Fair\ncolours"]
    expect(columns.first.locator(".card")).to_have_count(12)
    frames: dict[str, set[str]] = {}
    for item in page.locator(".compared .ranking > ol > li").all():
        key = str(item.locator(".judged").get_attribute("data-picture"))
        style = str(item.locator(".frame").evaluate("(e) => getComputedStyle(e).outline"))
        frames.setdefault(key, set()).add(f"{item.locator('.number').inner_text()} {style}")
    assert all(len(each) == 1 for each in frames.values())
    page.wait_for_function(
        "() => [...document.querySelectorAll('.compared img')].slice(0, 3).every((i) => i.naturalWidth)"
    )
    assert {
        str(source).split("thumbnails")[0]
        for source in page.locator(".compared img").evaluate_all("all => all.map((i) => i.src)")
    } == {
        f"{address}/",
        f"{address}/in/fair/",
    }


def test_what_is_compared_is_chosen_and_kept_by_a_reload(page: Page, address: str) -> None:
    at(page, address, "compare")
    page.get_by_role("combobox", name="Words").fill("blue cloth")
    page.get_by_role("radio", name="Ways of searching").check()
    page.get_by_role("checkbox", name="By both together").uncheck()
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(f"{address}/compare?q=blue+cloth&of=ways&by=caption&by=image&by=fused")
    expect(page.locator(".compared .ranking")).to_have_count(3)
    page.locator(".agreement summary").click()
    expect(page.locator(".agreement tbody tr")).to_have_count(3)
    page.reload()
    expect(page.locator(".compared .ranking")).to_have_count(3)
    expect(page.get_by_role("checkbox", name="By both together")).not_to_be_checked()


def test_a_suggestion_is_taken_on_the_comparison_too(page: Page, address: str) -> None:
    at(page, address, "compare")
    page.get_by_role("combobox", name="Words").press_sequentially("re")
    page.get_by_role("option").first.click()
    expect(page.locator(".compared .ranking")).to_have_count(2)


def test_thumbs_add_up_and_are_saved_as_judgements(page: Page, address: str, tmp_path: Path) -> None:
    at(page, address, "compare?q=blue+cloth")
    columns = page.locator(".compared .ranking")
    expect(page.get_by_role("button", name="Save judgements")).to_be_disabled()
    first = columns.first.locator(".judged").first
    key = first.get_attribute("data-picture")
    first.get_by_role("button", name=re.compile("^Fits")).click()
    same = page.locator(f'.judged[data-picture="{key}"] .up')
    assert same.evaluate_all("all => all.map((each) => each.ariaPressed)") == ["true", "true"]
    columns.first.locator(".judged").nth(1).locator(".down").click()
    expect(columns.first.locator(".precision")).to_have_text("· P@12 0.08 (2 judged)")
    page.reload()
    expect(columns.first.locator(".precision")).to_have_text("· P@12 0.08 (2 judged)")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save judgements (2)").click()
    saving.value.save_as(tmp_path / "judgements.qrels")
    lines = (tmp_path / "judgements.qrels").read_text().splitlines()
    assert sorted(line.split("\t")[3] for line in lines) == ["0", "1"]
    assert all(line.startswith("blue-cloth\t0\t") for line in lines)
    first.locator(".up").click()  # taken back
    expect(columns.first.locator(".precision")).to_have_text("· P@12 0.00 (1 judged)")
    page.get_by_role("button", name="Forget them").click()
    expect(columns.first.locator(".precision")).to_have_text("")


def test_a_compared_picture_opens_and_leads_to_its_own_collection(page: Page, address: str) -> None:
    at(page, address, "compare?q=red+cloth")
    card = page.locator(".compared .ranking").nth(1).locator(".card").first
    id_ = card.get_attribute("data-id")
    card.click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("table")).to_be_visible()
    page.wait_for_function("() => document.querySelector('dialog .picture img').naturalWidth > 0")
    panel.get_by_role("button", name="More like this").click()
    expect(page).to_have_url(f"{address}/in/fair/?like={id_}")
    expect(page.locator(".status .told")).to_contain_text("More like")


def test_a_picture_is_compared_and_can_be_taken_away(page: Page, address: str, tmp_path: Path) -> None:
    (tmp_path / "red.png").write_bytes(png("red"))
    at(page, address, "compare?of=ways&by=image")
    page.locator(".pick input[type=file]").set_input_files(tmp_path / "red.png")
    expect(page.locator(".pick-shown img")).to_be_visible()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".compared .card").first).to_be_visible()
    assert "photo=" in page.url
    page.get_by_role("button", name="Take the picture away").click()
    expect(page.locator(".pick-shown")).to_be_hidden()
    (tmp_path / "broken.png").write_bytes(png("red")[:60])
    page.locator(".pick input[type=file]").set_input_files(tmp_path / "broken.png")
    expect(page.get_by_role("alert")).to_contain_text("picture")


def test_all_pictures_by_value_and_a_link_that_keeps_it(page: Page, address: str) -> None:
    way(page, "All pictures").click()
    expect(page.locator(".card")).to_have_count(41)
    page.get_by_role("link", name="striped").click()
    expect(page).to_have_url(f"{address}/browse?field=kind&value=striped")
    expect(page.locator(".status .told")).to_contain_text("28 documents")
    expect(page.locator(".card")).to_have_count(28)
    page.get_by_role("link", name="colour").click()
    expect(page).to_have_url(f"{address}/browse?field=colour")
    page.go_back()
    expect(page.locator(".card")).to_have_count(28)
    page.reload()
    expect(page.locator(".values a[aria-current]")).to_have_text(re.compile("striped"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over 110 documents without thumbnails: two pages and a bit."""
    encoder = ColourEncoder()
    place = tmp_path_factory.mktemp("many") / "many.index"
    index = create_index(place, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    documents = [Document(f"{number:03}", f"Thing {number}", {"kind": "a"}, f"{number}.jpg") for number in range(110)]
    vectors = encoder.encode_texts(["red"] * len(documents))
    index.add(documents, image_vectors=vectors, caption_vectors=None)
    with Engine(index, encoder) as engine, served_together([Shelf("many", "Many", engine, "/")]) as address:
        yield address


def test_more_goes_on_below_what_is_there_and_a_reload_begins_at_the_last_page(browser: Browser, many: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{many}/browse")
    cards, more = page.locator(".card"), page.get_by_role("link", name="Show more")
    expect(cards).to_have_count(48)
    assert page.locator(".card img[loading=lazy]").count() == 40
    more.focus()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(96)
    assert page.evaluate("() => document.activeElement.dataset.id") == "048"
    expect(page.locator("main > p[role=status]")).to_have_text("96 pictures shown")
    expect(page).to_have_url(f"{many}/browse?after=047")
    more.click()
    expect(cards).to_have_count(110)
    expect(more).to_have_count(0)
    assert cards.evaluate_all("all => all.map((card) => card.dataset.id)") == [f"{n:03}" for n in range(110)]
    page.reload()
    expect(cards).to_have_count(14)
    page.get_by_role("link", name="from the start").click()
    expect(page).to_have_url(f"{many}/browse")
    expect(cards.first).to_have_attribute("data-id", "000")
    page.close()


def test_a_picture_among_all_opens_the_same_drawer(page: Page, address: str) -> None:
    at(page, address, "browse?field=kind&value=note")
    card = page.locator(f'.card[data-id="{WORDS_ONLY}"]')
    expect(card.locator(".words")).to_have_text("A note about red")
    card.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_have_accessible_name("About this picture")
    expect(panel.get_by_role("link", name="What is this?")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(panel.locator("h2")).to_have_text("A note about green")
    page.keyboard.press("Escape")
    at(page, address, "browse")
    page.locator(".card").filter(has_text="bold").click()
    expect(panel.locator("h2")).to_have_text(NASTY)
    panel.get_by_role("button", name="More like this").click()
    expect(page).to_have_url(f"{address}/?like=nasty")


def test_an_uploaded_picture_is_told_at_once_and_own_words_are_weighed(
    page: Page, address: str, tmp_path: Path
) -> None:
    (tmp_path / "red.png").write_bytes(png("red"))
    at(page, address, "what")
    page.get_by_role("textbox").fill("blue, red\ngreen")
    page.locator(".pick input[type=file]").set_input_files(tmp_path / "red.png")
    expect(page.locator(".most")).to_have_text("Most like “red”: 100%")
    assert page.locator(".bars .label").all_inner_texts() == ["red", "blue", "green"]
    widths = page.locator(".bars i").evaluate_all("all => all.map((bar) => bar.getBoundingClientRect().width)")
    assert widths[0] > 20 * widths[1]
    page.get_by_role("textbox").fill("cat, dog, bird")
    page.get_by_role("button", name="Find out").click()
    expect(page.locator(".status")).to_contain_text("Nothing stands out")
    page.get_by_role("link", name="colour").last.click()
    expect(page.locator(".most")).to_contain_text("“red”")


def test_a_document_is_asked_what_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=red+cloth")
    page.locator(".hit > .card").first.click()
    page.get_by_role("dialog").get_by_role("link", name="What is this?").click()
    expect(page).to_have_url(f"{address}/what?like=red")
    expect(page.locator(".pick-shown img")).to_be_visible()
    expect(page.locator(".bars li").first).to_be_visible()


def test_hits_are_grouped_and_the_link_groups_them_again(open_page: Open, address: str) -> None:
    page = open_page()
    page.goto(f"{address}/?q=cloth")
    expect(page.locator(".status .told")).to_contain_text("ms")
    before = captions(page)
    own = page.get_by_role("textbox", name="own words")
    own.fill("red, green, blue")
    own.press("Enter")
    heads = page.locator(".facet h2")
    expect(heads.first).to_be_visible()
    titles = [re.sub(r"\s*\d+$", "", title) for title in heads.all_inner_texts()]
    assert len(set(titles)) == len(titles) >= 2
    assert sum(int(re.findall(r"\d+$", title)[0]) for title in heads.all_inner_texts()) == len(before)
    assert sorted(captions(page)) == sorted(before)
    page.reload()
    expect(heads).to_have_count(len(titles))
    expect(own).to_have_value("red, green, blue")
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function("(n) => document.querySelectorAll('.hit').length > n", arg=len(before))
    page.wait_for_function(
        "() => [...document.querySelectorAll('.facet span')].reduce((sum, each) => sum + Number(each.textContent), 0)"
        " === document.querySelectorAll('.hit').length"
    )
    own.fill("")
    own.press("Enter")
    expect(heads).to_have_count(0)
    assert captions(page)[: len(before)] == before


def test_a_link_speaks_the_visitors_language_on_every_view(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE")
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for path, current in (("?q=red+cloth", "Suchen"), ("compare?q=red", "Vergleichen"), ("what", "Was ist das?")):
            page.goto(f"{address}/{path}")
            expect(page.locator("#tabs a[aria-current=page]")).to_have_text(current)
            expect(page.locator(".masthead p")).to_contain_text("Bilder suchen")
            assert path in page.url
        page.goto(f"{address}/?q=red+cloth")
        expect(page.locator(".hit").first).to_be_visible()
        expect(page.locator(".status .told")).to_contain_text("„red cloth“")
    finally:
        context.close()


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
@pytest.mark.parametrize("path", ["compare?q=red+cloth", "browse", "what?like=red"])
def test_nothing_stands_out_of_the_page_at_any_width(open_page: Open, address: str, width: int, path: str) -> None:
    page = at(open_page(width=width), address, path)
    page.locator("#results").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#tabs a").last.evaluate("(e) => e.getBoundingClientRect().right <= innerWidth")


@pytest.mark.parametrize("path", ["compare?q=red+cloth", "what?like=red"])
def test_on_a_phone_the_answer_is_brought_into_view(open_page: Open, address: str, path: str) -> None:
    page = at(open_page(width=390, height=600), address, path)
    page.wait_for_function("() => document.getElementById('status').getBoundingClientRect().top < innerHeight * 0.7")
    wide = at(open_page(width=1280, height=900), address, path)
    wide.locator("#results").wait_for()
    assert wide.evaluate("() => scrollY") == 0


def test_the_views_can_be_used_by_keyboard_alone(page: Page, address: str) -> None:
    at(page, address, "compare")
    page.keyboard.press("/")
    page.keyboard.type("red")
    page.keyboard.press("Enter")
    expect(page.locator(".compared .card").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert (
        page.evaluate(
            "() => [...document.querySelectorAll('.ranking')].findIndex((e) => e.contains(document.activeElement))"
        )
        == 1
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".ranking").nth(1).locator(".precision")).to_contain_text("1 judged")
