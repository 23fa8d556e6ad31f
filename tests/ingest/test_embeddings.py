"""What is read from sources whose vectors are ready: a vector never leaves its row, and bad rows are named."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pytest
from pyarrow import parquet

from search.errors import InvalidSource
from search.ingest.embeddings import Batch, open_embeddings, reading
from search.ingest.sources import open_source
from tests.colour_encoder import picture
from tests.ingest.ready import ONES, Numbers, clip_part, named, opened, refused, whole


def table(path: Path, columns: Mapping[str, Any]) -> Path:
    parquet.write_table(pyarrow.table(dict(columns)), path)
    return path


def lists(*rows: list[float | None] | None, kind: Any = None) -> pyarrow.Array:
    return pyarrow.array(list(rows), kind or pyarrow.list_(pyarrow.float32()))


def test_a_part_gives_documents_with_their_vectors_in_the_order_of_the_rows(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"image_path": "a/1.jpg", "caption": " one ", "key": "k1", "url": "https://x.org/1.jpg", "width": 30},
        {"image_path": "./2.png", "caption": "two", "key": "k2", "url": None, "width": None},
    ]
    source = opened(clip_part(tmp_path, 0, rows, [[3, 4], [0, 2]], [[1, 0], [0, 1]]))
    assert (source.dimension, source.total, source.root) == (2, 2, tmp_path)
    batch = whole(source)
    one, two = batch.documents
    assert (one.id, one.caption, one.image, one.source) == ("a/1.jpg", "one", "a/1.jpg", source.name)
    assert one.fields == {"width": "30", "key": "k1", "url": "https://x.org/1.jpg"}
    assert (two.id, two.image, two.fields) == ("2.png", "2.png", {"key": "k2"})
    assert batch.images is not None
    assert batch.images.dtype == np.float32
    np.testing.assert_array_equal(batch.images, [[3, 4], [0, 2]])
    np.testing.assert_array_equal(batch.captions, [[1, 0], [0, 1]])
    assert not batch.refused


def test_parts_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 2, 1):
        clip_part(tmp_path, number, named(f"part {number}", first=number), [[number, 1]], [[1, number]])
    found = [
        (batch.documents[0].id, batch.documents[0].caption, batch.images[0, 0], batch.captions[0, 1])
        for batch in opened(tmp_path).batches()
        if batch.images is not None and batch.captions is not None
    ]
    assert found == [(f"{number}.jpg", f"part {number}", number, number) for number in (1, 2, 10)]


def test_padded_numbers_and_parts_with_other_columns_are_read(tmp_path: Path) -> None:
    clip_part(tmp_path, "08", [{"image_path": "a.jpg", "caption": "x", "colour": "red"}], [[1, 0]], [[1, 0]])
    clip_part(tmp_path, "09", [{"image_path": "b.jpg", "caption": "y", "size": 3}], [[1, 0]], [[1, 0]])
    first, second = opened(tmp_path).batches()
    assert [first.documents[0].fields, second.documents[0].fields] == [{"colour": "red"}, {"size": "3"}]


@pytest.mark.parametrize("missing", ["images", "captions"])
@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_either_folder_of_vectors_may_be_missing(tmp_path: Path, missing: str, kind: type) -> None:
    given = {"images": ONES, "captions": ONES, missing: None}
    batch = whole(opened(clip_part(tmp_path, 0, named("x", "y", "z"), **given, kind=kind)))
    there, absent = (batch.images, batch.captions)[:: 1 if missing == "captions" else -1]
    assert absent is None
    np.testing.assert_array_equal(there, ONES)
    assert [document.caption for document in batch.documents] == ["x", "y", "z"]


def test_rows_that_no_vector_can_be_had_from_are_refused_and_the_others_keep_theirs(tmp_path: Path) -> None:
    images: Numbers = [[1.0, 0], [np.nan, 0], [2, 0], [0, 0], [3, 0], [np.inf, 1], [4, 0]]
    captions: Numbers = [[0.0, 1], [0, 2], [0, 3], [0, 4], [np.nan, np.nan], [0, 6], [0, 7]]
    source = opened(clip_part(tmp_path, 3, named(*"abcdefg"), images, captions))
    batch = whole(source)
    assert batch.images is not None
    assert batch.captions is not None
    rows = [
        (document.caption, image, caption)
        for document, image, caption in zip(batch.documents, batch.images[:, 0], batch.captions[:, 1], strict=True)
    ]
    assert rows == [("a", 1, 1), ("c", 2, 3), ("g", 4, 7)]
    assert [(refusal.where, refusal.id) for refusal in batch.refused] == [
        ("img_emb_3.npy, row 2", "1.jpg"),
        ("img_emb_3.npy, row 4", "3.jpg"),
        ("text_emb_3.npy, row 5", "4.jpg"),
        ("img_emb_3.npy, row 6", "5.jpg"),
    ]
    told = [refusal.why for refusal in batch.refused]
    assert ["not finite" in why for why in told] == [True, False, True, True]
    assert "image vector is zero" in told[1]


def test_vectors_as_long_and_as_short_as_numbers_go_are_usable(tmp_path: Path) -> None:
    images = [[3e38, 3e38], [1e-44, 0], [1e39, 0], [1e-60, 0]]
    batch = whole(opened(clip_part(tmp_path, 0, named(*"abcd"), images, None, np.float64)))
    assert [document.caption for document in batch.documents] == ["a", "b"]
    assert ["not finite" in refusal.why for refusal in batch.refused] == [True, False]


def test_rows_are_counted_through_batches_and_none_is_lost_between_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 4)
    vectors = np.eye(11) + 1
    vectors[6] = 0
    clip_part(tmp_path, 0, named(*"abcdefghijk"), vectors.tolist(), None, np.float32)
    source = opened(tmp_path)
    batches = list(source.batches())
    assert [len(batch.documents) for batch in batches] == [4, 3, 3]
    assert [refusal.where for refusal in refused(source)] == ["img_emb_0.npy, row 7"]
    for batch in batches:
        assert batch.images is not None
        for document, vector in zip(batch.documents, batch.images, strict=True):
            assert vector.argmax() == "abcdefghijk".index(document.caption)


def test_an_empty_caption_has_no_vector_although_clip_retrieval_made_one(tmp_path: Path) -> None:
    source = opened(clip_part(tmp_path, 0, named("x", "", "z"), ONES, (ONES[0], (np.nan,) * 4, ONES[2])))
    batch = whole(source)
    assert batch.captions is not None
    assert np.isnan(batch.captions).all(axis=1).tolist() == [False, True, False]
    assert (len(batch.documents), batch.refused) == (3, [])
    nameless = [{"image_path": f"{i}.jpg"} for i in range(3)]
    batch = whole(opened(clip_part(tmp_path, 0, nameless)))  # without a column of captions nothing says they are empty
    np.testing.assert_array_equal(batch.captions, ONES)


@pytest.mark.parametrize(
    ("row", "id_", "image"),
    [
        ({"id": "17", "image_path": "a.jpg"}, "17", "a.jpg"),
        ({"image_path": "sub//a.jpg", "key": "k"}, "sub/a.jpg", "sub/a.jpg"),
        ({"file_name": "a.jpg", "image_path": "/data/a.jpg"}, "a.jpg", "a.jpg"),
        ({"image_path": "000012", "key": "000012", "url": "https://x.org/a.jpg"}, "000012", "https://x.org/a.jpg"),
        ({"image_path": "/home/me/a.jpg", "key": "k"}, "k", None),
        ({"image_path": "../me/a.jpg", "url": "https://x.org/a.jpg"}, "https://x.org/a.jpg", "https://x.org/a.jpg"),
        ({"image_path": "/home/me/a.jpg"}, "a.jpg-a978971ebdeb", None),
        ({"image_path": "C:\\me\\a.jpg"}, "a.jpg-", None),
        ({"image_path": "..\\me\\a.jpg"}, "a.jpg-", None),
        ({"image_path": "me/../../a.jpg"}, "a.jpg-", None),
        ({"caption": "only said"}, "metadata_0-1", None),
    ],
)
def test_a_document_is_named_by_what_its_row_has_and_no_path_out_of_the_folder_is_kept(
    tmp_path: Path, row: dict[str, Any], id_: str, image: str | None
) -> None:
    (document,) = whole(opened(clip_part(tmp_path, 0, [{"caption": "x", **row}], [[1]], [[1]]))).documents
    if id_.endswith("-"):
        assert document.id.startswith(id_)
    else:
        assert document.id == id_
    assert document.image == image
    kept = [document.id, document.image or "", *document.fields.values()]
    assert not any("me/" in text or "me\\" in text or "/data" in text for text in kept)


def test_an_absolute_path_into_the_source_is_kept_relative_to_it(tmp_path: Path) -> None:
    paths = [f"{tmp_path}/images/a.jpg", f"{tmp_path}/../b.jpg", f"{tmp_path}2/c.jpg"]
    rows = [{"image_path": path, "caption": "x"} for path in paths]
    inside, *outside = whole(opened(clip_part(tmp_path, 0, rows))).documents
    assert (inside.id, inside.image) == ("images/a.jpg", "images/a.jpg")
    assert [document.image for document in outside] == [None, None]


def test_the_name_of_a_source_prefixes_ids_but_not_pictures(tmp_path: Path) -> None:
    source = opened(clip_part(tmp_path, 0, named("x", "y", "z")), name="shop")
    documents = whole(source).documents
    assert [(document.id, document.image, document.source) for document in documents][:1] == [
        ("shop/0.jpg", "0.jpg", "shop")
    ]


def test_uneven_files_are_refused_with_their_names_and_counts(tmp_path: Path) -> None:
    clip_part(tmp_path, 0, named("x", "y", "z"))
    clip_part(tmp_path, 1, named("x", "y"), ONES, ONES)
    with pytest.raises(InvalidSource, match=r"part 1 .*'img_emb_1.npy' has 3 rows.*'metadata_1.parquet' has 2 rows"):
        open_embeddings(tmp_path)


@pytest.mark.parametrize("folder", ["img_emb", "text_emb", "metadata"])
def test_a_part_that_lacks_a_file_is_refused_with_its_name(tmp_path: Path, folder: str) -> None:
    clip_part(tmp_path, 0, named("x", "y", "z"))
    clip_part(tmp_path, 1, named("x", "y", "z"))
    (file,) = (tmp_path / folder).glob("*_1.*")
    file.unlink()
    with pytest.raises(InvalidSource, match=f"'{folder}/{file.name}' is missing"):
        open_embeddings(tmp_path)


def test_vectors_of_two_lengths_are_refused_with_both(tmp_path: Path) -> None:
    clip_part(tmp_path, 0, named("x"), [[1, 2]], [[1, 2]])
    clip_part(tmp_path, 1, named("x"), [[1, 2, 3]], [[1, 2]])
    with pytest.raises(InvalidSource, match=r"'img_emb_0.npy' have 2 numbers, those in 'img_emb_1.npy' 3"):
        open_embeddings(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no array",
        b"\x93NUMPY\x01\x00",
        pytest.param(np.array([[1, 2]] * 3), id="integers"),
        pytest.param(np.ones(3, np.float32), id="a row"),
        pytest.param(np.ones((3, 0), np.float32), id="no numbers"),
        pytest.param(np.array([["a", {}]] * 3, object), id="objects"),
    ],
)
def test_a_file_that_holds_no_vectors_is_refused_with_its_name(tmp_path: Path, content: Any) -> None:
    clip_part(tmp_path, 0, named("x", "y", "z"))
    file = tmp_path / "img_emb" / "img_emb_0.npy"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        np.save(file, content, allow_pickle=True)
    with pytest.raises(InvalidSource, match=r"'img_emb_0.npy'"):
        open_embeddings(tmp_path)


def test_a_file_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    clip_part(tmp_path, 0, named("x", "y", "z"))
    file = tmp_path / "img_emb" / "img_emb_0.npy"
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(InvalidSource, match=r"'img_emb_0.npy' is damaged"):
        open_embeddings(tmp_path)


def test_a_folder_without_numbered_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "img_emb").mkdir()
    with pytest.raises(InvalidSource, match=r"img_emb_0.npy"):
        open_embeddings(tmp_path)
    np.save(tmp_path / "img_emb" / "img_emb_0.npy", np.ones((1, 2), np.float32))
    with pytest.raises(InvalidSource, match=r"'metadata/metadata_0.parquet' is missing"):
        open_embeddings(tmp_path)


def test_a_part_without_rows_is_nothing(tmp_path: Path) -> None:
    clip_part(tmp_path, 0, named("x", "y", "z"))
    empty = pyarrow.table({"image_path": pyarrow.array([], pyarrow.string())})
    parquet.write_table(empty, tmp_path / "metadata" / "metadata_1.parquet")
    for folder in ("img_emb", "text_emb"):
        np.save(tmp_path / folder / f"{folder}_1.npy", np.empty((0, 4), np.float16))
    assert sum(len(batch.documents) for batch in opened(tmp_path).batches()) == 3


KINDS = {
    "lists": pyarrow.list_(pyarrow.float32()),
    "large lists": pyarrow.large_list(pyarrow.float64()),
    "fixed": pyarrow.list_(pyarrow.float32(), 2),
    "halves": pyarrow.list_(pyarrow.float16()),
}


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=list(KINDS))
def test_parquet_columns_hold_vectors_and_null_is_none(tmp_path: Path, kind: Any) -> None:
    columns = {
        "file_name": ["a.jpg", "b.jpg", None, "d.jpg"],
        "caption": ["one", None, "three", None],
        "price": [1.0, 2.5, None, 4.0],
        "image_vector": lists([1, 0], [2, 0], None, None, kind=kind),
        "caption_vector": lists([0, 1], None, [0, 3], None, kind=kind),
    }
    source = opened(table(tmp_path / "shop.parquet", columns))
    batch = whole(source)
    assert (source.dimension, source.total, source.root) == (2, 4, tmp_path)
    assert [(document.id, document.caption, document.fields) for document in batch.documents] == [
        ("a.jpg", "one", {"price": "1"}),
        ("b.jpg", "", {"price": "2.5"}),
        ("shop-3", "three", {}),
    ]
    nan = np.nan
    np.testing.assert_array_equal(batch.images, [[1, 0], [2, 0], [nan, nan]])
    np.testing.assert_array_equal(batch.captions, [[0, 1], [nan, nan], [0, 3]])
    (refusal,) = batch.refused
    assert (refusal.where, refusal.id) == ("shop.parquet, row 4", "d.jpg")
    assert "neither a vector nor a caption" in refusal.why


def test_a_list_of_another_length_or_with_holes_is_refused_with_its_row(tmp_path: Path) -> None:
    vectors = lists([9], [1, 0], None, [2, 0, 0], [], [3, None], [4, 0], [0, 0])
    columns = {"id": list("abcdefgh"), "title": ["x"] * 8, "image_embedding": vectors}
    batch = whole(opened(table(tmp_path / "shop.parquet", columns)))
    assert [document.id for document in batch.documents] == ["b", "c", "g"]
    np.testing.assert_array_equal(batch.images, [[1, 0], [np.nan, np.nan], [4, 0]])
    assert [(refusal.where, refusal.id, refusal.why[:39]) for refusal in batch.refused] == [
        ("shop.parquet, row 1", "a", "its image vector has 1 numbers instead "),
        ("shop.parquet, row 4", "d", "its image vector has 3 numbers instead "),
        ("shop.parquet, row 5", "e", "its image vector has 0 numbers instead "),
        ("shop.parquet, row 6", "f", "its image vector holds numbers that are"),
        ("shop.parquet, row 8", "h", "its image vector is zero and points now"),
    ]


def test_other_columns_are_named_and_are_no_fields(tmp_path: Path) -> None:
    columns = {"id": ["a"], "text": ["x"], "mine": lists([1, 2]), "yours": lists([3, 4]), "tags": [["red", "new"]]}
    file = table(tmp_path / "shop.parquet", columns)
    assert open_embeddings(file) is None
    batch = whole(opened(file, image_vectors="yours", caption_vectors="mine"))
    np.testing.assert_array_equal(batch.images, [[3, 4]])
    np.testing.assert_array_equal(batch.captions, [[1, 2]])
    assert batch.documents[0].fields == {"tags": "red, new"}


@pytest.mark.parametrize(
    ("column", "why"), [("nothing", "no column 'nothing' .*'id', 'text', 'mine'"), ("text", "'text' .* holds string")]
)
def test_a_column_that_cannot_be_vectors_is_refused_with_what_there_is(tmp_path: Path, column: str, why: str) -> None:
    file = table(tmp_path / "shop.parquet", {"id": ["a"], "text": ["x"], "mine": lists([1, 2])})
    with pytest.raises(InvalidSource, match=why):
        open_embeddings(file, image_vectors=column)


def test_columns_are_not_asked_for_where_there_is_no_parquet(tmp_path: Path) -> None:
    picture("red").save(tmp_path / "red.png")
    with pytest.raises(InvalidSource, match="no Parquet file, so there is no column 'mine'"):
        open_embeddings(tmp_path, image_vectors="mine")
    clip_part(tmp_path / "clip", 0, named("x", "y", "z"))
    with pytest.raises(InvalidSource, match="'mine' is not looked at"):
        open_embeddings(tmp_path / "clip", caption_vectors="mine")


def test_pictures_and_captions_of_two_lengths_and_columns_without_a_vector_are_refused(tmp_path: Path) -> None:
    two = table(tmp_path / "two.parquet", {"image_vector": lists([1, 2]), "caption_vector": lists([1, 2, 3])})
    with pytest.raises(InvalidSource, match="'image_vector' 2, those in 'caption_vector' 3"):
        open_embeddings(two)
    none = table(tmp_path / "none.parquet", {"id": ["a"], "image_vector": lists(None)})
    with pytest.raises(InvalidSource, match="no vector in 'image_vector'"):
        open_embeddings(none)


def test_several_parquet_files_are_one_source_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 9, 1):
        columns = {"id": [f"{number}"], "image_vector": lists([float(number), 1])}
        table(tmp_path / f"part-{number}.parquet", columns)
    source = opened(tmp_path)
    assert [batch.documents[0].id for batch in source.batches()] == ["1", "9", "10"]
    table(tmp_path / "part-11.parquet", {"id": ["11"]})
    with pytest.raises(InvalidSource, match=r"'part-11.parquet' has no column 'image_vector', unlike 'part-1.parquet'"):
        open_embeddings(tmp_path)


def test_what_lies_beside_pictures_or_shards_is_left_to_them(tmp_path: Path) -> None:
    table(tmp_path / "features.parquet", {"id": ["a"], "image_vector": lists([1, 2])})
    picture("red").save(tmp_path / "red.png")
    assert open_embeddings(tmp_path) is None
    assert [item.id for item in open_source(tmp_path)] == ["red.png"]
    (tmp_path / "red.png").rename(tmp_path / "00000.tar")
    assert open_embeddings(tmp_path) is None


def test_metadata_with_vectors_beside_its_pictures_is_read_without_them(tmp_path: Path) -> None:
    picture("red").save(tmp_path / "red.png")
    columns = {"file_name": ["red.png"], "caption": ["x"], "image_vector": lists([1, 2])}
    table(tmp_path / "metadata.parquet", columns)
    source = opened(tmp_path)
    (document,) = whole(source).documents
    assert (document.id, document.image, document.image_digest) == ("red.png", "red.png", None)
    assert source.name == opened(tmp_path / "metadata.parquet").name


def test_a_nul_character_is_refused_with_its_row(tmp_path: Path) -> None:
    columns = {"id": ["a", "b"], "caption": ["x", "y\x00"], "image_vector": lists([1, 2], [3, 4])}
    (refusal,) = refused(opened(table(tmp_path / "shop.parquet", columns)))
    assert (refusal.where, refusal.id) == ("shop.parquet, row 2", "b")
    assert "'caption' holds a NUL" in refusal.why


def test_a_table_that_is_damaged_further_on_says_so(tmp_path: Path) -> None:
    path = tmp_path / "shop.parquet"
    numbers = np.random.default_rng(1).random((20_000, 2), np.float32)
    columns = {"id": [f"{i}" for i in range(len(numbers))], "image_vector": lists(*numbers.tolist())}
    parquet.write_table(pyarrow.table(columns), path, row_group_size=5000, write_page_checksum=False)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = bytes(20_000)
    path.write_bytes(content)
    before: list[Batch] = []
    with pytest.raises(InvalidSource, match=r"'shop.parquet' is damaged behind row [1-9]"):
        before.extend(opened(path).batches())
    assert before


def test_too_many_columns_and_a_caption_that_is_not_there_are_refused(tmp_path: Path) -> None:
    many = {f"f{i}": ["x"] for i in range(201)}
    with pytest.raises(InvalidSource, match="201 columns for fields; at most 200"):
        open_embeddings(table(tmp_path / "many.parquet", {**many, "image_vector": lists([1, 2])}))
    with pytest.raises(InvalidSource, match="no column 'said' for captions"):
        open_embeddings(clip_part(tmp_path / "clip", 0, named("x", "y", "z")), caption="said")
