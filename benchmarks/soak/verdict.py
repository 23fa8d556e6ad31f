"""What a soak showed: a table over kinds of requests, one over time, and whether each target was met."""

import statistics
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.soak.hostile import HOSTILE
from benchmarks.soak.questions import Question
from benchmarks.soak.watched import Sample, slope

MOST_TOLD = 6
WARMING = 1 / 6
"""Share of the time in which caches fill and threads begin; what is held must be steady behind it."""

RISE = 0.05
"""How much the memory may rise behind that, as fitted, in all."""

MORE = 8
"""How many more files and connections may be open, and threads run, in the last quarter than in the first."""

STORED = 8.0
"""MB by which the temporary folder may grow. Every picture is uploaded within the first minutes; but an upload that
breaks off, such as one in a hundred requests, lies there for ten to twenty minutes before it is deleted."""


@dataclass
class Tally:
    """What came of the requests, by kind. Threads may write to it.

    Attributes:
        seconds: what each finished request took, by kind.
        wrong, failed: by kind: answers that were others, and requests that were not answered. A hostile request is
            wrong if it was let through.
        told: the first of both, in words.
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    told: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def record(self, question: Question, seconds: float, told: str = "", *, failed: bool = False) -> None:
        """Enter one request; `told` says what was wrong with it, if anything."""
        kind = question.kind
        with self._lock:
            self.seconds[kind].append(seconds)
            self.wrong[kind] += bool(told) and not failed
            self.failed[kind] += failed
            if told and len(self.told) < MOST_TOLD:
                self.told.append(f"{kind}, {question.name}: {told}")

    def count(self) -> int:
        """Requests so far."""
        with self._lock:
            return sum(map(len, self.seconds.values()))


@dataclass(frozen=True)
class Target:
    """A target, what was found, and whether it is met."""

    name: str
    found: str
    met: bool


def by_kind(tally: Tally) -> Iterator[str]:
    """Lines of the table over kinds of requests."""
    yield f"{'request':12} {'number':>7} {'wrong':>6} {'failed':>6} {'p50 ms':>7} {'p95 ms':>7} {'longest':>8}"
    for kind, seconds in sorted(tally.seconds.items()):
        cuts = statistics.quantiles(seconds, n=20) if len(seconds) > 1 else seconds * 19
        yield (
            f"{kind:12} {len(seconds):7,} {tally.wrong[kind]:6} {tally.failed[kind]:6} "
            f"{cuts[9] * 1e3:7,.0f} {cuts[18] * 1e3:7,.0f} {max(seconds) * 1e3:8,.0f}"
        )


def over_time(samples: Sequence[Sample], rows: int = 16) -> Iterator[str]:
    """Lines of the table over time, evenly chosen."""
    yield f"{'minute':>7} {'memory MB':>10} {'open files':>11} {'threads':>8} {'temporary MB':>13}"
    step = max(1, (len(samples) - 1) // (rows - 1) if rows > 1 else len(samples))
    for sample in samples[::step]:
        yield (
            f"{sample.seconds / 60:7.1f} {sample.megabytes:10,.0f} {sample.descriptors:11} {sample.threads:8} "
            f"{sample.stored:13.1f}"
        )


def targets(tally: Tally, samples: Sequence[Sample], *, alive: bool) -> list[Target]:
    """Every target.

    Args:
        tally: of all requests.
        samples: over the whole time, in order.
        alive: whether the server answered at the end.
    """
    hostile = tally.wrong[HOSTILE] + tally.failed[HOSTILE]
    wrong = sum(tally.wrong.values()) - tally.wrong[HOSTILE]
    failed = sum(tally.failed.values()) - tally.failed[HOSTILE]
    honest = sum(len(seconds) for kind, seconds in tally.seconds.items() if kind != HOSTILE)
    found = [
        Target("no wrong answer", f"{wrong} of {honest:,}", wrong == 0 and honest > 0),
        Target("no request failed", f"{failed} of {honest:,}", failed == 0),
        Target("no hostile request let through", f"{hostile} of {len(tally.seconds[HOSTILE]):,}", hostile == 0),
        Target("the server stands at the end", "yes" if alive else "no", alive),
    ]
    steady = [sample for sample in samples if sample.seconds >= samples[-1].seconds * WARMING]
    if len(steady) < 8:
        return [*found, Target("what is held is steady", f"only {len(steady)} samples: run it for longer", met=False)]
    first, last = steady[: len(steady) // 4], steady[-(len(steady) // 4) :]
    times, memory = [sample.seconds for sample in steady], [sample.megabytes for sample in steady]
    rise = slope(times, memory) * (times[-1] - times[0])
    share = rise / statistics.median(memory)
    found.append(
        Target(
            f"memory rises by at most {RISE:.0%} after the first {times[0] / 60:.0f} minutes",
            f"{rise:+.1f} MB, {share:+.1%}; {slope(times, memory) * 3600:+.1f} MB per hour",
            share <= RISE,
        )
    )
    held: Sequence[tuple[str, Callable[[Sample], float], float]] = (
        ("open files", lambda sample: sample.descriptors, MORE),
        ("threads", lambda sample: sample.threads, MORE),
        ("MB of temporary files", lambda sample: sample.stored, STORED),
    )
    for name, value, most in held:
        before, after = statistics.median(map(value, first)), statistics.median(map(value, last))
        sentence = f"no more than {most:g} more {name} in the last quarter than in the first"
        found.append(Target(sentence, f"{before:,.1f}, then {after:,.1f}", after - before <= most))
    return found
