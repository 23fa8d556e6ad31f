"""Pictures and metadata on disk, in the ImageFolder convention, drawn on all cores."""

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

import skia
from PIL import Image

from assets.catalogue.draw.entries import Entry

HERE = Path(__file__).resolve().parent.parent
QUALITY = 74
COLUMNS = (
    "file_name",
    "caption",
    "title",
    "broad",
    "fine",
    "colour",
    "pattern",
    "material",
    "style",
    "length",
    "neckline",
    "sleeve",
    "closure",
    "details",
    "brand",
    "price",
    "line",
    "view",
    "light",
    "split",
)


def draw_one(entry: Entry, effort: int = 6) -> bytes:
    """The picture as a WebP file; effort is the encoder's, 0 (quick) to 6 (small)."""
    pixels = entry.develop().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    file = BytesIO()
    Image.fromarray(pixels).convert("RGB").save(file, "WEBP", quality=QUALITY, method=effort)
    return file.getvalue()


def row(number: int, entry: Entry) -> dict[str, str]:
    """The picture's line in metadata.csv; its name is stable and readable: images/0001-striped-midi-dress-red.webp."""
    known = {"file_name": f"images/{number:04d}-{entry.slug()}.webp", "caption": entry.caption(), **entry.fields()}
    return {column: known.get(column, "") for column in COLUMNS}


def _file(job: tuple[int, Entry, Path, int]) -> dict[str, str]:
    number, entry, folder, effort = job
    line = row(number, entry)
    (folder / line["file_name"]).write_bytes(draw_one(entry, effort))
    return line


def write(entries: Sequence[Entry], folder: Path, effort: int = 6) -> int:
    """Draw every entry into folder/images and write folder/metadata.csv; pictures that no entry has any more go.

    Returns:
        The number of bytes of all pictures together.
    """
    images = folder / "images"
    images.mkdir(parents=True, exist_ok=True)
    jobs = [(number, entry, folder, effort) for number, entry in enumerate(entries, start=1)]
    rows = []
    for done, line in enumerate(_drawn(jobs), start=1):
        rows.append(line)
        if done % 50 == 0 or done == len(jobs):
            print(f"\r{done} of {len(jobs)} pictures", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    kept = {line["file_name"] for line in rows}
    for picture in images.glob("*.webp"):
        if f"images/{picture.name}" not in kept:
            picture.unlink()
    write_metadata(rows, folder)
    return sum((folder / line["file_name"]).stat().st_size for line in rows)


def write_metadata(rows: Sequence[dict[str, str]], folder: Path) -> None:
    """folder/metadata.csv, a line per picture."""
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _drawn(jobs: Sequence[tuple[int, Entry, Path, int]]) -> Iterator[dict[str, str]]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_file, jobs, chunksize=8)
