"""What there is to judge for a question: the first documents of every leg and of the fusion, in one list.

The pool is that of TREC: a document is judged once, whoever found it, and who did isn't shown before (`demo.judged`).
Every way to answer is derived by the code that `evaluate` derives it with, so the figures are its figures.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlencode

from demo import links
from demo.comparing import query_id
from demo.curve import Curve, Setting, drawn
from demo.filters import written
from demo.form import BALANCE, Asked
from demo.question import put
from demo.uploads import Uploads
from search import Document, Engine
from search.evaluation import queries
from search.evaluation.contenders import every_contender
from search.evaluation.retrieved import retrieved
from search.tuned import kept

DEPTH = 10
"""Of each way to answer, so many of the first documents are judged: as many as P@10 and nDCG@10 look at."""

REMEMBERED = 64
"""Questions whose pools are kept: every judgement is of one that was asked a moment ago."""


@dataclass(frozen=True)
class Wanted:
    """What is to be judged.

    Attributes:
        asked: words, a picture that is kept or a document's, and how variety is made.
    """

    asked: Asked = field(default_factory=Asked)

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
    def question(self) -> str:
        """The query of the address that asks the same, however it is spread.

        Example:
            >>> Wanted(Asked(text="red dress", diversify="mmr")).question
            '?q=red+dress'
        """
        return "?" + urlencode({name: value for name, value in self.along.items() if value}, errors="replace")

    def spread(self, way: str, balance: float = BALANCE) -> str:
        """Its address with another way to make variety, relative to the collection's page; "" is none.

        Example:
            >>> Wanted(Asked(text="red")).spread("mmr", 0.3)
            'evaluate?q=red&variety=mmr&balance=0.3'
        """
        held = {name: value for name, value in self.along.items() if value}
        held |= {"variety": way} if way else {}
        held |= {"balance": written(balance)} if way == "mmr" and balance != BALANCE else {}
        return "evaluate?" + urlencode(held, errors="replace")

    @property
    def id(self) -> str:
        """By what judgements name the question: one word. Of a document to be like it holds a digest of the id."""
        like = self.asked.like
        digest = f"-{hashlib.sha256(like.encode(errors='replace')).hexdigest()[:8]}" if like else ""
        return query_id(self.asked) + digest


@dataclass(frozen=True)
class Pool:
    """A question with what there is to judge for it.

    Attributes:
        wanted: what was asked.
        asked: the question as evaluations ask it.
        like: the document whose picture is asked with.
        documents: to be judged, in the order in which they are.
        runs: each way to answer by its name, with the ids that it puts first, at most DEPTH.
        curve: what variety does to the answer.
    """

    wanted: Wanted
    asked: queries.Asked
    like: Document | None
    documents: tuple[Document, ...]
    runs: Mapping[str, tuple[str, ...]]
    curve: Curve


def read(query: str) -> Wanted:
    """What the query of an address wants judged; what makes no sense is passed over.

    Example:
        >>> read("?q=red&variety=mmr&top=24").asked.diversify
        'mmr'
    """
    asked = links.read(query)
    return Wanted(
        Asked(text=asked.text, like=asked.like, photo=asked.photo, diversify=asked.diversify, balance=asked.balance)
    )


def pooled(wanted: Wanted, engine: Engine, uploads: Uploads) -> Pool:
    """Ask the question in every way.

    Raises:
        Refused: the picture or the document is gone, see `demo.question.put`.
        TriptychError: a leg cannot be asked.
    """
    question = put(wanted.asked, engine, uploads)
    one = queries.Asked(wanted.id, question.query, exclude=question.exclude)
    [found] = retrieved(engine, [one])
    runs: dict[str, tuple[str, ...]] = {}
    for contender in every_contender([found], kept(engine.index)):
        if contender.legs is None or len(contender.legs) == 1:
            runs[contender.name] = (contender.answer(found) or ())[:DEPTH]
    curve = drawn(engine.index, found, Setting(wanted.asked.diversify, balance=wanted.asked.balance))
    shown = dict(runs)
    if wanted.asked.diversify is not None:
        shown["varied"] = curve.current.ids
    documents = engine.index.get(list({id_ for ids in shown.values() for id_ in ids}))
    order = sorted(filter(fits, documents), key=lambda id_: (_best(id_, shown), _mixed(wanted.id, id_)))
    return Pool(wanted, one, question.like, tuple(documents[id_] for id_ in order), shown, curve)


def fits(id_: str) -> bool:
    r"""Whether judgements can name a document: TREC's format parts columns by tabs, and strips them.

    Example:
        >>> fits("a b.jpg"), fits("a\tb.jpg"), fits(" a.jpg")
        (True, False, False)
    """
    return bool(id_) and id_ == id_.strip() and not any(sign in id_ for sign in "\t\r\n")


class Pools:
    """The pools of the questions that were asked last, as long as the index is as it was.

    Args:
        engine: of the collection.
        uploads: where visitors' pictures are kept.
    """

    def __init__(self, engine: Engine, uploads: Uploads) -> None:
        self._engine = engine
        self._uploads = uploads
        self._kept: OrderedDict[tuple[object, ...], Pool] = OrderedDict()
        self._lock = Lock()

    def of(self, wanted: Wanted) -> Pool:
        """The pool of a question.

        Raises:
            TriptychError: see `pooled`.
        """
        index = self._engine.index
        key = (index.location, index.generation(), wanted.spread(wanted.asked.diversify or "", wanted.asked.balance))
        with self._lock:
            pool = self._kept.get(key)
        if pool is None:
            pool = pooled(wanted, self._engine, self._uploads)
        with self._lock:
            self._kept[key] = pool
            self._kept.move_to_end(key)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return pool


def _best(id_: str, runs: Mapping[str, tuple[str, ...]]) -> int:
    """The best place that a way to answer gives a document: first what P@5 needs, then what P@10 needs."""
    return min(ids.index(id_) for ids in runs.values() if id_ in ids)


def _mixed(question: str, id_: str) -> str:
    """Documents of one place in an order that says nothing of who found them, and is the same at every visit."""
    return hashlib.sha256(f"{question}\0{id_}".encode(errors="replace")).hexdigest()
