"""Many threads call the machine code at once, and each gets the answers that it would get alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import numpy as np
import pytest
from numpy.typing import NDArray

from search.indexes.embedded.chosen import Chosen
from search.indexes.embedded.knn import SLACK, STEPS
from search.indexes.embedded.lengths import Lengths
from search.indexes.embedded.maxscore import MaxScore, promising_of
from search.indexes.embedded.term import Term
from tests.indexes.ways import machine_code

THREADS, TIMES, ROWS, DIMENSION = 6, 60, 20_000, 17

Answer = tuple[NDArray[np.integer], NDArray[np.floating]]


@pytest.fixture(scope="module")
def calls() -> list[Callable[[], Answer | None]]:
    """A call of each kind for each of several questions."""
    code, rng = machine_code(), np.random.default_rng(1)
    vectors = rng.normal(size=(ROWS, DIMENSION)).astype(np.float32)
    rows, standing = rng.permutation(ROWS), rng.permutation(ROWS).astype(np.int32)
    scores, sizes = rng.integers(9, size=ROWS) / 9, rng.integers(1, 9, 300)
    lengths = Lengths(np.linspace(0.3, 2, 50), rng.integers(50, size=ROWS).astype(np.int32))
    words = [
        Term(np.sort(rng.choice(ROWS, often, replace=False)).astype(np.int32), np.ones(often, np.uint16), lengths, 2.0)
        for often in (30, 4000, ROWS)
    ]
    hits, shown = (rows[:2], np.array([9.0, -9.0])), np.arange(ROWS) % 3 > 0
    chosen = [Chosen(rng.random(ROWS) < share, 0) for share in (0.01, 0.2, 1)]
    by_score, made = MaxScore(lengths), list[Callable[[], Answer | None]]()
    for number, query in enumerate(vectors[:3]):
        made += [
            partial(code.near, vectors, query, rows, 50, SLACK, STEPS),
            partial(code.closer, vectors, query, rows, 3.0, SLACK, STEPS),
            partial(code.lists, vectors[:300], sizes, query, 9, 1e9, 40),
            partial(code.best, rows, np.roll(scores, number), 50, standing),
            partial(code.nearest, vectors, query, rows, 50, SLACK, STEPS, standing),
            partial(code.completed, hits, rows, shown, None, vectors, query, 50, SLACK, STEPS, standing),
            partial(by_score.promising, words[: number + 1], 20, None),
            partial(promising_of, chosen[number], words, 20, lengths),
        ]
    return made


def numbers(answer: Answer | None) -> list[list[float]]:
    assert answer is not None
    return [part.tolist() for part in answer]


def test_threads_do_not_disturb_one_another(calls: list[Callable[[], Answer | None]]) -> None:
    alone = [numbers(call()) for call in calls]
    together = Barrier(THREADS)

    def asked(first: int) -> list[list[list[float]]]:
        together.wait()
        return [numbers(calls[(first + i) % len(calls)]()) for i in range(TIMES)]

    with ThreadPoolExecutor(THREADS) as pool:
        for first, found in enumerate(pool.map(asked, range(THREADS))):
            assert found == [alone[(first + i) % len(calls)] for i in range(TIMES)]
