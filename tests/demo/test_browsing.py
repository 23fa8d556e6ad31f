"""All pictures, page by page: every document stands on one page, filters hold, and addresses lead on."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest

from demo.browsing import PAGE, Counted, Place, read, view
from demo.language import languages
from demo.shown import Shown
from search import Document, Engine, create_index
from tests.demo.read import Read
from tests.demo.shop import WORDS_ONLY

ENGLISH, GERMAN = languages()["en"], languages()["de"]
MANY = 2 * PAGE + 7


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    index = create_index(tmp_path_factory.mktemp("many") / "many.index", dimension=2, fingerprint="two")
    documents = [
        Document(f"{number:04}", f"Thing {number}", {"kind": "even" if number % 2 == 0 else "odd"}, f"{number}.jpg")
        for number in range(MANY)
    ]
    vectors = np.tile(np.array([[1, 0]], np.float32), (MANY, 1))
    index.add(documents, image_vectors=vectors, caption_vectors=None)
    with Engine(index) as engine:
        yield engine


def shown(engine: Engine, place: Place) -> Read:
    return Read(view(engine, Counted(engine), Shown(engine), place, ENGLISH).inside)


def ids(page: Read) -> list[str]:
    return [str(card["data-id"]) for card in page.named("button", "card")]


def onward(page: Read) -> Place | None:
    links = page.named("a", "onward")
    return read(urlsplit(str(links[0]["href"])).query) if links else None


@pytest.mark.parametrize("value", ["", "odd"])
def test_the_pages_show_every_document_once_in_the_order_of_ids(many: Engine, value: str) -> None:
    place: Place | None = Place("kind", value)
    found: list[str] = []
    pages = 0
    while place is not None:
        page = shown(many, place)
        found += ids(page)
        assert len(ids(page)) <= PAGE
        place, pages = onward(page), pages + 1
    odd = [f"{number:04}" for number in range(MANY) if not value or number % 2]
    assert found == odd
    assert pages == -(-len(odd) // PAGE)


def test_a_page_that_is_just_full_leads_nowhere(many: Engine) -> None:
    assert onward(shown(many, Place(after=f"{MANY - PAGE - 1:04}"))) is None
    assert onward(shown(many, Place(after=f"{MANY - PAGE - 2:04}"))) is not None


def test_values_are_offered_with_their_counts(many: Engine) -> None:
    page = shown(many, Place("kind", "odd"))
    values = {
        str(each["href"]): text for each, text in zip(page.named("a", "chip"), page.texts("a", "chip"), strict=True)
    }
    assert values == {
        "browse?field=kind": f"all {MANY}",
        "browse?field=kind&value=even": f"even {MANY // 2 + 1}",
        "browse?field=kind&value=odd": f"odd {MANY // 2}",
    }
    assert [each["href"] for each in page.named("a", "chip") if each.get("aria-current")] == [
        "browse?field=kind&value=odd"
    ]
    assert f"{MANY // 2} documents" in page.texts("p", "told")[0]


def test_what_is_not_offered_is_passed_over_and_nothing_is_said_to_be_nothing(many: Engine) -> None:
    assert len(ids(shown(many, Place("kind", "neither")))) == PAGE
    assert len(ids(shown(many, Place("colour", "odd")))) == PAGE
    assert ENGLISH("browse.nothing") in shown(many, Place(after="zzz")).text


def test_counts_are_made_once_for_each_state(tmp_path: Path) -> None:
    index = create_index(tmp_path / "growing.index", dimension=2, fingerprint="two")
    one = np.array([[1, 0]], np.float32)
    with Engine(index) as engine:
        counted = Counted(engine)
        assert counted.now() == ((), 0)
        for number in range(2):
            index.add([Document(str(number), "x", {"kind": "k"})], image_vectors=None, caption_vectors=one)
        index.add([Document("2", "x", {"kind": "l"})], image_vectors=None, caption_vectors=one)
        choices, documents = counted.now()
        assert (choices[0].values, documents) == ({"k": 2, "l": 1}, 3)
        assert counted.now()[0] is choices


def test_pictures_come_when_they_are_near_and_a_text_stands_as_words(engine: Engine) -> None:
    page = shown(engine, Place())
    loading = [picture["loading"] for picture in page.named("img")]
    assert loading[:8] == ["eager"] * 8
    assert set(loading[8:]) == {"lazy"}
    assert WORDS_ONLY in ids(page)
    assert "A note about red" in page.texts("span", "words")
    assert page.named("ul", "hits")[0]["data-tells"] == "drawer?id="


def test_an_address_keeps_field_value_and_place() -> None:
    place = Place("a&b", "c=d", "e/f g.jpg")
    assert read(urlsplit(place.address).query) == place
    assert read("?field=kind&other=x&value=") == Place("kind")


def test_fields_and_values_are_text(tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    index = create_index(tmp_path / "evil.index", dimension=2, fingerprint="two")
    documents = [Document(f"{evil}{number}", evil, {evil: evil if number else "b"}) for number in range(3)]
    index.add(documents, image_vectors=None, caption_vectors=np.tile(np.array([[1, 0]], np.float32), (3, 1)))
    with Engine(index) as engine:
        page = shown(engine, Place(evil, evil))
        assert len(ids(page)) == 2
        assert not page.named("img")
        assert escape(evil) not in page.text  # escaped once, not twice
        assert evil in page.text
