"""Tar shards of strangers: entries that lead elsewhere, are no files, are endless or take all memory."""

import io
import tarfile
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from search.ingest.sources import Record, Refusal, open_source
from search.settings import Settings
from tests.attacks.crafted import honest

attack = pytest.mark.attack

FILES = "reads any file of the machine into a public index"
HANGS = "an ingest that never ends"
MEMORY = "takes all memory, so that the ingest and its neighbours are killed"


def entry(name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE, **more: object) -> bytes:
    """A header with its content; `more` overrides fields of the header, whatever the content is."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(content)
    for field, value in more.items():
        setattr(info, field, value)
    return info.tobuf(tarfile.GNU_FORMAT) + content + bytes(-len(content) % 512)


def pax(*keywords: bytes, kind: bytes = tarfile.XHDTYPE) -> bytes:
    """An extended header."""
    lines = (next(b"%d %s\n" % (n, each) for n in range(999) if len(b"%d %s\n" % (n, each)) == n) for each in keywords)
    return entry("x", b"".join(lines), kind)


def sparse(size: bytes, *, more: bool = False) -> bytes:
    """The header of an old GNU sparse file; `more` announces that its map goes on."""
    header = bytearray(entry("hole.jpg", kind=tarfile.GNUTYPE_SPARSE))
    header[482:495] = bytes((more,)) + size
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header)


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=attack(gain))


def taken(folder: Path, *entries: bytes) -> tuple[list[Record], list[Refusal]]:
    """What a shard of these entries and a good key behind them gives."""
    good = entry("good.jpg", honest("JPEG")) + entry("good.txt", b"a red square")
    (folder / "shard.tar").write_bytes(b"".join(entries) + good + bytes(1024))
    items = list(open_source(folder / "shard.tar"))
    return [item for item in items if isinstance(item, Record)], [item for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        case(entry("../../etc/passwd.txt", b"x"), "leads out of the shard", name="climbs", gain=FILES),
        case(entry("/etc/passwd.txt", b"x"), "leads out of the shard", name="absolute", gain=FILES),
        case(entry("a/../../b.jpg", b"x"), "leads out of the shard", name="climbs-later", gain=FILES),
        case(entry("key.jpg", kind=tarfile.SYMTYPE, linkname="/etc/passwd"), "a link", name="symlink", gain=FILES),
        case(
            entry("key.txt", kind=tarfile.LNKTYPE, linkname="../../etc/passwd"), "a link", name="hardlink", gain=FILES
        ),
        case(entry("key.jpg", kind=tarfile.CHRTYPE, devmajor=1, devminor=5), "a device", name="dev-zero", gain=HANGS),
        case(entry("key.jpg", kind=tarfile.BLKTYPE, devmajor=8), "a device", name="disk", gain=FILES),
        case(entry("key.jpg", kind=tarfile.FIFOTYPE), "a device", name="pipe", gain=HANGS),
        case(
            entry("a\x1b]0;x\x07.jpg", honest("JPEG")),
            "cannot be seen",
            name="name-with-escapes",
            gain="steers the operator's terminal",
        ),
        case(
            entry("a\u202egpj.jpg", honest("JPEG")),
            "turn the writing",
            name="name-turned",
            gain="a name that reads as another one",
        ),
        case(entry("deep.json", b"[" * 500_000), "not JSON", name="nested-json", gain="ends the ingest with an error"),
        case(
            entry("wide.json", ("{" + ",".join(f'"{n}":1' for n in range(50_000)) + "}").encode()),
            "50000 fields",
            name="json-of-many-fields",
            gain=MEMORY,
        ),
        case(entry("large.txt", b"a" * 1_000_001), "more than 1,000,000 bytes", name="text-of-a-megabyte", gain=MEMORY),
        case(
            b"".join(entry("same.x", b"") for _ in range(20_000)),
            "more than 1,000 files",
            name="one-key-many-files",
            gain=MEMORY,
        ),
    ],
)
def test_a_key_that_is_no_picture_with_its_text_is_refused_and_the_next_is_taken(
    tmp_path: Path, hostile: bytes, why: str
) -> None:
    records, refusals = taken(tmp_path, hostile)
    assert [record.id for record in records] == ["good"]
    (refusal,) = refusals
    assert why in refusal.why
    assert refusal.where.isprintable()


@pytest.mark.parametrize(
    "hostile",
    [
        case(entry("a.jpg", size=-512), name="negative-size", gain=HANGS),
        case(entry("a.jpg", size=-(2**40)), name="very-negative-size", gain=HANGS),
        case(entry("x", b"", kind=tarfile.XHDTYPE, size=2**33), name="extended-header-of-gigabytes", gain=MEMORY),
        case(entry("x", b"", kind=tarfile.GNUTYPE_LONGNAME, size=2**33), name="name-of-gigabytes", gain=MEMORY),
        case(entry("x", b"0 size=1\n" * 9, kind=tarfile.XHDTYPE), name="extended-header-that-stands-still", gain=HANGS),
        case(
            entry("x", b"30 size=-999999999999999999\n", kind=tarfile.XHDTYPE), name="extended-header-back", gain=HANGS
        ),
        case(
            pax(b"GNU.sparse.major=1", b"GNU.sparse.minor=0") + entry("a.jpg", b"9\n1", size=2**20),
            name="map-of-a-sparse-file",
            gain=HANGS,
        ),
        case(
            sparse(b"77777777777\0", more=True), name="sparse-file-that-goes-on", gain="ends the ingest with an error"
        ),
        case(
            b"".join(
                pax(*(b"k%d=v" % (100 * block + n) for n in range(100)), kind=tarfile.XGLTYPE) + entry("a.txt", b"x")
                for block in range(30)
            ),
            name="headers-for-all-files",
            gain=MEMORY,
        ),
        case(entry("a.jpg", size=2**62), name="size-beyond-the-file", gain=MEMORY),
    ],
)
def test_a_shard_that_cannot_be_walked_ends_with_a_refusal(tmp_path: Path, hostile: bytes) -> None:
    first = entry("first.txt", b"before it")
    (tmp_path / "shard.tar").write_bytes(first + hostile)
    items = list(open_source(tmp_path / "shard.tar"))
    assert {item.id for item in items if isinstance(item, Record)} <= {"first", "a"}
    assert any(isinstance(item, Refusal) and "damaged or cut short" in item.why for item in items)


@attack(MEMORY)
def test_a_sparse_file_of_terabytes_is_refused_by_its_header(tmp_path: Path) -> None:
    records, refusals = taken(tmp_path, sparse(b"77777777777\0"))
    assert [record.id for record in records] == ["good"]
    assert "sparse" in refusals[0].why


@attack(MEMORY)
def test_a_compressed_shard_is_not_unpacked(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "shard.tar").write_bytes(gzip.compress(bytes(50_000_000)))
    with pytest.raises(Exception, match="no tar file"):
        list(open_source(tmp_path / "shard.tar"))


@attack(MEMORY)
def test_a_picture_that_claims_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "shard.tar").open("wb") as file:
        file.write(entry("big.jpg", size=2**34))
        file.truncate(2**34 + 4096)  # a hole that takes no room
    (record,) = (item for item in open_source(tmp_path / "shard.tar") if isinstance(item, Record))
    assert record.picture is not None
    with pytest.raises(Exception, match="at most 30 MB"):
        record.picture.read(Settings())


@attack(MEMORY)
def test_of_very_many_entries_nothing_is_remembered(tmp_path: Path) -> None:
    file = io.BytesIO()
    for number in range(5_000):
        file.write(entry(f"{number}.txt", b"x"))
    (tmp_path / "shard.tar").write_bytes(file.getvalue() + bytes(1024))
    import tracemalloc

    source = open_source(tmp_path / "shard.tar")
    tracemalloc.start()
    count = sum(1 for _ in source.reader.records())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000
