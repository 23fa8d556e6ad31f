"""Compile the legs' inner loops: `python -m search.indexes.embedded.native`, which setting up does.

A C compiler is asked for once. Without one everything works as well, and gives the same answers, through NumPy: slower.
"""

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SOURCES = sorted(Path(__file__).parent.glob("*.[ch]"))

BUILT = Path(__file__).parent / "built"

FLAGS = ("-std=c11", "-O3", "-fopenmp-simd", "-ffp-contract=off", "-fPIC", "-shared")
"""Products and sums are not joined (`fp-contract`), so that words score to the last bit what they do in NumPy."""


class NotCompiled(Exception):
    """There is no compiler, or it refused; the message says what to do."""


def library() -> Path:
    """The compiled loops, whole.

    A name holds two sums: of what was compiled, which is the sources, the flags and the kind of machine, and of what
    came of it, since a library that was cut off would end the process that loads it.

    Raises:
        FileNotFoundError: nothing was compiled from these sources, or what was is damaged.
    """
    for made in sorted(BUILT.glob(_name("*"))):
        if made.name == _named(made):
            return made
    raise FileNotFoundError(f"no whole library of these sources is in {BUILT}")


def build() -> Path:
    """Compile, unless that was done before.

    Returns:
        The library.

    Raises:
        NotCompiled: there is no compiler, it refused, or what it made is not for this machine.
        OSError: the folder can't be written to, or the compiler not be run.
    """
    with suppress(OSError):
        return _loaded(library())
    compiler = _compiler()
    BUILT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT) as folder:
        draft = _compiled(compiler, Path(folder) / "legs.so")
        made = BUILT / _named(draft)
        # Before, so that of several that build at once the last one's stays.
        for former in set(BUILT.glob("legs-*.so")) - {made}:
            with suppress(OSError):  # Windows keeps what some process has loaded
                former.unlink()
        return draft.replace(made)


def _compiler() -> list[str]:
    """The compiler and the first of its arguments, as `CC` gives them or as the system calls it."""
    compiler = os.environ.get("CC", "").split() or ["cc"]
    if shutil.which(compiler[0]) is None:
        raise NotCompiled(
            f"there is no C compiler called {compiler[0]}; on Debian and Ubuntu: apt-get install gcc libc6-dev, "
            "then python -m search.indexes.embedded.native"
        )
    return compiler


def _compiled(compiler: list[str], draft: Path) -> Path:
    sources = [str(source) for source in SOURCES if source.suffix == ".c"]
    done = subprocess.run(  # noqa: S603 - the system's compiler, on files of this folder
        [*compiler, *FLAGS, "-o", str(draft), *sources, "-lm"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise NotCompiled(f"{' '.join(compiler)} refused:\n{done.stderr.strip()}")
    try:
        return _loaded(draft)
    except OSError as error:
        raise NotCompiled(f"what {' '.join(compiler)} makes can't be loaded here: {error}") from error


def _name(content: str) -> str:
    compiled = [*FLAGS, sys.platform, platform.machine(), *(source.read_text("utf-8") for source in SOURCES)]
    return f"legs-{_sum(repr(compiled).encode())}-{content}.so"


def _named(made: Path) -> str:
    return _name(_sum(made.read_bytes()))


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _loaded(made: Path) -> Path:
    ctypes.CDLL(str(made))
    return made


def main() -> None:
    """Build, and say in one line if that can't be done, which is no failure."""
    try:
        build()
    except (NotCompiled, OSError) as error:
        print(f"Searching large indexes will take longer than it could: {error}", file=sys.stderr)  # noqa: T201
