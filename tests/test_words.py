import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import beginning, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n?! -- ", []),
        ("A red T-shirt, size_38!", ["a", "red", "t", "shirt", "size", "38"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("cafe\u0301 CAFÉ", ["café", "café"]),
        ("ﬁne １２", ["fine", "12"]),
        ("ja\u00adcket", ["jacket"]),
        ("ΣΊΣΥΦΟΣ Σίσυφος", ["σίσυφοσ", "σίσυφοσ"]),
        ("красное Платье", ["красное", "платье"]),
        ("लाल पोशाक हिन्दी", ["लाल", "पोशाक", "हिन्दी"]),
        ("红色连衣裙 xl", ["红", "色", "连", "衣", "裙", "xl"]),
        ("iPhone手机", ["iphone", "手", "机"]),
        ("ドレス 드레스", ["ドレス", "드레스"]),
        ("don’t", ["don", "t"]),
        ("💃 dance 💃", ["dance"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_words_are_made_of_words(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(st.text(), st.text())
def test_a_blank_parts_words(left: str, right: str) -> None:
    assert words(f"{left} {right}") == words(left) + words(right)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_goes_the_way_of_all_text(text: str) -> None:
    assert words(f"{text} é") == [*words(text), "é"]


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_case_never_matters(text: str) -> None:
    assert words(text.lower()) == words(text)


@pytest.mark.parametrize(
    ("typed", "begins"), [("", ""), ("  ", ""), ("Dre", "dre"), (" dre ", "dre"), ("red d", None), ("?!", None)]
)
def test_what_is_typed_begins_a_word_or_none(typed: str, begins: str | None) -> None:
    assert beginning(typed) == begins
