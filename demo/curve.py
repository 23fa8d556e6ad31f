"""Relevance against variety for the question at hand: k-means with several groups, MMR with several balances, neither.

Orders are spread by the vectors of pictures, so how varied a page is is measured by something else: the vectors of
captions, or plain pixels where there are none. As long as few are judged, relevance is the share of the fused scores
that the page still has, which rewards whatever the fusion believes; then it is P@10, with how far the unjudged could
still move it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from search.arranged import Diversify, arranged
from search.evaluation.experiments.diversity import BALANCES, GROUPS, POOL, TOP
from search.evaluation.retrieved import DEPTH, Retrieved
from search.evaluation.variety import distance, pixels
from search.indexes import Index
from search.nouns import Vectors

USUAL_GROUPS = 5
"""Of the page's own variety."""

FEW = 5
"""Judged documents among the first ten from which on judgements say what is relevant."""


@dataclass(frozen=True)
class Setting:
    """A way to spread an answer, and the first documents under it.

    Attributes:
        way: None is by relevance alone.
        groups: of k-means.
        balance: of MMR.
        ids: the first documents, best first, at most ten.
        distance: the mean cosine distance of each two of them.
        share: of the fused scores of the first ten by relevance.
    """

    way: str | None
    groups: int = USUAL_GROUPS
    balance: float = 0.5
    ids: tuple[str, ...] = ()
    distance: float = 0.0
    share: float = 0.0

    @property
    def key(self) -> tuple[str, float]:
        """What tells it from other settings: the way, and its number of groups or its balance."""
        return self.way or "", self.groups if self.way == "kmeans" else self.balance if self.way == "mmr" else 0


@dataclass(frozen=True)
class Curve:
    """An answer under every setting.

    Attributes:
        settings: none, then k-means from few groups to many, then MMR from relevance to variety.
        current: the one that is in force.
        captions: whether distances are those of captions; else of pixels.
    """

    settings: tuple[Setting, ...]
    current: Setting
    captions: bool


@dataclass(frozen=True)
class Judged:
    """What judgements say of the first ten under a setting.

    Attributes:
        judged: how many of them are.
        value: P@10, if the unjudged are as often relevant as the judged; None where nothing is judged.
        low, high: P@10 if none or all of the unjudged are relevant.
    """

    judged: int
    value: float | None
    low: float
    high: float


def drawn(index: Index, found: Retrieved, current: Setting) -> Curve:
    """An answer under every setting and under the current one.

    Args:
        index: has the vectors and thumbnails.
        found: what the legs found.
        current: how the answer is spread.
    """
    fused = found.fused(found.usual, depth=DEPTH)
    ids = found.behind_rest(fused.ids)
    settings = [Setting(None), *(Setting("kmeans", groups) for groups in GROUPS)]
    balances = sorted({*BALANCES, *([current.balance] if current.way == "mmr" else [])}, reverse=True)
    settings += [Setting("mmr", balance=balance) for balance in balances]
    settings = [replace(one, ids=_page(index, ids, fused.scores, found, one)) for one in settings]
    looks, captions = _looks(index, sorted({id_ for one in settings for id_ in one.ids}))
    best = sum(fused.scores[id_] for id_ in settings[0].ids) or 1.0
    measured = tuple(
        replace(
            one,
            distance=distance(_rows(looks, one.ids)),
            share=sum(fused.scores[id_] for id_ in one.ids) / best,
        )
        for one in settings
    )
    return Curve(measured, next(one for one in measured if one.key == current.key), captions)


def judged(ids: Sequence[str], grades: Mapping[str, int]) -> Judged:
    """P@10 of a page as far as it is judged; grades from 1 on are relevant.

    Example:
        >>> judged(["a", "b", "c", "d"], {"a": 2, "b": 0})
        Judged(judged=2, value=0.2, low=0.1, high=0.3)
    """
    known = [grades[id_] for id_ in ids if id_ in grades]
    relevant, unknown = sum(grade > 0 for grade in known), len(ids) - len(known)
    low, high = relevant / TOP, (relevant + unknown) / TOP
    value = (relevant + unknown * relevant / len(known)) / TOP if known else None
    return Judged(len(known), value, low, high)


def by_judgements(curve: Curve, grades: Mapping[str, int]) -> bool:
    """Whether enough is judged for judgements to say what is relevant."""
    ids = curve.settings[0].ids
    return judged(ids, grades).judged >= min(FEW, len(ids)) > 0


def _page(
    index: Index, ids: Sequence[str], scores: Mapping[str, float], found: Retrieved, one: Setting
) -> tuple[str, ...]:
    way = cast("Diversify | None", one.way)
    shown = arranged(
        index,
        ids,
        scores,
        found.behind,
        way,
        found.usual,
        found.scales,
        top=TOP,
        clusters=one.groups,
        pool=POOL,
        balance=one.balance,
    )
    return tuple(shown.order[:TOP])


def _looks(index: Index, ids: Sequence[str]) -> tuple[Mapping[str, Vectors], bool]:
    """What distances are measured by, and whether it is captions, as where at least half of the documents have one."""
    said = index.vectors(ids, "caption")
    seen = ~np.isnan(said).any(axis=1)
    if len(ids) and seen.mean() >= 0.5:
        return dict(zip(ids, said, strict=True)), True
    return {id_: pixels(file) for id_, file in index.thumbnails(ids).items()}, False


def _rows(looks: Mapping[str, Vectors], ids: Sequence[str]) -> Vectors:
    rows = [looks[id_] for id_ in ids if id_ in looks]
    return np.array(rows, np.float32) if rows else np.empty((0, 1), np.float32)
