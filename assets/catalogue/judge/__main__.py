"""python -m assets.catalogue.judge: derives queries.jsonl from metadata.csv.

python -m assets.catalogue.judge                       # the bundled collection's, in its place
python -m assets.catalogue.judge --collection DIR      # of another folder of pictures that the drawing program made
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from assets.catalogue.judge.collecting import collected
from assets.catalogue.judge.queries import COLLECTION, write_queries
from assets.catalogue.judge.rows import read_rows


def main() -> None:
    """Judge, write, say how many of each kind; end with 1 if a kind has too few."""
    parser = argparse.ArgumentParser(
        prog="python -m assets.catalogue.judge", description="Derives queries.jsonl from metadata.csv."
    )
    parser.add_argument("--collection", type=Path, default=COLLECTION, help="the folder that holds metadata.csv")
    collection = parser.parse_args().collection
    queries, complaints = collected(read_rows(collection))
    write_queries(queries, collection)
    counted = Counter(query.kind for query in queries)
    told = ", ".join(f"{number} {kind}" for kind, number in counted.items())
    print(f"{len(queries)} judged queries: {told}")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
