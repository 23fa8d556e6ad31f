"""Requests to a cluster: pooled connections, a deadline, and patience with what passes by itself.

Everything that the client library raises leaves this room as an error of the project.
"""

import logging
import random
import time
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

import orjson
from opensearchpy import JSONSerializer, OpenSearch, Transport
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SSLError, TransportError

from search.errors import InvalidInput
from search.indexes.opensearch.address import Address, credentials
from search.indexes.opensearch.faults import translated
from search.settings import Settings

PASSING = frozenset({429, 502, 503, 504})
"""Statuses that another attempt may mend: too much at once, or a server behind a proxy or a shard on its way."""

ATTEMPTS = 8
"""How often a request without a deadline of its own is sent at most: with the pauses below, within four seconds."""

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
"""Seconds before the second attempt, doubled for each further one. The real pause is drawn from 0 up to that, so that
clients that failed together do not come back together (M. Brooker, "Exponential Backoff And Jitter", 2015)."""

# It writes every failed attempt to stderr, traceback included; what matters of it is in the error that is raised.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)


class PatientTransport(Transport):  # type: ignore[misc]  # the library has no types
    """The client library's transport with retries that pause, and with one deadline for all attempts of a request."""

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        timeout: float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Send a request until it gets an answer that another attempt would not change, or the time is up.

        A query is given up after some attempts, since somebody is waiting; a request with a deadline of its own, such
        as a bulk, is tried until then: a server that is started again finds its writers where they were. Where there
        are several hosts, the next one is tried after a broken connection, or when one does not answer in half the
        time.
        """
        attempts = ATTEMPTS if timeout is None and "request_timeout" not in (params or {}) else 1_000_000
        method, params, body, ignore, timeout = self._resolve_request_args(method, params, body, ignore, timeout)
        allowed: float = timeout or self.kwargs["timeout"]
        deadline = time.monotonic() + allowed
        several = len(self.hosts) > 1
        for attempt in range(1, attempts + 1):
            connection = self.get_connection()
            left = max(deadline - time.monotonic(), 0.1)
            try:
                _, found, data = connection.perform_request(
                    method, url, params, body, headers=headers, ignore=ignore, timeout=left / 2 if several else left
                )
            except TransportError as error:
                broken = isinstance(error, NoConnection) and not isinstance(error, SSLError)
                if broken and several:
                    self.mark_dead(connection)
                passing = broken or error.status_code in PASSING
                late = isinstance(error, ConnectionTimeout) and not several
                pause = random.uniform(0, min(FIRST_PAUSE * 2 ** min(attempt - 1, 10), LONGEST_PAUSE))  # noqa: S311 - no secret
                if not passing or late or attempt == attempts or time.monotonic() + pause >= deadline:
                    raise
                time.sleep(pause)
            else:
                self.connection_pool.mark_live(connection)
                kind = {name.lower(): value for name, value in found.items()}.get("content-type", "")
                return self.deserializer.loads(data, kind) if data else None
        raise AssertionError("the last attempt returns or raises")


class _FastJSON(JSONSerializer):  # type: ignore[misc]
    """JSON by orjson: vectors go out of NumPy without a detour, and long answers are read several times as quickly."""

    def dumps(self, data: Any) -> Any:
        if isinstance(data, str | bytes):
            return data
        return orjson.dumps(data, default=self.default, option=orjson.OPT_SERIALIZE_NUMPY).decode()

    def loads(self, text: str) -> Any:
        return orjson.loads(text)


class Connection:
    """The way to one cluster; many threads may use it at once.

    Attributes:
        address: where it leads.
        client: the client library's own, for its helpers; wrap its use in `errors()`.
    """

    def __init__(self, address: Address, settings: Settings) -> None:
        self.address = address
        if settings.opensearch_ca and not address.tls:
            raise InvalidInput("TRIPTYCH_OPENSEARCH_CA names a certificate, but the address is not opensearchs://")
        tls = {"use_ssl": True, "verify_certs": True, "ca_certs": settings.opensearch_ca or None} if address.tls else {}
        with translated(address):
            self.client = OpenSearch(
                hosts=[{"host": host, "port": port} for host, port in address.hosts],
                http_auth=credentials(address, settings),
                timeout=settings.opensearch_timeout,
                transport_class=PatientTransport,
                serializer=_FastJSON(),
                pool_maxsize=32,
                dead_timeout=5,
                http_compress=False,
                **tls,
            )

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        parameters: Mapping[str, Any] | None = None,
        seconds: float | None = None,
        absent: Any = None,
    ) -> Any:
        """One request, with patience; the parsed answer.

        Args:
            method: of HTTP.
            path: from the root of the server.
            body: something to be sent as JSON, or text to be sent as it is.
            parameters: of the path.
            seconds: the deadline, if not the setting's.
            absent: what to return if the server says 404; None raises instead.

        Raises:
            Unavailable, IndexNotFound, IndexBusy, InvalidInput: see `search.indexes.opensearch.faults`.
        """
        with translated(self.address):
            try:
                return self.client.transport.perform_request(method, path, dict(parameters or {}), body, seconds)
            except TransportError as error:
                if absent is not None and error.status_code == 404:
                    return absent
                raise

    @cached_property
    def major(self) -> int:
        """The server's major version."""
        return int(str(self.ask("GET", "/")["version"]["number"]).partition(".")[0])

    def close(self) -> None:
        """Let go of all connections."""
        self.client.close()
