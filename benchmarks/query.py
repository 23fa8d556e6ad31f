"""How long a query takes in Python: text and picture, all default legs, k-means on, encoding included.

Usage: python -m benchmarks.query [--index WHERE] [--queries 60]
By default on the bundled collection, each of whose pictures is asked for with the words of another's caption.
"""

import argparse
import io
import statistics

from PIL import Image

from search import Engine, Query, open_engine
from search.bundled import open_bundled
from search.progress import ProgressBar


def queries(engine: Engine, count: int) -> list[Query]:
    """Pictures as files in memory, each with the words of a caption that is not its own."""
    documents = [d for d in engine.index.browse(size=4 * count) if d.image and d.caption]
    pictures = engine.index.thumbnails([document.id for document in documents])
    asked = []
    for document, other in zip(documents, documents[7:] + documents[:7], strict=True):
        file = io.BytesIO()
        Image.open(io.BytesIO(pictures[document.id])).convert("RGB").save(file, "JPEG", quality=90)
        asked.append(Query(text=other.caption[:60], image=file.getvalue()))
    return asked[:count]


def main() -> None:
    """Measure and print the quantiles, whole and per stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index")
    parser.add_argument("--queries", type=int, default=60)
    chosen = parser.parse_args()
    with ProgressBar() as progress:
        engine = open_engine(chosen.index) if chosen.index else open_bundled(progress)
    asked = queries(engine, chosen.queries)
    for query in asked[:5]:
        engine.search(query, diversify="kmeans")
    timings = [engine.search(query, diversify="kmeans").timings_ms for query in asked]
    cuts = statistics.quantiles([t["total"] for t in timings], n=20)
    documents = engine.index.info().documents
    print(f"{len(asked)} text+image queries on {documents} documents, all default legs, k-means on:")
    print(f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")
    for stage in timings[0]:
        print(f"  {stage:10} p50 {statistics.median(t[stage] for t in timings):6.2f} ms")


if __name__ == "__main__":
    main()
