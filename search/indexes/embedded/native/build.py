"""Compile the legs' inner loops: `python -m search.indexes.embedded.native`, which setting up does.

A C compiler is asked for once. Without one everything works as well, and gives the same answers, through NumPy: slower.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCES = sorted(Path(__file__).parent.glob("*.[ch]"))

FLAGS = ("-std=c11", "-O3", "-fopenmp-simd", "-ffp-contract=off", "-fPIC", "-shared")
"""Products and sums are not joined (`fp-contract`), so that words score to the last bit what they do in NumPy."""


class NotCompiled(Exception):
    """There is no compiler, or it refused; the message says what to do."""


def library() -> Path:
    """Where the compiled loops lie once they are made: the name goes with the sources, the flags and the machine."""
    said = [*FLAGS, sys.platform, platform.machine(), *(source.read_text("utf-8") for source in SOURCES)]
    return Path(__file__).parent / "built" / f"legs-{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}.so"


def build() -> Path:
    """Compile, unless that was done before.

    Returns:
        The library.

    Raises:
        NotCompiled: there is no compiler, or it refused.
    """
    made = library()
    if made.exists():
        return made
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if compiler is None:
        raise NotCompiled("there is no C compiler; on Debian and Ubuntu: apt-get install gcc libc6-dev")
    made.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as folder:
        draft = Path(folder) / made.name
        sources = [str(source) for source in SOURCES if source.suffix == ".c"]
        done = subprocess.run(  # noqa: S603 - the system's compiler, on files of this folder
            [compiler, *FLAGS, "-o", str(draft), *sources, "-lm"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotCompiled(f"{compiler} refused:\n{done.stderr.strip()}")
        draft.replace(made)
    for former in made.parent.glob("legs-*.so"):
        if former != made:
            former.unlink(missing_ok=True)
    return made


def main() -> None:
    """Build, and say in one line if that can't be done, which is no failure."""
    try:
        build()
    except (NotCompiled, OSError) as error:
        print(f"Searching large indexes will take longer than it could: {error}", file=sys.stderr)  # noqa: T201
