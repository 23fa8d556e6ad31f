"""Pictures for training: the photo shards and drawn garments, each decoded once into one array of small squares.

Every picture is squashed to a square (`SIDE` pixels, drawings `DRAWN_SIDE`), as the bundled preprocessor does when it
serves: the whole garment stays in view, and random crops of changing shape teach the tower not to mind the proportions.
"""

import csv
import io
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

SIDE = 128
DRAWN_SIDE = 160
LONGEST = 40
"""Words of a caption that are learned from."""

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """What is written about one training picture.

    Attributes:
        source: the collection that it comes from, for instance `flickr8k` or `drawn`.
        captions: what people or shops wrote about it; may be empty.
        category: broad name, may be empty.
        subcategory: fine name (for `amazon` a colour), may be empty.
        colour: of a drawn garment, else empty.
        pattern: of a drawn garment, else empty.
        material: of a drawn garment, else empty.
    """

    source: str
    captions: Sequence[str]
    category: str
    subcategory: str
    colour: str = ""
    pattern: str = ""
    material: str = ""


@dataclass(frozen=True)
class Collection:
    """Pictures with their pixels, uint8 of shape (len(pictures), side, side, 3)."""

    pictures: Sequence[Picture]
    pixels: Pixels


def squash(image: Image.Image, side: int = SIDE) -> Pixels:
    """The picture as uint8 RGB of shape (side, side, 3), its proportions given up."""
    return np.asarray(image.convert("RGB").resize((side, side), Image.Resampling.BICUBIC), dtype=np.uint8)


def photos(train: Path, cache: Path) -> Collection:
    """All photos of the WebDataset shards `photos-*.tar` in `train`, from the cache where it is filled."""
    return _cached(cache / "photos", lambda: _shards(train))


def drawn(folder: Path, cache: Path) -> Collection:
    """Garments drawn by `python -m assets.catalogue.draw --out`, from the cache where it is filled.

    Raises:
        FileNotFoundError: the folder has no metadata.csv.
    """
    return _cached(cache / f"drawn-{folder.name}", lambda: _garments(folder))


def _cached(place: Path, read: Callable[[], Iterable[tuple[Picture, Pixels]]]) -> Collection:
    pixels, records = place.with_suffix(".npy"), place.with_suffix(".jsonl")
    if not records.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        found = list(read())
        np.save(pixels, np.stack([square for _, square in found]))
        records.write_text("".join(json.dumps(asdict(picture)) + "\n" for picture, _ in found), "utf-8")
    pictures = [Picture(**json.loads(line)) for line in records.read_text("utf-8").splitlines()]
    return Collection(pictures, np.load(pixels))


def _shards(train: Path) -> Iterator[tuple[Picture, Pixels]]:
    shards = sorted(train.glob("photos-*.tar"))
    if not shards:
        raise FileNotFoundError(
            f"{train} holds no photos-*.tar; see assets/training/README.md for the data that is needed"
        )
    with ThreadPoolExecutor(2) as pool:
        for shard in pool.map(_shard, shards):
            yield from shard


def _shard(path: Path) -> list[tuple[Picture, Pixels]]:
    photo: dict[str, Pixels] = {}
    about: dict[str, Picture] = {}
    with tarfile.open(path) as tar:
        for member in tar:
            stream = tar.extractfile(member)
            if stream is None:
                continue
            key, _, kind = member.name.rpartition(".")
            if kind == "json":
                about[key] = Picture(**json.load(stream))
            else:
                photo[key] = squash(Image.open(io.BytesIO(stream.read())))
    return [(about[key], photo[key]) for key in sorted(photo)]


def _garments(folder: Path) -> Iterator[tuple[Picture, Pixels]]:
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with ThreadPoolExecutor(2) as pool:
        squares = pool.map(lambda row: squash(Image.open(folder / row["file_name"]), DRAWN_SIDE), rows)
        for row, square in zip(rows, squares, strict=True):
            captions = [_beginning(text) for text in (row["caption"], row["title"]) if text]
            names = (row["broad"], row["fine"], row["colour"], row["pattern"], row["material"])
            yield Picture("drawn", captions, *names), square


def _beginning(text: str) -> str:
    """A long caption's first sentences: what a picture shows is said there, and long texts cost a whole batch."""
    sentences = text.split(". ")
    while len(sentences) > 1 and len(" ".join(sentences).split()) > LONGEST:
        sentences.pop()
    return ". ".join(sentences)
