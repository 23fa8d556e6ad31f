"""A fingerprint follows what the vectors depend on, and nothing else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file, save_file

from search.encoders import load_encoder
from search.encoders.fingerprint import fingerprint
from tests.encoders.tiny_models import save


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content, indent=3))


def change_one_weight(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    weights["text_projection.weight"][3, 5] += 0.001
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


TRUNCATION = {"direction": "Right", "max_length": 3, "strategy": "LongestFirst", "stride": 0}

MATTERS: dict[str, Callable[[Path], object]] = {
    "one weight": change_one_weight,
    "a mean of the preprocessing": lambda folder: edit(
        folder / "preprocessor_config.json", lambda content: content["image_mean"].__setitem__(0, 0.5)
    ),
    "a size of the preprocessing": lambda folder: edit(
        folder / "preprocessor_config.json", lambda content: content.update(size={"shortest_edge": 40})
    ),
    "two words of the vocabulary": lambda folder: edit(
        folder / "tokenizer.json", lambda content: content["model"]["vocab"].update(a=1, b=0)
    ),
    "how the model computes": lambda folder: edit(
        folder / "config.json", lambda content: content["text_config"].update(hidden_act="gelu")
    ),
}

DOES_NOT_MATTER: dict[str, Callable[[Path], object]] = {
    "where it came from": lambda folder: edit(
        folder / "config.json", lambda content: content.update(_name_or_path="elsewhere/model")
    ),
    "which version saved it": lambda folder: edit(
        folder / "config.json", lambda content: content.update(transformers_version="4.9", torch_dtype="float16")
    ),
    "the number format named for a tower": lambda folder: edit(
        folder / "config.json", lambda content: content["vision_config"].update(dtype="bfloat16")
    ),
    "how the tokeniser was last called": lambda folder: edit(
        folder / "tokenizer.json", lambda content: content.update(truncation=TRUNCATION, padding=None)
    ),
    "the order of the keys": lambda folder: (folder / "preprocessor_config.json").write_text(
        json.dumps(dict(reversed(json.loads((folder / "preprocessor_config.json").read_text()).items())))
    ),
    "a readme and weights in another format": lambda folder: [
        (folder / name).write_text("something else") for name in ("README.md", "pytorch_model.bin", "extra.safetensors")
    ],
}


@pytest.mark.parametrize("what", MATTERS)
def test_it_changes_with(what: str, copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    before = load_encoder(str(folder)).fingerprint
    MATTERS[what](folder)
    assert load_encoder(str(folder)).fingerprint != before


@pytest.mark.parametrize("what", DOES_NOT_MATTER)
def test_it_stays_whatever(what: str, copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    before = load_encoder(str(folder)).fingerprint
    DOES_NOT_MATTER[what](folder)
    assert load_encoder(str(folder)).fingerprint == before


def test_a_moved_folder_keeps_it(saved: dict[str, Path], tmp_path: Path) -> None:
    moved = Path(shutil.copytree(saved["SigLIP"], tmp_path / "deeper" / "down"))
    assert load_encoder(str(moved)).fingerprint == load_encoder(str(saved["SigLIP"])).fingerprint


def test_the_same_model_saved_again_has_it(saved: dict[str, Path], tmp_path: Path) -> None:
    assert fingerprint(save("CLIP", tmp_path), 24) == fingerprint(saved["CLIP"], 24)


def test_it_is_the_digest_in_hex_and_differs_between_models_and_dimensions(saved: dict[str, Path]) -> None:
    found = {fingerprint(folder, dimension) for folder in saved.values() for dimension in (24, 32)}
    assert len(found) == 2 * len(saved)
    assert all(len(digest) == 64 and int(digest, 16) >= 0 for digest in found)
    assert load_encoder(str(saved["CLIP"])).fingerprint == fingerprint(saved["CLIP"], 24)
