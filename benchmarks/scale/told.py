"""benchmarks/RESULTS.md, written from what was measured and from nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scale.peers import PEERS
from benchmarks.scale.quality import DEPTH, TOP
from benchmarks.scale.tables import Found, compared, grown, listed, single
from benchmarks.scale.workload import QUESTIONS
from search.settings import CHECKOUT

FILE = CHECKOUT / "benchmarks" / "RESULTS.md"

PICTURES = CHECKOUT / "docs" / "scale"
"""Where the plots are, see `benchmarks.scale.plots`."""

HEAD = f"""# Results: the embedded index beside its peers

Written by `python -m benchmarks.scale` (`make bench`, `make bench-million`); what it does and how to repeat it says
[docs/scale.md](../docs/scale.md).

Job: BM25 over captions, the {DEPTH} best; the {DEPTH} nearest of either vector (512-d); reciprocal rank fusion; the
first {TOP}. This index answers with the documents, the others with ids. {QUESTIONS} questions on drawn documents, one
after the other, three times by turns with the other peers of the same run, after a time that doesn't count.
**overlap@{TOP}**: with the exact BM25, exact neighbours and their fusion. **recall**: of a leg's exact first hits.
**BM25 agreement**: share of a text leg's first {TOP} that Lucene's formula could have there. **memory**: what opening
and answering added to the process; mapped pages of files can be taken back by the system. Only figures of one run can
be compared, and where the machine does other things at the same time (**busy before**: its load when the run began)
what waits for two cores at once is disturbed most. Then look at **p10**, the tenth of the searches that were disturbed
least, and at **processor**: what a search, or a build, took of the processors, all threads together. What was **built**
in an earlier run was not built again, so its seconds may be those of a busier hour: compare its processors."""


def results(cache: Path) -> list[dict[str, Any]]:
    """What `compare` measured so far, by rising number of documents."""
    found = [json.loads(file.read_text()) for file in (cache / "results").glob("[0-9]*.json")]
    return sorted(found, key=lambda result: int(result["documents"]))


def has(cache: Path, documents: int, names: Sequence[str]) -> bool:
    """Were these peers measured at that size?"""
    return any(
        result["documents"] == documents and all("milliseconds" in result["peers"].get(name, {}) for name in names)
        for result in results(cache)
    )


def write(cache: Path) -> Path:
    """Write RESULTS.md; returns its path."""
    points = [json.loads(file.read_text()) for file in (cache / "results").glob("points-*.json")]
    lines = _page(results(cache), sorted(points, key=lambda result: int(result["documents"])))
    FILE.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return FILE


def _page(found: Sequence[Found], points: Sequence[Found]) -> Iterator[str]:
    for result in found:
        if len(result["peers"]) > 1:
            yield from ("", f"## {result['documents']:,} documents", "", _circumstances(result), "")
            yield from compared(result["peers"])
            yield from ("", f"Versions: {_versions(result['peers'])}.", *_absent(result))
    if len(found) > 1:
        yield from (
            "",
            "## Growth",
            "",
            "Percentiles and processor in ms, building in s, memory of its own and mapped in MB.",
            "",
        )
        yield from grown(found)
    for name, text in (("recall", "Latency against recall"), ("growth", "Latency, memory and building by size")):
        if (PICTURES / f"{name}.svg").exists():
            yield from ("", f"![{text}](../docs/scale/{name}.svg)")
    for result in points:
        yield from ("", f"## Single things, {result['documents']:,} documents", "", _circumstances(result), "")
        yield from listed(("what", "measured"), single(result["points"]))


def _absent(result: Found) -> Iterator[str]:
    """The peers that the run left out, and why."""
    missing = [name for name in PEERS if name not in result["peers"]]
    many = [PEERS[name].title for name in missing if result["documents"] > PEERS[name].most]
    other = [PEERS[name].title for name in missing if result["documents"] <= PEERS[name].most]
    if many:
        yield f"Not asked, since it would take too long or too much memory: {'; '.join(many)}."
    if other:
        yield f"Not asked in this run: {'; '.join(other)}."


def _circumstances(result: Found) -> str:
    return "; ".join(f"{name} {value}" for name, value in result["machine"].items()) + "."


def _versions(peers: Mapping[str, Found]) -> str:
    known = {
        package: version
        for name, peer in peers.items()
        if name in PEERS
        for package, version in peer.get("built", {}).get("versions", {}).items()
    }
    return ", ".join(f"{package} {version}" for package, version in sorted(known.items()))
