"""Documents grouped by which of some labels their pictures show, and which of them show none clearly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TIMES = 2.0
"""How many times as probable as every other label the best one has to be."""


@dataclass(frozen=True)
class Group:
    """The documents that show one label.

    Attributes:
        label: as it was handed in.
        ids: in the order they were handed in.
    """

    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Facet:
    """Documents grouped by what their pictures show.

    Attributes:
        groups: one for each label that some document shows, the largest first, ties in the order of the labels.
        unsure: documents of which no label stands out.
        unseen: documents without a picture, or that don't exist.
    """

    groups: tuple[Group, ...]
    unsure: tuple[str, ...]
    unseen: tuple[str, ...]

    @property
    def unsure_share(self) -> float:
        """Which share of the documents with a picture is unsure; 0 if there is none.

        Example:
            >>> Facet((Group("red", ("a", "b", "c")),), ("d",), ()).unsure_share
            0.25
        """
        seen = sum(len(group.ids) for group in self.groups) + len(self.unsure)
        return len(self.unsure) / seen if seen else 0.0


def stands_out(probabilities: Sequence[float] | NDArray[np.float64]) -> bool:
    """Whether one label is at least TIMES times as probable as every other; a single label is.

    Measured on the drawn collection's colours (`python -m benchmarks.classify`), asking for more than half of all
    probability instead leaves most pictures in no group, and does little for those that are left.

    Example:
        >>> stands_out([0.4, 0.2, 0.2, 0.2]), stands_out([0.5, 0.3, 0.2])
        (True, False)
    """
    second, best = sorted([0.0, *map(float, probabilities)])[-2:]
    return best >= TIMES * second


def grouped(ids: Sequence[str], labels: Sequence[str], probabilities: NDArray[np.float64]) -> Facet:
    """Each document in the group of its most probable label, if that stands out.

    Args:
        ids: the documents.
        labels: the labels.
        probabilities: (len(ids), len(labels)); a row of NaN for a document without a picture.

    Example:
        >>> grouped(["a", "b"], ["red", "blue"], np.array([[0.9, 0.1], [0.5, 0.5]])).unsure
        ('b',)
    """
    groups: list[list[str]] = [[] for _ in labels]
    unsure, unseen = [], []
    for id_, row in zip(ids, probabilities, strict=True):
        if np.isnan(row).any():
            unseen.append(id_)
        elif stands_out(row):
            groups[int(row.argmax())].append(id_)
        else:
            unsure.append(id_)
    named = sorted(zip(labels, groups, strict=True), key=lambda each: -len(each[1]))
    return Facet(tuple(Group(label, tuple(held)) for label, held in named if held), tuple(unsure), tuple(unseen))
