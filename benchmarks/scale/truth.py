"""The exact answers: BM25 with the product's words and definition, neighbours by comparing all, and both fused."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from benchmarks.scale.quality import DEPTH, TOP, Floats, Ids, fused
from benchmarks.scale.workload import Question, Workload
from search.indexes.embedded.bm25 import K1, B, idf, stored_length
from search.words import words

AT_ONCE = 50_000


@dataclass(frozen=True)
class Truth:
    """The exact answers to a workload's questions.

    Attributes:
        text, image, caption: int64 (questions, DEPTH), ids, best first, ties by id; -1 behind the last.
        allowed: of each question all documents that score no less in BM25 than the hit at TOP.
    """

    text: NDArray[np.int64]
    image: NDArray[np.int64]
    caption: NDArray[np.int64]
    allowed: list[Ids]

    def leg(self, name: str) -> list[Ids]:
        """A leg's rankings by its name: `text`, `image` or `caption`."""
        rankings: NDArray[np.int64] = getattr(self, name)
        return [ranking[ranking >= 0] for ranking in rankings]

    def answers(self) -> list[list[int]]:
        """The first TOP of the three legs together."""
        return [fused(legs) for legs in zip(self.leg("text"), self.leg("image"), self.leg("caption"), strict=True)]


def truth(work: Workload, told: Callable[[str], None]) -> Truth:
    """Computed, or read from the workload's folder if it was computed before."""
    file = work.folder / f"truth-{work.documents}.npz"
    if not file.exists():
        told(f"exact answers over {work.documents:,} documents")
        questions = work.questions()
        text, allowed = by_words(work, questions)
        _write(
            file,
            text=text,
            image=nearest(work.images, np.stack([question.image for question in questions])),
            caption=nearest(work.captions, np.stack([question.caption for question in questions])),
            allowed=np.concatenate(allowed),
            ends=np.cumsum([len(documents) for documents in allowed]),
        )
    with np.load(file) as kept:
        return Truth(kept["text"], kept["image"], kept["caption"], list(np.split(kept["allowed"], kept["ends"][:-1])))


def nearest(vectors: Floats, queries: Floats) -> NDArray[np.int64]:
    """int64 (len(queries), DEPTH): the rows with the highest cosines, best first, ties by row."""
    best = np.full((len(queries), 0), 0, np.float32)
    rows = np.full((len(queries), 0), 0, np.int64)
    for start in range(0, len(vectors), AT_ONCE):
        cosines = queries @ vectors[start : start + AT_ONCE].T
        best = np.concatenate([best, cosines], axis=1)
        new = np.broadcast_to(np.arange(start, start + cosines.shape[1]), cosines.shape)
        rows = np.concatenate([rows, new], axis=1)
        kept = np.argpartition(-best, DEPTH, axis=1)[:, : DEPTH + 1]
        best, rows = np.take_along_axis(best, kept, 1), np.take_along_axis(rows, kept, 1)
    order = np.lexsort((rows, -best))[:, :DEPTH]
    return np.take_along_axis(rows, order, 1)


def by_words(work: Workload, questions: Sequence[Question]) -> tuple[NDArray[np.int64], list[NDArray[np.int64]]]:
    """Rankings by BM25, and of each question all documents that score no less than its hit at TOP."""
    asked = [Counter(words(question.text)) for question in questions]
    vocabulary = {word: number for number, word in enumerate({word for query in asked for word in query})}
    columns, lengths = _counted(work, vocabulary)
    documents = int((lengths > 0).sum())
    table = np.array([stored_length(length) for length in range(int(lengths.max()) + 1)])
    norms = (K1 * (1 - B + B * table / (lengths.sum() / documents)))[lengths]
    rankings = np.full((len(asked), DEPTH), -1, np.int64)
    allowed = []
    for ranking, query in zip(rankings, asked, strict=True):
        scores = np.zeros(len(lengths))
        for word, times in sorted(query.items()):
            begin, end = columns.indptr[vocabulary[word] : vocabulary[word] + 2]
            at, often = columns.indices[begin:end], columns.data[begin:end]
            scores[at] += times * idf(documents, int(end - begin)) * (K1 + 1) * (often / (often + norms[at]))
        found = np.flatnonzero(scores)
        first = found[np.lexsort((found, -scores[found]))]
        ranking[: len(first[:DEPTH])] = first[:DEPTH]
        allowed.append(first[scores[first] >= scores[first[:TOP][-1]] - 1e-9] if len(first) else first)
    return rankings, allowed


def _counted(work: Workload, vocabulary: dict[str, int]) -> tuple[Any, NDArray[np.int64]]:
    """How often each document has each word of the vocabulary, by word; and how many words it has."""
    lengths, numbers, documents = [], [], []
    for document, text in enumerate(work.texts()):
        its = words(text)
        lengths.append(len(its))
        known = [vocabulary[word] for word in its if word in vocabulary]
        numbers += known
        documents += [document] * len(known)
    shape = (len(lengths), len(vocabulary))
    counts = csc_array((np.ones(len(numbers)), (documents, numbers)), shape=shape)
    counts.sum_duplicates()
    return counts, np.array(lengths, np.int64)


def _write(file: Path, **arrays: NDArray[Any]) -> None:
    fresh = file.with_name(f"new-{file.name}")
    np.savez(fresh, **arrays)  # type: ignore[arg-type]  # numpy's types take every keyword for one of its own
    fresh.replace(file)
