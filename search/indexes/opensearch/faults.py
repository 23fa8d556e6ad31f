"""What the server and the client library report, put into the project's error tree; it happens nowhere else."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

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


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Inside, errors of the client library become errors of the project, with the original as their cause.

    Raises:
        Unavailable: no server answers, in time, or its answer is of no use; the user or the certificate is refused.
        IndexNotFound: the server knows no such index.
        IndexBusy: the index takes no changes for the moment.
        InvalidInput: the server refused the request as it is.
    """
    try:
        yield
    except TransportError as error:
        raise translation(error, address) from error
    except (OpenSearchException, ImproperlyConfigured) as error:
        raise Unavailable(f"the answer of OpenSearch at {address.servers} cannot be used: {error}") from error


def translation(error: TransportError, address: Address) -> TriptychError:
    """The project's error for one of the client library's, by its kind and status."""
    servers = address.servers
    if isinstance(error, SSLError):
        return Unavailable(
            f"the certificate of OpenSearch at {servers} is not trusted ({_why(error)}); name the certificate "
            "authority that signed it with TRIPTYCH_OPENSEARCH_CA"
        )
    if isinstance(error, ConnectionTimeout):
        return Unavailable(
            f"OpenSearch at {servers} did not answer in time; it is overloaded or hangs: try again later, or allow "
            "more with TRIPTYCH_OPENSEARCH_TIMEOUT (seconds)"
        )
    if isinstance(error, NoConnection):
        return Unavailable(
            f"OpenSearch at {servers} cannot be reached ({_why(error)}); check that it runs (`make opensearch` starts "
            "one here), and the address"
        )
    return refusal(error.status_code, _details(error.info), address)


def refusal(status: int | str, details: Mapping[str, Any], address: Address) -> TriptychError:
    """The project's error for a refused request, search or document, from its HTTP status and the server's reasons.

    Args:
        status: of HTTP.
        details: `error` of the answer, with `type` and `reason`.
        address: where the index is.
    """
    kind, reason = str(details.get("type", "")), str(details.get("reason", "")) or f"status {status}"
    if "cluster_block" in kind and FLOOD in reason:
        return Unavailable(
            f"the disk of OpenSearch at {address.servers} is nearly full, so it takes no more documents; those that "
            "were acknowledged are safe: make room or add a node, and run the same again"
        )
    if "cluster_block" in kind and "FORBIDDEN" in reason:
        return IndexBusy(f"the index '{address}' takes no changes at the moment ({reason}); try again later")
    if status in (401, 403):
        return Unavailable(
            f"OpenSearch at {address.servers} refuses the user or the password (status {status}): set "
            "TRIPTYCH_OPENSEARCH_USER and TRIPTYCH_OPENSEARCH_PASSWORD, or ~/.netrc, to a user who may use the index"
        )
    if status == 404:
        return IndexNotFound(f"there is no index at '{address}' (the server says: {reason})")
    if status == 429:
        return Unavailable(f"OpenSearch at {address.servers} has too much to do ({reason}); try again later")
    if status in (502, 503, 504) or ("search_phase_execution" in kind and status not in (400, "400")):
        return Unavailable(
            f"a part of the index '{address}' is not there: its server or shards are down (the server says: {reason}); "
            "GET _cluster/allocation/explain on the server tells why"
        )
    if status == 400:
        return InvalidInput(f"OpenSearch at {address.servers} refused the request: {_deepest(details) or reason}")
    return Unavailable(f"OpenSearch at {address.servers} failed (status {status}: {reason})")


def _details(info: Any) -> Mapping[str, Any]:
    error = info.get("error") if isinstance(info, Mapping) else None
    if isinstance(error, Mapping):
        return error
    return {"reason": str(error or "")[:300]}


def _deepest(details: Mapping[str, Any]) -> str:
    """The reason below which there is no other: that of the first shard."""
    causes = details.get("root_cause") or [details]
    return str(causes[0].get("reason", ""))[:500]


def _why(error: TransportError) -> str:
    """The innermost reason in a word or two; the library's own text repeats whole object descriptions."""
    inner: BaseException = error.info if isinstance(error.info, BaseException) else error
    while (deeper := inner.__cause__ or inner.__context__) is not None:
        inner = deeper
    return (getattr(inner, "strerror", None) or str(inner) or type(inner).__name__)[:200]
