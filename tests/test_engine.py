from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from search import Engine, Query, create_index, open_engine
from search.errors import EncoderFailed, EncoderNotFound, IndexMismatch, IndexNotFound, InvalidQuery, UnreadableImage
from search.indexes.builds import begin_build, publish_build
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document, Leg, LegName, Ranking, Results, Vectors
from search.where import Where
from tests.collection import Entry, engine_over, png
from tests.colour_encoder import ColourEncoder, picture

SHOP = (
    Entry("blue-coat", "a blue coat", ("blue",), {"kind": "coat", "price": "90"}),
    Entry("blue-dress", "a blue dress", ("blue",), {"kind": "dress", "price": "40"}),
    Entry("card", "red is a colour"),
    Entry("green-hat", "a green hat", ("green",), {"kind": "hat", "price": "15"}),
    Entry("nameless", "", ("red",)),
    Entry("pink-hat", "a hat", ("pink",), {"kind": "hat", "price": "20"}),
    Entry("red-dress", "a red dress", ("red",), {"kind": "dress", "price": "50"}),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "shop.index", *SHOP) as engine:
        yield engine


ALIKE = (
    *(Entry(f"red{i}", "red thing", ("red",)) for i in range(6)),
    Entry("reddish", "red thing", ("red", "red", "blue")),
    Entry("half", "red thing", ("red", "green")),
)
"""One caption for all, and six pictures that are the same."""


def ids(results: Results) -> list[str]:
    return [hit.document.id for hit in results.hits]


def assert_the_arithmetic_holds(results: Results) -> None:
    k, weights = results.fusion.k, results.fusion.weights
    for hit in results.hits:
        total = sum(weights[leg] / (k + place.rank) for leg, place in hit.legs.items())
        assert hit.score == pytest.approx(total, abs=1e-9)


def test_words_find_captions_and_pictures(shop):
    results = shop.search(Query(text="red dress"))
    assert ids(results)[0] == "red-dress"
    top = results.hits[0]
    assert {leg: place.rank for leg, place in top.legs.items()} == {
        "text-bm25": 1,
        "text-caption": 2,  # equal to the card's caption, whose id comes first
        "text-image": 2,  # equal to the nameless picture, whose id comes first
    }
    assert top.legs["text-image"].score == pytest.approx(1.0, abs=1e-6)
    assert_the_arithmetic_holds(results)


def test_a_picture_is_first_for_itself(shop):
    results = shop.search(Query(image=picture("green")))
    assert ids(results)[0] == "green-hat"
    assert results.hits[0].reason == "It is the same picture as yours."
    assert_the_arithmetic_holds(results)


def test_both_ask_with_their_sum(shop):
    results = shop.search(Query(text="hat", image=picture("pink")))
    assert ids(results)[0] == "pink-hat"
    assert "both-image" in results.hits[0].legs
    assert_the_arithmetic_holds(results)


def test_two_copies_of_a_picture_are_both_on_top_in_the_order_of_their_ids(tmp_path):
    copies = Entry("z", "", ("red", "blue")), Entry("b", "", ("red", "blue")), Entry("a", "", ("red",))
    with engine_over(tmp_path / "i", *copies) as engine:
        assert ids(engine.search(Query(image=picture("red", "blue"))))[:2] == ["b", "z"]


def test_a_picture_without_a_caption_is_not_punished(shop):
    nameless = next(hit for hit in shop.search(Query(text="red dress")).hits if hit.document.id == "nameless")
    assert nameless.legs["text-bm25"].imputed
    assert nameless.legs["text-bm25"].rank == 25
    assert nameless.legs["text-caption"].imputed


def test_a_text_alone_is_found_by_words_and_by_a_picture(shop):
    by_text = next(hit for hit in shop.search(Query(text="red")).hits if hit.document.id == "card")
    assert by_text.legs["text-image"].imputed
    by_picture = next(hit for hit in shop.search(Query(image=picture("red"))).hits if hit.document.id == "card")
    assert by_picture.legs["image-caption"].rank == 1
    assert by_picture.legs["image-image"].imputed


def test_a_text_alone_never_comes_above_the_picture_itself(shop):
    assert ids(shop.search(Query(image=picture("red"))))[:2] == ["nameless", "red-dress"]


def test_only_the_legs_named_are_asked(shop):
    results = shop.search(Query(text="red", image=picture("red")), legs=["image-image", "text-bm25"])
    assert set(results.fusion.weights) == {"text-bm25", "image-image"}


def test_averages_are_between_picture_and_caption(tmp_path):
    entry = Entry("a", "blue", ("red",)), Entry("b", "red", ("red",))
    with engine_over(tmp_path / "i", *entry) as engine:
        hits = engine.search(Query(text="red"), legs=["text-average"]).hits
    assert [(hit.document.id, round(hit.legs["text-average"].score or 0, 4)) for hit in hits] == [
        ("b", 1),
        ("a", 0.7071),
    ]


def test_weights_k_and_depth_are_used_and_told(shop):
    weights: dict[LegName, float] = {"text-image": 3, "text-caption": 0, "text-bm25": 1}
    results = shop.search(Query(text="red dress"), weights=weights, k=7, depth=2)
    assert dict(results.fusion.weights) == {"text-bm25": 1, "text-image": 3}
    assert (results.fusion.k, results.fusion.depth) == (7, 2)
    assert max(p.rank for hit in results.hits for p in hit.legs.values()) <= 2
    assert_the_arithmetic_holds(results)


def test_by_default_the_constant_is_ten_and_the_leg_that_hears_all_counts_most(shop):
    fusion = shop.search(Query(text="red", image=picture("red"))).fusion
    assert fusion.k == 10
    assert dict(fusion.weights) == {
        "text-bm25": 0.5,
        "text-caption": pytest.approx(2 - fusion.weights["text-image"]),  # together as much as two legs
        "text-image": pytest.approx(1, abs=0.5),
        "image-image": 1,
        "image-caption": 0.5,
        "both-image": 3,
    }


def test_what_the_answer_says_the_legs_counted_is_what_they_counted(tmp_path):
    # The captions are all alike and tell nothing apart; the pictures do.
    with engine_over(tmp_path / "i", *ALIKE) as engine:
        results = engine.search(Query(text="red thing"))
        assert dict(results.fusion.weights) == {"text-bm25": 0.5, "text-caption": 0.5, "text-image": 1.5}
        assert_the_arithmetic_holds(results)
        again = engine.search(Query(text="red thing"), weights=results.fusion.weights)
        as_said = engine.search(Query(text="red thing"), weights={"text-image": 1.0})
    assert [(hit.document.id, hit.score) for hit in again.hits] == [
        (hit.document.id, hit.score) for hit in results.hits
    ]
    assert dict(as_said.fusion.weights) == {"text-bm25": 0.5, "text-caption": 0.5, "text-image": 1}


def test_who_names_the_legs_gets_the_papers_fusion_unless_they_say_otherwise(tmp_path):
    legs: list[LegName] = ["text-bm25", "text-caption", "text-image"]
    with engine_over(tmp_path / "i", *ALIKE) as engine:
        plain = engine.search(Query(text="red thing"), legs=legs)
        said = engine.search(Query(text="red thing"), legs=legs, weights={"text-image": 2.0}, k=7)
    assert (plain.fusion.k, dict(plain.fusion.weights)) == (60, dict.fromkeys(legs, 1.0))
    assert_the_arithmetic_holds(plain)
    assert (said.fusion.k, dict(said.fusion.weights)) == (7, {**dict.fromkeys(legs, 1.0), "text-image": 2.0})


def test_the_depth_is_fifty_or_the_page_if_that_is_more(shop):
    assert shop.search(Query(text="red"), top=3).fusion.depth == 50
    assert shop.search(Query(text="red"), top=70).fusion.depth == 70


def test_filters_leave_only_what_passes(shop):
    assert set(ids(shop.search(Query(text="red", where={"kind": ["dress", "coat"]})))) == {
        "red-dress",
        "blue-dress",
        "blue-coat",
    }
    assert set(ids(shop.search(Query(text="red", where={"price": (None, 20)})))) == {"green-hat", "pink-hat"}
    assert ids(shop.search(Query(text="red", where={"kind": "sofa"}))) == []


def test_what_is_unwanted_goes_behind_the_rest_and_keeps_its_score(shop):
    plain = {hit.document.id: hit.score for hit in shop.search(Query(text="red")).hits}
    results = shop.search(Query(text="red", without="dress"))
    flagged = [hit.document.id for hit in results.hits if hit.unwanted]
    assert sorted(flagged) == ["blue-dress", "red-dress"]
    assert ids(results)[-2:] == flagged
    assert {hit.document.id: hit.score for hit in results.hits} == plain


def test_what_is_clearly_near_the_unwanted_goes_behind_too(tmp_path):
    entries = [Entry(f"blue{i:02}", "a coat", ("blue",)) for i in range(20)] + [Entry("odd", "a coat", ("red",))]
    with engine_over(tmp_path / "i", *entries) as engine:
        results = engine.search(Query(text="coat", without="red"), top=30)
    assert [hit.document.id for hit in results.hits if hit.unwanted] == ["odd"]
    assert ids(results)[-1] == "odd"


def test_ids_and_identical_pictures_are_left_out_and_the_ranks_close_up(shop):
    red = png(picture("red"))
    results = shop.search(Query(image=red), exclude=[red, "pink-hat"])
    assert not {"nameless", "red-dress", "pink-hat"} & set(ids(results))
    pictures = [hit.legs["image-image"].rank for hit in results.hits if not hit.legs["image-image"].imputed]
    assert sorted(pictures) == [1, 2, 3]


def test_an_identical_file_is_left_out_by_its_path(shop, tmp_path):
    (tmp_path / "green.png").write_bytes(png(picture("green")))
    query = Query(image=tmp_path / "green.png")
    assert "green-hat" in ids(shop.search(query))
    assert "green-hat" not in ids(shop.search(query, exclude=[tmp_path / "green.png"]))


def test_a_threshold_holds_for_its_leg_alone(shop):
    results = shop.search(Query(text="red"), legs=["text-image", "text-bm25"], thresholds={"text-image": 0.9})
    assert set(ids(results)) == {"red-dress", "nameless", "card"}
    assert (
        "text-image" not in next(h for h in results.hits if h.document.id == "card").legs
        or next(h for h in results.hits if h.document.id == "card").legs["text-image"].imputed
    )


def test_the_next_page_continues_this_one(shop):
    whole = ids(shop.search(Query(text="red hat"), top=7))
    pages = [ids(shop.search(Query(text="red hat"), top=2, offset=offset)) for offset in (0, 2, 4, 6)]
    assert [id_ for page in pages for id_ in page] == whole
    assert [hit.rank for hit in shop.search(Query(text="red hat"), top=2, offset=4).hits] == [5, 6]


@pytest.mark.parametrize("way", ["kmeans", "mmr"])
def test_diversity_permutes_the_answer(tmp_path, way):
    with engine_over(tmp_path / "i", *ALIKE) as engine:
        plain = engine.search(Query(text="red thing"), top=8)
        spread = engine.search(Query(text="red thing"), top=8, diversify=way)
    assert sorted(ids(plain)) == sorted(ids(spread))
    assert ids(plain) != ids(spread)
    assert {hit.document.id: hit.score for hit in plain.hits} == {hit.document.id: hit.score for hit in spread.hits}
    if way == "kmeans":
        assert [hit.cluster_size for hit in spread.hits[:3]] == [6, 1, 1]
        assert [cluster.number for cluster in spread.clusters] == [0, 1, 2]
        assert sum(len(cluster.ids) for cluster in spread.clusters) == 8


def test_behind_the_pool_nothing_moves_and_nothing_is_grouped(shop):
    plain = ids(shop.search(Query(text="red"), top=7))
    spread = shop.search(Query(text="red"), top=7, diversify="kmeans", pool=3)
    assert ids(spread)[3:] == plain[3:]
    assert [hit.cluster is None for hit in spread.hits] == [False] * 3 + [True] * 4


def test_variety_never_brings_the_unwanted_back_up(shop):
    results = shop.search(Query(text="red", without="dress"), top=7, diversify="kmeans")
    assert {hit.document.id for hit in results.hits[-2:]} == {"red-dress", "blue-dress"}


@pytest.mark.parametrize("way", [None, "kmeans", "mmr"])
def test_a_hit_knows_its_rank_by_relevance_whatever_variety_does(shop, way):
    plain = ids(shop.search(Query(text="red hat"), top=7))
    spread = shop.search(Query(text="red hat"), top=7, diversify=way)
    assert [plain[hit.fused_rank - 1] for hit in spread.hits] == ids(spread)
    if way is None:
        assert [hit.fused_rank for hit in spread.hits] == [hit.rank for hit in spread.hits]


def test_every_leg_s_own_ranking_comes_along(shop):
    results = shop.search(Query(text="red dress", image=picture("green")), weights={"text-image": 0}, depth=3)
    rankings = {ranking.leg: ranking for ranking in results.rankings}
    assert set(rankings) == {"text-bm25", "text-caption", "image-image", "image-caption", "both-image"}
    for hit in results.hits:
        for leg, place in hit.legs.items():
            if not place.imputed:
                assert rankings[leg].ids[place.rank - 1] == hit.document.id
    assert all(1 <= len(ranking) <= 3 for ranking in rankings.values())


def test_a_leg_that_found_nothing_casts_no_vote_and_shows_no_ranking(shop):
    results = shop.search(Query(text="zebra"))
    assert {ranking.leg for ranking in results.rankings} == {"text-caption", "text-image"}


def ranks(results: Results) -> dict[str, int]:
    return {hit.document.id: hit.fused_rank for hit in results.hits}


@pytest.mark.parametrize("without", ["", "hat"])
def test_what_would_be_otherwise_is_what_searching_otherwise_gives(shop, without):
    both = shop.search(Query(text="red hat", image=picture("pink"), without=without), top=7)
    words = ranks(shop.search(Query(text="red hat", without=without), top=7))
    alone = ranks(shop.search(Query(image=picture("pink"), without=without), top=7))
    assert len(both.hits) == 7
    for hit in both.hits:
        assert hit.otherwise == {"text": alone.get(hit.document.id), "image": words.get(hit.document.id)}


def test_with_words_alone_a_side_of_the_documents_may_go_unlooked_at(shop):
    words = shop.search(Query(text="red hat"), top=7)
    asked = Query(text="red hat")
    counted = {leg: weight for leg, weight in words.fusion.weights.items() if leg != "text-image"}
    said = ranks(shop.search(asked, legs=[*counted], weights=counted, k=words.fusion.k, top=7))
    shown = ranks(shop.search(Query(text="red hat"), legs=["text-image"], top=7))
    for hit in words.hits:
        assert hit.otherwise == {"caption": shown.get(hit.document.id), "picture": said.get(hit.document.id)}
    assert "nameless" not in said


def test_a_picture_alone_has_nothing_to_be_otherwise(shop):
    assert all(hit.otherwise == {} for hit in shop.search(Query(image=picture("red"))).hits)


def test_groups_are_titled_by_what_their_documents_say(tmp_path):
    entries = [Entry(f"{colour}{n}", f"a {colour} thing", (colour,)) for colour in ("red", "blue") for n in range(4)]
    with engine_over(tmp_path / "i", *entries) as engine:
        results = engine.search(Query(text="thing"), clusters=2, top=3, diversify="kmeans")
    assert {group.title for group in results.clusters} == {"blue", "red"}
    for group in results.clusters:
        assert all(id_.startswith(group.title) for id_ in group.ids)


class Failing(ColourEncoder):
    """Gives vectors until it is told to fail."""

    fails = False

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        if self.fails:
            raise EncoderFailed("the model is gone")
        return super().encode_texts(texts)


def test_when_the_encoder_fails_words_alone_are_searched_and_a_notice_says_so(tmp_path):
    with engine_over(tmp_path / "i", *SHOP) as engine:
        location = engine.index.location
    encoder = Failing()
    with open_engine(location, encoder) as engine:
        encoder.fails = True
        results = engine.search(Query(text="red dress", image=picture("red"), without="hat"))
        assert ids(results)[0] == "red-dress"
        assert set(results.fusion.weights) == {"text-bm25"}
        [notice] = [notice for notice in results.notices if notice.kind == "leg-missing"]
        assert notice.values["legs"] == "text-caption, text-image, image-image, both-image"
        for query, legs in (Query(text="red"), ["text-image"]), (Query(text="?!"), None):
            with pytest.raises(EncoderFailed, match="the model is gone"):
                engine.search(query, legs=legs)
        encoder.fails = False
        assert not [n for n in engine.search(Query(text="red dress")).notices if n.kind == "leg-missing"]


def test_vectors_made_elsewhere_need_no_encoder(tmp_path):
    index = create_index(tmp_path / "i", dimension=2, fingerprint="elsewhere")
    vectors = np.array([[1, 0], [0, 1]], np.float32)
    index.add([Document("a", "a cat"), Document("b", "a dog")], image_vectors=vectors, caption_vectors=vectors)
    index.close()
    with open_engine(tmp_path / "i") as engine:
        results = engine.search(Query(text="dog"), text_vector=[0, 2], image_vector=[0.1, 1])
        assert ids(results)[0] == "b"
        assert set(results.hits[0].legs) >= {"text-bm25", "text-caption", "text-image", "image-image", "both-image"}
        assert ids(engine.search(Query(text="dog"))) == ["b"]  # words alone
        with pytest.raises(EncoderNotFound, match="names no encoder"):
            engine.search(Query(image=picture("red")))


@pytest.mark.parametrize("vector", [[1.0], [0.0] * 9, [float("nan")] * 9])
def test_a_vector_that_does_not_fit_is_refused(shop, vector):
    with pytest.raises(InvalidQuery, match="image_vector"):
        shop.search(Query(), image_vector=vector)


def test_each_part_is_encoded_once_and_only_where_it_is_needed(tmp_path):
    with engine_over(tmp_path / "i", *SHOP) as engine:
        encoder = engine.encoder
        assert isinstance(encoder, ColourEncoder)
        before = encoder.texts_encoded, encoder.images_encoded
        engine.search(Query(text="red", image=picture("red")))
        assert (encoder.texts_encoded, encoder.images_encoded) == (before[0] + 1, before[1] + 1)
        engine.search(Query(text="red", image=picture("red")), legs=["text-bm25"])
        assert (encoder.texts_encoded, encoder.images_encoded) == (before[0] + 1, before[1] + 1)


def test_a_text_that_is_cut_is_reported(shop):
    [notice] = shop.search(Query(text="red " * 9), top=5).notices
    assert notice.kind == "truncated"


def test_an_encoder_of_another_fingerprint_is_refused_with_both_named(shop, tmp_path):
    class Foreign(ColourEncoder):
        fingerprint = "f0e1"

    with pytest.raises(IndexMismatch, match=f"{ColourEncoder.fingerprint}.*f0e1"):
        open_engine(tmp_path / "shop.index", Foreign())


class Lame(EmbeddedIndex):
    """An index of which one leg cannot be asked, as happens on a server of which a part is down."""

    broken: str = ""

    def retrieve(self, legs: Sequence[Leg], *, depth: int, where: Where | None = None) -> list[Ranking]:
        found = super().retrieve(legs, depth=depth, where=where)
        return [Ranking(each.leg, failed="a shard is down") if each.leg == self.broken else each for each in found]


def test_a_leg_that_failed_is_left_out_and_named(tmp_path):
    engine_over(tmp_path / "shop.index", *SHOP).close()
    with Engine(Lame(tmp_path / "shop.index"), ColourEncoder()) as engine:
        whole = engine.search(Query(text="red"), legs=["text-bm25", "text-image"])
        engine.index.broken = "text-caption"  # type: ignore[attr-defined]
        rest = engine.search(Query(text="red"), legs=["text-bm25", "text-caption", "text-image"])
    assert [(hit.document.id, hit.score) for hit in rest.hits] == [(hit.document.id, hit.score) for hit in whole.hits]
    assert rest.fusion.weights == whole.fusion.weights
    assert rest.notices[0].kind == "leg-missing"
    assert rest.notices[0].values == {"legs": "text-caption"}


def test_a_query_of_nothing_and_a_place_of_nothing_are_refused(shop, tmp_path):
    with pytest.raises(InvalidQuery, match="give words, a picture, or both"):
        shop.search(Query())
    with pytest.raises(IndexNotFound):
        open_engine(tmp_path / "nowhere")


def test_a_broken_picture_names_no_path(shop):
    with pytest.raises(UnreadableImage) as error:
        shop.search(Query(image=b"this is no picture"))
    assert "/" not in str(error.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"top": 0},
        {"top": True},
        {"offset": -1},
        {"depth": 0},
        {"clusters": 0},
        {"pool": 0},
        {"balance": 2},
        {"diversify": "random"},
        {"k": -1},
        {"weights": {"text-bm25": -1}},
        {"weights": {"text-bm25": 0, "text-caption": 0, "text-image": 0}},
        {"thresholds": {"words": 1}},
        {"thresholds": {"text-bm25": "high"}},
        {"legs": ["words"]},
        {"exclude": [3]},
    ],
)
def test_an_argument_that_makes_no_sense_is_refused(shop, wrong):
    with pytest.raises(InvalidQuery):
        shop.search(Query(text="red"), **wrong)


def test_an_empty_index_answers_with_nothing(tmp_path):
    with engine_over(tmp_path / "i") as engine:
        results = engine.search(Query(text="red", image=picture("red")), diversify="kmeans")
    assert (results.hits, results.total) == ((), 0)
    assert [notice.kind for notice in results.notices] == ["fewer"]


def test_documents_that_come_later_are_found_at_once(shop):
    encoder = shop.encoder
    vector = encoder.encode_texts(["cyan"])
    shop.index.add([Document("new", "cyan")], image_vectors=None, caption_vectors=vector)
    assert "new" in ids(shop.search(Query(text="cyan")))[:2]  # a coat with a blue picture looks like it, too


def test_every_stage_has_its_time(shop):
    timings = shop.search(Query(text="red"), diversify="mmr").timings_ms
    assert set(timings) == {
        "encode",
        "scale",
        "retrieve",
        "fuse",
        "without",
        "diversify",
        "documents",
        "groups",
        "doubts",
        "total",
    }
    assert sum(timings.values()) <= 2 * timings["total"] + 0.01


def test_an_engine_follows_a_switch_and_every_query_is_answered_by_one_build(tmp_path):
    place = str(tmp_path / "shop.index")
    with closing(create_index(place, dimension=2, fingerprint="first")) as index:
        index.add([Document("a", "cat")], image_vectors=np.eye(1, 2, dtype=np.float32), caption_vectors=None)
    with open_engine(place) as engine:
        assert not engine.follow()
        for turn, fingerprint in enumerate(("second", "third"), 3):
            with closing(begin_build(place, dimension=turn, fingerprint=fingerprint)) as new:
                new.add([Document(fingerprint, "cat")], image_vectors=None, caption_vectors=None)
                publish_build(engine.index, new)
            assert engine.index.dimension == turn - 1
            assert engine.follow()
            assert engine.index.dimension == turn
            assert ids(engine.search(Query(text="cat"))) == [fingerprint]
            assert not engine.follow()


def test_an_engine_that_cannot_follow_goes_on_with_what_it_has(tmp_path):
    place = str(tmp_path / "shop.index")
    with closing(create_index(place, dimension=2, fingerprint="first")) as index:
        index.add([Document("a", "cat")], image_vectors=None, caption_vectors=None)
    with open_engine(place) as engine:
        with closing(begin_build(place, dimension=3, fingerprint="second", encoder=str(tmp_path / "none"))) as new:
            publish_build(engine.index, new)
        with pytest.raises(EncoderNotFound):
            engine.follow()
        assert ids(engine.search(Query(text="cat"))) == ["a"]
