"""A card shows a document and says why it is there."""

from demo.actions import Answer, search
from demo.card import card, small
from demo.form import Asked
from demo.language import languages
from demo.pictures import source_set
from demo.uploads import Uploads
from search import Document, Engine
from tests.demo.read import Read
from tests.demo.shop import NASTY, WORDS_ONLY

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def first(engine: Engine, uploads: Uploads, **asked: object) -> Answer:
    return search(engine, uploads, Asked(**asked))  # type: ignore[arg-type]


def test_a_card_has_picture_caption_price_and_reason(engine: Engine, uploads: Uploads) -> None:
    given = first(engine, uploads, text="red cloth")
    hit = given.hits[0]
    html = card(hit.document, ENGLISH, hit, given)
    read = Read(html)
    assert [image["alt"] for image in read.named("img")] == ["A red cloth"]
    assert source_set(hit.document, "x").split('" sizes')[0] in html
    assert read.texts("span", "caption") == ["A red cloth"]
    assert read.texts("span", "facts") == ["10.50"]
    assert read.texts("span", "reason") == [hit.reason]
    button = read.named("button", "card")[0]
    assert (button["data-id"], button["data-rank"]) == ("red", "1")


def test_the_words_that_match_are_marked_as_they_are_written(engine: Engine, uploads: Uploads) -> None:
    given = first(engine, uploads, text="a RED thing")
    hit = next(hit for hit in given.hits if hit.document.id == "red")
    assert Read(card(hit.document, ENGLISH, hit, given)).texts("mark") == ["red"]
    assert not Read(card(hit.document, ENGLISH)).named("mark")


def test_a_reason_is_told_in_the_visitors_language(engine: Engine, uploads: Uploads) -> None:
    given = first(engine, uploads, text="red cloth")
    hit = given.hits[0]
    told = Read(card(hit.document, GERMAN, hit, given)).texts("span", "reason")[0]
    assert "„red“ und „cloth“" in told
    assert told != hit.reason


def test_only_the_first_rows_are_loaded_at_once() -> None:
    document = Document("a", "A cloth", image="a.png")
    loading = [Read(card(document, ENGLISH, place=place)).named("img")[0]["loading"] for place in (0, 7, 8, 40)]
    assert loading == ["eager", "eager", "lazy", "lazy"]


def test_a_text_is_a_card_of_its_words(engine: Engine) -> None:
    document = engine.index.get([WORDS_ONLY])[WORDS_ONLY]
    for html in (card(document, ENGLISH), small(document, ENGLISH)):
        read = Read(html)
        assert not read.named("img")
        assert read.texts("span", "words") == ["A note about red"]


def test_a_caption_that_tries_to_be_code_is_shown_as_it_is(engine: Engine, uploads: Uploads) -> None:
    given = first(engine, uploads, text="bold b code")
    hit = next(hit for hit in given.hits if hit.document.id == "nasty")
    read = Read(card(hit.document, ENGLISH, hit, given))
    assert read.texts("span", "caption") == [NASTY]
    assert not read.named("b")
    assert read.named("img")[0]["alt"] == NASTY
    assert read.texts("mark") == ["b", "bold", "b"]


def test_a_small_card_says_its_place_where_it_has_one(engine: Engine, uploads: Uploads) -> None:
    document = engine.index.get(["red"])["red"]
    read = Read(small(document, ENGLISH, beside='<span class="mine">1</span>', pictures="../b/"))
    assert "data-rank" not in read.named("button", "card")[0]
    assert read.texts("span", "mine") == ["1"]
    assert str(read.named("img")[0]["srcset"]).endswith(" 2x")
    assert str(read.named("img")[0]["src"]).startswith("../b/thumbnails/")
    last = first(engine, uploads, text="red cloth").hits[-1]
    assert Read(small(last.document, ENGLISH, last)).named("button", "card")[0]["data-rank"] == str(last.rank)
