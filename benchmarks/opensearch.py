"""OpenSearch: our query beside the server's own hybrid query, and our bulk load beside the client library's.

    python -m benchmarks.opensearch load    SERVER --workload FOLDER [--documents 100000]
    python -m benchmarks.opensearch latency SERVER --workload FOLDER [--documents 100000] [--queries 300]
    python -m benchmarks.opensearch bulk    SERVER --workload FOLDER [--documents 20000] [--rounds 3]

SERVER is the address of a server, such as opensearch://localhost:9201, that has the neural-search plugin
(`deploy/opensearch/server.sh start --neural`). FOLDER holds `workload.py` and `measure.py`: synthetic documents with
real captions and two 512-d vectors each, queries, and the exact answers. `load` fills the index that `latency` asks.
Both sides of a comparison ask the same index, in turn, in one run; a ratio below 1 means that ours is quicker.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import orjson
from opensearchpy import OpenSearch, helpers

from benchmarks.places import forget
from search import Document, Engine, Query, create_index, open_engine
from search.fusion import fuse
from search.indexes import Index, drop_index
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.legs import VIEWS
from search.legs import QueryVectors, plan
from search.words import words

LEGS = ["text-bm25", "text-caption", "image-image"]
"""The three retrievers of the peer: words, and both vectors of the query in the field of their kind."""

DEPTH = 50


def main() -> None:
    """Run one of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["load", "latency", "bulk"])
    parser.add_argument("server")
    parser.add_argument("--workload", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    sys.path.insert(0, str(chosen.workload))
    count = chosen.documents or (20_000 if chosen.what == "bulk" else 100_000)
    load, measure = workload(count)
    place = f"{chosen.server}/bench-{count}"
    if chosen.what == "load":
        fill(place, load)
    elif chosen.what == "latency":
        latency(place, load, measure, chosen.queries)
    else:
        bulk(chosen.server, load, chosen.rounds)


def workload(count: int) -> tuple[Any, ModuleType]:
    """The documents, made first if they are not there, and the module that measures."""
    import measure  # type: ignore[import-not-found]
    import workload as module  # type: ignore[import-not-found]

    if not Path(module.ROOT, str(count), "truth.npz").exists():
        module.build(count)
    return module.Load(count), measure


def fill(place: str, load: Any) -> None:
    """A new index of the documents, merged."""
    forget(place)
    index = create_index(place, dimension=512, fingerprint="bench")
    start = time.perf_counter()
    with index.loading():
        write(index, load, load.n, writers=2)
    print(f"{load.n} documents added in {time.perf_counter() - start:.0f} s", flush=True)
    index.optimize()
    print(f"merged after {time.perf_counter() - start:.0f} s, {index.info().bytes / 1e6:.0f} MB", flush=True)
    index.close()


def blocks(load: Any, count: int, size: int = 500) -> Iterator[tuple[int, list[str], Any, Any]]:
    """The first documents: where a block begins, its captions and both kinds of vectors."""
    for start, captions, images, texts in load.blocks(size):
        if start >= count:
            return
        yield start, captions, images, texts


def write(index: Index, load: Any, count: int, *, writers: int) -> None:
    """Add the first documents from several threads."""

    def add(block: tuple[int, list[str], Any, Any]) -> None:
        start, captions, images, texts = block
        documents = [Document(f"{start + i:08}", caption) for i, caption in enumerate(captions)]
        index.add(documents, image_vectors=images, caption_vectors=texts)

    with ThreadPoolExecutor(writers) as pool:
        for _ in pool.map(add, blocks(load, count)):
            pass


def bulk(server: str, load: Any, rounds: int) -> None:
    """Documents per second with two writers: ours, and the client library's `parallel_bulk` with bare documents."""
    ratios = []
    for turn in range(rounds):
        speeds: dict[str, float] = {}
        for side in ("ours", "theirs") if turn % 2 == 0 else ("theirs", "ours"):
            place = f"{server}/bench-{side}"
            forget(place)
            index = create_index(place, dimension=512, fingerprint="bench")
            start = time.perf_counter()
            if side == "ours":
                with index.loading():
                    write(index, load, load.n, writers=2)
            else:
                parallel_bulk(index, load)
            speeds[side] = load.n / (time.perf_counter() - start)
            index.close()
            drop_index(place)
        ratios.append(speeds["ours"] / speeds["theirs"])
        told = ", ".join(f"{side} {speed:.0f}/s" for side, speed in speeds.items())
        print(f"round {turn + 1}: {told}: {ratios[-1]:.2f} times", flush=True)
    print(f"{load.n} documents, 2 writers: median {np.median(ratios):.2f} times the documents per second")


def parallel_bulk(index: Any, load: Any) -> None:
    """Bare documents into a build of the same mapping and settings: captions as words, and both vectors."""
    connection: Connection = index.connection
    client = OpenSearch(hosts=connection.client.transport.hosts, timeout=600)
    client.indices.put_settings(index=index.build, body={"index": {"refresh_interval": "30s"}})

    def actions() -> Iterator[dict[str, Any]]:
        for start, captions, images, texts in blocks(load, load.n):
            for i, caption in enumerate(captions):
                yield {
                    "_index": index.build,
                    "_id": f"{start + i:08}",
                    "caption_terms": " ".join(words(caption)),
                    "image_vector": images[i].tolist(),
                    "caption_vector": texts[i].tolist(),
                }

    for _ in helpers.parallel_bulk(client, actions(), thread_count=2, chunk_size=500):
        pass
    client.indices.refresh(index=index.build)
    client.close()


def latency(place: str, load: Any, measure: ModuleType, queries: int) -> None:
    """Quantiles, searches per second and overlap with the exact answer, ours and the server's own."""
    with open_engine(place) as engine:
        connection: Connection = engine.index.connection  # type: ignore[attr-defined]
        pipeline = {"combination": {"technique": "rrf", "rank_constant": 60}}
        processors = {"phase_results_processors": [{"score-ranker-processor": pipeline}]}
        connection.ask("PUT", "/_search/pipeline/bench-rrf", processors)
        sides: dict[str, Callable[[int], list[int]]] = {
            "ours, with documents": lambda i: ours(engine, load, i),
            "ours, ids and scores": lambda i: fused(engine, load, i),
            "native, size 50": lambda i: native(connection, engine.index, load, i, DEPTH),
            "native, size 10": lambda i: native(connection, engine.index, load, i, 10),
        }
        found, times = alternately(sides, min(queries, len(load.texts)))
        for name, taken in times.items():
            p50, p95 = np.percentile(np.array(taken) * 1e3, [50, 95])
            same = measure.overlap(found[name], load)
            quality = f"overlap@10 {same['tie']:.3f} (strict {same['strict']:.3f})"
            print(f"{name:22} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  {quality}")
        for own in ("ours, with documents", "ours, ids and scores"):
            for peer in ("native, size 50", "native, size 10"):
                ratio = [np.percentile(times[own], q) / np.percentile(times[peer], q) for q in (50, 95)]
                print(f"{own} / {peer}: p50 {ratio[0]:.2f}, p95 {ratio[1]:.2f}")
        rates = {name: throughput(side, queries) for name, side in sides.items()}
        for name, rate in rates.items():
            print(
                f"{name:22} 4 threads: {rate:6.1f} searches/s, {rate / rates['native, size 50']:.2f} times native at 50"
            )


def alternately(
    sides: dict[str, Callable[[int], list[int]]], queries: int
) -> tuple[dict[str, list[list[int]]], dict[str, list[float]]]:
    """Every query asked on every side in turn, after a first round that does not count."""
    found: dict[str, list[list[int]]] = {}
    times: dict[str, list[float]] = {}
    for _ in range(2):
        found, times = {name: [] for name in sides}, {name: [] for name in sides}
        for i in range(queries):
            order = list(sides)
            for name in order[i % len(order) :] + order[: i % len(order)]:
                start = time.perf_counter()
                found[name].append(sides[name](i))
                times[name].append(time.perf_counter() - start)
    return found, times


def throughput(side: Callable[[int], list[int]], queries: int) -> float:
    """Searches per second from four threads."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(side, range(min(queries, 50))))
        start = time.perf_counter()
        list(pool.map(side, range(queries)))
    return queries / (time.perf_counter() - start)


def ours(engine: Engine, load: Any, i: int) -> list[int]:
    """The public search, documents included."""
    results = engine.search(
        Query(text=load.texts[i]), text_vector=load.qt[i], image_vector=load.qi[i], legs=LEGS, top=10
    )
    return [int(hit.document.id) for hit in results.hits]


def fused(engine: Engine, load: Any, i: int) -> list[int]:
    """The same without fetching documents."""
    query = Query(text=load.texts[i])
    legs = plan(query, QueryVectors(load.qt[i], load.qi[i]), LEGS)
    hits = fuse(engine.index.retrieve(legs, depth=DEPTH), weights={leg.name: 1.0 for leg in legs}, k=60, depth=DEPTH)
    return [int(hit.id) for hit in hits[:10]]


def native(connection: Connection, index: Any, load: Any, i: int, size: int) -> list[int]:
    """The server's hybrid query with reciprocal rank fusion, ids and scores only."""
    field, _ = VIEWS["image-image"]
    near = [
        {"knn": {name: {"vector": vector[i], "k": DEPTH}}}
        for name, vector in ((field, load.qi), (VIEWS["text-caption"][0], load.qt))
    ]
    match = {"match": {"caption_terms": " ".join(words(load.texts[i]))}}
    body = {"size": size, "_source": False, "query": {"hybrid": {"queries": [match, *near]}}}
    text = orjson.dumps(body, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    wanted = {"search_pipeline": "bench-rrf", "filter_path": "hits.hits._id,hits.hits._score"}
    hits = connection.ask("POST", f"/{index.build}/_search", text, parameters=wanted)["hits"]["hits"]
    return [int(hit["_id"]) for hit in hits[:10]]


if __name__ == "__main__":
    main()
