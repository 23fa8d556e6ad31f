"""nDCG@10 of the judged queries, kind by kind: with the text alone, with the picture alone, with both.

    python -m benchmarks.judged [--collection DIR] [--index WHERE]

Every query is asked with the default legs and weights. For the kind `change` ("like this, but red") the last column
says how much better both together are than the better one of the two alone. `--index` asks an index of your own that
holds the collection among other things, such as photos ingested into it with another `--source`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from assets.catalogue.judge.queries import COLLECTION, JudgedQuery, read_queries
from benchmarks.catalogues import engine_over
from benchmarks.measures import ndcg
from search import Engine, Query, open_engine

TOP = 10


def measured(engine: Engine, collection: Path, query: JudgedQuery) -> dict[str, float]:
    """The query's nDCG@10 by the parts that it is asked with: text, image, both; those that it has."""
    image = collection / query.image if query.image else None
    asked = {
        "text": Query(text=query.text) if query.text else None,
        "image": Query(image=image) if image else None,
        "both": Query(text=query.text, image=image) if query.text and image else None,
    }
    return {
        parts: ndcg(
            [hit.document.id for hit in engine.search(one, top=TOP, exclude=query.exclude).hits], query.relevant
        )
        for parts, one in asked.items()
        if one
    }


def table(engine: Engine, collection: Path, queries: Sequence[JudgedQuery]) -> None:
    """Print a line per kind, in the order of the file."""
    figures: dict[str, list[dict[str, float]]] = {}
    for query in queries:
        figures.setdefault(query.kind, []).append(measured(engine, collection, query))
    print(f"{'kind':<14} {'queries':>7} {'text':>7} {'image':>7} {'both':>7}  both / the better one")
    for kind, each in figures.items():
        means = {parts: fmean(one[parts] for one in each) for parts in ("text", "image", "both") if parts in each[0]}
        cells = " ".join(
            f"{means[parts]:>7.3f}" if parts in means else f"{'':>7}" for parts in ("text", "image", "both")
        )
        ratio = f"{means['both'] / max(means['text'], means['image']):>5.2f}" if "both" in means else ""
        print(f"{kind:<14} {len(each):>7} {cells}  {ratio}")


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collection", type=Path, default=COLLECTION, help="a folder of drawn pictures")
    parser.add_argument("--index", help="an index that holds that collection; by default one is made of it alone")
    given = parser.parse_args()
    queries = read_queries(given.collection)
    with open_engine(given.index) if given.index else engine_over(given.collection) as engine:
        table(engine, given.collection, queries)


if __name__ == "__main__":
    main()
