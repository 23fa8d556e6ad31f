"""What becomes of ready-made vectors in an index: once, again, changed, taken away, and killed in the middle."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow
import pytest
from pyarrow import parquet

from search import Engine, Query
from search.errors import IndexMismatch, InvalidInput, InvalidSource
from search.indexes import Index, create_index
from search.ingest.account import part_of
from search.ingest.bulk import load
from search.ingest.embeddings import reading
from search.settings import CHECKOUT
from tests.ingest.ready import ONES, clip_part, named, opened

MakeIndex = Callable[..., Index]


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[MakeIndex]:
    """Makes indexes of vectors of four numbers."""
    made: list[Index] = []

    def make(name: str = "test", dimension: int = 4) -> Index:
        made.append(create_index(tmp_path / f"{name}.index", dimension=dimension, fingerprint="by hand"))
        return made[-1]

    yield make
    for index in made:
        index.close()


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A folder of three documents."""
    return clip_part(tmp_path / "clip", 0, named("red dress", "blue shoe", "green hat"))


def test_vectors_are_stored_at_length_one_beside_their_documents(clip: Path, make_index: MakeIndex) -> None:
    clip_part(clip, 1, named("yellow bag", first=3), [(0, 3, 0, 4)], [(0.002, 0, 0, 0)])
    told: list[tuple[int, int | None, str]] = []
    report = load(opened(clip), index := make_index(), progress=lambda *step: told.append(step))
    assert (report.added, report.unchanged, report.refused, report.no_encoder) == (4, 0, (), True)
    assert told == [(3, 4, "documents"), (4, 4, "documents")]
    ids = ["3.jpg", "0.jpg"]
    np.testing.assert_allclose(index.vectors(ids, "image"), [(0, 0.6, 0, 0.8), ONES[0]], atol=1e-7)
    np.testing.assert_allclose(index.vectors(ids, "caption"), [ONES[0], ONES[0]], atol=1e-7)
    assert (index.info().documents, index.info().images, index.info().captions) == (4, 4, 4)
    assert index.verify() == []


def test_vectors_and_words_find_the_documents_without_an_encoder(clip: Path, make_index: MakeIndex) -> None:
    load(opened(clip), index := make_index())
    engine = Engine(index)
    nearest = engine.search(Query(text="green"), image_vector=ONES[1], legs=["image-image"]).hits[0]
    assert (nearest.document.id, nearest.legs["image-image"].rank) == ("1.jpg", 1)
    found = engine.search(Query(text="green hat"), text_vector=ONES[2], image_vector=ONES[2]).hits[0]
    assert found.document.caption == "green hat"
    assert found.legs["text-image"].score == pytest.approx(1)
    assert found.legs["image-image"].score == pytest.approx(1)
    (only,) = engine.search(Query(text="shoe")).hits
    assert (only.document.id, list(only.legs)) == ("1.jpg", ["text-bm25"])


def test_a_second_run_stores_nothing(clip: Path, make_index: MakeIndex) -> None:
    rough = np.random.default_rng(5).normal(size=(50, 4))
    clip_part(clip, 1, named(*[f"number {i}" for i in range(50)], first=3), rough.tolist(), None)
    for path in (clip / "text_emb").glob("*"):
        path.unlink()
    load(opened(clip), index := make_index())
    before = index.generation()
    report = load(opened(clip), index)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 53)
    assert index.generation() == before


@pytest.mark.parametrize("what", ["caption", "image vector", "caption vector", "vector gone", "vector come"])
def test_only_what_changed_is_stored_again(tmp_path: Path, make_index: MakeIndex, what: str) -> None:
    def put(second_caption: str, second: object, third: object) -> Path:
        columns = {
            "file_name": ["a.jpg", "b.jpg", "c.jpg"],
            "caption": ["one", second_caption, "three"],
            "image_vector": pyarrow.array([[1, 0], second, [1, 1]], pyarrow.list_(pyarrow.float32())),
            "caption_vector": pyarrow.array([[1, 0], [0, 1], third], pyarrow.list_(pyarrow.float32())),
        }
        parquet.write_table(pyarrow.table(columns), tmp_path / "shop.parquet")
        return tmp_path / "shop.parquet"

    load(opened(put("two", [0, 1], None)), index := make_index(dimension=2))
    changed = {
        "caption": ("another", [0, 1], None),
        "image vector": ("two", [0.1, 1], None),
        "caption vector": ("two", [0, 1], [1, 2]),
        "vector gone": ("two", None, None),
        "vector come": ("two", [0, 1], [1, 0]),
    }[what]
    report = load(opened(put(*changed)), index)
    assert (report.added, report.updated, report.unchanged) == (0, 1, 2)
    report = load(opened(put(*changed)), index)
    assert (report.updated, report.unchanged) == (0, 3)
    assert index.info().documents == 3


def test_what_left_the_source_is_pruned_and_what_is_broken_is_not(clip: Path, make_index: MakeIndex) -> None:
    index = make_index()
    load(opened(clip, name="other"), index)
    load(opened(clip), index)
    clip_part(clip, 0, named("red dress", "blue shoe"), (ONES[0], (0, 0, 0, 0)), ONES[:2])
    assert load(opened(clip), index).removed == 0
    report = load(opened(clip), index, prune=True)
    assert (report.removed, len(report.refused)) == (1, 1)
    left = [document.id for document in index.browse(size=10)]
    assert left == ["0.jpg", "1.jpg", "other/0.jpg", "other/1.jpg", "other/2.jpg"]


def test_ids_of_another_source_and_ids_that_come_twice_are_refused(
    clip: Path, tmp_path: Path, make_index: MakeIndex
) -> None:
    load(opened(clip), index := make_index())
    rows = [*named("first"), *named("again"), *named("new", first=7)]
    other = opened(clip_part(tmp_path / "other", 0, rows))
    report = load(other, index)
    assert report.added == 1
    whys = [refusal.why for refusal in report.refused]
    assert ("was there before" in whys[0], "belongs to the source 'clip-" in whys[1]) == (True, True)
    assert index.get(["0.jpg"])["0.jpg"].caption == "red dress"
    assert load(other, index, replace=True).updated == 1
    assert index.get(["0.jpg"])["0.jpg"].caption == "first"


def test_of_two_rows_with_one_id_the_usable_one_is_taken(tmp_path: Path, make_index: MakeIndex) -> None:
    rows = [*named("broken"), *named("whole")]
    report = load(opened(clip_part(tmp_path / "two", 0, rows, ((0, 0, 0, 0), ONES[1]), None)), index := make_index())
    assert (report.added, len(report.refused)) == (1, 1)
    assert index.get(["0.jpg"])["0.jpg"].caption == "whole"


def test_shards_take_disjoint_parts_that_make_up_the_whole(tmp_path: Path, make_index: MakeIndex) -> None:
    source = opened(clip_part(tmp_path / "many", 0, named(*["x"] * 40), np.eye(40) + 0.1, None))  # type: ignore[arg-type]
    index = make_index(dimension=40)
    reports = [load(source, index, shard=(part, 3), prune=True) for part in (1, 2, 3)]
    assert [report.added for report in reports] == [
        sum(part_of(f"{i}.jpg", 3) == part for i in range(40)) for part in (1, 2, 3)
    ]
    assert index.info().documents == 40
    with pytest.raises(InvalidInput, match="0/3"):
        load(source, index, shard=(0, 3))


def test_an_index_of_another_dimension_is_refused_before_anything_is_stored(clip: Path, make_index: MakeIndex) -> None:
    index = make_index(dimension=5)
    with pytest.raises(IndexMismatch, match="5 numbers, those of the source have 4"):
        load(opened(clip), index)
    assert index.info().documents == 0


def test_what_came_before_a_damaged_file_is_stored(
    tmp_path: Path, make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    clip_part(tmp_path / "clip", 0, named(*"abc"))
    clip_part(tmp_path / "clip", 1, named(*"def", first=3))
    source = opened(tmp_path / "clip")
    (tmp_path / "clip" / "metadata" / "metadata_1.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(InvalidSource, match=r"'metadata_1.parquet' is damaged"):
        load(source, index := make_index())
    assert index.info().documents == 3


CHILD = """
import sys, time
from pathlib import Path
from search.indexes import create_index
from search.ingest import embeddings
from search.ingest.bulk import load
from search.ingest.embeddings import reading

reading.BATCH = 16
def told(done, total, what):
    print(done, flush=True)
    time.sleep(0.05)
index = create_index(sys.argv[2], dimension=4, fingerprint="by hand")
load(embeddings.open_embeddings(Path(sys.argv[1])), index, progress=told)
"""


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_it_ends_as_if_nothing_had_happened(
    tmp_path: Path, make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = np.random.default_rng(3)
    for number in range(3):
        vectors = [random.normal(size=(100, 4)).tolist() for _ in range(2)]
        clip_part(tmp_path / "clip", number, named(*["x y"] * 100, first=100 * number), *vectors)
    acknowledged = 0
    command = [sys.executable, "-c", CHILD, str(tmp_path / "clip"), str(tmp_path / "killed.index")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as child:
        assert child.stdout is not None
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged >= 100:
                child.kill()
                break
    assert 0 < acknowledged < 300
    killed = make_index("killed")
    stored = killed.info().documents
    assert acknowledged <= stored < 300
    monkeypatch.setattr(reading, "BATCH", 16)
    report = load(opened(tmp_path / "clip"), killed)
    assert (report.unchanged, report.added, report.updated) == (stored, 300 - stored, 0)
    load(opened(tmp_path / "clip"), whole := make_index("whole"))
    documents = whole.browse(size=1000)
    ids = [document.id for document in documents]
    assert killed.browse(size=1000) == documents
    for field in ("image", "caption"):
        np.testing.assert_array_equal(killed.vectors(ids, field), whole.vectors(ids, field))
    assert killed.verify() == []
