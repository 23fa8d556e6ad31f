"""A group is opened by the hit that stands for it, holds all its members, and the later ones say where they belong."""

import pytest

from demo.actions import Answer, search
from demo.form import Asked
from demo.groups import beneath, grouped, opened
from demo.language import languages
from demo.uploads import Uploads
from search import Document, Engine, Hit
from search.nouns import Cluster, Place
from tests.demo.read import Read

ENGLISH = languages()["en"]


def hit(id_: str, rank: int, cluster: int | None) -> Hit:
    document = Document(id_, f"Cloth {id_}", image=f"{id_}.png")
    return Hit(rank, 0.1, document, {"text-bm25": Place(rank, 1.0)}, cluster, 3, fused_rank=rank)


A, B, LATER, BEHIND = hit("a", 1, 0), hit("b", 2, 1), hit("c", 3, 0), hit("z", 4, None)
CLUSTERS = (Cluster(0, ("a", "c", "d", "gone"), "striped & <long>"), Cluster(1, ("b",)), Cluster(2, ("e",)))
ANSWER = Answer(
    Asked(text="cloth", diversify="kmeans"),
    (A, B, LATER, BEHIND),
    9,
    (),
    1.0,
    clusters=CLUSTERS,
    beside={"d": Document("d", "Cloth d", image="d.png"), "e": Document("e")},
    text="cloth",
)


def test_the_first_hit_of_a_group_stands_for_it() -> None:
    groups = grouped(ANSWER)
    assert {number: group.first.document.id for number, group in groups.items()} == {0: "a", 1: "b"}


def test_it_carries_how_many_more_there_are_and_what_sets_them_apart() -> None:
    read = Read(beneath(A, grouped(ANSWER)[0], ENGLISH))
    assert read.text == "3 more like this striped & <long>"
    button = read.named("button")[0]
    assert (button["aria-expanded"], button["aria-controls"]) == ("false", "group-0")


@pytest.mark.parametrize(("others", "told"), [(1, "1 more like this"), (4, "4 more like this")])
def test_how_many_is_said_in_words(others: int, told: str) -> None:
    cluster = Cluster(0, ("a", *map(str, range(others))))
    assert Read(beneath(A, grouped(Answer(Asked(), (A,), 1, (), 1.0, clusters=(cluster,)))[0], ENGLISH)).text == told


def test_who_is_alone_says_nothing() -> None:
    assert beneath(B, grouped(ANSWER)[1], ENGLISH) == ""
    assert opened(B, grouped(ANSWER)[1], ANSWER, ENGLISH) == ""


def test_a_later_member_says_where_it_belongs_and_opens_nothing() -> None:
    group = grouped(ANSWER)[0]
    read = Read(beneath(LATER, group, ENGLISH))
    assert not read.named("button")
    assert read.text == "striped & <long>"
    assert read.named("p")[0]["title"] == "Of the group: striped & <long>"
    assert opened(LATER, group, ANSWER, ENGLISH) == ""
    untitled = grouped(Answer(Asked(), (A, LATER), 2, (), 1.0, clusters=(Cluster(0, ("a", "c")),)))[0]
    assert Read(beneath(LATER, untitled, ENGLISH)).text == "Like number 1"


def test_the_panel_has_every_member_that_is_still_there_in_order() -> None:
    read = Read(opened(A, grouped(ANSWER)[0], ANSWER, ENGLISH))
    panel = read.named("li", "cluster")[0]
    assert panel["id"] == "group-0"
    assert "hidden" in panel
    assert [button["data-id"] for button in read.named("button", "card")] == ["a", "c", "d"]
    assert read.texts("h2")[0] == "striped & <long>"


def test_a_member_that_is_a_hit_has_its_rank_and_the_others_have_none() -> None:
    read = Read(opened(A, grouped(ANSWER)[0], ANSWER, ENGLISH))
    assert [button.get("data-rank") for button in read.named("button", "card")] == ["1", "3", None]


def test_a_real_answer_opens_onto_all_of_its_groups(engine: Engine, uploads: Uploads) -> None:
    given = search(engine, uploads, Asked(text="red cloth", diversify="kmeans"))
    groups = grouped(given)
    assert len(groups) == 5
    found = [
        button["data-id"]
        for each in given.hits
        if each.cluster is not None
        for button in Read(opened(each, groups[each.cluster], given, ENGLISH)).named("button", "card")
    ]
    wanted = [id_ for cluster in given.clusters if len(cluster.ids) > 1 for id_ in cluster.ids]
    assert sorted(found, key=str) == sorted(wanted)
