"""Parquet files that unpack to far more than they are: refused, or read without unpacking what nobody wants."""

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from search.errors import InvalidSource
from search.ingest.sources.pages import sizes
from search.ingest.sources.parquet import batches, lengths
from search.ingest.sources.records import Refusal
from search.ingest.sources.tables import Row, open_table
from tests.conftest import CHECKOUT

ROWS = 900
LARGE = 4_000_000


def bomb(path: Path, caption: Any) -> None:
    """A small file with a large text in each row; it does not say that texts are in a dictionary."""
    ids = pyarrow.array([str(number) for number in range(len(caption))])
    table = pyarrow.table({"id": ids, "caption": caption})
    parquet.write_table(table, path, compression="zstd", store_schema=False, dictionary_pagesize_limit=1 << 30)
    assert path.stat().st_size < 100_000


def often(text: str, rows: int) -> Any:
    return pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * rows, pyarrow.int32()), pyarrow.array([text]))


def peak(path: Path) -> tuple[int, str]:
    """Megabytes that reading a table takes in a process of its own, and what it says."""
    program = (
        "import sys; from pathlib import Path\n"
        "from search.ingest.sources.records import Refusal\n"
        "from search.ingest.sources.tables import open_table\n"
        "rows = list(open_table(Path(sys.argv[1])).rows())\n"
        "print(sum(isinstance(row, Refusal) for row in rows), len(rows))\n"
        "status = Path('/proc/self/status').read_text()\n"  # its ru_maxrss would begin with that of the tests' process
        "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=CHECKOUT, capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (8 << 30, 8 << 30)),
    )  # fmt: skip
    said, _, megabytes = done.stdout.strip().rpartition("\n")
    return int(megabytes), said


@pytest.mark.attack("fills the memory of whoever takes in the table, until the machine ends something")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's memory in this way")
@pytest.mark.parametrize("kind", ["text", "list"])
def test_a_text_that_a_dictionary_repeats_is_not_unpacked(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.parquet"
    texts = often("x" * LARGE, ROWS)
    if kind == "list":  # all of them in the first row
        texts = pyarrow.ListArray.from_arrays(pyarrow.array([0, ROWS, ROWS], pyarrow.int32()), texts)
    bomb(path, texts)
    megabytes, said = peak(path)
    assert said == ("900 900" if kind == "text" else "1 2")
    assert megabytes < 1000  # unpacked these are 3,600


@pytest.mark.attack("fills the memory of whoever takes in the table, until the machine ends something")
@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_text_that_begins_as_the_one_before_is_not_unpacked_for_all_rows_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr("search.ingest.sources.parquet.ROOM", 40_000)
    path = tmp_path / "a.parquet"
    parquet.write_table(
        pyarrow.table({"caption": ["x" * 1000] * 500}), path,
        use_dictionary=False, column_encoding={"caption": "DELTA_BYTE_ARRAY"}, data_page_version=version,
    )  # fmt: skip
    assert parquet.read_metadata(path).row_group(0).total_byte_size < 10_000
    found = [batch.num_rows for batch, _ in batches(path, ["caption"], [], 1000)]
    assert sum(found) == 500
    assert max(found) * 1000 <= 40_000


@pytest.mark.attack("fills the memory of whoever takes in the table, until the machine ends something")
def test_lists_of_texts_that_begin_as_the_one_before_are_refused_where_they_may_be_large(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    tags = pyarrow.ListArray.from_arrays(pyarrow.array([0, 60], pyarrow.int32()), pyarrow.array(["x" * LARGE] * 60))
    encodings = {"tags.list.element": "DELTA_BYTE_ARRAY"}
    parquet.write_table(
        pyarrow.table({"tags": tags}), path, compression="zstd", use_dictionary=False, column_encoding=encodings
    )
    with pytest.raises(InvalidSource, match=r"200,000,000 bytes, perhaps, in the lists of the column 'tags"):
        list(open_table(path).rows())


def test_row_groups_are_not_read_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them may hold as much as there is room for."""
    monkeypatch.setattr("search.ingest.sources.parquet.ROOM", 2_500)
    path = tmp_path / "a.parquet"
    captions = [f"{number:0400}" for number in range(30)]
    parquet.write_table(pyarrow.table({"caption": captions}), path, use_dictionary=False, row_group_size=5)
    found = [batch.num_rows for batch, _ in batches(path, ["caption"], [], 1000)]
    assert sum(found) == 30
    assert max(found) * 400 <= 2_500


def test_a_cell_that_is_too_long_is_refused_with_its_row_and_the_others_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    captions = ["one", "x" * 1_000_001, None, "x" * 1_000_000, "five"]
    parquet.write_table(pyarrow.table({"caption": captions, "file_name": list("abcde")}), path)
    rows = list(open_table(path).rows())
    assert rows[1] == Refusal("a.parquet, row 2", "'caption' has more than 1,000,000 bytes; make it shorter")
    assert [row.values["file_name"] for row in rows if isinstance(row, Row)] == ["a", "c", "d", "e"]


@pytest.mark.attack("fills the memory of whoever takes in the table, until the machine ends something")
@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_TEXT", 3000, r"row group \(1\) with more than 3,000 bytes of text"),
        ("MOST_VALUES", 9, r"9 values in the column 'caption'"),
        ("LARGEST_PAGE", 900, r"900 bytes in one page of the column 'caption'"),
    ],
)
def test_more_than_is_unpacked_is_refused_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, said: str
) -> None:
    monkeypatch.setattr(f"search.ingest.sources.parquet.{limit}", value)
    path = tmp_path / "a.parquet"
    captions = [f"{number:0400}" for number in range(10)]
    parquet.write_table(pyarrow.table({"caption": captions}), path, use_dictionary=False)
    with pytest.raises(InvalidSource, match=rf"a\.parquet.*{said}.*smaller row groups"):
        list(open_table(path).rows())


def test_texts_are_the_same_whether_they_stay_in_their_dictionaries_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table(
        {
            "caption": ["a", None, "größe", "", "a"] * 20,
            "a.b": pyarrow.array(list("vwxyz") * 20, pyarrow.large_string()),
            "tags": [["red", "blue"], [], None, [None], ["red"]] * 20,
            "numbers": [[1, 2], [], None, [3], [4]] * 20,
            "kind": pyarrow.array(["p", "q", None, "p", "p"] * 20).dictionary_encode(),
            "price": [1.5, None, 2.0, 3.0, 4.0] * 20,
        }
    )
    parquet.write_table(table, path, row_group_size=33)
    plain = list(open_table(path).rows())
    monkeypatch.setattr("search.ingest.sources.parquet.ROOM", 0)
    assert list(open_table(path).rows()) == plain
    assert len(plain) == 100
    first = plain[0]
    assert isinstance(first, Row)
    assert first.values == {
        "caption": "a", "a.b": "v", "tags": "red, blue", "numbers": "1, 2", "kind": "p", "price": "1.5"
    }  # fmt: skip
    found = [batch for batch, _ in batches(path, ["caption", "tags"], ["price"], 10)]
    assert pyarrow.Table.from_batches(found)["caption"].to_pylist() == table["caption"].to_pylist()
    assert {batch.num_rows for batch in found} <= set(range(1, 11))


def test_how_long_values_are() -> None:
    texts = pyarrow.array(["red", None, "größe"])
    assert lengths(texts).tolist() == [3, 0, 7]
    assert lengths(texts.dictionary_encode()).tolist() == [3, 0, 7]
    lists = pyarrow.array([["x"], ["red", "blue"], None, [], [None, "a"]])
    assert lengths(lists).tolist() == [2, 9, 0, 0, 3]  # with a sign between every two
    assert lengths(lists[1:3]).tolist() == [9, 0]
    assert lengths(pyarrow.array([1, 2])).tolist() == [0, 0]


def test_pages_say_how_large_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{number % 4:0100}" for number in range(5000)]
    for version in ("1.0", "2.0"):
        for dictionary in (True, False):
            parquet.write_table(
                pyarrow.table({"caption": texts}), path,
                use_dictionary=dictionary, data_page_size=10_000, data_page_version=version, write_batch_size=10,
            )  # fmt: skip
            chunk = parquet.ParquetFile(path).metadata.row_group(0).column(0)
            with path.open("rb") as content:
                kept, largest, sharing = sizes(content, chunk)
            assert sharing == 0
            assert kept == (4 * (4 + 100) if dictionary else 0)  # each text behind its length
            assert (largest < 9_000) if dictionary else (10_000 <= largest < 12_000)


@pytest.mark.attack("ends the program with an error that nobody foresaw, or has it read for ever")
def test_pages_that_say_nothing_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"caption": ["red", "blue"] * 50}), path)
    content = path.read_bytes()
    for damage in (b"\xff" * 20, b"\x15\x00\x15\x01\x15\x01\x00" + b"\x00" * 13, bytes(20)):
        path.write_bytes(content[:4] + damage + content[24:])
        with pytest.raises(InvalidSource, match=r"a\.parquet.*damaged"):
            list(open_table(path).rows())
