"""Nothing more is done for a question that nobody waits for, wherever it is by then."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from search import Engine, Query
from search.compare import compare
from search.deadline import Deadline, carried, heed_deadline, waiting, within
from search.errors import GivenUp
from search.indexes.embedded.beside import Beside
from search.nouns import Vectors
from search.stopwatch import listening
from tests.colour_encoder import ColourEncoder, picture
from tests.demo.shop import fill


class Leaving(ColourEncoder):
    """Its visitor leaves while it encodes as many texts as that, or more."""

    def __init__(self, deadline: Deadline, texts: int = 1) -> None:
        super().__init__()
        self.deadline, self.texts = deadline, texts

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        vectors = super().encode_texts(texts)
        if len(texts) >= self.texts:
            self.deadline.give_up()
        return vectors


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Engine]:
    with closing(fill(tmp_path / "shop.index")) as engine:
        yield engine


@pytest.fixture
def done() -> Iterator[list[str]]:
    """The stages and legs that were done, in the order of their ends."""
    told: list[str] = []
    with listening(lambda kind, name, _: told.append(f"{kind} {name}")):
        yield told


def test_without_a_deadline_there_is_no_hurry() -> None:
    heed_deadline()
    assert within(7.0) == 7.0
    with waiting(Deadline()):
        assert within(7.0) == 7.0


def test_what_is_left_bounds_what_something_may_take() -> None:
    with waiting(Deadline(60)):
        assert within(7.0) == 7.0
        assert 0 < within(3600) <= 60
        with waiting(None):
            assert within(3600) == 3600
        with waiting(Deadline(0)), pytest.raises(GivenUp, match="it takes too long"):
            within(7.0)
    heed_deadline()


def test_who_has_left_does_not_come_back() -> None:
    deadline = Deadline()
    deadline.give_up()
    deadline.begin(60)
    with waiting(deadline), pytest.raises(GivenUp, match="has left"):
        heed_deadline()


def test_a_deadline_goes_along_into_other_threads() -> None:
    with ThreadPoolExecutor(1) as threads, waiting(Deadline(0)):
        threads.submit(heed_deadline).result()  # as threads are
        with pytest.raises(GivenUp):
            threads.submit(carried(heed_deadline)).result()


def test_a_search_is_not_begun_for_nobody(shop: Engine, done: list[str]) -> None:
    with waiting(Deadline(0)), pytest.raises(GivenUp):
        shop.search(Query(text="red cloth"))
    assert done == []
    assert shop.search(Query(text="red cloth")).hits


def test_who_leaves_during_the_encoding_ends_it_there(shop: Engine, done: list[str]) -> None:
    gone = Deadline()
    encoder = Leaving(gone)
    engine = Engine(shop.index, encoder)
    with waiting(gone), pytest.raises(GivenUp):
        engine.search(Query(text="red cloth", image=picture("red")))
    assert encoder.texts_encoded == 1
    assert encoder.images_encoded == 0
    assert done == []
    with waiting(Deadline(3600)):
        assert engine.search(Query(text="red cloth", image=picture("red"))).hits
    assert "stage retrieve" in done


@pytest.mark.parametrize("last", ["encode", "retrieve", "fuse", "diversify", "documents"])
def test_who_leaves_between_two_steps_ends_it_there(shop: Engine, last: str) -> None:
    shop.search(Query(text="red cloth"))  # so that nothing is measured below
    gone, done = Deadline(), list[str]()

    def leave(kind: str, name: str, _: float) -> None:
        if kind == "stage":
            done.append(name)
            if name == last:
                gone.give_up()

    with listening(leave), waiting(gone), pytest.raises(GivenUp):
        shop.search(Query(text="red cloth"), diversify="kmeans")
    assert done[-1] == last


def test_no_leg_is_begun_for_nobody() -> None:
    with closing(Beside(2)) as beside:
        gone, begun = Deadline(), list[int]()

        def leg(number: int) -> None:
            begun.append(number)
            gone.give_up()
            time.sleep(0.02)

        with waiting(gone), beside.turn(), pytest.raises(GivenUp):
            beside.run([lambda number=number: leg(number) for number in range(8)])  # type: ignore[misc]
        assert 1 <= len(begun) <= 2  # one per thread
        with beside.turn():
            assert beside.run([lambda: 1, lambda: 2]) == [1, 2]


def test_columns_side_by_side_end_too(shop: Engine, done: list[str]) -> None:
    gone = Deadline()
    with waiting(gone):
        compared = compare(Query(text="red cloth"), {"a": Engine(shop.index, Leaving(gone)), "b": shop})
    assert [type(column.error) for column in compared.columns if column.name == "a"] == [GivenUp]
    assert done.count("stage retrieve") <= 1


def test_what_the_next_question_needs_too_is_measured_to_its_end(shop: Engine) -> None:
    gone = Deadline()
    encoder = Leaving(gone, texts=100)  # it leaves while what unrelated texts find is measured
    engine = Engine(shop.index, encoder)
    with waiting(gone), pytest.raises(GivenUp):
        engine.search(Query(text="red cloth"))
    before = encoder.texts_encoded
    assert before >= 100
    assert engine.search(Query(text="red cloth")).hits
    assert encoder.texts_encoded == before + 1
