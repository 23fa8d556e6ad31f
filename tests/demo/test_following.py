"""The page follows its index when that is switched to another encoder."""

import logging
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from demo.following import following
from search import Document, Engine, create_index, open_engine
from search.indexes import drop_index, open_index
from search.indexes.builds import begin_build, publish_build


@pytest.fixture
def place(tmp_path: Path) -> str:
    place = str(tmp_path / "shop.index")
    with closing(create_index(place, dimension=2, fingerprint="first")) as index:
        index.add([Document("a")], image_vectors=np.eye(1, 2, dtype=np.float32), caption_vectors=None)
    return place


def switch(place: str) -> None:
    with closing(open_index(place)) as old, closing(begin_build(place, dimension=3, fingerprint="second")) as new:
        new.add([Document("b")], image_vectors=np.eye(1, 3, dtype=np.float32), caption_vectors=None)
        publish_build(old, new)


def until(engine: Engine, fingerprint: str) -> bool:
    """Whether the engine comes to that build within a while."""
    end = time.monotonic() + 30
    while engine.index.fingerprint != fingerprint and time.monotonic() < end:
        time.sleep(0.01)
    return engine.index.fingerprint == fingerprint


def test_a_switch_is_followed(place: str) -> None:
    with open_engine(place) as engine, following(engine, every=0.01):
        switch(place)
        assert until(engine, "second")
        assert [document.id for document in engine.index.browse()] == ["b"]


def test_each_of_several_is_followed_though_another_is_gone(place: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.index")
    with closing(create_index(other, dimension=2, fingerprint="other")) as index:
        index.add([Document("o")], image_vectors=np.eye(1, 2, dtype=np.float32), caption_vectors=None)
    with open_engine(other) as lost, open_engine(place) as engine, following(lost, engine, every=0.01):
        drop_index(other)
        switch(place)
        assert until(engine, "second")
        assert lost.index.fingerprint == "other"


def test_an_index_that_is_gone_is_told_and_the_page_goes_on(place: str, caplog: pytest.LogCaptureFixture) -> None:
    with open_engine(place) as engine:
        with caplog.at_level(logging.ERROR), following(engine, every=0.01):
            drop_index(place)
            end = time.monotonic() + 30
            while not caplog.messages and time.monotonic() < end:
                time.sleep(0.01)
        assert "cannot be followed" in caplog.messages[0]
        assert engine.index.fingerprint == "first"
