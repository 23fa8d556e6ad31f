"""The number format is the one that was measured to be quicker, once per machine and model."""

import json
from pathlib import Path

import pytest
import torch

from search.encoders import hardware
from search.encoders.speed import FILE, machine, remember, remembered
from search.encoders.transformers import TransformersEncoder
from search.settings import Settings

needs_instructions = pytest.mark.skipif(
    not torch.cpu._is_avx512_bf16_supported() or torch.cuda.is_available(),
    reason="this processor has no instructions for bfloat16, or does not encode",
)


@pytest.fixture
def large(saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny model that counts as large."""
    monkeypatch.setattr(hardware, "SMALL", 0)
    return saved["CLIP"]


def opened(folder: Path, home: Path) -> TransformersEncoder:
    return TransformersEncoder("clip", folder, Settings(home=str(home), device="cpu"))


@needs_instructions
def test_it_is_measured_once_and_remembered(large: Path, tmp_path: Path) -> None:
    first = opened(large, tmp_path)
    [(key, measured)] = json.loads((tmp_path / FILE).read_text()).items()
    assert key.startswith("CLIPModel of ")
    assert key.endswith(machine())
    assert first.dtype == min(measured, key=measured.get)
    written = (tmp_path / FILE).stat().st_mtime_ns
    assert opened(large, tmp_path).dtype == first.dtype
    assert (tmp_path / FILE).stat().st_mtime_ns == written


@needs_instructions
@pytest.mark.parametrize(("seconds", "taken"), [((1.0, 2.0), "float32"), ((2.0, 1.0), "bfloat16")])
def test_the_quicker_one_is_taken(large: Path, tmp_path: Path, seconds: tuple[float, float], taken: str) -> None:
    opened(large, tmp_path)
    [key] = json.loads((tmp_path / FILE).read_text())
    remember(tmp_path, key, dict(zip(("float32", "bfloat16"), seconds, strict=True)))
    assert opened(large, tmp_path).dtype == taken


@needs_instructions
def test_a_folder_that_cannot_be_written_stops_nothing(large: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert opened(large, tmp_path / "file").dtype in ("float32", "bfloat16")


def test_a_format_that_was_named_is_not_measured(large: Path, tmp_path: Path) -> None:
    TransformersEncoder("clip", large, Settings(home=str(tmp_path), device="cpu", dtype="bfloat16"))
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("content", ["{", "[]", '{"a": 3}', '{"a": {"float32": "quick"}}'])
def test_what_was_damaged_counts_as_not_measured(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert remembered(tmp_path, "a") is None
    remember(tmp_path, "a", {"float32": 1.0, "bfloat16": 2.0})
    assert remembered(tmp_path, "a") == {"float32": 1.0, "bfloat16": 2.0}


def test_measurements_of_several_models_stay_beside_each_other(tmp_path: Path) -> None:
    remember(tmp_path / "new", "a", {"float32": 1.0})
    remember(tmp_path / "new", "b", {"float32": 2.0})
    assert remembered(tmp_path / "new", "a") == {"float32": 1.0}
