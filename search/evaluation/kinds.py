"""What kind of thing each document is, broadly and finely, as its fields say: relevance where nobody judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.errors import InvalidInput
from search.evaluation.judgements import Grades
from search.evaluation.queries import Asked
from search.indexes import Index
from search.nouns import Document

BROAD = ("broad", "category")
FINE = ("fine", "subcategory")

PAGE = 1000


@dataclass(frozen=True)
class Fields:
    """The fields that hold a document's broad and its fine category."""

    broad: str
    fine: str

    @classmethod
    def of(cls, index: Index, broad: str | None = None, fine: str | None = None) -> "Fields":
        """Those named, or the usual ones that the index has.

        Raises:
            InvalidInput: a field that the index does not have, or none of the usual ones.

        Example:
            >>> Fields.of(index)  # of a collection with the columns category and subcategory
            Fields(broad='category', fine='subcategory')
        """
        known = index.info().fields
        return cls(_field(known, broad, BROAD, "--broad"), _field(known, fine, FINE, "--fine"))


@dataclass(frozen=True)
class Kind:
    """A broad category and a fine one within it; either may be empty where it is not known."""

    broad: str
    fine: str

    def broadly(self, other: "Kind") -> bool:
        """Whether a document of that other kind is broadly what is asked for with this one."""
        return bool(self.broad) and self.broad == other.broad

    def finely(self, other: "Kind") -> bool:
        """Whether it is finely so; what is finely right is broadly right too, where a broad category is named."""
        return bool(self.fine) and self.fine == other.fine and self.broad in ("", other.broad)


@dataclass(frozen=True)
class Kinds:
    """The kind of every document of an index, by id."""

    of: Mapping[str, Kind]

    def relevant(self, kind: Kind, *, fine: bool) -> Grades:
        """Every document of that kind, graded 1."""
        fits = kind.finely if fine else kind.broadly
        return {id_: 1 for id_, other in self.of.items() if fits(other)}

    def counted(self, kind: Kind, *, fine: bool) -> int:
        """How many documents are of that kind."""
        return len(self.relevant(kind, fine=fine))


def every_document(index: Index) -> Iterator[Document]:
    """All documents in the order of their ids."""
    after = None
    while page := index.browse(after=after, size=PAGE):
        yield from page
        after = page[-1].id


def kind_of(document: Document, fields: Fields) -> Kind:
    """What its fields say."""
    return Kind(document.fields.get(fields.broad, ""), document.fields.get(fields.fine, ""))


def kinds(index: Index, fields: Fields) -> Kinds:
    """The kind of every document."""
    same: dict[Kind, Kind] = {}  # a collection has few kinds, and one object of each is enough
    return Kinds({one.id: same.setdefault(kind := kind_of(one, fields), kind) for one in every_document(index)})


def asked_for(one: Asked, fields: Fields) -> Kind:
    """The kind that a query wants, from the columns that are named like the fields, or broad and fine."""
    broad = one.about.get(fields.broad) or one.about.get("broad", "")
    fine = one.about.get(fields.fine) or one.about.get("fine", "")
    return Kind(broad, fine)


def by_kind(asked: Sequence[Asked], fields: Fields, known: Kinds, *, fine: bool) -> dict[str, Grades]:
    """Judgements from the categories that the queries name; a query that names none is not judged.

    Queries of one kind share their grades.
    """
    grades: dict[Kind, Grades] = {}
    judged = {}
    for one in asked:
        kind = asked_for(one, fields)
        if kind.fine if fine else kind.broad:
            if kind not in grades:
                grades[kind] = known.relevant(kind, fine=fine)
            judged[one.id] = grades[kind]
    return judged


def _field(known: Sequence[str], named: str | None, usual: Sequence[str], option: str) -> str:
    if named is not None:
        if named not in known:
            raise InvalidInput(f"the documents have no field '{named}'; they have {', '.join(known) or 'none'}")
        return named
    for name in usual:
        if name in known:
            return name
    raise InvalidInput(
        f"the documents have no field {' or '.join(usual)} to tell what is relevant by; "
        f"name one with {option} (they have {', '.join(known) or 'none'})"
    )
