from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from search import Document, Engine, Query, create_index, open_engine
from search.agreement import rank_biased_overlap
from search.columns import comparison_as_json
from search.compare import Column, compare, compare_methods, named, strongest
from search.errors import EncoderNotFound, InvalidInput, InvalidQuery, UnreadableImage
from search.ingest.images import digest
from search.methods import METHODS, chosen
from search.nouns import Hit, LegName, Place, Results, Vectors
from tests.collection import Entry, engine_over, png
from tests.colour_encoder import ColourEncoder, picture
from tests.second_encoder import SecondEncoder

SHOP = (
    Entry("blue-dress", "a blue dress", ("blue",)),
    Entry("card", "red is a colour"),
    Entry("green-hat", "a green hat", ("green",)),
    Entry("pink-hat", "a red sign", ("pink",)),
    Entry("red-dress", "a red dress", ("red",)),
    Entry("red-green", "a cloth", ("red", "green")),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Engine]:
    with engine_over(tmp_path / "shop.index", *SHOP) as engine:
        yield engine


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Engine]:
    """The same pictures under other ids, by another encoder, and one picture more."""
    encoder = SecondEncoder()
    place = tmp_path / "other.index"
    index = create_index(place, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    colours = [("red",), ("blue",), ("green",), ("red", "cyan")]
    documents = [Document(str(n), image=f"{n}.png", image_digest=_digest(*each)) for n, each in enumerate(colours)]
    vectors = encoder.encode_images([picture(*each) for each in colours])
    index.add(documents, image_vectors=vectors, caption_vectors=None)
    with Engine(index, encoder) as engine:
        yield engine


@pytest.fixture
def unready(tmp_path: Path) -> Iterator[Engine]:
    """An engine whose encoder is nowhere to be found."""
    with closing(create_index(tmp_path / "i", dimension=3, fingerprint="gone", encoder="no/such-model")) as index:
        vectors = np.eye(3, dtype=np.float32)
        index.add([Document(str(n)) for n in range(3)], image_vectors=vectors, caption_vectors=None)
    with open_engine(tmp_path / "i") as engine:
        yield engine


def _digest(*colours: str) -> str:
    return digest(png(picture(*colours)))


def answer(column: Column) -> Results:
    """The answer of a column that has one."""
    assert column.results is not None, column.failed
    return column.results


def ids(column: Column) -> list[str]:
    return [hit.document.id for hit in column.hits]


def test_each_column_is_the_engines_own_answer(shop, other):
    query = Query(text="red", image=picture("red"))
    found = compare(query, {"first": shop, "second": other}, top=3)
    assert [column.name for column in found.columns] == ["first", "second"]
    assert [column.encoder for column in found.columns] == ["colours", "second colours"]
    for column, engine in zip(found.columns, (shop, other), strict=True):
        alone = engine.search(query, top=3)
        assert ids(column) == [hit.document.id for hit in alone.hits]
        assert answer(column).fusion == alone.fusion
        assert column.milliseconds > 0
        assert column.failed == ""


def test_the_options_reach_every_engine(shop, other):
    query = Query(text="red", image=picture("red"))
    weights: dict[LegName, float] = {"image-image": 2}
    left_out = ["0", "red-dress"]
    found = compare(query, [shop, other], top=2, legs=["image-image"], weights=weights, depth=2, exclude=iter(left_out))
    for column in found.columns:
        assert dict(answer(column).fusion.weights) == {"image-image": 2}
        assert answer(column).fusion.depth == 2
        assert not {*left_out} & {*ids(column)}


def test_the_same_picture_has_the_same_key_whatever_its_id(shop, other):
    first, second = compare(Query(image=picture("red")), [shop, other], top=6).columns
    keys, others = (dict(zip(ids(column), column.pictures, strict=True)) for column in (first, second))
    assert keys["red-dress"] == others["0"]
    assert keys["blue-dress"] == others["1"]
    assert others["3"] not in keys.values()
    assert len(set(keys.values())) == len(keys)


def test_ids_tell_pictures_where_files_are_not_known(tmp_path):
    encoder = ColourEncoder()
    engines = []
    for name, digests in (("a", ["1" * 64, "2" * 64]), ("b", [None, "3" * 64])):
        index = create_index(tmp_path / name, dimension=encoder.dimension, fingerprint=encoder.fingerprint)
        documents = [Document(id_, image=id_, image_digest=d) for id_, d in zip("xy", digests, strict=True)]
        index.add(documents, image_vectors=encoder.encode_images([picture("red")] * 2), caption_vectors=None)
        engines.append(Engine(index, encoder))
    first, second = compare(Query(image=picture("red")), engines).columns
    for engine in engines:
        engine.close()
    assert first.pictures[0] == second.pictures[0], "one file is not known, so the id decides"
    assert first.pictures[1] != second.pictures[1], "both files are known, and they differ"


def test_the_agreement_is_over_pictures(shop, other):
    found = compare(Query(image=picture("red")), {"one": shop, "two": other}, top=3)
    (pair,) = found.agreement
    one, two = (column.pictures for column in found.columns)
    assert (pair.first, pair.second, pair.k) == ("one", "two", 3)
    assert pair.shared == len({*one} & {*two})
    assert pair.rbo == rank_biased_overlap(one, two)
    assert set(found.shared()) == {*one} & {*two}
    assert found.shared()[0] == one[0]


class Meeting(ColourEncoder):
    """Answers only when as many encoders as are expected have been asked."""

    def __init__(self, meeting: Barrier) -> None:
        super().__init__()
        self.meeting = meeting

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.meeting.wait(timeout=20)
        return super().encode_texts(texts)


def test_engines_are_asked_at_the_same_time(tmp_path):
    meeting = Barrier(3)
    encoders = [Meeting(meeting) for _ in range(3)]
    with ExitStack() as stack:
        engines = {}
        for number, encoder in enumerate(encoders):
            place = tmp_path / f"{number}.index"
            engine_over(place, *SHOP).close()
            engines[str(number)] = stack.enter_context(open_engine(place, encoder))
        columns = compare(Query(text="red"), engines).columns
    assert [column.failed for column in columns] == [""] * 3


def test_an_engine_that_cannot_answer_leaves_the_others_whole(shop, unready):
    found = compare(Query(text="red"), {"gone": unready, "here": shop})
    gone, here = found.columns
    assert isinstance(gone.error, EncoderNotFound)
    assert "no/such-model" in gone.failed
    assert (gone.results, gone.hits, gone.pictures) == (None, (), ())
    assert ids(here)[:1] == ["red-dress"]
    assert found.agreement == ()


def test_what_no_engine_can_be_asked_is_refused(shop, other, tmp_path):
    with pytest.raises(InvalidQuery, match="empty"):
        compare(Query(), [shop, other])
    with pytest.raises(InvalidQuery, match="top"):
        compare(Query(text="red"), [shop, other], top=0)
    with pytest.raises(UnreadableImage):
        compare(Query(image=b"no picture"), [shop, other])
    with pytest.raises(InvalidInput, match="nothing to compare"):
        compare(Query(text="red"), [])
    with pytest.raises(InvalidInput, match="nothing to compare"):
        compare_methods(Query(text="red"), shop, {})


def test_columns_are_called_like_encoders_and_never_alike(shop, other, tmp_path):
    with engine_over(tmp_path / "shop two.index", *SHOP) as again:
        assert list(named([shop, other])) == ["colours", "second colours"]
        assert list(named([shop, again])) == ["colours (shop.index)", "colours (shop two.index)"]
        three = named([shop, again, shop])
        assert list(three) == ["colours (shop.index)", "colours (shop two.index)", "colours (shop.index), 2"]
        assert list(three.values()) == [shop, again, shop]


def test_methods_stand_beside_each_other_on_one_engine(shop):
    query = Query(text="red", image=picture("pink"))
    found = compare_methods(query, shop, top=6)
    assert [column.name for column in found.columns] == ["caption", "image", "average", "fused"]
    for column in found.columns:
        alone = shop.search(query, top=6, legs=METHODS[column.name])
        assert ids(column) == [hit.document.id for hit in alone.hits]
        assert answer(column).fusion == alone.fusion
    assert len(found.agreement) == 6


def test_words_and_picture_are_encoded_once_for_all_methods(shop):
    encoder = shop.encoder
    before = encoder.texts_encoded, encoder.images_encoded
    compare_methods(Query(text="red", image=picture("pink")), shop)
    assert (encoder.texts_encoded, encoder.images_encoded) == (before[0] + 1, before[1] + 1)


def test_a_method_that_the_query_cannot_ask_says_why(shop):
    methods: dict[str, tuple[LegName, ...]] = {"picture": ("image-image",), "words": ("text-bm25",)}
    picture_, words = compare_methods(Query(text="red"), shop, methods).columns
    assert "none of the legs image-image can be asked" in picture_.failed
    assert ids(words)
    with pytest.raises(InvalidQuery, match="none of the legs"):
        compare_methods(Query(text="red"), shop, {"picture": ("image-image",)})


def test_methods_are_chosen_by_name():
    assert list(chosen(["image", "caption"])) == ["image", "caption"]
    assert chosen(None) == METHODS
    with pytest.raises(InvalidQuery, match="'magic'; there are caption, image, average, fused"):
        chosen(["magic"])


def test_the_strongest_leg_is_the_one_furthest_above_what_is_usual():
    places: dict[LegName, Place] = {
        "text-bm25": Place(1, 12.5),
        "text-caption": Place(1, 0.8, z=2.0),
        "text-image": Place(4, 0.3, z=3.5),
        "image-image": Place(25, None, imputed=True),
    }
    assert strongest(Hit(1, 0.1, Document("d"), places)) == ("text-image", places["text-image"])


def test_without_scales_the_greatest_cosine_is_the_strongest_and_words_are_none():
    averages: dict[LegName, Place] = {"text-average": Place(1, 0.4), "image-average": Place(2, -0.1)}
    assert strongest(Hit(1, 0.1, Document("d"), averages)) == ("text-average", Place(1, 0.4))
    words: dict[LegName, Place] = {"text-bm25": Place(1, 3.0)}
    assert strongest(Hit(1, 0.1, Document("d"), words)) is None
    below: dict[LegName, Place] = {"text-image": Place(1, 0.1, z=-0.5), "text-caption": Place(1, 0.2, z=-2.0)}
    assert strongest(Hit(1, 0.1, Document("d"), below)) == ("text-image", below["text-image"])


def test_as_json_it_says_the_same(shop, unready):
    found = compare(Query(text="red"), {"here": shop, "gone": unready, "again": shop}, top=2)
    report = comparison_as_json(found, lambda error: f"told: {type(error).__name__}")
    assert [column["name"] for column in report["columns"]] == ["here", "gone", "again"]
    assert [column["failed"] for column in report["columns"]] == ["", "told: EncoderNotFound", ""]
    assert report["columns"][1]["hits"] == []
    first = report["columns"][0]["hits"][0]
    assert first["id"] == "red-dress"
    assert first["picture"] == found.columns[0].pictures[0] == report["shared"][0]
    assert first["cosine"] == pytest.approx(1)
    assert first["leg"] in first["legs"]
    assert report["agreement"] == [
        {"first": "here", "second": "again", "k": 2, "shared": 2, "overlap": 1.0, "rbo": pytest.approx(1)}
    ]


def test_a_picture_comes_as_the_bytes_of_a_file_too(shop, other):
    found = compare(Query(image=png(picture("red"))), [shop, other])
    assert [column.hits[0].document.id for column in found.columns] == ["red-dress", "0"]
