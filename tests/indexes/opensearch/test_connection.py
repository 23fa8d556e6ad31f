"""What is sent again and what is not, what the deadline bounds, and which error a refusal becomes."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from search.deadline import Deadline, waiting
from search.errors import GivenUp, IndexBusy, IndexNotFound, InvalidInput, TriptychError, Unavailable
from search.indexes import create_index, open_index
from search.indexes.opensearch.address import Address
from search.indexes.opensearch.connection import ATTEMPTS, POOL, Connection
from search.settings import Settings
from tests.indexes.opensearch.small_server import Reply, SmallServer, connected
from tests.opensearch_proxy import Answer, Cut, Hang, Proxy, Refuse

pytestmark = pytest.mark.usefixtures("quiet", "hasty")

WELL = Reply(body={"count": 3})


@pytest.fixture
def connection(server: SmallServer) -> Iterator[Connection]:
    connection = Connection(Address.parsed(server.address), Settings())
    yield connection
    connection.close()


def refused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_passes_by_itself_is_sent_again(server, connection, status):
    server.answers["GET /x/_count"] = [Reply(status), Reply(status), Reply(status), WELL]
    assert connection.ask("GET", "/x/_count") == {"count": 3}
    assert server.asked("GET /x/_count") == 4


def test_a_search_that_a_server_took_along_when_it_ended_is_sent_again(server, connection):
    told = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}, "status": 500}
    server.answers["POST /x/_search"] = [Reply(500, told), WELL]
    assert connection.ask("POST", "/x/_search", {}) == {"count": 3}


def test_between_attempts_there_are_pauses_that_grow_and_are_drawn(server, connection, monkeypatch):
    monkeypatch.undo()
    drawn: list[tuple[float, float]] = []
    slept: list[float] = []

    def uniform(low: float, high: float) -> float:
        drawn.append((low, high))
        return high / 100

    monkeypatch.setattr("search.indexes.opensearch.connection.random.uniform", uniform)
    monkeypatch.setattr("search.indexes.opensearch.connection.time.sleep", slept.append)
    server.answers["GET /x"] = [Reply(503)]
    with pytest.raises(Unavailable):
        connection.ask("GET", "/x")
    assert drawn == [(0, 0.05), (0, 0.1), (0, 0.2), (0, 0.4), (0, 0.8), (0, 1.0), (0, 1.0), (0, 1.0)]
    assert slept == [high / 100 for _, high in drawn[:-1]]
    assert server.asked("GET /x") == ATTEMPTS == 8


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 500, 501])
def test_what_another_attempt_would_not_change_is_sent_once(server, connection, status):
    server.answers["POST /x"] = [Reply(status)]
    with pytest.raises(TriptychError):
        connection.ask("POST", "/x", {"a": 1})
    assert server.asked("POST /x") == 1


def test_a_disk_that_is_full_is_not_asked_again(server, connection):
    blocked = "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
    reason = {"type": "cluster_block_exception", "reason": blocked + "read-only-allow-delete block];"}
    server.answers["PUT /x/_mapping"] = [Reply(429, {"error": reason, "status": 429})]
    with pytest.raises(Unavailable, match="the disk of OpenSearch"):
        connection.ask("PUT", "/x/_mapping", {}, seconds=60)
    assert server.asked("PUT /x/_mapping") == 1


@pytest.mark.parametrize("fault", [Refuse(), Cut(after=5), Answer(503)])
def test_a_broken_connection_is_made_again(server, fault):
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as proxy:
        connection = connected(proxy.address("shop"))
        proxy.inject(fault, times=3)
        assert connection.ask("GET", "/x") == {"count": 3}
        assert proxy.seen == ["GET /x"] * 4
        connection.close()


def test_a_server_that_is_not_there_is_noticed_long_before_the_deadline():
    connection = connected(f"opensearch://127.0.0.1:{refused_port()}/shop", opensearch_timeout=60.0)
    started = time.monotonic()
    with pytest.raises(Unavailable, match=r"cannot be reached \(Connection refused\).*`make opensearch` starts one"):
        connection.ask("GET", "/")
    assert time.monotonic() - started < 30
    connection.close()


def test_a_host_without_an_address_is_named():
    connection = connected("opensearch://nowhere.invalid/shop")
    with pytest.raises(Unavailable, match=r"OpenSearch at nowhere\.invalid:9200 cannot be reached"):
        connection.ask("GET", "/")
    connection.close()


@pytest.mark.slow
def test_the_deadline_bounds_what_a_slow_server_may_take(server, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_TIMEOUT", "0.4")
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as proxy:
        connection = Connection(Address.parsed(proxy.address("shop")), Settings.from_environment())
        proxy.inject(Hang())
        started = time.monotonic()
        with pytest.raises(Unavailable, match=r"did not answer in time.*TRIPTYCH_OPENSEARCH_TIMEOUT"):
            connection.ask("GET", "/x")
        assert 0.4 <= time.monotonic() - started < 30
        assert proxy.seen == ["GET /x"]
        proxy.heal()
        assert connection.ask("GET", "/x", seconds=30) == {"count": 3}
        connection.close()


def test_nothing_is_waited_for_longer_than_by_whoever_asked(server):
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as proxy:
        connection = connected(proxy.address("shop"), opensearch_timeout=600.0)
        proxy.inject(Hang())
        with waiting(Deadline(0.3)), pytest.raises(GivenUp, match="it takes too long"):
            connection.ask("GET", "/x", seconds=600)
        proxy.heal()
        assert connection.ask("GET", "/x") == {"count": 3}
        connection.close()


def test_nothing_is_sent_for_whoever_has_left(server, connection):
    gone = Deadline()

    class Leaving(list[Reply]):
        def __getitem__(self, place):
            gone.give_up()  # while the server answers
            return super().__getitem__(place)

    server.answers["GET /x"] = Leaving([Reply(503)])
    with waiting(gone):
        for _ in range(2):
            with pytest.raises(GivenUp, match="has left"):
                connection.ask("GET", "/x")
    assert server.asked("GET /x") == 1


@pytest.mark.slow
def test_the_deadline_holds_for_all_attempts_together(server, connection):
    server.answers["GET /x"] = [Reply(503)]
    started = time.monotonic()
    with pytest.raises(Unavailable):
        connection.ask("GET", "/x", seconds=0.5)
    assert time.monotonic() - started < 30
    assert server.asked("GET /x") > 1


def test_a_patient_connection_waits_for_a_server_that_is_started_again(server):
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as proxy:
        connection = connected(proxy.address("shop"))
        proxy.inject(Refuse(), times=3 * ATTEMPTS)
        with pytest.raises(Unavailable):
            connection.ask("GET", "/x")
        assert connection.patient(120).ask("GET", "/x") == {"count": 3}
        assert len(proxy.seen) == 3 * ATTEMPTS + 1
        connection.close()


@pytest.mark.slow
def test_of_several_hosts_another_one_is_asked_when_one_is_gone_or_hangs(server):
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as slow:
        slow.inject(Hang())
        address = f"opensearch://127.0.0.1:{refused_port()},127.0.0.1:{slow.port},127.0.0.1:{server.port}/shop"
        connection = connected(address, opensearch_timeout=4.0)
        for _ in range(6):
            assert connection.ask("GET", "/x") == {"count": 3}
        connection.close()
        assert len(slow.seen) <= 2  # for a while nobody asks there any more
    assert server.asked("GET /x") == 6


def test_a_host_that_was_given_no_time_is_not_taken_for_dead(server):
    server.answers["GET /x"] = [WELL]
    with Proxy(server.port) as other:
        other.inject(Hang())
        connection = connected(f"opensearch://127.0.0.1:{other.port},127.0.0.1:{server.port}/shop")
        while not other.seen:
            with suppress(GivenUp), waiting(Deadline(0.4)):
                connection.ask("GET", "/x")
        other.heal()
        asked = len(other.seen)
        for _ in range(4):
            assert connection.ask("GET", "/x") == {"count": 3}
        assert len(other.seen) > asked
        connection.close()


def test_a_host_by_its_ipv6_address_is_found():
    try:
        listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")

    def answer() -> None:
        arrived, _ = listener.accept()
        with arrived:
            arrived.recv(1000)
            arrived.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")

    answering = threading.Thread(target=answer)
    answering.start()
    connection = connected(f"opensearch://[::1]:{listener.getsockname()[1]}/shop")
    assert connection.ask("GET", "/x") == {}
    connection.close()
    answering.join()
    listener.close()


def told(kind: str, reason: str) -> dict[str, object]:
    return {"error": {"type": kind, "reason": reason, "root_cause": [{"type": kind, "reason": f"below: {reason}"}]}}


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (401, None, Unavailable, "refuses the user or the password"),
        (401, b"Unauthorized", Unavailable, "TRIPTYCH_OPENSEARCH_USER"),
        (403, told("security_exception", "no permissions"), Unavailable, "a user who may use the index"),
        (404, told("index_not_found_exception", "no such index [shop]"), IndexNotFound, "no such index"),
        (404, {"detail": "Not Found"}, Unavailable, "is not OpenSearch"),
        (405, b"Method Not Allowed", Unavailable, "is not OpenSearch"),
        (302, b"", Unavailable, "is not OpenSearch"),
        (400, b"The plain HTTP request was sent to HTTPS port", Unavailable, "TLS is opensearchs://"),
        (400, told("mapper_parsing_exception", "no such field"), InvalidInput, "below: no such field"),
        (400, told("index_closed_exception", "closed"), Unavailable, "POST /shop/_open"),
        (413, b"Request Entity Too Large", Unavailable, "client_max_body_size"),
        (429, told("circuit_breaking_exception", "too large"), Unavailable, "too much to do"),
        (500, told("null_pointer_exception", "oh"), Unavailable, "status 500: oh"),
        (503, told("search_phase_execution_exception", "all shards failed"), Unavailable, "allocation/explain"),
        (503, told("cluster_block_exception", "[SERVICE_UNAVAILABLE/1/state not recovered]"), Unavailable, "not ready"),
        (403, told("cluster_block_exception", "[FORBIDDEN/8/index write (api)]"), IndexBusy, "takes no changes"),
        (403, told("cluster_block_exception", "[FORBIDDEN/10/create-index blocked]"), Unavailable, "no new index"),
        (403, told("cluster_block_exception", "[FORBIDDEN/13/cluster read-only / allow delete]"), Unavailable, "disk"),
    ],
)  # fmt: skip
def test_every_refusal_says_what_to_do_and_keeps_its_cause(server, connection, status, body, kind, said):
    if isinstance(body, dict) and "error" in body:
        body = {**body, "status": status}
    server.answers["POST /x"] = [Reply(status, body)]
    with pytest.raises(kind, match=said) as raised:
        connection.ask("POST", "/x", {})
    assert type(raised.value) is kind
    assert raised.value.__cause__ is not None
    assert f"127.0.0.1:{server.port}" in str(raised.value)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(body=b"<html>Welcome</html>", headers={"content-type": "text/html"}), "text/html"),
        (Reply(body=b"pong", headers={"content-type": "text/plain"}), "no JSON object"),
        (Reply(body=b'{"count": 3', headers={}), "no JSON"),
        (Reply(body=[1, 2]), "no JSON object"),
        (Reply(body=b""), "no JSON object"),
        (Reply(body={"shop": "is open"}), "describes no indices"),
        (Reply(404, b"<html>404</html>"), "status 404"),
    ],
)
def test_what_is_no_opensearch_is_not_taken_for_one(server, reply, said):
    server.answers = {"GET /shop,shop--*": [reply]}
    with pytest.raises(Unavailable, match=f"is not OpenSearch.*{said}"):
        open_index(server.address)
    with pytest.raises(Unavailable, match=f"is not OpenSearch.*{said}"):
        create_index(server.address, dimension=3, fingerprint="x")
    assert all(request.line.startswith("GET ") for request in server.requests)


def test_what_the_server_warns_of_is_not_shown(server, connection):
    header = {"warning": '299 OpenSearch-2.19.1-abc "[types removal] is deprecated"'}
    server.answers["GET /x"] = [Reply(body={}, headers=header)]
    assert connection.ask("GET", "/x") == {}


def test_more_threads_than_connections_are_kept_is_nothing_to_talk_about(server, connection):
    together = threading.Barrier(POOL + 8)
    server.answers["GET /x"] = [WELL]

    def ask(_: int) -> object:
        together.wait()
        return connection.ask("GET", "/x")

    with ThreadPoolExecutor(POOL + 8) as pool:
        assert list(pool.map(ask, range(POOL + 8))) == [{"count": 3}] * (POOL + 8)


def test_vectors_and_letters_arrive_as_they_are(server, connection):
    server.answers["POST /x"] = [Reply(body={"é": [1.5]})]
    assert connection.ask("POST", "/x", {"text": "Größe 👗"}) == {"é": [1.5]}
    assert json.loads(server.requests[0].body) == {"text": "Größe 👗"}
