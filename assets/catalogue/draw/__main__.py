"""python -m assets.catalogue.draw: draws the bundled collection, or other products for training.

python -m assets.catalogue.draw                                          # the bundled collection, in its place
python -m assets.catalogue.draw --out DIR --products 3000 --seed 1000    # others, none of the bundled ones
"""

import argparse
import sys
import time
from pathlib import Path

from assets.catalogue.draw.collection import HERE, write
from assets.catalogue.draw.composition import bundled, others


def main() -> None:
    """Read the arguments and draw."""
    parser = argparse.ArgumentParser(
        prog="python -m assets.catalogue.draw", description="Draws the bundled collection, or other products."
    )
    parser.add_argument("--out", type=Path, help="a folder for other products than the bundled ones")
    parser.add_argument("--products", type=int, default=3000, help="how many pictures (with --out; 3000)")
    parser.add_argument("--seed", type=int, default=1000, help="another seed, other products (with --out; 1000)")
    parser.add_argument("--fine", action="append", default=[], help="only this kind (with --out; may be repeated)")
    arguments = parser.parse_args()
    start = time.perf_counter()
    entries = others(arguments.products, arguments.seed, arguments.fine) if arguments.out else bundled()
    # Pictures for training are soon thrown away: the encoder need not squeeze them.
    size = write(entries, arguments.out or HERE, effort=1 if arguments.out else 6)
    seconds = time.perf_counter() - start
    print(f"{len(entries)} pictures, {size / 1e6:.2f} MB, {seconds:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
