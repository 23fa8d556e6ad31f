"""The texts of the training: every line of the corpus, and the ways in which a picture can be asked for."""

import csv
import gzip
import io
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from assets.training.photos import Picture

NAMES = {
    "frontal": "house front",
    "longsleeve": "long-sleeved top",
    "outwear": "outerwear",
}  # names that their collection alone understands
NO_NAME = {"", "Unknown", "Other", "Other accessories", "Accessories", "Free Gifts"}
NAME_FORMS = ("{}", "{}", "{}", "a {}", "a photo of a {}", "{} on a plain background", "picture of {}")
COLUMNS = {  # of each file, the columns that are texts; None: the file has no header and the columns are numbers
    "flickr30k_captions_multi30k.tsv.gz": (1,),
    "flickr8k_all_captions.tsv.gz": (1,),
    "coco_val2017_captions.tsv.gz": (1,),
    "conceptual_captions_val.tsv.gz": (0,),
    "fashion_product_names_44k.tsv.gz": (1,),
    "amazon_womens_tops_titles_17k.tsv.gz": (1,),
}


def corpus(folder: Path) -> list[str]:
    """Every text of the corpus once, in a fixed order; whitespace collapsed."""
    return list(dict.fromkeys(line for text in _lines(folder) if (line := " ".join(text.split()))))


def _lines(folder: Path) -> Iterator[str]:
    for name, columns in COLUMNS.items():
        for line in _unpacked(folder / name).splitlines():
            cells = line.split("\t")
            yield from (cells[column] for column in columns if column < len(cells))
    for row in csv.DictReader(io.StringIO(_unpacked(folder / "hm_articles_11800.csv.gz"))):
        yield row["detail_desc"]
        yield product(
            row["prod_name"], row["colour_group_name"], row["graphical_appearance_name"], row["product_type_name"]
        )
    for line in _unpacked(folder / "retail_demo_store_products.jsonl.gz").splitlines():
        item = json.loads(line)
        yield from (item["name"], item["description"])
    with (folder / "fashion200k_5000.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield from (row["caption"], row["subcategory"])


def _unpacked(path: Path) -> str:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def product(name: str, colour: str, pattern: str, kind: str) -> str:
    """A product's line from its columns, written as the photo shards write it."""
    return f"{name}, {colour.lower()}, {pattern.lower()} {kind.lower()}"


def names_of(picture: Picture) -> list[str]:
    """What kind of thing the picture shows, in the words of a query; nothing where nobody said so.

    Example:
        >>> names_of(Picture("hm", (), "Garment Lower body", "Leggings/Tights"))
        ['leggings', 'tights', 'leggings/tights']
    """
    if picture.source == "amazon" or picture.subcategory in NO_NAME:  # amazon's subcategory is a colour
        return []
    whole = NAMES.get(picture.subcategory, picture.subcategory.lower())
    return [*whole.split("/"), whole] if "/" in whole else [whole]


def phrases(picture: Picture) -> list[str]:
    """Every text that fits the picture apart from its captions: names, and for a garment colour and pattern."""
    names = names_of(picture)
    found = [form.format(name) for name in names for form in NAME_FORMS]
    if picture.source == "drawn":
        pattern = "" if picture.pattern in {"plain", ""} else picture.pattern
        found += [
            " ".join(filter(None, words))
            for words in (
                (picture.colour, *names),
                (pattern, *names),
                (picture.colour, pattern, *names),
                (picture.colour, picture.material, *names),
                (picture.colour, picture.category),
            )
        ]
    elif picture.category not in NO_NAME and picture.source != "houses":
        found.append(picture.category.lower().removeprefix("garment "))
    return found


def say(picture: Picture, chance: random.Random) -> str:
    """One text for the picture: mostly a caption, else its name or another phrase; empty where there is none."""
    others = phrases(picture)
    if picture.captions and (not others or chance.random() < 0.65):
        return " ".join(chance.choice(picture.captions).split())
    return chance.choice(others) if others else ""


def texts_of(pictures: Sequence[Picture]) -> list[str]:
    """Every caption and phrase of the pictures once."""
    return list(
        dict.fromkeys(
            " ".join(text.split()) for picture in pictures for text in (*picture.captions, *phrases(picture)) if text
        )
    )
