"""What several searches ask of an encoder at once is answered as if each had asked alone."""

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image

from demo.encoding import PICTURES, QUERY, TEXTS, Answers, Read, _next
from search.errors import EncoderFailed, TriptychError
from search.nouns import Vectors
from tests.colour_encoder import ColourEncoder, picture


class Choosy(ColourEncoder):
    """Counts its batches; refuses some texts, and breaks at others."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.batches.append(len(texts))
        if "refused" in texts:
            raise EncoderFailed("no finite vector for 'refused'")
        if "broken" in texts:
            raise ZeroDivisionError("out of luck")
        return super().encode_texts(texts)


def read(answer: object) -> Read:
    assert isinstance(answer, Read)
    return answer


def test_the_texts_of_several_searches_go_in_one_batch_and_come_back_apart() -> None:
    encoder = Choosy()
    first, second = Answers(encoder).to([(TEXTS, ["red", "blue stripes"]), (TEXTS, ["green"])])
    assert encoder.batches == [3]
    assert np.array_equal(read(first).vectors, ColourEncoder().encode_texts(["red", "blue stripes"]))
    assert np.array_equal(read(second).vectors, ColourEncoder().encode_texts(["green"]))
    assert set(read(first).pieces) == {"red", "blue", "stripes"}
    assert list(read(first).overlong) == list(encoder.overlong(["red", "blue stripes"]))


def test_a_text_that_cannot_be_encoded_spoils_no_other_search(caplog: pytest.LogCaptureFixture) -> None:
    refused, broken, good = Answers(Choosy()).to([(TEXTS, ["refused"]), (TEXTS, ["broken"]), (TEXTS, ["red"])])
    assert isinstance(refused, EncoderFailed)
    assert isinstance(broken, TriptychError)
    assert "out of luck" in str(broken)
    assert "out of luck" in caplog.text
    assert np.array_equal(read(good).vectors, ColourEncoder().encode_texts(["red"]))


def test_of_a_batch_of_captions_only_vectors_are_told() -> None:
    (answer,) = Answers(ColourEncoder()).to([(TEXTS, ["red"] * (QUERY + 1))])
    assert (len(read(answer).vectors), read(answer).overlong, read(answer).pieces) == (QUERY + 1, (), {})


def test_a_picture_and_what_is_asked_of_words() -> None:
    encoder, cloth = ColourEncoder(), picture("red", "blue", size=(40, 60))
    flat = (cloth.mode, cloth.size, cloth.tobytes())
    vectors, pieces, overlong = Answers(encoder).to([(PICTURES, [flat]), ("pieces", "red"), ("overlong", ["red"])])
    assert isinstance(vectors, np.ndarray)
    assert np.array_equal(vectors, encoder.encode_images([Image.frombytes(*flat)]))
    assert (pieces, overlong) == (encoder.pieces("red"), encoder.overlong(["red"]))


def test_what_is_quick_goes_before_a_picture_and_pictures_one_by_one() -> None:
    waiting = [(1, (PICTURES, "a")), (2, (TEXTS, "b")), (3, (PICTURES, "c")), (4, ("pieces", "d"))]
    served = []
    while waiting:
        now, waiting = _next(waiting)
        served.append([number for number, _ in now])
    assert served == [[2, 4], [1], [3]]
