"""What is done before the first visitor, and what is kept of it."""

from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from demo.warming import warm, warming
from search import Engine, create_index, open_engine
from search.errors import EncoderNotFound
from search.usual import kept
from tests.colour_encoder import ColourEncoder
from tests.demo.shop import fill


def shop(place: Path) -> Engine:
    fill(place).close()
    return open_engine(place, ColourEncoder())


def test_it_writes_nothing_unless_it_is_told_to_keep(tmp_path: Path) -> None:
    with shop(tmp_path / "a.index") as engine:
        warm(engine)
        assert kept(engine.index) is None
        warm(engine, keeps=True)
        scales = kept(engine.index)
    assert scales is not None
    assert scales.documents == 41
    with open_engine(tmp_path / "a.index") as again:
        assert kept(again.index) == scales


def test_an_index_that_names_no_encoder_or_is_empty_has_nothing_to_warm(tmp_path: Path) -> None:
    for encoder in ("", "no/such-encoder"):
        place = tmp_path / f"empty{encoder[:2]}.index"
        create_index(place, dimension=2, fingerprint="by-hand", encoder=encoder).close()
        with open_engine(place) as engine:
            warm(engine, keeps=True)
            assert kept(engine.index) is None


def test_what_comes_then_comes_when_all_are_warm_and_only_then(tmp_path: Path) -> None:
    done: list[str] = []
    serving = uvicorn.Server(uvicorn.Config(FastAPI()))
    with shop(tmp_path / "a.index") as engine, warming(engine, serving=serving, then=lambda: done.append("warm")):
        pass
    assert (done, serving.should_exit) == (["warm"], False)
    fill(tmp_path / "b.index").close()
    with (
        pytest.raises(EncoderNotFound),
        open_engine(tmp_path / "b.index", "no/such-encoder") as engine,
        warming(engine, serving=serving, then=lambda: done.append("cold")),
    ):
        pass
    assert (done, serving.should_exit) == (["warm"], True)
