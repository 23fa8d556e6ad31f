"""Vectors cut to their first numbers: of length 1 again, in a space of their own, and loaded by name like any other."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from search.encoders import fingerprint_of, load_encoder
from search.encoders.at_need import EncoderAtNeed
from search.errors import EncoderNotFound
from tests.colour_encoder import picture


@pytest.fixture
def folder(copied: Callable[[str], Path]) -> Path:
    """A CLIP whose config.json says that it was trained to be cut."""
    folder = copied("CLIP")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"matryoshka_dimensions": [8, 16, 48]}))
    return folder


def test_a_cut_vector_is_the_beginning_of_the_whole_one_made_of_length_one(folder: Path) -> None:
    whole, cut = load_encoder(str(folder)), load_encoder(f"{folder}:8")
    texts, images = ["a red hat", "z"], [picture("red"), picture("blue", "pink")]
    for all_of_it, beginning in (
        (whole.encode_texts(texts), cut.encode_texts(texts)),
        (whole.encode_captions(texts), cut.encode_captions(texts)),
        (whole.encode_images(images), cut.encode_images(images)),
    ):
        kept = all_of_it[:, :8]
        np.testing.assert_allclose(beginning, kept / np.linalg.norm(kept, axis=1, keepdims=True), atol=1e-6)
        assert beginning.dtype == np.float32
    assert (cut.dimension, cut.context_length, cut.logit_scale) == (8, whole.context_length, whole.logit_scale)
    assert list(cut.overlong(["a", "a b " * 50])) == [False, True]
    assert cut.pieces("hat") == whole.pieces("hat")
    assert cut.encode_texts([]).shape == (0, 8)


def test_each_length_is_a_space_of_its_own_and_the_whole_length_is_the_model(folder: Path) -> None:
    found = {length: load_encoder(f"{folder}:{length}").fingerprint for length in (8, 16)}
    whole = load_encoder(str(folder))
    assert len({*found.values(), whole.fingerprint}) == 3
    assert found[8] == fingerprint_of(f"{folder}:8", 8)


def test_an_index_finds_it_again_by_its_name(folder: Path) -> None:
    cut = load_encoder(f"{folder}:16")
    at_need = EncoderAtNeed(cut.name, cut.fingerprint, 16)
    np.testing.assert_array_equal(at_need.encode_texts(["red"]), cut.encode_texts(["red"]))


def test_more_numbers_than_there_are_cannot_be_had(folder: Path) -> None:
    with pytest.raises(EncoderNotFound, match="its vectors have only 24 numbers"):
        load_encoder(f"{folder}:48")
