"""Requests to a cluster: pooled connections, a deadline, and patience with what passes by itself.

Everything that the client library raises leaves this room as an error of the project.
"""

import base64
import copy
import logging
import random
import ssl
import time
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

import orjson
from opensearchpy import JSONSerializer, OpenSearch, Transport, Urllib3HttpConnection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SerializationError, SSLError, TransportError
from urllib3 import Timeout

from search.deadline import heed_deadline, within
from search.errors import InvalidInput
from search.indexes.opensearch.address import Address, credentials
from search.indexes.opensearch.faults import FLOOD, PASSING, no_opensearch, translated, understood
from search.settings import Settings

ATTEMPTS = 8
"""How often a request without a deadline of its own is sent at most: with the pauses below, within four seconds."""

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
"""Seconds before the second attempt, doubled for each further one. The real pause is drawn from 0 up to that, so that
clients that failed together do not come back together (M. Brooker, "Exponential Backoff And Jitter", 2015)."""

TELLING = 1.0
"""Seconds within which a healthy server may well not answer: one that was given no more isn't taken for dead."""

# They write every failed attempt to stderr, traceback included, and every connection above `POOL`; what matters of it
# is in the error that is raised.
for noisy in ("opensearch", "urllib3.connectionpool"):
    logging.getLogger(noisy).setLevel(logging.CRITICAL)

POOL = 32
"""Connections to each host that are kept for later; more threads than that open and close their own."""


class QuietConnection(Urllib3HttpConnection):  # type: ignore[misc]  # the library has no types
    """The client library's connection to one host, which keeps to itself what a server thinks of our requests."""

    def _raise_warnings(self, warning_headers: Any) -> None:
        """A server warns of what its next version will refuse: that is for us to see in tests, not for a user."""


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
        time. Nothing is sent for a question that nobody waits for any longer (`search.deadline`), and no answer to one
        is waited for: the server hears of that by the end of the connection, and ends the search.
        """
        attempts = ATTEMPTS if timeout is None and "request_timeout" not in (params or {}) else 1_000_000
        method, params, body, ignore, timeout = self._resolve_request_args(method, params, body, ignore, timeout)
        allowed: float = within(timeout or self.kwargs["timeout"])
        deadline = time.monotonic() + allowed
        several = len(self.hosts) > 1
        for attempt in range(1, attempts + 1):
            connection = self.get_connection()
            left = max(deadline - time.monotonic(), 0.1)
            given = left / 2 if several else left
            try:
                together = Timeout(total=given)  # to connect and to be answered
                _, found, data = connection.perform_request(
                    method, url, params, body, headers=headers, ignore=ignore, timeout=together
                )
            except TransportError as error:
                broken = isinstance(error, NoConnection) and not isinstance(error, SSLError)
                if broken and several and not (isinstance(error, ConnectionTimeout) and given < TELLING):
                    self.mark_dead(connection)
                torn = error.status_code == 500 and error.error == "search_phase_execution_exception"
                passing = broken or torn or (error.status_code in PASSING and FLOOD not in str(error.info))
                late = isinstance(error, ConnectionTimeout) and not several
                pause = _drawn_pause(attempt)
                if not passing or late or attempt == attempts or time.monotonic() + pause >= deadline:
                    heed_deadline()
                    raise
                time.sleep(pause)
                heed_deadline()
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
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise SerializationError(f"no JSON: {error}") from error


class Connection:
    """The way to one cluster; many threads may use it at once.

    Attributes:
        address: where it leads.
        client: the client library's own, for its helpers; wrap its use in `faults.translated`.
    """

    def __init__(self, address: Address, settings: Settings) -> None:
        self.address = address
        self._seconds: float | None = None
        self._timeout = settings.opensearch_timeout
        with translated(address):
            self.client = OpenSearch(
                hosts=[{"host": host, "port": port} for host, port in address.hosts],
                headers=_authorization(credentials(address, settings)),
                use_ssl=address.tls,
                ssl_context=_trust(address, settings.opensearch_ca),
                timeout=settings.opensearch_timeout,
                transport_class=PatientTransport,
                connection_class=QuietConnection,
                serializer=_FastJSON(),
                pool_maxsize=POOL,
                dead_timeout=5,
                http_compress=False,
            )

    def patient(self, seconds: float) -> "Connection":
        """The same connection for a load: what passes by itself, such as a server's restart, may take so long."""
        other = copy.copy(self)
        other._seconds = seconds
        return other

    def attempts(self) -> Iterator[bool]:
        """Once and, after a pause, once more, as often as a request is sent at most; each time whether it is the last.

        It is for answers that fail in part, which are nobody's but the caller's to judge.
        """
        deadline = time.monotonic() + (self._seconds or self._timeout)
        for attempt in range(1, (ATTEMPTS if self._seconds is None else 1_000_000) + 1):
            pause = _drawn_pause(attempt)
            last = (attempt == ATTEMPTS and self._seconds is None) or time.monotonic() + pause >= deadline
            yield last
            if last:
                return
            time.sleep(pause)

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
            seconds: the deadline, if not the connection's own.
            absent: what to return if the server says 404; None raises instead.

        Raises:
            Unavailable, IndexNotFound, IndexBusy, InvalidInput: see `search.indexes.opensearch.faults`.
        """
        with translated(self.address):
            try:
                answer = self.client.transport.perform_request(
                    method, path, dict(parameters or {}), body, seconds or self._seconds
                )
            except TransportError as error:
                if absent is not None and error.status_code == 404 and understood(error):
                    return absent
                raise
        if not isinstance(answer, dict):
            raise no_opensearch(self.address, "no JSON object")
        return answer

    @cached_property
    def major(self) -> int:
        """The server's major version."""
        return int(str(self.ask("GET", "/")["version"]["number"]).partition(".")[0])

    def close(self) -> None:
        """Let go of all connections."""
        self.client.close()


def _drawn_pause(attempt: int) -> float:
    return random.uniform(0, min(FIRST_PAUSE * 2 ** min(attempt - 1, 10), LONGEST_PAUSE))  # noqa: S311 - no secret


def _authorization(known: tuple[str, str] | None) -> dict[str, str]:
    """The header of basic authentication (RFC 7617) in UTF-8, which the client library would not write."""
    return {} if known is None else {"authorization": "Basic " + base64.b64encode(":".join(known).encode()).decode()}


def _trust(address: Address, authority: str) -> ssl.SSLContext | None:
    """Whose certificates are believed: those that this machine believes, or those of an authority of one's own."""
    if not address.tls:
        if authority:
            raise InvalidInput("TRIPTYCH_OPENSEARCH_CA names a certificate, but the address is not opensearchs://")
        return None
    try:
        return ssl.create_default_context(cafile=authority or None)
    except OSError as error:  # a file that is no certificate, too
        raise InvalidInput(
            f"TRIPTYCH_OPENSEARCH_CA is '{authority}', which cannot be read as certificates "
            f"({error.strerror or error}); name a PEM file"
        ) from error
