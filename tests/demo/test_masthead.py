"""The head of the page names it and leads to the other collections."""

from demo.collections import Link
from demo.examples import Example
from demo.language import languages
from demo.masthead import footer, masthead
from demo.tries import listed
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]
LINKS = [Link("shop", "Shop", "./", True), Link("attic", "<Attic>", "in/attic/", False)]


def test_one_collection_has_a_title_and_no_ways() -> None:
    read = Read(masthead("My <shop>", LINKS[:1], ENGLISH))
    assert "My <shop>" in read.text
    assert not read.named("nav")
    assert "words, a picture, or both" in read.text


def test_several_collections_have_a_way_each_and_the_current_is_marked() -> None:
    read = Read(masthead("Triptych", LINKS, GERMAN))
    assert [(way["href"], way.get("aria-current")) for way in read.named("a")] == [("./", "page"), ("in/attic/", None)]
    assert "<Attic>" in read.text
    assert read.named("nav")[0]["aria-label"] == "Sammlungen"
    assert "Stunden" in Read(footer(GERMAN)).text


def test_examples_are_buttons_with_a_surprise_behind_them() -> None:
    examples = [Example("a <dress>"), Example("", None, "thumbnails/a.webp"), Example("red", None, "thumbnails/b.webp")]
    read = Read(listed(examples, ENGLISH))
    buttons = read.named("button")
    assert [button.get("data-n") for button in buttons] == ["0", "1", "2", None]
    assert "data-surprise" in buttons[-1]
    assert [picture["alt"] for picture in read.named("img")] == ["this picture", ""]
    assert "a <dress>" in read.text
    assert "Surprise me" in Read(listed([], ENGLISH)).text
