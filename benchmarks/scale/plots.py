"""The plots of docs/scale.md: latency against recall, and latency, memory and building against the number of documents.

    python -m benchmarks.scale.plots RESULTS FOLDER

Runs in the peers' environment, which has matplotlib, on the files that `compare` kept in the folder RESULTS.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Found = Mapping[str, Any]

NAMES = {
    "ours": "this index",
    "handmade": "bm25s + FAISS",
    "handmade-tantivy": "tantivy + FAISS",
    "chroma": "Chroma + bm25s",
    "lancedb": "LanceDB PQ",
    "lancedb-hnsw": "LanceDB HNSW",
    "txtai": "txtai",
    "rank-bm25": "rank-bm25 + NumPy",
    "milvus": "Milvus Lite",
    "qdrant": "Qdrant local",
}
COLOURS = {"ours": "#0b6e4f", "handmade": "#c8553d", "handmade-tantivy": "#8d6b94"}
OTHERS = "#6b7280"

SIZE = (9.0, 3.4)


def draw(results: Path, folder: Path) -> list[Path]:
    """Draw what there are results for; returns the files."""
    pyplot: Any = import_module("matplotlib.pyplot")
    # Text stays text and ids are the same each time, so that the files are small and differ only where figures do.
    pyplot.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "scale", "font.size": 9, "axes.grid": True,
                            "grid.alpha": 0.3, "axes.spines.top": False, "axes.spines.right": False})  # fmt: skip
    found = sorted(
        (json.loads(file.read_text()) for file in results.glob("[0-9]*.json")), key=lambda one: int(one["documents"])
    )
    folder.mkdir(parents=True, exist_ok=True)
    broadest = [one for one in found if sum("memory" in peer for peer in one["peers"].values()) > 2]
    drawn = []
    if broadest:
        drawn.append(_kept(pyplot, _recall(pyplot, broadest), folder / "recall.svg"))
    if len(found) > 1:
        drawn.append(_kept(pyplot, _growth(pyplot, found), folder / "growth.svg"))
    return drawn


def _kept(pyplot: Any, figure: Any, file: Path) -> Path:
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
    return file


def _recall(pyplot: Any, found: Sequence[Found]) -> Any:
    figure, axes = pyplot.subplots(1, len(found), figsize=(4.5 * len(found), 3.6), squeeze=False)
    for axis, one in zip(axes[0], found, strict=True):
        known = {name: peer for name, peer in one["peers"].items() if name in NAMES and "memory" in peer}
        for place, (name, peer) in enumerate(sorted(known.items(), key=lambda pair: _p50(pair[1]))):
            recall = sum(peer["legs"][part]["recall50"] for part in ("image", "caption")) / 2
            colour = COLOURS.get(name, OTHERS)
            axis.scatter(recall, _p50(peer), color=colour, s=36, zorder=3)
            # Neighbours in time often lie close: their names stand below and above by turns.
            axis.annotate(NAMES[name], (recall, _p50(peer)), xytext=(4, 6 if place % 2 else -12), color=colour,
                          fontsize=8, textcoords="offset points", ha="right" if recall > 0.95 else "left")  # fmt: skip
        axis.set(yscale="log", xlabel="recall@50 of the vector legs", ylabel="p50 of a search, ms", xlim=(None, 1.005))
        axis.margins(y=0.15)
        _plain(axis.yaxis)
        axis.set_title(f"{one['documents']:,} documents")
    return figure


def _growth(pyplot: Any, found: Sequence[Found]) -> Any:
    figure, axes = pyplot.subplots(1, 3, figsize=SIZE)
    kinds: tuple[tuple[str, Callable[[Found], float]], ...] = (
        ("p50 of a search, ms", _p50),
        ("memory of its own, MB", lambda peer: peer["memory"]["anonymous"]),
        ("building, s", lambda peer: peer["built"]["seconds"]),
    )
    for axis, (title, value) in zip(axes, kinds, strict=True):
        for name, colour in COLOURS.items():
            known = [one for one in found if "memory" in one["peers"].get(name, {})]
            values = [value(one["peers"][name]) for one in known]
            axis.plot([one["documents"] for one in known], values, "o-", color=colour, label=NAMES[name], markersize=4)
        axis.set(xscale="log", yscale="log", xlabel="documents", title=title)
        _plain(axis.yaxis)
    axes[0].legend(frameon=False, fontsize=8)
    return figure


def _p50(peer: Found) -> float:
    return float(peer["milliseconds"]["p50"])


def _plain(axis: Any) -> None:
    """Numbers as they are spoken instead of powers of ten."""
    ticker: Any = import_module("matplotlib.ticker")
    axis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter("{x:g}")
    axis.set_minor_formatter(ticker.NullFormatter())


if __name__ == "__main__":
    for file in draw(Path(sys.argv[1]), Path(sys.argv[2])):
        print(file)
