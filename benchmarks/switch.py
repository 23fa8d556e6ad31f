"""Another encoder for an index on a server while searches go on: what is answered, by which build, and what fails.

    python -m benchmarks.switch [--queries 40] [--seconds 5]

A server of its own gets the bundled collection. A second encoder, the bundled one with other text vectors, is switched
to by `reindex`, and away from by `roll_back`, while three kinds of readers search without a pause: one that opened the
index before and stays, one that follows (as the page does), and one that opens the index anew for every query (as the
command line does). Every answer, with the documents, ranks and scores of all legs, has to be exactly that of one build.
"""

import argparse
import logging
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TypeAlias

import numpy as np
from safetensors.numpy import load_file, save_file

from benchmarks.load import Load
from demo.following import following
from search import Engine, Query, create_index, open_engine
from search.encoders import Encoder, load_encoder
from search.indexes import open_index
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.nouns import Results
from search.reindex import ReindexReport, reindex, roll_back
from search.settings import CHECKOUT
from tests.opensearch_server import Server

Answer: TypeAlias = tuple[object, ...]
Reader: TypeAlias = Callable[[Query], Results]

EVERY = 0.5
"""Seconds between two looks of the reader that follows."""


def answer(results: Results) -> Answer:
    """All that an answer says of documents: ids, scores, and every leg's ranks and scores."""
    hits = [
        (hit.document.id, hit.score, *((leg, place.rank, place.score) for leg, place in sorted(hit.legs.items())))
        for hit in results.hits
    ]
    return (*hits, *(notice.kind for notice in results.notices))


def another_encoder(folder: Path) -> Encoder:
    """The bundled encoder with a text projection that was shaken: another space, so other answers."""
    shutil.copytree(CHECKOUT / "assets" / "encoder", folder)
    weights = load_file(folder / "model.safetensors")
    projection = weights["text_projection.weight"]
    shaken = np.random.default_rng(0).standard_normal(projection.shape) * projection.std()
    weights["text_projection.weight"] = (projection + shaken).astype(projection.dtype)
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    return load_encoder(str(folder))


class Readers:
    """Readers of three kinds, searching without a pause, and what each of them was answered.

    Args:
        place: the address of the index.
        queries: what is asked, over and over.
        encoders: of the builds that may be served, by fingerprint.
    """

    def __init__(self, place: str, queries: Sequence[Query], encoders: dict[str, Encoder]) -> None:
        self._place, self._queries, self._encoders = place, queries, encoders
        self._answers: list[tuple[str, int, Answer]] = []
        self.loads: dict[str, Load] = {}

    def start(self, stack: ExitStack) -> None:
        """Begin; the end of the stack ends it."""
        staying = stack.enter_context(closing(self.opened()))
        going_over = stack.enter_context(closing(open_engine(self._place)))
        stack.enter_context(following(going_over, every=EVERY))
        readers: dict[str, Reader] = {"stays": staying.search, "follows": going_over.search, "opens anew": self.anew}
        for kind, search in readers.items():
            self.loads[kind] = stack.enter_context(Load(self._asking(kind, search), threads=2))

    def opened(self) -> Engine:
        """An engine over what is served now; the encoders are loaded already."""
        index = open_index(self._place)
        return Engine(index, self._encoders[index.fingerprint])

    def anew(self, query: Query) -> Results:
        """One search by an engine of its own."""
        with self.opened() as engine:
            return engine.search(query)

    def expected(self) -> list[Answer]:
        """What every query is answered by the build that is served now, while nothing is switched."""
        with self.opened() as engine:
            return [answer(engine.search(query)) for query in self._queries]

    def tally(self, builds: dict[str, list[Answer]]) -> dict[str, Counter[str]]:
        """For each kind of reader how many of its answers were those of which build, or `mixed`: of none of them."""
        counted = {kind: Counter[str]() for kind in self.loads}
        for kind, number, given in self._answers:
            whose = [name for name, answers in builds.items() if answers[number] == given]
            counted[kind][whose[0] if whose else "mixed"] += 1
        return counted

    def _asking(self, kind: str, search: Reader) -> Callable[[int], str]:
        def ask(piece: int) -> str:
            number = piece % len(self._queries)
            self._answers.append((kind, number, answer(search(self._queries[number]))))
            return ""

        return ask


def main() -> None:
    """Switch there and back under load, and print what the readers were answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=5, help="of load before, between and after the switches")
    asked = parser.parse_args()
    logging.getLogger("demo.following").setLevel(logging.ERROR)  # it warns of every switch, which is what is made here
    with tempfile.TemporaryDirectory(prefix="triptych-switch-") as folder:
        server = Server(Path(folder) / "server", quick=False).start()
        try:
            _switch(server.address("shop"), another_encoder(Path(folder) / "another"), asked.queries, asked.seconds)
        finally:
            server.kill()


def _switch(place: str, second: Encoder, count: int, seconds: float) -> None:
    first = load_encoder("bundled")
    with closing(
        create_index(place, dimension=first.dimension, fingerprint=first.fingerprint, encoder=first.name)
    ) as index:
        print(ingest(open_source(CHECKOUT / "assets" / "catalogue"), index, first).summary())
        captions = [document.caption for document in index.browse(size=1000) if document.caption]
    queries = [Query(text=" ".join(caption.split()[:4])) for caption in captions[:: len(captions) // count][:count]]
    readers = Readers(place, queries, {first.fingerprint: first, second.fingerprint: second})
    reports: list[ReindexReport] = []
    builds = {"old": readers.expected()}
    with ExitStack() as stack:
        readers.start(stack)
        time.sleep(seconds)
        reports.append(reindex(place, second))
        time.sleep(seconds)
        builds["new"] = readers.expected()
        reports.append(roll_back(place))
        time.sleep(seconds)
    same = sum(old == new for old, new in zip(builds["old"], builds["new"], strict=True))
    for what, report in zip(("there", "back"), reports, strict=True):
        print(f"switched {what} under load: {report.stored} documents brought over in {report.seconds:.1f} s")
    print(f"{len(queries)} queries, of which {same} have the same answer in both builds")
    bad = 0
    for kind, counted in readers.tally(builds).items():
        told = ", ".join(f"{counted[name]:,} {name}" for name in ("old", "new", "mixed"))
        print(f"  the reader that {kind:10} {told}; {readers.loads[kind].summary()}")
        bad += counted["mixed"] + readers.loads[kind].failed
    if bad:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
