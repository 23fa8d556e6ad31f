from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from search import Document, Engine, Query, create_index
from search.errors import InvalidQuery
from search.indexes import Index
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Place, Vectors
from search.usual import Scales, Usual, keep, kept, measured, unrelated_texts
from search.words import words
from tests.collection import Entry, engine_over
from tests.colour_encoder import COLOURS, ColourEncoder

X, Y, Z = np.eye(3, dtype=np.float32)
COLOURED = tuple(Entry(f"{colour}-{n}", f"a {colour} thing", (colour,)) for colour in COLOURS for n in range(2))


@pytest.fixture
def coloured(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "coloured.index", *COLOURED) as engine:
        yield engine


def index_of(folder: Path, images: Vectors, captions: Vectors | None = None) -> Index:
    index = create_index(folder, dimension=3, fingerprint="f" * 40)
    documents = [Document(f"{n:02}", "" if captions is None else "words") for n in range(len(images))]
    index.add(documents, image_vectors=images, caption_vectors=captions)
    return index


def test_the_middle_and_the_spread_are_those_of_pairs_of_different_documents(tmp_path):
    # Eight pictures at 0°, 10°, …, 70°: of the 28 pairs 7 lie 10° apart, 6 20°, 5 30°, 4 40°, 3 50°, 2 60° and 1 70°.
    angles = np.radians(np.arange(0, 80, 10))
    vectors = np.stack([np.cos(angles), np.sin(angles), np.zeros(8)], axis=1).astype(np.float32)
    usual = measured(index_of(tmp_path / "i", vectors), None).legs["image-image"]
    cosines = np.repeat(np.cos(np.radians([10, 20, 30, 40, 50, 60, 70])), [7, 6, 5, 4, 3, 2, 1])
    assert usual.middle == pytest.approx(np.cos(np.radians(30)), abs=1e-6)  # the 14th and 15th of 28
    assert usual.spread == pytest.approx(1.4826 * np.median(abs(cosines - usual.middle)), abs=1e-6)
    assert usual.best is None


def test_a_few_related_pairs_do_not_move_the_scale(tmp_path):
    random = np.random.default_rng(1)
    vectors = random.normal(size=(60, 3)).astype(np.float32)
    apart = measured(index_of(tmp_path / "a", vectors), None).legs["image-image"]
    vectors[1::20] = vectors[::20]  # three pictures come twice
    twins = measured(index_of(tmp_path / "b", vectors), None).legs["image-image"]
    assert (twins.middle, twins.spread) == pytest.approx((apart.middle, apart.spread), abs=0.05)


def test_where_most_pairs_are_alike_the_spread_is_the_standard_deviation(tmp_path):
    index = index_of(tmp_path / "i", np.array([X] * 4 + [Y] * 4))
    # 24 ordered pairs of cosine 1 and 32 of 0
    share = 24 / 56
    usual = measured(index, None).legs["image-image"]
    assert (usual.middle, usual.spread) == pytest.approx((0, (share * (1 - share)) ** 0.5))


def test_texts_and_pictures_have_scales_of_their_own(tmp_path):
    index = index_of(tmp_path / "i", np.array([X] * 8), np.array([Y] * 4 + [X] * 4))
    legs = measured(index, None).legs
    assert legs["image-image"].middle == pytest.approx(1)
    assert legs["text-image"].middle == legs["image-caption"].middle == pytest.approx(0.5)
    assert set(legs) == {"text-caption", "text-image", "image-image", "image-caption", "both-image"}


def test_nothing_is_usual_in_a_handful_of_documents(tmp_path):
    assert measured(index_of(tmp_path / "i", np.array([X] * 7)), None).legs == {}


def test_the_unrelated_texts_are_many_different_and_short():
    texts = unrelated_texts()
    assert len(set(texts)) == len(texts) >= 200
    assert all(2 <= len(words(text)) <= 8 for text in texts)


def test_what_strangers_find_lies_below_their_best(coloured):
    """To the colour encoder all of them are "something else" but those few with a colour in them."""
    legs = measured(coloured.index, ColourEncoder()).legs
    for leg in ("text-caption", "text-image"):
        usual = legs[leg]
        assert usual.best is not None
        assert usual.z(0.0) <= usual.best < usual.z(1.0)
    assert legs["image-image"].best is None


def test_texts_whose_words_the_captions_have_are_no_strangers(tmp_path):
    """Captions about half of the topics: their texts find themselves, which must not raise the bar."""

    class Reader(ColourEncoder):
        dimension = 300

        def encode_texts(self, texts: Sequence[str]) -> Vectors:
            places = [unrelated_texts().index(text) if text in unrelated_texts() else 299 for text in texts]
            return np.eye(300, dtype=np.float32)[places]

    encoder, known = Reader(), unrelated_texts()[:60]
    index = create_index(tmp_path / "i", dimension=300, fingerprint=encoder.fingerprint, encoder=encoder.name)
    index.add([Document(text, text) for text in known], image_vectors=None, caption_vectors=encoder.encode_texts(known))
    usual = measured(index, encoder).legs["text-caption"]
    assert usual.best == pytest.approx(usual.z(0.0), abs=1e-3)


def test_what_was_measured_is_kept_until_the_index_has_grown_by_a_tenth(coloured):
    encoder = ColourEncoder()
    first = keep(coloured.index, encoder)
    assert kept(coloured.index) == first
    assert first.documents == len(COLOURED)
    before = encoder.texts_encoded
    assert keep(coloured.index, encoder) == first
    assert encoder.texts_encoded == before
    coloured.index.remove(["red-0", "red-1"])
    assert kept(coloured.index) == first
    assert keep(coloured.index, encoder).documents == len(COLOURED) - 2
    assert encoder.texts_encoded > before


def test_an_index_without_an_encoder_has_no_scales_until_some_are_kept(tmp_path):
    index = index_of(tmp_path / "i", np.array([X, Y] * 8))
    with Engine(index) as engine:
        place = engine.search(Query(), image_vector=X).hits[0].legs["image-image"]
        assert place.score == pytest.approx(1)
        assert place.z is None


def test_a_hit_tells_by_how_many_spreads_it_is_nearer_than_usual(coloured):
    scales = measured(coloured.index, ColourEncoder())
    hit = coloured.search(Query(text="red")).hits[0]
    for leg in ("text-caption", "text-image"):
        place = hit.legs[leg]
        assert place.z == pytest.approx(scales.legs[leg].z(place.score))
        assert place.z > 2
    assert hit.legs["text-bm25"].z is None


def test_a_z_threshold_cuts_where_the_cosine_would(coloured):
    usual = measured(coloured.index, ColourEncoder()).legs["text-image"]
    asked = Query(text="red blue")  # its cosine with red pictures and with blue ones is 1/√2
    just_below = {"text-image": usual.z(0.70)}
    just_above = {"text-image": usual.z(0.71)}
    assert coloured.search(asked, legs=["text-image"], z_thresholds=just_below).total == 4
    assert coloured.search(asked, legs=["text-image"], z_thresholds=just_above).total == 0


def test_a_z_threshold_for_what_has_no_scale_is_refused(coloured):
    with pytest.raises(InvalidQuery, match="text-bm25 has no z-scores in this index"):
        coloured.search(Query(text="red"), z_thresholds={"text-bm25": 1})
    with pytest.raises(InvalidQuery, match="give a number"):
        coloured.search(Query(text="red"), z_thresholds={"text-image": float("nan")})


def test_a_place_that_was_filled_in_stays_without_a_z_score():
    scales = Scales(9, {"text-image": Usual(0.1, 0.2)})
    assert scales.scaled("text-image", Place(25, imputed=True)) == Place(25, imputed=True)
    assert scales.scaled("text-image", Place(1, 0.5)).z == pytest.approx(2)
    assert scales.scaled("text-bm25", Place(1, 7.0)).z is None


def test_an_index_is_not_asked_before_every_search_whether_it_has_changed(tmp_path):
    """On a server that would be one more request for each query, with an encoder or without."""

    class Counting(EmbeddedIndex):
        asked = 0

        def generation(self) -> int:
            Counting.asked += 1
            return super().generation()

    index_of(tmp_path / "i", np.array([X, Y] * 8)).close()
    with Engine(Counting(tmp_path / "i")) as engine:
        for _ in range(5):
            engine.search(Query(), image_vector=X)
    assert Counting.asked == 1
