"""The backends that the contract runs on. A new one joins by a line in `BACKENDS`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.indexes import Index, create_index

BACKENDS: dict[str, Callable[[Path], str]] = {
    "embedded": lambda folder: str(folder / "contract.index"),
}
"""Backend → where a test's index lies, given the test's own folder. It may skip where the backend isn't there."""

FINGERPRINT = "contract-vectors"


@pytest.fixture(params=sorted(BACKENDS))
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place of that backend at which there is no index yet."""
    return BACKENDS[request.param](tmp_path)


@pytest.fixture
def index(location: str) -> Iterator[Index]:
    """An empty index for vectors of three numbers."""
    index = create_index(location, dimension=3, fingerprint=FINGERPRINT, encoder="by-hand")
    yield index
    index.close()
