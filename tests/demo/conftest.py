"""One small shop for all tests of the page, and one server over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.uploads import Uploads
from search import Engine
from tests.demo.shop import fill, served
from tests.ingest.conftest import site as site  # a fixture here too


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    folder = tmp_path / "uploads"
    folder.mkdir()
    return Uploads(folder)


@pytest.fixture(scope="session")
def address(engine: Engine) -> Iterator[str]:
    with served(engine) as address:
        yield address
