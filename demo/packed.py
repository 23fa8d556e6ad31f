"""A visitor's judgements as one file to take home: queries, judgements and pictures, for `evaluate` and `tune`."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.ledger import JUDGEMENTS, QUERIES, line
from search.evaluation.judgements import write_qrels
from search.evaluation.queries import Asked

DATED = (1980, 1, 1, 0, 0, 0)
"""Of every file in it, so that the same judgements are the same bytes."""


def packed(judged: Sequence[tuple[Asked, Mapping[str, int]]]) -> bytes:
    """A ZIP file with `queries.jsonl`, `judgements.qrels` and the pictures that queries name.

    Args:
        judged: questions with what is judged of them. Of two with one id the first is asked, and all judgements hold.

    Raises:
        InvalidInput: a document's id cannot stand in judgements, see `write_qrels`.
    """
    rows: dict[str, dict[str, object]] = {}
    pictures: dict[str, bytes] = {}
    judgements: dict[str, dict[str, int]] = {}
    for one, grades in judged:
        row, picture = line(one)
        if one.id not in rows and picture is not None:
            pictures[str(row["image"])] = picture
        rows.setdefault(one.id, row)
        judgements.setdefault(one.id, {}).update(grades)
    queries = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.values())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((QUERIES, queries.encode()), (JUDGEMENTS, _qrels(judgements)), *pictures.items()):
            archive.writestr(zipfile.ZipInfo(name, DATED), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _qrels(judgements: Mapping[str, Mapping[str, int]]) -> bytes:
    with TemporaryDirectory() as folder:
        place = Path(folder) / JUDGEMENTS
        write_qrels(place, judgements)
        return place.read_bytes()
