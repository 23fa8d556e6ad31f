"""How near an ingest comes to keeping every core busy with work that must be done.

Usage: python -m benchmarks.ingest FOLDER [--encoder NAME] [--runs 5]

By turns each kind of work is measured alone, in CPU seconds on one thread: decoding, thumbnails, image forward, text
forward, and the whole is ingested into a new index in a temporary folder, with the encoder loaded and warm. If all
the work were spread over the cores without a gap and nothing else were done, an ingest would take their sum over the
number of cores; the ratio says how much longer it takes. Beside other busy processes the wall time says little; a
second ratio is of what it would have been without them (`free_cores.py`). The third is of the ingest's own CPU seconds
over the cores: what the second has more than the third is waiting.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch

from benchmarks.free_cores import ticking
from search.encoders import Encoder, load_encoder
from search.indexes import create_index
from search.ingest.images import WORKING_SIDE, open_picture, thumbnail
from search.ingest.pipeline import ingest
from search.ingest.sources import Record, open_source
from search.ingest.threads import cores
from search.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """What an ingest took.

    Attributes:
        documents: how many were added.
        wall: seconds.
        free: seconds that it would have taken without other processes, see `free_cores.py`.
        cpu: the processor's seconds.
    """

    documents: int
    wall: float
    free: float
    cpu: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="bundled")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    encoder = load_encoder(chosen.encoder)
    settings = Settings.from_environment()

    compare(chosen.folder, encoder, settings, chosen.runs)


def compare(folder: Path, encoder: Encoder, settings: Settings, runs: int) -> None:
    """Print what the work takes alone and what ingests take, by turns, and how much longer that is."""
    ratios = []
    for _ in range(runs):
        work = alone(folder, encoder, settings)
        least = sum(work.values()) / cores()
        done = whole(folder, encoder, settings)
        ratios.append([seconds / least for seconds in (done.wall, done.free, done.cpu / cores())])
        print(", ".join(f"{name} {seconds:.2f}" for name, seconds in work.items()), "CPU s", end="; ")
        print(f"over {cores()} cores {least:.2f} s")
        print(
            f"ingest of {done.documents}: {done.wall:.2f} s wall, {done.free:.2f} s without other processes, "
            f"{done.cpu:.2f} CPU s; {' / '.join(f'{ratio:.2f}' for ratio in ratios[-1])} × the least",
            flush=True,
        )
    walls, free, busy = zip(*ratios, strict=True)
    print(
        f"median {statistics.median(walls):.2f} ×, best {min(walls):.2f} ×; without other processes median "
        f"{statistics.median(free):.2f} ×, best {min(free):.2f} ×; if no core waited median "
        f"{statistics.median(busy):.2f} ×"
    )


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


def whole(folder: Path, encoder: Encoder, settings: Settings) -> Run:
    """One ingest into a new index."""
    with tempfile.TemporaryDirectory() as place:
        index = create_index(
            Path(place) / "new.index",
            dimension=encoder.dimension,
            fingerprint=encoder.fingerprint,
            encoder=encoder.name,
        )
        try:
            start = time.perf_counter()
            with ticking() as clock:
                report = ingest(open_source(folder), index, encoder, settings=settings)
            return Run(report.added, time.perf_counter() - start, clock.seconds, clock.cpu)
        finally:
            index.close()


if __name__ == "__main__":
    main()
