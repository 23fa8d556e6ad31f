"""Imports run one way: every room of `search` imports only from rooms before it, and nothing there knows the page."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

LAYERS = (
    {"errors", "settings", "nouns", "plain", "where", "words", "progress", "deadline", "stopwatch", "threads"},
    {"fusion", "diversity", "encoders", "indexes"},
    {
        "calibration",
        "legs",
        "methods",
        "agreement",
        "templates",
        "labelsets",
        "facets",
        "arguments",
        "retrieval",
        "unwanted",
        "commitment",
        "nearness",
        "notices",
        "reasons",
        "wording",
        "otherwise",
        "idle",
        "phrasing",
        "titles",
        "report",
        "ingest",
        "charges",
        "served",
        "usual",
        "tuned",
        "doubts",
        "spelling",
        "asking",
    },
    {"arranged"},
    {"engine", "classify", "compare", "columns", "reindex"},
    {"bundled", "evaluation", "intake"},
    {"terminal", "commands"},
    {"__main__"},
)
"""Rooms by layer, lowest first; a new room is entered where it belongs."""

APART = LAYERS[1]
"""Rooms that must not know each other, although they are of one layer: everything above puts them together."""

FOREIGN = {"demo", "assets", "tests", "benchmarks", "gradio", "gradio_client", "fastapi", "uvicorn"}
"""What `search` works without."""

SLOW = {"torch", "transformers", "gradio", "sklearn", "pyarrow", "huggingface_hub"}
"""What is imported at first need, since each takes a good part of a second or more."""

MODULES = sorted((CHECKOUT / "search").rglob("*.py"))


def level(room: str) -> int:
    found = [place for place, layer in enumerate(LAYERS) if room in layer]
    assert found, f"search/{room} is in no layer: enter it in tests/test_layers.py where it belongs"
    return found[0]


def room_of(path: Path) -> str:
    """The first step below `search/`: a module's name or the package it is in; empty for `search/__init__.py`."""
    first = path.relative_to(CHECKOUT / "search").parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Full names of all modules that a file imports anywhere in it, inside functions too."""
    package = ["search", *path.relative_to(CHECKOUT / "search").parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{name.name}" for name in node.names)


def rooms_imported(path: Path) -> set[str]:
    """Other rooms that a file imports from; `search` itself, as in `from search import Query`, counts as empty."""
    found = set()
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "search":
            first = rest.split(".")[0]
            is_room = (CHECKOUT / "search" / first).is_dir() or (CHECKOUT / "search" / f"{first}.py").is_file()
            found.add(first if first and is_room else "")
    return found - {room_of(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    room = room_of(path)
    assert not {name.partition(".")[0] for name in imported(path)} & FOREIGN
    others = rooms_imported(path)
    if room == "":  # the public names; nothing within `search` may import them, or imports would run in a circle
        assert all(level(other) <= level("engine") for other in others)
        return
    assert "" not in others, "import from the room itself, not from `search`"
    too_high = {other for other in others if level(other) > level(room) or (room in APART and other in APART)}
    assert not too_high, f"search/{room} may not import {sorted(too_high)}"


def test_rooms_of_one_layer_do_not_import_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        graph.setdefault(room_of(path), set()).update(rooms_imported(path))
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_importing_search_imports_nothing_slow() -> None:
    program = f"import sys, search; print(*sorted(set(sys.modules) & {SLOW!r}))"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
