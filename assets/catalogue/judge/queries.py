"""A judged query, and the file of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

COLLECTION = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class JudgedQuery:
    """A query with what is known to answer it. Documents are named as the index names them: by file_name.

    Attributes:
        id: its kind and a number: "negation-03".
        kind: the family of rules that it comes from, see the collection's README.
        text: what is typed; None for a picture alone.
        image: the file_name of the picture that is handed in; None for words alone.
        must: what has to match, in words, as the rule has it.
        relevant: document → 2 (answers it) or 1 (answers it in part); whoever is not named is 0.
        aspects: for an ambiguous query, what a page should show side by side: aspect → its documents.
        exclude: documents that are no answer and no mistake: the picture that was handed in.
    """

    id: str
    kind: str
    text: str | None
    image: str | None
    must: str
    relevant: Mapping[str, int]
    aspects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()


def read_queries(collection: Path = COLLECTION) -> list[JudgedQuery]:
    """The judged queries of a collection, in the order of its queries.jsonl.

    Args:
        collection: the folder that holds queries.jsonl; a query's image lies at `collection / query.image`.

    Raises:
        FileNotFoundError: the collection has no judged queries.
        ValueError: a line is not a judged query; names the file and the line.

    Example:
        >>> for judged in read_queries():
        ...     image = COLLECTION / judged.image if judged.image else None
        ...     results = engine.search(Query(text=judged.text or "", image=image), exclude=judged.exclude, top=10)
        ...     gains = [judged.relevant.get(hit.document.id, 0) for hit in results.hits]
    """
    file = collection / "queries.jsonl"
    queries = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            known = json.loads(line)
            aspects = {aspect: tuple(documents) for aspect, documents in known.pop("aspects").items()}
            queries.append(JudgedQuery(**known | {"aspects": aspects, "exclude": tuple(known["exclude"])}))
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise ValueError(f"{file}, line {number} is not a judged query: {problem}") from problem
    return queries


def write_queries(queries: Iterable[JudgedQuery], collection: Path) -> None:
    """queries.jsonl in that folder, a line per query."""
    lines = [json.dumps(vars(query), ensure_ascii=False) + "\n" for query in queries]
    (collection / "queries.jsonl").write_text("".join(lines), encoding="utf-8")
