"""A question ends when nobody waits for its answer any more."""

import asyncio
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from demo.metrics import Metrics
from demo.patience import Patience
from demo.turned_away import Door
from tests.demo.asgi import Visit, request

START = {"type": "http.response.start", "status": 200, "headers": []}


class Slow:
    """An application that reads, begins or not, and goes on when it is told to."""

    def __init__(self, begins: bool = False) -> None:
        self.goes_on, self.reached, self.ended, self._begins = asyncio.Event(), asyncio.Event(), "", begins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            await receive()
        if self._begins:
            await send(START)
        self.reached.set()
        try:
            await self.goes_on.wait()
            if not self._begins:
                await send(START)
            await send({"type": "http.response.body", "body": b"ok"})
            self.ended = "answered"
        except asyncio.CancelledError:
            self.ended = "cancelled"
            if not self._begins:
                await send(START)  # as Gradio does, which tells that it was cancelled
            raise


async def asked(
    scope: dict[str, Any], seconds: float, *, begins: bool = False, leaves: bool = False, late: bool = False
) -> tuple[Visit, str]:
    """The visit, and how the application's part of it ended."""
    app, visit = Slow(begins), Visit(scope)
    asking = asyncio.create_task(visit.ask(Patience(app, seconds, Door(Metrics({}, {})))))
    await app.reached.wait()
    if leaves:
        visit.leave()
    if late:
        await asyncio.sleep(3 * seconds)
    if not leaves:
        app.goes_on.set()
    await asking
    return visit, app.ended


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("begins", "late", "status", "text", "ended"),
    [
        (False, False, 200, "ok", "answered"),
        (False, True, 503, "too long", "cancelled"),
        (True, False, 200, "ok", "answered"),
        (True, True, 200, "ok", "answered"),  # an answer that has begun is not cut off
    ],
)
def test_an_answer_begins_in_time_or_is_given_up(method, begins, late, status, text, ended):
    seconds = 0.03 if late else 10
    visit, how = asyncio.run(asked(request("/groups", method), seconds, begins=begins, late=late))
    assert (visit.status, how) == (status, ended)
    assert text in visit.text
    assert visit.headers.get("retry-after") == ("60" if status == 503 else None)


def test_what_nobody_waits_for_is_given_up():
    visit, how = asyncio.run(asked(request("/groups", "POST"), 10, leaves=True))
    assert (visit.status, how) == (0, "cancelled")


@pytest.mark.parametrize("path", ["/gradio_api/heartbeat/a", "/suggest", "/healthz"])
def test_what_is_no_question_has_no_deadline(path):
    visit, how = asyncio.run(asked(request(path), 0.03, late=True))
    assert (visit.status, how) == (200, "answered")


def test_what_an_application_raises_is_raised():
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(Visit(request("/groups")).ask(Patience(broken, 10, Door(Metrics({}, {})))))
