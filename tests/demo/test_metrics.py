"""What the server measures of itself."""

import re

import httpx
import pytest

from demo.metrics import Metrics
from demo.turns import Turns
from search.stopwatch import Stopwatch
from tests.demo.raw import call


def samples(text: str) -> dict[str, float]:
    """Each series by its name and labels, as they stand in the text."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


class Kept:
    hits, misses = 3, 4


def test_what_is_counted_stands_in_the_text() -> None:
    metrics = Metrics({"searches": Turns(1, 1)}, {"sizes": [Kept(), Kept()]})
    metrics.refused.labels("rate").inc(2)
    read = samples(metrics.text().decode())
    assert read['triptych_refused_total{reason="rate"}'] == 2
    assert read['triptych_cache_hits_total{cache="sizes"}'] == 6
    assert read['triptych_cache_misses_total{cache="sizes"}'] == 8
    assert read['triptych_running{line="searches"}'] == read['triptych_waiting{line="searches"}'] == 0


def test_stages_are_heard_inside_only() -> None:
    metrics, series = Metrics({}, {}), 'triptych_stage_seconds_count{stage="encode"}'
    with metrics.heard():
        with Stopwatch().stage("encode"):
            pass
        with pytest.raises(ZeroDivisionError), Stopwatch().stage("encode"):
            raise ZeroDivisionError
    with Stopwatch().stage("encode"):
        pass
    assert samples(metrics.text().decode())[series] == 1


@pytest.mark.slow
def test_a_search_is_measured_by_route_stage_and_leg(address: str) -> None:
    before = samples(httpx.get(f"{address}/metrics", timeout=60).text)
    call(address, "search", text="purple cloth")
    httpx.get(f"{address}/nowhere/at/all", timeout=60)
    text = httpx.get(f"{address}/metrics", timeout=60).text
    after = samples(text)
    grown = {name for name, value in after.items() if value > before.get(name, 0)}
    assert 'triptych_leg_seconds_count{leg="text-bm25"}' in grown
    assert 'triptych_stage_seconds_count{stage="retrieve"}' in grown
    assert any(re.match(r'triptych_requests_total{.*route="/metrics".*status="200"', name) for name in grown)
    assert "purple" not in text
    assert "nowhere" not in text


@pytest.mark.slow
def test_requests_have_an_id_that_a_client_may_give(address: str) -> None:
    given = httpx.get(f"{address}/healthz", headers={"X-Request-Id": "abcd-1234"}).headers["x-request-id"]
    assert given == "abcd-1234"
    made = httpx.get(f"{address}/healthz", headers={"X-Request-Id": 'x" 5\\'}).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{16}", made)
