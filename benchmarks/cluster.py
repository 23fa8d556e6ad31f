"""A cluster of three servers that loses one by `kill -9` under queries and an ingest; and 1 against 4 shards.

    python -m benchmarks.cluster [--documents 4000] [--seconds 20] [--dimension 64]

Queries have three legs (words, and a vector in both fields) and go through an engine that knows all three servers; each
answer is compared with what was answered before. The killed server is the one that leads the cluster, which then has to
elect another. All three servers, the queries and the ingest share this machine.
"""

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.load import Load
from benchmarks.shards import compare, settings
from search import Document, Engine, Query, create_index, open_engine
from search.indexes import Index
from search.nouns import Vector, Vectors
from tests.opensearch_server import Cluster, Server

FINGERPRINT = "drawn-vectors"
MOST_ADDED = 4000
"""Documents that an ingest adds. With the standing ones they stay below 10,000, up to which vectors are compared one by
one: above, HNSW may miss one, which would look like a wrong answer."""

WORDS_EACH = 6
"""Words of every drawn caption: all are of one length, so that what an ingest adds changes no order of the others."""


@dataclass(frozen=True)
class Collection:
    """Documents drawn by chance: `standing` ones, which queries are about, and more, which no query finds.

    Both have words of their own, and vectors that are perpendicular to the others' queries. So an answer is the same
    before, during and after an ingest.

    Attributes:
        standing: how many documents there are to begin with.
        dimension: of all vectors; each kind has half of it to itself.
    """

    standing: int
    dimension: int

    def documents(self, start: int, count: int) -> list[Document]:
        """Documents by their numbers."""
        return [Document(f"{n:07}", self._caption(n)) for n in range(start, start + count)]

    def vectors(self, start: int, count: int) -> Vectors:
        """Their vectors, float32 (count, dimension), of length 1."""
        return np.array([self._vector(n) for n in range(start, start + count)], np.float32)

    def query(self, number: int) -> tuple[Query, Vector]:
        """A query with the words of one of the standing documents, and a vector like another's."""
        drawn = np.random.default_rng((3, number))
        caption = self._caption(int(drawn.integers(self.standing))).split()
        return Query(text=" ".join(caption[:2])), self._vector(self.standing * 1000 + number, standing=True)

    def put(self, index: Index, start: int, count: int) -> list[str]:
        """Add documents to an index; returns their ids."""
        documents, vectors = self.documents(start, count), self.vectors(start, count)
        index.add(documents, image_vectors=vectors, caption_vectors=vectors[::-1])
        return [document.id for document in documents]

    def _caption(self, number: int) -> str:
        drawn = np.random.default_rng((1, number)).choice(500, WORDS_EACH, replace=False)
        return " ".join(f"{'word' if number < self.standing else 'other'}{n}" for n in drawn)

    def _vector(self, number: int, *, standing: bool = False) -> Vector:
        half = self.dimension // 2
        vector = np.zeros(self.dimension, np.float32)
        drawn = np.random.default_rng((2, number)).standard_normal(half)
        place = slice(half) if standing or number < self.standing else slice(half, 2 * half)
        vector[place] = drawn / np.linalg.norm(drawn)
        return vector


def leader(cluster: Cluster) -> int:
    """The number of the server that leads the cluster."""
    asked = next(server for server in cluster.servers if server.running)
    node = asked.request("GET", "/_cluster/state/cluster_manager_node")["cluster_manager_node"]
    address = asked.request("GET", f"/_nodes/{node}/http")["nodes"][node]["http"]["publish_address"]
    return [str(server.port) for server in cluster.servers].index(address.rpartition(":")[2])


def answer(engine: Engine, collection: Collection, number: int) -> tuple[list[str], list[str]]:
    """The ids that a query finds, and what the engine has to say about the answer."""
    query, vector = collection.query(number)
    results = engine.search(query, text_vector=vector)
    return [hit.document.id for hit in results.hits], [notice.kind for notice in results.notices]


@dataclass
class Loss:
    """What came of a cluster that lost one of its servers.

    Attributes:
        queries: the load of queries, and
        batches: that of an ingest, from before the kill until the server was back.
        queries_without, batches_without: those done while the server was away.
        acknowledged: documents that were acknowledged.
        lost: of them, the ids of those that are not there, or not listed, in the end.
        uneven: shards whose copies hold different numbers of documents in the end.
    """

    queries: Load
    batches: Load
    queries_without: int
    batches_without: int
    acknowledged: int
    lost: list[str]
    uneven: list[str]


def lose_one(
    cluster: Cluster, name: str, collection: Collection, *, number: int, seconds: float, batch: int = 20
) -> Loss:
    """Kill a server under load, and start it again.

    Args:
        cluster: all of whose servers run.
        name: of an index there that holds the collection's standing documents.
        collection: what is asked for and added.
        number: which server is killed.
        seconds: how long it is away; the load runs for a third of that before, and until the cluster is whole again.
        batch: documents that are added at once. After the first `MOST_ADDED` they are added again, which replaces them.
    """
    index = create_index(cluster.address(name), dimension=collection.dimension, fingerprint=FINGERPRINT)
    safe: set[str] = set()

    def add(piece: int) -> str:
        safe.update(collection.put(index, collection.standing + piece * batch % MOST_ADDED, batch))
        return ""

    with open_engine(cluster.address(name)) as engine:
        expected = [answer(engine, collection, each) for each in range(50)]

        def ask(piece: int) -> str:
            found = answer(engine, collection, piece % 50)
            return "" if found == expected[piece % 50] else f"{found} instead of {expected[piece % 50]}"

        with Load(ask, threads=4) as queries, Load(add, threads=2, pause=0.2) as batches:
            time.sleep(seconds / 3)
            cluster.kill(number)
            before = queries.done, batches.done
            time.sleep(seconds)
            after = queries.done, batches.done
            cluster.restart(number)
            cluster.wait("green")
        asked = cluster.servers[number]
        asked.request("POST", f"/{name}/_refresh")
        listed = {document.id for document in index.browse(size=collection.standing + MOST_ADDED)}
        lost = sorted(safe - (listed & {*index.get(sorted(safe))}))
    index.close()
    return Loss(
        queries, batches, after[0] - before[0], after[1] - before[1], len(safe), lost, uneven_shards(asked, name)
    )


def uneven_shards(server: Server, name: str, *, seconds: float = 20) -> list[str]:
    """The shards of an index whose copies are not all there, or do not hold the same number of documents.

    They may take some seconds to get there: the servers tell what they hold one after another.
    """
    end = time.monotonic() + seconds
    while True:
        copies: dict[str, list[str]] = {}
        for copy in server.request("GET", f"/_cat/shards/{name}?format=json&h=shard,state,docs"):
            there = copy["state"] in ("STARTED", "RELOCATING")  # they may be spreading shards evenly again
            copies.setdefault(copy["shard"], []).append(str(copy["docs"] if there else copy["state"]))
        uneven = [
            f"{shard}: {held}" for shard, held in sorted(copies.items()) if len({*held}) > 1 or not held[0].isdigit()
        ]
        if not uneven or time.monotonic() > end:
            return uneven
        time.sleep(0.5)


def main() -> None:
    """Start a cluster, have it lose its leader and then another server, and compare the numbers of shards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--dimension", type=int, default=64)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="triptych-cluster-") as folder:
        cluster = Cluster(3, Path(folder), quick=False).start()
        try:
            _lose_two(cluster, asked.documents, asked.seconds, asked.dimension)
            print(f"1 against 4 shards, {asked.documents:,} captions, {asked.dimension} dimensions:")
            places = cluster.address("one"), cluster.address("four")
            print(compare(*places, documents=asked.documents, queries=200, dimension=asked.dimension).summary())
        finally:
            cluster.stop()


def _lose_two(cluster: Cluster, documents: int, seconds: float, dimension: int) -> None:
    collection = Collection(documents, dimension)
    with settings(shards="4", replicas="1"):
        index = create_index(cluster.address("shop"), dimension=dimension, fingerprint=FINGERPRINT)
    for start in range(0, documents, 500):
        collection.put(index, start, min(500, documents - start))
    index.close()
    cluster.wait("green")
    print(f"{documents:,} documents in 4 shards x 1 replica on 3 servers, {dimension} dimensions x 2 fields")
    for what, number in (("the leader", leader(cluster)), ("another", (leader(cluster) + 1) % 3)):
        came = lose_one(cluster, "shop", collection, number=number, seconds=seconds)
        print(f"kill -9 of {what}, back after {seconds:.0f} s and the cluster green again:")
        print(f"  queries  {came.queries.summary()}")
        print(f"           {came.queries_without:,} of them while it was away")
        print(f"  batches  {came.batches.summary()}")
        print(f"           {came.batches_without:,} of them while it was away")
        print(f"  {came.acknowledged:,} documents acknowledged, {len(came.lost)} lost; uneven shards: {came.uneven}")


if __name__ == "__main__":
    main()
