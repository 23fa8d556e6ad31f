"""From the click on Search to pictures that are visible, in real Chromium, against the engine's own time.

Usage: python -m benchmarks.page [--searches 24]
Searches by words on the bundled collection, each by the beginning of another caption; the browser's cache is off, so
that every picture comes from the server. "Visible" is when the pictures of the first row have arrived and a frame with
them was drawn. The engine's own time is what the answer tells of that very search; "in Python" are the same queries in
a process of their own, before.
"""

import argparse
import statistics

from playwright.sync_api import Page

from benchmarks.chromium import chromium
from benchmarks.query import queries
from benchmarks.served import page as served_page
from search import Query
from search.bundled import open_bundled
from search.progress import ProgressBar

WARMING = 3
"""Searches that do not count."""

PAUSE_MS = 300
WATCH = """(text) => new Promise((resolve, reject) => {
  const times = {}, results = document.getElementById("results"), status = document.getElementById("status");
  const look = () => {
    if (times.seen || times.clicked === undefined) return;
    const told = status.querySelector(".told");
    if (!told || !told.textContent.includes(text) || !/\\d\\s*ms/.test(told.textContent)) return;
    const pictures = [...results.querySelectorAll(".card img")];
    if (!pictures.length) return;
    times.answer ??= performance.now();
    const top = pictures[0].getBoundingClientRect().top;
    const row = pictures.filter((picture) => Math.abs(picture.getBoundingClientRect().top - top) < 5);
    if (!row.every((picture) => picture.complete && picture.naturalWidth)) return;
    times.seen = true;
    requestAnimationFrame(() => setTimeout(() => {
      observer.disconnect();
      resolve({
        answer: times.answer - times.clicked,
        pictures: performance.now() - times.clicked,
        engine: Number(told.textContent.match(/([\\d.,]+)\\s*ms/)[1].replace(/[.,]/g, "")),
        row: row.length,
      });
    }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  results.addEventListener("load", look, true);
  const button = document.getElementById("search");
  button.addEventListener("click", () => { times.clicked = performance.now(); }, { capture: true, once: true });
  setTimeout(() => reject(new Error("no pictures after 30 s for " + text)), 30000);
  button.click();
})"""
"""Presses the button and tells, in milliseconds, when the answer was on the page and when its first row was drawn."""


def main() -> None:
    """Measure and print the medians and their differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--searches", type=int, default=24)
    count = parser.parse_args().searches
    with ProgressBar() as progress, open_bundled(progress) as engine:
        texts = list(dict.fromkeys(query.text.strip() for query in queries(engine, 2 * (count + WARMING))))
        texts = texts[: count + WARMING]
        python = [engine.search(Query(text=text)).timings_ms["total"] for text in texts][WARMING:]
    with served_page() as serving, chromium() as browser:
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        shown.context.new_cdp_session(shown).send("Network.setCacheDisabled", {"cacheDisabled": True})
        shown.goto(serving.address)
        shown.locator(".card").first.wait_for()
        seen = [_searched(shown, text) for text in texts][WARMING:]
    print(f"{len(seen)} searches by words on the bundled collection, {seen[0]['row']:.0f} pictures in the first row:")
    engine_p50 = statistics.median(python)
    print(f"  {'engine, in Python':28} p50 {engine_p50:6.1f} ms")
    for name, timings in (
        ("engine, in the page", [one["engine"] for one in seen]),
        ("click to answer", [one["answer"] for one in seen]),
        ("click to pictures", [one["pictures"] for one in seen]),
        ("pictures less engine", [one["pictures"] - one["engine"] for one in seen]),
    ):
        cuts = statistics.quantiles(timings, n=20)
        print(f"  {name:28} p50 {cuts[9]:6.1f} ms, p95 {cuts[18]:6.1f} ms")
    beyond = statistics.median(one["pictures"] for one in seen) - engine_p50
    print(f"  {'pictures less in Python':28} p50 {beyond:6.1f} ms")


def _searched(page: Page, text: str) -> dict[str, float]:
    page.wait_for_timeout(PAUSE_MS)
    page.locator("#words").get_by_role("textbox").or_(page.locator("#words").get_by_role("combobox")).first.fill(text)
    page.wait_for_timeout(PAUSE_MS)
    measured: dict[str, float] = page.evaluate(WATCH, text)
    return measured


if __name__ == "__main__":
    main()
