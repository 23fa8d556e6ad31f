"""Pictures of the page for looking at and for the README: each view at four widths, light and dark.

Usage: python -m benchmarks.screenshots [--out build/screenshots] [--widths 390 768 1280 1920] [--only VIEW …]
The page runs in a process of its own over the bundled collection. A picture is called VIEW-WIDTH-SCHEME.webp.
"""

import argparse
import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from benchmarks.chromium import chromium
from benchmarks.served import page as served_page

WIDTHS = {390: 844, 768: 1024, 1280: 900, 1920: 1080}
"""Heights by width: a phone, a tablet, a laptop, a desktop."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE_MS = 120_000
SETTLED_MS = 400
ARRIVED = """() => [...document.querySelectorAll("img")].every((picture) => {
  const place = picture.getBoundingClientRect();
  return !place.width || place.top > innerHeight || place.bottom < 0 || (picture.complete && picture.naturalWidth);
})"""
TOP = """() => {
  const place = document.getElementById("status").getBoundingClientRect();
  if (place.bottom > innerHeight * 0.7) scrollTo(0, scrollY + place.top - 12);
}"""
"""On a phone the answer begins below the form: it is brought into view, as the page does after a search."""


def start(page: Page) -> None:
    """A look around."""
    page.locator(".card").first.wait_for()


def results(page: Page) -> None:
    """Words, with what is not wanted."""
    _ask(page, "dress without stripes")


def variety(page: Page) -> None:
    """One of each kind first, and a group open."""
    page.locator("#variety input").check()
    _ask(page, "blue and white")
    page.locator("button.opens").first.click()
    page.locator(".cluster:visible").first.scroll_into_view_if_needed()


def reasons(page: Page) -> None:
    """The drawer of the first hit, for a picture and words."""
    page.locator("#examples button:has(img):has(.plus)").first.click()
    _answered(page)
    page.evaluate(TOP)
    page.locator("#results .card").first.click()
    page.get_by_role("dialog").wait_for()
    page.locator("dialog table").evaluate("(table) => table.scrollIntoView({ block: 'end' })")


def columns(page: Page) -> None:
    """The searches side by side."""
    _ask(page, "red leather bag")
    page.locator("#view input[type=radio]").nth(1).check()
    page.locator(".searches").wait_for()


def compare(page: Page) -> None:
    """Ways of searching side by side, with two judgements."""
    page.goto(f"{page.url}compare?q=red+leather+bag")
    page.locator(".judged .up").first.click()
    page.locator(".ranking").nth(1).locator(".judged .down").nth(2).click()
    page.mouse.move(0, 0)
    page.evaluate("() => { scrollTo(0, 0); document.querySelector('.searches').scrollLeft = 0; }")


def browse(page: Page) -> None:
    """All pictures of one kind."""
    page.goto(f"{page.url}browse?field=broad&value=house")
    page.locator("#results .card").first.wait_for()


def what(page: Page) -> None:
    """What a picture of the collection shows."""
    page.goto(f"{page.url}what")
    page.locator(".around a").nth(1).click()
    page.locator(".bars li").first.wait_for()


def facets(page: Page) -> None:
    """Hits grouped by their colours."""
    _ask(page, "handbag")
    page.locator(".facets button").first.click()
    page.locator(".facet").first.wait_for()
    page.evaluate(TOP)


OWN = (compare, browse, what)
"""Views that are pages of their own."""

VIEWS: dict[str, Callable[[Page], None]] = {
    view.__name__: view for view in (start, results, variety, reasons, columns, facets, *OWN)
}


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--widths", type=int, nargs="+", choices=WIDTHS, default=list(WIDTHS))
    parser.add_argument("--only", nargs="+", choices=VIEWS, default=list(VIEWS))
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with served_page() as serving, chromium() as browser:
        for scheme in SCHEMES:
            for width in chosen.widths:
                for name in chosen.only:
                    place = chosen.out / f"{name}-{width}-{scheme}.webp"
                    _take(browser, serving.address, VIEWS[name], width, scheme, place)
                    print(f"{place} {place.stat().st_size / 1e3:.0f} kB", flush=True)


def _take(
    browser: Browser, address: str, view: Callable[[Page], None], width: int, scheme: Literal["light", "dark"], to: Path
) -> None:
    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme)
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    page.locator("#results .card").first.wait_for()
    view(page)
    if view in (results, columns):
        page.evaluate(TOP)
    page.wait_for_timeout(SETTLED_MS)
    page.wait_for_function(ARRIVED)
    Image.open(io.BytesIO(page.screenshot())).save(to, "WEBP", quality=85, method=6)
    page.close()


def _words(page: Page) -> Locator:
    return page.locator("#words textarea, #words input").first


def _ask(page: Page, text: str) -> None:
    _words(page).fill(text)
    page.locator("#search").click()
    _answered(page)


def _answered(page: Page) -> None:
    page.wait_for_function(r"() => /\d\s*ms/.test(document.querySelector('#status .told')?.textContent ?? '')")
    page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
