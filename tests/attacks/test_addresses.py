"""Addresses of pictures that strangers wrote, and servers that answer them badly.

The server on this machine stands for what only this machine can reach: without the guard every address here would get
to it, and it notes what it is asked.
"""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from search.errors import UnreadableImage
from search.ingest.fetch import Fetcher
from search.ingest.sources import open_source
from search.settings import Settings
from tests.attacks.crafted import honest
from tests.ingest.site import Site

INSIDE = "reads what only this machine's own network may read"
FILES = "reads files of the server"
FORGED = "has the server send a request of the attacker's making to another service"
MEMORY = "takes all memory with one answer"
WAITS = "keeps a thread waiting for as long as the attacker likes"
STORED = "has the server keep and show something that is no picture"

attack = pytest.mark.attack


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=attack(gain))


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=str(tmp_path / "home"), fetch_timeout=3, max_image_megabytes=0.5)


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """Makes servers that send some bytes to whoever connects, again and again if that is wanted; gives the address."""
    open_: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(listening: socket.socket, answer: bytes, again: bytes) -> None:
        try:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)
                while again:
                    connection.sendall(again)
        except OSError:
            pass

    def begin(answer: bytes, again: bytes = b"") -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        open_.append(listening)
        threads.append(threading.Thread(target=serve, args=(listening, answer, again)))
        threads[-1].start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/a.png"

    yield begin
    for listening in open_:
        listening.close()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    "address",
    [
        case("http://127.0.0.1:{port}/", name="loopback", gain=INSIDE),
        case("http://127.255.255.254:{port}/", name="loopback-end", gain=INSIDE),
        case("http://2130706433:{port}/", name="decimal", gain=INSIDE),
        case("http://0x7f000001:{port}/", name="hexadecimal", gain=INSIDE),
        case("http://017700000001:{port}/", name="octal", gain=INSIDE),
        case("http://0177.0.0.01:{port}/", name="octal-parts", gain=INSIDE),
        case("http://127.1:{port}/", name="short", gain=INSIDE),
        case("http://0:{port}/", name="zero", gain=INSIDE),
        case("http://0.0.0.0:{port}/", name="any", gain=INSIDE),
        case("http://[::]:{port}/", name="any-6", gain=INSIDE),
        case("http://[::1]:{port}/", name="loopback-6", gain=INSIDE),
        case("http://[0:0:0:0:0:0:0:1]:{port}/", name="loopback-6-long", gain=INSIDE),
        case("http://[::ffff:127.0.0.1]:{port}/", name="mapped", gain=INSIDE),
        case("http://[::ffff:7f00:1]:{port}/", name="mapped-hexadecimal", gain=INSIDE),
        case("http://[64:ff9b::7f00:1]:{port}/", name="translated", gain=INSIDE),
        case("http://[2002:7f00:1::]:{port}/", name="6to4", gain=INSIDE),
        case("http://[fe80::1%25lo]:{port}/", name="link-local", gain=INSIDE),
        case("http://localhost:{port}/", name="name", gain=INSIDE),
        case("http://LOCALHOST.:{port}/", name="name-with-dot", gain=INSIDE),
        case("http://127。0。0。1:{port}/", name="ideographic-dots", gain=INSIDE),
        case("http://①②⑦.⓪.⓪.①:{port}/", name="circled-digits", gain=INSIDE),
        case("http://１２７.0.0.1:{port}/", name="wide-digits", gain=INSIDE),
        case("http://example.org@127.0.0.1:{port}/", name="name-before-at", gain=INSIDE),
        case("http://127.0.0.1:{port}\\@example.org/", name="backslash", gain=INSIDE),
        case("http://127.0.0.1:{port}#@example.org/", name="hash", gain=INSIDE),
        case("http://127.0.0.1:{port}?@example.org/", name="question-mark", gain=INSIDE),
        case("h\tttp://127.0.0.1:{port}/", name="tab", gain=INSIDE),
        case(" http://127.0.0.1:{port}/", name="space", gain=INSIDE),
        case("http:\\\\127.0.0.1:{port}\\", name="backslashes", gain=INSIDE),
        case("http:127.0.0.1:{port}/", name="no-slashes", gain=INSIDE),
        case("http:////127.0.0.1:{port}/", name="four-slashes", gain=INSIDE),
        case("http://169.254.169.254/latest/meta-data/", name="cloud", gain="takes over the cloud account"),
        case("http://[fd00:ec2::254]/latest/meta-data/", name="cloud-6", gain="takes over the cloud account"),
        case("http://100.100.100.200/latest/meta-data/", name="cloud-shared", gain="takes over the cloud account"),
        case("file:///etc/passwd", name="file", gain=FILES),
        case("file://localhost/etc/passwd", name="file-with-host", gain=FILES),
        case("FILE:///etc/passwd", name="file-in-capitals", gain=FILES),
        case("//127.0.0.1:{port}/", name="no-scheme", gain=INSIDE),
        case("data:image/png;base64,iVBORw0KGgo=", name="data", gain=STORED),
        case("gopher://127.0.0.1:{port}/_FLUSHALL", name="gopher", gain=FORGED),
        case("dict://127.0.0.1:{port}/", name="dict", gain=FORGED),
        case("ftp://127.0.0.1:{port}/", name="ftp", gain=INSIDE),
        case("jar:http://127.0.0.1:{port}!/", name="jar", gain=INSIDE),
        case(
            "http+unix://%2Fvar%2Frun%2Fdocker.sock/", name="unix", gain="takes over the machine through its containers"
        ),
        case("http://127.0.0.1:{port}/\r\nHost: evil\r\n\r\n", name="line-break", gain=FORGED),
        case("http://127.0.0.1:99999/", name="port", gain=INSIDE),
    ],
)
def test_an_address_that_leads_inside_is_refused_and_nothing_is_asked(
    site: Site, settings: Settings, address: str
) -> None:
    address = address.format(port=site.server_address[1])
    with pytest.raises(UnreadableImage) as refused:
        Fetcher(settings).fetch(address)
    assert str(refused.value)
    assert site.asked == []
    assert Fetcher(settings).kept(address) is None


@pytest.mark.parametrize(
    "onward",
    [
        case("http:~~10.0.0.1~", name="private", gain=INSIDE),
        case("http:~~169.254.169.254~latest~", name="cloud", gain="takes over the cloud account"),
        case("~~192.168.0.1~", name="without-scheme", gain=INSIDE),
        case("HTTP:~~[fd00::1]~", name="private-6", gain=INSIDE),
        case("file:~~~etc~passwd", name="file", gain=FILES),
        case("gopher:~~10.0.0.1~_x", name="gopher", gain=FORGED),
        case("http:~~user:word@10.0.0.1~", name="with-password", gain=INSIDE),
        case("http:~~[::1", name="broken", gain=WAITS),
    ],
)
def test_a_redirect_leads_nowhere_inside(site: Site, settings: Settings, onward: str) -> None:
    with pytest.raises(UnreadableImage):
        Fetcher(settings, allow_loopback=True).fetch(f"{site.address}/to/{onward}")
    assert len(site.asked) == 1


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        case(HEAD + b"Content-Length: 99999999999\r\n\r\n", b"\x89PNG" * 9000, name="endless-body", gain=MEMORY),
        case(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"8\r\n\x89PNGaaaa\r\n", name="endless-chunks", gain=MEMORY),
        case(HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n", b"a" * 9000, name="giant-chunk", gain=MEMORY),
        case(HEAD, b"X-More: " + b"a" * 5000 + b"\r\n", name="endless-headers", gain=MEMORY),
        case(HEAD + b"X-Long: ", b"a" * 9000, name="endless-header", gain=MEMORY),
        case(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", name="endless-continue", gain=WAITS),
        case(HEAD + b"Content-Length: -5\r\n\r\n", b"", name="negative-length", gain=MEMORY),
        case(HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nabcde", b"", name="two-lengths", gain=STORED),
        case(HEAD + b"Content-Length: 500\r\n\r\n\x89PNG\r\n\x1a\n", b"", name="cut-short", gain=STORED),
        case(b"\x89PNG\r\n\x1a\n" + bytes(99), b"", name="no-http", gain=STORED),
        case(b"", b"", name="nothing", gain=WAITS),
        case(HEAD + b"Content-Length: 20\r\n\r\n<svg onload=alert(1)>", b"", name="svg-named-png", gain=STORED),
        case(HEAD + b"\r\n<!doctype html><script>alert(1)</script>", b"", name="html-named-png", gain=STORED),
        case(b"HTTP/1.1 301 Moved\r\nLocation: \xff\xfe\x00\r\n\r\n", b"", name="redirect-to-bytes", gain=WAITS),
        case(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", b"", name="redirect-to-nowhere", gain=WAITS),
        case(
            HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(honest("PNG") + bytes(20_000_000)),
            b"",
            name="compressed-bomb",
            gain=MEMORY,
        ),
    ],
)
def test_a_server_that_answers_badly_is_told_of_in_a_sentence(
    settings: Settings, answering: Callable[..., str], answer: bytes, again: bytes
) -> None:
    address = answering(answer, again)
    fetcher = Fetcher(settings, allow_loopback=True)
    with pytest.raises(UnreadableImage) as refused:
        fetcher.fetch(address)
    assert len(str(refused.value)) < 500
    assert fetcher.kept(address) is None


@attack("steers the terminal of whoever runs the ingest")
def test_a_row_with_a_hostile_address_is_refused_by_its_place(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "metadata.csv").write_text(
        "image_url,caption\nhttp://127.0.0.1/\x1b]0;x\x07,a\nhttp://10.0.0.1/a.png,b\n"
    )
    first, second = open_source(tmp_path / "metadata.csv", fetcher=Fetcher(settings))
    assert getattr(first, "why", "").startswith("its name or id holds characters")
    assert second.id == "http://10.0.0.1/a.png"
