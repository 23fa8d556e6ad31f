"""The library that strikes a process at one of its steps: built when it is first needed, and how to talk to it.

What it does is in `shim.c`. It needs a C compiler and Linux; tests that need it are skipped where either is missing.
"""

import ctypes
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

KILL, HALF, FULL, DENIED = range(4)
"""What happens at the step: killed before it, killed when half of it is written; or from then on: no room, no right."""

_SOURCE = Path(__file__).with_name("shim.c")


@functools.cache
def built() -> Path:
    """The built library; skips the test where it cannot be built."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        told = "needs a C compiler (cc) on Linux"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    library = Path(tempfile.mkdtemp(prefix="triptych-shim-")) / "shim.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-o", library, _SOURCE, "-ldl", "-lpthread"], check=True)
    return library


class Shim:
    """The library in a process that was started with it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.shim_steps.restype = ctypes.c_long
        self._library.shim_arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int)
        self._library.shim_mark.argtypes = (ctypes.c_long,)

    def arm(self, folder: Path, at: int, what: int, record: int = -1) -> None:
        """Count steps below a folder from now on, and strike at one.

        Args:
            folder: whose files count.
            at: number of the step, from 1 on; 0 for none.
            what: `KILL`, `HALF`, `FULL` or `DENIED`.
            record: a descriptor into which all steps are written; -1 for none.
        """
        self._library.shim_arm(f"{folder}/".encode(), at, what, record)

    def steps(self) -> int:
        """How many steps there were."""
        return int(self._library.shim_steps())

    def mark(self, number: int) -> None:
        """Write into the record that something is acknowledged."""
        self._library.shim_mark(number)
