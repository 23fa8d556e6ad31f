"""python -m assets.catalogue.sheet: contact sheets of the collection as PNG, to look at it page by page."""

import argparse
import csv
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent


def contact_sheet(files: list[tuple[Path, str]], columns: int, width: int) -> Image.Image:
    """Pictures in rows, each with its label below."""
    height, label = width * 5 // 4, 14
    rows = -(-len(files) // columns)
    sheet = Image.new("RGB", (columns * width, rows * (height + label)), "white")
    pen = ImageDraw.Draw(sheet)
    for place, (path, text) in enumerate(files):
        x, y = place % columns * width, place // columns * (height + label)
        with Image.open(path) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 3, y + height + 1), text[: width // 6], fill="black")
    return sheet


def main() -> None:
    """Read the arguments and write the sheets."""
    parser = argparse.ArgumentParser(
        prog="python -m assets.catalogue.sheet", description="Writes contact sheets of the collection."
    )
    parser.add_argument(
        "--source", type=Path, default=HERE, help="a folder with images and metadata.csv (the bundled collection)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("catalogue-sheet.png"), help="a PNG file; with --pages a number is added"
    )
    parser.add_argument("--columns", type=int, default=16, help="pictures in a row (16)")
    parser.add_argument("--width", type=int, default=120, help="a picture's width in pixels (120)")
    parser.add_argument("--pages", type=int, default=1, help="spread over so many sheets (1)")
    parser.add_argument("--fine", action="append", help="only this fine category (may be repeated)")
    arguments = parser.parse_args()
    with (arguments.source / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not arguments.fine or row["fine"] in arguments.fine]
    files = [(arguments.source / row["file_name"], f"{Path(row['file_name']).stem[5:]}") for row in rows]
    share = -(-len(files) // arguments.pages)
    for page in range(arguments.pages):
        out = arguments.out if arguments.pages == 1 else arguments.out.with_stem(f"{arguments.out.stem}-{page + 1}")
        contact_sheet(files[page * share : (page + 1) * share], arguments.columns, arguments.width).save(out)
        print(out)


if __name__ == "__main__":
    main()
