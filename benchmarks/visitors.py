"""Twenty visitors at once: searches by words, by a picture and by both through the page's own event, against one.

Usage: python -m benchmarks.visitors [--seconds 60] [--at-once 20] [--alone 20]
Each visitor presses Search over plain HTTP, as a browser does it (`benchmarks.visitor`), and presses again when the
answer is there. Pictures are uploaded before; every third search has words, every third a picture, every third both.
One visitor goes first, alone. The memory of the server and of the processes that it started is read after a sixth of
the time and at the end.
"""

import argparse
import io
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from PIL import Image

from benchmarks.served import page
from benchmarks.visitor import Visitor
from search import Engine
from search.bundled import open_bundled
from search.progress import ProgressBar

DIFFERENT = 60
"""Different searches that are asked."""

WARMING = 6


@dataclass(frozen=True)
class Wish:
    """What a visitor searches for: words, a picture's number, or both."""

    text: str = ""
    picture: int | None = None


@dataclass
class Crowd:
    """Visitors that press until told to stop, and what came of it.

    Attributes:
        milliseconds: what every answered search took.
        failed: what went wrong, in words.
        seconds: how long they went on.
    """

    milliseconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Searches per second."""
        return len(self.milliseconds) / self.seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--at-once", type=int, default=20)
    parser.add_argument("--alone", type=float, default=20, help="seconds of the one visitor")
    chosen = parser.parse_args()
    with ProgressBar() as progress, open_bundled(progress) as engine:
        wishes, pictures = _wishes(engine)
    with page() as serving, ExitStack() as leaving:
        visitors = [Visitor(serving, "search") for _ in range(chosen.at_once)]
        for visitor in visitors:
            leaving.callback(visitor.close)
        uploaded = [visitors[0].upload(f"{number}.jpg", content) for number, content in enumerate(pictures)]
        for number in range(WARMING):
            _press(visitors[0], wishes[number], uploaded)
        with _pressing(visitors[:1], wishes, uploaded) as single:
            time.sleep(chosen.alone)
        with _pressing(visitors, wishes, uploaded) as crowd:
            time.sleep(chosen.seconds / 6)
            early = serving.megabytes()
            time.sleep(chosen.seconds * 5 / 6)
            late = serving.megabytes()
    _tell("one visitor", single)
    _tell(f"{chosen.at_once} visitors", crowd)
    p95 = statistics.quantiles(crowd.milliseconds, n=20)[18]
    print(f"  searches/s {crowd.rate / single.rate:.2f} times one visitor's")
    print(f"  p95 {p95 / statistics.median(single.milliseconds):.1f} times one visitor's p50")
    print(
        f"  memory {early:,.0f} MB after {chosen.seconds / 6:.0f} s, {late:,.0f} MB at the end: {late / early - 1:+.1%}"
    )


def _wishes(engine: Engine) -> tuple[list[Wish], list[bytes]]:
    documents = [document for document in engine.index.browse(size=100) if document.image and document.caption]
    thumbnails = engine.index.thumbnails([document.id for document in documents])
    pictures, wishes = [], []
    for number, document in enumerate(documents[:DIFFERENT]):
        file = io.BytesIO()
        Image.open(io.BytesIO(thumbnails[document.id])).convert("RGB").save(file, "JPEG", quality=90)
        pictures.append(file.getvalue())
        text = documents[-1 - number].caption[:60]
        wishes.append((Wish(text), Wish(picture=number), Wish(text, number))[number % 3])
    return wishes, pictures


@contextmanager
def _pressing(visitors: Sequence[Visitor], wishes: Sequence[Wish], uploaded: Sequence[object]) -> Iterator[Crowd]:
    """Inside, every visitor searches for one wish after another, each beginning at another."""
    crowd, ended, lock = Crowd(), threading.Event(), threading.Lock()

    def go_on(visitor: Visitor, place: int) -> None:
        visitor.close()  # the server may have ended connections that were idle; the next press begins new ones
        while not ended.is_set():
            start = time.perf_counter()
            try:
                _press(visitor, wishes[place % len(wishes)], uploaded)
            except Exception as error:  # whatever it is, it is counted and told
                with lock:
                    crowd.failed.append(f"{type(error).__name__}: {error}")
                ended.wait(1)
            else:
                with lock:
                    crowd.milliseconds.append((time.perf_counter() - start) * 1e3)
            place += 1

    threads = [threading.Thread(target=go_on, args=(visitor, 7 * number)) for number, visitor in enumerate(visitors)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        ended.set()
        for thread in threads:
            thread.join()
        crowd.seconds = time.perf_counter() - begun


def _press(visitor: Visitor, wish: Wish, uploaded: Sequence[object]) -> None:
    picture = None if wish.picture is None else uploaded[wish.picture]
    changed = visitor.press(words=wish.text, picture=picture)
    if 'class="card"' not in str(changed["results"]):
        raise RuntimeError(f"no hits for {wish}: {str(changed['status'])[:200]}")


def _tell(name: str, crowd: Crowd) -> None:
    cuts = statistics.quantiles(crowd.milliseconds, n=20)
    done = len(crowd.milliseconds)
    print(f"{name}: {done:,} searches, {len(crowd.failed)} errors, {crowd.rate:.1f} a second")
    print(f"  p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms, longest {max(crowd.milliseconds):.0f} ms")
    for told in crowd.failed[:3]:
        print(f"  {told}")


if __name__ == "__main__":
    main()
