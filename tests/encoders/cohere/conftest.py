"""A server that speaks Cohere's protocol, and encoders that ask it."""

from collections.abc import Callable, Iterator

import pytest

from search.encoders.cohere import CohereEncoder, load
from tests.encoders.cohere.server import KEY, CohereServer, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[CohereServer]:
    """The server, its address and key in the environment, and pauses between attempts cut short."""
    with serving() as server:
        monkeypatch.setenv("TRIPTYCH_COHERE_ADDRESS", server.address)
        monkeypatch.setenv("TRIPTYCH_COHERE_IMAGES_PER_MINUTE", "400")
        monkeypatch.setenv("CO_API_KEY", KEY)
        monkeypatch.delenv("COHERE_API_KEY", raising=False)
        monkeypatch.setattr("search.encoders.cohere.calls.FIRST_PAUSE", 0.01)
        yield server


@pytest.fixture
def encoder(server: CohereServer) -> Callable[[str], CohereEncoder]:
    return load
