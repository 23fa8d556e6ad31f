"""Engines that are open together share encoders."""

import gc
from pathlib import Path

import numpy as np
import pytest

from search import Document, create_index, open_engine
from search.encoders import load_encoder
from search.encoders.shared import SharedEncoders
from search.errors import EncoderNotFound, IndexMismatch
from tests.encoders import tiny_models


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    tiny_models.clip(folder)
    return folder


def made(place: Path, fingerprint: str, dimension: int, encoder: str) -> Path:
    index = create_index(place, dimension=dimension, fingerprint=fingerprint, encoder=encoder)
    vectors = np.eye(1, dimension, dtype=np.float32)
    index.add([Document("a", "red")], image_vectors=None, caption_vectors=vectors)
    index.close()
    return place


def test_two_indexes_of_one_encoder_have_it_in_memory_once(model: Path, tmp_path: Path) -> None:
    real = load_encoder(str(model))
    places = [made(tmp_path / name, real.fingerprint, real.dimension, str(model)) for name in "ab"]
    shared = SharedEncoders()
    with open_engine(places[0], encoders=shared) as one, open_engine(places[1], encoders=shared) as other:
        assert one.encoder is other.encoder
        assert one.encoder is not real


def test_one_that_was_handed_in_is_shared_too(model: Path, tmp_path: Path) -> None:
    real = load_encoder(str(model))
    places = [made(tmp_path / name, real.fingerprint, real.dimension, str(model)) for name in "ab"]
    shared = SharedEncoders()
    with open_engine(places[0], real, shared), open_engine(places[1], encoders=shared) as other:
        assert other.encoder is real


def test_engines_that_were_not_opened_together_share_nothing(model: Path, tmp_path: Path) -> None:
    real = load_encoder(str(model))
    place = made(tmp_path / "a", real.fingerprint, real.dimension, str(model))
    with open_engine(place) as one, open_engine(place) as other:
        assert one.encoder is not other.encoder


def test_a_name_that_has_come_to_mean_another_encoder_is_refused_as_ever(model: Path, tmp_path: Path) -> None:
    real = load_encoder(str(model))
    good = made(tmp_path / "a", real.fingerprint, real.dimension, str(model))
    old = made(tmp_path / "b", "another", real.dimension, str(model))
    shared = SharedEncoders()
    with open_engine(good, encoders=shared) as engine, open_engine(old, encoders=shared) as outdated:
        _ = engine.encoder
        with pytest.raises(IndexMismatch, match="another"):
            _ = outdated.encoder


def test_what_nobody_uses_is_forgotten(model: Path) -> None:
    shared = SharedEncoders()
    encoder = shared.load(str(model), "")
    fingerprint = encoder.fingerprint
    assert shared.load("no/such-encoder", fingerprint) is encoder
    del encoder
    gc.collect()
    with pytest.raises(EncoderNotFound):
        shared.load("no/such-encoder", fingerprint)
