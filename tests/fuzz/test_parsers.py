"""Every parser of what strangers and users write: whatever comes in, it gives an answer or a refusal in a sentence."""

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo import links, posted
from demo.form import Asked
from search.errors import InvalidInput
from search.evaluation.judgements import read_judgements
from search.evaluation.queries import read_queries
from search.indexes.embedded.filters import compiled
from search.indexes.opensearch.filters import clauses
from search.ingest.containers import NotOrdinary, essence
from search.ingest.containers.exif import orientation
from search.ingest.formats import READ, described
from search.ingest.gate import is_public
from search.ingest.sources import Record, open_source
from search.ingest.sources.tables import open_table
from search.nouns import Query
from search.phrasing import understood
from search.plain import is_plain, plain
from search.settings import Settings
from search.terminal import parsed_numbers, parsed_where
from search.where import checked_where
from search.words import words
from tests.fuzz.damaged import seeds

bounded = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ANY = st.text(st.characters(), max_size=40)
"""Every character that Python knows, half ones too."""

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY, inner, max_size=4),
    max_leaves=8,
)

NAMES = st.sampled_from(["id", "text", "caption", "file_name", "image", "image_url", "where", "without", "exclude"])
NAMES |= st.sampled_from(["relevant", "aspects", "query", "document", "grade", "from", "to", "price"])
ROW = st.dictionaries(NAMES | ANY, JSON, max_size=6)

CELL = st.sampled_from(['"', ",", "\n", "\r", '""', "\0", "\t", ";", "file_name", "caption", "é", "\ud800", "../", "="])
TABLE = st.lists(CELL | ANY, max_size=60).map("".join).map(lambda text: text.encode(errors="surrogatepass"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def refused(read: Callable[[], object]) -> bool:
    """Whether it is refused, in a sentence for people that can be read. Other errors end the test."""
    try:
        read()
    except (InvalidInput, NotOrdinary) as error:
        said = str(error)
    else:
        return False
    assert 10 < len(said) < 3000
    return True


def read_all(file: Path) -> None:
    """Everything that a source yields, of which each has to be fit to be stored and shown."""
    if refused(lambda: list(open_source(file))):
        return
    source = open_source(file)
    items = list(source)
    assert source.total in (None, len(items))
    for item in items:
        if isinstance(item, Record):
            assert item.id
            assert is_plain(item.id)
            assert plain(item.caption) == item.caption
            assert all(name and text and plain(text) == text for name, text in item.fields.items())
        else:
            assert item.where
            assert item.why


@bounded
@given(
    content=TABLE | st.binary(max_size=300),
    header=st.sampled_from([b"", b"file_name,caption\n", b"id,caption,image_url\n"]),
)
def test_csv(place: Path, content: bytes, header: bytes) -> None:
    (place / "a.csv").write_bytes(header + content)
    read_all(place / "a.csv")


@bounded
@given(rows=st.lists(ROW.map(lambda row: json.dumps(row).encode()) | TABLE, max_size=5))
def test_jsonl(place: Path, rows: list[bytes]) -> None:
    (place / "a.jsonl").write_bytes(b"\n".join(rows))
    read_all(place / "a.jsonl")


@bounded
@given(data=st.data())
def test_parquet(place: Path, data: st.DataObject) -> None:
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"caption": ["a red dress", "", None], "price": [1.5, None, 3.0]}), file)
    content = bytearray(file.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (place / "a.parquet").write_bytes(
        content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content
    )
    read_all(place / "a.parquet")


@bounded
@given(data=st.data())
def test_shards(place: Path, data: st.DataObject) -> None:
    file = io.BytesIO()
    with tarfile.open(
        fileobj=file, mode="w", format=data.draw(st.sampled_from([tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]))
    ) as tar:
        for name in ("a.jpg", "a.txt", "b" * 120 + ".json", "é.txt", "../c.txt"):
            info = tarfile.TarInfo(name)
            info.size = 40
            tar.addfile(info, io.BytesIO(b'{"caption": "x"}'.ljust(40)))
    content = bytearray(file.getvalue()[:8000])
    for _ in range(data.draw(st.integers(0, 6))):
        at = 512 * data.draw(st.integers(0, 12)) + data.draw(
            st.sampled_from([0, 100, 124, 125, 135, 156, 157, 257, 345, 386, 482])
        )
        piece = data.draw(
            st.binary(min_size=1, max_size=12)
            | st.sampled_from([b"\x80", b"\xff" * 12, b"77777777777", b"L", b"x", b"S"])
        )
        content[at : at + len(piece)] = piece
        if data.draw(st.booleans()):
            _sum(content, at // 512 * 512)
    (place / "a.tar").write_bytes(content)
    read_all(place / "a.tar")


def _sum(content: bytearray, at: int) -> None:
    """Make the checksum of a header right again."""
    content[at + 148 : at + 156] = b" " * 8
    content[at + 148 : at + 156] = f"{sum(content[at : at + 512]):06o}\0 ".encode()


@bounded
@given(where=st.dictionaries(NAMES | ANY, JSON | st.tuples(JSON, JSON), max_size=4) | JSON)
def test_filters(where: Any) -> None:
    readers: tuple[Callable[[Any], Any], ...] = (checked_where, posted.where)
    for read in readers:
        if not refused(lambda: Query(text="x", where=read(where))):  # noqa: B023  # called at once
            checked = Query(text="x", where=read(where)).where
            assert checked_where(checked) == checked
            json.dumps(clauses(checked)).encode()
            sql = compiled(checked)
            assert sql.sql("x").count("?") == len(sql.parameters)


@bounded
@given(
    st.lists(
        ANY | st.builds(lambda name, low, high: f"{name}={low}..{high}", ANY, ANY | st.floats(), ANY | st.floats()),
        max_size=4,
    )
)
def test_filters_and_weights_of_the_command_line(texts: list[str]) -> None:
    refused(lambda: parsed_where(texts))
    refused(lambda: parsed_numbers(texts, "weight"))


@bounded
@given(ANY | st.lists(ANY, max_size=4).map("&f.".join), st.booleans())
def test_links(text: str, picture: bool) -> None:
    asked = links.read(text)
    assert isinstance(asked, Asked)
    assert links.read(links.address(asked)) == asked
    Query(text=asked.text, without=asked.without)


@bounded
@given(
    st.lists(
        st.sampled_from(["without", "no", "not", "but", "and", ",", "red", "dress", "ohne", "-", "“", "is"]) | ANY,
        max_size=8,
    ),
    st.booleans(),
)
def test_wishes(said: list[str], picture: bool) -> None:
    text = plain(" ".join(said))
    meant = understood(text, picture=picture)
    assert set(words(f"{meant.text} {meant.without}")) <= set(words(text))


@bounded
@given(
    st.lists(ROW.map(json.dumps) | TABLE.map(lambda content: content.decode(errors="replace")), max_size=4),
    st.sampled_from(["jsonl", "csv", "tsv", "qrels"]),
)
def test_queries_and_judgements(place: Path, lines: list[str], kind: str) -> None:
    file = place / f"asked.{kind}"
    file.write_bytes("\n".join(lines).encode(errors="surrogatepass"))
    refused(lambda: read_queries(file))
    refused(lambda: read_judgements(file))


@bounded
@given(
    st.dictionaries(
        st.sampled_from(["TRIPTYCH_BATCH", "TRIPTYCH_ONLINE", "TRIPTYCH_RECALL", "TRIPTYCH_FETCH_TIMEOUT", "HOME"])
        | ANY.map("TRIPTYCH_".__add__),
        ANY | st.floats().map(str) | st.integers().map(str),
        max_size=3,
    )
)
def test_settings(environment: dict[str, str]) -> None:
    if not refused(lambda: Settings.from_environment(environment)):
        read = Settings.from_environment(environment)
        assert read.batch > 0
        assert 0 < read.recall <= 1


@bounded
@given(
    st.binary(max_size=400)
    | st.builds(
        lambda head, rest: head + rest,
        st.sampled_from([each[0][:60] for each in seeds().values()]),
        st.binary(max_size=200),
    )
)
def test_what_kind_of_picture_a_file_is_and_what_of_it_is_decoded(content: bytes) -> None:
    assert described(content)
    assert 1 <= orientation(content) <= 8
    for kind in READ:
        if not refused(lambda: essence(kind, content)):  # noqa: B023  # called at once
            found = essence(kind, content)
            assert len(found.content) <= len(content) + 64
            assert 1 <= found.orientation <= 8


@bounded
@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_as_public_as_itself(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}") == is_public(str(address))


@bounded
@given(st.binary(max_size=200))
def test_a_table_of_any_bytes_is_a_table_or_refused(place: Path, content: bytes) -> None:
    for name in ("b.csv", "b.jsonl", "b.parquet"):
        (place / name).write_bytes(content)
        if not refused(lambda: list(open_table(place / name).rows())):  # noqa: B023  # called at once
            table = open_table(place / name)
            assert table.total == len(list(table.rows()))
