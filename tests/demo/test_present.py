"""What the page shows says what the answer is, in the visitor's language, and never runs what a caption says."""

from dataclasses import replace
from typing import get_args

import pytest

from demo import notices, present
from demo.actions import Answer, look_around, search
from demo.form import Asked
from demo.language import languages
from demo.telling import way
from demo.uploads import Uploads
from search import Document, Engine
from search.nouns import Notice, NoticeKind
from tests.demo.read import Read
from tests.demo.shop import NASTY

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def answer(engine: Engine, uploads: Uploads, **asked: object) -> Answer:
    return search(engine, uploads, Asked(**asked))  # type: ignore[arg-type]


def cards(html: str) -> list[str | None]:
    """The ids of the cards of the grid, without the small ones."""
    return [each["data-id"] for each in Read(html).named("button", "card") if each["class"] == "card"]


def test_every_hit_has_a_card_in_order(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", where={"kind": ["striped"]})
    html = present.results(given, ENGLISH)
    assert cards(html) == [hit.document.id for hit in given.hits]
    assert len(given.hits) == 12
    assert Read(html).named("ul", "hits")[0]["role"] == "list"


def test_with_groups_there_are_the_same_cards_and_a_panel_for_each_group(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", diversify="kmeans")
    html = present.results(given, ENGLISH)
    read = Read(html)
    assert cards(html) == [hit.document.id for hit in given.hits]
    panels = [panel["id"] for panel in read.named("li", "cluster")]
    assert panels == [button["aria-controls"] for button in read.named("button", "opens")]
    assert len(panels) == len([cluster for cluster in given.clusters if len(cluster.ids) > 1])


def test_everything_the_scripts_look_for_is_there_once(engine: Engine, uploads: Uploads) -> None:
    for asked in ({"diversify": "kmeans"}, {"view": "legs"}, {}):
        given = answer(engine, uploads, text="red cloth", **asked)
        read = Read(present.results(given, ENGLISH))
        assert [each["data-tells"] for _, each in read.elements if "data-tells" in each] == [way(given)]
        assert len(read.named("div", "drawer-bar")) == 1
    read = Read(present.shelf(look_around(engine), ENGLISH))
    assert read.named("ul", "hits")[0]["data-tells"] == "drawer?id="


def test_the_searches_are_side_by_side_where_that_is_asked_for(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red cloth", view="legs")
    assert Read(present.results(given, ENGLISH)).named("div", "searches")
    assert Read(present.results(replace(given, rankings=()), ENGLISH)).named("ul", "hits")


def test_what_is_unwanted_is_set_apart(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="cloth", without="red", top=48)
    read = Read(present.results(given, ENGLISH))
    assert len(read.named("li", "unwanted")) == sum(hit.unwanted for hit in given.hits) > 0
    assert "without “red”" in present.status(given, ENGLISH)


def test_no_hits_are_no_list(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red", where={"kind": ["none of these"]})
    assert present.results(given, ENGLISH) == ""
    assert present.shelf([], ENGLISH) == ""


def test_a_caption_that_tries_to_be_code_is_shown_as_it_is(engine: Engine) -> None:
    read = Read(present.shelf(list(engine.index.get(["nasty"]).values()), ENGLISH))
    assert NASTY in read.text
    assert not read.named("b")


def test_ids_and_fields_are_escaped_too(engine: Engine, uploads: Uploads) -> None:
    evil = '"><script>x</script>'
    document = Document(evil, evil, {evil: evil, "title": evil, "price": evil, "brand": evil}, evil, evil, evil)
    given = answer(engine, uploads, text="red cloth", diversify="kmeans", view="legs")
    first, *others = given.hits
    clusters = tuple(replace(cluster, title=evil) for cluster in given.clusters)
    hostile = replace(
        given,
        asked=replace(given.asked, text=evil),
        hits=(replace(first, document=document, reason=evil), *others),
        notices=(Notice("unheard", evil, suggestion=evil),),
        clusters=clusters,
        like=document,
        text=evil,
        without=evil,
    )
    for html in (
        present.results(hostile, ENGLISH),
        present.results(replace(hostile, asked=replace(hostile.asked, view="pictures")), ENGLISH),
        present.status(hostile, ENGLISH),
        present.shelf([document], ENGLISH),
    ):
        read = Read(html)
        assert not read.named("script")
        assert evil in read.text


def test_the_line_above_says_what_was_asked_how_many_and_how_long(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="red <cloth>", diversify="kmeans")
    read = Read(present.status(given, ENGLISH))
    assert read.named("div")[0]["role"] == "status"
    assert read.text.startswith(f"“red <cloth>” · 12 of {given.total} · one of each kind in turn · ")
    assert " ms" in read.text
    assert "More like “Cloth No. 0”" in present.status(answer(engine, uploads, like="red"), ENGLISH)
    assert "spread for variety" in present.status(answer(engine, uploads, text="red", diversify="mmr"), ENGLISH)


def test_words_and_a_picture_are_told_together(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="blue", like="red")
    assert "“blue” and the picture of “Cloth No. 0”" in present.status(given, ENGLISH)
    assert "„blue“ und das Bild von „Cloth No. 0“" in present.status(given, GERMAN)
    pictured = Answer(Asked(text="red", picture={"path": "x"}), (), 0, (), 1.0, text="red")
    assert "“red” and your picture" in present.status(pictured, ENGLISH)


@pytest.mark.parametrize("kind", get_args(NoticeKind))
def test_each_kind_of_notice_has_a_sign_of_its_own_and_its_words(kind: NoticeKind) -> None:
    read = Read(notices.shown(Notice(kind, "Nothing <was> found."), ENGLISH))
    assert "Nothing <was> found." in read.text
    assert len(read.named("svg", "sign")) == 1
    assert bool(read.named("p", "loud")) == (kind in ("nothing-matches", "leg-missing"))
    others = {notices.sentence("", other) for other in get_args(NoticeKind) if other != kind}
    assert notices.sentence("", kind) not in others


def test_a_notice_speaks_the_visitors_language(engine: Engine, uploads: Uploads) -> None:
    given = answer(engine, uploads, text="cloth", without="red")
    assert "stand behind the rest" in present.status(given, ENGLISH)
    assert "stehen hinter den übrigen" in present.status(given, GERMAN)


def test_a_suggestion_is_a_button_that_holds_it() -> None:
    read = Read(notices.shown(Notice("unheard", "Did you?", suggestion='green "cloth"'), ENGLISH))
    button = read.named("button", "instead")[0]
    assert button["data-text"] == 'green "cloth"'
    assert read.texts("button", "instead") == ['Search for “green "cloth"” instead']
    assert not Read(notices.shown(Notice("end", "That is all."), ENGLISH)).named("button")


def test_no_hits_are_not_counted() -> None:
    told = Answer(Asked(text="red"), (), 0, (Notice("fewer", "Nothing was found."),), 1.0, text="red")
    assert "0 of 0" not in present.status(told, ENGLISH)


def test_an_empty_form_is_told_what_to_do() -> None:
    assert "type a few words" in present.nothing_asked(ENGLISH)


def test_the_first_line_counts_the_collection(engine: Engine) -> None:
    assert "1,041 documents" in present.welcome(1041, ENGLISH)
    assert "1.041 Dokumente" in present.welcome(1041, GERMAN)
    assert "1 document<" in present.welcome(1, ENGLISH)
    assert look_around(engine)
