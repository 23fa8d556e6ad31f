"""The queries of an evaluation, read from JSON lines or from a table."""

import csv
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.errors import InvalidInput
from search.evaluation.judgements import Grades, checked_grades
from search.nouns import Query
from search.where import Condition

PARTS = ("text", "image", "without", "where")
OTHER = ("id", "exclude", "relevant", "aspects")


@dataclass(frozen=True)
class Asked:
    """A query with an id and what is known about it.

    Attributes:
        id: by which judgements name it; unique in its file.
        query: what is asked.
        exclude: ids of documents that are no answer and no mistake, such as the picture that is handed in.
        relevant: the judgements that stand with the query; None where none do.
        aspects: for an ambiguous query, what a page should show side by side: aspect → ids of its documents.
        about: the other columns, such as the `kind` of query or the category that answers it.
    """

    id: str
    query: Query
    exclude: tuple[str, ...] = ()
    relevant: Grades | None = None
    aspects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The query in one line, for tables."""
        parts = [self.query.text]
        if self.query.image is not None:
            name = self.query.image.name if isinstance(self.query.image, Path) else "a picture"
            parts.append(f"[{name}]")
        if self.query.without:
            parts.append(f"without {self.query.without}")
        return " ".join(part for part in parts if part)


def read_queries(path: Path) -> list[Asked]:
    r"""The queries of a file, in its order: `.jsonl`, `.csv` or `.tsv`.

    Columns: `id` (by default the line's number), `text`, `image` (a file, relative to this one), `without`, `where`
    (JSON: `{"category": "dress", "price": {"from": 10, "to": 50}}`), `exclude` (ids). In JSON lines, `relevant`
    may hold the judgements and `aspects` the documents of each reading. Every other column is kept, see `Asked.about`.

    Raises:
        InvalidInput: the file cannot be read, holds no queries or one id twice, or a line is no query; names the line.

    Example:
        >>> Path("queries.csv").write_text("id,text\nq1,striped red dress\n")
        >>> read_queries(Path("queries.csv"))[0].query.text
        'striped red dress'
    """
    asked = []
    for number, row in _rows(path):
        try:
            asked.append(_asked(row, str(number), path.parent))
        except (TypeError, ValueError, OSError, OverflowError, RecursionError, InvalidInput) as problem:
            raise InvalidInput(f"{path}, line {number} is no query: {problem}") from problem
    if not asked:
        raise InvalidInput(f"'{path}' holds no queries; a line each is wanted, with the columns {', '.join(PARTS)}")
    twice = [id_ for id_, count in Counter(one.id for one in asked).items() if count > 1]
    if twice:
        raise InvalidInput(f"'{path}' has the id '{twice[0]}' more than once; judgements could not tell them apart")
    return asked


def _rows(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    kind = path.suffix.lower()
    if kind not in (".jsonl", ".ndjson", ".csv", ".tsv"):
        raise InvalidInput(f"'{path}' is none of .jsonl, .csv and .tsv, the forms that queries are read from")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if kind in (".csv", ".tsv"):
                reader = csv.DictReader(file, delimiter="\t" if kind == ".tsv" else ",")
                return [(reader.line_num, row) for row in reader]
            return [(number, _object(line, path, number)) for number, line in enumerate(file, start=1) if line.strip()]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise InvalidInput(f"the queries '{path}' cannot be read: {problem}") from problem


def _object(line: str, path: Path, number: int) -> Mapping[str, Any]:
    try:
        known = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise InvalidInput(f"{path}, line {number} is no JSON: {problem}") from problem
    if not isinstance(known, dict):
        raise InvalidInput(f"{path}, line {number} is no JSON object")
    return known


def _asked(row: Mapping[str, Any], number: str, folder: Path) -> Asked:
    known = {name: value for name, value in row.items() if name and value not in (None, "")}
    image = known.get("image")
    if image is not None and not (folder / image).is_file():
        raise InvalidInput(f"there is no picture '{folder / image}'")
    query = Query(
        text=known.get("text", ""),
        image=None if image is None else folder / image,
        without=known.get("without", ""),
        where=_where(known.get("where")),
    )
    if not query.text and query.image is None:
        raise InvalidInput("it has neither a text nor an image")
    relevant, aspects = known.get("relevant"), known.get("aspects") or {}
    if not isinstance(aspects, dict):
        raise InvalidInput(f"its aspects are {aspects!r:.60}; give an object of aspect to ids")
    return Asked(
        id=str(known.get("id", number)),
        query=query,
        exclude=tuple(_listed(known.get("exclude"))),
        relevant=None if relevant is None else checked_grades(_from_text(relevant)),
        aspects={str(name): tuple(_listed(documents)) for name, documents in aspects.items()},
        about={name: str(value) for name, value in known.items() if name not in PARTS + OTHER},
    )


def _listed(ids: object) -> list[str]:
    ids = _from_text(ids) if isinstance(ids, str) and ids.startswith("[") else ids
    if ids is None:
        return []
    return [str(id_) for id_ in ids] if isinstance(ids, list) else [str(ids)]


def _from_text(value: object) -> object:
    """A table holds JSON in its cells."""
    return json.loads(value) if isinstance(value, str) else value


def _where(where: object) -> dict[str, Condition]:
    known = _from_text(where)
    if known is None:
        return {}
    if not isinstance(known, dict):
        raise InvalidInput(f"its filters are {known!r}; give an object of field to value")
    return {field_: _condition(field_, wanted) for field_, wanted in known.items()}


def _condition(field_: str, wanted: Any) -> Condition:
    if isinstance(wanted, dict):
        if set(wanted) - {"from", "to"}:
            raise InvalidInput(f"the range for '{field_}' is {wanted!r}; give an object with `from` and `to`")
        return wanted.get("from"), wanted.get("to")
    condition: Condition = wanted
    return condition
