"""What is stored comes back, whole or not at all."""

import zlib

import numpy as np
import pytest

from search.errors import InvalidDocuments, InvalidInput
from search.indexes import JSON, Index, open_index
from search.nouns import Document, Vectors
from tests.contract.shelf import NONE, SHELF, X, Y, Z, add, fill, near, vectors, webp


def test_a_new_index_is_empty(index: Index) -> None:
    info = index.info()
    assert (info.documents, info.captions, info.images, info.fields, dict(info.sources)) == (0, 0, 0, (), {})
    assert (info.fingerprint, info.dimension, info.encoder) == ("contract-vectors", 3, "by-hand")
    assert index.browse() == []
    assert index.get(["a"]) == {}
    assert index.verify() == []


def test_documents_come_back_as_they_went_in(index: Index) -> None:
    fill(index)
    assert list(index.get("abcdef").values()) == [document for document, _, _ in SHELF]


def test_documents_come_back_in_the_order_asked_for_without_the_unknown(index: Index) -> None:
    fill(index)
    assert list(index.get(["e", "nobody", "b", "e"])) == ["e", "b"]


@pytest.mark.parametrize(
    "id_",
    ["ä/ö.jpg", "new\nline", "'; DROP TABLE document; --", "日本/画像.png", "💃", " ", "a" * 500, '"quoted"', "%_\\"],
)
def test_any_text_can_be_an_id(index: Index, id_: str) -> None:
    document = Document(id_, caption=id_, fields={id_: id_}, image=id_, source=id_)
    index.add([document], image_vectors=vectors(X), caption_vectors=None)
    assert index.get([id_]) == {id_: document}
    assert near(index, "text-image", *X, where={id_: id_}).ids == (id_,)
    assert index.browse() == [document]
    assert index.remove([id_]) == 1


def test_many_ids_at_once(index: Index) -> None:
    ids = [f"{i:05}" for i in range(3000)]
    index.add([Document(id_) for id_ in ids], image_vectors=vectors(*[X] * 3000), caption_vectors=None)
    backwards = ids[::-1] + [f"missing {i}" for i in range(40_000)]
    assert list(index.get(backwards)) == ids[::-1]
    assert index.remove(backwards) == 3000


def test_vectors_come_back_normalised_in_the_order_asked_for(index: Index) -> None:
    fill(index)
    images = index.vectors(["b", "nobody", "e", "d"], "image")
    assert images.dtype == np.float32
    np.testing.assert_allclose(images, vectors((0.6, 0.8, 0), NONE, NONE, (0, -0.8, 0.6)), atol=1e-7)
    np.testing.assert_allclose(index.vectors(["c", "d", "c"], "caption"), vectors((0, 0.6, 0.8), NONE, (0, 0.6, 0.8)))
    assert index.vectors([], "image").shape == (0, 3)


def test_extreme_lengths_are_normalised_too(index: Index) -> None:
    add(index, long=(3e30, 4e30, 0), short=(3e-30, 4e-30, 0))
    np.testing.assert_allclose(index.vectors(["long", "short"], "image"), vectors(*[(0.6, 0.8, 0)] * 2), atol=1e-6)


def test_thumbnails_come_back_byte_for_byte(index: Index) -> None:
    red, blue = webp("red"), webp("blue")
    index.add(
        [Document("a"), Document("b"), Document("c")],
        image_vectors=vectors(X, Y, Z),
        caption_vectors=None,
        thumbnails=[red, None, blue],
    )
    assert index.thumbnails(["c", "b", "a", "nobody"]) == {"c": blue, "a": red}
    assert list(index.thumbnails(["c", "a"])) == ["c", "a"]


def test_an_id_that_exists_is_replaced_with_all_that_hangs_on_it(index: Index) -> None:
    index.add(
        [Document("a", "old words", {"size": "1", "old": "yes"}), Document("b")],
        image_vectors=vectors(X, Y),
        caption_vectors=vectors(X, Y),
        thumbnails=[webp(), None],
    )
    new = Document("a", "new words", {"size": "2"}, source="elsewhere")
    index.add([new], image_vectors=None, caption_vectors=vectors(Z))
    assert index.get(["a"]) == {"a": new}
    assert np.isnan(index.vectors(["a"], "image")).all()
    np.testing.assert_allclose(index.vectors(["a"], "caption"), vectors(Z))
    assert index.thumbnails(["a"]) == {}
    info = index.info()
    assert (info.documents, info.captions, info.images) == (2, 2, 1)
    assert info.fields == ("size",)
    assert index.verify() == []


def test_remove_says_how_many_were_there(index: Index) -> None:
    fill(index)
    assert index.remove(["a", "nobody", "e", "a"]) == 2
    assert index.remove(["a"]) == 0
    assert index.remove([]) == 0
    assert [document.id for document in index.browse()] == ["b", "c", "d", "f"]
    assert index.verify() == []


def test_a_field_that_no_document_has_any_more_is_forgotten(index: Index) -> None:
    fill(index)
    index.remove("abc")
    assert index.info().fields == ("price",)
    index.remove("d")
    assert index.info().fields == ()


def test_the_generation_changes_with_the_documents_and_with_nothing_else(index: Index) -> None:
    seen = [index.generation()]
    for change in (lambda: fill(index), lambda: fill(index, "a"), lambda: index.remove(["b"])):
        change()
        seen.append(index.generation())
    assert len(set(seen)) == 4
    index.keep_setting("name", 1)
    index.browse()
    assert index.generation() == seen[-1]


def test_adding_nothing_is_harmless(index: Index) -> None:
    index.add([], image_vectors=None, caption_vectors=np.empty((0, 3), np.float32))
    assert index.info().documents == 0


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (Document(""), "not empty"),
        (Document("nul \0 inside"), "not empty"),
        (Document("good"), "twice"),
        (Document("new", caption=None), "caption"),  # type: ignore[arg-type]
        (Document("new", fields={"price": 3}), "price"),  # type: ignore[dict-item]
        (Document("new", fields={"": "x"}), "without a name"),
        (Document("new", caption="half of a pair: \ud83d"), "Unicode"),
        (Document("half \ud83d"), "Unicode"),
    ],
)
def test_a_document_that_makes_no_sense_is_refused_and_nothing_is_stored(
    index: Index, document: Document, said: str
) -> None:
    with pytest.raises(InvalidDocuments, match=said):
        index.add([Document("good"), document], image_vectors=vectors(X, Y), caption_vectors=None)
    assert index.info().documents == 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (vectors(X), "shape"),
        (vectors(X, Y, Z), "shape"),
        (np.ones((2, 4), np.float32), "shape"),
        (np.ones(6, np.float32), "shape"),
        (np.ones((2, 3), int), "floating"),
        (vectors(X, (0, 0, 0)), "zero"),
        (vectors(X, (1, float("inf"), 0)), "finite"),
        (vectors(X, (1, float("nan"), 0)), "finite"),
    ],
)
@pytest.mark.parametrize("kind", ["image_vectors", "caption_vectors"])
def test_vectors_that_do_not_fit_are_refused_and_nothing_is_stored(
    index: Index, rows: Vectors, said: str, kind: str
) -> None:
    given: dict[str, Vectors | None] = {"image_vectors": None, "caption_vectors": None, kind: rows}
    with pytest.raises(InvalidDocuments, match=said) as refused:
        index.add(
            [Document("good"), Document("new")],
            image_vectors=given["image_vectors"],
            caption_vectors=given["caption_vectors"],
        )
    assert said in ("shape", "floating") or "'new'" in str(refused.value)
    assert index.info().documents == 0


@pytest.mark.parametrize("thumbnails", [[webp(), webp()], [], ["text"], [b""]])
def test_thumbnails_that_do_not_fit_are_refused(index: Index, thumbnails: list[bytes]) -> None:
    with pytest.raises(InvalidDocuments, match="thumbnail"):
        index.add([Document("a")], image_vectors=None, caption_vectors=None, thumbnails=thumbnails)
    assert index.info().documents == 0


def test_at_most_200_fields(index: Index) -> None:
    index.add(
        [Document("full", fields={f"field {i:03}": "x" for i in range(200)})], image_vectors=None, caption_vectors=None
    )
    with pytest.raises(InvalidDocuments, match="'one too many'"):
        index.add(
            [Document("b"), Document("c", fields={"one too many": "x"})], image_vectors=None, caption_vectors=None
        )
    assert index.info().documents == 1
    # Replacing the document that has them makes room.
    index.add([Document("full", fields={"one too many": "x"})], image_vectors=None, caption_vectors=None)
    assert index.info().fields == ("one too many",)


def test_a_sample_is_drawn_by_the_checksums_of_the_ids_whatever_the_documents_are(index: Index) -> None:
    angles = np.linspace(0, np.pi / 2, 101)
    ids = [f"ä/{i:03}" for i in range(101)]
    index.add(
        [Document(id_) for id_ in ids],
        image_vectors=np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1).astype(np.float32),
        caption_vectors=None,
    )
    drawn = sorted(range(101), key=lambda i: zlib.crc32(ids[i].encode()))
    sample = index.sample("image", 5)
    assert sample.dtype == np.float32
    np.testing.assert_allclose(np.arctan2(sample[:, 1], sample[:, 0]), angles[drawn[:5]], atol=1e-6)
    np.testing.assert_array_equal(sample, index.sample("image", 5))
    whole = index.sample("image", 1000)
    np.testing.assert_allclose(np.arctan2(whole[:, 1], whole[:, 0]), angles[drawn], atol=1e-6)
    assert index.sample("caption", 5).shape == (0, 3)
    assert index.sample("image", 0).shape == (0, 3)


def test_a_sample_does_not_depend_on_the_order_in_which_documents_came(index: Index) -> None:
    # The CRC-32 of these is 2212294583, 450215437 and 1842515611 (`crc32` of any archiver says so): 2, 3, 1.
    add(index, **{"3": Z, "1": X, "2": Y})
    np.testing.assert_array_equal(index.sample("image", 2), vectors(Y, Z))
    index.remove(["2"])
    add(index, **{"2": Y})
    np.testing.assert_array_equal(index.sample("image", 3), vectors(Y, Z, X))


def test_settings_are_kept(index: Index, location: str) -> None:
    value: JSON = {"root": "photos", "numbers": [1, 2.5, None], "nested": {"yes": True}}
    assert index.setting("source") is None
    index.keep_setting("source", "first")
    index.keep_setting("source", value)
    index.keep_setting("nothing", None)
    assert index.setting("source") == value
    again = open_index(location)
    assert (again.setting("source"), again.setting("nothing")) == (value, None)
    again.close()


def test_a_setting_that_is_not_json_is_refused(index: Index) -> None:
    with pytest.raises(InvalidInput, match="limits"):
        index.keep_setting("limits", float("nan"))
    assert index.setting("limits") is None


def test_browse_goes_through_all_documents_in_the_order_of_their_ids(index: Index) -> None:
    fill(index, "db")
    fill(index, "aecf")
    assert [document.id for document in index.browse(size=4)] == ["a", "b", "c", "d"]
    assert [document.id for document in index.browse(after="d", size=4)] == ["e", "f"]
    assert index.browse(after="f") == []
    assert [document.id for document in index.browse(after="bb", size=1)] == ["c"]
    assert index.browse(size=1)[0] == SHELF[0][0]


def test_info_counts(index: Index) -> None:
    fill(index)
    info = index.info()
    assert (info.documents, info.images, info.captions) == (6, 4, 4)
    assert dict(info.sources) == {"": 1, "photos": 1, "poems": 1, "shop": 3}
    assert info.fields == ("colour", "price")
    assert info.bytes > 0
