"""Three servers that form one cluster: shards and copies as they were asked for, and one server that is killed."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from benchmarks.cluster import FINGERPRINT, Collection, leader, lose_one
from benchmarks.shards import compare
from search.indexes import create_index, drop_index, open_index
from tests.opensearch_server import Cluster, need_opensearch

pytestmark = pytest.mark.slow

COLLECTION = Collection(standing=400, dimension=16)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    need_opensearch()
    cluster = Cluster(3, tmp_path_factory.mktemp("cluster"), heap="256m")
    try:
        yield cluster.start()
    finally:
        cluster.stop()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested is whether answers come and are right; three servers on a busy machine may take their time."""
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_TIMEOUT", "40")


def made(cluster: Cluster, name: str) -> list[list[dict[str, Any]]]:
    """The shards of a new index, as the servers list them, and those of its thumbnails."""
    place = cluster.address(name)
    create_index(place, dimension=2, fingerprint=FINGERPRINT).close()
    cluster.wait("green")
    copies = cluster.servers[0].request("GET", f"/_cat/shards/{name}--*?format=json&h=index,shard,prirep,id")
    drop_index(place)
    media = [copy for copy in copies if copy["index"] == f"{name}--media"]
    return [[copy for copy in copies if copy not in media], media]


@pytest.mark.parametrize(
    ("shards", "replicas", "copies_each"), [("4", "1", 2), ("2", "0", 1), ("1", "2", 3), (None, None, 2)]
)
def test_an_index_has_the_shards_and_copies_that_the_settings_say(cluster, monkeypatch, shards, replicas, copies_each):
    if shards:
        monkeypatch.setenv("TRIPTYCH_OPENSEARCH_SHARDS", shards)
        monkeypatch.setenv("TRIPTYCH_OPENSEARCH_REPLICAS", replicas)
    for copies in made(cluster, f"made-{shards or 'by-default'}"):
        assert len({copy["shard"] for copy in copies}) == int(shards or 1)
        assert sum(copy["prirep"] == "p" for copy in copies) == int(shards or 1)
        assert len(copies) == int(shards or 1) * copies_each
        assert len({(copy["shard"], copy["id"]) for copy in copies}) == len(copies), "two copies on one server"


def test_one_and_four_shards_rank_alike(cluster):
    compared = compare(cluster.address("one"), cluster.address("four"), documents=1500, queries=60, dimension=32)
    assert compared.same_words == compared.queries
    assert compared.exact == 1
    assert compared.approximate >= 0.98, compared.summary()


def test_a_server_that_is_killed_costs_no_query_and_no_document(cluster, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_SHARDS", "4")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_REPLICAS", "1")
    place = cluster.address("shop")
    with closing(create_index(place, dimension=COLLECTION.dimension, fingerprint=FINGERPRINT)) as index:
        COLLECTION.put(index, 0, COLLECTION.standing)
    cluster.wait("green")

    came = lose_one(cluster, "shop", COLLECTION, number=leader(cluster), seconds=6)

    assert (came.queries.failed, came.queries.wrong) == (0, 0), came.queries.summary()
    assert (came.batches.failed, came.batches.wrong) == (0, 0), came.batches.summary()
    assert came.queries_without > 0, "nothing was answered while the server was away"
    assert came.batches_without > 0, "nothing was stored while the server was away"
    assert came.lost == []
    assert came.uneven == []
    with closing(open_index(place)) as index:
        assert index.info().documents >= COLLECTION.standing + came.acknowledged
