"""Words are highlighted as they are written, whatever they are written in, and nothing else of the text changes."""

import re
from html import unescape

import pytest

from demo.marked import marked
from search.words import words


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Striped dress, STRIPED shirt", {"striped"}, "<mark>Striped</mark> dress, <mark>STRIPED</mark> shirt"),
        ("Stripes are not a stripe", {"stripe"}, "Stripes are not a <mark>stripe</mark>"),
        ("size_38 and 380", {"38"}, "size_<mark>38</mark> and 380"),
        ("A <b>bold</b> & b", {"b"}, "A &lt;<mark>b</mark>&gt;bold&lt;/<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("Große Größe", {"grosse", "grösse"}, "<mark>Große</mark> <mark>Größe</mark>"),
        ("caf\u0065\u0301 noir", {"café"}, "<mark>caf\u0065\u0301</mark> noir"),
        ("ﬁne silk", {"fine"}, "<mark>ﬁne</mark> silk"),
        ("红色连衣裙", {"红"}, "<mark>红</mark>色连衣裙"),
        ("हिन्दी शब्द", {"हिन्दी"}, "<mark>हिन्दी</mark> शब्द"),
        ("3½ metres", {"31"}, "3½ metres"),  # written as one, it is two words; only one of them is wanted
        ("nothing here", set(), "nothing here"),
        ("", {"a"}, ""),
    ],
)
def test_the_wanted_words_are_marked(text: str, wanted: set[str], expected: str) -> None:
    assert marked(text, wanted) == expected


@pytest.mark.parametrize(
    "text", ["<script>\"a\" & 'b'</script>", "T-shirt’s, 3½ m² ①", "a\u200db a\u00adb", "日本 語x語"]
)
def test_every_word_can_be_marked_and_the_text_stays_to_the_letter(text: str) -> None:
    html = marked(text, set(words(text)))
    assert unescape(re.sub("</?mark>", "", html)) == text
    assert [word for piece in re.findall("<mark>(.*?)</mark>", html) for word in words(unescape(piece))] == words(text)
