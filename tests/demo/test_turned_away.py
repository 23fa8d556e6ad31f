"""A refusal says why in the visitor's language, when to come again, and whether the connection goes on."""

import asyncio
import json
from typing import Any

import pytest

from demo.metrics import Metrics
from demo.turned_away import DROPPED, Door
from tests.demo.asgi import Visit, request


def refused(scope: dict[str, Any], status: int = 503, reason: str = "busy", **values: Any) -> tuple[Visit, str]:
    metrics, visit = Metrics({}, {}), Visit(scope)
    asyncio.run(Door(metrics).turn_away(scope, visit.receive, visit.send, status, reason, **values))
    return visit, metrics.text().decode()


def test_it_says_why_and_when_to_come_again_and_is_counted():
    visit, metrics = refused(request("/groups", "POST"), again=5)
    assert (visit.status, visit.headers["retry-after"], visit.headers["cache-control"]) == (503, "5", "no-store")
    said = json.loads(visit.text)
    assert said["error"] == said["detail"]
    assert said["error"].endswith("try again in a few seconds.")
    assert 'triptych_refused_total{reason="busy"} 1.0' in metrics
    assert "retry-after" not in refused(request("/"), 413, "large", megabytes="30")[0].headers


def test_a_page_gets_a_page_in_the_visitors_language():
    visit, _ = refused(request("/browse", accept="text/html", accept_language="de-AT"), 429, "rate", seconds="<7>")
    assert visit.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="de">' in visit.text
    assert "In &lt;7&gt; Sekunden" in visit.text
    posted, _ = refused(request("/browse", "POST", accept="text/html", accept_language="de"))
    assert "bitte" in json.loads(posted.text)["error"]


@pytest.mark.parametrize(
    ("headers", "ends"),
    [
        ({}, False),
        ({"content_length": "0"}, False),
        ({"content_length": str(DROPPED)}, False),
        ({"content_length": str(DROPPED + 1)}, True),
        ({"content_length": "9" * 40}, True),
        ({"content_length": "-1"}, True),
        ({"transfer_encoding": "chunked"}, True),
        ({"content_length": "5", "expect": "100-continue"}, True),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_connection_goes_on_where_little_is_left_to_read(method, headers, ends):
    visit, _ = refused(request("/groups", method, **headers))
    assert (visit.headers.get("connection") == "close") == ends


def test_a_connection_ends_whose_body_came_too_slowly():
    assert refused(request("/groups", "POST", content_length="5"), 408, "slow")[0].headers["connection"] == "close"
