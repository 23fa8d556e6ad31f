"""The backends that the contract runs on. A new one joins by a line in `BACKENDS`."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from search.errors import TriptychError
from search.indexes import Index, create_index, drop_index
from search.indexes.embedded.index import EmbeddedIndex
from tests.contract.layouts import Mixed, Segmented
from tests.opensearch_server import shared_server

BACKENDS: dict[str, Callable[[Path], str]] = {
    "embedded": lambda folder: str(folder / "contract.index"),
    "mapped": lambda folder: str(folder / "contract.index"),
    "mapped by NumPy": lambda folder: str(folder / "contract.index"),
    "mixed": lambda folder: str(folder / "contract.index"),
    "opensearch": lambda _: shared_server().address(f"contract-{uuid.uuid4().hex}"),
}
"""Backend → where a test's index lies, given the test's own folder. It may skip where the backend isn't there.

`embedded` keeps everything in memory; with `mapped` all of it lies in a segment, with `mixed` some lies in one, some of
that was removed, and some came since. `mapped by NumPy` is what `mapped` is where there is no compiler.
"""

LAYOUTS: dict[str, tuple[type[EmbeddedIndex], float]] = {
    "mapped": (Segmented, 0.0),
    "mapped by NumPy": (Segmented, 0.0),
    "mixed": (Mixed, 1e9),
}
"""Layout → its index, and the share of a segment that has to change before it is made again: any, and never."""

FINGERPRINT = "contract-vectors"


@pytest.fixture(
    params=[pytest.param(name, marks=[pytest.mark.slow] if name != "embedded" else []) for name in sorted(BACKENDS)]
)
def location(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A place of that backend at which there is no index yet."""
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_AVERAGE", "1")
    if request.param in LAYOUTS:
        kind, share = LAYOUTS[request.param]
        monkeypatch.setenv("TRIPTYCH_MAPPED", "1")
        monkeypatch.setattr("search.indexes.embedded.folder.EmbeddedIndex", kind)
        monkeypatch.setattr("search.indexes.embedded.segment.BEHIND", share)
        monkeypatch.setattr("search.indexes.embedded.derived.GRACE", 0.0)
    if request.param == "mapped by NumPy":
        monkeypatch.setattr("search.indexes.embedded.native.code", None)
    place = BACKENDS[request.param](tmp_path)
    yield place
    if request.param == "opensearch":  # a folder goes with the test
        with suppress(TriptychError):
            drop_index(place)


@pytest.fixture
def index(location: str) -> Iterator[Index]:
    """An empty index for vectors of three numbers."""
    index = create_index(location, dimension=3, fingerprint=FINGERPRINT, encoder="by-hand")
    yield index
    index.close()
