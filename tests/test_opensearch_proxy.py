"""The proxy that the failure tests rely on does what it says, seen through the client that the product uses."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from opensearchpy import OpenSearch
from opensearchpy.exceptions import AuthenticationException, ConnectionTimeout, TransportError
from opensearchpy.exceptions import ConnectionError as BrokenConnection

from tests.opensearch_proxy import Answer, Cut, Delay, Hang, Proxy, Refuse, self_signed

pytestmark = pytest.mark.slow

ANSWER = b'{"hits": ' + b'"' + 3000 * b"x" + b'"}'


class Behind(BaseHTTPRequestHandler):
    """Answers everything with the same three kilobytes."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Behind) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        yield server.server_port
        server.shutdown()
        serving.join()


@pytest.fixture
def proxy(port) -> Iterator[Proxy]:
    with Proxy(port) as proxy:
        yield proxy


@pytest.fixture
def client(proxy) -> Iterator[OpenSearch]:
    client = OpenSearch([{"host": "127.0.0.1", "port": proxy.port}], max_retries=0, timeout=0.5)
    yield client
    client.close()


def test_without_a_fault_everything_passes_and_is_noted(proxy, client):
    assert client.transport.perform_request("GET", "/a/_count", params={"q": "b"})["hits"] == 3000 * "x"
    assert proxy.seen == ["GET /a/_count"]


@pytest.mark.parametrize("fault", [Refuse(), Cut(after=100)])
def test_a_refused_or_cut_request_is_a_broken_connection_and_the_next_one_passes(proxy, client, fault):
    proxy.inject(fault, times=1)
    with pytest.raises(BrokenConnection):
        client.transport.perform_request("GET", "/a")
    assert client.transport.perform_request("GET", "/a")


@pytest.mark.parametrize("fault", [Hang(), Delay(seconds=1)])
def test_a_request_that_hangs_or_is_late_runs_into_the_clients_deadline(proxy, client, fault):
    proxy.inject(fault)
    with pytest.raises(ConnectionTimeout):
        client.transport.perform_request("GET", "/a")
    proxy.heal()
    assert client.transport.perform_request("GET", "/a")


def test_a_short_delay_is_waited_for(proxy, client):
    proxy.inject(Delay(seconds=0.1))
    assert client.transport.perform_request("GET", "/a")


def test_an_answer_of_the_proxys_own_never_reaches_the_server(proxy, client):
    proxy.inject(Answer(429), times=2)
    for _ in range(2):
        with pytest.raises(TransportError) as raised:
            client.transport.perform_request("GET", "/a")
        assert raised.value.status_code == 429
    assert client.transport.perform_request("GET", "/a")


def test_a_fault_meets_only_the_paths_that_it_is_for(proxy, client):
    proxy.inject(Answer(503), where="/_msearch")
    assert client.transport.perform_request("GET", "/a/_mget")
    with pytest.raises(TransportError):
        client.transport.perform_request("GET", "/a/_msearch")


def test_a_closed_proxy_is_a_refused_connection(port):
    with Proxy(port) as proxy:
        client = OpenSearch([{"host": "127.0.0.1", "port": proxy.port}], max_retries=0)
        assert client.transport.perform_request("GET", "/a")
    with pytest.raises(BrokenConnection, match="refused"):
        client.transport.perform_request("GET", "/a")
    client.close()


def test_tls_and_a_password_are_asked_for(port, tmp_path: Path):
    certificate, key = self_signed(tmp_path)
    with Proxy(port, certificate=(certificate, key), credentials="me:secret") as proxy:
        host = {"host": "localhost", "port": proxy.port}
        told = OpenSearch([host], use_ssl=True, ca_certs=str(certificate), http_auth=("me", "secret"), max_retries=0)
        assert told.transport.perform_request("GET", "/a")
        wrong = OpenSearch([host], use_ssl=True, ca_certs=str(certificate), http_auth=("me", "guess"), max_retries=0)
        with pytest.raises(AuthenticationException):
            wrong.transport.perform_request("GET", "/a")
        doubtful = OpenSearch([host], use_ssl=True, max_retries=0)
        with pytest.raises(BrokenConnection, match="self-signed"):
            doubtful.transport.perform_request("GET", "/a")
        for client in (told, wrong, doubtful):
            client.close()
