"""The embedded index beside its peers.

    python -m benchmarks.scale compare --documents 100000 [--peers ours,handmade]
    python -m benchmarks.scale grow [--upto 1000000]
    python -m benchmarks.scale points --documents 1000000
    python -m benchmarks.scale build --documents 100000 [--peers chroma]
    python -m benchmarks.scale told

`compare` builds what isn't built yet, measures all in one run, and writes benchmarks/RESULTS.md anew; `grow` does the
same for this index and the hand-made stacks at 10,000 documents and more; `points` measures single things of this
index; `build` only builds; `told` only writes RESULTS.md from what was measured before.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.scale import told
from benchmarks.scale.child import Places
from benchmarks.scale.compare import built, compare
from benchmarks.scale.peers import PEERS
from benchmarks.scale.points import measure
from benchmarks.scale.workload import write
from search.settings import CHECKOUT

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
GROWING = ("ours", "handmade", "handmade-tantivy")


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=os.environ.get("BENCH_CACHE", CHECKOUT / ".cache" / "scale"),
                        help="folder for the workload and what is built; also the variable BENCH_CACHE")  # fmt: skip
    parser.add_argument("--python", type=Path, default=os.environ.get("BENCH_PYTHON", ".cache/bench-venv/bin/python"),
                        help="the peers' interpreter; also the variable BENCH_PYTHON")  # fmt: skip
    does = parser.add_subparsers(dest="do", required=True)
    for name in ("compare", "build"):
        comparing = does.add_parser(name)
        comparing.add_argument("--documents", type=int, default=100_000)
        comparing.add_argument("--peers", default=",".join(PEERS), help=f"some of {', '.join(PEERS)}")
    growing = does.add_parser("grow")
    growing.add_argument("--upto", type=int, default=SIZES[-1])
    pointing = does.add_parser("points")
    pointing.add_argument("--documents", type=int, default=100_000)
    does.add_parser("told")
    asked = parser.parse_args()
    places = Places(Path(asked.cache).absolute(), Path(asked.python).absolute())
    start = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - start:7.0f} s  {text}", file=sys.stderr, flush=True)

    if asked.do == "build":
        built(asked.peers.split(","), write(places.stream, asked.documents, say), places, say)
        return
    if asked.do == "compare":
        compare(asked.peers.split(","), asked.documents, places, say)
    elif asked.do == "grow":
        for documents in SIZES:
            if documents <= asked.upto and not told.has(places.cache, documents, GROWING):
                compare(GROWING, documents, places, say)
    elif asked.do == "points":
        measure(asked.documents, places, say)
    drawn = [str(places.python), "-m", "benchmarks.scale.plots", str(places.cache / "results"), str(told.PICTURES)]
    if places.python.exists():  # matplotlib is there, not in the product's environment
        subprocess.run(drawn, cwd=CHECKOUT, check=True)
    print(told.write(places.cache))


if __name__ == "__main__":
    main()
