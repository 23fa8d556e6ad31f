import logging
from collections.abc import Iterator

import pytest

from search.indexes import open_index
from search.indexes.opensearch import OpenSearchIndex
from tests.indexes.opensearch.small_server import SmallServer


@pytest.fixture
def server() -> Iterator[SmallServer]:
    """A server that answers as the test says."""
    with SmallServer() as server:
        yield server


@pytest.fixture
def index(server: SmallServer) -> Iterator[OpenSearchIndex]:
    """The index on it, for vectors of three numbers."""
    index = open_index(server.address)
    assert isinstance(index, OpenSearchIndex)
    yield index
    index.close()


@pytest.fixture
def quiet(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Neither the client library nor the one below it prints or logs a warning, whatever goes wrong."""
    yield
    told = capfd.readouterr()
    assert told.out + told.err == ""
    assert [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING] == []


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses between attempts are short, so that what fails is quickly tried as often as it should be."""
    monkeypatch.setattr("search.indexes.opensearch.connection.LONGEST_PAUSE", 0.02)
    monkeypatch.setattr("search.indexes.opensearch.writing.LONGEST_PAUSE", 0.02)
