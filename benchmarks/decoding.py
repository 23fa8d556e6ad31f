"""What it saves to ingest with two encoders at once instead of once with each: pictures decoded, and CPU seconds.

Usage: python -m benchmarks.decoding [PHOTOS] [--encoder NAME --encoder NAME] [--most 80] [--runs 5]

PHOTOS is a folder with metadata, by default the photographs of the development data; each is made 1280 × 960 pixels
large, as a JPEG file in a temporary folder. One pass over the pictures, all that two encoders have in common of them
(read, digested, decoded, a thumbnail made), is measured alone on one thread. Then both encoders are fed by two ingests
and by one, in turns; the difference of their CPU seconds is what was saved.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PIL import Image

from search.encoders import Encoder, load_encoder
from search.indexes import create_index
from search.ingest import images, prepare
from search.ingest.images import WORKING_SIDE, digest, open_picture, thumbnail
from search.ingest.pipeline import Target, ingest_all
from search.ingest.sources import Record, open_source
from search.settings import Settings

PHOTOS = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "eval" / "flickr8k"

SIZE = (1280, 960)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path, nargs="?", default=PHOTOS)
    parser.add_argument("--encoder", action="append")
    parser.add_argument("--most", type=int, default=80)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    if not chosen.photos.is_dir():
        sys.exit(f"there is no folder {chosen.photos.name} with photographs; name one")
    loaded: dict[str, Encoder] = {name: load_encoder(name) for name in chosen.encoder or ["bundled"]}
    encoders = [loaded[name] for name in chosen.encoder or ["bundled", "bundled"]]
    settings = Settings.from_environment()

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        enlarge(chosen.photos, source, chosen.most)
        contents = [file.read_bytes() for file in sorted(source.glob("*.jpg"))]
        print(f"{len(contents)} photographs of {SIZE[0]} × {SIZE[1]}, encoders: {', '.join(e.name for e in encoders)}")
        ingested(source, [encoders], settings)  # warms everything up
        rows = []
        for _ in range(chosen.runs):
            apart = ingested(source, [[encoder] for encoder in encoders], settings)
            together = ingested(source, [encoders], settings)
            alone = one_pass(source, settings)
            rows.append((apart[1], together[1], alone))
            print(
                f"apart {apart[0]} decodings, {apart[1]:.2f} CPU s; together {together[0]} decodings, "
                f"{together[1]:.2f} CPU s; one pass alone {alone:.2f} CPU s; "
                f"saved {(apart[1] - together[1]) / alone:.0%} of it"
            )
    apart_s, together_s, alone_s = (statistics.median(column) for column in zip(*rows, strict=True))
    share = statistics.median((apart - together) / alone for apart, together, alone in rows)
    print(
        f"medians: apart {apart_s:.2f}, together {together_s:.2f}, one pass alone {alone_s:.2f} CPU s; "
        f"saved {share:.0%} of one pass"
    )


def enlarge(photos: Path, folder: Path, most: int) -> None:
    """Put the first pictures of a collection into a folder, each of SIZE, captions beside them."""
    records = (record for record in open_source(photos) if isinstance(record, Record) and record.picture)
    for i, record in zip(range(most), records, strict=False):
        assert record.picture is not None
        picture = images.open_picture(record.picture.read(Settings()))
        picture.resize(SIZE, Image.Resampling.BICUBIC).save(folder / f"{i:04}.jpg", quality=92)
        (folder / f"{i:04}.txt").write_text(record.caption)


def ingested(source: Path, groups: list[list[Encoder]], settings: Settings) -> tuple[int, float]:
    """Decodings and CPU seconds of ingests into new indexes, one for each group of encoders."""
    decodings, seconds = 0, 0.0
    for encoders in groups:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as opened, counted() as count:
            targets = []
            for i, encoder in enumerate(encoders):
                index = create_index(
                    Path(folder) / f"{i}.index", dimension=encoder.dimension, fingerprint=encoder.fingerprint
                )
                opened.callback(index.close)
                targets.append(Target(index, encoder))
            start = time.process_time()
            reports = ingest_all(open_source(source), targets, settings=settings)
            seconds += time.process_time() - start
            assert all(report.added and report.failure is None for report in reports)
            decodings += len(count)
    return decodings, seconds


def one_pass(source: Path, settings: Settings) -> float:
    """CPU seconds of all that is done with the pictures before they are encoded, on this thread alone."""
    start = time.process_time()
    for record in open_source(source):
        assert isinstance(record, Record)
        assert record.picture is not None
        content = record.picture.read(settings)
        digest(content)
        thumbnail(open_picture(content, longest_side=WORKING_SIDE, settings=settings), settings.thumbnail)
    return time.process_time() - start


@contextmanager
def counted() -> Iterator[list[int]]:
    """Inside, the list grows by one with each picture that an ingest decodes."""
    count: list[int] = []
    really = images.open_picture

    def counting(content: bytes, *, longest_side: int, settings: Settings) -> Image.Image:
        count.append(1)
        return really(content, longest_side=longest_side, settings=settings)

    vars(prepare)["open_picture"] = counting
    try:
        yield count
    finally:
        vars(prepare)["open_picture"] = really


if __name__ == "__main__":
    main()
