"""Who asks, at which host and from which page: what a stranger claims of that is not believed."""

import json
from collections.abc import Iterator

import httpx
import pytest

from demo.forwarded import networks, root_path
from demo.kinds import client_of
from search import Engine
from search.errors import InvalidInput
from search.settings import Settings
from tests.attacks.web import PATIENCE, said, status
from tests.demo.shop import fill, served

EVIL = "evil.example"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    with served(engine) as address:
        yield address


@pytest.fixture(scope="module")
def proxied(engine: Engine) -> Iterator[str]:
    """Behind a proxy on this machine that is named, below /shop."""
    settings = Settings(trust_proxy="127.0.0.1, 10.0.0.0/8", root_path="/shop")
    with served(engine, settings=settings) as address:
        yield address


FORWARDED = {
    "X-Forwarded-Host": {"X-Forwarded-Host": EVIL},
    "Forwarded": {"Forwarded": f"for=1.2.3.4;host={EVIL};proto=https"},
    "X-Forwarded-Proto": {"X-Forwarded-Proto": "javascript"},
    "X-Forwarded-Prefix": {"X-Forwarded-Prefix": f"//{EVIL}"},
    "X-Original-Host": {"X-Original-Host": EVIL},
    "X-Forwarded-Server": {"X-Forwarded-Server": EVIL},
    "X-Forwarded-Port": {"X-Forwarded-Port": "443@evil.example"},
}


@pytest.mark.slow
@pytest.mark.attack("has the page, kept by a cache, load its scripts from and send questions to a foreign host")
@pytest.mark.parametrize("header", FORWARDED)
def test_a_foreign_host_is_not_put_into_the_page(address: str, header: str) -> None:
    for path in ("/", "/config", "/gradio_api/info", "/browse", "/compare"):
        answer = httpx.get(f"{address}{path}", headers=FORWARDED[header], timeout=PATIENCE)
        assert EVIL not in answer.text
        assert "javascript://" not in answer.text
        assert EVIL not in str(answer.headers)


@pytest.mark.slow
@pytest.mark.attack("has a cache keep a page that names a foreign host, or previews of links point there")
def test_a_page_that_names_its_host_is_nobody_elses_to_keep(address: str) -> None:
    answer = httpx.get(f"{address}/?q=red", headers={"Host": EVIL}, timeout=PATIENCE)
    assert answer.headers["cache-control"] == "private, no-cache"
    head = answer.text.partition("<script")[0]
    assert EVIL not in head
    assert "og:title" in head


@pytest.mark.slow
@pytest.mark.attack("has a proxy and the server disagree about whom a request is for")
@pytest.mark.parametrize(
    "hosts",
    [
        pytest.param([], id="none"),
        pytest.param(["a.example", EVIL], id="two"),
        pytest.param(["evil.example/path"], id="with a path"),
        pytest.param(["user@evil.example"], id="with a user"),
        pytest.param(['"><script>alert(1)</script>'], id="with markup"),
        pytest.param(["a.example:99999999"], id="with a port that is none"),
        pytest.param(["x" * 300], id="very long"),
        pytest.param([""], id="empty"),
    ],
)
def test_a_request_names_one_host(address: str, hosts: list[str]) -> None:
    lines = "".join(f"Host: {host}\r\n" for host in hosts)
    answer = said(address, f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
    assert status(answer) == 400
    assert EVIL.encode() not in answer


SMUGGLED = {
    "both lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "a length with a sign": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello",
    "a negative length": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nhello",
    "a length in hex": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nhello",
    "a space before the colon": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "another coding": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "two codings": b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "a chunk of no number": b"POST /groups HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhi\r\n\r\n",
    "a null in a header": b"GET / HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n",
    "a line feed alone in a name": b"GET / HTTP/1.1\r\nHost: a\r\nX\nA: b\r\n\r\n",
    "a space in the target": b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no protocol at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
}


@pytest.mark.slow
@pytest.mark.attack("hides a second request in the first, which a proxy takes for somebody else's")
@pytest.mark.parametrize("how", SMUGGLED)
def test_nothing_is_hidden_in_a_request(address: str, how: str) -> None:
    hidden = b"GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    answer = said(address, SMUGGLED[how] + hidden, seconds=3)
    assert b"triptych_" not in answer
    assert status(answer) == 400


@pytest.mark.attack("asks without a limit, since every request seems to come from somebody else")
def test_only_a_named_proxy_says_who_asks() -> None:
    assert client_of({"client": ("203.0.113.7", 1)}) == "203.0.113.7"
    assert client_of({"client": ("2001:db8:1:2:3::4", 1)}) == client_of({"client": ("2001:db8:1:2:ffff::", 1)})
    assert client_of({"client": ("::ffff:203.0.113.7", 1)}) == "203.0.113.7"
    assert client_of({"client": ("127.0.0.1", 1)}) is None


@pytest.mark.slow
@pytest.mark.attack("asks without a limit by writing other addresses in front of its own")
def test_what_stands_in_front_of_the_last_address_is_not_believed(engine: Engine) -> None:
    with served(engine, settings=Settings(trust_proxy="127.0.0.1, 10.0.0.0/8", rate=0.1)) as address:
        answers = [
            httpx.get(f"{address}/browse", headers={"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.9, 10.0.0.5"})
            for n in range(4)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]


@pytest.mark.slow
@pytest.mark.attack("sees the operator's measures through a proxy on the same machine")
def test_the_measures_are_not_told_through_a_proxy(address: str, proxied: str) -> None:
    for who in ("203.0.113.7", "127.0.0.1, 203.0.113.7"):
        assert httpx.get(f"{proxied}/metrics", headers={"X-Forwarded-For": who}).status_code == 403
        assert httpx.get(f"{address}/metrics", headers={"X-Forwarded-For": who}).status_code == 403
    assert httpx.get(f"{address}/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403
    assert httpx.get(f"{proxied}/metrics").status_code == 200


@pytest.mark.slow
@pytest.mark.attack("nothing: a named proxy shows the page at its own address and below its path")
def test_a_named_proxy_is_believed(proxied: str) -> None:
    headers = {"X-Forwarded-Host": "shop.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
    for path in ("/config", "/shop/config"):  # whether or not the proxy takes the path off
        config = httpx.get(f"{proxied}{path}", headers=headers, timeout=PATIENCE).json()
        assert config["root"] == "https://shop.example/shop"
    assert httpx.get(f"{proxied}/shop/browse", headers=headers, timeout=PATIENCE).status_code == 200
    assert httpx.get(f"{proxied}/shopping/browse", headers=headers, timeout=PATIENCE).status_code == 404


@pytest.mark.slow
@pytest.mark.attack("sends visitors on to a foreign page from an address of ours")
@pytest.mark.parametrize(
    "path",
    ["//evil.example", "//evil.example/", "/\\evil.example", "/%2f%2fevil.example", "/logout", "/in//evil.example"],
)
def test_nobody_is_sent_on_to_another_host(address: str, path: str) -> None:
    host = address.removeprefix("http://")
    answer = said(address, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"location:" not in head
    assert status(answer) in (400, 404)


FOREIGN = {
    "another page": {"Origin": f"https://{EVIL}"},
    "a page of no origin": {"Origin": "null"},
    "our name in front": {"Origin": "http://127.0.0.1.evil.example"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "another site, as the browser says": {"Sec-Fetch-Site": "cross-site"},
    "a sister of ours": {"Sec-Fetch-Site": "same-site", "Origin": "http://shop.evil.example"},
}


@pytest.mark.slow
@pytest.mark.attack("has visitors of a foreign page search and upload here with their browsers and passwords")
@pytest.mark.parametrize("who", FOREIGN)
def test_other_pages_may_not_call(address: str, who: str) -> None:
    for path in ("gradio_api/queue/join", "gradio_api/upload", "gradio_api/call/search", "kept", "groups"):
        kind = {"Content-Type": "text/plain"}  # what a browser sends without asking first
        answer = httpx.post(f"{address}/{path}", headers=FOREIGN[who] | kind, content=json.dumps({"data": []}))
        assert answer.status_code == 403, path


@pytest.mark.slow
@pytest.mark.attack("reads answers from a foreign page, with what its visitors' browsers know")
@pytest.mark.parametrize("origin", [f"https://{EVIL}", "null", "http://localhost:1"])
def test_other_pages_may_not_read(address: str, origin: str) -> None:
    host = {"Host": "shop.example", "Origin": origin}
    for method in ("GET", "OPTIONS"):
        headers = host | ({"Access-Control-Request-Method": "POST"} if method == "OPTIONS" else {})
        answer = httpx.request(method, f"{address}/config", headers=headers, timeout=PATIENCE)
        assert not [name for name in answer.headers if name.startswith("access-control-allow-origin")]
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.slow
@pytest.mark.attack("nothing: pages that the operator names may call, and no others")
def test_pages_that_are_named_may_call(engine: Engine) -> None:
    named = "https://shop.example"
    with served(engine, settings=Settings(called_by=named)) as address:
        body = {"data": ["red"]}
        good = httpx.post(f"{address}/gradio_api/call/search", headers={"Origin": named}, json=body, timeout=PATIENCE)
        bad = httpx.post(f"{address}/gradio_api/call/search", headers={"Origin": f"{named}.evil"}, json=body)
    assert (good.status_code, good.headers["access-control-allow-origin"]) == (200, named)
    assert "access-control-allow-credentials" not in good.headers
    assert bad.status_code == 403


@pytest.mark.attack("is believed as a proxy, since a mistake in a setting was not told")
@pytest.mark.parametrize("text", ["everybody", "10.0.0.0/99", "10.0.0.1/8", "300.1.1.1"])
def test_a_proxy_that_is_none_ends_the_start(text: str) -> None:
    with pytest.raises(InvalidInput):
        networks(text)


@pytest.mark.attack("has the page's addresses point to a foreign host")
@pytest.mark.parametrize("text", ["shop", "//evil.example", "/a/../b?c", "https://evil.example", "/a b", "/\r\nX: y"])
def test_a_root_path_that_is_none_ends_the_start(text: str) -> None:
    with pytest.raises(InvalidInput):
        root_path(text)
