"""Addresses of indexes on a server: `opensearch://host:9200/name`, `opensearchs://` for TLS, hosts by commas."""

import netrc
import os
import re
from dataclasses import dataclass
from pathlib import Path

from search.errors import InvalidInput
from search.settings import Settings

DEFAULT_PORT = 9200

_FORM = "opensearch://host:9200/name, opensearchs:// for TLS, several hosts as a:9201,b:9211"

_ADDRESS = re.compile(r"(?P<scheme>opensearchs?)://(?P<hosts>[^/@]+)/(?P<name>[^/]+)/?")

_HOST = re.compile(r"(?P<host>\[[0-9a-fA-F:]+\]|[^:\[\]\s]+)(?::(?P<port>\d{1,5}))?")

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9._])?")


@dataclass(frozen=True)
class Address:
    """Where an index is served.

    Attributes:
        tls: whether the connection is encrypted.
        hosts: names and ports of the servers of one cluster.
        name: the index's name, an alias on the server.
    """

    tls: bool
    hosts: tuple[tuple[str, int], ...]
    name: str

    def __str__(self) -> str:
        """The address as it can be written down and logged; it never holds a password."""
        return f"opensearch{'s' if self.tls else ''}://{self.servers}/{self.name}"

    @property
    def servers(self) -> str:
        """The hosts alone, for messages."""
        return ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)

    @classmethod
    def parsed(cls, text: str) -> "Address":
        """The address that a text is.

        Raises:
            InvalidInput: it is none, or it holds a password, which is then not repeated.

        Example:
            >>> Address.parsed("opensearch://localhost/shop").hosts
            (('localhost', 9200),)
        """
        if "@" in text:  # nothing of what is refused here may be repeated
            raise InvalidInput(
                "an address must not hold a user or a password, since it is shown and logged: set "
                "TRIPTYCH_OPENSEARCH_USER and TRIPTYCH_OPENSEARCH_PASSWORD, or write them to ~/.netrc"
            )
        found = _ADDRESS.fullmatch(text)
        if found is None:
            raise InvalidInput(f"'{text}' is not the address of an index; write {_FORM}")
        name = found["name"]
        if not _NAME.fullmatch(name) or "--" in name:
            raise InvalidInput(
                f"'{name}' cannot name an index on a server; use at most 100 small letters, digits, dots, single "
                "hyphens and underscores, the first a letter or a digit, the last no hyphen"
            )
        return cls(
            found["scheme"] == "opensearchs", tuple(_host(part, text) for part in found["hosts"].split(",")), name
        )


def credentials(address: Address, settings: Settings) -> tuple[str, str] | None:
    """User and password for the address: from the settings, else for its first host from the netrc file, else none.

    Raises:
        InvalidInput: a user without a password, or a netrc file that cannot be read.
    """
    if settings.opensearch_user:
        if not settings.opensearch_password:
            raise InvalidInput("TRIPTYCH_OPENSEARCH_USER is set, but TRIPTYCH_OPENSEARCH_PASSWORD is not")
        return settings.opensearch_user, settings.opensearch_password
    file = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not file.is_file():
        return None
    try:
        entry = netrc.netrc(file).authenticators(address.hosts[0][0])
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The parser's own message repeats the word that it stumbled over, which may be a password.
        where = f"line {error.lineno}" if isinstance(error, netrc.NetrcParseError) else type(error).__name__
        raise InvalidInput(f"the password file '{file.name}' cannot be read ({where}); mend it or set NETRC") from None
    return (entry[0], entry[2] or "") if entry else None


def _host(text: str, address: str) -> tuple[str, int]:
    found = _HOST.fullmatch(text.strip())
    port = int(found["port"] or DEFAULT_PORT) if found else 0
    if found is None or not 0 < port < 65536:
        raise InvalidInput(f"'{text}' in '{address}' is not a host with a port; write {_FORM}")
    return found["host"].strip("[]"), port
