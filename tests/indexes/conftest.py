import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from search.indexes.embedded import create, open_existing
from search.indexes.embedded.index import EmbeddedIndex
from tests.indexes.stock import DIMENSION, SIZE, segments_in, store
from tests.indexes.ways import machine_code, numpy_alone


@pytest.fixture(scope="module", params=["machine code", "NumPy"])
def both_ways(request: pytest.FixtureRequest) -> Iterator[None]:
    """A module all of whose tests use it runs twice: with the legs' loops as machine code, and without."""
    if request.param == "machine code":
        machine_code()
        yield
    else:
        with numpy_alone():
            yield


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


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents three times: in `memory`, in a segment (`mapped`), and in one with lists (`listed`)."""
    place = tmp_path_factory.mktemp("shelves")
    with pytest.MonkeyPatch.context() as patch:
        for name, mapped, listed in (("memory", 20_000, 20_000), ("mapped", 200, 20_000), ("listed", 200, 100)):
            patch.setenv("TRIPTYCH_MAPPED", str(mapped))
            patch.setattr("search.indexes.embedded.gathering.LISTED", listed)
            with closing(create(place / name, dimension=DIMENSION, fingerprint="by-hand")) as index:
                store(index, 0, SIZE)
                index.optimize()
            assert len(segments_in(place / name)) == (name != "memory")
            if name != "memory":
                assert (segments_in(place / name)[0] / "image.neighbours").exists() == (name == "listed")
    return place


@pytest.fixture
def memory(tmp_path: Path, shelves: Path) -> Iterator[EmbeddedIndex]:
    """Documents without a segment."""
    shutil.copytree(shelves / "memory", tmp_path / "memory.index")
    with closing(open_existing(tmp_path / "memory.index")) as index:
        yield index


@pytest.fixture
def mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: EmbeddedIndex, shelves: Path
) -> Iterator[EmbeddedIndex]:
    """The same in a segment."""
    monkeypatch.setenv("TRIPTYCH_MAPPED", "200")
    monkeypatch.setattr("search.indexes.embedded.derived.GRACE", 0.05)
    shutil.copytree(shelves / "mapped", tmp_path / "mapped.index")
    with closing(open_existing(tmp_path / "mapped.index")) as index:
        yield index


@pytest.fixture
def listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: EmbeddedIndex, shelves: Path
) -> Iterator[EmbeddedIndex]:
    """The same in a segment whose vectors lie in lists."""
    monkeypatch.setenv("TRIPTYCH_MAPPED", "200")
    monkeypatch.setattr("search.indexes.embedded.derived.GRACE", 0.05)
    monkeypatch.setattr("search.indexes.embedded.gathering.LISTED", 100)
    shutil.copytree(shelves / "listed", tmp_path / "listed.index")
    with closing(open_existing(tmp_path / "listed.index")) as index:
        yield index
