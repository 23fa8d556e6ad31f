"""The drawer tells how a hit came to its place: its parts add up, and what is told in words is what the numbers say."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from demo import links
from demo.about import about, bar, legs_table
from demo.actions import Answer, search
from demo.form import Asked
from demo.language import languages
from demo.uploads import Uploads
from search import Document, Engine, Hit
from search.nouns import Cluster, Fusion, LegName, Place
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]
FUSION = Fusion(60, 50, {"text-bm25": 1.0, "text-image": 0.5})
LEGS: dict[LegName, Place] = {"text-bm25": Place(1, 3.25), "text-image": Place(40, 0.31, z=2.345)}


HIT = Hit(1, 0.02, Document("a", "A red cloth"), LEGS, fused_rank=1)


def told(hit: Hit, clusters: tuple[Cluster, ...] = ()) -> Read:
    given = Answer(Asked(text="red"), (hit,), 1, (), 1.0, clusters=clusters, text="red", fusion=FUSION)
    return Read(about(hit.document, ENGLISH, hit, given))


def test_a_picked_hit_tells_place_reason_legs_group_and_fields(engine: Engine, uploads: Uploads) -> None:
    given = search(engine, uploads, Asked(text="red cloth", diversify="kmeans"))
    first = next(hit for hit in given.hits if hit.document.id == "red")
    read = Read(about(first.document, ENGLISH, first, given))
    assert first.reason in read.text
    for leg, place in first.legs.items():
        assert ENGLISH(f"leg.{leg}") in read.text
        assert f"{place.score:.3f}" in read.text
    assert f"{first.score:.5f}" in read.text
    assert f"In group {(first.cluster or 0) + 1} of" in read.text
    assert "Cloth No. 0" in read.texts("h2")
    assert "kind" in read.texts("dt")
    assert "%" not in read.text


def test_the_parts_of_a_score_add_up_to_it_and_their_bars_to_a_whole(engine: Engine, uploads: Uploads) -> None:
    given = search(engine, uploads, Asked(text="blue", like="red", k=20, weights={"text-bm25": 2.5}))
    for each in given.hits:
        read = Read(about(each.document, ENGLISH, each, given))
        parts = [float(text) for text in read.texts("td", "adds")]
        assert sum(parts) == pytest.approx(each.score, abs=1e-4)
        assert parts == sorted(parts, reverse=True)
        bars = [float(re.findall(r"[\d.]+", i["style"] or "")[0]) for i in read.named("i")]
        assert sum(bars) == pytest.approx(100, abs=1)
        assert all(f"{each.score:.5f}" in str(share["aria-label"]) for share in read.named("span", "share"))


def test_a_part_is_the_weight_over_constant_and_rank() -> None:
    read = Read(legs_table(LEGS, FUSION, ENGLISH))
    assert read.texts("td", "adds") == ["0.01639", "0.00500"]  # 1/(60+1) and .5/(60+40)
    assert [share["aria-label"] for share in read.named("span", "share")] == [
        "0.01639 of 0.02139",
        "0.00500 of 0.02139",
    ]
    assert [i["style"] for i in read.named("i")] == ["width:76.6%", "width:23.4%"]


def test_a_z_score_is_told_and_explained_where_there_is_one() -> None:
    read = Read(legs_table(LEGS, FUSION, ENGLISH))
    assert read.texts("span", "z") == ["z 2.3"]
    assert "spreads" in read.texts("p", "explained")[0]
    assert not Read(legs_table({"text-bm25": Place(1, 3.25)}, FUSION, ENGLISH)).named("p", "explained")


def test_a_filled_in_rank_is_told_in_words_and_without_a_score() -> None:
    read = Read(
        legs_table({"text-bm25": Place(25, None, imputed=True), "image-image": Place(2, 0.75)}, FUSION, ENGLISH)
    )
    assert re.search(r"image-image\s*2\s*0\.750.*text-bm25\s*25\s*cannot see it", read.text)


@pytest.mark.parametrize(
    ("otherwise", "expected"),
    [
        ({"image": 27, "text": 3}, ["Without your words it would be 3rd.", "Without your picture it would be 27th."]),
        ({"caption": None}, ["Without the captions it would not be found."]),
        ({"picture": 1}, ["With the captions alone it would still be 1st."]),
        ({}, []),
    ],
)
def test_what_if_is_told_in_sentences(otherwise: Mapping[str, int | None], expected: list[str]) -> None:
    assert told(replace(HIT, otherwise=otherwise)).texts("li") == expected


def test_what_if_speaks_german() -> None:
    first = replace(HIT, otherwise={"text": None, "image": 12})
    given = Answer(Asked(text="red"), (first,), 1, (), 1.0, text="red", fusion=FUSION)
    lines = Read(about(first.document, GERMAN, first, given)).texts("li")
    assert lines == ["Ohne Ihre Wörter wäre es nicht zu finden.", "Ohne Ihr Bild stünde es an 12. Stelle."]


def test_what_variety_moved_says_from_where() -> None:
    moved = told(replace(HIT, rank=2, fused_rank=7))
    assert "By relevance alone it would be 7th; variety made it 2nd." in moved.texts("p", "group")
    assert not told(replace(HIT, rank=3, fused_rank=3)).named("p", "group")


@pytest.mark.parametrize(("size", "words"), [(1, "alone"), (2, "with one more like it"), (9, "with 8 more like it")])
def test_the_group_says_how_many_are_in_it_and_what_sets_it_apart(size: int, words: str) -> None:
    read = told(
        replace(HIT, cluster=0, cluster_size=size),
        clusters=(Cluster(0, ("a",), "striped <b>"), Cluster(1, ("b",), "no")),
    )
    assert read.texts("p", "group") == [f"In group 1 of the first pictures, {words}. (striped <b>)"]


def test_a_document_nobody_searched_for_tells_no_reason(engine: Engine) -> None:
    read = Read(about(engine.index.get(["red"])["red"], ENGLISH))
    assert not read.named("table")
    assert [button["class"] for button in read.named("button")] == ["similar"]


def test_a_document_can_be_added_where_words_are_asked_with() -> None:
    buttons = told(HIT).named("button", "similar")
    assert [(button["class"], button["data-id"]) for button in buttons] == [("similar", "a"), ("similar add", "a")]


def test_the_link_leads_to_what_is_like_it() -> None:
    document = Document('odd &"id"', "A red cloth")
    href = str(Read(about(document, ENGLISH)).named("a", "link")[0]["href"])
    assert links.read(href.removeprefix("./")) == Asked(like=document.id)


def test_it_can_be_asked_what_a_picture_shows_where_there_is_one() -> None:
    pictured = Read(about(Document("a b", image="a.png"), ENGLISH, at="in/b/"))
    assert pictured.named("a", "what")[0]["href"] == "in/b/what?like=a+b"
    assert not Read(about(Document("a b"), ENGLISH)).named("a", "what")


def test_why_there_is_no_place_to_tell_of_stands_in_its_stead() -> None:
    read = Read(about(Document("a", "A red cloth"), ENGLISH, gone="The <photo> is gone."))
    assert read.texts("p", "gone") == ["The <photo> is gone."]


def test_everything_of_a_document_is_escaped() -> None:
    evil = '"><script>x</script>'
    document = Document(evil, evil, {evil: evil, "title": evil, "price": evil}, evil, evil, evil)
    read = Read(about(document, ENGLISH))
    assert not read.named("script")
    assert read.named("button", "similar")[0]["data-id"] == evil
    assert evil in read.texts("h2")


def test_the_buttons_of_the_drawer_have_names() -> None:
    assert [button["aria-label"] for button in Read(bar(GERMAN)).named("button")] == ["Zurück", "Weiter", "Schließen"]
