"""Every family in turn: how many queries of each, their numbers, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from assets.catalogue.judge.drafts import Draft, Family
from assets.catalogue.judge.families.abstract import abstract
from assets.catalogue.judge.families.ambiguous import ambiguous
from assets.catalogue.judge.families.attributes import more_attributes, one_attribute
from assets.catalogue.judge.families.changes import changed
from assets.catalogue.judge.families.descriptions import descriptions
from assets.catalogue.judge.families.home import home
from assets.catalogue.judge.families.languages import languages
from assets.catalogue.judge.families.negation import negation
from assets.catalogue.judge.families.pictures import picture
from assets.catalogue.judge.families.spelling import spelling
from assets.catalogue.judge.families.synonyms import synonyms
from assets.catalogue.judge.queries import JudgedQuery
from assets.catalogue.judge.rows import Row, homes

SEED = "judged-1"


@dataclass(frozen=True)
class Wanted:
    """A kind of query: where it comes from, how many are wanted, and how few will not do."""

    kind: str
    family: Family
    most: int
    least: int


WANTED = (
    Wanted("attribute", one_attribute, 20, 10),
    Wanted("attributes", more_attributes, 20, 10),
    Wanted("image", picture, 20, 10),
    Wanted("change", changed, 54, 30),
    Wanted("abstract", abstract, 20, 10),
    Wanted("negation", negation, 18, 10),
    Wanted("synonym", synonyms, 20, 10),
    Wanted("spelling", spelling, 15, 10),
    Wanted("language", languages, 18, 10),
    Wanted("description", descriptions, 15, 10),
    Wanted("ambiguous", ambiguous, 20, 10),
    Wanted("home", home, 28, 10),
)


def collected(rows: Sequence[Row]) -> tuple[list[JudgedQuery], list[str]]:
    """The judged queries of a collection, the same for the same rows.

    Args:
        rows: from `rows.read_rows`.

    Returns:
        The queries of every kind in turn, and complaints: a sentence for each kind that has too few.
    """
    queries: list[JudgedQuery] = []
    complaints = []
    asked: set[tuple[str | None, str | None]] = set()
    for wanted in WANTED:
        drafts = wanted.family(rows, Random(f"{SEED}/{wanted.kind}"))
        fresh = _fresh((draft for draft in drafts if draft.useful()), asked)
        found = [_numbered(wanted.kind, number, draft) for number, draft in enumerate(islice(fresh, wanted.most), 1)]
        queries += found
        if len(found) < wanted.least:
            complaints.append(_complaint(wanted, len(found), rows))
    return queries, complaints


def _fresh(drafts: Iterator[Draft], asked: set[tuple[str | None, str | None]]) -> Iterator[Draft]:
    """The drafts that no earlier one asked in the same words with the same picture."""
    for draft in drafts:
        same = draft.text and draft.text.casefold(), draft.image
        if same not in asked:
            asked.add(same)
            yield draft


def _numbered(kind: str, number: int, draft: Draft) -> JudgedQuery:
    return JudgedQuery(
        f"{kind}-{number:02d}",
        kind,
        draft.text,
        draft.image,
        draft.must,
        draft.relevant,
        draft.aspects,
        (draft.image,) if draft.image else (),
    )


def _complaint(wanted: Wanted, found: int, rows: Sequence[Row]) -> str:
    if wanted.kind == "home" and not homes(rows):
        return f"home: the collection has no picture of a house or a kitchen, so {wanted.least} queries are missing"
    return f"{wanted.kind}: only {found} queries with two relevant documents, at least {wanted.least} are wanted"
