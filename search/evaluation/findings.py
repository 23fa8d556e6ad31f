"""Blocks that several experiments have in common: tables of means and comparisons, plots, and queries to look at."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from PIL import Image

from search.evaluation.contenders import Runs
from search.evaluation.judgements import Judgements
from search.evaluation.measures import Values, mean
from search.evaluation.plots import Point, curves, differences
from search.evaluation.queries import Asked
from search.evaluation.report import Case, Figure, Gallery, Shown, Table
from search.evaluation.significance import Comparison, Estimate
from search.indexes import Index

CASES = 5
"""Queries shown from either end."""

HITS = 5
"""Documents shown of each ranking."""

SIDE = 128
"""Longer side of embedded pictures, in pixels."""


Estimates = Mapping[str, Mapping[str, Estimate]]
"""Contender → measure → mean with its interval."""


def means_table(title: str, found: Estimates, measures: Sequence[str]) -> Table:
    """A row for each contender, a column for each measure; the first measure with its interval."""
    rows = [
        (
            name,
            str(known[measures[0]].queries),
            within(known[measures[0]]),
            *(f"{known[measure].mean:.3f}" for measure in measures[1:]),
        )
        for name, known in found.items()
    ]
    note = "Means over the queries that each could be asked; in brackets the 95 % bootstrap interval."
    return Table(title, ("", "queries", *measures), rows, note)


def comparisons_table(title: str, comparisons: Sequence[Comparison]) -> Table:
    """A row for each comparison."""
    rows = [
        (
            f"{one.first} − {one.second}",
            str(one.queries),
            f"{one.difference:+.3f} [{one.low:+.3f}, {one.high:+.3f}]",
            f"{one.p:.4f}",
            f"{one.p_holm:.4f}",
            verdict(one),
            f"{one.wins} / {one.losses}",
        )
        for one in comparisons
    ]
    head = ("", "queries", "difference", "p", "p (Holm)", "significantly", "wins / losses")
    note = (
        "Paired randomisation test, two-sided; intervals by paired bootstrap. p (Holm) is corrected for all those "
        "of this table, and “significantly” goes by it, at the level of .05."
    )
    return Table(title, head, rows, note)


def verdict(one: Comparison) -> str:
    """What a comparison says of its first contender."""
    if not one.significant:
        return "no"
    return "better" if one.difference > 0 else "worse"


def within(one: Estimate) -> str:
    """A mean and its interval.

    Example:
        >>> within(Estimate(mean=0.5, low=0.4, high=0.6, queries=10))
        '0.500 [0.400, 0.600]'
    """
    return f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]"


def precision_figure(name: str, title: str, found: Estimates, cuts: Sequence[int]) -> Figure:
    """Precision over the cut, a line for each contender."""
    series = {
        contender: [Point(cut, one.mean, one.low, one.high) for cut in cuts for one in [known[f"P@{cut}"]]]
        for contender, known in found.items()
    }
    svg = curves(series, x="k", y="precision at k", logarithmic=True)
    return Figure(name, title, svg, "Bars are 95 % bootstrap intervals over the queries.")


def differences_figure(name: str, values: Values, first: str, second: str, measure: str) -> Figure:
    """Query by query, how much better or worse one contender is than another."""
    a, b = values[first][measure], values[second][measure]
    svg = differences([a[query] - b[query] for query in a if query in b], first=first, second=second, measure=measure)
    return Figure(name, f"{measure} query by query: {first} against {second}", svg)


def best_alone(values: Values, measure: str, names: Sequence[str]) -> str | None:
    """Which of these contenders has the highest mean; the earlier one of equals, and None where there are none."""
    known = [name for name in names if name in values and values[name][measure]]
    return max(known, key=lambda name: mean(values[name][measure]), default=None)


def gallery(
    title: str, index: Index, asked: Sequence[Asked], runs: Runs, judgements: Judgements, values: Values,
    first: str, second: str, measure: str, *, worst: bool,
) -> Gallery:  # fmt: skip
    """The queries on which the first contender is furthest above (or below) the second, with what both show."""
    a, b = values[first][measure], values[second][measure]
    by_id = {one.id: one for one in asked}
    sign = 1 if worst else -1
    order = sorted((query for query in a if query in b), key=lambda query: (sign * (a[query] - b[query]), query))
    cases = [
        Case(
            f"{by_id[query].shown} ({query})",
            {f"{first} {measure}": a[query], f"{second} {measure}": b[query]},
            {name: shown(index, runs[name][query][:HITS], judgements[query]) for name in (first, second)},
        )
        for query in order[:CASES]
    ]
    return Gallery(title, cases, f"The first {HITS} of each; framed, or without a cross, is what answers the query.")


def shown(index: Index, ids: Sequence[str], grades: Mapping[str, int]) -> list[Shown]:
    """Documents with their pictures, small enough to be embedded."""
    documents, pictures = index.get(ids), index.thumbnails(ids)
    return [
        Shown(id_, documents[id_].caption, grades.get(id_, 0), small(pictures[id_]) if id_ in pictures else None)
        for id_ in ids
        if id_ in documents
    ]


def small(picture: bytes) -> bytes:
    """A thumbnail as a WebP file of at most 128 pixels a side."""
    with Image.open(BytesIO(picture)) as opened:
        image = opened.convert("RGB")
    image.thumbnail((SIDE, SIDE))
    file = BytesIO()
    image.save(file, "WEBP", quality=70)
    return file.getvalue()


def as_data(found: Estimates) -> dict[str, Any]:
    """Contender → measure → mean, interval and number of queries."""
    return {name: {measure: vars(one) for measure, one in known.items()} for name, known in found.items()}


def found_nothing(runs: Runs) -> list[str]:
    """Contenders that found no document for any query: the collection has nothing that they look at."""
    return [name for name, answers in runs.items() if not any(answers.values())]
