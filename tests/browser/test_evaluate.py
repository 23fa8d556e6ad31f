"""Judging on the page: one key each, figures that follow, and judgements that stay and can be taken home."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from search.evaluation.judgements import read_judgements
from search.evaluation.queries import read_queries
from tests.browser.conftest import PATIENCE, Open
from tests.demo.shop import fill, served

expect.set_options(timeout=PATIENCE)


def judging(page: Page, address: str, query: str = "q=red+cloth") -> Page:
    page.goto(f"{address}/evaluate?{query}")
    expect(page.locator("li.hit button.card:focus")).to_have_count(1)
    return page


def item(page: Page, place: int) -> Locator:
    return page.locator("li.hit").nth(place)


def pressed(page: Page, place: int) -> list[str]:
    return [
        str(button.get_attribute("data-grade"))
        for button in item(page, place).locator('.grade[aria-pressed="true"]').all()
    ]


@pytest.fixture(autouse=True)
def nothing_judged(page: Page) -> Iterator[None]:
    """Pages of one context share what a browser keeps."""
    page.evaluate("localStorage.clear()")
    yield
    page.evaluate("localStorage.clear()")


def test_the_question_goes_along_from_the_search(page: Page, address: str) -> None:
    page.get_by_role("checkbox", name="Variety").check()
    page.get_by_role("combobox", name="Words").fill("red cloth")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".status .told")).to_contain_text("one of each kind")
    page.locator("#tabs").get_by_role("link", name="Evaluate").click()
    expect(page).to_have_url(f"{address}/evaluate?q=red+cloth&variety=kmeans")
    expect(page.locator("#curve desc")).to_contain_text("k-means, 5 groups")
    expect(page.locator(".figures")).to_contain_text("Fused, with variety")


def test_one_key_judges_and_goes_on(page: Page, address: str) -> None:
    judging(page, address)
    expect(item(page, 0).locator(".found-by")).to_be_hidden()
    for key in "123":
        page.keyboard.press(key)
    assert [pressed(page, place) for place in range(4)] == [["2"], ["1"], ["0"], []]
    expect(item(page, 3).locator("button.card")).to_be_focused()
    expect(item(page, 0).locator(".found-by")).to_be_visible()
    expect(item(page, 3).locator(".found-by")).to_be_hidden()
    expect(page.get_by_role("status").first).to_contain_text("3 of ")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(item(page, 1).locator("button.card")).to_be_focused()
    page.keyboard.press("0")
    assert pressed(page, 1) == []
    expect(page.get_by_role("status").first).to_contain_text("2 of ")


def test_the_figures_follow(page: Page, address: str) -> None:
    judging(page, address)
    fused = page.locator('.figures tr[data-way="fused"]')
    expect(fused.locator("td").first).to_have_text("–")
    count = page.locator("li.hit").count()
    for _ in range(count):
        page.keyboard.press("1")
    expect(page.get_by_role("status").first).to_have_text(
        f"{count} of {count} judged. All searches fused: P@10 1.00, nDCG@10 1.00."
    )
    assert fused.locator("td").all_inner_texts() == ["1.00", "1.00", "1.00", "10 of 10"]
    expect(page.locator("#curve")).to_contain_text("P@10 by what is judged")
    expect(page.locator("#figures")).not_to_contain_text("Provisional")


def test_keys_are_letters_while_typing(page: Page, address: str) -> None:
    judging(page, address)
    page.keyboard.press("/")
    page.keyboard.type("1 2 3 jk0")
    expect(page.get_by_role("combobox", name="Words")).to_have_value("1 2 3 jk0")
    assert all(pressed(page, place) == [] for place in range(3))


def test_buttons_judge_and_take_back_and_arrows_move_between_them(page: Page, address: str) -> None:
    judging(page, address)
    first = item(page, 0)
    first.get_by_role("button", name="Partly").click()
    assert pressed(page, 0) == ["1"]
    first.get_by_role("button", name="Partly").click()
    assert pressed(page, 0) == []
    page.keyboard.press("ArrowRight")
    expect(first.get_by_role("button", name="Not")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(item(page, 1).locator(".grade.not")).to_be_focused()
    page.keyboard.press("Space")
    assert pressed(page, 1) == ["0"]


def test_a_picture_is_judged_in_the_drawer_too(page: Page, address: str) -> None:
    judging(page, address)
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("table")).to_have_count(0)  # it tells nothing of who found it
    page.keyboard.press("2")
    assert pressed(page, 0) == ["1"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    assert pressed(page, 1) == ["2"]


def test_judgements_stay_and_are_taken_home(page: Page, address: str, tmp_path: Path) -> None:
    judging(page, address)
    take = page.get_by_role("button", name="Take home")
    expect(take).to_be_disabled()
    page.keyboard.press("1")
    judging(page, address, "like=blue")
    page.keyboard.press("3")
    page.keyboard.press("2")
    judging(page, address)
    assert pressed(page, 0) == ["2"]
    expect(take).to_have_text("Take home (3)")
    with page.expect_download() as saving:
        take.click()
    assert saving.value.suggested_filename == "judged.zip"
    saving.value.save_as(tmp_path / "judged.zip")
    zipfile.ZipFile(tmp_path / "judged.zip").extractall(tmp_path)
    asked = read_queries(tmp_path / "queries.jsonl")
    found = read_judgements(tmp_path / "judgements.qrels")
    assert {one.id for one in asked} == set(found)
    assert sorted(grade for of in found.values() for grade in of.values()) == [0, 1, 2]
    page.get_by_role("button", name="Forget them here").click()
    assert pressed(page, 0) == []
    expect(take).to_be_disabled()


def test_another_setting_of_the_curve_is_a_link(page: Page, address: str) -> None:
    judging(page, address)
    page.keyboard.press("1")
    page.get_by_text("The curve as a table").click()
    page.locator(".curve-table").get_by_role("link", name="MMR, λ 0.30").click()
    expect(page).to_have_url(f"{address}/evaluate?q=red+cloth&variety=mmr&balance=0.3")
    expect(page.locator("#curve desc")).to_contain_text("MMR, λ 0.30")
    expect(page.locator("li.judged-as")).to_have_count(1)


def test_the_owners_folder_has_them_and_shows_them_in_another_browser(browser: Browser, tmp_path: Path) -> None:
    with fill(tmp_path / "shop.index") as engine, served(engine, judgements=tmp_path / "judged") as address:
        for first in (True, False):
            context = browser.new_context()
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{address}/evaluate?q=red+cloth")
            if first:
                page.locator("li.hit button.card").first.focus()
                for key in "1123":
                    page.keyboard.press(key)
                expect(page.get_by_role("status").first).to_contain_text("4 of ")
            assert [pressed(page, place) for place in range(4)] == [["2"], ["2"], ["1"], ["0"]]
            ids = [str(item(page, place).get_attribute("data-id")) for place in range(4)]
            context.close()
        kept = read_judgements(tmp_path / "judged" / "shop" / "judgements.qrels")
        assert kept == {"red-cloth": dict(zip(ids, (2, 2, 1, 0), strict=True))}
        assert json.loads((tmp_path / "judged" / "shop" / "queries.jsonl").read_text())["text"] == "red cloth"


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_stands_out_of_the_page(open_page: Open, address: str, width: int) -> None:
    page = judging(open_page(width=width), address)
    page.get_by_text("The curve as a table").click()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#tabs a").last.evaluate("(e) => e.getBoundingClientRect().right <= innerWidth")
