"""So many are served at the same time, and each place is free again afterwards."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.crowd import Crowd
from demo.metrics import Metrics
from demo.turned_away import Door
from demo.turns import Turns
from tests.demo.asgi import Visit, answer, request


class Waiting:
    """An application that answers when it is told to."""

    def __init__(self) -> None:
        self.goes_on = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.goes_on.wait()
        if scope["path"] == "/broken":
            raise ZeroDivisionError
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})


def crowd(app: ASGIApp, turns: Turns | None = None, **limits: int) -> Crowd:
    return Crowd(app, Door(Metrics({}, {})), turns or Turns(1, 200), **limits)


async def statuses(app: ASGIApp, inside: Waiting, scopes: Sequence[dict[str, Any]]) -> list[int]:
    """The statuses of several that ask at the same time."""
    asking = [asyncio.create_task(answer(app, scope)) for scope in scopes]
    await asyncio.sleep(0.01)
    inside.goes_on.set()
    visits = await asyncio.gather(*asking, return_exceptions=True)
    return [visit.status if isinstance(visit, Visit) else 500 for visit in visits]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/", [200, 200, 503, 503]), ("/broken", [500, 500, 503, 503]), ("/suggest", [200] * 4), ("/healthz", [200] * 4)],
)
def test_so_many_ask_at_a_time_but_files_and_words_are_not_counted(path, expected):
    async def twice() -> list[int]:
        inside = Waiting()
        app = crowd(inside, asking=2)
        first = await statuses(app, inside, [request(path)] * 4)
        inside.goes_on.clear()
        assert await statuses(app, inside, [request(path)] * 4) == first
        return first

    assert asyncio.run(twice()) == expected


def test_one_visitor_has_so_many_streams_and_all_together_so_many():
    async def asked() -> tuple[list[int], list[int]]:
        inside = Waiting()
        app = crowd(inside, streams=3, of_one=2)
        beats = [request("/gradio_api/heartbeat/a", client=f"203.0.113.{number}") for number in (1, 1, 1, 2, 3)]
        first = await statuses(app, inside, beats)
        return first, await statuses(app, inside, beats[:2])

    assert asyncio.run(asked()) == ([200, 200, 503, 200, 503], [200, 200])


def test_searches_are_refused_while_the_line_is_full_and_nothing_else_is():
    async def asked() -> tuple[list[int], int]:
        turns, inside, go_on = Turns(at_once=1, waiting=0), Waiting(), threading.Event()
        app = crowd(inside, turns)
        inside.goes_on.set()
        taken = asyncio.create_task(turns.take(go_on.wait, 10))
        await asyncio.sleep(0.01)
        full = [(await answer(app, request(path))).status for path in ("/groups", "/in/shop/browse", "/", "/about")]
        go_on.set()
        await taken
        return full, (await answer(app, request("/groups"))).status

    assert asyncio.run(asked()) == ([503, 503, 200, 200], 200)


def test_those_who_are_on_their_way_to_the_line_are_counted():
    """They come all at once, before the first of them has got into the line: one runs, two wait."""

    async def asked() -> list[int]:
        inside = Waiting()
        app = crowd(inside, Turns(at_once=1, waiting=2))
        first = await statuses(app, inside, [request("/groups")] * 5)
        inside.goes_on.clear()
        assert await statuses(app, inside, [request("/groups")] * 5) == first
        return first

    assert asyncio.run(asked()) == [200, 200, 200, 503, 503]


def test_who_does_not_finish_a_question_takes_no_place_in_the_line():
    """Their bodies are still to come: they are counted among those who ask, but nobody waits behind them."""

    async def asked() -> tuple[int, int]:
        inside, whole = Waiting(), asyncio.Event()

        async def reading(scope: Scope, receive: Receive, send: Send) -> None:
            await receive()
            await inside(scope, receive, send)

        class Dripping(Visit):
            async def receive(self) -> Any:
                await whole.wait()
                return await super().receive()

        inside.goes_on.set()
        app = crowd(reading, Turns(at_once=1, waiting=0))
        dripping = [asyncio.create_task(Dripping(request("/groups", "POST")).ask(app)) for _ in range(3)]
        await asyncio.sleep(0.01)
        between = (await answer(app, request("/groups", "POST"))).status
        inside.goes_on.clear()
        whole.set()
        await asyncio.sleep(0.01)
        behind = (await answer(app, request("/groups", "POST"))).status
        inside.goes_on.set()
        await asyncio.gather(*dripping)
        return between, behind

    assert asyncio.run(asked()) == (200, 503)
