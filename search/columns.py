"""A comparison as one plain object for programs: what `compare --json` prints and what the page's endpoint returns."""

from collections.abc import Callable
from typing import TypedDict

from search.compare import Column, Comparison, strongest
from search.errors import TriptychError
from search.report import HitReport, as_json


class ColumnHitReport(HitReport):
    """A hit of a column.

    `picture` is the same text for the same picture in every column; `leg` is the leg whose vectors speak most for the
    hit, `cosine` and `z` are its score there and how many spreads that lies above unrelated things; null where only
    words were found.
    """

    picture: str
    leg: str | None
    cosine: float | None
    z: float | None


class ColumnReport(TypedDict):
    """One column. `failed` says why it has no answer; it is empty if it has one."""

    name: str
    encoder: str
    milliseconds: float
    failed: str
    total: int
    notices: list[str]
    hits: list[ColumnHitReport]


class AgreementReport(TypedDict):
    """How far two columns agree in their first k pictures."""

    first: str
    second: str
    k: int
    shared: int
    overlap: float
    rbo: float


class ComparisonReport(TypedDict):
    """The whole comparison; `shared` are the keys of pictures that stand in several columns, the highest first."""

    columns: list[ColumnReport]
    agreement: list[AgreementReport]
    shared: list[str]


def comparison_as_json(comparison: Comparison, told: Callable[[TriptychError], str] = str) -> ComparisonReport:
    """The comparison in types that `json.dumps` knows.

    Args:
        comparison: from `search.compare`.
        told: what to say of an error.

    Example:
        >>> comparison_as_json(compare(Query(text="cat"), [clip, siglip]))["columns"][0]["hits"][0]["rank"]
        1
    """
    return ComparisonReport(
        columns=[_column(column, told) for column in comparison.columns],
        agreement=[
            AgreementReport(
                first=each.first, second=each.second, k=each.k, shared=each.shared, overlap=each.overlap, rbo=each.rbo
            )
            for each in comparison.agreement
        ],
        shared=list(comparison.shared()),
    )


def _column(column: Column, told: Callable[[TriptychError], str]) -> ColumnReport:
    answer = as_json(column.results) if column.results else None
    hits: list[ColumnHitReport] = []
    for hit, picture, report in zip(column.hits, column.pictures, answer["hits"] if answer else (), strict=True):
        best = strongest(hit)
        leg, cosine, z = (best[0], best[1].score, best[1].z) if best else (None, None, None)
        hits.append(ColumnHitReport(**report, picture=picture, leg=leg, cosine=cosine, z=z))
    return ColumnReport(
        name=column.name,
        encoder=column.encoder,
        milliseconds=column.milliseconds,
        failed=told(column.error) if column.error else "",
        total=answer["total"] if answer else 0,
        notices=answer["notices"] if answer else [],
        hits=hits,
    )
