"""The ImageFolder convention in CSV, JSON lines and Parquet: a caption never leaves its picture."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from search.errors import InvalidSource
from search.ingest.sources import Record, Refusal, open_source
from search.ingest.sources.rows import as_text
from search.plain import plain
from tests.colour_encoder import picture

ROWS = [
    {"file_name": "a.png", "caption": "Red, striped dress", "colour": "red", "price": 49.9, "sizes": ["S", "M"]},
    {"file_name": "sub/b.png", "caption": None, "colour": None, "price": 12.0, "sizes": []},
    {"file_name": None, "caption": "A text alone", "colour": "none", "price": None, "sizes": None},
]


def folder(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        picture("red").save(path / name)
    return path


def csv_folder(path: Path, text: str | bytes, *names: str) -> Path:
    folder(path, *(names or ("a.png", "b.png")))
    (path / "metadata.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def records(items: Sequence[Record | Refusal]) -> list[tuple[str, str]]:
    return [(item.id, item.caption) for item in items if isinstance(item, Record)]


def refusals(items: Sequence[Record | Refusal]) -> list[Refusal]:
    return [item for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_all_three_kinds_of_metadata_give_the_same_records(tmp_path: Path, kind: str) -> None:
    folder(tmp_path, "a.png", "sub/b.png", "stray.png")
    file = tmp_path / f"metadata.{kind}"
    if kind == "csv":
        file.write_text(
            "file_name,caption,colour,price,sizes\n"
            'a.png,"Red, striped dress",red,49.9,"S, M"\nsub/b.png,,,12,\n,A text alone,none,,\n'
        )
    elif kind == "jsonl":
        file.write_text("\n".join(json.dumps(row) for row in ROWS))
    else:
        parquet.write_table(pyarrow.Table.from_pylist(ROWS), file)
    source = open_source(tmp_path)
    first, second, third = (item for item in source if isinstance(item, Record))
    assert (first.id, first.caption, first.image) == ("a.png", "Red, striped dress", "a.png")
    assert first.fields == {"colour": "red", "price": "49.9", "sizes": "S, M"}
    assert (second.id, second.caption, second.fields) == ("sub/b.png", "", {"price": "12"})
    assert (third.caption, third.image, third.picture) == ("A text alone", None, None)
    assert third.id.startswith("text-")
    assert source.total == 3
    assert source.not_named == 1  # stray.png


def test_metadata_of_any_name_can_be_the_source_itself(tmp_path: Path) -> None:
    folder(tmp_path, "a.png", "b.png")
    (tmp_path / "shop.csv").write_text("file_name,title\nb.png,Blue\n")
    source = open_source(tmp_path / "shop.csv")
    assert records(list(source)) == [("b.png", "Blue")]
    assert source.root == tmp_path
    assert source.not_named == 0
    (tmp_path / "metadata.csv").write_text("file_name\na.png\n")
    assert open_source(tmp_path / "metadata.csv").name == open_source(tmp_path).name != source.name


@pytest.mark.parametrize(
    ("header", "chosen"),
    [("title,text,caption", "3"), ("title,text,story", "2"), ("story,title,other", "2"), ("one,two,three", "")],
)
def test_the_caption_is_the_first_of_caption_text_title(tmp_path: Path, header: str, chosen: str) -> None:
    csv_folder(tmp_path, f"file_name,{header}\na.png,1,2,3\n")
    assert records(list(open_source(tmp_path))) == [("a.png", chosen)]


def test_the_caption_s_column_can_be_named_and_must_exist(tmp_path: Path) -> None:
    csv_folder(tmp_path, "file_name,caption,story\na.png,1,2\n")
    (record,) = open_source(tmp_path, caption="story")
    assert isinstance(record, Record)
    assert (record.caption, record.fields) == ("2", {"caption": "1"})
    with pytest.raises(InvalidSource, match="no column 'tale' for captions; it has 'file_name', 'caption', 'story'"):
        open_source(tmp_path, caption="tale")


def test_the_id_is_its_column_and_else_the_file_s_name(tmp_path: Path) -> None:
    csv_folder(tmp_path, "id,file_name,caption\nsku 7,a.png,x\n,./b.png,y\n")
    items = list(open_source(tmp_path, name="shop"))
    assert records(items) == [("shop/sku 7", "x"), ("shop/b.png", "y")]


def test_a_text_alone_keeps_its_id_wherever_its_row_stands(tmp_path: Path) -> None:
    csv_folder(tmp_path, "caption\nfirst\nsecond\n")
    before = {caption: id_ for id_, caption in records(list(open_source(tmp_path)))}
    csv_folder(tmp_path, "caption\nnew\nsecond\nfirst\n")
    after = {caption: id_ for id_, caption in records(list(open_source(tmp_path)))}
    assert before["first"] == after["first"]
    assert before["second"] == after["second"]


def test_of_two_rows_with_one_id_the_later_is_refused(tmp_path: Path) -> None:
    csv_folder(tmp_path, "file_name,caption\na.png,first\nb.png,x\n./a.png,second\n")
    items = list(open_source(tmp_path))
    assert records(items) == [("a.png", "first"), ("b.png", "x")]
    (refusal,) = refusals(items)
    assert (refusal.id, "was there before" in refusal.why) == ("a.png", True)


def test_a_byte_order_mark_quoted_line_ends_and_blank_lines_are_understood(tmp_path: Path) -> None:
    csv_folder(tmp_path, b'\xef\xbb\xbffile_name,caption\r\na.png,"two\r\nlines, ""quoted"""\r\n\r\nb.png,last')
    source = open_source(tmp_path)
    assert records(list(source)) == [("a.png", 'two\nlines, "quoted"'), ("b.png", "last")]
    assert source.total == 2


def test_a_column_without_a_name_is_passed_over(tmp_path: Path) -> None:
    csv_folder(tmp_path, ",file_name, caption\n0,a.png,x\n")
    (record,) = open_source(tmp_path)
    assert isinstance(record, Record)
    assert (record.caption, record.fields) == ("x", {})


@pytest.mark.parametrize(
    ("row", "where", "why"),
    [
        ("b.png", "line 3", "1 cells, the header 2"),
        ("b.png,one,two", "line 3", "3 cells, the header 2"),
        ('b.png,"never closed', "lines 3 to 4", "quotation mark"),
        ('b.png,"closed" too early', "line 3", "quotation mark"),
        ("b.png,a\x00b", "line 3", "NUL"),
        (b"b.png,Gr\xfcn", "line 3", "not UTF-8"),
        (",", "line 3", "no picture and has no caption"),
        ("../outside.png,x", "'../outside.png'", "climbs"),
        ("sub/../../outside.png,x", "outside.png'", "climbs"),
        ("..\\outside.png,x", "outside.png'", "climbs"),
        ("/etc/passwd,x", "'/etc/passwd'", "absolute"),
        ("C:\\windows.png,x", "windows.png'", "absolute"),
        ("link.png,x", "'link.png'", "leads out"),
        ("b" * 131_073 + ",x", "line 3", "field larger"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_the_others_keep_their_captions(
    tmp_path: Path, row: str | bytes, where: str, why: str
) -> None:
    (tmp_path / "outside.png").write_bytes(b"")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.png").symlink_to(tmp_path / "outside.png")
    bad = row if isinstance(row, bytes) else row.encode()
    csv_folder(inner, b"file_name,caption\na.png,first\n" + bad + b"\nc.png,last", "a.png", "c.png")
    items = list(open_source(inner))
    (refusal,) = refusals(items)
    assert where in refusal.where
    assert why in refusal.why
    swallowed = "lines" in where
    assert records(items) == [("a.png", "first")] + ([] if swallowed else [("c.png", "last")])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{not json", "not JSON"),
        (b'["a.png"]', "no JSON object"),
        (b'{"file_name": "b.png", "caption": "Gr\xfcn"}', "not UTF-8"),
        (b'{"file_name": "b.png", "caption": "\\ud800"}', "not UTF-8"),
        (b'{"file_name": "b.png", "caption": "\\u0000"}', "NUL"),
        (b"[" * 100_000, "not JSON"),
        (b'{"caption": "' + b"x" * 1_100_000 + b'"}', "1,000,000 bytes"),
    ],
)
def test_a_bad_line_of_json_is_refused_and_the_others_are_read(tmp_path: Path, line: bytes, why: str) -> None:
    folder(tmp_path, "a.png", "c.png")
    good = b'\xef\xbb\xbf{"file_name": "a.png", "caption": "first"}\n', b'{"file_name": "c.png", "caption": "last"}\n'
    (tmp_path / "metadata.jsonl").write_bytes(good[0] + line + b"\n\n" + good[1])
    items = list(open_source(tmp_path))
    assert records(items) == [("a.png", "first"), ("c.png", "last")]
    (refusal,) = refusals(items)
    assert refusal.where == "metadata.jsonl, line 2"
    assert why in refusal.why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        ("file_name,caption\na.png,x\n".encode("utf-16"), "is UTF-16"),
        ("file_name,caption\na.png,x\n".encode("utf-16-le"), "is UTF-16"),
        (b"file_name;caption\na.png;x\n", "not separated by commas"),
        (b"caption,caption\nx,y\n", "two columns 'caption'"),
        (b"price,colour\n1,red\n", "no column 'file_name', 'image_url' or 'caption'; it has 'price', 'colour'"),
        (b"file_name,\xff\n", "header .* not UTF-8"),
        (b'file_name,"caption\na.png,x\n', "header .* cannot be read"),
        (b"file_name," + b",".join(b"f%d" % i for i in range(201)) + b"\n", "201 columns for fields; at most 200"),
    ],
)
def test_a_csv_that_cannot_be_metadata_is_refused_as_a_whole(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(InvalidSource, match=why):
        open_source(csv_folder(tmp_path, content))


def test_damaged_parquet_two_metadata_files_and_a_link_out_are_refused_as_a_whole(tmp_path: Path) -> None:
    inner = folder(tmp_path / "inner", "a.png")
    (inner / "metadata.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(InvalidSource, match="damaged or no Parquet"):
        open_source(inner)
    (inner / "metadata.csv").write_text("file_name\na.png\n")
    with pytest.raises(InvalidSource, match=r"metadata\.csv and metadata\.parquet"):
        open_source(inner)
    (inner / "metadata.parquet").unlink()
    (inner / "metadata.csv").rename(tmp_path / "elsewhere.csv")
    (inner / "metadata.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(InvalidSource, match="leads out"):
        open_source(inner)


def test_parquet_columns_that_are_no_text_are_left_out(tmp_path: Path) -> None:
    folder(tmp_path, "a.png")
    row = {"file_name": "a.png", "text": "x", "image": {"bytes": b"\x00", "path": "a.png"}, "raw": b"\x00", "ok": True}
    parquet.write_table(pyarrow.Table.from_pylist([row]), tmp_path / "metadata.parquet")
    (record,) = open_source(tmp_path)
    assert isinstance(record, Record)
    assert (record.caption, record.fields) == ("x", {"ok": "true"})


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("named", ["NFC", "NFD"])
def test_accents_composed_in_another_way_still_name_the_file(tmp_path: Path, stored: str, named: str) -> None:
    folder(tmp_path, unicodedata.normalize(stored, "é.png"))  # type: ignore[arg-type]
    name = unicodedata.normalize(named, "é.png")  # type: ignore[arg-type]
    (tmp_path / "metadata.csv").write_text(f"file_name,caption\n{name},x\n")
    source = open_source(tmp_path)
    (record,) = source
    assert isinstance(record, Record)
    assert record.image == name
    assert record.picture is not None
    assert source.not_named == 0


def test_a_row_with_an_address_is_a_picture_to_be_fetched(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text("image_url,caption\nhttps://example.org/a.png,x\n")
    (record,) = open_source(tmp_path / "shop.csv")
    assert isinstance(record, Record)
    assert (record.id, record.image) == ("https://example.org/a.png", "https://example.org/a.png")
    assert (record.caption, record.fields) == ("x", {})
    assert record.picture is not None


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (float("nan"), ""), (3.0, "3"), (0.5, "0.5"), ({"a": 1}, '{"a": 1}'), ([[1], [2]], "[[1], [2]]")],
)
def test_values_of_json_become_the_text_a_csv_would_hold(value: object, text: str) -> None:
    assert as_text(value) == text


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=2, max_size=2)))
def test_whatever_a_csv_writer_writes_is_read_back_with_its_captions(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]
) -> None:
    import csv

    place = tmp_path_factory.mktemp("csv") / "any.csv"
    with place.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "caption"])
        writer.writerows([[f"{number}", f"x{caption}{other}"] for number, (caption, other) in enumerate(cells)])
    assert records(list(open_source(place))) == [(f"{i}", plain(f"x{a}{b}").strip()) for i, (a, b) in enumerate(cells)]
