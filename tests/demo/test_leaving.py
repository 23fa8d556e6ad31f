"""A visitor who leaves, or whose time is over, ends the search that runs for nobody any more."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from demo.app import AT_ONCE
from search import Engine
from search.deadline import heed_deadline
from search.errors import GivenUp
from search.nouns import Vectors
from search.settings import Settings
from tests.colour_encoder import ColourEncoder
from tests.demo import raw
from tests.demo.raw import call
from tests.demo.shop import fill, served
from tests.demo.test_events import form

WAIT = 30

Ask = Callable[[httpx.AsyncClient], Coroutine[Any, Any, None]]


class Slow(ColourEncoder):
    """Encodes its words, at first `slow`, until nobody waits for them any longer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = {"slow"}
        self.begun, self.ended = threading.Semaphore(0), threading.Semaphore(0)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        if not self.words.isdisjoint(texts):
            self.begun.release()
            try:
                for _ in range(WAIT * 100):
                    heed_deadline()
                    time.sleep(0.01)
            except GivenUp:
                self.ended.release()
                raise
        return super().encode_texts(texts)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def shop(tmp_path: Path, slow: Slow) -> Iterator[Engine]:
    with fill(tmp_path / "shop.index") as filled:
        yield Engine(filled.index, slow)


async def press(visitor: httpx.AsyncClient) -> None:
    """Search by the page's own button."""
    config: Any = (await visitor.get("/config")).json()
    event = next(event for event in config["dependencies"] if event["api_name"] == "on_search")
    body = {"data": _values(config, event), "fn_index": event["id"], "session_hash": "visitor", "event_data": None}
    await visitor.post("/gradio_api/run/predict", json=body)


def _values(config: Any, event: Any) -> list[object]:
    """What the form holds as the page begins, with a word in it."""
    parts = {part["id"]: part["props"] for part in config["components"]}
    inputs = [parts[number] for number in event["inputs"]]
    return ["slow" if each.get("elem_id") == "words" else each.get("value") for each in inputs]


async def compare(visitor: httpx.AsyncClient) -> None:
    """Ask for an address that searches."""
    await visitor.get("/compare", params={"q": "slow"})


async def run(visitor: httpx.AsyncClient) -> None:
    """Search as a program does."""
    described: Any = (await visitor.get("/gradio_api/info")).json()["named_endpoints"]["/search"]["parameters"]
    values = ["slow", *(each["parameter_default"] for each in described[1:])]
    await visitor.post("/gradio_api/run/search", json={"data": values})


async def leave(address: str, ask: Ask, slow: Slow) -> None:
    """Ask, and leave as soon as the search has begun."""
    async with httpx.AsyncClient(base_url=address, timeout=WAIT) as visitor:
        asking = asyncio.create_task(ask(visitor))
        assert await asyncio.to_thread(slow.begun.acquire, timeout=WAIT)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


@pytest.mark.parametrize("ask", [press, compare, run])
def test_a_visitor_who_leaves_frees_the_turn(
    shop: Engine, slow: Slow, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_DEADLINE", "600")
    with served(shop, settings=Settings(deadline=600.0)) as address:
        for _ in range(AT_ONCE + 1):  # more than there are turns
            asyncio.run(leave(address, ask, slow))
            assert slow.ended.acquire(timeout=WAIT)
        assert call(address, "search", text="red")["hits"]


def test_a_search_ends_with_its_deadline(shop: Engine, slow: Slow) -> None:
    with served(shop, settings=Settings(deadline=0.5)) as address:
        answer = httpx.get(f"{address}/compare", params={"q": "slow"}, timeout=WAIT)
        assert answer.status_code == 503
        assert "took too long" in answer.text
        assert slow.ended.acquire(timeout=WAIT)


def test_more_of_an_answer_ends_with_the_deadline(shop: Engine, slow: Slow) -> None:
    with served(shop, settings=Settings(deadline=4.0)) as address:
        raw.press(address, "on_search", [None, None, *form(text="red cloth")], session="visitor")
        slow.words.add("red cloth")
        with pytest.raises(raw.Refused, match="took too long"):
            raw.press(address, "on_more", [None], session="visitor")
        assert slow.ended.acquire(timeout=WAIT)


def test_what_programs_ask_ends_with_the_deadline(shop: Engine, slow: Slow) -> None:
    with served(shop, settings=Settings(deadline=0.5)) as address:
        assert "took too long" in _refusal(address)
        assert slow.ended.acquire(timeout=WAIT)


def _refusal(address: str) -> str:
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=WAIT) as client:
        event = client.post("/call/v2/search", json={"text": "slow"}).raise_for_status().json()["event_id"]
        return client.get(f"/call/search/{event}").raise_for_status().text
