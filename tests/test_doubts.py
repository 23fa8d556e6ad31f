from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Engine, Query
from tests.collection import Entry, engine_over
from tests.colour_encoder import COLOURS, picture

THINGS = (
    *(Entry(f"{colour}-{n}", f"a {colour} thing", (colour,)) for colour in COLOURS for n in range(2)),
    Entry("curious", "an ornamental teapot", ("red",)),
)


@pytest.fixture
def things(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "things.index", *THINGS) as engine:
        yield engine


def kinds(engine: Engine, query: Query, **how: object) -> set[str]:
    return {notice.kind for notice in engine.search(query, **how).notices}  # type: ignore[arg-type]


def test_words_that_fit_nothing_are_doubted_and_words_that_fit_are_not(things):
    assert "nothing-matches" in kinds(things, Query(text="mortgage interest"))
    assert "nothing-matches" not in kinds(things, Query(text="red"))
    assert "nothing-matches" in kinds(things, Query(text="mortgage interest"), legs=["text-image"])


def test_the_hits_are_shown_all_the_same(things):
    assert len(things.search(Query(text="mortgage interest"), top=5).hits) == 5


def test_a_caption_with_all_the_words_is_a_match_whatever_the_vectors_say(things):
    assert "nothing-matches" not in kinds(things, Query(text="the ornamental teapot"))
    assert "nothing-matches" in kinds(things, Query(text="ornamental mortgage"))
    assert "nothing-matches" in kinds(things, Query(text="ornamental teapot"), legs=["text-image"])


def test_a_picture_is_never_doubted(things):
    assert "nothing-matches" not in kinds(things, Query(image=picture("red", "green", "blue")))
    assert "nothing-matches" not in kinds(things, Query(text="mortgage interest", image=picture("red")))


def test_a_small_index_doubts_nothing(tmp_path):
    with engine_over(tmp_path / "small.index", *THINGS[:5]) as small:
        assert "nothing-matches" not in kinds(small, Query(text="mortgage interest"))
