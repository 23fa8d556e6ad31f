"""A real Chromium over a real server. Every page that a test opens must stay free of errors and of foreign requests."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from demo.examples import Example
from tests.demo.shop import fill, png, served

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000
"""Milliseconds to wait for something to appear, on a machine that does other things too."""

Scheme = Literal["light", "dark"]
Contexts = Callable[[Scheme, bool], BrowserContext]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")  # not longer: while Playwright runs, the thread of the tests has an event loop
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        told = f"no browser is installed: none of {', '.join(BROWSERS)}"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser")
    with fill(folder / "shop.index") as engine, served(engine, lambda uploads: _examples(uploads.folder)) as address:
        yield address


def _examples(uploads: Path) -> list[Example]:
    (uploads / "blue.png").write_bytes(png("blue"))
    return [Example("green cloth"), Example("red", uploads / "blue.png", "/thumbnails/Ymx1ZQ.webp")]


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """A context per colour scheme and kind of screen; pages of one share its cache, as a visitor's do."""
    made: dict[tuple[str, bool], BrowserContext] = {}

    def context(scheme: Scheme, touch: bool) -> BrowserContext:
        if (scheme, touch) not in made:
            made[scheme, touch] = browser.new_context(color_scheme=scheme, has_touch=touch)
        return made[scheme, touch]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture
def open_page(contexts: Contexts, address: str) -> Iterator[Open]:
    """Opens the page with a width and a colour scheme; at the end nothing may have gone wrong on it."""
    wrong: list[str] = []
    opened: list[Page] = []
    host = urlparse(address).netloc

    def begin(width: int = 1280, height: int = 900, scheme: Scheme = "light", touch: bool = False) -> Page:
        page = contexts(scheme, touch).new_page()
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("request", lambda asked: wrong.append(f"foreign: {asked.url}") if _foreign(asked.url, host) else None)
        page.goto(address)
        page.get_by_role("button", name="Search", exact=True).wait_for()
        return page

    yield begin
    for page in opened:
        page.close()
    assert not wrong


def _foreign(url: str, host: str) -> bool:
    parsed = urlparse(url)
    return parsed.scheme in ("http", "https", "ws", "wss") and parsed.netloc != host


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page()
