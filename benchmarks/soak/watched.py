"""What a server holds while it is used: memory, open files, threads, files in its temporary folder. Linux only."""

import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.served import Serving, family


@dataclass(frozen=True)
class Sample:
    """What a server and the processes that it started hold at a moment.

    Attributes:
        seconds: since the beginning.
        megabytes: of memory, resident.
        descriptors: open files and connections.
        threads: of all its processes.
        stored: MB in its temporary folder.
    """

    seconds: float
    megabytes: float
    descriptors: int
    threads: int
    stored: float


def sample(serving: Serving, folder: Path, begun: float) -> Sample:
    """A sample now.

    Args:
        serving: the server.
        folder: its temporary folder.
        begun: `time.monotonic()` at the beginning.
    """
    megabytes, descriptors, threads = 0.0, 0, 0
    for process in family(serving.process):
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
            descriptors += len(list(Path(f"/proc/{process}/fd").iterdir()))
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        told = dict(line.split(":", 1) for line in status.splitlines())
        megabytes += int(told["VmRSS"].split()[0]) / 1024
        threads += int(told["Threads"])
    return Sample(time.monotonic() - begun, megabytes, descriptors, threads, _stored(folder))


def _stored(folder: Path) -> float:
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except FileNotFoundError:
            continue  # deleted meanwhile
    return total / 1e6


class Watch:
    """Takes a sample every so many seconds, from the `with` until its end.

    Example:
        >>> with Watch(serving, folder, seconds=10) as watch:
        ...     time.sleep(60)
        >>> len(watch.samples)
        7
    """

    def __init__(self, serving: Serving, folder: Path, seconds: float) -> None:
        self.samples: list[Sample] = []
        self.begun = time.monotonic()
        self._serving, self._folder, self._seconds = serving, folder, seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on)

    def __enter__(self) -> "Watch":
        self.begun = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _go_on(self) -> None:
        while True:
            self.samples.append(sample(self._serving, self._folder, self.begun))
            if self._ended.wait(self._seconds):
                return


def slope(times: Sequence[float], values: Sequence[float]) -> float:
    """How much the values rise per second, by Theil and Sen: the median of the slopes of all pairs.

    A single outlier, such as a moment with an upload of 30 MB, does not bend it.

    Example:
        >>> slope([0, 1, 2, 3, 4], [5, 7, 9, 11, 100])
        2.0
    """
    pairs = [
        (values[j] - values[i]) / (times[j] - times[i])
        for i in range(len(times))
        for j in range(i + 1, len(times))
        if times[j] != times[i]
    ]
    return statistics.median(pairs) if pairs else 0.0
