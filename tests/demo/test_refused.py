"""A refusal says its sentence in English, and by its key in every language."""

import pytest

from demo.language import languages
from demo.refused import Refused


def test_it_says_its_sentence_and_carries_what_another_language_needs() -> None:
    refused = Refused("error.picture_large", megabytes="30")
    assert str(refused) == "The picture is larger than 30 MB. Take a smaller one."
    assert "30 MB" in languages()["de"](refused.key, **refused.values)


def test_a_sentence_that_is_not_among_the_texts_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Refused("error.never_written")
