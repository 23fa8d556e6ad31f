"""Who is believed and who is let in: certificates, users and passwords, none of which is ever told to anybody else."""

import base64
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from opensearchpy.exceptions import SSLError

from search.errors import InvalidInput, Unavailable
from search.indexes import open_index
from search.indexes.opensearch.address import Address
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.faults import translation
from search.settings import Settings
from tests.indexes.opensearch.small_server import Reply, connected
from tests.opensearch_proxy import Proxy, self_signed

pytestmark = pytest.mark.usefixtures("quiet", "hasty")

SECRET = "hünter2€"


def test_user_and_password_go_along_in_utf_8_and_nowhere_else(server, monkeypatch, capfd, caplog):
    caplog.set_level("DEBUG")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_USER", "müller")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", SECRET)
    connection = Connection(Address.parsed(server.address), Settings.from_environment())
    server.answers["GET /x"] = [Reply(401)]
    with pytest.raises(Unavailable, match="refuses the user or the password") as raised:
        connection.ask("GET", "/x")
    (request,) = server.requests
    sent = {name.lower(): value for name, value in request.headers.items()}["authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent).decode() == f"müller:{SECRET}"
    error: BaseException | None = raised.value
    while error is not None:
        for secret in (SECRET, sent):
            assert secret not in str(error) + repr(error)
        error = error.__cause__ or error.__context__
    everything = repr(connection.client) + repr(connection.address) + caplog.text + str(capfd.readouterr())
    assert SECRET not in everything
    assert sent not in everything
    connection.close()


def openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost and 127.0.0.1 that nobody on this machine trusts, and its key."""
    return self_signed(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def safe(server, certificate) -> Iterator[Proxy]:
    """The server behind TLS and a password."""
    with Proxy(server.port, certificate=certificate, credentials=f"reader:{SECRET}") as proxy:
        yield proxy


def test_a_certificate_authority_of_ones_own_is_trusted_once_it_is_named(server, safe, certificate, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_USER", "reader")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", SECRET)
    with pytest.raises(Unavailable, match=r"is not trusted \(self-signed certificate\).*TRIPTYCH_OPENSEARCH_CA"):
        open_index(safe.address("shop"))
    assert safe.seen == []  # nothing was said to somebody unknown
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_CA", str(certificate[0]))
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", "wrong")
    with pytest.raises(Unavailable, match="refuses the user or the password"):
        open_index(safe.address("shop"))
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", SECRET)
    index = open_index(safe.address("shop"))
    assert index.fingerprint == "0123456789abcdef"
    index.close()


def test_a_password_from_netrc_goes_through_tls(safe, certificate, monkeypatch, tmp_path):
    file = tmp_path / "netrc"
    file.write_text(f"machine localhost login reader password {SECRET}\n")
    monkeypatch.setenv("NETRC", str(file))
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_CA", str(certificate[0]))
    open_index(safe.address("shop")).close()


def test_an_authority_vouches_for_the_servers_that_it_signed(server, tmp_path):
    authority, request, certificate, key, its_key = (tmp_path / name for name in ("ca", "csr", "pem", "key", "ca-key"))
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    name = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    openssl("req", "-x509", *new, "-subj", "/CN=authority", "-out", str(authority), "-keyout", str(its_key))
    openssl("req", *new, *name, "-out", str(request), "-keyout", str(key))
    signed = ("-in", str(request), "-CA", str(authority), "-CAkey", str(its_key), "-out", str(certificate))
    openssl("x509", "-req", "-copy_extensions", "copy", *signed)
    with Proxy(server.port, certificate=(certificate, key)) as proxy:
        with pytest.raises(Unavailable, match=r"is not trusted.*TRIPTYCH_OPENSEARCH_CA"):
            open_index(proxy.address("shop"))
        connection = connected(proxy.address("shop"), opensearch_ca=str(authority))
        assert connection.major == 2
        connection.close()


def test_a_certificate_of_another_server_is_refused(server, tmp_path):
    mine = tmp_path / "certificate.pem", tmp_path / "key.pem"
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=elsewhere")
    files = ("-addext", "subjectAltName=DNS:elsewhere.example", "-out", str(mine[0]), "-keyout", str(mine[1]))
    openssl("req", "-x509", *kind, *files)
    with Proxy(server.port, certificate=mine) as proxy:
        connection = connected(proxy.address("shop"), opensearch_ca=str(mine[0]))
        with pytest.raises(Unavailable, match=r"is of another server.*use a name that it holds"):
            connection.ask("GET", "/")
        connection.close()


@pytest.mark.parametrize("reason", ["certificate has expired", "certificate is not yet valid"])
def test_a_certificate_that_is_out_of_date_is_not_called_unknown(reason):
    refused = ssl.SSLCertVerificationError(1, "as OpenSSL says it")
    refused.verify_message = reason
    told = str(translation(SSLError("N/A", "", refused), Address.parsed("opensearchs://localhost/shop")))
    assert reason in told
    assert "out of date" in told
    assert "TRIPTYCH_OPENSEARCH_CA" not in told


def test_tls_and_no_tls_are_not_mixed_up_silently(server, safe, certificate):
    connection = connected(f"opensearchs://localhost:{server.port}/shop", opensearch_ca=str(certificate[0]))
    with pytest.raises(Unavailable, match=r"no safe connection.*a server without TLS is opensearch://"):
        connection.ask("GET", "/")
    connection.close()
    connection = connected(f"opensearch://localhost:{safe.port}/shop")
    with pytest.raises(Unavailable, match="a server that speaks TLS is opensearchs://"):
        connection.ask("GET", "/")
    connection.close()


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_file_that_is_no_certificate_is_named_at_once(tmp_path, content):
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"TRIPTYCH_OPENSEARCH_CA is '.*ca\.pem'"):
        connected("opensearchs://localhost/shop", opensearch_ca=str(file))
    with pytest.raises(InvalidInput, match="the address is not opensearchs://"):
        connected("opensearch://localhost/shop", opensearch_ca=str(file))
