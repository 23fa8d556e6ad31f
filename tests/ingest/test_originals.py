"""From a document back to its file, and never to any other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from search.indexes import Index
from search.ingest.fetch import Fetcher
from search.ingest.originals import Originals, carry_roots, original
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.settings import Settings
from tests.ingest.conftest import CountingEncoder
from tests.ingest.site import RED, Site
from tests.ingest.test_shards import shard

NewIndex = Callable[..., Index]


def test_the_original_of_a_file_is_reached_also_after_the_index_is_opened_again(
    photos: Path, new_index: NewIndex
) -> None:
    index = new_index()
    ingest(open_source(photos, name="shop"), index, CountingEncoder())
    index.close()
    index = new_index()
    document = index.get(["shop/red.png"])["shop/red.png"]
    assert original(index, document) == (photos / "red.png").read_bytes()
    (photos / "red.png").unlink()
    assert original(index, document) is None


def test_the_original_in_a_shard_is_reached(tmp_path: Path, new_index: NewIndex) -> None:
    index = new_index()
    ingest(open_source(shard(tmp_path / "a.tar", ("x/1.png", RED), ("2.txt", b"text"))), index, CountingEncoder())
    documents = index.get(["x/1", "2"])
    assert original(index, documents["x/1"]) == RED
    assert original(index, documents["2"]) is None
    assert original(index, replace(documents["x/1"], image="a.tar/missing.png")) is None
    (tmp_path / "a.tar").write_bytes(b"no longer a shard")
    assert original(index, documents["x/1"]) is None


def test_a_shard_that_was_cut_short_still_gives_what_comes_before_the_cut(tmp_path: Path, new_index: NewIndex) -> None:
    index = new_index()
    place = shard(tmp_path / "a.tar", ("1.png", RED), ("2.png", RED))
    ingest(open_source(place), index, CountingEncoder())
    documents = index.get(["1", "2"])
    originals = Originals(index)
    assert [originals.of(documents[id_]) for id_ in "12"] == [RED, RED]
    place.write_bytes(place.read_bytes()[: 1024 + 256])  # in the middle of the second header
    assert [Originals(index).of(documents[id_]) for id_ in "12"] == [RED, None]


def test_another_index_can_be_told_where_the_sources_lie(photos: Path, new_index: NewIndex) -> None:
    index, other = new_index(), new_index("other")
    ingest(open_source(photos, name="shop"), index, CountingEncoder())
    document = index.get(["shop/red.png"])["shop/red.png"]
    assert original(other, document) is None
    carry_roots(index, other)
    assert original(other, document) == (photos / "red.png").read_bytes()


def test_a_fetched_original_comes_from_the_store_and_is_not_fetched_again(
    tmp_path: Path,
    new_index: NewIndex,
    site: Site,
    settings: Settings,
) -> None:
    address = f"{site.address}/picture/1"
    (tmp_path / "shop.csv").write_text(f"image_url\n{address}\n")
    index = new_index()
    fetcher = Fetcher(settings, allow_loopback=True)
    ingest(open_source(tmp_path / "shop.csv", fetcher=fetcher), index, CountingEncoder())
    document = index.get([address])[address]
    assert original(index, document, settings=settings) == RED
    assert original(index, replace(document, image=f"{site.address}/picture/2"), settings=settings) is None
    assert site.asked == ["/picture/1"]


@pytest.mark.parametrize(
    "image", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "link", "", ".", "a.tar/../../secret.txt"]
)
def test_nothing_outside_the_source_is_read_whatever_a_document_says(
    photos: Path, new_index: NewIndex, image: str
) -> None:
    (photos.parent / "secret.txt").write_text("secret")
    (photos / "link").symlink_to(photos.parent / "secret.txt")
    index = new_index()
    ingest(open_source(photos), index, CountingEncoder())
    document = index.get(["red.png"])["red.png"]
    assert original(index, document) is not None
    assert original(index, replace(document, image=image)) is None
    assert original(index, replace(document, source="another")) is None
