"""What a report is made of; how it looks is the writers' matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from search.evaluation.provenance import Provenance


@dataclass(frozen=True)
class Text:
    """A paragraph, under a heading if it has a title."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells below a head; the first column names, the others hold figures."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A plot as SVG; `name` is that of its file beside a Markdown report."""

    name: str
    title: str
    svg: str
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """One picture in a gallery: the document's id, its caption, its grade for the query, and a small WebP file."""

    id: str
    caption: str
    grade: int
    thumbnail: bytes | None = None


@dataclass(frozen=True)
class Case:
    """One query with the first documents of one or more contenders."""

    query: str
    figures: Mapping[str, float]
    rankings: Mapping[str, Sequence[Shown]]


@dataclass(frozen=True)
class Gallery:
    """Queries to look at."""

    title: str
    cases: Sequence[Case]
    note: str = ""


Block: TypeAlias = Text | Table | Figure | Gallery


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes:
        title: what was measured.
        provenance: what it was made of.
        blocks: in order.
        data: the same for machines: types that `json.dumps` knows.
    """

    title: str
    provenance: Provenance
    blocks: Sequence[Block]
    data: Mapping[str, Any] = field(default_factory=dict)
