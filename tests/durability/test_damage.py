"""Damage to the truth is found, and the documents concerned are named; whatever is not named is as it was stored."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from search.errors import IndexDamaged
from search.indexes.embedded import create, open_existing
from search.indexes.embedded.schema import PAGE_BYTES
from search.nouns import Document
from tests.contract.shelf import vectors, webp

IDS = [f"d{i:03}" for i in range(400)]

_PARTS = (
    "SELECT id, caption, image, source, image_digest FROM document WHERE number = ?",
    "SELECT vector FROM image_vector WHERE document = ?",
    "SELECT vector FROM caption_vector WHERE document = ?",
    "SELECT webp FROM thumbnail WHERE document = ?",
    "SELECT name, text FROM field_value JOIN field ON key = field WHERE document = ?",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of 400 documents with pictures, vectors and fields, some with captions longer than a page."""
    folder = tmp_path_factory.mktemp("damage") / "whole.index"
    chance, red = random.Random(1), webp()
    with closing(create(folder, dimension=3, fingerprint="by-hand")) as index:
        rows = vectors(*[(chance.random(), chance.random(), 1.0) for _ in IDS])
        index.add(
            [
                Document(id_, f"caption of {id_} " + "long " * (8000 if i % 80 == 0 else 20), {"shade": f"of {id_}"})
                for i, id_ in enumerate(IDS)
            ],
            image_vectors=rows,
            caption_vectors=rows[::-1],
            thumbnails=[red] * len(IDS),
        )
    return folder / "index.db"


def parts(database: Path) -> dict[str, list[object]]:
    """What SQLite reads of each document; an error instead of what it cannot read."""
    found: dict[str, list[object]] = {}
    with closing(sqlite3.connect(database)) as connection:
        for number, id_ in enumerate(IDS, start=1):
            found[id_] = []
            for query in _PARTS:
                try:
                    found[id_].append(sorted(map(repr, connection.execute(query, (number,)))))
                except sqlite3.DatabaseError as error:
                    found[id_].append(str(error))
    return found


def copied(whole: Path, folder: Path, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    (folder / "index.db").write_bytes(content)
    return folder


def damaged(content: bytes, page: int, kind: str, chance: random.Random) -> bytes:
    start = page * PAGE_BYTES
    changed = bytearray(content)
    if kind == "zeros":
        changed[start : start + PAGE_BYTES] = bytes(PAGE_BYTES)
    elif kind == "another page":
        changed[start : start + PAGE_BYTES] = content[:PAGE_BYTES]
    else:
        at = start + chance.randrange(PAGE_BYTES)
        changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def pages(whole: Path) -> range:
    return range(1, whole.stat().st_size // PAGE_BYTES)


def judged(whole: Path, folder: Path, content: bytes, before: dict[str, list[object]]) -> Iterator[str]:
    """What is wrong with what `verify` says of a damaged copy."""
    place = copied(whole, folder, content)
    try:
        index = open_existing(place)
    except IndexDamaged:
        return  # it is refused as a whole
    with closing(index):
        said = index.verify()
    changed = [id_ for id_, now in parts(place / "index.db").items() if now != before[id_]]
    if changed and not said:
        yield f"{len(changed)} documents changed and nothing is said"
    for id_ in changed:
        if not any(f"'{id_}'" in sentence for sentence in said):
            yield f"{id_} has changed and isn't named"


@pytest.mark.parametrize("kind", ["zeros", "another page"])
def test_a_damaged_page_is_found_and_its_documents_are_named(whole: Path, tmp_path: Path, kind: str) -> None:
    content, before, chance = whole.read_bytes(), parts(whole), random.Random(2)
    wrong = [
        f"page {page}: {said}"
        for page in list(pages(whole))[::3]
        for said in judged(whole, tmp_path / "copy.index", damaged(content, page, kind, chance), before)
    ]
    assert wrong == []


@pytest.mark.slow
def test_no_bit_of_a_document_flips_unseen(whole: Path, tmp_path: Path) -> None:
    content, before, chance = whole.read_bytes(), parts(whole), random.Random(3)
    wrong = [
        f"page {page}: {said}"
        for page in list(pages(whole)) * 2
        for said in judged(whole, tmp_path / "copy.index", damaged(content, page, "bit", chance), before)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "what",
    [b"caption of d007", b"of d007", b"long long long"],
    ids=["a letter of a caption", "a letter of a field", "a letter on a page of its own"],
)
def test_a_flipped_bit_of_a_text_names_its_document(whole: Path, tmp_path: Path, what: bytes) -> None:
    content = bytearray(whole.read_bytes())
    at = content.index(what) if what != b"long long long" else content.index(what, 20 * PAGE_BYTES)
    content[at] ^= 2
    with closing(open_existing(copied(whole, tmp_path / "copy.index", bytes(content)))) as index:
        assert any("is not what was stored" in sentence for sentence in index.verify())


def test_a_text_that_is_no_unicode_any_more_is_damage_and_named(whole: Path, tmp_path: Path) -> None:
    content = bytearray(whole.read_bytes())
    content[content.index(b"caption of d009")] = 0xFF
    with closing(open_existing(copied(whole, tmp_path / "copy.index", bytes(content)))) as index:
        with pytest.raises(IndexDamaged, match="restore a backup"):
            index.get(["d009"])
        assert any("'d009'" in sentence for sentence in index.verify())
        assert set(index.get(["d008"])) == {"d008"}


def test_a_database_that_is_cut_off_names_what_is_lost(whole: Path, tmp_path: Path) -> None:
    content, before = whole.read_bytes(), parts(whole)
    for share in (0.3, 0.6, 0.9):
        cut = content[: int(len(content) * share) // PAGE_BYTES * PAGE_BYTES]
        with suppress(IndexDamaged):
            assert list(judged(whole, tmp_path / "copy.index", cut, before)) == []
