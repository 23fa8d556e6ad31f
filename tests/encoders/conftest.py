"""One tiny model folder per family, saved once for all tests; a test that changes a folder works on its own copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.encoders.tiny_models import FAMILIES, save


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """family → its folder; not to be changed."""
    root = tmp_path_factory.mktemp("models")
    return {family: save(family, root / family) for family in FAMILIES}


@pytest.fixture
def copied(saved: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """A family's folder as a copy that a test may change."""
    return lambda family: Path(shutil.copytree(saved[family], tmp_path / f"copy of {family}"))
