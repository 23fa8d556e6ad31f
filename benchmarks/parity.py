"""Do both backends give the same answers? Real photos and captions, the same documents on both, the same queries.

    python -m benchmarks.parity SERVER [--folders FOLDER …] [--documents 2000] [--queries 200]

SERVER is an address such as opensearch://localhost:9201. By default the photos are those of the development data beside
the checkout. They are ingested into an index in a temporary folder; its documents and vectors go to the server as they
are. A third of the queries are words of another document's caption, a third pictures, a third both. Printed are how
many fused top 10 are the same, in order; documents whose leg scores differ by no more than rounding count as equal.
Then BM25 alone, on captions of Flickr30k and longer shop texts, asked with captions.
"""

import argparse
import csv
import gzip
import os
import tempfile
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.places import forget
from search import Document, Engine, Query, create_index, open_engine
from search.encoders import load_encoder
from search.indexes import Index, drop_index
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.nouns import Leg, Results
from search.progress import ProgressBar

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"

FOLDERS = ("flickr8k", "hm", "fpi")

ROUNDING = 2e-6
"""Cosines are rounded to six decimals on both backends, from products that one of them adds up in single precision."""


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server")
    parser.add_argument("--folders", type=Path, nargs="+", default=[DATA / "eval" / name for name in FOLDERS])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--captions", type=int, default=5000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/here.index"
        fill(place, chosen.folders, chosen.documents)
        pictures(place, f"{chosen.server}/parity", chosen.queries)
        words_alone(f"{folder}/words.index", f"{chosen.server}/parity-words", chosen.captions, chosen.queries)


def fill(place: str, folders: Sequence[Path], count: int) -> None:
    """Ingest folders into an embedded index, and leave so many documents in it."""
    encoder = load_encoder("bundled")
    index = create_index(
        place, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name
    )  # fmt: skip
    with closing(index), ProgressBar() as progress:
        for source in folders:
            ingest(open_source(source, name=source.name), index, encoder, progress=progress)
        index.remove([document.id for document in index.browse(size=1_000_000)[count:]])


def copied(source: Index, target: Index) -> None:
    """Everything but thumbnails, a block at a time, then merged."""
    after = None
    with target.loading():
        while page := source.browse(after, 500):
            ids = [document.id for document in page]
            target.add(page, image_vectors=source.vectors(ids, "image"), caption_vectors=source.vectors(ids, "caption"))
            after = ids[-1]
    target.optimize()


def pictures(here: str, there: str, count: int) -> None:
    """The fused answers of both backends, with exact neighbours on the server and with HNSW."""
    forget(there)
    with open_engine(here) as ours:
        index = ours.index
        target = create_index(
            there, dimension=index.dimension, fingerprint=index.fingerprint, encoder=index.encoder
        )  # fmt: skip
        with closing(target):
            copied(index, target)
        documents = index.browse(size=1_000_000)
        asked = queries(index, documents, count)
        for name, limit in (("exact neighbours", None), ("HNSW", "1")):
            if limit:
                os.environ["TRIPTYCH_OPENSEARCH_EXACT"] = limit
            with open_engine(there, ours.encoder) as theirs:
                compare(f"{len(documents)} documents, {name}", ours, theirs, asked)
            os.environ.pop("TRIPTYCH_OPENSEARCH_EXACT", None)
    drop_index(there)


def queries(index: Index, documents: Sequence[Document], count: int) -> list[Query]:
    """Words, pictures, and both in turn."""
    chance = np.random.default_rng(0)
    chosen = [documents[i] for i in chance.choice(len(documents), count, replace=False)]
    others = chosen[1:] + chosen[:1]
    shown = index.thumbnails([document.id for document in chosen])
    asked = []
    for i, (document, other) in enumerate(zip(chosen, others, strict=True)):
        text, image = other.caption[:60] or "a picture", shown[document.id]
        asked.append((Query(text=text), Query(image=image), Query(text=text, image=image))[i % 3])
    return asked


def compare(title: str, ours: Engine, theirs: Engine, asked: Sequence[Query]) -> None:
    """Print how many answers are the same."""
    strict = same = 0
    shared = 0.0
    for query in asked:
        one, other = ours.search(query, top=10), theirs.search(query, top=10)
        ids, their_ids = ([hit.document.id for hit in each.hits] for each in (one, other))
        strict += ids == their_ids
        same += ids == their_ids or equal(one, other)
        shared += len(set(ids) & set(their_ids)) / max(len(ids), 1)
    n = len(asked)
    alike = f"the same top 10 in {same / n:.1%} (to the letter {strict / n:.1%})"
    print(f"{title}, {n} queries: {alike}, overlap {shared / n:.4f}", flush=True)


def equal(one: Results, other: Results) -> bool:
    """Whether two answers differ only where leg scores are equal but for rounding.

    Every document at another place must have, in each leg, a score that the document now at its place nearly has too.
    """
    for mine, yours in zip(one.hits, other.hits, strict=True):
        if mine.document.id == yours.document.id:
            continue
        if set(mine.legs) != set(yours.legs):
            return False
        for leg, place in mine.legs.items():
            a, b = place.score, yours.legs[leg].score
            if a is None or b is None or abs(a - b) > ROUNDING * max(1, abs(a)):
                return False
    return True


def words_alone(here: str, there: str, count: int, queries: int) -> None:
    """BM25 on both backends: the largest relative difference of any score, long captions included."""
    with gzip.open(DATA / "text" / "flickr30k_captions_multi30k.tsv.gz", "rt", encoding="utf-8") as file:
        short = [line.rstrip("\n").split("\t")[1] for line in islice(file, count - count // 5)]
    with gzip.open(DATA / "text" / "hm_articles_11800.csv.gz", "rt", encoding="utf-8") as file:
        long = [row["detail_desc"] for row in islice(csv.DictReader(file), count // 5)]
    with gzip.open(DATA / "text" / "flickr8k_all_captions.tsv.gz", "rt", encoding="utf-8") as file:
        asked = [line.rstrip("\n").split("\t")[1] for line in islice(file, 0, queries * 5, 5)]
    asked = [*asked[: queries // 2], *(text[:80] for text in long[: queries - queries // 2])]
    forget(there)
    largest, missed, differing = 0.0, 0, 0
    with (
        closing(create_index(here, dimension=1, fingerprint="words")) as ours,
        closing(create_index(there, dimension=1, fingerprint="words")) as theirs,
    ):
        for index in (ours, theirs):
            captions = [*short, *long]
            for start in range(0, len(captions), 1000):
                some = [Document(f"{start + i:05}", text) for i, text in enumerate(captions[start : start + 1000])]
                index.add(some, image_vectors=None, caption_vectors=None)
            index.optimize()
        for text in asked:
            [one] = ours.retrieve([Leg("text-bm25", text=text)], depth=10_000)
            [other] = theirs.retrieve([Leg("text-bm25", text=text)], depth=10_000)
            scores, their_scores = dict(one), dict(other)
            missed += len(scores.keys() ^ their_scores.keys())
            differing += one.ids[:10] != other.ids[:10]
            largest = max([largest, *(abs(scores[id_] - s) / s for id_, s in their_scores.items() if id_ in scores)])
    longest = max(len(text.split()) for text in long)
    print(
        f"BM25, {count} captions of up to {longest} words, {len(asked)} queries: largest relative difference "
        f"{largest:.1e}, documents found by one alone {missed}, first ten in another order in {differing} queries"
    )
    drop_index(there)


if __name__ == "__main__":
    main()
