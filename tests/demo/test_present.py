"""What the page shows says what the answer is, and never runs what a caption says."""

import re
from html.parser import HTMLParser

import pytest

from demo import present
from demo.about import about, legs_table
from demo.actions import Answer, look_around, search, similar
from demo.form import Asked
from demo.names import LEG_TITLES, caption, price, short, title
from demo.pictures import address
from demo.uploads import Uploads
from search import Document, Engine, Hit
from search.nouns import LEG_NAMES, Notice, Place
from tests.demo.shop import NASTY, UNCAPTIONED, WORDS_ONLY


class Read(HTMLParser):
    """The elements and the text of a piece of HTML; fails on one that doesn't nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "img":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def answer(engine: Engine, uploads: Uploads, **asked: object) -> Answer:
    return search(engine, uploads, Asked(**asked))  # type: ignore[arg-type]


def test_every_hit_has_a_card_with_picture_caption_and_price_in_order(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", where={"kind": ["striped"]})
    read = Read(present.grid(given.hits))
    frames = [image for image in read.named("img") if image.get("width")]
    assert [image["src"] for image in frames] == [address(hit.document) for hit in given.hits]
    assert [image["alt"] for image in frames] == [hit.document.caption for hit in given.hits]
    assert len([b for b in read.named("button") if b.get("class") == "card"]) == len(given.hits) == 12
    assert "18.50" in read.text  # red and green, No. 8


def test_only_the_first_rows_are_loaded_at_once(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", where={"kind": ["striped"]})
    loading = [image["loading"] for image in Read(present.grid(given.hits)).named("img") if image.get("width")]
    assert loading == ["eager"] * present.FIRST_ROWS + ["lazy"] * (12 - present.FIRST_ROWS)


def test_a_text_is_a_card_of_its_words(engine: Engine) -> None:
    document = engine.index.get([WORDS_ONLY])[WORDS_ONLY]
    read = Read(present.shelf([document]))
    assert not read.named("img")
    assert any(span.get("class") == "words" for span in read.named("span"))
    assert "A note about red" in read.text


def test_a_caption_that_tries_to_be_code_is_shown_as_it_is(engine: Engine) -> None:
    document = engine.index.get(["nasty"])["nasty"]
    html = present.shelf([document])
    read = Read(html)
    assert NASTY in read.text
    assert not read.named("b")
    assert read.named("img")[0]["alt"] == NASTY


def test_ids_and_fields_are_escaped_too() -> None:
    evil = '"><script>x</script>'
    document = Document(evil, evil, {evil: evil, "title": evil, "price": evil}, evil, evil, evil)
    read = Read(present.shelf([document]))
    assert not read.named("script")
    assert [b["data-id"] for b in read.named("button") if b.get("class") == "similar"] == [evil]


def test_no_hits_are_no_list() -> None:
    assert present.grid([]) == ""


def test_the_line_above_says_what_was_asked_how_many_and_how_long(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red <cloth>", diversify="kmeans")
    read = Read(present.status(given))
    assert read.named("div")[0]["role"] == "status"
    assert read.text.startswith(f"“red <cloth>” · 12 of {given.total} · one of each kind in turn · ")
    assert read.text.endswith(" ms")
    assert "“Cloth No. 0”" in present.status(search(engine, uploads, similar("red")))
    assert "spread for variety" in present.status(answer(engine, uploads, text="red", diversify="mmr"))


def test_notices_are_shown(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red")
    told = Answer(given.asked, (), 0, (Notice("fewer", "Nothing <was> found."),), 1.0)
    read = Read(present.status(told))
    assert "Nothing <was> found." in read.text
    assert "0 of 0" not in read.text
    assert "type a few words" in present.nothing_asked()


def test_the_first_line_counts_the_collection(engine: Engine) -> None:
    assert "1,041 documents" in present.welcome(1041)
    assert "1 document<" in present.welcome(1)
    assert look_around(engine)


def test_a_picked_hit_tells_place_reason_legs_group_and_fields(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", diversify="kmeans")
    hit = next(hit for hit in given.hits if hit.document.id == "red")
    read = Read(about(hit.document, hit))
    assert hit.reason in read.text
    assert f"{hit.score:.5f}" in read.text
    for leg, place in hit.legs.items():
        assert LEG_TITLES[leg] in read.text
        assert leg in read.text
        assert f"{place.score:.3f}" in read.text
    assert f"In group {hit.cluster + 1} of" in read.text if hit.cluster is not None else False
    assert "Cloth No. 0" in read.text
    assert "kind" in read.text
    assert "%" not in read.text


def test_a_filled_in_rank_is_told_in_words_and_without_a_score() -> None:
    read = Read(legs_table({"text-bm25": Place(25, None, imputed=True), "image-image": Place(2, 0.75)}))
    assert re.search(r"image-image\s*2nd\s*0\.750.*text-bm25\s*25th\s*cannot see it", read.text)


def test_a_document_nobody_searched_for_tells_no_reason(engine: Engine) -> None:
    read = Read(about(engine.index.get(["red"])["red"], None))
    assert not read.named("table")
    assert "More like this" in read.text


@pytest.mark.parametrize(("size", "told"), [(1, "alone"), (2, "with one more like it"), (9, "with 8 more like it")])
def test_the_group_says_how_many_are_in_it(size: int, told: str) -> None:
    hit = Hit(1, 0.1, Document("a"), {"text-bm25": Place(1, 2.0)}, cluster=0, cluster_size=size, reason="It is.")
    assert f"In group 1 of the first pictures, {told}." in about(hit.document, hit)


def test_every_leg_has_a_name() -> None:
    assert set(LEG_TITLES) == set(LEG_NAMES)


def test_names_fall_back_to_what_there_is(engine: Engine) -> None:
    mute = engine.index.get([UNCAPTIONED])[UNCAPTIONED]
    assert caption(mute) == "Without a caption"
    assert caption(Document("a", fields={"title": "T"})) == "T"
    assert title(Document("a", "A caption")) == ""
    assert short(Document("a", "word " * 40)).endswith(" …")
    assert price(Document("a", fields={"price": "1234.5"})) == "1,234.50"
    assert price(Document("a", fields={"price": "on request"})) == "on request"
    assert price(Document("a")) == ""
