"""What there is to judge for a question: pooled over every way to answer, once each, and no way told from the order."""

from pathlib import Path

import numpy as np
import pytest

from demo.judging import DEPTH, Pool, Pools, fits, pooled, read
from demo.refused import Refused
from demo.uploads import Uploads
from search import Document, Engine, create_index
from search.evaluation import queries
from search.evaluation.contenders import every_contender
from search.evaluation.retrieved import retrieved
from tests.colour_encoder import ColourEncoder
from tests.demo.shop import WORDS_ONLY, png


def pool(query: str, engine: Engine, uploads: Uploads) -> Pool:
    return pooled(read(query), engine, uploads)


def test_the_first_of_every_way_are_judged_once_each(engine: Engine, uploads: Uploads) -> None:
    found = pool("?q=red+cloth", engine, uploads)
    assert list(found.runs) == ["text-bm25", "text-caption", "text-image", "fused"]
    ids = [document.id for document in found.documents]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {id_ for run in found.runs.values() for id_ in run}
    assert all(len(run) <= DEPTH for run in found.runs.values())


def test_every_way_answers_as_evaluate_has_it(engine: Engine, uploads: Uploads) -> None:
    found = pool("?q=blue+cloth&like=red", engine, uploads)
    [known] = retrieved(engine, [found.asked])
    whole = {each.name: each.answer(known) for each in every_contender([known])}
    assert {"image-image", "both-image", "fused"} <= set(found.runs)
    assert found.runs == {name: (whole[name] or ())[:DEPTH] for name in found.runs}


def test_what_is_first_in_any_way_is_judged_first(engine: Engine, uploads: Uploads) -> None:
    found = pool("?q=red+cloth", engine, uploads)
    best = [
        min(run.index(document.id) for run in found.runs.values() if document.id in run) for document in found.documents
    ]
    assert best == sorted(best)


def test_the_order_within_a_place_is_no_ways_own(engine: Engine, uploads: Uploads) -> None:
    questions = (
        "red cloth",
        "a note about red",
        "blue and green cloth",
        "pink",
        "striped red",
        "black and white cloth",
    )
    firsts = set()
    for question in questions:
        found = pool(f"?q={question}", engine, uploads)
        firsts |= {name for name, run in found.runs.items() if run and run[0] == found.documents[0].id}
    assert len(firsts) > 1
    again = pool("?q=red+cloth", engine, uploads).documents
    assert again == pool("?q=red+cloth", engine, uploads).documents


def test_a_document_is_asked_with_and_not_judged(engine: Engine, uploads: Uploads) -> None:
    found = pool("?like=red", engine, uploads)
    assert found.asked.exclude == ("red",)
    assert "red" not in {document.id for document in found.documents}
    assert isinstance(found.asked.query.image, bytes)
    assert pool(f"?like={WORDS_ONLY}", engine, uploads).asked.query.text == "A note about red"


def test_what_is_to_be_left_out_is_asked_as_such(engine: Engine, uploads: Uploads) -> None:
    asked = pool("?q=red+cloth+without+blue", engine, uploads).asked
    assert (asked.query.text, asked.query.without) == ("red cloth", "blue")


def test_variety_in_force_is_a_way_of_its_own(engine: Engine, uploads: Uploads) -> None:
    found = pool("?q=red+cloth&variety=mmr&balance=0.2", engine, uploads)
    assert found.runs["varied"] == found.curve.current.ids
    assert (found.curve.current.way, found.curve.current.balance) == ("mmr", 0.2)
    assert set(found.runs["varied"]) <= {document.id for document in found.documents}


@pytest.mark.parametrize("query", ["?like=never-was", "?photo=" + "0" * 64])
def test_what_is_gone_is_refused(query: str, engine: Engine, uploads: Uploads) -> None:
    with pytest.raises(Refused):
        pool(query, engine, uploads)


def test_a_question_has_an_id_that_judgements_can_hold() -> None:
    assert read("?q=Striped+red++dress!").id == "striped-red-dress"
    assert read("?q=red&variety=mmr").id == "red"  # the same question however the answer is spread
    ids = {read(f"?like={like}").id for like in ("a/b", "a-b", "a b", "A b")}
    assert len(ids) == 4
    assert not any(set(id_) & set(" \t\n") for id_ in ids)


def test_an_address_is_restored(uploads: Uploads) -> None:
    wanted = read("?q=a+%26+b&like=x%2Fy.jpg&variety=mmr&balance=0.3&top=48&k=1")
    assert read(wanted.spread("mmr", 0.3).partition("?")[2]) == wanted
    assert read(wanted.question) == read("?q=a+%26+b&like=x%2Fy.jpg")
    assert read(wanted.spread("")).asked.diversify is None
    assert read("?q=" + "x" * 300 + "&variety=all&balance=nan").asked.balance == 0.5


def test_ids_that_judgements_cannot_hold_are_not_judged(tmp_path: Path, uploads: Uploads) -> None:
    encoder = ColourEncoder()
    index = create_index(tmp_path / "odd", dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder="c")
    names = ["red", "re d", "re\td", " red", "red ", "re\nd", "r\r"]
    documents = [Document(name, "red") for name in names]
    vectors = encoder.encode_texts(["red"] * len(names))
    index.add(documents, image_vectors=np.full_like(vectors, np.nan), caption_vectors=vectors)
    with Engine(index, encoder) as engine:
        assert {document.id for document in pool("?q=red", engine, uploads).documents} == {"red", "re d"}
    assert [name for name in names if fits(name)] == ["red", "re d"]


def test_a_pool_is_asked_for_once_until_the_index_changes(tmp_path: Path, uploads: Uploads) -> None:
    encoder = ColourEncoder()
    index = create_index(tmp_path / "i", dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder="c")
    with Engine(index, encoder) as engine:
        pools = Pools(engine, uploads)
        assert pools.of(read("?q=red")).documents == ()
        read_before = encoder.texts_encoded
        assert pools.of(read("?q=red")).documents == ()
        assert encoder.texts_encoded == read_before
        vectors = encoder.encode_texts(["red"])
        index.add([Document("a", "red")], image_vectors=None, caption_vectors=vectors)
        assert [document.id for document in pools.of(read("?q=red")).documents] == ["a"]


def test_an_uploaded_picture_is_asked_with(engine: Engine, uploads: Uploads) -> None:
    photo = uploads.store(png("red")).stem
    found = pool(f"?photo={photo}", engine, uploads)
    assert found.asked.id == f"photo-{photo[:12]}"
    assert isinstance(found.asked, queries.Asked)
    assert found.runs["image-image"][0] in ("red", "mute-red")
