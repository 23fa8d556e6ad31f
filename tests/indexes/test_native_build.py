"""Compiling the legs' inner loops: by a real compiler, into copies of the package, and what may go wrong with it."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from search import Document, create_index
from search.indexes.embedded import native
from search.indexes.embedded.native.build import FLAGS, SOURCES
from tests.conftest import CHECKOUT

PACKAGE = Path("search", "indexes", "embedded", "native")
BUILD = [sys.executable, "-m", "search.indexes.embedded.native"]
SLOWER = "Searching large indexes will take longer than it could: "

pytestmark = pytest.mark.slow  # each starts several processes

needs_compiler = pytest.mark.skipif(
    shutil.which("cc") is None and os.environ.get("CI") != "true", reason="there is no C compiler (cc) here"
)

SEARCHED = """
from search import Query, open_engine
from search.indexes.embedded import native
with open_engine("few.index") as engine:
    found = engine.search(Query(text="blue dress"), text_vector=[0.6, 0.8])
print(native.code is not None, *(hit.document.id for hit in found.hits))
"""


def environment(**settings: str) -> dict[str, str]:
    """This one without a compiler of its own, and without measuring what copies are covered by."""
    kept = {name: value for name, value in os.environ.items() if name != "CC" and not name.startswith("COVERAGE_")}
    return kept | settings


def run(package: Path, *command: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """A command in the folder in which the copy of `search` lies, which Python then takes."""
    checkout = package.parents[len(PACKAGE.parts) - 1]
    return subprocess.run(
        command, cwd=checkout, env=environment(**settings), capture_output=True, text=True, check=False
    )


def built(package: Path) -> list[Path]:
    """All that is in the folder of what was built."""
    return sorted((package / "built").iterdir()) if (package / "built").exists() else []


def compiled(package: Path) -> Path:
    done = run(package, *BUILD)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (library,) = built(package)
    return library


def searched(package: Path) -> str:
    done = run(package, sys.executable, "-c", SEARCHED)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def refusal(package: Path, **settings: str) -> str:
    """What is said where nothing is compiled, which is no failure."""
    done = run(package, *BUILD, **settings)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(SLOWER)
    assert not [each for each in built(package) if each.is_dir()], "no draft is left behind"
    return done.stderr.removeprefix(SLOWER).strip()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package with nothing compiled in it, of all of `search` around, and an index to search."""
    ignored = shutil.ignore_patterns("__pycache__", "built")
    shutil.copytree(CHECKOUT / "search", tmp_path / "search", ignore=ignored)
    vectors = np.identity(2, np.float32)
    with closing(create_index(tmp_path / "few.index", dimension=2, fingerprint="by-hand")) as index:
        few = [Document("a", caption="red dress"), Document("b", caption="blue dress")]
        index.add(few, image_vectors=vectors, caption_vectors=vectors)
    return tmp_path / PACKAGE


@needs_compiler
def test_here_the_loops_are_compiled() -> None:
    assert native.code is not None, "python -m search.indexes.embedded.native compiles them, or says what is missing"


@needs_compiler
def test_what_was_compiled_is_loaded_and_not_compiled_again(package: Path) -> None:
    assert searched(package) == "False b a"
    library = compiled(package)
    before = library.stat().st_ino, library.stat().st_mtime_ns
    assert searched(package) == "True b a"
    assert compiled(package) == library
    assert (library.stat().st_ino, library.stat().st_mtime_ns) == before


@needs_compiler
def test_other_sources_get_another_library_and_the_former_goes(package: Path) -> None:
    former = compiled(package)
    with (package / "words.c").open("a", encoding="utf-8") as source:
        source.write("/* changed */\n")
    assert searched(package) == "False b a", "what is compiled from other sources is not loaded"
    assert compiled(package) != former
    assert searched(package) == "True b a"


@pytest.mark.parametrize(
    ("settings", "name"), [({"PATH": ""}, "cc"), ({"CC": "nothing"}, "nothing"), ({"CC": "nothing -m64"}, "nothing")]
)
def test_a_missing_compiler_is_told_in_one_line_and_is_no_failure(package: Path, settings, name) -> None:
    told = refusal(package, **settings)
    assert told.startswith(f"there is no C compiler called {name}; ")
    assert "\n" not in told
    assert searched(package) == "False b a"


@needs_compiler
def test_the_compiler_may_be_named_with_arguments(package: Path) -> None:
    assert not run(package, *BUILD, CC="cc -DNOTHING").stderr
    assert searched(package) == "True b a"


@needs_compiler
def test_a_compiler_that_refuses_is_told_in_its_own_words(package: Path) -> None:
    with (package / "best.c").open("a", encoding="utf-8") as source:
        source.write("no C\n")
    told = refusal(package)
    assert told.startswith("cc refused:\n")
    assert re.search(r"best\.c:\d+", told)
    assert built(package) == []
    assert searched(package) == "False b a"


def test_what_cannot_be_loaded_is_not_kept(package: Path) -> None:
    maker = package / "maker.sh"
    maker.write_text('#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho "for another machine" > "$2"\n')
    maker.chmod(0o755)
    assert "can't be loaded here" in refusal(package, CC=str(maker))
    assert built(package) == []


def test_a_folder_that_cannot_be_written_to_is_told_in_one_line(package: Path) -> None:
    (package / "built").touch()  # nobody can make a folder of that name, whatever their rights
    done = run(package, *BUILD, CC=sys.executable)  # which is there, and not asked
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
    assert str(package / "built") in done.stderr


@needs_compiler
@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_a_damaged_library_is_not_loaded_and_made_again(package: Path, damage) -> None:
    library = compiled(package)
    whole = library.read_bytes()
    other_end = bytes([whole[-1] ^ 1])
    library.write_bytes(whole[: len(whole) // 2] if damage == "cut" else whole[:-1] + other_end)
    assert searched(package) == "False b a"
    assert compiled(package).read_bytes() == whole
    assert searched(package) == "True b a"


@needs_compiler
def test_two_that_compile_at_once_leave_one_library(package: Path) -> None:
    checkout = package.parents[len(PACKAGE.parts) - 1]
    at_once = [
        subprocess.Popen(BUILD, cwd=checkout, env=environment(), stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert [(each.communicate()[1], each.returncode) for each in at_once] == [("", 0)] * 2
    assert len(built(package)) == 1
    assert searched(package) == "True b a"


@pytest.mark.parametrize("stamp", ["installed-run", "installed-test"])
@pytest.mark.parametrize("changed", ["words.c", "legs.h", "build.py"])
def test_make_sets_up_again_where_what_is_compiled_changed(tmp_path: Path, stamp, changed) -> None:
    """As after a pull: a file that is newer than the set-up."""
    if shutil.which("make") is None:
        pytest.skip("there is no make here")
    shutil.copytree(CHECKOUT / PACKAGE, tmp_path / PACKAGE)
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt", "pyproject.toml", "setup.sh"):
        (tmp_path / name).touch()
    for folder, name in (("tests", "package-lock.json"), (".venv", stamp)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).touch()
    later = (tmp_path / ".venv" / stamp).stat().st_mtime + 10
    asked = ["make", "--question", f".venv/{stamp}"]
    os.utime(tmp_path / ".venv" / stamp, (later, later))
    assert subprocess.run(asked, cwd=tmp_path, check=False).returncode == 0, "nothing is to be done"
    os.utime(tmp_path / PACKAGE / changed, (later + 10, later + 10))
    assert subprocess.run(asked, cwd=tmp_path, check=False).returncode == 1


@needs_compiler
def test_the_compiler_has_nothing_to_remark(tmp_path: Path) -> None:
    sources = [str(source) for source in SOURCES if source.suffix == ".c"]
    strictly = ["cc", *FLAGS, "-Wall", "-Wextra", "-Werror", "-o", str(tmp_path / "legs.so")]
    done = subprocess.run([*strictly, *sources, "-lm"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
