import logging
import uuid
from collections.abc import Iterator

import pytest

from search.indexes import open_index
from search.indexes.opensearch import OpenSearchIndex
from tests.contract.shelf import fill
from tests.indexes.opensearch.shop import made, searches
from tests.indexes.opensearch.small_server import SmallServer
from tests.opensearch_proxy import Proxy
from tests.opensearch_server import Server, shared_server


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


@pytest.fixture
def opensearch() -> Server:
    """The real server that all tests share."""
    return shared_server()


@pytest.fixture
def proxy(opensearch: Server) -> Iterator[Proxy]:
    """Stands between a test and that server, and can break the way to it."""
    with opensearch.proxy() as proxy:
        yield proxy


@pytest.fixture
def name(opensearch: Server) -> Iterator[str]:
    """Of an index that is not there yet, and not there any more afterwards, whoever made it."""
    name = f"failures-{uuid.uuid4().hex}"
    yield name
    for found in opensearch.request("GET", f"/{name},{name}--*?ignore_unavailable=true&expand_wildcards=all"):
        opensearch.request("DELETE", f"/{found}")


@pytest.fixture
def shop(opensearch: Server, name: str) -> Iterator[OpenSearchIndex]:
    """An index on the shared server with six documents."""
    index = made(opensearch.address(name))
    fill(index)
    searches(index)  # and so does everybody else from now on
    yield index
    index.close()
