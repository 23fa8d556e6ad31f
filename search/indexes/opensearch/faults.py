"""What the server and the client library report, put into the project's error tree; it happens nowhere else."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import orjson
from opensearchpy.exceptions import (
    ConnectionError as NoConnection,
)
from opensearchpy.exceptions import (
    ConnectionTimeout,
    ImproperlyConfigured,
    OpenSearchException,
    SSLError,
    TransportError,
)

from search.errors import IndexBusy, IndexNotFound, InvalidInput, TriptychError, Unavailable
from search.indexes.opensearch.address import Address

FLOOD = "read-only-allow-delete"
"""In the reason of a block that the server sets on all indexes of a node whose disk is nearly full."""

PASSING = frozenset({429, 502, 503, 504})
"""Statuses that another attempt may mend: too much at once, or a server behind a proxy or a shard on its way."""

_ELSEWHERE = frozenset({301, 302, 303, 307, 308, 400, 404, 405})
"""Statuses that any web server gives to requests that it does not know, and to those that should have come by TLS."""


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Inside, errors of the client library become errors of the project, with the original as their cause.

    Raises:
        Unavailable: no server answers, in time, or its answer is of no use; the user or the certificate is refused.
        IndexNotFound: the server knows no such index.
        IndexBusy: the index takes no changes for the moment.
        InvalidInput: the server refused the request as it is, or a text in it is no valid Unicode.
    """
    try:
        yield
    except TransportError as error:
        raise translation(error, address) from error
    except (OpenSearchException, ImproperlyConfigured) as error:
        raise no_opensearch(address, str(error)) from error
    except (UnicodeEncodeError, orjson.JSONEncodeError) as error:
        if "surrogates" not in str(error):
            raise
        raise InvalidInput(f"a text for the index '{address}' is not valid Unicode; mend it") from error


def translation(error: TransportError, address: Address) -> TriptychError:
    """The project's error for one of the client library's, by its kind and status."""
    servers = address.servers
    if isinstance(error, SSLError):
        return Unavailable(_insecure(_innermost(error), servers))
    if isinstance(error, ConnectionTimeout):
        return Unavailable(
            f"OpenSearch at {servers} did not answer in time; it is overloaded or hangs: try again later, or allow "
            "more with TRIPTYCH_OPENSEARCH_TIMEOUT (seconds)"
        )
    if isinstance(error, NoConnection):
        return Unavailable(
            f"OpenSearch at {servers} cannot be reached ({_why(_innermost(error))}); check that it runs "
            f"(`make opensearch` starts one here), and {_the_address(address)}"
        )
    if error.status_code in _ELSEWHERE and not understood(error):
        return no_opensearch(address, f"status {error.status_code}")
    return refusal(error.status_code, error.info.get("error") if isinstance(error.info, Mapping) else None, address)


def refusal(status: int | str, told: object, address: Address) -> TriptychError:
    """The project's error for a refused request, search or document, from its HTTP status and the server's reasons.

    Args:
        status: of HTTP.
        told: `error` of the answer: as a rule a mapping with `type` and `reason`, from a proxy any text or nothing.
        address: where the index is.
    """
    servers = address.servers
    details: Mapping[str, Any] = told if isinstance(told, Mapping) else {"reason": str(told or "")[:300]}
    kind, reason = str(details.get("type", "")), str(details.get("reason", "")) or f"status {status}"
    if kind == "cluster_block_exception":
        return _blocked(reason, address)
    if status in (401, 403):
        return Unavailable(
            f"OpenSearch at {servers} refuses the user or the password (status {status}): set "
            "TRIPTYCH_OPENSEARCH_USER and TRIPTYCH_OPENSEARCH_PASSWORD, or ~/.netrc, to a user who may use the index"
        )
    if status == 404 or kind == "index_not_found_exception":
        return IndexNotFound(f"there is no index at '{address}' (the server says: {reason})")
    if kind == "index_closed_exception":
        return Unavailable(f"the index '{address}' is closed; open it with POST /{address.name}/_open on the server")
    if status == 429:
        return Unavailable(f"OpenSearch at {servers} has too much to do ({reason}); try again later")
    if status in PASSING or ("search_phase_execution" in kind and status != 400):
        return Unavailable(
            f"a part of the index '{address}' is not there: its server or shards are down (the server says: {reason}); "
            "GET _cluster/allocation/explain on the server tells why"
        )
    if status == 413:
        return Unavailable(
            f"a proxy in front of OpenSearch at {servers} takes no requests as large as these (status 413); have it "
            "take 20 megabytes (nginx: client_max_body_size 20m)"
        )
    if status == 400:
        return InvalidInput(f"OpenSearch at {servers} refused the request: {_deepest(details) or reason}")
    return Unavailable(f"OpenSearch at {servers} failed (status {status}: {reason})")


def understood(error: TransportError) -> bool:
    """Whether a refusal is OpenSearch's own: it repeats the status in the answer, which other servers do not."""
    return isinstance(error.info, Mapping) and error.info.get("status") == error.status_code


def no_opensearch(address: Address, why: str) -> Unavailable:
    """The error for an answer that no OpenSearch gives."""
    return Unavailable(
        f"what answers at {address.servers} is not OpenSearch, or something between changes its answers ({why[:200]}); "
        f"check {_the_address(address)}"
    )


def _the_address(address: Address) -> str:
    return "the address" if address.tls else "the address: a server that speaks TLS is opensearchs://"


def _blocked(reason: str, address: Address) -> TriptychError:
    if FLOOD in reason or "allow delete" in reason:  # of an index, or of the whole cluster
        return Unavailable(
            f"the disk of OpenSearch at {address.servers} is nearly full, so it takes no more documents; those that "
            "were acknowledged are safe: make room or add a node, and run the same again"
        )
    if "create-index blocked" in reason:
        return Unavailable(
            f"OpenSearch at {address.servers} makes no new index ({reason}), as a rule because its disks are nearly "
            "full: make room or add a node, and run the same again"
        )
    if "FORBIDDEN" in reason:
        return IndexBusy(f"the index '{address}' takes no changes at the moment ({reason}); try again later")
    return Unavailable(f"OpenSearch at {address.servers} is not ready ({reason}); try again later")


def _insecure(reason: BaseException, servers: str) -> str:
    told = _why(reason)
    if not isinstance(reason, ssl.SSLCertVerificationError):
        return f"no safe connection to OpenSearch at {servers} ({told}); a server without TLS is opensearch://"
    if "expired" in told or "not yet valid" in told:
        return f"the certificate of OpenSearch at {servers} is out of date ({told}); have it renewed, or set the clock"
    if "match" in told or "not valid for" in told:
        return f"the certificate of OpenSearch at {servers} is of another server ({told}); use a name that it holds"
    return (
        f"the certificate of OpenSearch at {servers} is not trusted ({told}); name the certificate authority that "
        "signed it with TRIPTYCH_OPENSEARCH_CA"
    )


def _deepest(details: Mapping[str, Any]) -> str:
    """The reason below which there is no other: that of the first shard."""
    causes = details.get("root_cause") or [details]
    return str(causes[0].get("reason", ""))[:500]


def _innermost(error: TransportError) -> BaseException:
    """What it all began with; the library's own text repeats whole object descriptions."""
    inner: BaseException = error.info if isinstance(error.info, BaseException) else error
    while (deeper := inner.__cause__ or inner.__context__) is not None:
        inner = deeper
    return inner


def _why(reason: BaseException) -> str:
    """A reason in a word or two."""
    verified = getattr(reason, "verify_message", None)  # of a certificate
    return (verified or getattr(reason, "strerror", None) or str(reason) or type(reason).__name__)[:200]
