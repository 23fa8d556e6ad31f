"""rank-bm25 over all captions and both vectors compared one by one: what a first version does."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.scale.peers import Peer
from benchmarks.scale.peers.words import words
from benchmarks.scale.quality import DEPTH, Floats, Ids
from benchmarks.scale.workload import Question, Workload


class RankBm25(Peer):
    """Everything in memory; it is made when it is opened, since nothing of it can be kept."""

    packages = ("rank-bm25", "numpy")

    def __init__(self) -> None:
        self._library: Any = import_module("rank_bm25")
        self._index: Any = None
        self._vectors: dict[str, Floats] = {}

    def build(self, folder: Path, work: Workload) -> None:
        """Made once to be timed."""
        self.open(folder, work)

    def open(self, folder: Path, work: Workload) -> None:
        """Count the words, read the vectors."""
        del folder
        self._index = self._library.BM25Okapi([words(text) for text in work.texts()])
        self._vectors = {"image": np.array(work.images), "caption": np.array(work.captions)}

    def text(self, question: Question) -> Ids:
        """By the scores of all."""
        return _best(self._index.get_scores(words(question.text)))

    def image(self, question: Question) -> Ids:
        """By all cosines."""
        return _best(self._vectors["image"] @ question.image)

    def caption(self, question: Question) -> Ids:
        """By all cosines."""
        return _best(self._vectors["caption"] @ question.caption)


def _best(scores: NDArray[np.floating]) -> Ids:
    first = np.argpartition(-scores, DEPTH)[:DEPTH]
    best: Ids = first[np.lexsort((first, -scores[first]))].tolist()
    return best
