"""Pictures by address, from a real server on this machine, and the addresses that must never be asked."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from search.errors import UnreadableImage
from search.ingest.fetch import FetchedPicture, Fetcher, NotFetched
from search.ingest.gate import GuardedBackend, is_public
from search.settings import Settings
from tests.ingest.site import RED, Site


def test_a_picture_is_fetched_once_and_kept(site: Site, settings: Settings, tmp_path: Path) -> None:
    address = f"{site.address}/picture/1.png"
    fetcher = Fetcher(settings, allow_loopback=True)
    assert fetcher.kept(address) is None
    assert FetchedPicture(address, fetcher).read(settings) == RED
    assert Fetcher(settings, allow_loopback=True).fetch(address) == RED
    assert fetcher.kept(address) == RED
    assert site.asked == ["/picture/1.png"]
    assert [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()] == [RED]


def test_redirects_are_followed_and_names_are_percent_encoded(site: Site, settings: Settings) -> None:
    fetcher = Fetcher(settings, allow_loopback=True)
    assert fetcher.fetch(f"{site.address}/to/~picture~2.png#part") == RED
    assert fetcher.fetch(f"{site.address}/picture/blå båt.png?size=a b") == RED
    assert site.asked[1:] == ["/picture/2.png", "/picture/bl%C3%A5%20b%C3%A5t.png?size=a%20b"]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("status/404", "answers 404"),
        ("status/500", "answers 500"),
        ("page", "gives a web page"),
        ("endless", r"more than 0\.5 MB"),
        ("loop/", "redirects more than 5 times"),
        ("to/ftp:~~example.org~a.png", "http:// or https://"),
        ("nothing", "cannot be reached"),
        ("to/http:~~[::1", "cannot be reached|no address"),
    ],
)
def test_a_dead_link_is_told_and_tried_again_next_time(site: Site, settings: Settings, path: str, why: str) -> None:
    fetcher = Fetcher(settings, allow_loopback=True)
    for _ in range(2):
        with pytest.raises(UnreadableImage, match=why):
            fetcher.fetch(f"{site.address}/{path}")
    assert len(site.asked) >= 2
    assert fetcher.kept(f"{site.address}/{path}") is None


def test_a_server_that_sends_a_byte_now_and_then_does_not_outlast_the_deadline(site: Site, tmp_path: Path) -> None:
    settings = Settings(home=str(tmp_path), fetch_timeout=0.3)
    with pytest.raises(UnreadableImage, match=r"within 0\.3 s"):
        Fetcher(settings, allow_loopback=True).fetch(f"{site.address}/drip")


def test_a_closed_port_and_a_host_that_is_not_there_are_told(settings: Settings) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with pytest.raises(UnreadableImage, match="cannot be reached"):
            Fetcher(settings, allow_loopback=True).fetch(f"http://127.0.0.1:{held.getsockname()[1]}/a.png")
    with pytest.raises(UnreadableImage, match=r"there is no host 'nowhere\.invalid'"):
        Fetcher(settings).fetch("http://nowhere.invalid/a.png")


def test_what_is_only_got_is_kept_nowhere(site: Site, settings: Settings, tmp_path: Path) -> None:
    fetcher, address = Fetcher(settings, allow_loopback=True), f"{site.address}/picture/1.png"
    assert fetcher.get(address) == fetcher.get(address) == RED
    assert site.asked == ["/picture/1.png"] * 2
    assert not any(file.is_file() for file in tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("status/404", "answer"),
        ("loop/", "answer"),
        ("page", "content"),
        ("endless", "large"),
        ("nothing", "unreachable"),
        ("to/ftp:~~example.org~a.png", "address"),
        ("to/http:~~10.0.0.1~a.png", "private"),
    ],
)
def test_a_program_is_told_what_was_wrong(site: Site, settings: Settings, path: str, why: str) -> None:
    with pytest.raises(NotFetched) as told:
        Fetcher(settings, allow_loopback=True).get(f"{site.address}/{path}")
    assert told.value.why == why


@pytest.mark.slow
def test_many_threads_may_fetch_at_once(site: Site, settings: Settings) -> None:
    fetcher = Fetcher(settings, allow_loopback=True)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(fetcher.fetch, [f"{site.address}/slow/{i}" for i in range(16)])) == {RED}
    assert site.most_together > 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2001:0:7f00:1::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_internal_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0", "169.254.169.254"],
)
def test_this_machine_and_its_network_are_never_asked(site: Site, settings: Settings, host: str) -> None:
    port = site.server_address[1]
    with pytest.raises(UnreadableImage, match=r"no public address|cannot be reached"):
        Fetcher(settings).fetch(f"http://{host}:{port}/picture/1.png")
    assert site.asked == []


def test_a_redirect_passes_through_the_same_gate(site: Site, settings: Settings) -> None:
    with pytest.raises(UnreadableImage, match=r"169\.254\.169\.254 is no public address"):
        Fetcher(settings, allow_loopback=True).fetch(f"{site.address}/to/http:~~169.254.169.254~latest~meta-data")


def test_a_host_with_one_internal_address_among_public_ones_is_refused(
    site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.215.14", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(UnreadableImage, match=r"rebound\.example is no public address"):
        Fetcher(settings).fetch(f"http://rebound.example:{site.server_address[1]}/picture/1.png")
    assert site.asked == []


def test_the_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers first with an allowed address and then with another gains nothing."""
    port = site.server_address[1]
    asked: list[str] = []
    real = socket.getaddrinfo

    def answers(host: str, *args: object, **options: object) -> object:
        asked.append(host)
        if host != "rebound.example":
            return real(host, *args, **options)  # type: ignore[arg-type]
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if asked.count(host) == 1 else "10.0.0.1", port))
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    stream = GuardedBackend(time.monotonic() + 5, allow_loopback=True).connect_tcp("rebound.example", port)
    assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
    stream.close()
    assert asked.count("rebound.example") == 1


def test_a_name_server_that_does_not_answer_does_not_outlast_the_deadline(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answered = threading.Event()

    def hangs(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        answered.wait(60)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    monkeypatch.setattr("search.ingest.gate.LOOKUPS", threading.BoundedSemaphore(2))
    impatient = Fetcher(replace(settings, fetch_timeout=0.2))
    try:
        for number in range(4):
            with pytest.raises(NotFetched, match=r"nothing complete arrived within 0\.2 s") as told:
                impatient.fetch(f"http://hangs-{number}.example/a.png")
            assert told.value.why == "late"
    finally:
        answered.set()
    assert len(set(asked)) == len(asked) == 2  # the others found no place


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "http:// or https://"),
        ("ftp://example.org/a.png", "http:// or https://"),
        ("gopher://127.0.0.1:25/", "http:// or https://"),
        ("a.png", "http:// or https://"),
        ("http://", "http:// or https://"),
        ("http://user:word@example.org/a.png", "user's name"),
        ("http://example.org:port/a.png", "no address"),
        ("http://[::1/a.png", "no address"),
        (f"http://{'a' * 64}.example/a.png", "host's name is not valid"),
        ("http://exa mple.org/a.png", "no address|cannot be reached|no host"),
        ("http://example.org\r\nX-Evil: 1/a.png", "no address|cannot be reached|no host|not valid"),
    ],
)
def test_what_is_no_address_of_a_picture_is_told(settings: Settings, address: str, why: str) -> None:
    with pytest.raises(UnreadableImage, match=why):
        Fetcher(settings).fetch(address)
