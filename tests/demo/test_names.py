"""Documents are called by what is known of them."""

from demo.language import languages
from demo.names import caption, facts, price, short, title
from search import Document, Engine
from tests.demo.shop import UNCAPTIONED

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def test_names_fall_back_to_what_there_is(engine: Engine) -> None:
    mute = engine.index.get([UNCAPTIONED])[UNCAPTIONED]
    assert caption(mute, ENGLISH) == "Without a caption"
    assert caption(mute, GERMAN) == "Ohne Beschriftung"
    assert caption(Document("a", fields={"title": "T"}), ENGLISH) == "T"
    assert title(Document("a", "A caption")) == ""
    assert short(Document("a", "word " * 40), ENGLISH).endswith(" …")


def test_a_price_is_written_as_the_language_does() -> None:
    dear = Document("a", fields={"price": "1234.5"})
    assert price(dear, ENGLISH) == "1,234.50"
    assert price(dear, GERMAN) == "1.234,50"
    assert price(Document("a", fields={"price": "on request"}), ENGLISH) == "on request"
    assert price(Document("a"), ENGLISH) == ""


def test_facts_say_what_the_caption_does_not() -> None:
    fields = {"colour": "Red", "brand": "Harrow Finch", "material": "silk", "author": "Ada", "line": "x-9"}
    assert facts(Document("a", "A red dress", fields)) == ("Harrow Finch", "Ada")
    assert facts(Document("a", "A red dress by Ada of Harrow & Finch, silk", fields)) == ()


def test_facts_are_short_and_said_once() -> None:
    long = {"brand": "b" * 31, "colour": "red", "color": "red"}
    assert facts(Document("a", "A dress", long)) == ("red",)
    assert facts(Document("a", fields={"title": "Red dress", "colour": "red"})) == ()
