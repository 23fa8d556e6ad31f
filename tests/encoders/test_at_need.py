"""An encoder that is loaded when it is needed, and only if it is still the same."""

from pathlib import Path

import numpy as np
import pytest

from search.encoders import load_encoder
from search.encoders.at_need import EncoderAtNeed
from search.errors import EncoderNotFound
from tests.colour_encoder import picture
from tests.encoders import tiny_models


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    tiny_models.clip(folder)
    return folder


def test_it_encodes_like_the_encoder_it_stands_for(folder: Path) -> None:
    real = load_encoder(str(folder))
    at_need = EncoderAtNeed(str(folder), real.fingerprint, real.dimension)
    assert (at_need.name, at_need.fingerprint, at_need.dimension) == (str(folder), real.fingerprint, real.dimension)
    texts = ["a red thing", "red " * 50]
    np.testing.assert_array_equal(at_need.encode_texts(texts), real.encode_texts(texts))
    np.testing.assert_array_equal(at_need.encode_captions(texts), real.encode_captions(texts))
    np.testing.assert_array_equal(at_need.encode_images([picture("red")]), real.encode_images([picture("red")]))
    assert list(at_need.overlong(texts)) == list(real.overlong(texts)) == [False, True]
    assert at_need.context_length == real.context_length
    assert at_need.logit_scale == real.logit_scale


def test_as_long_as_nothing_is_encoded_it_need_not_be_there() -> None:
    at_need = EncoderAtNeed("no/such-model", "some fingerprint", 3)
    assert list(at_need.overlong([])) == []
    with pytest.raises(EncoderNotFound, match="no/such-model"):
        at_need.encode_texts(["red"])


def test_an_encoder_that_has_become_another_one_is_refused(folder: Path) -> None:
    at_need = EncoderAtNeed(str(folder), "what it was", 24)
    for _ in range(2):
        with pytest.raises(EncoderNotFound, match="what it was"):
            at_need.encode_images([picture("red")])


def test_vectors_made_elsewhere_have_no_encoder() -> None:
    with pytest.raises(EncoderNotFound, match="made elsewhere"):
        EncoderAtNeed("", "my vectors", 3).encode_texts(["red"])
