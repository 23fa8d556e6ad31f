"""What a visit costs before the first search: bytes, requests, time until one can type, and pictures larger than shown.

Usage: python -m benchmarks.visit [--visits 3]
The page over the bundled collection in real Chromium. Bytes are those on the wire, compressed and with their headers. A
first visit has an empty cache; the second is by the same visitor. The server is warm: its encoder is loaded, and one
visit that doesn't count came before. Suggestions are asked for letter by letter over one HTTP connection, as somebody
types; their times are told without the browser's own.
"""

import argparse
import json
import statistics
import string
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.chromium import chromium
from benchmarks.oversize import MARGIN, seen
from benchmarks.served import Serving
from benchmarks.served import page as served_page

KINDS = {"Script": "scripts", "Stylesheet": "styles", "Font": "fonts", "Image": "pictures"}
OTHER = "data"
QUIET_SECONDS = 1.5
"""Without a new request, and the page counts as loaded."""

TYPED = 400
"""Requests for suggestions that are timed."""

PATIENCE_MS = 120_000
SIZE = {"width": 1280, "height": 900}
WATCH = """
const look = () => {
  const box = document.querySelector("#words input, #words textarea");
  const button = document.getElementById("search");
  if (box && button && !box.disabled && box.getBoundingClientRect().width) window.usable = performance.now();
  else requestAnimationFrame(look);
};
look();
"""


@dataclass
class Visit:
    """What came over the wire while a page was loaded, and when its words' box could be used."""

    bytes: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    cached: int = 0
    usable: float = 0.0
    last: float = field(default_factory=time.monotonic)
    _kinds: dict[str, str] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """Count what this page asks for from now on."""
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._asked)
        wire.on("Network.responseReceived", self._answered)
        wire.on("Network.requestServedFromCache", self._from_cache)
        wire.on("Network.loadingFinished", self._finished)
        wire.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self.last = time.monotonic()
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self._kinds[event["requestId"]] = KINDS.get(event.get("type", ""), OTHER)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._from_cache(event)

    def _from_cache(self, event: dict[str, Any]) -> None:
        self.cached += self._kinds.pop(event["requestId"], None) is not None

    def _finished(self, event: dict[str, Any]) -> None:
        self.last = time.monotonic()
        if (kind := self._kinds.pop(event["requestId"], None)) is not None:
            self.bytes[kind] += int(event["encodedDataLength"])
            self.requests[kind] += 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=3)
    count = parser.parse_args().visits
    with served_page() as serving, chromium() as browser:
        _visits(browser, serving.address)
        pairs = [_visits(browser, serving.address) for _ in range(count)]
        for name, visits in (("first", [first for first, _ in pairs]), ("second", [second for _, second in pairs])):
            _tell(name, visits)
        for ratio in (1, 2):
            _oversize(browser, serving.address, ratio)
        _suggestions(serving)


def _visits(browser: Browser, address: str) -> tuple[Visit, Visit]:
    """The first and the second visit of somebody new."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]  # a TypedDict of the same keys
    try:
        return _visited(context, address), _visited(context, address)
    finally:
        context.close()


def _visited(context: BrowserContext, address: str) -> Visit:
    page, visit = context.new_page(), Visit()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(WATCH)
    visit.watch(page)
    _loaded(page, address, visit)
    visit.usable = page.evaluate("window.usable")
    page.close()
    return visit


def _loaded(page: Page, address: str, visit: Visit) -> None:
    page.goto(address)
    page.wait_for_function("() => window.usable && document.querySelector('.card img')")
    while time.monotonic() - visit.last < QUIET_SECONDS:
        page.wait_for_timeout(100)


def _tell(name: str, visits: list[Visit]) -> None:
    middle = sorted(visits, key=lambda visit: visit.usable)[len(visits) // 2]
    usable = [visit.usable for visit in visits]
    print(f"{name} visit, before the first search ({len(visits)} visitors):")
    for kind in (*KINDS.values(), OTHER):
        print(f"  {kind:9} {middle.bytes[kind] / 1e3:8.1f} kB in {middle.requests[kind]:3} requests")
    total, requests = sum(middle.bytes.values()), sum(middle.requests.values())
    print(f"  {'together':9} {total / 1e3:8.1f} kB in {requests:3} requests, {middle.cached} more from the cache")
    print(f"  words' box usable after {statistics.median(usable):.0f} ms (p50; {min(usable):.0f} to {max(usable):.0f})")


def _oversize(browser: Browser, address: str, ratio: int) -> None:
    page = browser.new_page(viewport=SIZE, device_scale_factor=ratio)  # type: ignore[arg-type]  # see _visits
    visit = Visit()
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(WATCH)
    visit.watch(page)
    _loaded(page, address, visit)
    pictures = seen(page)
    large = [each for each in pictures if each.too_large]
    most = max((each.own / each.shown for each in pictures if each.shown), default=0.0)
    print(
        f"{ratio} pixels to a pixel: {len(large)} of {len(pictures)} pictures more than {MARGIN} times as wide as shown"
    )
    print(f"  the widest has {most:.2f} times the pixels in a row that are shown")
    for each in large[:5]:
        print(f"  {each.source}: {each.own} pixels for {each.shown:.0f}")
    page.close()


def _suggestions(serving: Serving) -> None:
    connection = serving.connection()

    def ask(typed: str) -> tuple[float, list[str]]:
        start = time.perf_counter()
        connection.request("GET", f"/suggest?q={quote(typed)}")
        content = connection.getresponse().read()
        return (time.perf_counter() - start) * 1e3, json.loads(content)["suggestions"]

    while not ask("s")[1]:
        time.sleep(0.2)
    texts = [text for letter in string.ascii_lowercase for text in ask(letter)[1]]
    typed = (text[:length] for text in texts[::3] for length in range(1, len(text) + 1))
    timings, found = zip(*(ask(each) for each in islice(typed, TYPED)), strict=True)
    cuts = statistics.quantiles(timings, n=20)
    some = sum(map(bool, found)) / len(found)
    print(f"suggestions over HTTP, {len(timings)} requests letter by letter, {some:.0%} with some to suggest:")
    print(f"  p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, at most {max(timings):.1f} ms")


if __name__ == "__main__":
    main()
