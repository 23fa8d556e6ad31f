"""axe-core on every view of the page, light and dark: nothing that keeps people out, which is what it calls serious.

Light is looked at on a wide screen and dark on a phone's, so that every view is seen in both colours and widths.
What axe-core finds moderate or minor is printed (`pytest -rP`).
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Open, Scheme
from tests.conftest import CHECKOUT
from tests.demo.shop import png

AXE = CHECKOUT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
BAD = ("serious", "critical")
RUN = """async () => {
  const ends = (animation) => animation.effect.getComputedTiming().endTime !== Infinity;
  await Promise.all(document.getAnimations().filter(ends).map((animation) => animation.finished.catch(() => null)));
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, impact, help, html, why: failureSummary })));
}"""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        told = "axe-core is not installed: run sh setup.sh test"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return AXE.read_text(encoding="utf-8")


def searched(page: Page, text: str = "red cloth") -> None:
    page.locator("#words textarea, #words input").first.fill(text)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".status .told")).to_contain_text(f"“{text}”")


def start(page: Page, _: Path) -> None:
    expect(page.locator(".card")).to_have_count(12)


def results(page: Page, _: Path) -> None:
    searched(page)


def suggestions(page: Page, _: Path) -> None:
    page.locator("#words textarea, #words input").first.press_sequentially("re")
    expect(page.get_by_role("option").first).to_be_visible()


def drawer(page: Page, _: Path) -> None:
    searched(page)
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog").get_by_role("table")).to_be_visible()


def group(page: Page, _: Path) -> None:
    page.get_by_role("checkbox", name="Variety").check()
    searched(page)
    page.locator("button.opens").first.click()
    expect(page.locator(".cluster:visible")).to_have_count(1)


def columns(page: Page, _: Path) -> None:
    searched(page)
    page.locator("#view input[type=radio]").nth(1).check()
    expect(page.locator(".searches")).to_be_visible()


def chips_and_notices(page: Page, _: Path) -> None:
    page.locator("#words textarea, #words input").first.fill("rde cloth without green")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".notice").first).to_be_visible()
    expect(page.locator("#chips button").first).to_be_visible()


def nothing_asked(page: Page, _: Path) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".notice")).to_be_visible()


def advanced(page: Page, _: Path) -> None:
    page.get_by_role("button", name="Advanced").click()
    expect(page.locator("#weight-text-bm25")).to_be_visible()


def picture(page: Page, files: Path) -> None:
    (files / "red.png").write_bytes(png("red"))
    page.locator("#picture input[type=file]").set_input_files(files / "red.png")
    expect(page.locator("#picture img")).to_be_visible()


def error(page: Page, files: Path) -> None:
    (files / "broken.png").write_bytes(png("red")[:60])
    page.locator("#picture input[type=file]").set_input_files(files / "broken.png")
    page.locator("#picture img").wait_for(state="attached")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".status .notice")).to_contain_text("picture")


def compared(page: Page, _: Path) -> None:
    page.goto(f"{page.url}compare?q=red+cloth&of=ways")
    page.locator(".judged .up").first.click()
    page.locator(".agreement summary").click()
    expect(page.locator(".agreement table")).to_be_visible()


def comparing(page: Page, _: Path) -> None:
    page.goto(f"{page.url}compare?like=never-was")
    expect(page.locator(".status .notice")).to_be_visible()


def all_pictures(page: Page, _: Path) -> None:
    page.goto(f"{page.url}browse?field=kind&value=striped")
    page.locator(".card").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def what(page: Page, _: Path) -> None:
    page.goto(f"{page.url}what")
    expect(page.locator(".around img").first).to_be_visible()


def told(page: Page, _: Path) -> None:
    page.goto(f"{page.url}what?like=red&labels=red%0Ablue")
    expect(page.locator(".bars li").first).to_be_visible()


def evaluating(page: Page, _: Path) -> None:
    page.goto(f"{page.url}evaluate?q=red+cloth&variety=mmr")
    page.locator("li.hit button.card").first.focus()
    for key in "121312":
        page.keyboard.press(key)
    page.locator(".curve-table summary").click()
    page.get_by_text("What reads the file").click()
    expect(page.locator(".told")).to_contain_text("6 of ")


def faceted(page: Page, _: Path) -> None:
    searched(page)
    page.get_by_role("button", name="colour", exact=True).click()
    expect(page.locator(".facet").first).to_be_visible()


VIEWS = (
    start,
    results,
    suggestions,
    drawer,
    group,
    columns,
    chips_and_notices,
    nothing_asked,
    advanced,
    picture,
    error,
    compared,
    comparing,
    all_pictures,
    what,
    told,
    evaluating,
    faceted,
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.__name__))
def test_nothing_keeps_people_out(
    view: Callable[[Page, Path], None], scheme: Scheme, width: int, open_page: Open, axe: str, tmp_path: Path
) -> None:
    page = open_page(width=width, scheme=scheme)
    view(page, tmp_path)
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    for each in found:
        sys.stdout.write(f"{each['impact']}: {each['id']}, {each['help']}\n  {each['html']}\n  {each['why']}\n")
    assert [(each["id"], each["html"]) for each in found if each["impact"] in BAD] == []
