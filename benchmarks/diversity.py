"""Near duplicates on a page, and the readings of an ambiguous query that it shows, without the switch and with it.

    python -m benchmarks.diversity [--collection DIR] [--lines 30]

A line is one product in several colours and views. Each of the chosen lines is searched by the words of its title, and
by one of its pictures (which is left out of the answer itself); the share of the first ten hits that comes from that
line is printed without diversity and with `diversify="kmeans"`. Where the collection has judged queries, the ambiguous
ones follow: which share of their aspects the first ten show, their alpha-nDCG@10 and precision@10, both ways.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

from assets.catalogue.judge.drafts import in_turn
from assets.catalogue.judge.queries import COLLECTION, JudgedQuery, read_queries
from assets.catalogue.judge.rows import Row, lines, read_rows
from benchmarks.catalogues import engine_over
from benchmarks.measures import alpha_ndcg, coverage
from search import Engine, Query

TOP = 10
LEAST_PICTURES = 3
"""Lines with fewer pictures cannot fill a page."""


@dataclass(frozen=True)
class Page:
    """The first ten hits as a reader sees them: which line each comes from."""

    lines: tuple[str, ...]

    def share(self, line: str) -> float:
        """The share of the page that comes from that line."""
        return self.lines.count(line) / TOP

    def largest(self) -> float:
        """The share of the line that fills most of the page."""
        return max(Counter(self.lines).values(), default=0) / TOP

    def different(self) -> int:
        """How many lines there are to choose from."""
        return len(set(self.lines))


def found(engine: Engine, query: Query, *, spread: bool, exclude: Sequence[str] = ()) -> list[str]:
    """The ids of the first ten hits, best first."""
    results = engine.search(query, top=TOP, diversify="kmeans" if spread else None, exclude=exclude)
    return [hit.document.id for hit in results.hits]


def near_duplicates(engine: Engine, collection: Path, count: int) -> None:
    """Print, line by line and on average, how much of the page one line takes."""
    rows = read_rows(collection)
    line_of = {row["file_name"]: row["line"] for row in rows}
    many = [pictures for pictures in lines(rows).values() if len(pictures) >= LEAST_PICTURES]
    chosen = in_turn(many, Random("diversity"), lambda pictures: pictures[0]["broad"])[:count]
    print(
        f"{len(chosen)} lines of {LEAST_PICTURES} pictures or more; share of the first {TOP} that comes from the line"
    )
    print(f"{'':<44} {'':>8}  {'asked by title':>16}  {'asked by picture':>16}")
    print(f"{'line':<44} {'pictures':>8}  {'without':>8} {'with':>7}  {'without':>8} {'with':>7}")
    told: list[tuple[str, list[Page]]] = []
    for pictures in sorted(chosen, key=lambda pictures: pictures[0]["file_name"]):
        first = pictures[0]
        pages = [
            Page(tuple(line_of[document] for document in found(engine, query, spread=spread, exclude=exclude)))
            for query, exclude in _asked(collection, first)
            for spread in (False, True)
        ]
        told.append((first["line"], pages))
        name = f"{first['title']} ({first['line'].rpartition('-')[2]})"
        print(f"{name:<44} {len(pictures):>8}  {_four([page.share(first['line']) for page in pages], '.0%')}")
    for what, form, figures in (
        ("mean", ".1%", [[page.share(line) for page in pages] for line, pages in told]),
        ("largest share of any one line, mean", ".1%", [[page.largest() for page in pages] for _, pages in told]),
        ("different lines, mean", ".1f", [[page.different() for page in pages] for _, pages in told]),
    ):
        print(f"{what:<44} {'':>8}  {_four([fmean(column) for column in zip(*figures, strict=True)], form)}")


def _asked(collection: Path, row: Row) -> Iterator[tuple[Query, tuple[str, ...]]]:
    """The two queries of a line, and what is left out of the answer: its title, its picture."""
    yield Query(text=row["title"]), ()
    yield Query(image=collection / row["file_name"]), (row["file_name"],)


def _four(figures: Sequence[float], form: str) -> str:
    return "  ".join(f"{figures[at]:>8{form}} {figures[at + 1]:>7{form}}" for at in (0, 2))


def aspects_shown(engine: Engine, queries: Sequence[JudgedQuery]) -> None:
    """Print, for the ambiguous queries, what the first ten show of their aspects."""
    ambiguous = [query for query in queries if query.aspects]
    print(f"\n{len(ambiguous)} ambiguous queries: share of aspects in the first {TOP}, alpha-nDCG@10, precision@10")
    print(f"{'query':<44} {'aspects':>8}  {'without':>20}  {'with':>20}")
    told: list[list[float]] = []
    for query in ambiguous:
        figures: list[float] = []
        for spread in (False, True):
            ids = found(engine, Query(text=query.text or ""), spread=spread, exclude=query.exclude)
            right = sum(document in query.relevant for document in ids) / TOP
            figures += [coverage(ids, query.aspects), alpha_ndcg(ids, query.aspects), right]
        told.append(figures)
        print(f"{query.text or '':<44} {len(query.aspects):>8}  {_row(figures)}")
    print(f"{'mean':<44} {'':>8}  {_row([fmean(column) for column in zip(*told, strict=True)])}")


def _row(figures: Sequence[float]) -> str:
    return "  ".join(" ".join(f"{figure:>6.2f}" for figure in figures[at : at + 3]) for at in (0, 3))


def main() -> None:
    """Read the arguments and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collection", type=Path, default=COLLECTION, help="a folder of drawn pictures")
    parser.add_argument("--lines", type=int, default=30)
    asked = parser.parse_args()
    with engine_over(asked.collection) as engine:
        near_duplicates(engine, asked.collection, asked.lines)
        if (asked.collection / "queries.jsonl").is_file():
            aspects_shown(engine, read_queries(asked.collection))


if __name__ == "__main__":
    main()
