"""The same question asked of several collections, or answered in several ways by one: from an address to columns."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from demo import links
from demo.actions import Answer
from demo.collections import Shelf
from demo.form import PAGE, Asked
from demo.language import Language
from demo.question import Question, put
from demo.uploads import Uploads
from search import Document
from search.compare import Comparison, compare, compare_methods
from search.methods import METHODS
from search.nouns import Results

Of = Literal["models", "ways"]
"""What stands side by side: collections, each with its encoder; or ways of searching one of them."""

TOP = PAGE
"""Hits in a column."""

_NO_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Wanted:
    """What is to be compared.

    Attributes:
        asked: words and picture; the picture is one that is kept, or a document's.
        of: what stands side by side.
        names: of the collections or the ways; none means all.
    """

    asked: Asked = field(default_factory=Asked)
    of: Of = "ways"
    names: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is neither a word nor a picture to ask with."""
        return self.asked.nothing and not self.asked.photo

    @property
    def along(self) -> dict[str, str]:
        """What other views may take along of it."""
        asked = self.asked
        return {"q": asked.text, "like": asked.like or "", "photo": asked.photo}

    @property
    def address(self) -> str:
        """Its address, relative to the collection's page.

        Example:
            >>> Wanted(Asked(text="red"), "ways", ("image", "fused")).address
            'compare?q=red&of=ways&by=image&by=fused'
        """
        held = [(name, value) for name, value in self.along.items() if value]
        field = "in" if self.of == "models" else "by"
        return "compare?" + urlencode([*held, ("of", self.of), *((field, name) for name in self.names)])


@dataclass(frozen=True)
class Compared:
    """Columns and what they answer.

    Attributes:
        wanted: what was asked.
        comparison: the columns.
        answers: each column's answer by its name, for the drawer; of columns that have one.
        like: the document whose picture was asked with.
        query: what judgements call the question.
    """

    wanted: Wanted
    comparison: Comparison
    answers: Mapping[str, Answer]
    like: Document | None
    query: str


def read(query: str, shelves: Sequence[Shelf]) -> Wanted:
    """What the query of an address wants compared; what makes no sense is passed over.

    Args:
        query: of the address.
        shelves: the server's collections. With several of them those are compared, unless it says otherwise.

    Example:
        >>> read("?q=red&by=image", shelves[:1]).names
        ('image',)
    """
    pairs = links.parameters(query)
    asked = links.read(query)
    of: Of = "models" if len(shelves) > 1 and dict(pairs).get("of") != "ways" else "ways"
    field, known = ("in", [shelf.name for shelf in shelves]) if of == "models" else ("by", list(METHODS))
    wanted = {value for name, value in pairs if name == field}
    names = tuple(name for name in known if name in wanted)
    return Wanted(Asked(text=asked.text, like=asked.like, photo=asked.photo), of, names)


def answered(wanted: Wanted, shelf: Shelf, shelves: Sequence[Shelf], uploads: Uploads) -> Compared:
    """The columns for what is asked.

    Args:
        wanted: asks for something.
        shelf: the collection that a document to be like is of, and whose ways are compared.
        shelves: all collections of the server.
        uploads: where an uploaded picture is kept.

    Raises:
        Refused: the picture is gone, or the document is, or no picture of it is stored.
        TriptychError: the question is refused by all columns.
    """
    question = put(wanted.asked, shelf.engine, uploads)
    query, exclude = question.query, question.exclude
    if wanted.of == "models":
        engines = {each.name: each.engine for each in shelves if each.name in (wanted.names or (each.name,))}
        comparison = compare(query, engines, top=TOP, exclude=exclude)
    else:
        methods = {name: legs for name, legs in METHODS.items() if name in (wanted.names or (name,))}
        comparison = compare_methods(query, shelf.engine, methods, top=TOP, exclude=exclude)
    answers = {
        each.name: _answer(each.results, each.milliseconds, wanted.asked, question)
        for each in comparison.columns
        if each.results
    }
    return Compared(wanted, comparison, answers, question.like, query_id(wanted.asked))


def query_id(asked: Asked) -> str:
    """What judgements call a question: one word that is the same whenever the same is asked.

    Example:
        >>> query_id(Asked(text="Striped red dress!"))
        'striped-red-dress'
    """
    words = _NO_WORD.sub("-", unicodedata.normalize("NFKC", asked.text).lower()).strip("-")
    like = _NO_WORD.sub("-", asked.like).strip("-") if asked.like else ""
    parts = [words, f"like-{like}" if asked.like else "", f"photo-{asked.photo[:12]}" if asked.photo else ""]
    return "-".join(filter(None, parts)) or "query"


def way(name: str, language: Language) -> str:
    """What a way of searching is called; one that the texts don't know by its own name."""
    return language.texts.get(f"compare.way.{name}", name)


def _answer(results: Results, milliseconds: float, asked: Asked, question: Question) -> Answer:
    """A column's answer as the drawer takes it."""
    return Answer(
        asked,
        results.hits,
        results.total,
        results.notices,
        milliseconds,
        question.like,
        text=question.query.text,
        without=question.query.without,
        fusion=results.fusion,
    )
