"""Addresses of indexes on a server, and who may use them: read, written down again, and nothing secret ever told."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import InvalidInput
from search.indexes import create_index, drop_index, open_index
from search.indexes.builds import begin_build, previous_build
from search.indexes.opensearch.address import Address, credentials
from search.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[3]
SECRET = "hunter2"


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The netrc file that is asked; not written yet."""
    file = tmp_path / "passwords"
    monkeypatch.setenv("NETRC", str(file))
    return file


@pytest.mark.parametrize(
    ("text", "tls", "hosts", "name"),
    [
        ("opensearch://localhost/shop", False, [("localhost", 9200)], "shop"),
        ("opensearch://localhost:9201/shop/", False, [("localhost", 9201)], "shop"),
        ("opensearchs://search.example.org/a", True, [("search.example.org", 9200)], "a"),
        ("opensearch://a:9201,b:9211, c/shop", False, [("a", 9201), ("b", 9211), ("c", 9200)], "shop"),
        ("opensearch://[::1]:9201,[fe80::2]/shop", False, [("::1", 9201), ("fe80::2", 9200)], "shop"),
        ("opensearch://h/shop_2.eu-west", False, [("h", 9200)], "shop_2.eu-west"),
    ],
)
def test_an_address_names_hosts_ports_and_an_index(text, tls, hosts, name):
    assert Address.parsed(text) == Address(tls, tuple(hosts), name)


hosts = st.one_of(
    st.from_regex(r"[a-z][a-z0-9.-]{0,20}", fullmatch=True),
    st.ip_addresses(v=4).map(str),
    st.ip_addresses(v=6).map(str).filter(lambda text: "." not in text),
)


@pytest.mark.slow
@given(
    st.booleans(),
    st.lists(st.tuples(hosts, st.integers(1, 65535)), min_size=1, max_size=4),
    st.from_regex(r"[a-z0-9]([._]?[a-z0-9]){0,40}", fullmatch=True),
)
def test_an_address_that_was_written_down_is_the_same_when_read_again(tls, servers, name):
    address = Address(tls, tuple(servers), name)
    assert Address.parsed(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "opensearch://localhost",
        "opensearch:///shop",
        "opensearch://localhost/shop/more",
        "opensearch://localhost:0/shop",
        "opensearch://localhost:65536/shop",
        "opensearch://localhost:http/shop",
        "opensearch://a,,b/shop",
        "opensearch://::1/shop",
        "opensearch://[::1/shop",
        "https://localhost/shop",
    ],
)
def test_what_is_no_address_is_repeated_with_the_form_that_one_has(text):
    with pytest.raises(InvalidInput, match="opensearch://host:9200/name") as raised:
        Address.parsed(text)
    assert text in str(raised.value)


@pytest.mark.parametrize(
    "name",
    ["Shop", "_shop", "-shop", ".shop", "shop-", "a--b", "a" * 101, "shöp", "a,b", "a*", "a b", "a?refresh=true"],
)
def test_a_name_that_a_server_could_mistake_is_refused(name):
    # `shop-` would put its thumbnails where those of `shop` are, `a--b` its builds.
    with pytest.raises(InvalidInput, match="cannot name an index"):
        Address.parsed(f"opensearch://localhost/{name}")
    assert Address.parsed("opensearch://localhost/" + "a" * 100).name == "a" * 100


@pytest.mark.parametrize(
    "text",
    [
        f"opensearch://admin:{SECRET}@localhost:9200/shop",
        f"opensearchs://{SECRET}@localhost/shop",
        f"opensearch://admin:{SECRET}/1@localhost/shop",
        f"opensearch://admin:{SECRET}@@localhost//shop",
        f"opensearch:/admin:{SECRET}@localhost/shop",
        f"opensearch://localhost/shop@admin:{SECRET}",
        f"https://admin:{SECRET}@localhost/shop",
    ],
)
def test_an_address_with_a_password_is_refused_without_repeating_it(text, capfd, caplog):
    calls: list[Callable[[], object]] = [lambda: Address.parsed(text)]
    if "://" in text:
        calls += [
            lambda: open_index(text),
            lambda: create_index(text, dimension=3, fingerprint="x"),
            lambda: drop_index(text),
            lambda: begin_build(text, dimension=3, fingerprint="x"),
            lambda: previous_build(text),
        ]
    for call in calls:
        with pytest.raises(InvalidInput, match="TRIPTYCH_OPENSEARCH_PASSWORD") as raised:
            call()
        error: BaseException | None = raised.value
        while error is not None:
            assert SECRET not in str(error)
            assert SECRET not in repr(error)
            error = error.__cause__ or error.__context__
    told = capfd.readouterr()
    assert SECRET not in told.out + told.err + caplog.text


@pytest.mark.slow
@pytest.mark.parametrize("command", [["query", "dress"], ["ingest", "assets/catalogue"], ["reindex", "--encoder", "x"]])
def test_the_command_line_does_not_repeat_a_password_either(command):
    where = f"opensearch://admin:{SECRET}@localhost:1/shop"
    done = subprocess.run(
        [sys.executable, "-m", "search", *command, "--index", where],
        capture_output=True, text=True, check=False, cwd=CHECKOUT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "TRIPTYCH_OPENSEARCH_PASSWORD" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_the_settings_say_who_asks(netrc):
    netrc.write_text("machine localhost login someone password else\n")
    address = Address.parsed("opensearch://localhost/shop")
    chosen = Settings(opensearch_user="reader", opensearch_password=SECRET)
    assert credentials(address, chosen) == ("reader", SECRET)


def test_else_the_netrc_file_is_asked_for_the_first_host(netrc):
    address = Address.parsed("opensearch://a:9201,b:9211/shop")
    assert credentials(address, Settings()) is None
    netrc.write_text(f"machine b login other password no\nmachine a login reader password {SECRET}\n")
    assert credentials(address, Settings()) == ("reader", SECRET)
    assert credentials(Address.parsed("opensearch://c/shop"), Settings()) is None
    netrc.write_text(f"default login anyone password {SECRET}\n")
    assert credentials(Address.parsed("opensearch://c/shop"), Settings()) == ("anyone", SECRET)


def test_a_user_without_a_password_is_refused(netrc):
    with pytest.raises(InvalidInput, match="TRIPTYCH_OPENSEARCH_PASSWORD is not"):
        credentials(Address.parsed("opensearch://localhost/shop"), Settings(opensearch_user="reader"))


@pytest.mark.parametrize(
    "content",
    [
        f"machine localhost login reader password two words {SECRET}\n".encode(),
        f"{SECRET} localhost\n".encode(),
        b"machine localhost login \xff\xfe\x00 " + SECRET.encode() + b"\n",
    ],
)
def test_a_netrc_file_that_cannot_be_read_is_named_and_nothing_of_it_is_repeated(netrc, content):
    netrc.write_bytes(content)
    with pytest.raises(InvalidInput, match="'passwords' cannot be read") as raised:
        credentials(Address.parsed("opensearch://localhost/shop"), Settings())
    assert SECRET not in str(raised.value)
    assert "words" not in str(raised.value).replace("passwords", "")
    assert raised.value.__suppress_context__
    assert str(netrc.parent) not in str(raised.value)
