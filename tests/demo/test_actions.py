"""What each event does, over a real index whose answers are known."""

from dataclasses import replace
from pathlib import Path

import pytest

from demo import actions
from demo.form import Asked
from demo.uploads import Uploads
from search import Engine
from search.errors import InvalidInput, InvalidQuery, UnreadableImage
from search.nouns import LegName
from tests.demo.shop import UNCAPTIONED, png


def upload(uploads: Uploads, content: bytes) -> dict[str, str]:
    file = uploads.folder / "upload.png"
    file.write_bytes(content)
    return {"path": str(file)}


def ids(answer: actions.Answer) -> list[str]:
    return [hit.document.id for hit in answer.hits]


def test_words_find_what_they_name(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(text="red cloth"))
    assert ids(answer)[0] == "red"
    assert len(answer.hits) == 12
    assert answer.has_more


def test_a_picture_finds_itself_and_its_twin(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(picture=upload(uploads, png("red")), top=2))
    assert set(ids(answer)) == {"red", UNCAPTIONED}


def test_words_and_picture_together_ask_more_legs_than_either(engine: Engine, uploads: Uploads) -> None:
    picture = upload(uploads, png("red"))
    both = actions.search(engine, uploads, Asked(text="blue", picture=picture))
    words = actions.search(engine, uploads, Asked(text="blue"))
    assert "red-blue" in ids(both)[:4]
    assert set(both.hits[0].legs) > set(words.hits[0].legs)


def test_a_damaged_picture_is_told_without_the_servers_paths(engine: Engine, uploads: Uploads) -> None:
    for content in (b"", b"not a picture", png("red")[:60]):
        with pytest.raises(UnreadableImage) as told:
            actions.search(engine, uploads, Asked(picture=upload(uploads, content)))
        assert str(uploads.folder) not in str(told.value)


@pytest.mark.parametrize("diversify", [None, "kmeans", "mmr"])
def test_pages_continue_each_other(engine: Engine, uploads: Uploads, diversify: str | None) -> None:
    asked = Asked(text="red cloth", top=7, diversify=diversify)
    answer = actions.search(engine, uploads, asked)
    first, total = ids(answer), answer.total
    while answer.has_more:
        before = ids(answer)
        answer = actions.more(engine, uploads, answer)
        assert ids(answer)[: len(before)] == before
    assert [hit.rank for hit in answer.hits] == list(range(1, total + 1))
    assert len(set(ids(answer))) == answer.total == total
    assert ids(answer)[:7] == first


def test_variety_reorders_and_says_the_groups(engine: Engine, uploads: Uploads) -> None:
    plain = actions.search(engine, uploads, Asked(text="red cloth", top=48))
    spread = actions.search(engine, uploads, Asked(text="red cloth", top=48, diversify="kmeans"))
    assert sorted(ids(plain)) == sorted(ids(spread))
    assert ids(plain) != ids(spread)
    assert {hit.cluster for hit in plain.hits} == {None}
    assert {hit.cluster for hit in spread.hits} == {0, 1, 2, 3, 4}


def test_what_is_set_in_the_drawer_reaches_the_engine(engine: Engine, uploads: Uploads) -> None:
    weights: dict[LegName, float] = {"text-bm25": 0.0, "text-caption": 1.0, "text-image": 2.0}
    asked = Asked(text="red", weights=weights, k=7, where={"kind": ["plain"]}, top=3)
    answer = actions.search(engine, uploads, asked)
    best = answer.hits[0]
    assert set(best.legs) == {"text-caption", "text-image"}
    assert best.score == pytest.approx(
        1 / (7 + best.legs["text-caption"].rank) + 2 / (7 + best.legs["text-image"].rank)
    )
    assert {hit.document.fields["kind"] for hit in answer.hits if hit.document.fields} == {"plain"}
    without = actions.search(engine, uploads, replace(asked, text="cloth", without="red", where={}, top=48))
    assert without.hits[-1].unwanted
    assert not without.hits[0].unwanted


def test_more_like_this_is_the_nearest_by_picture_without_itself(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(like="red", top=5))
    assert ids(answer)[0] == UNCAPTIONED
    assert "red" not in ids(answer)
    assert all("red" in id_ for id_ in ids(answer))
    assert answer.like is not None
    assert answer.like.id == "red"


def test_more_like_a_text_searches_with_its_words(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(like="note-red", top=40))
    assert "note-red" not in ids(answer)
    assert "note-green" in ids(answer)
    assert "text-bm25" in answer.hits[0].legs


def test_more_like_this_has_pages_too(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(like="red", top=5))
    longer = actions.more(engine, uploads, answer)
    assert ids(longer)[:5] == ids(answer)
    assert len(longer.hits) == 10
    assert "red" not in ids(longer)


def test_more_like_a_document_that_is_gone_says_so(engine: Engine, uploads: Uploads) -> None:
    with pytest.raises(InvalidQuery, match="no longer"):
        actions.search(engine, uploads, Asked(like="never-was"))


def test_a_picture_that_was_cleaned_away_before_the_next_page_is_told(engine: Engine, uploads: Uploads) -> None:
    picture = upload(uploads, png("red"))
    answer = actions.search(engine, uploads, Asked(picture=picture))
    Path(picture["path"]).unlink()
    with pytest.raises(InvalidInput, match="Drop it in again"):
        actions.more(engine, uploads, answer)


def test_a_look_around_shows_each_kind(engine: Engine) -> None:
    around = actions.look_around(engine, 6)
    assert len({document.id for document in around}) == 6
    assert {document.fields["kind"] for document in around[:3]} == {"plain", "striped", "note"}


def test_a_look_around_an_index_without_fields_shows_the_first(tmp_path: Path) -> None:
    from tests.collection import Entry, engine_over

    with engine_over(tmp_path / "i", Entry("b", "red", ("red",)), Entry("a", "blue")) as engine:
        assert [document.id for document in actions.look_around(engine)] == ["a", "b"]


def test_a_look_around_an_empty_index_is_empty(tmp_path: Path) -> None:
    from tests.collection import engine_over

    with engine_over(tmp_path / "i") as engine:
        assert actions.look_around(engine) == []


def test_words_beside_the_picture_of_a_hit_ask_with_both(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(text="blue", like="red"))
    assert "red" not in ids(answer)
    assert "red-blue" in ids(answer)[:4]
    assert "both-image" in answer.hits[0].legs
    alone = actions.search(engine, uploads, Asked(like="red"))
    assert "both-image" not in alone.hits[0].legs


def test_words_beside_a_text_alone_are_added_to_its_words(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(text="blue", like="note-red", top=40))
    assert "note-red" not in ids(answer)
    places = answer.hits[0].legs
    assert "text-bm25" in places
    assert "image-image" not in places
    assert "red-blue" in ids(answer)[:6]


def test_what_the_words_say_to_be_without_goes_behind(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(text="cloth without red", without="blue", top=48))
    assert (answer.text, answer.without) == ("cloth", "red, blue")
    plain = actions.search(engine, uploads, Asked(text="cloth", top=48))
    assert ids(plain)[0] not in {hit.document.id for hit in answer.hits if hit.unwanted}
    assert {hit.document.id for hit in answer.hits if hit.unwanted} >= {"red", "blue", "red-green"}
    assert not answer.hits[0].unwanted


def test_a_change_to_a_picture_may_be_nothing_but_what_it_is_without(engine: Engine, uploads: Uploads) -> None:
    assert actions.said(Asked(text="but without stripes", like="red")) == ("", "stripes")
    assert actions.said(Asked(text="without stripes")) == ("without stripes", "")
    answer = actions.search(engine, uploads, Asked(text="without blue", like="red-blue", top=40))
    assert (answer.text, answer.without) == ("", "blue")
    assert "blue" in {hit.document.id for hit in answer.hits if hit.unwanted}


def test_groups_and_the_legs_view_have_their_documents_at_hand(engine: Engine, uploads: Uploads) -> None:
    answer = actions.search(engine, uploads, Asked(text="red cloth", diversify="kmeans", top=3))
    at_hand = {hit.document.id for hit in answer.hits} | set(answer.beside)
    assert {id_ for cluster in answer.clusters for id_ in cluster.ids} <= at_hand
    plain = actions.search(engine, uploads, Asked(text="red cloth", top=3))
    assert plain.beside == {}
    legs = actions.viewed(engine, plain, "legs")
    at_hand = {hit.document.id for hit in legs.hits} | set(legs.beside)
    assert {id_ for ranking in legs.rankings for id_ in ranking.ids[:10]} <= at_hand
    assert legs.hits == plain.hits
    assert legs.asked.view == "legs"
