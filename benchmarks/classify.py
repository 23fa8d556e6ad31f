"""Zero-shot classification: the share of pictures whose most probable label is the right one, by the sentences used.

    python -m benchmarks.classify [--data ../shared/data/eval/hm] [--encoder bundled]

The labels are the fine names of the drawn collection, all of them and for its test lines alone, and the subcategories
of a folder of photos of garments where that is there. They are asked bare, in one sentence, and in the sentences of
`search.templates`.
"""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.bundled import COLLECTION
from search.classify import AT_ONCE, ensembled
from search.encoders import Encoder, load_encoder
from search.ingest.images import WORKING_SIDE, open_picture
from search.nouns import Vectors
from search.templates import ALL, DEFAULT, DRAWINGS, PHOTOS, PRODUCTS

PHOTOS_OF_GARMENTS = Path("..", "shared", "data", "eval", "hm")
NAMELESS = ("", "Unknown", "Other accessories", "Other shoe")
WAYS = {
    "the bare label": ("{}",),
    "1 sentence: a photo of a {}": ("a photo of a {}",),
    f"{len(PHOTOS)} sentences for photos": PHOTOS,
    f"{len(DRAWINGS)} sentences for drawings": DRAWINGS,
    f"{len(PRODUCTS)} sentences for products": PRODUCTS,
    f"{len(ALL)} sentences, all of them": ALL,
    f"{len(DEFAULT)} sentences, the default": DEFAULT,
}


@dataclass(frozen=True)
class Labelled:
    """Pictures whose right label is known.

    Attributes:
        name: of the set.
        vectors: float32 (n, dimension).
        labels: what they may show.
        right: the place of each picture's label, (n,).
    """

    name: str
    vectors: Vectors
    labels: Sequence[str]
    right: Sequence[int]


def labelled(name: str, rows: Sequence[dict[str, str]], column: str, vectors: Vectors) -> Labelled:
    """A set from its metadata; `vectors` in the order of the rows."""
    names = [row[column].lower().replace("/", " or ") for row in rows]
    labels = sorted(set(names))
    return Labelled(name, vectors, labels, [labels.index(name) for name in names])


def read(folder: Path) -> list[dict[str, str]]:
    """The rows of a collection's metadata."""
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def encoded(encoder: Encoder, folder: Path, rows: Sequence[dict[str, str]]) -> Vectors:
    """The vectors of a collection's pictures."""
    found = []
    for start in range(0, len(rows), AT_ONCE):
        files = [folder / row["file_name"] for row in rows[start : start + AT_ONCE]]
        found.append(encoder.encode_images([open_picture(file, longest_side=WORKING_SIDE) for file in files]))
    return np.concatenate(found)


def accuracy(encoder: Encoder, pictures: Labelled, templates: Sequence[str]) -> float:
    """The share of pictures that are nearest to their own label."""
    found = (pictures.vectors @ ensembled(encoder, pictures.labels, templates).T).argmax(axis=1)
    return float((found == np.array(pictures.right)).mean())


def main() -> None:
    """Print a column for each set and a line for each way to put labels into sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PHOTOS_OF_GARMENTS, help="photos of garments with metadata.csv")
    parser.add_argument("--encoder", default="bundled")
    options = parser.parse_args()
    encoder = load_encoder(options.encoder)
    drawn = read(COLLECTION)
    vectors = encoded(encoder, COLLECTION, drawn)
    test = [row["split"] == "test" for row in drawn]
    sets = [
        labelled("drawn", drawn, "fine", vectors),
        labelled("drawn, test", [row for row, kept in zip(drawn, test, strict=True) if kept], "fine", vectors[test]),
    ]
    if options.data.is_dir():
        rows = [row for row in read(options.data) if row["subcategory"] not in NAMELESS]
        sets.append(labelled("photos", rows, "subcategory", encoded(encoder, options.data, rows)))
    for each in sets:
        print(f"{each.name}: {len(each.right):,} pictures, {len(each.labels)} labels")
    print(f"\n{'accuracy':34}{''.join(f'{each.name:>14}' for each in sets)}")
    for way, templates in WAYS.items():
        print(f"{way:34}{''.join(f'{accuracy(encoder, each, templates):14.3f}' for each in sets)}")


if __name__ == "__main__":
    main()
