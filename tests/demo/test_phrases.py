"""Phrases: runs of words and values of fields that several documents have, the commonest first."""

import pytest

from demo import phrases
from demo.phrases import Phrase, Phrases, is_filler
from search import Document


def said(*captions: str) -> Phrases:
    return Phrases(Document(str(number), caption) for number, caption in enumerate(captions))


def written(found: list[Phrase]) -> list[str]:
    return [phrase.written for phrase in found]


def test_phrases_of_several_documents_and_single_words() -> None:
    known = said("A striped dress.", "The striped shirt", "Striped dress, red", "A plain shirt")
    assert known.beginning("str") == [Phrase("striped", "striped", 3), Phrase("striped dress", "striped dress", 2)]
    assert written(known.beginning("striped ")) == ["striped dress"]  # the striped shirt was seen once
    assert written(known.beginning("p")) == ["plain"]
    assert known.beginning("x") == known.beginning("striped dresses") == []


def test_a_document_counts_once() -> None:
    assert said("red red red", "blue").beginning("r") == [Phrase("red", "red", 1)]


def test_equally_common_ones_come_in_a_fixed_order_the_shorter_first() -> None:
    one, other = said("beta gamma alps air"), said("air alps gamma beta")
    assert written(one.beginning("a")) == written(other.beginning("a")) == ["air", "alps"]


@pytest.mark.parametrize("filler", ["the", "with", "und", "la", "a", "7", "has"])
def test_none_begins_or_ends_with_a_filler(filler: str) -> None:
    assert is_filler(filler)
    known = said(*[f"{filler} coat {filler} hood {filler}"] * 3)
    assert written(known.beginning("coat")) == [f"coat {filler} hood"] or filler == "coat"
    assert all(not phrase.folded.startswith(filler + " ") for phrase in known.beginning(filler))
    assert all(phrase.folded != filler for phrase in known.beginning(filler))


def test_a_filler_inside_needs_more_documents() -> None:
    captions = ["buttons down the front"] * 2
    assert written(said(*captions).beginning("buttons ")) == []
    assert written(said(*captions, captions[0]).beginning("buttons ")) == ["buttons down the front"]


def test_no_phrase_crosses_punctuation() -> None:
    known = said(*["A red coat. Warm, soft; deep pockets (two) inside"] * 3)
    assert written(known.beginning("red ")) == ["red coat"]
    assert known.beginning("coat ") == known.beginning("warm ") == known.beginning("soft ") == []
    assert written(known.beginning("deep ")) == ["deep pockets"]


def test_no_phrase_is_longer_than_four_words() -> None:
    known = said(*["red green blue black white"] * 2)
    assert written(known.beginning("red ")) == ["red green blue black"]


def test_a_mere_beginning_gives_way_to_what_it_is_the_beginning_of() -> None:
    known = said(*["striped midi dress"] * 10, "striped midi skirt")
    assert written(known.beginning("striped ")) == ["striped midi dress"]
    often_otherwise = said(*["striped midi dress"] * 8, *["striped midi skirt"] * 2)
    assert written(often_otherwise.beginning("striped ")) == [
        "striped midi",
        "striped midi dress",
        "striped midi skirt",
    ]


def test_words_are_folded_and_come_back_as_they_are_written() -> None:
    known = said("Die weiße T-Shirt-Größe", "WEISSE T-shirt-größe", "Café crème")
    assert written(known.beginning("weisse t s")) == ["weiße t-shirt-größe"]
    assert written(known.beginning("caf")) == ["café"]
    assert known.beginning("weiße") == []  # what is looked up is folded before


def test_values_of_fields_count_as_phrases() -> None:
    known = Phrases(
        [
            Document("1", "A coat", {"brand": "Pelle Ronde", "details": "a hood; deep pockets", "price": "39.5"}),
            Document(
                "2", "", {"brand": "Pelle Ronde", "details": "deep pockets", "split": "train", "line": "Camille-7"}
            ),
        ]
    )
    assert known.beginning("pelle") == [Phrase("pelle ronde", "pelle ronde", 2)]
    assert known.beginning("deep") == [Phrase("deep pockets", "deep pockets", 2)]
    assert written(known.beginning("hoo")) == ["hood"]
    assert known.beginning("train") == known.beginning("camille") == known.beginning("39") == []


def test_later_words_find_a_phrase_too() -> None:
    known = said(*["striped midi dress"] * 2, *["red dress"] * 3)
    assert written(known.holding("dre")) == ["red dress", "midi dress", "striped midi dress"]
    assert written(known.holding("midi dr")) == ["striped midi dress"]
    assert known.holding("striped") == []


def test_writing_without_spaces() -> None:
    known = said("赤いドレス", "赤いドレス")
    [phrase] = known.beginning("赤")
    assert phrase.written == "赤いドレス"


@pytest.mark.parametrize(
    "caption", ["", " \n", "?!", "-", "' '", "_ _", "\u0301", "a" * 5000, "x " * 5000, "🎽 🎽", "\x00 \ud800"]
)
def test_odd_captions_do_no_harm(caption: str) -> None:
    known = said(caption, caption)
    assert all(len(phrase.written) <= phrases.LONGEST_WRITTEN for phrase in known.beginning(""))


def test_it_counts_and_keeps_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "MOST_COUNTED", 10)
    monkeypatch.setattr(phrases, "MOST_KEPT", 3)
    known = said("red coat", "red coat", *(f"word{'abcdefghij'[n % 10]}{'klmnop'[n // 10]}" for n in range(60)))
    assert len(known) == 3
    assert {phrase.folded for phrase in known.beginning("")} >= {"red coat", "red"}
