"""What a contender answers is what an engine answers with the same legs."""

from collections.abc import Sequence

import pytest

from search import Engine, Query
from search.errors import Unavailable
from search.evaluation.contenders import Contender, by_method, every_contender, runs
from search.evaluation.queries import Asked
from search.evaluation.retrieved import DEPTH, retrieved
from search.legs import DEFAULT_LEGS
from search.methods import METHODS
from search.nouns import LEG_NAMES, Ranking
from tests.colour_encoder import picture
from tests.evaluation.shop import shop


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with shop(tmp_path_factory.mktemp("shop") / "i") as engine:
        yield engine


ASKED = [
    Asked("text", Query(text="red striped shirt")),
    Asked("image", Query(image=picture("blue"))),
    Asked("both", Query(text="green", image=picture("red", "white")), exclude=("shirt-green-plain",)),
    Asked("without", Query(text="red shirt", without="striped")),
    Asked("filtered", Query(text="red", where={"category": "bottom"})),
    Asked("nothing", Query(text="red", where={"category": "hat"})),
]


def engines(engine: Engine, one: Asked, legs: Sequence[str] | None) -> tuple[str, ...]:
    results = engine.search(one.query, top=DEPTH, legs=legs, exclude=one.exclude)
    return tuple(hit.document.id for hit in results.hits)


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.id)
def test_every_contender_answers_as_the_engine_does(engine, one):
    [found] = retrieved(engine, [one])
    contenders = every_contender([found])
    assert "fused" in {contender.name for contender in contenders}
    for contender in contenders:
        assert contender.answer(found) == engines(engine, one, contender.legs)
    for name, legs in METHODS.items():
        assert by_method(name).answer(found) == engines(engine, one, legs)


def test_what_a_query_lacks_a_part_for_is_not_asked_and_not_counted(engine):
    found = retrieved(engine, ASKED)
    answers = runs(every_contender(found), ASKED, found)
    assert set(answers["image-image"]) == {"image", "both"}
    assert set(answers["text-bm25 + image-image"]) == {"both"}
    assert set(answers["average"]) == set(answers["fused"]) == {one.id for one in ASKED}
    assert answers["fused"]["nothing"] == ()


def test_pairs_are_of_default_legs_and_each_leg_stands_alone(engine):
    found = retrieved(engine, ASKED)
    names = [contender.name for contender in every_contender(found)]
    assert set(DEFAULT_LEGS) <= set(names)
    assert not {"text-average", "image-average"} & set(names)
    assert len(names) == len(set(names)) == 6 + 15 + 2
    text_alone = [contender.name for contender in every_contender(found[:1])]
    assert text_alone == [
        "text-bm25", "text-caption", "text-image", "text-bm25 + text-caption", "text-bm25 + text-image",
        "text-caption + text-image", "average", "fused",
    ]  # fmt: skip


def test_each_text_and_picture_is_encoded_once_and_progress_ends_at_the_whole(engine):
    same = picture("red")
    asked = [Asked(str(n), Query(text="red", image=same, without="blue, green")) for n in range(3)]
    before, told = (engine.encoder.texts_encoded, engine.encoder.images_encoded), []
    retrieved(engine, asked, progress=lambda *step: told.append(step))
    assert engine.encoder.texts_encoded - before[0] == 3
    assert engine.encoder.images_encoded - before[1] == 1
    assert told[-1] == (3, 3, "queries")


def test_legs_that_fail_stop_the_evaluation(engine, monkeypatch):
    def failing(legs, **_):
        return [Ranking(leg.name, failed="gone" if leg.name == "text-image" else "") for leg in legs]

    monkeypatch.setattr(engine.index, "retrieve", failing)
    with pytest.raises(Unavailable, match="text-image could not be asked for query text: gone"):
        retrieved(engine, ASKED[:1])


def test_a_contender_takes_no_more_than_the_depth(engine):
    [found] = retrieved(engine, ASKED[:1])
    assert len(Contender("fused", None).answer(found, depth=3) or ()) == 3
    assert set(LEG_NAMES) >= set(found.legs)
