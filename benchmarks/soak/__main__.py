"""Half an hour of visitors, programs and attackers at once, and what the server made of it.

    python -m benchmarks.soak [--minutes 30] [--index WHERE] [--rate 4]

A real `python -m demo` is started over the bundled collection, or over an index: a folder, or an address such as
opensearch://localhost:9201/demo, into which `python -m search ingest assets/catalogue --index …` brought something.
Before, the engine works out the answers to some hundred questions of every kind: the page's searches by words, pictures
and both, the endpoints, a tool, thumbnails. Then threads ask them again and again, one request in twenty being hostile,
each from an address of its own on loopback. An answer is wrong if anything in it differs, order above all; timings
are left out, scores compared but for rounding. Every ten seconds it is noted what the server and the processes that
it started hold. Exit code: 0 where every target is met, 1 where one is missed. Linux only.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.load import Load
from benchmarks.served import Serving, page
from benchmarks.soak.client import Client
from benchmarks.soak.hostile import attempts
from benchmarks.soak.questions import Question, questions
from benchmarks.soak.verdict import Tally, by_kind, over_time, targets
from benchmarks.soak.watched import Watch
from search import Engine, open_engine
from search.bundled import open_bundled
from search.progress import ProgressBar

HOSTILE_EVERY = 20
"""One request in so many is hostile."""

STAYS = 25
"""Requests after which a stranger leaves and another one comes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and say whether every target is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--index", default="bundled", help="a folder or an address (default: the bundled collection)")
    parser.add_argument("--rate", type=float, default=4, help="requests per second (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="that ask at once (default: %(default)s)")
    parser.add_argument("--every", type=float, default=10, help="seconds between samples (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as own:
        folder, pictures = Path(own, "served"), Path(own, "asked")
        folder.mkdir()
        pictures.mkdir()
        with _opened(chosen.index) as engine:
            asked = questions(engine, pictures)
            documents = engine.index.info().documents
        print(
            f"{chosen.index}: {documents:,} documents, {len(asked)} questions, {len(attempts())} attempts", flush=True
        )
        os.environ["TMPDIR"] = str(folder)  # of the server, which is told nothing else
        with page(*([] if chosen.index == "bundled" else ["--index", chosen.index])) as serving:
            tally, watch, alive = _soaked(serving, folder, asked, chosen)
    print("\n".join(["", *by_kind(tally), "", *over_time(watch.samples), ""]))
    found = targets(tally, watch.samples, alive=alive)
    for target in found:
        print(f"{'met   ' if target.met else 'MISSED'}  {target.name}: {target.found}")
    for told in tally.told:
        print(f"  {told}")
    return 0 if all(target.met for target in found) else 1


def _opened(where: str) -> Engine:
    if where != "bundled":
        return open_engine(where)
    with ProgressBar() as progress:
        return open_bundled(progress)


def _soaked(
    serving: Serving, folder: Path, asked: Sequence[Question], chosen: argparse.Namespace
) -> tuple[Tally, Watch, bool]:
    tally, watch = Tally(), Watch(serving, folder, chosen.every)
    ends = time.monotonic() + chosen.minutes * 60
    with watch, Load(_work(tally, serving, asked, chosen.rate), chosen.threads):
        while (left := ends - time.monotonic()) > 0:
            time.sleep(min(60, left))
            now = watch.samples[-1]
            amiss = sum(tally.wrong.values()) + sum(tally.failed.values())
            print(
                f"{now.seconds / 60:5.1f} min: {tally.count():,} requests, {amiss} amiss, {now.megabytes:,.0f} MB, "
                f"{now.descriptors} open files, {now.threads} threads",
                flush=True,
            )
    return tally, watch, Client(serving).ask("GET", "/healthz").status == 200


def _work(tally: Tally, serving: Serving, asked: Sequence[Question], rate: float) -> Callable[[int], str]:
    """What sends the request of a number when its time has come, and enters what came of it."""
    hostile, own, begun = attempts(), threading.local(), time.monotonic()

    def stranger() -> Client:
        """Who asks in this thread: somebody else after some requests."""
        if (left := getattr(own, "left", 0)) == 0:
            if hasattr(own, "client"):
                own.client.close()
            own.client, left = Client(serving), STAYS
        own.left = left - 1
        client: Client = own.client
        return client

    def work(number: int) -> str:
        time.sleep(max(0.0, begun + number / rate - time.monotonic()))
        attacks = number % HOSTILE_EVERY == 0
        question = hostile[number // HOSTILE_EVERY % len(hostile)] if attacks else asked[number % len(asked)]
        client, start = Client(serving) if attacks else stranger(), time.monotonic()
        try:
            told, failed = question.ask(client), False
        except Exception as error:  # whatever it is, it is counted and told
            told, failed = f"{type(error).__name__}: {error}", True
            own.left = 0  # the next request is another stranger's
        tally.record(question, time.monotonic() - start, told, failed=failed)
        if attacks:
            client.close()
        return told

    return work


if __name__ == "__main__":
    sys.exit(main())
