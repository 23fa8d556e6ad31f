"""What a visitor sees of the guards: nothing, until there is too much; then plain words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from search.settings import Settings
from tests.demo.shop import fill, served


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that gives a visitor, told apart by a proxy here, twenty requests and then one in fifty seconds."""
    monkeypatch.setattr("demo.rates.SECONDS", 1000)
    with (
        fill(tmp_path / "shop.index") as engine,
        served(engine, settings=Settings(trust_proxy="127.0.0.1", rate=0.02)) as address,
    ):
        yield address


def test_who_asks_too_much_is_told_so_in_plain_words(browser: Browser, guarded: str) -> None:
    context = browser.new_context(extra_http_headers={"X-Forwarded-For": "203.0.113.7"})
    page = context.new_page()
    page.goto(guarded)
    search = page.get_by_role("button", name="Search", exact=True)
    search.wait_for()
    page.get_by_role("combobox", name="Words").fill("red")
    search.click()
    expect(page.locator("li.hit .card").first).to_be_visible(timeout=20_000)
    page.get_by_role("combobox", name="Words").fill("blue")
    spent = (page.request.get(f"{guarded}/browse", headers={"X-Forwarded-For": "203.0.113.7"}) for _ in range(200))
    assert 429 in (answer.status for answer in spent)
    search.click()
    expect(page.get_by_text("More is asked than can be answered").first).to_be_visible(timeout=8_000)
    context.close()
