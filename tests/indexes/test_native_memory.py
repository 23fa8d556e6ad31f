"""Machine code touches only the memory it is given: its tests once more, with the compiler's sanitizers."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from search.indexes.embedded.native.build import SOURCES
from tests.conftest import CHECKOUT
from tests.indexes.ways import machine_code

TESTS = (
    "test_ids.py",
    *(
        f"test_native{name}.py"
        for name in ("", "_compared", "_condensed", "_hits", "_texts", "_words", "_chosen", "_threads")
    ),
)

WATCHED = """
import ctypes, sys
from search.indexes.embedded import native
native.code = native.Code(ctypes.CDLL(sys.argv[1]))
import pytest
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[2:]]))
"""

OVERRUN = """
import ctypes, sys
import numpy as np
from search.indexes.embedded.native import Code
rows = np.eye(300, 300, dtype=np.float32)
Code(ctypes.CDLL(sys.argv[1])).near(rows, rows[0, :299].copy(), np.array([0]), 1, 0.0, 1.0)
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The loops compiled so that a wrong step ends the process, and the environment that such a process needs."""
    machine_code()
    compiler = shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs GCC on Linux")
    needed = []
    for name in ("libasan.so", "libubsan.so", "libstdc++.so"):
        found = subprocess.run([compiler, f"-print-file-name={name}"], capture_output=True, text=True, check=True)
        if not Path(found.stdout.strip()).is_absolute():
            pytest.skip(f"GCC has no {name} here")
        needed.append(str(Path(found.stdout.strip()).resolve()))
    library = tmp_path_factory.mktemp("watched") / "legs.so"
    flags = ["-std=c11", "-g", "-O1", "-fopenmp-simd", "-ffp-contract=off", "-fPIC", "-shared"]
    checks = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    sources = [source for source in SOURCES if source.suffix == ".c"]
    subprocess.run([compiler, *flags, *checks, "-o", library, *sources, "-lm"], check=True)
    surroundings = {
        "PATH": str(Path(sys.executable).parent),
        "LD_PRELOAD": " ".join(needed),
        "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",  # Python leaves much to the end of the process
        "PYTHONMALLOC": "malloc",  # so that Python's own arrays are watched too
    }
    return library, surroundings


def run(watched: tuple[Path, dict[str, str]], program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    library, surroundings = watched
    command = [sys.executable, "-c", program, str(library), *arguments]
    return subprocess.run(command, env=surroundings, cwd=CHECKOUT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_no_step_goes_beyond_what_was_given(watched: tuple[Path, dict[str, str]]) -> None:
    done = run(watched, WATCHED, *(str(Path(__file__).with_name(name)) for name in TESTS))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


@pytest.mark.slow
def test_one_number_too_far_would_be_seen(watched: tuple[Path, dict[str, str]]) -> None:
    done = run(watched, OVERRUN)
    assert done.returncode != 0
    assert "heap-buffer-overflow" in done.stderr
