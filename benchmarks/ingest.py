"""How near an ingest comes to keeping every core busy with work that must be done.

Usage: python -m benchmarks.ingest FOLDER [--encoder NAME] [--runs 5]

First each kind of work is measured alone, in CPU seconds on one thread: decoding, thumbnails, image forward, text
forward. Then the whole is ingested into new indexes in a temporary folder, with the encoder loaded and warm. If all
the work were spread over the cores without a gap and nothing else were done, an ingest would take their sum over the
number of cores; the ratio says how much longer it takes.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import torch

from search.encoders import Encoder, load_encoder
from search.indexes import create_index
from search.ingest.images import WORKING_SIDE, open_picture, thumbnail
from search.ingest.pipeline import ingest
from search.ingest.sources import Record, open_source
from search.ingest.threads import cores
from search.settings import Settings

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="bundled")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    encoder = load_encoder(chosen.encoder)
    settings = Settings.from_environment()

    work = alone(chosen.folder, encoder, settings)
    for name, seconds in work.items():
        print(f"{name:14} {seconds:6.2f} CPU s")
    least = sum(work.values()) / cores()
    print(f"together       {sum(work.values()):6.2f} CPU s, over {cores()} cores {least:.2f} s")

    runs = [whole(chosen.folder, encoder, settings) for _ in range(chosen.runs)]
    for documents, wall, cpu in runs:
        print(f"ingest of {documents} documents: {wall:.2f} s wall, {cpu:.2f} CPU s")
    wall = statistics.median(wall for _, wall, _ in runs)
    print(f"median {wall:.2f} s, {wall / least:.2f} times the least possible; quickest "
          f"{min(wall for _, wall, _ in runs) / least:.2f} times")  # fmt: skip


def alone(folder: Path, encoder: Encoder, settings: Settings) -> dict[str, float]:
    """CPU seconds of each kind of work on the whole collection, each on one thread and with nothing beside it."""
    records = [record for record in open_source(folder) if isinstance(record, Record)]
    contents = [record.picture.read(settings) for record in records if record.picture]
    captions = [record.caption for record in records if record.caption]
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # a second thread that waits for the first would count as work
    try:
        seconds = {}
        pictures, seconds["decoding"] = measured(
            lambda: [open_picture(content, longest_side=WORKING_SIDE, settings=settings) for content in contents]
        )
        _, seconds["thumbnails"] = measured(lambda: [thumbnail(picture, settings.thumbnail) for picture in pictures])
        _, seconds["image forward"] = measured(
            lambda: [encoder.encode_images(batch) for batch in batched(pictures, settings.batch)]
        )
        _, seconds["text forward"] = measured(
            lambda: [encoder.encode_texts(batch) for batch in batched(captions, settings.batch)]
        )
    finally:
        torch.set_num_threads(threads)
    return seconds


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in runs of `size`."""
    return (items[start : start + size] for start in range(0, len(items), size))


def measured(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and the CPU seconds of its second run: the first warms caches up."""
    work()
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def whole(folder: Path, encoder: Encoder, settings: Settings) -> tuple[int, float, float]:
    """Documents, wall seconds and CPU seconds of one ingest into a new index."""
    with tempfile.TemporaryDirectory() as place:
        index = create_index(
            Path(place) / "new.index",
            dimension=encoder.dimension,
            fingerprint=encoder.fingerprint,
            encoder=encoder.name,
        )
        try:
            start, cpu = time.perf_counter(), time.process_time()
            report = ingest(open_source(folder), index, encoder, settings=settings)
            return report.added, time.perf_counter() - start, time.process_time() - cpu
        finally:
            index.close()


if __name__ == "__main__":
    main()
