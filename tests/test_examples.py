"""The programs in `examples`, run as their readers run them, against a real server."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.demo.shop import fill, png, served

pytestmark = pytest.mark.slow  # they start servers

EXAMPLES = CHECKOUT / "examples"
MODULES = CHECKOUT / "tests" / "node_modules"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with fill(tmp_path_factory.mktemp("examples") / "shop.index") as engine, served(engine) as address:
        yield address


@pytest.fixture
def red(tmp_path: Path) -> Path:
    file = tmp_path / "red.png"
    file.write_bytes(png("red"))
    return file


def run(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_is_found_from_python_and_from_javascript(address: str, red: Path, node: str) -> None:
    from_python = run(sys.executable, EXAMPLES / "search.py", "blue cloth", red, "--at", address)
    from_javascript = run(node, red.parent / "search.mjs", "blue cloth", red, address)
    assert from_python == from_javascript
    blocks = {block.splitlines()[0]: block for block in _blocks(from_python)}
    assert list(blocks) == ['"blue cloth": 3 of 41', "the picture: 3 of 41", "both: 3 of 41", "more like blue: 3 of 40"]
    words, picture, both, alike = blocks.values()
    assert "1. blue: A blue cloth" in words
    assert "Its caption says “blue” and “cloth”" in words
    assert "1. mute-red: (no caption)" in picture
    assert "2. red: A red cloth" in picture
    assert "red-blue: A red and blue cloth" in both
    assert "1. blue: " not in alike
    assert "blue" in alike.splitlines()[1]


@pytest.fixture
def node(red: Path) -> str:
    """Node.js, and the JavaScript example in a folder into which its package is installed."""
    found = shutil.which("node")
    if found is None or not (MODULES / "@gradio" / "client").is_dir():
        told = "Node.js or Gradio's client for it is not here: `sh setup.sh test` brings them"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    shutil.copy(EXAMPLES / "search.mjs", red.parent)
    (red.parent / "node_modules").symlink_to(MODULES)
    return found


def test_python_takes_a_picture_by_its_address_as_far_as_the_server_lets_it(address: str) -> None:
    done = subprocess.run(
        [sys.executable, EXAMPLES / "search.py", "blue", f"{address}/thumbnails/none.webp", "--at", address],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "Nothing can be reached at this address on the public web" in done.stderr


def test_an_assistant_uses_every_tool(address: str, red: Path) -> None:
    told = run(sys.executable, EXAMPLES / "mcp_client.py", "blue cloth", red, "--at", address)
    lines = told.splitlines()
    assert [line.split(":")[0] for line in lines[:5]] == ["search", "similar", "documents", "classify", "compare"]
    assert lines[5].startswith("1. blue: A blue cloth (Its caption says “blue” and “cloth”;")
    assert lines[-4].startswith("alike: blue-")
    assert lines[-3] == "documents: black, black-cyan, black-pink"
    assert lines[-2] == "it shows: dress 33%, boot 33%, hat 33%"
    assert lines[-1].startswith("captions and pictures agree on ")


def test_what_is_refused_ends_the_example_with_a_sentence(address: str, tmp_path: Path) -> None:
    (tmp_path / "no-picture.png").write_bytes(b"no picture")
    done = subprocess.run(
        [sys.executable, EXAMPLES / "mcp_client.py", "blue", tmp_path / "no-picture.png", "--at", address],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "picture" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_calls_in_the_documentation_are_answered(address: str, red: Path) -> None:
    if shutil.which("curl") is None:
        if os.environ.get("CI"):
            pytest.fail("curl is not here")
        pytest.skip("curl is not here")
    documentation = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
    calls = re.findall(r"```sh\n(.*?)```", documentation, re.DOTALL)
    assert len(calls) == 2
    (red.parent / "photo.webp").write_bytes(red.read_bytes())
    program = "\n".join(calls).replace("http://127.0.0.1:7860", address)
    done = subprocess.run(["bash", "-e"], input=program, cwd=red.parent, capture_output=True, text=True, timeout=120)
    assert done.stdout.count("event: complete") == 2, done.stdout + done.stderr
    assert '"after": "black"' in done.stdout
    assert "It is the same picture as yours." in done.stdout


def test_each_example_says_how_to_run_it() -> None:
    for example in EXAMPLES.iterdir():
        if example.suffix in (".py", ".mjs") and example.name != "__init__.py":
            head = example.read_text(encoding="utf-8")[:600]
            assert f"examples/{example.name} " in head
            assert "install" in head


def _blocks(text: str) -> list[str]:
    """Each question with its answers: a line that is not indented and those after it that are."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return ["\n".join(block) for block in blocks]
