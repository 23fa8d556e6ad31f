"""`encoders` and `encoders pull NAME` as a user runs them, against a hub on this machine."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.encoders.model_hub import ModelHub, serving

pytestmark = pytest.mark.slow

NAME = "somebody/tiny-clip"


def run(place: Path, *arguments: str, endpoint: str = "http://127.0.0.1:9") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "CO"))}
    environment |= {"HF_HOME": str(place), "HF_ENDPOINT": endpoint, "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "search", "encoders", *arguments],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def cache_of(place: Path) -> Path:
    return place / "hub" / "models--somebody--tiny-clip"


def pulled(hub: ModelHub, place: Path) -> subprocess.CompletedProcess[str]:
    return run(place, "pull", NAME, "--deadline", "60", endpoint=hub.address)


def test_size_and_licence_come_first_and_then_the_bar_and_the_folder(saved: dict[str, Path], tmp_path: Path) -> None:
    with serving(NAME, saved["CLIP"]) as hub:
        done = pulled(hub, tmp_path)
    assert done.returncode == 0, done.stderr
    said = done.stderr.splitlines()
    size = sum(file.stat().st_size for file in saved["CLIP"].iterdir())
    assert said[0] == f"{NAME}: {NAME}, {size / 1e6:.0f} MB in {len(list(saved['CLIP'].iterdir()))} files"
    assert said[1] == "licence: mit"
    assert any("MB" in line for line in said[2:])
    folder = Path(done.stdout.removeprefix(f"fetched {NAME}: ").strip())
    assert folder.is_relative_to(cache_of(tmp_path))
    assert (folder / "model.safetensors").is_file()


def test_what_is_here_is_not_fetched_again_and_no_hub_is_asked(saved: dict[str, Path], tmp_path: Path) -> None:
    with serving(NAME, saved["CLIP"]) as hub:
        pulled(hub, tmp_path)
    again = run(tmp_path, "pull", NAME)
    assert again.returncode == 0
    assert again.stdout.startswith(f"{NAME} is on this machine already")


def test_a_hub_that_never_answers_ends_at_the_deadline(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = run(tmp_path, "pull", "clip", "--deadline", "3", endpoint=f"http://127.0.0.1:{server.getsockname()[1]}")
    assert done.returncode == 3
    assert "'openai/clip-vit-base-patch32' could not be downloaded within 3 seconds" in done.stderr


def test_a_hub_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "pull", "siglip2")
    assert done.returncode == 3
    assert done.stderr.startswith(
        "triptych: the encoder 'google/siglip2-base-patch16-224' could not be downloaded: Conn"
    )


def test_an_api_has_nothing_to_fetch(tmp_path: Path) -> None:
    done = run(tmp_path, "pull", "cohere-v4")
    assert done.returncode == 2
    assert "nothing to fetch; put a key into CO_API_KEY" in done.stderr


@pytest.mark.parametrize("arguments", [("pull",), ("push", "clip"), ("clip",)])
def test_anything_else_is_refused_with_what_to_say(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "say `encoders`, or `encoders pull NAME`" in done.stderr


def test_the_listing_as_json_holds_the_whole_catalogue(tmp_path: Path) -> None:
    done = run(tmp_path, "--json")
    found = {entry["alias"]: entry for entry in json.loads(done.stdout)}
    assert found["bundled"]["state"] == "ready"
    assert found["clip"]["state"] == "missing"
    assert found["jina-clip-v2"]["truncations"] == [64, 128, 256, 512, 768]
    assert found["cohere-v4"]["price"].startswith("$0.12 per million tokens")
