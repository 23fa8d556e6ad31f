from collections.abc import Iterator
from pathlib import Path

import pytest

from search.indexes.embedded import create
from search.indexes.embedded.index import EmbeddedIndex


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the test's index lies; not made yet."""
    return tmp_path / "shop.index"


@pytest.fixture
def index(folder: Path) -> Iterator[EmbeddedIndex]:
    """An empty embedded index for vectors of three numbers."""
    index = create(folder, dimension=3, fingerprint="by-hand")
    yield index
    index.close()
