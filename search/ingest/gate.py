"""Connections to the public internet and to nothing else, each with one deadline for everything.

Whoever writes metadata chooses where we connect to, so an address could point at services that only this machine can
reach (server-side request forgery, https://owasp.org/www-community/attacks/Server_Side_Request_Forgery). Therefore a
host's name is resolved once per connection, every address it has must be public, and the connection goes to the
address that was checked: a second answer of the name server cannot lead anywhere else.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from typing import Any

import httpcore

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Where networks without IPv4 find the whole IPv4 internet (RFC 6052)."""


LOOKUPS = threading.BoundedSemaphore(64)
"""For names that are looked up at the same time. A lookup cannot be ended from outside: one that hangs goes on by
itself until the resolver gives it up, so they are counted."""


class NotPublic(Exception):  # it never leaves the fetcher, which says it in its own words
    """A host with an address that is not public; the text says which."""


def is_public(address: str) -> bool:
    """Whether a numeric IP address belongs to the public internet.

    An IPv6 address that carries an IPv4 address is judged by that too.

    Example:
        >>> is_public("192.168.1.1"), is_public("::ffff:127.0.0.1"), is_public("9.9.9.9")
        (False, False, True)
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        carried = [ip.sixtofour, *(ip.teredo or ())]
        if ip.is_site_local or not all(inner is None or is_public(str(inner)) for inner in carried):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and gives every step no more than what is left of one deadline."""

    def __init__(self, deadline: float, allow_loopback: bool) -> None:
        self._deadline = deadline
        self._allow_loopback = allow_loopback

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the host, if all of its addresses are public.

        Raises:
            NotPublic: one of them is not.
            httpcore.ConnectError, httpcore.TimeoutException: it has no address, or none of them answers in time.
        """
        del timeout, local_address, socket_options  # the deadline holds for all steps together
        addresses = _addresses(host, port, self._deadline)
        for address in addresses:
            loopback = ipaddress.ip_address(address).is_loopback
            if not is_public(address) and not (loopback and self._allow_loopback):
                raise NotPublic(f"{host} is no public address; pictures are fetched from the public internet only")
        failure: Exception = httpcore.ConnectError(f"there is no host '{host}'")
        for address in addresses:
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, timeout=_left(self._deadline))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


def _addresses(host: str, port: int, deadline: float) -> list[str]:
    """A host's addresses, looked up in a thread of its own, since a resolver knows no deadline.

    Raises:
        httpcore.ConnectError: it has none.
        httpcore.TimeoutException: that isn't known in time, or too many names are being looked up.
    """
    answer: SimpleQueue[list[Any] | Exception] = SimpleQueue()
    lookups = LOOKUPS

    def look_up() -> None:
        try:
            answer.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.put(error)
        finally:
            lookups.release()

    if not lookups.acquire(timeout=_left(deadline)):
        raise httpcore.ConnectTimeout
    threading.Thread(target=look_up, name="lookup", daemon=True).start()
    try:
        found = answer.get(timeout=_left(deadline))
    except Empty:
        raise httpcore.ConnectTimeout from None
    if isinstance(found, Exception):
        raise httpcore.ConnectError(f"there is no host '{host}'") from found
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class _TimedStream(httpcore.NetworkStream):
    """A connection on which a server that sends a byte now and then cannot outlast the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  # see GuardedBackend
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _TimedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
