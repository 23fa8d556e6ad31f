"""Pictures and metadata on disk, in the ImageFolder convention, drawn on all cores."""

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zlib import crc32

from assets.catalogue.draw.ranges import Product, bundled_lines, endless_lines
from assets.catalogue.draw.studio import photograph
from assets.catalogue.draw.wording import PATTERN_WORDS, caption, title

HERE = Path(__file__).resolve().parent.parent
BUNDLED_SEED = "bundled-1"
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
    "price",
    "line",
    "split",
)


def bundled() -> list[Product]:
    """The products of the bundled collection, in the order of their files."""
    return [product for line in bundled_lines(BUNDLED_SEED) for product in line]


def others(count: int, seed: int) -> list[Product]:
    """Other products than the bundled ones: that many, lines of every kind in turn."""
    products: list[Product] = []
    for line in endless_lines(f"others-{seed}"):
        products += line
        if len(products) >= count:
            return products[:count]
    raise AssertionError("the lines never end")


def file_name(number: int, product: Product) -> str:
    """Stable, readable: images/0001-striped-midi-dress-red.webp."""
    words = f"{PATTERN_WORDS[product.cloth.pattern][0]} {product.kind.fine} {product.colour}"
    return f"images/{number:04d}-{'-'.join(words.lower().split())}.webp"


def draw_one(product: Product, effort: int = 6) -> bytes:
    """The picture's file; effort is the WebP encoder's, 0 (quick) to 6 (small)."""
    return photograph(product.garment(), product.backdrop, product.zoom, effort)


def row(number: int, product: Product) -> dict[str, str]:
    """The picture's line in metadata.csv."""
    values = (
        file_name(number, product),
        caption(product, product.garment().features, f"{product.seed}/{product.place}"),
        title(product),
        product.kind.broad,
        product.kind.fine,
        product.colour,
        product.cloth.pattern,
        product.cloth.material.name,
        product.style,
        str(product.price),
        f"{product.line}-{_code(product)}",
        product.split,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _code(product: Product) -> str:
    """A number that keeps two lines of one name apart."""
    return f"{crc32(product.seed.encode()) % 100_000:05d}"


def _file(job: tuple[int, Product, Path, int]) -> dict[str, str]:
    number, product, folder, effort = job
    line = row(number, product)
    (folder / line["file_name"]).write_bytes(draw_one(product, effort))
    return line


def write(products: Sequence[Product], folder: Path, effort: int = 6) -> int:
    """Draw every product into folder/images and write folder/metadata.csv; pictures that no product has any more go.

    Returns:
        The number of bytes of all pictures together.
    """
    images = folder / "images"
    images.mkdir(parents=True, exist_ok=True)
    jobs = [(number, product, folder, effort) for number, product in enumerate(products, start=1)]
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


def _drawn(jobs: Sequence[tuple[int, Product, Path, int]]) -> Iterator[dict[str, str]]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_file, jobs, chunksize=8)
