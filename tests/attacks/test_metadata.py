"""Metadata files of strangers: names that lead elsewhere, cells without end, broken encodings, texts that steer."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow
import pytest
from _pytest.mark.structures import ParameterSet
from pyarrow import parquet

from search.errors import InvalidInput, InvalidSource
from search.evaluation.judgements import read_judgements, write_qrels
from search.evaluation.queries import read_queries
from search.ingest.embeddings import open_embeddings
from search.ingest.sources import Record, Refusal, open_source
from search.ingest.sources.tables import open_table
from tests.attacks.crafted import honest

FILES = "reads any file of the machine into a public index"
MEMORY = "takes all memory, so that the ingest and its neighbours are killed"
ENDS = "one row ends the ingest of all others"
STEERS = "steers the terminal of whoever runs the ingest"
SHIFTS = "gives pictures the captions of others"
CODE = "runs a program as the one who ingests"

attack = pytest.mark.attack


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=attack(gain))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A source with a picture; a secret beside it, and links to it."""
    (tmp_path / "secret.txt").write_text("a secret")
    (tmp_path / "secret.png").write_bytes(honest("PNG"))
    source = tmp_path / "source"
    (source / "below").mkdir(parents=True)
    (source / "good.png").write_bytes(honest("PNG"))
    (source / "link.png").symlink_to(tmp_path / "secret.png")
    (source / "linked").symlink_to(tmp_path, target_is_directory=True)
    (source / "ring").symlink_to(source / "ring")
    return source


def taken(source: Path, content: bytes, name: str = "metadata.csv") -> tuple[list[Record], list[Refusal]]:
    (source / name).write_bytes(content)
    items = list(open_source(source / name))
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    "file_name",
    [
        case("../secret.png", name="climbs", gain=FILES),
        case("below/../../secret.png", name="climbs-later", gain=FILES),
        case("..\\secret.png", name="climbs-as-on-windows", gain=FILES),
        case("below\\..\\..\\secret.png", name="climbs-later-as-on-windows", gain=FILES),
        case("/etc/passwd", name="absolute", gain=FILES),
        case("//etc/passwd", name="absolute-twice", gain=FILES),
        case("C:\\windows\\win.ini", name="drive", gain=FILES),
        case("\\\\host\\share\\a.png", name="share", gain=FILES),
        case("link.png", name="link", gain=FILES),
        case("linked/secret.png", name="through-a-linked-folder", gain=FILES),
        case("linked", name="linked-folder", gain=FILES),
        case("./linked/./secret.png", name="through-a-linked-folder-with-dots", gain=FILES),
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused_with_its_line(folder: Path, file_name: str) -> None:
    content = f"file_name,caption\n{file_name},a caption\ngood.png,good\n".encode()
    records, refusals = taken(folder, content)
    assert [(record.id, record.caption) for record in records] == [("good.png", "good")]
    (refusal,) = refusals
    assert "metadata.csv, line 2" in refusal.where
    assert "secret" not in refusal.why


@pytest.mark.parametrize(
    "file_name",
    [
        case("file:///etc/passwd", name="file-address", gain=FILES),
        case("%2e%2e/secret.png", name="percent-encoded", gain=FILES),
        case("~/.ssh/id_rsa", name="home", gain=FILES),
        case("$HOME/.ssh/id_rsa", name="variable", gain=FILES),
        case("|id", name="command", gain=CODE),
        case("ring/a.png", name="ring-of-links", gain=ENDS),
        case("a" * 5000, name="name-of-thousands", gain=ENDS),
        case("below", name="folder", gain=ENDS),
        case("good.png/", name="file-as-folder", gain=ENDS),
    ],
)
def test_a_name_is_nothing_but_a_name(folder: Path, file_name: str) -> None:
    """It is taken to the letter, so there is no such file; nothing is expanded, decoded, run or opened."""
    from search.errors import UnreadableImage
    from search.settings import Settings

    content = f"file_name,caption\n{file_name},a caption\ngood.png,good\n".encode()
    records, refusals = taken(folder, content)
    assert records[-1].id == "good.png"
    assert len(records) + len(refusals) == 2
    for record in records[:-1]:
        assert record.picture is not None
        if not file_name.startswith("good"):
            with pytest.raises(UnreadableImage):
                record.picture.read(Settings())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        case(b"b.png,nul\0byte", "NUL", name="nul", gain=ENDS),
        case(b"b.png,\xff\xfe\xfa", "not UTF-8", name="not-utf-8", gain=ENDS),
        case("b.png,grün".encode("latin-1"), "not UTF-8", name="latin-1", gain=SHIFTS),
        case(b'b.png,"open', "quotation mark", name="open-quotation", gain=SHIFTS),
        case(b"b.png,one,two", "3 cells", name="one-cell-more", gain=SHIFTS),
        case(b"b.png", "1 cells", name="one-cell-less", gain=SHIFTS),
        case(b"b.png,," + b"," * 1_000_000, "more than 1,000,000", name="million-cells", gain=MEMORY),
        case(b"b.png," + b"a" * 3_000_000, "more than 1,000,000", name="giant-cell", gain=MEMORY),
        case(b'b.png,"' + b"a\n" * 90_000 + b'"', "too long", name="giant-cell-of-many-lines", gain=MEMORY),
        case(
            b"b.png," + b'"x\n",' * 250_000 + b"end", "more than 1,000,000", name="giant-row-of-many-lines", gain=MEMORY
        ),
    ],
)
def test_a_row_that_cannot_be_one_is_refused_and_no_caption_shifts(folder: Path, row: bytes, why: str) -> None:
    records, refusals = taken(folder, b"file_name,caption\ngood.png,good\n" + row + b"\n")
    assert [(record.id, record.caption) for record in records] == [("good.png", "good")]
    assert why in refusals[0].why
    assert "line 3" in refusals[0].where or "lines 3" in refusals[0].where


@attack(MEMORY)
def test_a_row_that_is_too_long_does_not_swallow_the_next(folder: Path) -> None:
    content = b"file_name,caption\nb.png," + b"a" * 3_000_000 + b"\ngood.png,good\n"
    records, refusals = taken(folder, content)
    assert [record.id for record in records] == ["good.png"]
    assert refusals[0].where == "metadata.csv, line 2"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        case("a.csv", b",".join(b"c%d" % n for n in range(1_000_000)), "more than 1,000,000", name="csv", gain=MEMORY),
        case(
            "a.csv",
            b"file_name," + b",".join(b"c%d" % n for n in range(5000)),
            "columns",
            name="csv-fields",
            gain=MEMORY,
        ),
        case("a.csv", b"file_name,caption,caption\n", "two columns 'caption'", name="csv-twice", gain=SHIFTS),
        case("a.csv", "file_name,caption\na.png,x".encode("utf-16"), "UTF-16", name="csv-utf-16", gain=SHIFTS),
        case("a.csv", "file_name,caption\na.png,x".encode("utf-16-be"), "UTF-16", name="csv-utf-16-bare", gain=SHIFTS),
        case("a.csv", b"PAR1" + bytes(100), "has no column|cannot be read", name="csv-that-is-parquet", gain=ENDS),
        case(
            "a.jsonl",
            b"\n".join(b'{"c%d": 1}' % n for n in range(5000)),
            "more than 1,000 columns",
            name="jsonl-fields",
            gain=MEMORY,
        ),
        case("a.parquet", b"PAR1" + b"\xff" * 40 + b"PAR1", "damaged or no Parquet", name="parquet-footer", gain=ENDS),
        case("a.parquet", b"PAR1\xff\xff\xff\x7fPAR1", "damaged or no Parquet", name="parquet-length", gain=MEMORY),
        case("a.parquet", b"file_name,caption\n", "damaged or no Parquet", name="parquet-that-is-csv", gain=ENDS),
    ],
)
def test_a_table_that_cannot_be_one_is_refused_as_a_whole(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidSource) as refused:
        list(open_source(tmp_path / name))
    assert any(part in str(refused.value) for part in why.split("|"))
    assert len(str(refused.value)) < 2000


@pytest.mark.parametrize(
    "line",
    [
        case("[" * 100_000, name="nested-lists", gain=ENDS),
        case('{"caption":' * 100_000, name="nested-objects", gain=ENDS),
        case('{"caption": ' + "9" * 5000 + "}", name="huge-number", gain=ENDS),
        case('{"caption": "\\ud800"}', name="half-a-character", gain=ENDS),
        case('{"caption": "\\u0000"}', name="nul", gain=ENDS),
        case("null", name="null", gain=ENDS),
        case('{"caption": "x"} {"caption": "y"}', name="two-objects", gain=SHIFTS),
        case('{"file_name": {"path": "/etc/passwd"}}', name="object-for-a-name", gain=FILES),
        case('{"file_name": ["../secret.png"]}', name="list-for-a-name", gain=FILES),
    ],
)
def test_a_line_of_json_that_cannot_be_a_row_is_refused(folder: Path, line: str) -> None:
    records, refusals = taken(folder, f'{line}\n{{"file_name": "good.png"}}\n'.encode(), "metadata.jsonl")
    pictures = [record for record in records if record.image == "good.png"]
    assert len(pictures) == 1
    assert len(refusals) + len(records) == 2
    for record in records:
        if record is not pictures[0]:
            assert record.image is not None
            assert not (folder / record.image).exists()


@attack(ENDS)
def test_json_of_any_depth_is_a_row_or_a_refusal(folder: Path) -> None:
    """What can still be read may be nested too deeply to be written again."""
    depths = range(50, 1000, 7)
    lines = [
        json.dumps({"id": f"{depth}", "caption": "x", "deep": 0})[:-2] + "[" * depth + "]" * depth + "}"
        for depth in depths
    ]
    records, refusals = taken(folder, "\n".join(lines).encode(), "metadata.jsonl")
    assert len(records) + len(refusals) == len(depths)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-0.0", "9" * 4000])
@attack(ENDS)
def test_numbers_that_are_none_become_text(folder: Path, number: str) -> None:
    records, _ = taken(folder, f'{{"caption": "x", "price": {number}}}\n'.encode(), "metadata.jsonl")
    assert len(records) == 1


@attack(STEERS)
@pytest.mark.parametrize("name", ["metadata.csv", "metadata.jsonl"])
def test_captions_and_fields_are_stored_without_what_steers_a_terminal_or_turns_the_writing(
    folder: Path, name: str
) -> None:
    caption, field = "red\x1b]0;owned\x07 \u202edress\u2066 \x9b31m", "a\x08b\u2069"
    row = {"file_name": "good.png", "caption": caption, "note": field}
    csv = f'file_name,caption,note\ngood.png,"{caption}","{field}"\n'
    records, _ = taken(folder, (csv if name.endswith("csv") else json.dumps(row)).encode(), name)
    assert (records[0].caption, records[0].fields["note"]) == ("red]0;owned dress 31m", "ab")


@attack("runs a formula in the spreadsheet of whoever opens what we write")
@pytest.mark.parametrize("id_", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "a\rb", "a\n=1"])
def test_qrels_hold_no_id_that_could_be_another_line_and_are_read_back_as_they_were(tmp_path: Path, id_: str) -> None:
    """Ids are written as they are, into a file whose columns no spreadsheet's rule parts; line breaks are refused."""
    place = tmp_path / "judged.qrels"
    if any(sign in id_ for sign in "\t\r\n"):
        with pytest.raises(InvalidInput, match="a tab or a line break"):
            write_qrels(place, {"q": {id_: 1}})
    else:
        write_qrels(place, {"q": {id_: 1}})
        assert read_judgements(place) == {"q": {id_: 1}}


@attack(CODE)
def test_vectors_that_are_pickled_objects_are_refused(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "owned"),)

    for part in ("metadata", "img_emb"):
        (tmp_path / part).mkdir()
    parquet.write_table(pyarrow.table({"caption": ["x"]}), tmp_path / "metadata" / "metadata_0.parquet")
    np.save(tmp_path / "img_emb" / "img_emb_0.npy", np.array([Evil()], dtype=object), allow_pickle=True)
    with pytest.raises(InvalidSource, match="no file of vectors"):
        open_embeddings(tmp_path)
    assert not (tmp_path / "owned").exists()


@attack(MEMORY)
def test_a_line_without_end_is_never_held(tmp_path: Path) -> None:
    import tracemalloc

    with (tmp_path / "a.csv").open("w") as file:
        file.write("id,caption\n1,")
        for _ in range(60):
            file.write("a" * 1_000_000)
    tracemalloc.start()
    (refusal,) = open_table(tmp_path / "a.csv").rows()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(refusal, Refusal)
    assert peak < 20_000_000


def lines_of(kind: str) -> Iterator[str]:
    yield from (
        "[" * 50_000,
        '{"id": "a", "relevant": ' + "[" * 50_000,
        '{"relevant": {"a": 1e999}, "id": "a", "text": "x"}',
    )
    if kind == "queries":
        yield from ('{"text": "x", "aspects": [1]}', '{"image": "' + "a" * 5000 + '"}', '{"image": "a\\u0000b"}')
        yield '{"text": "x", "where": {"p": {"from": 1' + "0" * 400 + "}}}"
    else:
        yield from (
            '{"query": "a", "document": "b", "grade": Infinity}',
            '{"query": "a", "document": "b", "grade": 1e999}',
        )


@attack("ends an evaluation with an error that names neither file nor line")
@pytest.mark.parametrize("kind", ["queries", "judgements"])
def test_queries_and_judgements_that_cannot_be_any_are_refused_with_their_line(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "file.jsonl"
    for line in lines_of(kind):
        place.write_text(line)
        with pytest.raises(InvalidInput, match=r"file\.jsonl.* line 1 is no"):
            read_queries(place) if kind == "queries" else read_judgements(place)
