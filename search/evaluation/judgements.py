"""What answers a query and how well: judgements, kept as TREC qrels or as JSON lines.

Source of the format: the qrels of trec_eval, `query 0 document grade`, one judgement a line.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from search.errors import InvalidInput

Grades: TypeAlias = Mapping[str, int]
"""Document id → grade: 0 is no answer, 1 and above ever better ones."""

Judgements: TypeAlias = Mapping[str, Grades]
"""Query id → the grades of the documents that somebody judged for it; documents not named count as 0."""


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    r"""The judgements of a file: TREC qrels, or JSON lines if its name ends in `.jsonl`.

    A JSON line holds one judgement, `{"query": "q1", "document": "a.jpg", "grade": 2}` (without a grade it is 1), or
    all of a query, `{"id": "q1", "relevant": {"a.jpg": 2}}`. In qrels tabs part the four columns, so that ids may
    hold spaces, or else by any white space. A negative grade, which some TREC tracks use for junk, counts as 0; of a
    pair that is judged twice, the later line holds.

    Raises:
        InvalidInput: the file is missing, or a line is no judgement; names the line.

    Example:
        >>> Path("judged.qrels").write_text("q1 0 a.jpg 2\nq1 0 b.jpg 0\n")
        >>> read_judgements(Path("judged.qrels"))
        {'q1': {'a.jpg': 2, 'b.jpg': 0}}
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"the judgements '{path}' cannot be read: {problem}") from problem
    parsed = _json_line if path.suffix.lower() in (".jsonl", ".ndjson") else _trec_line
    judgements: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            query, grades = parsed(line)
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as problem:
            raise InvalidInput(
                f"{path}, line {number} is no judgement ({problem}); a line of qrels is `query 0 document grade`, "
                'a JSON line {"query": …, "document": …, "grade": …}'
            ) from problem
        judgements.setdefault(query, {}).update(grades)
    return judgements


def write_qrels(path: Path, judgements: Judgements) -> None:
    r"""Write TREC qrels, queries and documents in the order of their ids. The file is whole at any moment.

    Raises:
        InvalidInput: an id holds a tab or a line break, which the format cannot tell from its own.

    Example:
        >>> write_qrels(Path("judged.qrels"), {"q1": {"a.jpg": 2}})
        >>> Path("judged.qrels").read_text()
        'q1\t0\ta.jpg\t2\n'
    """
    lines = []
    for query in sorted(judgements):
        for document in sorted(judgements[query]):
            if any(sign in id_ for id_ in (query, document) for sign in "\t\r\n"):
                raise InvalidInput(f"the id {document!r} or {query!r} holds a tab or a line break, which qrels cannot")
            lines.append(f"{query}\t0\t{document}\t{judgements[query][document]}\n")
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    unfinished.write_text("".join(lines), encoding="utf-8", newline="\n")
    unfinished.replace(path)


def checked_grades(grades: object) -> dict[str, int]:
    """Grades from JSON: an object of document to grade, or a list of documents that all answer.

    Raises:
        ValueError: it is neither.

    Example:
        >>> checked_grades({"a.jpg": 2, "b.jpg": -1}), checked_grades(["a.jpg"])
        ({'a.jpg': 2, 'b.jpg': 0}, {'a.jpg': 1})
    """
    if isinstance(grades, Mapping):
        return {str(document): _grade(grade) for document, grade in grades.items()}
    if isinstance(grades, list):
        return {str(document): 1 for document in grades}
    raise ValueError(f"'relevant' is {type(grades).__name__}, not an object of document to grade")


def _trec_line(line: str) -> tuple[str, dict[str, int]]:
    columns = [column.strip() for column in line.split("\t")] if line.count("\t") == 3 else line.split()
    if len(columns) != 4:
        raise ValueError(f"{len(columns)} columns instead of 4")
    query, _, document, grade = columns
    return query, {document: _grade(int(grade))}


def _json_line(line: str) -> tuple[str, dict[str, int]]:
    known: Any = json.loads(line)
    if "relevant" in known:
        return str(known["id"]), checked_grades(known["relevant"])
    return str(known["query"]), {str(known["document"]): _grade(known.get("grade", 1))}


def _grade(grade: object) -> int:
    if isinstance(grade, bool) or not isinstance(grade, int | float) or grade != int(grade):
        raise ValueError(f"the grade {grade!r} is no whole number")
    return max(0, int(grade))
