"""The tables of RESULTS.md, as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from benchmarks.scale.peers import PEERS

Found: TypeAlias = Mapping[str, Any]
"""A result as it was kept."""

NONE = "–"

OURS = "ours"

COLUMNS = (
    "", "p10 / p50 / p95 ms", "processor ms per search", "ours to it: p10, p50, processor", "overlap@10",
    "searches/s by 1, 2, 4 threads", "text / image / caption p50 ms", "recall@10 image / caption", "recall@50",
    "BM25 agreement@10", "build s; of processors", "memory MB, own + mapped", "disk MB",
)  # fmt: skip


def listed(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, line by line; the first column holds names.

    Example:
        >>> list(listed(("", "ms"), [("one", "2")]))
        ['|  | ms |', '| --- | ---: |', '| one | 2 |']
    """
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join(["---", *["---:"] * (len(head) - 1)]) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def compared(peers: Mapping[str, Found]) -> Iterator[str]:
    """One row for each peer; one that could not be measured says why."""
    ours = peers.get(OURS, {})
    return listed(COLUMNS, [_row(PEERS[name].title, peer, ours) for name, peer in peers.items() if name in PEERS])


def _row(title: str, peer: Found, ours: Found) -> tuple[str, ...]:
    if "memory" not in peer:
        return (title, str(peer.get("failed", "failed")), *[NONE] * (len(COLUMNS) - 2))
    legs, whole, memory = peer["legs"], peer["milliseconds"], peer["memory"]
    vectors = [legs[part] for part in ("image", "caption") if part in legs]
    return (
        title,
        f"{_ms(whole['p10'])} / {_ms(whole['p50'])} / {_ms(whole['p95'])}",
        _ms(peer["processor"]),
        _ratios(peer, ours),
        f"{peer['overlap']:.3f}" if "overlap" in peer else NONE,
        " / ".join(_rate(rate) for rate in peer["threads"].values()),
        " / ".join(_ms(leg["p50"]) for leg in legs.values()),
        " / ".join(f"{leg['recall10']:.3f}" for leg in vectors) or NONE,
        " / ".join(f"{leg['recall50']:.3f}" for leg in vectors) or NONE,
        f"{legs['text']['agreement']:.3f}",
        _building(peer["built"]),
        f"{memory['anonymous']:,.0f} + {memory['mapped']:,.0f}",
        f"{peer['built']['disk']:,.0f}" if peer["built"]["disk"] else "in memory",
    )


def _building(built: Found) -> str:
    processor = f"{built['processor']:,.0f}" if "processor" in built else NONE
    return f"{built['seconds']:,.0f}; {processor}"


def _ratios(peer: Found, ours: Found) -> str:
    """The times of this index to the peer's; to one that has words alone, its leg of words."""
    if "memory" not in ours:
        return NONE
    if set(peer["legs"]) == {"text"}:
        mine, whole = ours["legs"]["text"], peer["legs"]["text"]
        return " / ".join(f"{mine[share] / whole[share]:.2f}" for share in ("p10", "p50"))
    mine, whole = ours["milliseconds"], peer["milliseconds"]
    ratios = [*(mine[share] / whole[share] for share in ("p10", "p50")), ours["processor"] / peer["processor"]]
    return " / ".join(f"{ratio:.2f}" for ratio in ratios)


def grown(found: Sequence[Found]) -> Iterator[str]:
    """What was measured at several sizes, a row for each size and peer."""
    names = [name for name in PEERS if sum("memory" in result["peers"].get(name, {}) for result in found) > 1]
    rows = []
    for name in names:
        for result in found:
            peer = result["peers"].get(name, {})
            if "memory" in peer:
                whole, memory = peer["milliseconds"], peer["memory"]
                rows.append(
                    (
                        PEERS[name].title,
                        f"{result['documents']:,}",
                        f"{_ms(whole['p10'])} / {_ms(whole['p50'])} / {_ms(whole['p95'])}",
                        _ms(peer["processor"]),
                        f"{peer['overlap']:.3f}" if "overlap" in peer else NONE,
                        _building(peer["built"]),
                        f"{memory['anonymous']:,.0f} + {memory['mapped']:,.0f}",
                        f"{result['machine'].get('busy before', NONE)}",
                    )
                )
    head = ("", "documents", "p10 / p50 / p95", "processor", "overlap@10", "build; processors", "memory", "busy before")
    return listed(head, rows)


def single(points: Found) -> list[tuple[str, str]]:
    """What was measured of single things, each in words."""
    opening, threads, exactly = points["opening"], points["threads"], points["filtered as exactly"]
    rows = [("open / first question, in a new process", f"{opening['open']:.2f} s / {opening['first']:.2f} s")]
    rows += [
        (f"the leg {part} alone, p50 / p95", _both(points[f"leg {part}"])) for part in ("text", "image", "caption")
    ]
    touched = " / ".join(f"{points['touched'][part]:.1f}" for part in ("text", "image", "caption"))
    rows.append(("of mapped files a question to these legs brings in, in a new process", f"{touched} MB"))
    rates = {number: rate["per_second"] for number, rate in threads.items()}
    rows.append((f"searches/s by {', '.join(threads)} threads", " / ".join(_rate(rate) for rate in rates.values())))
    if rates["1"] and rates["4"]:
        busy = " / ".join(f"{rate['busy']:.2f}" for rate in threads.values() if rate["busy"])
        rows += [("processors that keeps busy", busy), ("4 threads against 1", f"{rates['4'] / rates['1']:.2f} ×")]
    processes = points["processes"]
    rows.append(("searches/s by 1, 2 processes", " / ".join(_rate(rate) for rate in processes.values())))
    rows.append(("2 processes against 1", f"{processes['2'] / processes['1']:.2f} ×"))
    if apart := points.get("apart"):
        told = f"{_rate(apart)}, {apart / rates['1']:.2f} ×" if rates["1"] else _rate(apart)
        rows.append(("2 processes with a processor each, against 1 thread that has both", told))
    plain, spread = points["plain"], points["k-means"]
    rows.append(("a search, p50 / p95, by turns with those below", _both(plain)))
    rows.append(
        ("with k-means (5 groups of the first 50)", f"{_both(spread)}; + {spread['p50'] - plain['p50']:.2f} ms")
    )
    for name, share, field in (("filter 1 %", "1 %", "hundredth"), ("filter .01 %", ".01 %", "rare")):
        told = f"{_both(points[name])}; {exactly[field]:.3f} of the exact nearest ten pictures"
        rows.append((f"among the {share} that a filter lets pass", told))
    rows.append(("adding 1,000 documents; until they are found", _seconds(points["add"], points["add until found"])))
    rows.append(("removing them; until they are gone", _seconds(points["remove"], points["remove until gone"])))
    if behind := points.get("behind"):
        name = f"a search while {behind['documents']:,} documents came since the files were made, p50 / p95"
        rows.append((name, _both(behind)))
    return rows


def _both(quantiles: Found) -> str:
    return f"{_ms(quantiles['p50'])} / {_ms(quantiles['p95'])} ms"


def _seconds(first: float, whole: float) -> str:
    return f"{first:.2f} s; {whole:.2f} s"


def _rate(rate: float | None) -> str:
    return "fails" if rate is None else f"{rate:,.0f}"


def _ms(milliseconds: float) -> str:
    """Three digits that count."""
    digits = 2 if milliseconds < 10 else 1 if milliseconds < 100 else 0
    return f"{milliseconds:.{digits}f}"
