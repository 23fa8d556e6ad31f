"""The owner's judgements: a folder with `queries.jsonl`, `judgements.qrels` and the pictures that were asked with.

`python -m search evaluate` and `tune` read both files. What is in them by other hands stays: lines are added to the
queries, and judgements are put among those that are there.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from demo.refused import Refused
from search.errors import InvalidInput, Unavailable
from search.evaluation.judgements import read_judgements, write_qrels
from search.evaluation.queries import Asked
from search.ingest.formats import recognised

QUERIES, JUDGEMENTS, PICTURES = "queries.jsonl", "judgements.qrels", "pictures"
MOST_QUESTIONS = 10_000
"""Questions that a folder takes: whoever comes to the page can add to it."""


class Ledger:
    r"""A folder of judgements, made where it is missing. Several threads and processes may write to it.

    Args:
        folder: of one collection.

    Raises:
        InvalidInput: it cannot be made or written to.

    Example:
        >>> ledger = Ledger(Path("judged"))
        >>> ledger.put(Asked("red", Query(text="red")), {"a.jpg": 2})
        >>> (Path("judged") / "judgements.qrels").read_text()
        'red\t0\ta.jpg\t2\n'
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self._locked():
                self._judgements()
        except OSError as problem:
            raise InvalidInput(f"judgements cannot be kept in '{folder}': {problem}") from problem

    def grades(self, question: str) -> dict[str, int]:
        """What is judged of a question, by document."""
        return self._judgements().get(question, {})

    def put(self, one: Asked, grades: Mapping[str, int | None]) -> None:
        """Keep judgements; once this returns they are on the disk, and at any moment the files are whole.

        Args:
            one: the question; a picture is kept beside the files.
            grades: by document; None takes a judgement back.

        Raises:
            Refused: there are too many questions already.
            InvalidInput: a file was changed into none of queries or judgements; it is left as it is.
            Unavailable: the folder cannot be written to.
        """
        try:
            with self._locked():
                self._ask(one)
                known = self._judgements()
                own = {**known.get(one.id, {}), **{id_: grade for id_, grade in grades.items() if grade is not None}}
                for id_, grade in grades.items():
                    if grade is None:
                        own.pop(id_, None)
                if own != known.get(one.id, {}):
                    with self._replaced(JUDGEMENTS) as unfinished:
                        write_qrels(unfinished, {**known, one.id: own})
        except OSError as problem:
            raise Unavailable(f"a judgement was not kept: {problem}") from problem

    def _judgements(self) -> dict[str, dict[str, int]]:
        place = self._folder / JUDGEMENTS
        return read_judgements(place) if place.exists() else {}

    def _ask(self, one: Asked) -> None:
        """Have the question among the queries."""
        place = self._folder / QUERIES
        text = place.read_text(encoding="utf-8") if place.exists() else ""
        try:
            known = {str(json.loads(line).get("id")) for line in text.split("\n") if line.strip()}
        except (ValueError, AttributeError) as problem:
            raise InvalidInput(f"{place} holds a line that is no JSON object: {problem}") from problem
        if one.id in known:
            return
        if len(known) >= MOST_QUESTIONS:
            raise Refused("evaluate.full")
        row, picture = line(one)
        if picture is not None:
            (self._folder / PICTURES).mkdir(exist_ok=True)
            with self._replaced(str(row["image"])) as unfinished:
                unfinished.write_bytes(picture)
        with self._replaced(QUERIES) as unfinished:
            before = text if text.endswith("\n") or not text else f"{text}\n"
            unfinished.write_text(before + json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")

    @contextmanager
    def _replaced(self, name: str) -> Iterator[Path]:
        """Takes a file's new content, which is on the disk before it takes the file's place."""
        place = self._folder / name
        unfinished = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            yield unfinished
            _to_disk(unfinished)
            unfinished.replace(place)
            _to_disk(place.parent)
        finally:
            unfinished.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time; the lock ends with the process that has it, however that ends."""
        with (self._folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def line(one: Asked) -> tuple[dict[str, object], bytes | None]:
    """A question as a line of `queries.jsonl`, and the bytes of the picture that the line names.

    Example:
        >>> line(Asked("red", Query(text="red dress", without="belt")))
        ({'id': 'red', 'text': 'red dress', 'without': 'belt'}, None)
    """
    row: dict[str, object] = {"id": one.id}
    row |= {name: value for name in ("text", "without") if (value := getattr(one.query, name))}
    picture = one.query.image if isinstance(one.query.image, bytes) else None
    if picture is not None:
        kind = recognised(picture)
        suffix = f".{kind.name.lower()}" if kind else ""
        row["image"] = f"{PICTURES}/{hashlib.sha256(picture).hexdigest()[:32]}{suffix}"
    row |= {"exclude": list(one.exclude)} if one.exclude else {}
    return row, picture


def _to_disk(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
