"""benchmarks/RESULTS.md, written from what was measured."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import PEERS
from search.settings import CHECKOUT

FILE = CHECKOUT / "benchmarks" / "RESULTS.md"

NONE = "–"


def results(cache: Path) -> list[dict[str, Any]]:
    """What was measured so far, by rising number of documents."""
    found = [json.loads(file.read_text()) for file in (cache / "results").glob("[0-9]*.json")]
    return sorted(found, key=lambda result: int(result["documents"]))


def has(cache: Path, documents: int, names: Sequence[str]) -> bool:
    """Were these peers measured at that size?"""
    return any(
        result["documents"] == documents and all("milliseconds" in result["peers"].get(name, {}) for name in names)
        for result in results(cache)
    )


def write(cache: Path) -> str:
    """The text that now stands in RESULTS.md."""
    return "\n".join(_page(results(cache))) + "\n"


def _page(found: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = []
    for result in found:
        lines += ["", f"## {result['documents']:,} documents", ""]
        lines += table(result["peers"])
    return lines


COLUMNS = (
    "", "p50 ms", "p95 ms", "overlap@10", "searches/s with 1, 2, 4 threads", "text, image, caption p50 ms",
    "recall@10 image, caption", "recall@50", "BM25 agreement@10", "build s", "memory MB: own, mapped", "disk MB",
)  # fmt: skip


def table(peers: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One row for each peer."""
    rows = [COLUMNS, ("---", *["---:"] * (len(COLUMNS) - 1))]
    rows += [_row(PEERS[name].title, peer) for name, peer in peers.items() if name in PEERS]
    return ["| " + " | ".join(row) + " |" for row in rows]


def _row(title: str, peer: Mapping[str, Any]) -> tuple[str, ...]:
    if "milliseconds" not in peer or "memory" not in peer:
        return (title, str(peer.get("failed", "failed")), *[NONE] * (len(COLUMNS) - 2))
    legs, whole, memory = peer["legs"], peer["milliseconds"], peer["memory"]
    vectors = [legs[part] for part in ("image", "caption") if part in legs]
    return (
        title,
        f"{whole['p50']:.2f}",
        f"{whole['p95']:.2f}",
        f"{peer['overlap']:.3f}" if "overlap" in peer else NONE,
        ", ".join(f"{rate:,.0f}" for rate in peer["threads"].values()),
        ", ".join(f"{leg['p50']:.2f}" for leg in legs.values()),
        ", ".join(f"{leg['recall10']:.3f}" for leg in vectors) or NONE,
        ", ".join(f"{leg['recall50']:.3f}" for leg in vectors) or NONE,
        f"{legs['text']['agreement']:.3f}",
        f"{peer['built']['seconds']:.0f}",
        f"{memory['anonymous']:,.0f}, {memory['mapped']:,.0f}",
        f"{peer['built']['disk']:,.0f}",
    )
