"""What the server measures of itself, in Prometheus' text format: counts and times, and nothing about anybody.

No label holds words, ids, names of files or addresses of visitors: routes are the patterns that are declared, and
everything else is one route, so that no stranger can make the series more or learn from them who asked what.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from search.stopwatch import listening

TYPE = "text/plain; version=0.0.4; charset=utf-8"
REQUESTS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
STAGES = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Upper ends of the histograms' buckets, in seconds."""


class Line(Protocol):
    """What runs so much at once and lets the rest wait; see `demo.turns.Turns`."""

    @property
    def running(self) -> int:
        """How many run now."""

    @property
    def waiting(self) -> int:
        """How many wait now."""


class Cache(Protocol):
    """What keeps what was made, and counts how often that helped."""

    hits: int
    misses: int


class Metrics:
    """The measures of one server.

    Args:
        lines: by their names.
        caches: by their names; several under one name are summed up.

    Example:
        >>> metrics = Metrics({"searches": turns}, {"sizes": [sizes]})
        >>> metrics.requests.labels("/healthz", "GET", "200").inc()
        >>> b'triptych_requests_total{method="GET",route="/healthz",status="200"} 1.0' in metrics.text()
        True
    """

    def __init__(self, lines: Mapping[str, Line], caches: Mapping[str, Sequence[Cache]]) -> None:
        registry = self._registry = CollectorRegistry()
        self.requests = Counter(
            "triptych_requests", "Answers by route and status", ("route", "method", "status"), registry=registry
        )
        self.seconds = Histogram(
            "triptych_request_seconds",
            "Seconds until an answer was whole; until its beginning where it is a stream",
            ("route",),
            buckets=REQUESTS,
            registry=registry,
        )
        self.open = Gauge("triptych_requests_open", "Requests that are being answered, streams too", registry=registry)
        self.refused = Counter(
            "triptych_refused", "Requests that were refused at the door, by the reason", ("reason",), registry=registry
        )
        self.errors = Counter(
            "triptych_errors", "Errors that were logged, by the room that logged them", ("room",), registry=registry
        )
        self._stages = Histogram(
            "triptych_stage_seconds", "Seconds of a search's stages", ("stage",), buckets=STAGES, registry=registry
        )
        self._legs = Histogram(
            "triptych_leg_seconds",
            "Seconds that a leg took in an index in a folder; a server is asked all legs at once, see stage retrieve",
            ("leg",),
            buckets=STAGES,
            registry=registry,
        )
        registry.register(_Now(lines, caches))
        ProcessCollector(registry=registry)

    def heard(self) -> AbstractContextManager[None]:
        """Inside, what searches of this process take is measured."""
        return listening(self._hear)

    def text(self) -> bytes:
        """All measures as Prometheus reads them."""
        return generate_latest(self._registry)

    def _hear(self, kind: str, name: str, milliseconds: float) -> None:
        (self._legs if kind == "leg" else self._stages).labels(name).observe(milliseconds / 1e3)


class _Now(Collector):
    """What is read at the moment when it is asked for."""

    def __init__(self, lines: Mapping[str, Line], caches: Mapping[str, Sequence[Cache]]) -> None:
        self._lines = lines
        self._caches = caches

    def collect(self) -> Iterator[Metric]:
        """See `prometheus_client.registry.Collector`."""
        yield self._gauge("running", "What runs at the moment, by its line", lambda line: line.running)
        yield self._gauge("waiting", "What waits for its turn, by its line", lambda line: line.waiting)
        yield self._counter("hits", "Answers that a cache had", lambda cache: cache.hits)
        yield self._counter("misses", "Answers that a cache had not", lambda cache: cache.misses)

    def _gauge(self, name: str, told: str, count: Callable[[Line], int]) -> Metric:
        family = GaugeMetricFamily(f"triptych_{name}", told, labels=("line",))
        for line, each in self._lines.items():
            family.add_metric([line], count(each))
        return family

    def _counter(self, name: str, told: str, count: Callable[[Cache], int]) -> Metric:
        family = CounterMetricFamily(f"triptych_cache_{name}", told, labels=("cache",))
        for cache, several in self._caches.items():
            family.add_metric([cache], sum(map(count, several)))
        return family
