"""Zero-shot classification: the share of pictures whose most probable label is the right one, by the sentences used.

    python -m benchmarks.classify [--data ../shared/data/eval/hm] [--encoder bundled]

The labels are the fine names of the drawn collection, all of them and for its test lines alone, and the subcategories
of a folder of photos of garments where that is there. They are asked bare, in one sentence, and in the sentences of
`search.templates`.

Then the drawn garments are grouped by the label sets of colours and of kinds: how many of them have a label that stands
out, and how many of these the right one, by two ways to say what stands out.
"""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.bundled import COLLECTION
from search.classify import AT_ONCE, ensembled, probabilities
from search.encoders import Encoder, load_encoder
from search.facets import stands_out
from search.ingest.images import WORKING_SIDE, open_picture
from search.labelsets import COLOUR, KIND
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
COLOURS = {
    "blue": ("navy", "light blue"),
    "green": ("olive", "teal"),
    "beige": ("cream",),
    "red": ("burgundy",),
    "multicoloured": ("multicolour",),
}
"""Colours of the drawn collection that the label set calls otherwise."""
KINDS = {
    "trousers": ("jeans",),
    "jumper": ("knitwear", "sweatshirt"),
    "shoes": ("shoe", "boot"),
    "shirt": ("top",),
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


def facets(encoder: Encoder, drawn: Sequence[dict[str, str]], vectors: Vectors) -> None:
    """Print what becomes of the drawn pictures that are grouped by a label set."""
    print(f"\n{'grouped by':12}{'pictures':>10}{'right':>8}{'twice as probable':>32}{'more than half':>32}")
    for wanted, column, called in ((COLOUR, "colour", COLOURS), (KIND, "broad", KINDS)):
        names = {other: label for label, others in called.items() for other in others}
        known = [names.get(row[column], row[column]) for row in drawn]
        kept = [place for place, name in enumerate(known) if name in wanted.labels]
        right = np.array([wanted.labels.index(known[place]) for place in kept])
        found = probabilities(vectors[kept], ensembled(encoder, wanted.labels, wanted.templates), encoder.logit_scale)
        hit = found.argmax(axis=1) == right
        cells = ""
        for clear in (np.array([stands_out(row) for row in found]), found.max(axis=1) > 0.5):
            cells += f"{f'{clear.mean():.2f} stand out, {hit[clear].mean():.2f} right':>32}"
        print(f"{wanted.name:12}{len(kept):10,}{hit.mean():8.2f}{cells}")


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
    facets(encoder, drawn, vectors)


if __name__ == "__main__":
    main()
