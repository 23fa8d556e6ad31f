"""Pictures that metadata names by their address: fetched once, kept, and only from the public internet.

What may be connected to is decided in `gate.py`; redirects pass through the same gate, and proxies that the environment
names are not used, because behind one the gate could not see where a connection goes.
"""

import hashlib
import os
import ssl
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from search.deadline import within
from search.errors import UnreadableImage
from search.ingest.formats import described, recognised
from search.ingest.gate import GuardedBackend, NotPublic
from search.settings import Settings

MOST_REDIRECTS = 5

Why = Literal["address", "private", "late", "answer", "large", "content", "unreachable"]
"""What was wrong: the address itself, a host that is not public, no answer in time, an answer that is none, too many
bytes, no picture, or nobody there."""


class NotFetched(UnreadableImage):
    """A picture that did not arrive; `why` tells programs what the message tells people."""

    def __init__(self, message: str, why: Why) -> None:
        super().__init__(message)
        self.why = why


class Fetcher:
    """Fetches pictures, and keeps them under `home/fetched` by the digest of their address.

    It may be used from many threads at once. What did not arrive is not remembered, so that the next run tries again.

    Args:
        settings: `home`, `fetch_timeout` and `max_image_megabytes` are looked at; by default those of the environment.
        allow_loopback: also fetch from this machine itself. For tests and for programs that know what they do; no
            setting turns it on.
    """

    def __init__(self, settings: Settings | None = None, *, allow_loopback: bool = False) -> None:
        self._settings = settings or Settings.from_environment()
        self._allow_loopback = allow_loopback
        self._lock = threading.Lock()

    def fetch(self, address: str) -> bytes:
        """The picture's file at that address, from the store if it was fetched before.

        Raises:
            NotFetched: no http or https address, a host that is not public, no answer within `fetch_timeout`
                seconds, an answer other than 200, too many bytes, or no picture.

        Example:
            >>> Fetcher().fetch("http://169.254.169.254/latest/meta-data/")
            Traceback (most recent call last):
            search.ingest.fetch.NotFetched: 169.254.169.254 is no public address; …
        """
        kept = self.kept(address)
        if kept is not None:
            return kept
        content = self.get(address)
        self._keep(address, content)
        return content

    def get(self, address: str) -> bytes:
        """The same, fetched anew and kept nowhere.

        Raises:
            NotFetched: see `fetch`.
        """
        content = self._download(address)
        if recognised(content) is None:
            raise NotFetched(f"the address gives {described(content)}; correct it", "content")
        return content

    def kept(self, address: str) -> bytes | None:
        """The file at that address if it was fetched before; nothing is fetched."""
        try:
            return self._place(address).read_bytes()
        except OSError:
            return None

    def _place(self, address: str) -> Path:
        name = hashlib.sha256(address.encode(errors="surrogatepass")).hexdigest()
        return Path(self._settings.home) / "fetched" / name[:2] / name

    def _keep(self, address: str, content: bytes) -> None:
        place = self._place(address)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(content)
        os.replace(file.name, place)  # noqa: PTH105  # either the whole file is there or none

    def _download(self, address: str) -> bytes:
        backend = GuardedBackend(time.monotonic() + within(self._settings.fetch_timeout), self._allow_loopback)
        try:
            with httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool:
                for _ in range(MOST_REDIRECTS + 1):
                    onward = self._ask(pool, address)
                    if isinstance(onward, bytes):
                        return onward
                    address = onward
        except (
            NotPublic,
            TimeoutError,
            httpcore.TimeoutException,
            httpcore.NetworkError,
            httpcore.ProtocolError,
            ValueError,
        ) as error:
            raise self._failure(error) from error
        raise NotFetched(f"the address redirects more than {MOST_REDIRECTS} times; correct it", "answer")

    def _ask(self, pool: httpcore.ConnectionPool, address: str) -> bytes | str:
        """The body of a good answer, or the address that the answer sends us on to."""
        limit = int(self._settings.max_image_megabytes * 1e6)
        headers: dict[bytes | str, bytes | str] = {
            "Accept": "image/*",
            "Accept-Encoding": "identity",
            "User-Agent": "Triptych",
        }
        with pool.stream("GET", _checked(address), headers=headers) as answer:
            told = {name.lower(): value for name, value in answer.headers}
            if answer.status in (301, 302, 303, 307, 308) and b"location" in told:
                return urljoin(address, told[b"location"].decode("latin-1"))
            if answer.status != 200:
                raise NotFetched(f"the address answers {answer.status}; correct it or take the row out", "answer")
            content = bytearray()
            for part in answer.iter_stream():
                content += part
                if len(content) > limit:
                    raise NotFetched(
                        f"the file at the address has more than {self._settings.max_image_megabytes:g} MB; "
                        "take a smaller one, or raise TRIPTYCH_MAX_IMAGE_MEGABYTES",
                        "large",
                    )
            return bytes(content)

    def _failure(self, error: Exception) -> NotFetched:
        if isinstance(error, NotPublic):
            return NotFetched(str(error), "private")
        if isinstance(error, TimeoutError | httpcore.TimeoutException):
            seconds = f"{self._settings.fetch_timeout:g}"
            return NotFetched(f"nothing complete arrived within {seconds} s; try again later", "late")
        reason = error or type(error).__name__
        return NotFetched(f"the address cannot be reached ({reason}); correct it or try again later", "unreachable")

    @property
    def _tls(self) -> ssl.SSLContext:
        with self._lock:
            return self._context

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpcore.default_ssl_context()


@dataclass(frozen=True)
class FetchedPicture:
    """A picture at an address, to be read like one in a file."""

    address: str
    fetcher: Fetcher

    def read(self, settings: Settings) -> bytes:  # noqa: ARG002  # the fetcher has its own
        """Fetch it; see `Fetcher.fetch`."""
        return self.fetcher.fetch(self.address)


def _checked(address: str) -> str:
    """The address as a server wants it: percent-encoded, its host in ASCII, without a fragment."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise NotFetched(f"this is no address ({error}); correct it", "address") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise NotFetched("only addresses that begin with http:// or https:// are fetched; correct it", "address")
    if parts.username or parts.password:
        raise NotFetched("the address holds a user's name or password; give one without", "address")
    try:
        host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except UnicodeError as error:
        raise NotFetched(f"the host's name is not valid ({error}); correct it", "address") from error
    safe = "/%:@!$&'()*+,;=~-._"
    place = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme.lower(), place, quote(parts.path, safe) or "/", quote(parts.query, safe + "?"), ""))
